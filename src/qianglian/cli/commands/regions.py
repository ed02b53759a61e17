"""`qianglian regions`: publications by province, city or country/region of their applicants."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from qianglian.cli.asking import CutOff, DialectName, Query, ViewRows, one_of, read_query, view_of, words
from qianglian.cli.command import Command
from qianglian.cli.data import figure_json, text_json
from qianglian.cli.door import Door
from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.corpus.regions.counting import RegionalCounts, RegionRow


def run(
    door: Door,
    query: Query = "",
    by: Annotated[str, typer.Option("--by", metavar="LEVEL")] = "province",
    of: Annotated[str, typer.Option("--of", metavar="WHICH")] = "first",
    not_covered: Annotated[
        list[str] | None, typer.Option("--not-covered", metavar="CODE", show_default=False)
    ] = None,
    dialect: DialectName = "",
    view_rows: ViewRows = "",
    cut_off: CutOff = "",
) -> None:
    """Count by region, and say by whose address and what is not known."""
    from qianglian.cli.screens.regions import regions_screen
    from qianglian.corpus.regions.counting import By
    from qianglian.corpus.regions.places import Of
    from qianglian.rules.divisions import OUTSIDE_MAINLAND

    level = one_of("--by", by, get_args(By))
    which = one_of("--of", of, get_args(Of))
    outside = tuple(OUTSIDE_MAINLAND.values())
    left_out = [one_of("--not-covered", code, outside) for code in not_covered or ()]
    with door.open(view_of(view_rows, cut_off)) as workspace:
        counts = workspace.regions(read_query(door, query, dialect), by=level, of=which, not_covered=left_out)
        door.show(*regions_screen(counts, query, door.language))
        door.give(regions_json(counts))


def regions_json(counts: RegionalCounts) -> dict[str, Any]:
    """The table as plain data."""
    return {
        "by": counts.by,
        "of": counts.of,
        "total": figure_json(counts.total),
        "rows": [_row_json(row) for row in counts.rows],
        "abroad": _row_json(counts.abroad) if counts.abroad else None,
        "unknown": _row_json(counts.unknown),
        "corps": figure_json(counts.corps),
        "inferred": figure_json(counts.inferred),
        "contradictions": figure_json(counts.contradictions),
        "notes": [text_json(note) for note in counts.notes],
    }


def _row_json(row: RegionRow) -> dict[str, Any]:
    return {
        "code": row.code,
        "name": text_json(row.name),
        "figure": figure_json(row.figure),
        "share": row.share,
        "inferred": row.inferred,
    }


COMMAND = Command(
    "regions",
    run,
    Text(
        zh="按申请人地址分省、市或国家/地区计数，并说明未知的占比",
        en="Counts by province, city or country/region of the applicants, with the share unknown",
    ),
    "search",
    words("query", "dialect", "view_rows", "cut_off")
    | {
        "by": Text(
            zh="province（省）、city（市）或 country（国家/地区）",
            en="province, city or country (country/region)",
        ),
        "of": Text(zh="first（第一申请人）或 any（全部申请人）", en="first applicant, or any applicant"),
        "not_covered": Text(
            zh="来源没有收录的地区：TW、HK 或 MO，可多次；显示为资料暂缺而不是零",
            en="what the sources leave out: TW, HK or MO; may be repeated; shown as missing, not as zero",
        ),
    },
)
