"""A publication laid open: every field, the value shown, and every source that states it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text as Styled

from qianglian.cli.screens.grid import plain
from qianglian.cli.screens.labels import FIELDS, named
from qianglian.model.text import Language, Text

if TYPE_CHECKING:
    from qianglian.corpus.showing import FieldShown, Shown, Stated

ALSO = Text(zh="其他主键  ", en="other keys  ")
RULE = Text(zh="多源取值规则 {version}", en="which source is shown: table {version}")
SOURCES_SHOWN = 6


def publication_screen(shown: Shown, language: Language) -> Iterator[RenderableType]:
    """One publication, field by field."""
    head = Styled(f"{plain(shown.number or shown.key)}", "bold")
    yield head.append(f"  {shown.key} · {RULE.format(version=shown.prevalence).in_(language)}", "not bold dim")
    if shown.also:
        yield Styled(f"{ALSO.in_(language)}{'、'.join(shown.also)}", "dim")
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(style="cyan", no_wrap=True)
    table.add_column(overflow="fold")
    for field in shown.fields:
        table.add_row(named(FIELDS, field.name, language), _field(field, language))
    yield table


def _field(field: FieldShown, language: Language) -> Styled:
    cell = Styled(plain(field.value))
    for source in field.sources[:SOURCES_SHOWN]:
        cell.append("\n").append_text(_source(source, field, language))
    if len(field.sources) > SOURCES_SHOWN:
        cell.append(f"\n  … +{len(field.sources) - SOURCES_SHOWN}", "dim")
    return cell


def _source(source: Stated, field: FieldShown, language: Language) -> Styled:
    """Where a value stands; the value itself too where it is another than the one shown."""
    place = " ".join(filter(None, (plain(source.database), plain(source.file), plain(source.place))))
    line = Styled("  ✓ " if source.shown else "  · ", "green" if source.shown else "yellow")
    line.append(place, "dim")
    if not source.shown or source.value != field.value:
        line.append(f"  {plain(source.value)}", "dim" if source.shown else "yellow")
    return line
