"""What moved between two moments of a chain: node by node what came and what went, each with its reason.

Counted twice: in simple families and in publications. A family whose leading publication changed, and with it its
key, has not moved. Sums add up: |new| = |old| − |gone| + |come|, for every node and in both units.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from qianglian.chains.chain_changes import Changes, changes
from qianglian.chains.content import Content
from qianglian.chains.kin import Kin
from qianglian.model.text import Text

Reason = Literal[
    "new_evidence",
    "evidence_changed",
    "rule_changed",
    "noise_rule",
    "judgement",
    "family",
    "joined",
    "removed",
    "node_added",
    "node_removed",
    "unknown",
]

REASONS: dict[Reason, Text] = {
    "new_evidence": Text(zh="新入库", en="new evidence"),
    "evidence_changed": Text(zh="著录有补充或更正", en="the record was supplemented or corrected"),
    "rule_changed": Text(zh="节点规则改变", en="the rule of the node changed"),
    "noise_rule": Text(zh="去噪规则", en="a noise rule"),
    "judgement": Text(zh="人工结论", en="a person's judgement"),
    "family": Text(zh="同族合并或拆分", en="families merged or split"),
    "joined": Text(zh="并入同一文献", en="joined with another record of the same publication"),
    "removed": Text(zh="已从库中移除", en="removed from the corpus"),
    "node_added": Text(zh="新增节点", en="the node is new"),
    "node_removed": Text(zh="节点已删除", en="the node is no more"),
    "unknown": Text(zh="原因不明", en="not known"),
}
"""Why something came or went, as far as two versions and the log between them tell."""


@dataclass(frozen=True, slots=True)
class Item:
    """A family or a publication that came or went: its key, why, and the publications behind it with their numbers."""

    key: str
    reason: Reason
    publications: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Moves:
    """What came to a node and went from it, in one unit."""

    old: int
    new: int
    come: tuple[Item, ...]
    gone: tuple[Item, ...]

    def reasons(self, which: Literal["come", "gone"]) -> dict[Reason, int]:
        """How many came, or went, for each reason, most first."""
        items = self.come if which == "come" else self.gone
        return dict(Counter(item.reason for item in items).most_common())


@dataclass(frozen=True, slots=True)
class NodeMoves:
    """One node: in families, and in publications."""

    code: str
    name: Text
    families: Moves
    publications: Moves

    @property
    def still(self) -> bool:
        """Whether nothing came or went."""
        return not (
            self.families.come or self.families.gone or self.publications.come or self.publications.gone
        )


@dataclass(frozen=True, slots=True)
class Moved:
    """Everything that moved: nodes in the order of the newer chain, those that are no more last."""

    chain: Changes
    nodes: tuple[NodeMoves, ...]
    same_evidence: bool

    def node(self, code: str) -> NodeMoves:
        """The moves of a node; raises ``KeyError``."""
        for one in self.nodes:
            if one.code == code:
                return one
        raise KeyError(code)


def moved(before: Content, after: Content, between: Sequence[Content] = ()) -> Moved:
    """What moved from one content to a later one; ``between`` are those of the versions in between, oldest first."""
    told = changes(before.chain, after.chain)
    comparison = _Comparison(before, after, told, between)
    codes = dict.fromkeys([*after.sizes, *before.sizes])
    return Moved(told, tuple(comparison.node(code) for code in codes), before.evidence == after.evidence)


@dataclass
class _Comparison:
    before: Content
    after: Content
    told: Changes
    between: Sequence[Content]
    kin: Kin = field(init=False)

    def __post_init__(self) -> None:
        self.kin = Kin(self.before, self.after)

    def node(self, code: str) -> NodeMoves:
        chain = self.after.chain if code in self.after.sizes else self.before.chain
        one = _Node(self, code)
        return NodeMoves(code, chain.by_code[code].name, one.families(), one.publications())

    @cached_property
    def fates(self) -> dict[tuple[str, str], str]:
        """What became of publications that left, by node and key: the latest word."""
        found: dict[tuple[str, str], str] = {}
        for one in (*self.between, self.after):
            for row in one.left.to_pylist():
                found[row["node"], row["key"]] = row["fate"]
        return found

    @cached_property
    def fates_before(self) -> dict[tuple[str, str], str]:
        """What the older version says of publications that it had lost itself."""
        return {(row["node"], row["key"]): row["fate"] for row in self.before.left.to_pylist()}

    @cached_property
    def noise_changed(self) -> bool:
        return self.told.noise_changed

    @cached_property
    def evidence_changed(self) -> bool:
        return self.before.evidence != self.after.evidence

    @cached_property
    def judged(self) -> bool:
        """Whether people have judged anything in between."""
        return self.before.judgements != self.after.judgements


class _Node:
    """One node of both contents."""

    def __init__(self, whole: _Comparison, code: str) -> None:
        self.whole, self.code = whole, code
        old, new = whole.before.rows(code), whole.after.rows(code)
        self.old = dict(zip(old["key"].to_pylist(), old["family"].to_pylist(), strict=True))
        self.new = dict(zip(new["key"].to_pylist(), new["family"].to_pylist(), strict=True))
        hows = (old["how"].to_pylist(), new["how"].to_pylist())
        self.by_person = [
            {key for key, how in zip(keys, said, strict=True) if how == "person"}
            for keys, said in zip((self.old, self.new), hows, strict=True)
        ]

    def families(self) -> Moves:
        kin = self.whole.kin
        old, new = set(self.old.values()), set(self.new.values())
        # A family whose key has moved to another leader is the same family.
        stays = {kin.renamed.get(family, family) for family in old} & new
        came = _grouped(self.new, new - stays)
        went = _grouped(self.old, {family for family in old if kin.renamed.get(family, family) not in stays})
        return Moves(
            len(old),
            len(new),
            tuple(self.item(one, ks, self.came_family(ks, old), kin.after) for one, ks in came.items()),
            tuple(self.item(one, ks, self.went_family(ks, new), kin.before) for one, ks in went.items()),
        )

    def publications(self) -> Moves:
        kin = self.whole.kin
        came = sorted(self.new.keys() - self.old.keys())
        went = sorted(self.old.keys() - self.new.keys())
        return Moves(
            len(self.old),
            len(self.new),
            tuple(self.item(one, [one], self.came(one), kin.after) for one in came),
            tuple(self.item(one, [one], self.went(one), kin.before) for one in went),
        )

    def item(self, key: str, keys: Sequence[str], reason: Reason, numbers: dict[str, str]) -> Item:
        return Item(key, reason, tuple((one, numbers.get(one, one)) for one in sorted(keys)))

    def came_family(self, keys: Sequence[str], old: set[str]) -> Reason:
        """Why a family came: by the publication that says most, unless its publications were here as another's."""
        if any(self.whole.kin.family_before(key) in old for key in keys) and self.there_before():
            return "family"
        return _first(_CAME, (self.came(key) for key in keys))

    def went_family(self, keys: Sequence[str], new: set[str]) -> Reason:
        if any(self.whole.kin.family_after(key) in new for key in keys) and self.there_after():
            return "family"
        return _first(_WENT, (self.went(key) for key in keys))

    def there_before(self) -> bool:
        return self.code in self.whole.before.chain.by_code

    def there_after(self) -> bool:
        return self.code in self.whole.after.chain.by_code

    def came(self, key: str) -> Reason:
        if not self.there_before():
            return "node_added"
        if not self.whole.kin.was_held(key):
            return "joined" if self.whole.kin.took_over(key, self.old) else "new_evidence"
        if key in self.by_person[1] or self.whole.fates_before.get((self.code, key)) == "taken_out":
            return "judgement"
        return self.by_rules(self.whole.fates_before.get((self.code, key)) == "noise")

    def went(self, key: str) -> Reason:
        if not self.there_after():
            return "node_removed"
        if not self.whole.kin.is_held(key):
            return "joined" if self.whole.kin.heir(key) else "removed"
        fate = self.whole.fates.get((self.code, key), "")
        if fate == "taken_out" or (fate == "no_rule" and key in self.by_person[0]):
            return "judgement"
        return self.by_rules(fate == "noise", known=bool(fate))

    def by_rules(self, noise: bool, known: bool = False) -> Reason:
        """Of what was held at both times and no person moved: the rules, the record, or nobody knows."""
        whole = self.whole
        if noise and (whole.noise_changed or not whole.evidence_changed):
            return "noise_rule"
        if not noise and self.code in whole.told.asks_otherwise:
            return "rule_changed"
        if not known and whole.noise_changed:
            return "noise_rule"
        if whole.evidence_changed:
            return "evidence_changed"
        return "judgement" if whole.judged and not known else "unknown"


_CAME: tuple[Reason, ...] = (
    "node_added",
    "judgement",
    "rule_changed",
    "noise_rule",
    "evidence_changed",
    "joined",
    "new_evidence",
    "unknown",
)
"""Of several publications of a family that came: what was held before says more than what is new."""
_WENT: tuple[Reason, ...] = (
    "node_removed",
    "judgement",
    "noise_rule",
    "rule_changed",
    "evidence_changed",
    "removed",
    "joined",
    "unknown",
)


def _first(order: Sequence[Reason], found: Iterator[Reason]) -> Reason:
    said = set(found)
    return next((reason for reason in order if reason in said), "unknown")


def _grouped(families: dict[str, str], wanted: set[str]) -> dict[str, list[str]]:
    """The publications of the families wanted, families in order."""
    found: dict[str, list[str]] = {family: [] for family in sorted(wanted)}
    for key, family in families.items() if wanted else ():
        if family in found:
            found[family].append(key)
    return found
