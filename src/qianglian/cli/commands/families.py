"""`qianglian families`: every kind of family side by side, and what the choice does to the counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qianglian.cli.asking import CutOff, Query, ViewRows, view_of, words
from qianglian.cli.command import Command
from qianglian.cli.data import figure_json
from qianglian.cli.door import Door
from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.corpus.families.choosing import Choices

HEADS = (
    Text(zh="按…计", en="Counted by"),
    Text(zh="数量", en="Count"),
    Text(zh="每项文献", en="Publications each"),
    Text(zh="多件的", en="Of several"),
    Text(zh="最大", en="Largest"),
    Text(zh="覆盖", en="Covers"),
    Text(zh="含义", en="Meaning"),
)
PUBLICATIONS = Text(zh="文献（件）", en="publications")
APPLICATIONS = Text(zh="申请（件）", en="applications")
FAMILIES = Text(zh="{title}（项）", en="{title}")
KNOWN = Text(zh="申请号已知 {known:,} 件；其余按公开号归并", en="{known:,} state one; others count by number")
CLAIMS = Text(
    zh="优先权 {claims:,} 项，其中 {unread:,} 项号码不完整或无法识别，未作依据",
    en="{claims:,} priority claims, of which {unread:,} name no application that can be told; they join nothing",
)
DIFFER = Text(
    zh="口径影响最大的扩展同族（一项扩展同族含多项简单同族）",
    en="Where the choice matters most: extended families of several simple ones",
)
DIFFER_HEADS = (
    Text(zh="扩展同族", en="Extended family"),
    Text(zh="代表文献", en="Led by"),
    Text(zh="件", en="Publications"),
    Text(zh="简单同族（项）", en="Simple families"),
)


def run(door: Door, query: Query = "", view_rows: ViewRows = "", cut_off: CutOff = "") -> None:
    """Set the kinds side by side."""
    from qianglian.cli.screens.grid import grid, heading, plain

    with door.open(view_of(view_rows, cut_off)) as workspace:
        found = workspace.families(query)
        door.give(_json(found))
    table = grid([door(head) for head in HEADS], right=(1, 2, 3, 4, 5), fold=(6,))
    total = int(found.publications.value or 0)
    table.add_row(door(PUBLICATIONS), f"{total:,}", "", "", "", "", "")
    known = door(KNOWN.format(known=found.known_applications))
    applications = int(found.applications.value or 0)
    table.add_row(door(APPLICATIONS), f"{applications:,}", _each(total, applications), "", "", "", known)
    for one in found.choices:
        count = int(one.figure.value or 0)
        covers = "" if one.stated is None else _share(one.stated, found.held)
        table.add_row(
            plain(door(FAMILIES.format(title=door(one.title)))),
            f"{count:,}",
            _each(total, count),
            f"{one.several:,}",
            f"{one.largest:,}",
            covers,
            door(one.meaning),
        )
    door.show(table)
    door.show(CLAIMS.format(claims=found.claims, unread=found.unread_claims))
    if found.differences:
        door.show(heading(door(DIFFER)))
        listed = grid([door(head) for head in DIFFER_HEADS], right=(2, 3))
        for row in found.differences:
            listed.add_row(row.family, plain(row.number), f"{row.publications:,}", f"{row.simple:,}")
        door.show(listed)


def _each(total: int, count: int) -> str:
    return f"{total / count:.2f}" if count else ""


def _share(part: int, of: int) -> str:
    return f"{part / of:.1%}" if of else ""


def _json(found: Choices) -> dict[str, Any]:
    return {
        "publications": figure_json(found.publications),
        "applications": figure_json(found.applications),
        "applications_known_for": found.known_applications,
        "kinds": [
            {
                "kind": one.kind,
                **figure_json(one.figure),
                "several": one.several,
                "largest": one.largest,
                "stated": one.stated,
            }
            for one in found.choices
        ],
        "claims": found.claims,
        "unread_claims": found.unread_claims,
        "differences": [
            {"family": d.family, "number": d.number, "publications": d.publications, "simple": d.simple}
            for d in found.differences
        ],
    }


COMMAND = Command(
    "families",
    run,
    Text(
        zh="按简单、扩展、来源给出的同族分别计数：选哪种口径，数字怎样变",
        en="Count by simple, extended and given families: what the choice does to the counts",
    ),
    "search",
    words("query", "view_rows", "cut_off"),
)
