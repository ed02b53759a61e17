"""Recall (查全率) on the known items: R = |P∩C| / |P|, overall and by branch, every miss with its class.

P are the known items, C what the node holds. Both are counted in simple families: an item counts once, however many
of its numbers are listed, and is found where any publication of its family is in the node. A number that is not in
the corpus is a miss, and so is a text that cannot be read. Source: rule A3.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from qianglian.chains.families import Families
from qianglian.chains.interval import Interval, wilson
from qianglian.chains.known_items import SIDES, KnownList, Side
from qianglian.chains.known_looked_up import Item, items
from qianglian.chains.tagged import FATES, Tagged
from qianglian.corpus.workspace import Workspace
from qianglian.model.figure import Figure
from qianglian.model.text import Text

MissClass = Literal["not_downloaded", "no_rule", "noise", "taken_out", "unreadable"]

MISSES: dict[MissClass, Text] = {
    "not_downloaded": Text(zh="未下载", en="not downloaded"),
    "no_rule": Text(zh="未命中规则", en="no rule finds it"),
    "noise": Text(zh="被去噪", en="taken out as noise"),
    "taken_out": Text(zh="被人工剔除", en="taken out by a person"),
    "unreadable": Text(zh="号码无法识别", en="the number cannot be read"),
}

WHOLE = Text(zh="全链", en="Whole chain")
COUNTING = Text(
    zh="按简单同族计项：同族的多个号码计一项，同族任一文献在节点内即为查到；不在库的号码，同号不同文献种类计一项。",
    en="Counted in simple families: numbers of one family are one item, found where any publication of the family "
    "is in the node; of numbers that are not here, kinds of one number are one item.",
)
_SIDES: tuple[Side | Literal[""], ...] = ("", *SIDES)
_NEAREST: tuple[Literal["taken_out", "noise", "no_rule"], ...] = ("taken_out", "noise", "no_rule")
"""Of several publications of an item, the one that came nearest says why it is out."""


@dataclass(frozen=True, slots=True)
class Miss:
    """A known item that a node does not hold: its numbers as given, the class, and what is known of it."""

    branch: str
    numbers: tuple[str, ...]
    reason: MissClass
    detail: Text
    keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class RecallRow:
    """Recall of one branch ("" for the whole chain) on one side ("" for both).

    ``known`` is |P|, ``held`` |C| of the branch, whatever the side.
    """

    branch: str
    name: Text
    side: Side | Literal[""]
    level: int
    known: int
    found: int
    held: int
    misses: tuple[Miss, ...]
    warnings: tuple[Text, ...] = ()
    families: tuple[str, ...] = field(default=(), repr=False)
    """The families that were found."""

    @property
    def value(self) -> float | None:
        """R; None where there are no known items."""
        return self.found / self.known if self.known else None

    @cached_property
    def interval(self) -> Interval | None:
        """Wilson's interval of R at 95 %."""
        return wilson(self.found, self.known)

    def missed(self, reason: MissClass) -> int:
        """How many misses are of a class."""
        return sum(miss.reason == reason for miss in self.misses)


@dataclass(frozen=True)
class Recall:
    """Recall on the lists at hand: a row for the whole chain and each branch of the first two levels, by side."""

    rows: tuple[RecallRow, ...]
    lists: tuple[KnownList, ...]
    given: int
    """Numbers as given, over all lists."""
    repeated: int
    """Numbers that name an item named already: the same number, another kind of it, or the same family."""
    unreadable: tuple[str, ...]
    warnings: tuple[Text, ...]
    generation: int
    evidence: str
    chain: str
    counting: Text = COUNTING

    def row(self, branch: str = "", side: Side | Literal[""] = "") -> RecallRow:
        """The row of a branch and side; raises ``KeyError``."""
        for row in self.rows:
            if (row.branch, row.side) == (branch, side):
                return row
        raise KeyError(branch, side)

    def figure(self, row: RecallRow) -> Figure:
        """The items found, as a figure that can be walked back to their families."""
        return Figure(
            row.found,
            "family",
            f"recall {self.chain} {row.branch or '*'} {row.side or '*'} "
            + " ".join(sorted(one.digest for one in self.lists)),
            generation=self.generation,
            evidence=self.evidence,
            why=lambda: row.families,
        )


