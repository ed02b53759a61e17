"""Declarations in a terminal: rows, numbers and what is found here, each counted by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text as Styled

from qianglian.cli.screens.grid import counts, grid, heading, pairs, plain, short
from qianglian.model.text import Language, Text

if TYPE_CHECKING:
    from qianglian.corpus.declarations import DeclaredRow

TITLE = Text(zh="专利声明", en="Declarations")
NOT_ESSENTIAL = Text(
    zh="声明不等于标准必要：这是声明人或专利池的单方陈述，未经评估。",
    en="Declared is not essential: this is what declarants and pools say, examined by nobody.",
)
ROWS = Text(zh="声明", en="declared rows")
ROWS_SAID = Text(zh="{rows:,} 行", en="{rows:,}")
NUMBERS = Text(zh="不同公开号", en="distinct numbers")
NUMBERS_SAID = Text(zh="{numbers:,} 个，库内有 {found:,} 个", en="{numbers:,}; of them here: {found:,}")
UNREAD_SAID = Text(zh="；另有 {unread:,} 个无法识别", en="; {unread:,} more cannot be read")
APPLICATIONS = Text(zh="不同申请号", en="distinct applications")
APPLICATIONS_SAID = Text(
    zh="{applications:,} 个，库内有 {applications_found:,} 个",
    en="{applications:,}; of them here: {applications_found:,}",
)
HERE = Text(zh="涉及库内公开", en="publications here")
HERE_SAID = Text(zh="{publications:,} 件", en="{publications:,}")
BODIES = Text(zh="组织或专利池（行）", en="bodies and pools (rows)")
DECLARANTS = Text(zh="声明人（行）", en="declarants (rows)")
HEADS = (
    Text(zh="号码", en="Number"),
    Text(zh="权利地", en="Where"),
    Text(zh="声明人", en="Declarant"),
    Text(zh="组织/专利池", en="Body or pool"),
    Text(zh="标准", en="Standard"),
    Text(zh="声明日", en="Declared"),
    Text(zh="库内公开", en="Here"),
)


def counts_table(
    told: Mapping[str, Any], bodies: Mapping[str, int], declarants: Mapping[str, int], language: Language
) -> Table:
    """The three counts, and who declares most."""
    numbers = NUMBERS_SAID.format(**told).in_(language)
    if told["unread"]:
        numbers += UNREAD_SAID.format(**told).in_(language)
    lines: list[tuple[str, str | Styled]] = [
        (ROWS.in_(language), ROWS_SAID.format(**told).in_(language)),
        (NUMBERS.in_(language), numbers),
    ]
    if told["applications"]:
        lines.append((APPLICATIONS.in_(language), APPLICATIONS_SAID.format(**told).in_(language)))
    lines.append((HERE.in_(language), Styled(HERE_SAID.format(**told).in_(language), "bold")))
    lines.append((BODIES.in_(language), counts((name or "—", n) for name, n in bodies.items())))
    if declarants:
        lines.append((DECLARANTS.in_(language), counts(declarants.items())))
    return pairs(lines)


def declared_rows(rows: Sequence[DeclaredRow], language: Language) -> Table:
    """One line for each declaration."""
    table = grid([head.in_(language) for head in HEADS])
    for row in rows:
        table.add_row(
            short(" ".join(row.numbers) or row.application or row.record_id, 26),
            plain(row.country),
            short(", ".join(row.declarants), 24),
            short(row.body or "—", 16),
            short(", ".join((*row.standards, row.project)).strip(", "), 22),
            str(row.declared or ""),
            Styled(short(" ".join(row.publications), 26), "green"),
        )
    return table


def declared_screen(rows: Sequence[DeclaredRow], language: Language) -> Iterator[RenderableType]:
    """What is declared of one publication; nothing where nobody declares it."""
    if rows:
        yield heading(TITLE.in_(language))
        yield declared_rows(rows, language)
        yield Styled(NOT_ESSENTIAL.in_(language), "dim")


def report_screen(told: Mapping[str, Any], language: Language) -> Iterator[RenderableType]:
    """The part of the data-quality report."""
    if told:
        yield heading(TITLE.in_(language))
        yield counts_table(told, told["by_body"], {}, language)
        yield Styled(NOT_ESSENTIAL.in_(language), "dim")
