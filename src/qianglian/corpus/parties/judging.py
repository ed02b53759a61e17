"""People's judgements on parties: the same, not the same, or one of another's group. They outlive every import.

A judgement is about two *names*: its subject is the key that the first name mints, both names stand in its
details, and it is read again by their normal forms, whatever files come or go.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from qianglian.corpus.layout import Layout
from qianglian.corpus.parties.clustering import PartyDecisions
from qianglian.corpus.parties.normal_name import normal_name
from qianglian.judgements import Judgement, JudgementLog
from qianglian.model.errors import BadInput
from qianglian.model.keys import party_key
from qianglian.model.text import Text

PARTY_SAME, PARTY_DIFFERENT, PARTY_GROUP, PARTY_KIND = (
    "party_same",
    "party_different",
    "party_group",
    "party_kind",
)
DECISIONS = frozenset({PARTY_SAME, PARTY_DIFFERENT, PARTY_GROUP, PARTY_KIND})

RELATIONS: dict[str, Text] = {
    "same": Text(zh="同一", en="same"),
    "former": Text(zh="曾用名", en="former name"),
    "branch": Text(zh="分公司", en="branch"),
    "subsidiary": Text(zh="子公司", en="subsidiary"),
    "group": Text(zh="集团", en="group"),
    "different": Text(zh="非同一", en="not the same"),
}
"""How a name stands to the standard name of a 申请人合并表.

The first two make one party, the next three a group, the last parts what a rule has joined.
"""

ONE_PARTY = frozenset({"same", "former"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision to be written: of ``name`` about ``other`` ("" for a kind)."""

    decision: str
    name: str
    other: str
    reason: str
    details: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Membership:
    """A name that belongs to the group of another, by whose word and since when."""

    member: str
    parent: str
    relation: str
    basis: str = ""
    since: str = ""


@dataclass(slots=True)
class PartyStanding:
    """The judgements on parties that are in force, by normal names; the later one on a pair holds."""

    pairs: dict[tuple[str, str], str] = field(default_factory=dict)
    groups: dict[str, Membership] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)

    @property
    def decisions(self) -> PartyDecisions:
        """What clustering needs of them."""

        def those(said: str) -> frozenset[tuple[str, str]]:
            return frozenset(pair for pair, decision in self.pairs.items() if decision == said)

        return PartyDecisions(those(PARTY_SAME), those(PARTY_DIFFERENT) | those(PARTY_GROUP))

    def add(self, judgement: Judgement) -> None:
        """Take in the next judgement."""
        if judgement.decision not in DECISIONS:
            return
        name, other = judgement.details["name"], judgement.details.get("other_name", "")
        text = normal_name(name).text
        if judgement.decision == PARTY_KIND:
            self.kinds[text] = judgement.details["kind"]
            return
        self.pairs[pair_of(name, other)] = judgement.decision
        if judgement.decision == PARTY_GROUP:
            d = judgement.details
            self.groups[text] = Membership(
                name, other, d.get("relation", "group"), d.get("basis", ""), d.get("effective", "")
            )
        elif text in self.groups and normal_name(self.groups[text].parent).text == normal_name(other).text:
            del self.groups[text]


def pair_of(name: str, other: str) -> tuple[str, str]:
    """Two names as the pair that a judgement is about: their normal forms, the lesser first."""
    a, b = normal_name(name).text, normal_name(other).text
    return (a, b) if a <= b else (b, a)


def party_standing(judgements: Iterable[Judgement]) -> PartyStanding:
    """What the judgements on parties come to."""
    found = PartyStanding()
    for judgement in judgements:
        found.add(judgement)
    return found


def write(layout: Layout, verdicts: Sequence[Verdict], actor: str = "") -> list[Judgement]:
    """Write verdicts to the log, save those that already stand; the caller holds the writer lock.

    Raises `BadInput` for a verdict without a reason, or on a name and itself.
    """
    log = JudgementLog(layout.judgements)
    standing = party_standing(log)
    entries: list[tuple[str, str, str, dict[str, str]]] = []
    for one in verdicts:
        if not one.reason.strip():
            raise BadInput(
                Text(
                    zh=f"「{one.name}」的结论须写明理由。",
                    en=f"The verdict on “{one.name}” needs its reason.",
                )
            )
        if one.other and normal_name(one.name).text == normal_name(one.other).text:
            continue
        if _stands(standing, one):
            continue
        details = {"name": one.name, **({"other_name": one.other} if one.other else {}), **one.details}
        entries.append((party_key(f"name:{normal_name(one.name).text}"), one.decision, one.reason, details))
        standing.add(Judgement(0, "", "", "", one.decision, one.reason, details))
    return log.append(entries, actor)


def _stands(standing: PartyStanding, one: Verdict) -> bool:
    """Whether what is to be written is in force already: the same table may be read twice."""
    text = normal_name(one.name).text
    if one.decision == PARTY_KIND:
        return standing.kinds.get(text) == one.details["kind"]
    if standing.pairs.get(pair_of(one.name, one.other)) != one.decision:
        return False
    if one.decision != PARTY_GROUP:
        return True
    held = standing.groups.get(text)
    return (
        held is not None
        and held.relation == one.details.get("relation")
        and (normal_name(held.parent).text == normal_name(one.other).text)
    )
