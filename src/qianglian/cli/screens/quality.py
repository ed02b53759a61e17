"""The data-quality report in a terminal: the count, and why it is what it is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from rich.console import RenderableType
from rich.text import Text as Styled

from qianglian.cli.screens.declarations import report_screen
from qianglian.cli.screens.grid import counts, grid, heading, number, pairs, plain, short
from qianglian.cli.screens.labels import FIELDS, RELATIONS, SHARES, TYPES, named
from qianglian.cli.screens.searches import searches_screen
from qianglian.model.text import Language, Text

FILES_SHOWN = 24
EXAMPLES_SHOWN = 2

TITLE = Text(zh="数据质检报告 · 数据版本 {generation}", en="Data-quality report · generation {generation}")
ROWS = Text(zh="行", en="rows")
ROWS_SAID = Text(
    zh="{rows:,}（收录 {kept:,}，拒收 {rejected:,}），来自 {files} 个文件",
    en="{rows:,} (kept {kept:,}, rejected {rejected:,}); files: {files}",
)
UNIQUE = Text(zh="去重后公开", en="unique publications")
UNIQUE_SAID = Text(zh="{publications:,} 件", en="{publications:,}")
REMOVED = Text(zh="，另有 {removed:,} 件被人工剔除", en=", and {removed:,} removed by people")
APPLICATIONS = Text(zh="申请", en="applications")
APPLICATIONS_SAID = Text(
    zh="{known:,} 件（{unknown_for:,} 件公开未给出申请号）",
    en="{known:,} ({unknown_for:,} publications state none)",
)
OFFICES = Text(zh="受理局", en="offices")
KINDS = Text(zh="专利类型", en="patent types")
PUBLISHED = Text(zh="公开日", en="published")
SEARCHES = Text(zh="检索登记：命中、行、去重的核对", en="Searches: hits against rows against unique")
FILES = Text(zh="文件", en="Files")
FILE_HEADS = (
    Text(zh="文件", en="File"),
    Text(zh="数据库", en="Database"),
    Text(zh="行", en="Rows"),
    Text(zh="收录", en="Kept"),
    Text(zh="拒收", en="Rejected"),
    Text(zh="去重", en="Unique"),
    Text(zh="共享", en="Sharing"),
)
MORE_FILES = Text(
    zh="… 另 {count} 个文件，qianglian batches 列出全部", en="… and {count} more: see qianglian batches"
)
NOTES = Text(zh="文件附注", en="Notes on files")
BETWEEN = Text(zh="不同检索之间的重叠", en="Overlaps between searches")
ODD = Text(zh="可疑之处（行已收录，原文保留）", en="Odd things (the rows are kept, with what stood there)")
LIST_THEM = Text(
    zh="qianglian report --list {code} 列出每一处", en="list each with qianglian report --list {code}"
)
REJECTED = Text(zh="拒收的行", en="Rejected rows")
REJECTED_LIST = Text(
    zh="qianglian report --rejected 列出每一行", en="list each with qianglian report --rejected"
)
MISSING = Text(zh="缺失字段（件）", en="Missing fields (publications)")
CONFLICTS = Text(zh="来源之间不一致", en="Sources that differ")
CONFLICTS_HEADS = (
    Text(zh="字段", en="Field"),
    Text(zh="处", en="Times"),
    Text(zh="例", en="Example"),
    Text(zh="采用", en="Shown"),
    Text(zh="未采用", en="Not shown"),
)
RULE = Text(zh="多源取值规则版本 {version}", en="which source is shown: table {version}")
PROPOSALS = Text(zh="待复核的合并建议", en="Proposals for a person")
PROPOSALS_HINT = Text(zh="qianglian proposals 列出", en="see qianglian proposals")


def quality_screen(
    data: Mapping[str, Any], generation: int, language: Language, *, only: Collection[str] | None = None
) -> Iterator[RenderableType]:
    """The whole report; ``only`` names the files to list (None for all)."""
    yield heading(TITLE.format(generation=generation).in_(language))
    yield pairs(_totals(data["totals"], language))
    if data["searches"]:
        yield heading(SEARCHES.in_(language))
        yield from searches_screen(data["searches"], language)
    files = [file for file in data["files"] if only is None or file["name"] in only]
    if files:
        yield from _files(files, language)
    yield from report_screen(data["declarations"], language)
    for part in (_between, _odd, _rejected, _missing, _conflicts, _proposals):
        yield from part(data, language)


def _totals(totals: Mapping[str, Any], language: Language) -> Iterator[tuple[str, str | Styled]]:
    unique = UNIQUE_SAID.format(**totals).in_(language)
    if totals["removed"]:
        unique += REMOVED.format(**totals).in_(language)
    types = [(named(TYPES, name, language), count) for name, count in totals["types"].items()]
    first, last = totals["published"]
    yield ROWS.in_(language), ROWS_SAID.format(**totals).in_(language)
    yield UNIQUE.in_(language), Styled(unique, "bold")
    yield APPLICATIONS.in_(language), APPLICATIONS_SAID.format(**totals["applications"]).in_(language)
    yield OFFICES.in_(language), counts(totals["offices"].items())
    yield KINDS.in_(language), counts(types)
    if first:
        yield PUBLISHED.in_(language), f"{first} … {last}"


def _files(files: list[dict[str, Any]], language: Language) -> Iterator[RenderableType]:
    yield heading(FILES.in_(language))
    table = grid([head.in_(language) for head in FILE_HEADS], right=(2, 3, 4, 5))
    for file in files[:FILES_SHOWN]:
        rejected = Styled(number(file["rejected"]), "red" if file["rejected"] else "dim")
        told = [number(file[name]) for name in ("rows", "kept")]
        share = named(SHARES, file["share"], language)
        table.add_row(
            short(file["name"], 36),
            short(file["database"] or f"({file['source']})", 16),
            *told,
            rejected,
            number(file["unique"]),
            share,
        )
    yield table
    if len(files) > FILES_SHOWN:
        yield Styled(MORE_FILES.format(count=len(files) - FILES_SHOWN).in_(language), "dim")
    yield from _notes(files, language)


def _notes(files: list[dict[str, Any]], language: Language) -> Iterator[RenderableType]:
    """What was odd about files as wholes."""
    from qianglian.sources.remarks import NOTES as SENTENCES

    notes = [(file["name"], note) for file in files for note in file["quality"].get("notes", ())]
    if notes:
        yield heading(NOTES.in_(language))
    for name, (place, code) in notes:
        where = f" {plain(place)}" if place else ""
        yield Styled(f"{plain(name)}{where}: {named(SENTENCES, code, language)}", "yellow")


def _between(data: Mapping[str, Any], language: Language) -> Iterator[RenderableType]:
    if data["between"]:
        yield heading(BETWEEN.in_(language))
    for entry in data["between"]:
        one, other = (short(name, 36) for name in entry["searches"])
        yield Styled(f"{entry['shared']:,}  {one} ∩ {other}")


def _odd(data: Mapping[str, Any], language: Language) -> Iterator[RenderableType]:
    from qianglian.sources.remarks import REMARKS

    if data["remarks"]:
        yield heading(ODD.in_(language))
        yield _coded(data["remarks"], REMARKS, language)
        yield Styled(LIST_THEM.format(code=next(iter(data["remarks"]))).in_(language), "dim")


def _rejected(data: Mapping[str, Any], language: Language) -> Iterator[RenderableType]:
    from qianglian.sources.rejections import REJECTIONS

    if data["rejected"]:
        yield heading(REJECTED.in_(language))
        yield _coded(data["rejected"], REJECTIONS, language)
        yield Styled(REJECTED_LIST.in_(language), "dim")


def _coded(found: Mapping[str, int], sentences: Mapping[str, Text], language: Language) -> RenderableType:
    """Counts of codes with the sentence of each."""
    table = grid(("", "", ""), right=(0,), fold=(2,))
    table.show_header = False
    for code, count in found.items():
        said = sentences[code].in_(language) if code in sentences else ""
        table.add_row(number(count), Styled(code, "cyan"), said)
    return table


def _missing(data: Mapping[str, Any], language: Language) -> Iterator[RenderableType]:
    lacking = [(named(FIELDS, name, language), count) for name, count in data["missing"].items() if count]
    if lacking:
        yield heading(MISSING.in_(language))
        yield Styled(counts(lacking))


def _conflicts(data: Mapping[str, Any], language: Language) -> Iterator[RenderableType]:
    if not data["conflicts"]:
        return
    yield heading(CONFLICTS.in_(language))
    table = grid([head.in_(language) for head in CONFLICTS_HEADS], right=(1,))
    for name, entry in data["conflicts"].items():
        for place, example in enumerate(entry["examples"][:EXAMPLES_SHOWN]):
            label, times = (named(FIELDS, name, language), number(entry["count"])) if not place else ("", "")
            shown = f"{short(example['shown'], 22)} ({plain(example['shown_source'])})"
            other = f"{short(example['other'], 22)} ({plain(example['other_source'])})"
            table.add_row(label, times, plain(example["number"]), shown, Styled(other, "yellow"))
    yield table
    yield Styled(RULE.format(version=data["prevalence"]).in_(language), "dim")


def _proposals(data: Mapping[str, Any], language: Language) -> Iterator[RenderableType]:
    if data["proposals"]:
        yield heading(PROPOSALS.in_(language))
        relations = [(named(RELATIONS, name, language), n) for name, n in data["proposals"].items()]
        yield Styled(f"{counts(relations)}   ").append(PROPOSALS_HINT.in_(language), "dim")
