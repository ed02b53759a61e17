"""The register of parties of one generation: who they are, how much they have, and how surely we know it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from qianglian.corpus.parties.clustering import PartyProposal
from qianglian.corpus.parties.levels import Group, Level
from qianglian.corpus.parties.normal_name import normal_name
from qianglian.model.errors import NotFound
from qianglian.model.figure import Figure
from qianglian.model.keys import party_key
from qianglian.model.text import Text


@dataclass(slots=True)
class Party:
    """One applicant or owner. ``names`` are the names as written, each with its publications.

    ``kind`` and ``country`` say whether they were ``inferred`` from the name or stated; ``group`` is the key of the
    party that a person named as its head. An individual is one name at one institution in one time.
    """

    key: str
    name: str
    kind: str
    kind_inferred: bool
    publications: int
    names: dict[str, int]
    usccs: list[str] = field(default_factory=list)
    countries: dict[str, int] = field(default_factory=dict)
    country: str = ""
    country_inferred: bool = False
    addresses: dict[str, int] = field(default_factory=dict)
    institutions: list[str] = field(default_factory=list)
    first: int | None = None
    last: int | None = None
    group: str = ""
    relation: str = ""
    also: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Parties:
    """All parties of a generation, those with most publications first."""

    parties: list[Party]
    proposals: list[PartyProposal]
    conflicts: list[tuple[str, str]]
    names: int
    groups: dict[Level, list[Group]] = field(default_factory=dict)
    generation: int = 0
    evidence: str = ""

    @property
    def count(self) -> Figure:
        """How many parties there are."""
        return self.counted("party")

    def counted(self, level: Level) -> Figure:
        """How many there are at a level: groups, and parties of none. The level is how it is counted."""
        heads = [group.head for group in self.at(level)]
        return Figure(
            len(heads),
            "party",
            "applicants OR owners",
            counting="whole" if level == "party" else level,
            generation=self.generation,
            evidence=self.evidence,
            rule_version=RULES,
            why=lambda: heads,
        )

    @property
    def kinds(self) -> dict[str, int]:
        """Parties by kind, "" for unknown."""
        return dict(Counter(party.kind for party in self.parties).most_common())

    @property
    def inferred_share(self) -> float:
        """Share of the known kinds that were inferred from names, and not stated."""
        known = [party for party in self.parties if party.kind]
        return sum(party.kind_inferred for party in known) / len(known) if known else 0.0

    def find(self, asked: str) -> list[Party]:
        """Parties by key, identity number or any of their names, in any spelling of the same normal name.

        A person's name finds every person of that name. Raises `NotFound`.
        """
        text = normal_name(asked).text
        keys = {asked, party_key(f"name:{text}"), party_key(f"uscc:{asked.strip().upper()}")}
        found = [
            party
            for party in self.parties
            if party.key in keys or keys.intersection(party.also) or asked in party.names
        ]
        if not found:
            raise NotFound(
                Text(zh=f"库中没有主体「{asked}」。", en=f"There is no party “{asked}” here."),
                hint=Text(
                    zh="请写申请人全名、统一社会信用代码或主键。",
                    en="Give a whole name, a unified social credit code, or a key.",
                ),
            )
        return found

    def members(self, key: str) -> list[Party]:
        """The parties whose group a party heads."""
        return [party for party in self.parties if party.group == key]

    def at(self, level: Level) -> list[Group]:
        """Everybody at a level, the largest first: each group, and each party of none as a group of itself."""
        found = self.groups.get(level, [])
        inside = {key for group in found for key in group.members}
        alone = [Group(p.key, (p.key,), p.publications) for p in self.parties if p.key not in inside]
        return sorted([*found, *alone], key=lambda group: (-group.publications, group.head))

    def inferred_members(self, level: Level) -> int:
        """How many parties stand under another by their names alone at this level."""
        return sum(len(group.inferred) for group in self.groups.get(level, []))

    def to_json(self) -> dict[str, Any]:
        """Everything, for a writer of JSON that knows dataclasses."""
        return {
            "parties": self.parties,
            "proposals": self.proposals,
            "conflicts": [list(pair) for pair in self.conflicts],
            "names": self.names,
            "groups": self.groups,
        }

    @classmethod
    def from_json(cls, body: Mapping[str, Any], generation: int, evidence: str) -> Parties:
        """What `to_json` gave; raises ``KeyError``, ``TypeError`` or ``ValueError`` for anything else."""
        proposals = [
            PartyProposal(**{**one, "reasons": tuple((str(n), float(w)) for n, w in one["reasons"])})
            for one in body["proposals"]
        ]
        return cls(
            [Party(**one) for one in body["parties"]],
            proposals,
            [(a, b) for a, b in body["conflicts"]],
            body["names"],
            {level: [_group(one) for one in some] for level, some in body["groups"].items()},
            generation,
            evidence,
        )

    def _repr_html_(self) -> str:
        return self.count._repr_html_()


def _group(body: Mapping[str, Any]) -> Group:
    return Group(body["head"], tuple(body["members"]), body["publications"], tuple(body["inferred"]))


RULES = "parties-2"
"""Version of the word lists, features and thresholds: part of every figure, and of what is kept on disk."""