def recall(
    workspace: Workspace, tagged: Tagged, lists: Sequence[KnownList], *, share: float = 0.10
) -> Recall:
    """Measure recall. ``share`` is the least |P| / |C| below which a row warns (rule A3 suggests 10 %)."""
    families = Families.of(workspace)
    measure = _Measure(tagged, families, items(workspace, lists, families), share)
    manifest = workspace.manifest
    given = sum(len(one.numbers) for one in lists)
    return Recall(
        tuple(measure.rows()),
        tuple(lists),
        given,
        given - len(measure.items),
        tuple(number for item in measure.items if item.state == "unreadable" for number in item.numbers),
        tuple(_of_lists(tagged, lists)),
        manifest.generation,
        manifest.evidence,
        tagged.chain.code,
    )


@dataclass
class _Measure:
    tagged: Tagged
    families: Families
    items: list[Item]
    share: float

    def rows(self) -> Iterator[RecallRow]:
        chain = self.tagged.chain
        yield from self.branch("", WHOLE, 0, [root.code for root in chain.children()])
        for node in chain.nodes:
            if (level := chain.level(node.code)) in (1, 2):
                yield from self.branch(node.code, node.name, level, [node.code])

    def branch(self, code: str, name: Text, level: int, nodes: Sequence[str]) -> Iterator[RecallRow]:
        """The rows of one branch: both sides, domestic, foreign."""
        under = {node.code for node in self.tagged.chain.under(code)} if code else None
        asked = [item for item in self.items if under is None or item.branches & under]
        held = {key for node in nodes for key in self.tagged.keys(node)}
        families = set(self.families.named(sorted(held)).to_pylist())
        misses = {
            item.identity: self.miss(code, item, nodes) for item in asked if item.family not in families
        }
        for side in _SIDES:
            here = [item for item in asked if not side or side in item.sides]
            found = [item.family for item in here if item.identity not in misses]
            yield RecallRow(
                code,
                name,
                side,
                level,
                len(here),
                len(found),
                len(families),
                tuple(misses[item.identity] for item in here if item.identity in misses),
                () if side else tuple(self.warnings(asked, len(families))),
                tuple(sorted(found)),
            )

    def miss(self, branch: str, item: Item, nodes: Sequence[str]) -> Miss:
        reason, detail = self.why(item, nodes)
        return Miss(branch, tuple(item.numbers), reason, detail, tuple(item.keys))

    def why(self, item: Item, nodes: Sequence[str]) -> tuple[MissClass, Text]:
        if item.state == "unreadable":
            return "unreadable", MISSES["unreadable"]
        if item.state != "held":
            said = next((fate for fate in item.fates if fate.name == "removed"), item.fates[0])
            more = "；".join((*said.places, *said.others))
            if said.judgement:
                more = f"{said.judgement.actor} {said.judgement.time[:10]} {said.judgement.reason}"
            detail = Text(
                zh=f"{said.text.zh}：{more}" if more else said.text.zh,
                en=f"{said.text.en}: {more}" if more else said.text.en,
            )
            return ("taken_out" if said.name == "removed" else "not_downloaded"), detail
        fates: set[str] = {self.tagged.fate(key, node) for key in item.keys for node in nodes}
        nearest = next((reason for reason in _NEAREST if reason in fates), _NEAREST[-1])
        return nearest, FATES[nearest]

    def warnings(self, asked: Sequence[Item], held: int) -> Iterator[Text]:
        if not asked:
            return
        for side, label in SIDES.items():
            if not any(side in item.sides for item in asked):
                yield Text(
                    zh=f"评估集没有{label.zh}申请人的清单。",
                    en=f"No list of known items is of {label.en} applicants.",
                )
        if len(asked) < self.share * held:
            yield Text(
                zh=f"评估集 {len(asked):,} 项，不足节点 {held:,} 项的 {self.share:.0%}。",
                en=f"{len(asked):,} known items are less than {self.share:.0%} of the {held:,} in the node.",
            )


def _of_lists(tagged: Tagged, lists: Sequence[KnownList]) -> Iterator[Text]:
    """What is amiss with the lists themselves."""
    for one in lists:
        shown = f"{one.id}（{one.database} {one.day}）"
        if not one.independent:
            yield Text(
                zh=f"清单 {shown} 不是按申请人或发明人构建，不独立于检索式。",
                en=f"The list {one.id} was not made by applicant or inventor: it is not independent of the query.",
            )
        if one.branch and one.branch not in tagged.chain.by_code:
            yield Text(
                zh=f"清单 {shown} 的技术分支 {one.branch} 不在产业链中，只计入全链。",
                en=f"The branch {one.branch} of the list {one.id} is not in the chain: it counts overall only.",
            )
