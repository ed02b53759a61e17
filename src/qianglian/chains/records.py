"""Cells as text into the records of a chain, whichever kind of file they stand in; every problem has its place.

Both forms of a chain, YAML and the workbook, come to the same flat cells, so that they are read by the same rules.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import get_args

from qianglian.model.chain import STAGES, ChainNode, IndustryFact, NoiseRule, Stage, SupplyLink
from qianglian.model.dates import parse_date
from qianglian.model.errors import BadInput
from qianglian.model.text import Text

Cells = Mapping[str, str]

NODE = (
    "code", "name_zh", "name_en", "parent", "stage", "definition", "includes", "excludes", "rule", "owner",
    "refresh_days",
)  # fmt: skip
LINK = ("supplier", "customer", "what", "quantity", "unit", "source")
FACT = ("node", "region", "year", "indicator", "value", "unit", "source")
NOISE = ("node", "query", "actor", "day", "reason")

MAX_TEXT = 32_000
"""Characters of one text: what a cell of a workbook still holds."""
MOST_NODES, MOST_RECORDS = 20_000, 200_000
SHOWN = 8
"""Problems that one error tells of; the rest is counted."""

FIRST_YEAR, LAST_YEAR = 1800, 2200


@dataclass(slots=True)
class Problems:
    """Everything that is amiss in one file, told together."""

    name: str
    found: list[Text] = field(default_factory=list)
    more: int = 0

    def add(self, place: Text, found: object, expected: Text) -> None:
        """Note that at ``place`` there is ``found`` where ``expected`` should be."""
        shown = str(found)[:60]
        if len(self.found) >= SHOWN:
            self.more += 1
            return
        said = Text(zh=f"写的是「{shown}」，", en=f"found “{shown}”, ") if shown else Text(zh="", en="")
        self.found.append(
            Text(
                zh=f"{place.zh}：{said.zh}应为{expected.zh}。",
                en=f"{place.en}: {said.en}expected {expected.en}.",
            )
        )

    def refuse(self) -> None:
        """Raises `BadInput` where something was noted."""
        if not self.found:
            return
        rest = (
            Text(zh=f"另有 {self.more} 处。", en=f"And {self.more} more.")
            if self.more
            else Text(zh="", en="")
        )
        zh = "".join(one.zh for one in self.found) + rest.zh
        en = " ".join([*(one.en for one in self.found), rest.en]).strip()
        raise BadInput(Text(zh=f"{self.name}：{zh}", en=f"{self.name}: {en}"))


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the cells of one record; what it cannot read is noted with the record's place."""

    problems: Problems
    place: Text

    def node(self, cells: Cells) -> ChainNode:
        """A row of the 技术分解表."""
        zh = self.needed(cells, "name_zh")
        return ChainNode(
            code=self.needed(cells, "code"),
            name=Text(zh=zh, en=self.text(cells, "name_en") or zh),
            parent=self.text(cells, "parent"),
            stage=self.stage(cells),
            definition=self.text(cells, "definition"),
            includes=self.text(cells, "includes"),
            excludes=self.text(cells, "excludes"),
            rule=self.text(cells, "rule"),
            owner=self.text(cells, "owner"),
            refresh_days=self.whole(cells, "refresh_days", 1, 36_600),
        )

    def link(self, cells: Cells) -> SupplyLink:
        """A supply link."""
        return SupplyLink(
            supplier=self.needed(cells, "supplier"),
            customer=self.needed(cells, "customer"),
            what=self.text(cells, "what"),
            quantity=self.number(cells, "quantity"),
            unit=self.text(cells, "unit"),
            source=self.text(cells, "source"),
        )

    def fact(self, cells: Cells) -> IndustryFact:
        """A number about the industry; without its source it is nobody's."""
        return IndustryFact(
            node=self.needed(cells, "node"),
            region=self.text(cells, "region"),
            year=self.year(cells),
            indicator=self.needed(cells, "indicator"),
            value=self.number(cells, "value"),
            unit=self.text(cells, "unit"),
            source=self.needed(cells, "source"),
        )

    def year(self, cells: Cells) -> int:
        """The year, which may not be left out."""
        self.needed(cells, "year")
        return self.whole(cells, "year", FIRST_YEAR, LAST_YEAR) or FIRST_YEAR

    def noise(self, cells: Cells) -> NoiseRule:
        """A noise rule with who, when and why."""
        return NoiseRule(
            query=self.needed(cells, "query"),
            actor=self.needed(cells, "actor"),
            day=self.day(cells, "day"),
            reason=self.needed(cells, "reason"),
            node=self.text(cells, "node"),
        )

    def text(self, cells: Cells, name: str) -> str:
        """A text, of a length that every form of a chain holds."""
        found = cells.get(name, "")
        if len(found) > MAX_TEXT:
            long = Text(zh=f"至多 {MAX_TEXT:,} 个字符", en=f"at most {MAX_TEXT:,} characters")
            self._bad(name, f"{found[:40]}…", long)
        return found

    def needed(self, cells: Cells, name: str) -> str:
        """A text that may not be left out."""
        found = self.text(cells, name)
        if not found.strip():
            self._bad(name, "", Text(zh="不为空的文字", en="a text that is not empty"))
        return found

    def stage(self, cells: Cells) -> Stage | None:
        """The stage, in any of its names."""
        written = cells.get("stage", "").strip()
        for stage in get_args(Stage):
            if written.casefold() in (stage, STAGES[stage].zh, STAGES[stage].en.casefold()):
                return stage  # type: ignore[no-any-return]
        if written:
            listed_zh = "、".join(text.zh for text in STAGES.values())
            self._bad("stage", written, Text(zh=listed_zh, en=", ".join(STAGES)))
        return None

    def number(self, cells: Cells, name: str) -> float | None:
        """A finite number; None where none is written."""
        written = cells.get(name, "").strip()
        try:
            found = float(written.replace(",", "").replace("，", "")) if written else None
        except ValueError:
            found = math.nan
        if found is not None and not math.isfinite(found):
            self._bad(name, written, Text(zh="数字，或留空（未知）", en="a number, or nothing (unknown)"))
            return None
        return found

    def whole(self, cells: Cells, name: str, least: int, most: int) -> int | None:
        """A whole number within bounds; None where none is written."""
        written = cells.get(name, "").strip()
        if not written:
            return None
        if written.isascii() and written.isdigit() and least <= int(written[:9]) <= most and len(written) < 9:
            return int(written)
        expected = Text(zh=f"{least} 至 {most} 的整数", en=f"a whole number from {least} to {most}")
        self._bad(name, written, expected)
        return None

    def day(self, cells: Cells, name: str) -> date:
        """A day that may not be left out."""
        found = parse_date(cells.get(name, ""))
        if isinstance(found, date):
            return found
        self._bad(name, cells.get(name, ""), Text(zh="日期，如 2024-12-31", en="a day such as 2024-12-31"))
        return date(1, 1, 1)

    def _bad(self, name: str, found: object, expected: Text) -> None:
        label = LABELS.get(name, Text(zh=name, en=name))
        place = Text(zh=f"{self.place.zh}的{label.zh}", en=f"{self.place.en}, {label.en}")
        self.problems.add(place, found, expected)


