"""`qianglian search`: one page of what a query finds, best first."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qianglian.cli.asking import CutOff, DialectName, Query, ViewRows, read_query, view_of, words
from qianglian.cli.command import Command
from qianglian.cli.data import figure_json
from qianglian.cli.door import Door
from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.corpus.searching import Page


def run(
    door: Door,
    query: Query = "",
    limit: Annotated[int, typer.Option("--limit", "-n", metavar="N", min=0, max=1000)] = 10,
    sort: Annotated[str, typer.Option("--sort", metavar="ORDER")] = "relevance",
    cursor: Annotated[str, typer.Option("--cursor", metavar="PLACE", show_default=False)] = "",
    facet: Annotated[list[str] | None, typer.Option("--facet", metavar="NAME")] = None,
    dialect: DialectName = "",
    view_rows: ViewRows = "",
    cut_off: CutOff = "",
) -> None:
    """Search and show a page."""
    from qianglian.cli.screens.hits import hits_screen

    with door.open(view_of(view_rows, cut_off)) as workspace:
        asked = read_query(door, query, dialect)
        page = workspace.search(asked, limit=limit, sort=sort, cursor=cursor, facets=facet or [])
        again = _again(door, query, limit, sort, dialect, view_rows, cut_off)
        door.show(*hits_screen(page, door.language, again))
        door.give(page_json(page))


def page_json(page: Page) -> dict[str, Any]:
    """A page as plain data."""
    hits = [{**hit.row, "score": hit.score, "highlights": hit.highlights} for hit in page.hits]
    facets = {name: [list(pair) for pair in found] for name, found in page.facets.items()}
    return {
        "query": page.query,
        "total": figure_json(page.total),
        "hits": hits,
        "facets": facets,
        "next": page.next,
    }


def _again(door: Door, query: str, limit: int, sort: str, dialect: str, view_rows: str, cut_off: str) -> str:
    """The same command line, for the next page."""
    line = ["qianglian", "search", query]
    for option, value, usual in (
        ("--limit", str(limit), "10"),
        ("--sort", sort, "relevance"),
        ("--dialect", dialect, ""),
        ("--view-rows", view_rows, ""),
        ("--cut-off", cut_off, ""),
        ("-w", str(door.workspace or ""), ""),
        ("--lang", door.asked_language or "", ""),
    ):
        line += [option, value] if value != usual else []
    return shlex.join(line)


COMMAND = Command(
    "search",
    run,
    Text(zh="检索，按相关度列出", en="Search, best first"),
    "search",
    words("query", "dialect", "view_rows", "cut_off")
    | {
        "limit": Text(zh="每页件数", en="publications on a page"),
        "sort": Text(
            zh="排序：relevance、-pd（公开日，新的在前）、pd、-fd（申请日）、fd、key",
            en="order: relevance, -pd (publication date, newest first), pd, -fd (filing date), fd, key",
        ),
        "cursor": Text(zh="从上一页给出的位置继续", en="go on from the place that the page before gave"),
        "facet": Text(
            zh="分组计数，可重复：office kind type st lang applicant ipc4 py fy",
            en="count by; may be repeated: office kind type st lang applicant ipc4 py fy",
        ),
    },
)
