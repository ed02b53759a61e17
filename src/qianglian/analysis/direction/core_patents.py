"""候选核心专利: the families with the best open score, with every feature and its rank beside it."""

from __future__ import annotations

from typing import Any

import numpy as np
from pydantic import Field

from qianglian.analysis import caveats, charting
from qianglian.analysis.contract import Analysis, Column, Finding, Quoted, Sentence
from qianglian.analysis.counting import Extra, Measure, Tally
from qianglian.analysis.ground import Ground
from qianglian.analysis.labels import LABELS, Label, family, labels
from qianglian.analysis.scoring import FEATURES, Scored, Scores, scores
from qianglian.analysis.scoring_words import NO_SIGNS, coverage, score_caveats
from qianglian.model.text import Text

TITLE = Text(zh="候选核心专利", en="Candidate core patents")
PUBLICATIONS = Measure(
    "publications", Text(zh="库内件数", en="Publications here"), "publication", "publication"
)


class Core(Scored):
    """How many are listed."""

    top: int = Field(50, ge=1, le=1000, title="列出数", description="how many families are listed")


def answer(ground: Ground, params: Core) -> Finding:
    """The best families, with what their scores are made of."""
    found = scores(ground, params)
    best = found.best(params.top)
    members = ground.records.filter(ground.records.family.isin(found.families[best].tolist() or [-1]))
    tally = Tally(ground, members, (family(ground),), (PUBLICATIONS,))
    counted = {row["family"]: row["publications"] for row in tally.rows()}
    named = labels(ground, found.families[best].tolist())
    years = _years(ground, members)
    rows = [_row(ground, found, int(at), place, counted, named, years) for place, at in enumerate(best, 1)]
    table = tally.table(
        "candidates",
        TITLE,
        rows,
        ground.definition("core_patents", params.model_dump()),
        beside=[Column("place", Text(zh="名次", en="Rank"), "number"), *LABELS, YEAR],
        extras=[*map(Extra, _columns())],
    )
    return Finding(
        "core_patents",
        TITLE,
        params.model_dump(),
        (table,),
        _chart(rows) if rows else None,
        _sentences(rows),
        (*score_caveats(found, params), caveats.counting(ground, "family")),
        coverage(found),
        *caveats.verdict(ground, rows, NO_SIGNS),
    )


YEAR = Column("year", Text(zh="最早申请年", en="Earliest filing"), "year")


def _columns() -> list[Column]:
    columns = [
        Column("score", Text(zh="得分", en="Score"), "ratio"),
        Column("known", Text(zh="已知权重", en="Weight known"), "share"),
    ]
    for one in FEATURES:
        ranked = Text(zh=f"{one.title.zh}分位", en=f"{one.title.en}, rank")
        columns += [Column(one.name, one.title, "number"), Column(f"{one.name}_rank", ranked, "share")]
    return columns


def _years(ground: Ground, members: Any) -> dict[int, int | None]:
    found = ground.run(members.select("family", "year").distinct())
    return dict(zip(found["family"].to_pylist(), found["year"].to_pylist(), strict=True))


def _row(
    ground: Ground,
    found: Scores,
    at: int,
    place: int,
    counted: dict[str, int],
    named: dict[int, Label],
    years: dict[int, int | None],
) -> dict[str, Any]:
    number = int(found.families[at])
    key = ground.family_keys[number].as_py()
    row: dict[str, Any] = {"family": key, "place": place, **named.get(number, Label()).cells}
    row |= {"year": years.get(number), "publications": counted[key]}
    row |= {"score": float(found.score[at]), "known": float(found.known[at])}
    for one in FEATURES:
        value, rank = found.values[one.name][at], found.ranks[one.name][at]
        row[one.name] = None if np.isnan(value) else int(value)
        row[f"{one.name}_rank"] = None if np.isnan(rank) else float(rank)
    return row


def _sentences(rows: list[dict[str, Any]]) -> tuple[Sentence, ...]:
    if not rows or rows[0]["title"] is None or rows[0]["number"] is None:
        return ()
    quotes = {name: Quoted("candidates", 0, name) for name in ("number", "title", "score")}
    text = Text(
        zh="得分最高的候选为 {number}《{title}》（{score}）。",
        en="The best candidate is {number}, {title} ({score}).",
    )
    return (Sentence(text, quotes),)


def _chart(rows: list[dict[str, Any]]) -> dict[str, Any]:
    best = rows[:20]
    return charting.ranked(
        [str(row["number"]) for row in best], [round(row["score"], 3) for row in best], "得分"
    )


ANALYSIS = Analysis("core_patents", TITLE, "direction", Core, answer)