LABELS: dict[str, Text] = {
    "code": Text(zh="节点编码", en="Code"),
    "name_zh": Text(zh="节点名称", en="Name"),
    "name_en": Text(zh="英文名称", en="Name in English"),
    "parent": Text(zh="上级编码", en="Parent"),
    "level": Text(zh="层级", en="Level"),
    "stage": Text(zh="环节", en="Stage"),
    "definition": Text(zh="定义", en="Definition"),
    "includes": Text(zh="包含", en="Includes"),
    "excludes": Text(zh="不包含", en="Excludes"),
    "rule": Text(zh="检索式", en="Rule"),
    "owner": Text(zh="责任人", en="Owner"),
    "refresh_days": Text(zh="更新周期（天）", en="Refresh interval (days)"),
    "supplier": Text(zh="供方编码", en="Supplier"),
    "customer": Text(zh="需方编码", en="Customer"),
    "what": Text(zh="供应内容", en="What"),
    "quantity": Text(zh="数量", en="Quantity"),
    "unit": Text(zh="单位", en="Unit"),
    "source": Text(zh="来源", en="Source"),
    "node": Text(zh="所属节点", en="Node"),
    "region": Text(zh="地区", en="Region"),
    "year": Text(zh="年份", en="Year"),
    "indicator": Text(zh="指标", en="Indicator"),
    "value": Text(zh="数值", en="Value"),
    "query": Text(zh="去噪检索式", en="Noise query"),
    "actor": Text(zh="提出人", en="Proposed by"),
    "day": Text(zh="日期", en="Day"),
    "reason": Text(zh="理由", en="Reason"),
}
"""What the fields are called: the heads of the sheets, and the names in errors."""
