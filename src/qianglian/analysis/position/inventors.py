"""发明人与团队: who invented most, at whom, and who works together."""

from __future__ import annotations

from typing import Any

import ibis
import numpy as np
import pyarrow as pa
from pydantic import Field

from qianglian.analysis import caveats, charting
from qianglian.analysis.contract import Analysis, Column, Finding, Quoted, Sentence, Table
from qianglian.analysis.counting import Dimension, Extra, Tally, share, units
from qianglian.analysis.distinct import distinct_pairs
from qianglian.analysis.ground import Ground
from qianglian.analysis.holding import hold
from qianglian.analysis.inventors import (
    HOMONYMS,
    KNOWN,
    groups_of,
    inventors,
    pairs_within,
    person,
    with_inventors,
)
from qianglian.analysis.naming import NAME
from qianglian.analysis.parameters import Ranked
from qianglian.model.text import Text

TITLE = Text(zh="发明人与团队", en="Inventors and teams")
TEAM = Dimension("team", Text(zh="团队主键", en="Team key"))
TEAMS = Text(
    zh="团队：同一第一申请人内，共同发明至少 {together} 项的人相连成组；项数为组内至少两人共同发明的 [D]。",
    en="A team: inventors of one first applicant tied by at least {together} joint inventions; counted are those by "
    "two or more of them [D].",
)
NO_INVENTOR = Text(zh="没有文献写明发明人。", en="No document names an inventor.")
SHOWN = 8
"""Names of a team that are listed."""


class InventorsAsked(Ranked):
    """What makes a team."""

    together: int = Field(
        3, ge=1, le=100, title="成组共同发明数", description="joint inventions that tie two inventors [D]"
    )
    recent: int = Field(
        3, ge=1, le=20, title="近年年数", description="years up to the last that count as recent"
    )


def answer(ground: Ground, params: InventorsAsked) -> Finding:
    """The leading inventors, and the leading teams."""
    counted = ground.counted(params.unit)
    members = hold(ground, with_inventors(ground, counted))
    last = ground.run(counted.aggregate(last=counted.year.max()))["last"].to_pylist()
    late = members.year > (last[0] or 0) - params.recent if last else members.year < 0
    recent = Text(zh=f"近 {params.recent} 年", en=f"Last {params.recent} years")
    tally = Tally(
        ground,
        members.mutate(late=late),
        (person(ground),),
        (units(params.unit), units(params.unit, "late", "recent", recent)),
    )
    found = tally.rows(top=params.top)
    total = tally.total()["count"]
    definition = ground.definition("inventors", params.model_dump())
    rows = [_row(ground, row, total, params) for row in found]
    extras = (
        Extra(Column("share", Text(zh="占比", en="Share"), "share", unit=params.unit), "count"),
        Extra(Column("namesakes", Text(zh="同名", en="Namesakes"), "number")),
    )
    at = Column("applicant", Text(zh="第一申请人", en="First applicant"), "text")
    table = tally.table("inventors", TITLE, rows, definition, beside=[NAME, at], extras=extras)
    named = members.mutate(known=members.person.notnull())
    return Finding(
        "inventors",
        TITLE,
        params.model_dump(),
        (table, _teams(ground, members, params, definition)),
        charting.ranked(
            [f"{row['name']}（{row['applicant'] or '未知'}）" for row in rows],
            [row["count"] for row in rows],
            "专利量",
        )
        if rows
        else None,
        _sentences(rows),
        (
            caveats.counting(ground, params.unit),
            HOMONYMS,
            TEAMS.format(together=params.together),
            caveats.SMALL.format(minimum=params.minimum),
        ),
        (caveats.covered(ground, named, params.unit, KNOWN),),
        *caveats.verdict(ground, rows, NO_INVENTOR),
    )


