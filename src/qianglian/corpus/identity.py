"""Which records are one publication.

Records are compared only within a *group*: one country and number, whatever the kind (or one vendor's
record id where there is no number). Two kind codes are two publications. A number without a kind code
joins a kinded one only when their dates agree and nothing speaks against it, or when one date is unknown
and both title and applicant agree; in every other case the pair becomes a proposal with its reasons.
CN A and B documents share a number: a kindless record of 2017 is not the B document of 2019, but its
application's earlier publication.

Everything here is a function of the *set* of records, so that any order of import gives the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import Literal

from qianglian.model.keys import publication_key
from qianglian.model.publication import Publication
from qianglian.query.normal_form import normalise

RECORD_SCHEMES = ("lens",)
"""Identifier schemes in which one value names one publication."""

Verdict = Literal["agree", "differ", "unknown"]
Relation = Literal["same_publication", "same_application"]


def identity_of(publication: Publication) -> str:
    """How a record names its publication: ``CN106569070B``, ``CN106569070``, ``lens:004-…``; "" if it does not."""
    if publication.number:
        return publication.number.text
    return next((f"{i.scheme}:{i.value}" for i in publication.identifiers if i.scheme in RECORD_SCHEMES), "")


def group_of(publication: Publication) -> str:
    """What a record is compared within: country and number without kind, or the vendor's id."""
    return publication.number.group if publication.number else identity_of(publication)


def links_of(publication: Publication) -> list[str]:
    """Other groups that a record ties to its own: the vendor's ids beside a number."""
    if not publication.number:
        return []
    return [f"{i.scheme}:{i.value}" for i in publication.identifiers if i.scheme in RECORD_SCHEMES]


@dataclass(slots=True)
class Claimed:
    """What all records of one identity say of it, for comparison."""

    identity: str
    kinded: bool
    vendor: bool
    dates: set[date] = field(default_factory=set)
    titles: dict[str, set[str]] = field(default_factory=dict)
    applicants: set[str] = field(default_factory=set)
    applications: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)

    def add(self, publication: Publication) -> None:
        """Take in one more record."""
        if publication.publication_date:
            self.dates.add(publication.publication_date)
        for title in publication.titles:
            self.titles.setdefault(title.lang, set()).add(normalise(title.text))
        self.applicants.update(normalise(party.name) for party in publication.applicants)
        if publication.application:
            self.applications.add(publication.application.key)
        self.links.update(links_of(publication))


def _sets(one: set[str] | set[date], other: set[str] | set[date]) -> Verdict:
    if not one or not other:
        return "unknown"
    return "agree" if one & other else "differ"


def _titles(one: Claimed, other: Claimed) -> Verdict:
    verdicts = {
        _sets(one.titles[lang], other.titles[lang]) for lang in one.titles.keys() & other.titles.keys()
    }
    return "agree" if "agree" in verdicts else "differ" if "differ" in verdicts else "unknown"


FEATURES: dict[str, Callable[[Claimed, Claimed], Verdict]] = {
    "publication_date": lambda one, other: _sets(one.dates, other.dates),
    "title": _titles,
    "applicant": lambda one, other: _sets(one.applicants, other.applicants),
    "application": lambda one, other: _sets(one.applications, other.applications),
}
"""What two identities of one number are compared by."""


def compare(one: Claimed, other: Claimed) -> dict[str, Verdict]:
    """Every feature's verdict on two identities."""
    return {name: feature(one, other) for name, feature in FEATURES.items()}


