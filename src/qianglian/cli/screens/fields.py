"""A publication laid open: every field, the value shown, and every source that states it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text as Styled

from qianglian.cli.screens.grid import heading, plain
from qianglian.cli.screens.labels import FIELDS, named
from qianglian.cli.screens.values import beginning, told
from qianglian.model.text import Language, Text

if TYPE_CHECKING:
    from qianglian.corpus.showing import FieldShown, Shown, Stated

ALSO = Text(zh="其他主键  ", en="other keys  ")
RULE = Text(zh="多源取值规则 {version}", en="which source is shown: table {version}")
SOURCES = Text(zh="来源", en="Sources")
LEGEND = Text(
    zh="字段后的数字是给出该值的来源；· 是给出其他值、未采用的来源",
    en="the numbers after a value are the sources that state it; · is what others say, not shown",
)


def publication_screen(shown: Shown, language: Language) -> Iterator[RenderableType]:
    """One publication: field by field who states what, then its sources by number."""
    names = (shown.number, *(f"{one.scheme}:{one.value}" for one in shown.publication.identifiers), shown.key)
    head = Styled(plain(next(filter(None, names))), "bold")
    yield head.append(
        f"  {shown.key} · {RULE.format(version=shown.prevalence).in_(language)}", "not bold dim"
    )
    if shown.also:
        yield Styled(f"{ALSO.in_(language)}{'、'.join(shown.also)}", "dim")
    numbers = _numbered(shown)
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(style="cyan", no_wrap=True)
    table.add_column(overflow="fold")
    application = next((field.value for field in shown.fields if field.name == "application"), None)
    for field in shown.fields:
        if field.name == "application_as_given" and field.value == application:
            continue
        table.add_row(named(FIELDS, field.name, language), _field(field, shown, numbers, language))
    yield table
    yield heading(SOURCES.in_(language))
    for place, number in numbers.items():
        yield Styled.assemble((f"[{number}] ", "green"), place)
    yield Styled(LEGEND.in_(language), "dim")


def _numbered(shown: Shown) -> dict[str, int]:
    """Every source row of the publication with a number, in the order in which fields are shown."""
    places = dict.fromkeys(_place(source) for field in shown.fields for source in field.sources)
    return {place: number for number, place in enumerate(places, 1)}


def _place(source: Stated) -> str:
    return " ".join(filter(None, (plain(source.database), plain(source.file), plain(source.place))))


def _field(field: FieldShown, shown: Shown, numbers: dict[str, int], language: Language) -> Styled:
    """The value shown with the sources that state it; below it, what others say."""
    value = told(field.name, shown.publication, field.value, language)
    # Other columns are put together from every source; all else is one source's word against another's.
    same = [one for one in field.sources if one.shown or one.value == field.value or field.name == "extra"]
    cell = Styled("\n".join(map(plain, value.split("\n")))).append(f"  {_marks(same, numbers)}", "green")
    others: dict[str, list[Stated]] = {}
    for source in field.sources:
        if source not in same:
            others.setdefault(source.value, []).append(source)
    for said, sources in others.items():
        cell.append(f"\n·{plain(beginning(said, language))}", "yellow").append(
            f"  {_marks(sources, numbers)}", "green"
        )
    return cell


def _marks(sources: list[Stated], numbers: dict[str, int]) -> str:
    return "".join(f"[{number}]" for number in sorted({numbers[_place(source)] for source in sources}))
