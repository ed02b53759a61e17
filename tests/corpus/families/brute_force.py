"""Families from the definitions alone: sets and their closure, no arrays, no short cuts.

`families_by_hand` takes publications as any reader gives them, so that it can be run over the records of a format
(`compare`) as well as over examples.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from qianglian.corpus.workspace import open_workspace
from qianglian.model.numbers import claimed_key
from qianglian.model.publication import Publication
from qianglian.sources.formats import qianglian_jsonl

Partition = frozenset[frozenset[str]]


def name(publication: Publication) -> str:
    """A publication as the tests call it."""
    if publication.number:
        return publication.number.text
    return ":".join((publication.identifiers[0].scheme, publication.identifiers[0].value))


def own_applications(publications: Sequence[Publication]) -> dict[str, str]:
    """What each publication counts with, by name."""
    stated: dict[str, str] = {}
    siblings: dict[str, set[str]] = defaultdict(set)
    for one in publications:
        if one.application:
            country = one.number.country if one.number else one.country
            read = claimed_key(one.application_as_given or one.application.text, country, one.filing_date)
            stated[name(one)] = read or one.application.key
            siblings[_group(one)].add(stated[name(one)])
    own = dict(stated)
    for one in publications:
        agreed = siblings[_group(one)]
        own.setdefault(name(one), min(agreed) if len(agreed) == 1 else "#" + _group(one))
    return own


def _group(publication: Publication) -> str:
    return publication.number.group if publication.number else name(publication)


def families_by_hand(publications: Sequence[Publication]) -> dict[str, Partition]:
    """The simple and the extended families, as sets of publication names."""
    own = own_applications(publications)
    claims: dict[str, set[str]] = {application: set() for application in own.values()}
    for one in publications:
        for priority in one.priorities:
            key = claimed_key(priority.number, priority.country, priority.date)
            if key and key != own[name(one)]:
                claims[own[name(one)]].add(key)
    return {"simple": _alike(own, claims), "extended": _closure(own, claims)}


def priorities_of(application: str, claims: Mapping[str, set[str]]) -> frozenset[str]:
    """The priorities that make the simple family: the national phase of a PCT application has those of the PCT."""
    stated = claims[application]
    national = {one for one in stated if not one.startswith("WO")}
    if application.startswith("WO"):
        return frozenset(stated or {application})
    found = set(national)
    for phase in stated - national:
        if claims.get(phase):
            found |= claims[phase]
        elif not national:
            found.add(phase)
    return frozenset(found - {application} or {application})


def _alike(own: Mapping[str, str], claims: Mapping[str, set[str]]) -> Partition:
    """Publications whose applications have exactly the same priorities."""
    families: dict[frozenset[str], set[str]] = defaultdict(set)
    for one, application in own.items():
        families[priorities_of(application, claims)].add(one)
    return frozenset(map(frozenset, families.values()))


def _closure(own: Mapping[str, str], claims: Mapping[str, set[str]]) -> Partition:
    """Publications that can be reached from one another over claims, either way, step by step."""
    beside: dict[str, set[str]] = defaultdict(set)
    for application, claimed in claims.items():
        for priority in claimed:
            beside[application].add(priority)
            beside[priority].add(application)
    published: dict[str, set[str]] = defaultdict(set)
    for one, application in own.items():
        published[application].add(one)
    families, left = set(), set(own.values())
    while left:
        reached: set[str] = set()
        ahead = {left.pop()}
        while ahead:
            reached |= ahead
            ahead = {other for one in ahead for other in beside[one]} - reached
        left -= reached
        families.add(frozenset(one for application in reached for one in published.get(application, ())))
    return frozenset(families)


def compare(publications: Iterable[Publication], folder: Path) -> dict[str, tuple[Partition, Partition]]:
    """Families by hand, and those of a workspace at ``folder`` that the publications are imported into."""
    once = list({name(one): one for one in publications}.values())
    folder.mkdir(parents=True, exist_ok=True)
    lines = folder / "publications.jsonl"
    with lines.open("wb") as file:
        qianglian_jsonl.write(once, file)
    with open_workspace(folder / "workspace", create=True) as workspace:
        assert workspace.import_files(lines).failed == ()
        by_hand = families_by_hand(once)
        return {kind: (by_hand[kind], made(workspace, kind)) for kind in by_hand}


def made(workspace: object, kind: str) -> Partition:
    """The families of a workspace as sets of numbers."""
    state = workspace._families().state  # type: ignore[attr-defined]
    parts: dict[int, set[str]] = {}
    for row, leader in enumerate(state.leader[kind]):
        parts.setdefault(int(leader), set()).add(state.number(row))
    return frozenset(map(frozenset, parts.values()))