def joins(verdicts: dict[str, Verdict]) -> bool:
    """Whether the verdicts allow a number without a kind to join one with a kind, unasked."""
    if "differ" in (verdicts["publication_date"], verdicts["application"]):
        return False
    content = (verdicts["title"], verdicts["applicant"])
    if verdicts["publication_date"] == "agree":
        return content != ("differ", "differ")
    return content == ("agree", "agree")


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two publications that may be one (or of one application), for a person to decide, with the reasons."""

    one: str
    other: str
    one_number: str
    other_number: str
    relation: Relation
    reasons: tuple[tuple[str, Verdict], ...]


def relation_of(verdicts: dict[str, Verdict]) -> Relation:
    """What is proposed: different dates with anything in common mean one application, published twice."""
    shared = "agree" in (verdicts["application"], verdicts["title"], verdicts["applicant"])
    return "same_application" if verdicts["publication_date"] == "differ" and shared else "same_publication"


@dataclass(frozen=True, slots=True)
class Decisions:
    """People's decisions on identity: pairs of keys that are one, and pairs that are not."""

    same: frozenset[tuple[str, str]] = frozenset()
    different: frozenset[tuple[str, str]] = frozenset()

    @staticmethod
    def pair(one: str, other: str) -> tuple[str, str]:
        """A pair in the order in which it is kept."""
        return (one, other) if one < other else (other, one)


NO_DECISIONS = Decisions()


@dataclass(slots=True)
class Clusters:
    """The identities of one group, parted into publications; the fullest identity leads each."""

    leaders: dict[str, str]
    proposals: list[Proposal]


def cluster(claims: Iterable[Claimed], decisions: Decisions = NO_DECISIONS) -> Clusters:
    """Part the identities of one group into publications, and say what a person should look at."""
    known = {claim.identity: claim for claim in sorted(claims, key=lambda c: c.identity)}
    parent = {identity: identity for identity in known}
    proposals: list[Proposal] = []
    kinded = [claim for claim in known.values() if claim.kinded]
    for claim in known.values():
        if claim.vendor:
            _join_vendor(claim, known, parent)
        elif not claim.kinded:
            proposals += _join_kindless(claim, kinded, parent, decisions)
    for one, other in combinations(known, 2):
        if Decisions.pair(publication_key(one), publication_key(other)) in decisions.same:
            _union(parent, known, one, other)
    leaders = {identity: _root(parent, identity) for identity in known}
    apart = [p for p in proposals if leaders[p.one_number] != leaders[p.other_number]]
    return Clusters(leaders, apart)


def _join_vendor(claim: Claimed, known: dict[str, Claimed], parent: dict[str, str]) -> None:
    """A vendor's id joins the number whose records carry it; where two kinds carry it, it stands by itself."""
    carriers = [other for other in known.values() if claim.identity in other.links]
    kinded = [other for other in carriers if other.kinded]
    if len(kinded) > 1:
        return
    for other in kinded or carriers:
        _union(parent, known, claim.identity, other.identity)


def _join_kindless(
    claim: Claimed, kinded: Sequence[Claimed], parent: dict[str, str], decisions: Decisions
) -> list[Proposal]:
    """Join a kindless number to the one kinded publication that it can only be; else propose."""
    verdicts = {other.identity: compare(claim, other) for other in kinded}
    key = publication_key(claim.identity)
    barred = {i for i in verdicts if Decisions.pair(key, publication_key(i)) in decisions.different}
    fitting = [identity for identity, said in verdicts.items() if identity not in barred and joins(said)]
    if len(fitting) == 1:
        parent[claim.identity] = fitting[0]
        return []
    return [
        Proposal(
            key, publication_key(identity), claim.identity, identity, relation_of(said), tuple(said.items())
        )
        for identity, said in verdicts.items()
        if identity not in barred and Decisions.pair(key, publication_key(identity)) not in decisions.same
    ]


def _root(parent: dict[str, str], identity: str) -> str:
    while parent[identity] != identity:
        identity = parent[identity]
    return identity


def _union(parent: dict[str, str], known: dict[str, Claimed], one: str, other: str) -> None:
    """Join two; the fuller identity leads: kinded before kindless before vendor's id, then by name."""
    roots = sorted(
        {_root(parent, one), _root(parent, other)}, key=lambda i: (not known[i].kinded, known[i].vendor, i)
    )
    for root in roots[1:]:
        parent[root] = roots[0]
