"""Each search (检索登记) with what its files prove: complete, or what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rich.console import RenderableType
from rich.text import Text as Styled

from qianglian.cli.screens.grid import grid, number, plain, short
from qianglian.model.text import Language, Text

RANGES_SHOWN = 5

HEADS = (
    Text(zh="数据库", en="Database"),
    Text(zh="检索式", en="Query"),
    Text(zh="日期", en="Date"),
    Text(zh="文件", en="Files"),
    Text(zh="命中", en="Hits"),
    Text(zh="行", en="Rows"),
    Text(zh="去重", en="Unique"),
    Text(zh="差额", en="Short"),
    Text(zh="结论", en="Finding"),
)
NOT_REGISTERED = Text(zh="（未登记）", en="(not registered)")
COMPLETE = Text(zh="相符", en="complete")
NO_HITS = Text(zh="未登记命中数，无法核对", en="no hit count registered: no proof")
INCOMPLETE = Text(zh="不完整", en="incomplete")
MORE = Text(zh="多于命中", en="more than the hits")
GAP = Text(zh="序号缺口 {count:,} 个：{ranges}", en="{count:,} running numbers missing: {ranges}")
MISSING_FILE = Text(zh="缺少文件（按文件名编号）：{names}", en="files missing by their numbering: {names}")
OVERLAP = Text(zh="{one} 与 {other} 重叠 {shared:,} 件", en="{one} and {other}: {shared:,} in both")
REPEAT = Text(
    zh="{file} 内 {publications:,} 件重复，多出 {surplus:,} 行",
    en="{file} repeats {publications:,} publications: {surplus:,} rows too many",
)
SHORT = Text(zh="比登记的命中数少 {count:,} 件", en="{count:,} publications fewer than the hits registered")
TOO_MANY = Text(zh="比登记的命中数多 {count:,} 件", en="{count:,} publications more than the hits registered")
REJECTED = Text(zh="拒收 {count:,} 行", en="rows rejected: {count:,}")


def searches_screen(searches: Iterable[Mapping[str, Any]], language: Language) -> Iterator[RenderableType]:
    """The table of searches, then what speaks against each being whole."""
    searches = list(searches)
    table = grid([head.in_(language) for head in HEADS], right=(3, 4, 5, 6, 7))
    for search in searches:
        table.add_row(*_cells(search, language))
    yield table
    for search in searches:
        found = list(_findings(search))
        label = plain(search["database"]) or short(search["query"], 30) or NOT_REGISTERED.in_(language)
        for text, style in found:
            before = f"  {label}: " if len(searches) > 1 else "  "
            yield Styled.assemble((before, "dim"), (text.in_(language), style))


def _cells(search: Mapping[str, Any], language: Language) -> tuple[str | Styled, ...]:
    said = short(search["query"], 26) if search["query"] else ""
    text, style = _verdict(search)
    return (
        short(search["database"] or "—", 14),
        said or Styled(NOT_REGISTERED.in_(language) if not search["registered"] else "—", "dim"),
        plain(search["date"]),
        number(search["files"]),
        number(search["hits"]) or "—",
        number(search["rows"]),
        number(search["unique"]),
        number(search["short"]) or "—",
        Styled(text.in_(language), style),
    )


def _verdict(search: Mapping[str, Any]) -> tuple[Text, str]:
    if search["complete"]:
        return (MORE, "yellow") if (search["short"] or 0) < 0 else (COMPLETE, "green")
    return (INCOMPLETE, "bold red") if any(_against(search)) else (NO_HITS, "dim")


def _findings(search: Mapping[str, Any]) -> Iterator[tuple[Text, str]]:
    for text in _against(search):
        yield text, "red"
    if (search["short"] or 0) < 0:
        yield TOO_MANY.format(count=-search["short"]), "yellow"
    for overlap in search["overlaps"]:
        one, other = map(plain, overlap["files"])
        yield OVERLAP.format(one=one, other=other, shared=overlap["shared"]), "yellow"
    for repeat in search["repeats"]:
        yield REPEAT.format(**{**repeat, "file": plain(repeat["file"])}), "yellow"


def _against(search: Mapping[str, Any]) -> Iterator[Text]:
    """What speaks against the export being whole."""
    if (search["short"] or 0) > 0:
        yield SHORT.format(count=search["short"])
    for ranges in search["missing_numbers"].values():
        missing = sum(last - first + 1 for first, last in ranges)
        yield GAP.format(count=missing, ranges=_ranges(ranges))
    if search["missing_files"]:
        yield MISSING_FILE.format(names="、".join(map(plain, search["missing_files"])))
    if search["rejected"]:
        yield REJECTED.format(count=search["rejected"])


def _ranges(ranges: list[list[int]]) -> str:
    said = [str(first) if first == last else f"{first}–{last}" for first, last in ranges[:RANGES_SHOWN]]
    return ", ".join(said) + (" …" if len(ranges) > RANGES_SHOWN else "")