def _row(ground: Ground, row: dict[str, Any], total: int, params: InventorsAsked) -> dict[str, Any]:
    people = inventors(ground)
    place = person(ground).stored(row["person"])
    at = int(people.applicant[place])
    return {
        **row,
        "name": people.names[place].as_py(),
        "applicant": ground.parties.party(at).name if at >= 0 else None,
        "share": share(row["count"], total, params.minimum),
        "namesakes": int(people.namesakes[place]),
    }


def _teams(ground: Ground, members: Any, params: InventorsAsked, definition: str) -> Table:
    """The teams with most joint inventions."""
    told = ground.run(members.filter(members.person.notnull()).select("unit", "person").distinct())
    unit, who = (told[name].to_numpy().astype(np.int64) for name in ("unit", "person"))
    team_of = _team_of(ground, unit, who, params.together)
    joint = _joint(unit, who, team_of)
    people = inventors(ground)
    often = np.bincount(people.mentions["person"].to_numpy(), minlength=len(people.keys))
    named = Dimension(TEAM.name, TEAM.title, names=lambda: people.keys)
    tally = Tally(ground, ibis.memtable(joint), (named,), (units(params.unit),))
    rows = [
        _team(ground, row, np.flatnonzero(team_of == named.stored(row["team"])), often)
        for row in (tally.rows(top=params.top) if len(joint) else [])
    ]
    extras = (
        Extra(Column("size", Text(zh="人数", en="People"), "number")),
        Extra(Column("people", Text(zh="成员", en="Members"), "text")),
    )
    at = Column("applicant", Text(zh="第一申请人", en="First applicant"), "text")
    title = Text(zh="团队", en="Teams")
    return tally.table("teams", title, rows, definition, beside=[at], extras=extras)


def _team_of(ground: Ground, unit: np.ndarray, who: np.ndarray, together: int) -> np.ndarray:
    """For each person the least of its team; -1 for one who is in none."""
    people = inventors(ground)
    size = len(people.keys)
    _, one, other = pairs_within(unit, who)
    same = people.applicant[one] == people.applicant[other] if size else np.empty(0, bool)
    pairs = distinct_pairs(one[same], other[same])
    tied = np.stack([pairs.one, pairs.other], 1)[pairs.times >= together]
    label = groups_of(tied, size)
    alone = np.bincount(label, minlength=size)[label] == 1 if size else np.empty(0, bool)
    return np.where(alone, -1, label)


def _joint(unit: np.ndarray, who: np.ndarray, team_of: np.ndarray) -> pa.Table:
    """``unit``, ``team``: what at least two of a team invented together."""
    team = team_of[who] if len(who) else who
    pairs = distinct_pairs(unit[team >= 0], team[team >= 0])
    joint = {"unit": pairs.one, "team": pairs.other}
    return pa.table({name: pa.array(of[pairs.times >= 2], pa.int32()) for name, of in joint.items()})


def _team(ground: Ground, row: dict[str, Any], team: np.ndarray, often: np.ndarray) -> dict[str, Any]:
    """A team with its people, those who are named most (``often``, by person) first."""
    people = inventors(ground)
    order = team[np.lexsort((team, -often[team]))]
    names = people.names.take(pa.array(order[:SHOWN])).to_pylist()
    at = int(people.applicant[team[0]])
    return {
        **row,
        "applicant": ground.parties.party(at).name if at >= 0 else None,
        "size": len(team),
        "people": "、".join(names) + ("…" if len(team) > SHOWN else ""),
    }


def _sentences(rows: list[dict[str, Any]]) -> tuple[Sentence, ...]:
    if not rows or rows[0]["applicant"] is None:
        return ()
    text = Text(zh="{applicant}的{name}最多，共 {count}。", en="{name} of {applicant} has most: {count}.")
    return (Sentence(text, {name: Quoted("inventors", 0, name) for name in ("applicant", "name", "count")}),)


ANALYSIS = Analysis("inventors", TITLE, "position", InventorsAsked, answer)
