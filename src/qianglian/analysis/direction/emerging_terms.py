"""新兴技术词: terms that families filed of late hold more often than those filed before, and how surely."""

from __future__ import annotations

from typing import Any

import numpy as np
from pydantic import Field

from qianglian.analysis import caveats, charting
from qianglian.analysis.contract import Analysis, Column, Coverage, Finding, Quoted, Row, Sentence
from qianglian.analysis.counting import share, table_of
from qianglian.analysis.ground import Ground
from qianglian.analysis.parameters import Dated
from qianglian.analysis.terms import Holders, distinct, holders, log_odds, sample, surely
from qianglian.analysis.years import complete
from qianglian.model.text import Text

TITLE = Text(zh="新兴技术词", en="Emerging terms")
TERM = Column("term", Text(zh="技术词", en="Term"), "label", key=True)
READ = Text(zh="已读文本（项）", en="Texts read")
DEFINED = Text(
    zh="取最近 {window} 个完整年份与其前 {window} 年各至多 {most:,} 项的标题与摘要（等距抽取，语言 "
    "{language}），比较含词项数；"
    "对数优势比为近期与前期之比（各加 0.5 项）；显著性为 G²（Dunning 1993），不低于 {least_g:g} 列出 "
    "[D]（单词偶然达到的概率约千分之一），"
    "前期已占 {common:.0%} 以上的、近期申请人不足 {applicants} 个的不算新兴。",
    en="Titles and abstracts of at most {most:,} families (evenly drawn, language {language}) of the last "
    "{window} complete "
    "years and of the {window} before. Log-odds of late against before (half a family added); G² (Dunning 1993) from "
    "{least_g:g} on [D], which one term in a thousand passes by chance. What {common:.0%} held before, or fewer "
    "than {applicants} applicants now, is not emerging.",
)
WORDS = Text(
    zh="词由分词与词性得出，未经专家确认；同义词各计各的。",
    en="Terms come from words and their kinds, confirmed by nobody; synonyms count apart.",
)
FEW = Text(
    zh="比较的两个时段中有一个读到的文本不足 {floor} 项。",
    en="One of the windows has fewer than {floor} texts to read.",
)
NO_RISE = Text(zh="没有词的上升达到显著界限。", en="No term rises so much that it could not be chance.")


class Emerging(Dated):
    """The windows, how much is read, and what is significant."""

    window: int = Field(
        3, ge=1, le=20, title="窗口年数", description="years compared with the same number before"
    )
    most: int = Field(
        3_000, ge=50, le=20_000, title="每窗口最多读取", description="families read of each window"
    )
    top: int = Field(30, ge=1, le=200, title="列出数", description="how many terms are listed")
    least_g: float = Field(10.83, ge=0, title="显著界限", description="smallest G² that is listed [D]")
    applicants: int = Field(
        3, ge=1, title="最少申请人数", description="late applicants that a term needs [D]"
    )
    common: float = Field(
        0.3, gt=0, le=1, title="常见界限", description="share before from which nothing emerges [D]"
    )
    least: int = Field(
        5, ge=1, title="最少项数", description="families of the late window that a term needs [D]"
    )
    floor: int = Field(
        50, ge=1, title="窗口最小样本", description="texts below which a window tells nothing [D]"
    )
    language: str = Field(
        "", max_length=2, title="语言", description="zh, en …; that of most titles when left out"
    )


def answer(ground: Ground, params: Emerging) -> Finding:
    """Terms with their families in both windows, shares, growth and z."""
    until = complete(ground, params)
    late, early = (_families(ground, params, until, back) for back in (0, params.window))
    drawn = np.concatenate([sample(late, params.most), sample(early, params.most)])
    key = f"terms {len(drawn)} {drawn[:1]} {drawn[-1:]} {params.model_dump_json()}"
    found = ground.keep(key, lambda: holders(ground, drawn, params.language))
    sets = found.read & set(late.tolist()), found.read & set(early.tolist())
    small = min(map(len, sets)) < params.floor
    holding = _applicants(ground, sets[0])
    rows = [] if small else _rows(found, sets, holding, params)
    table = table_of(
        ground,
        "terms",
        TITLE,
        _columns(),
        rows,
        ground.definition("emerging_terms", params.model_dump()),
        _members(ground, found, sets, holding),
    )
    state, reason = caveats.verdict(ground, rows, NO_RISE)
    if state == "unknown":
        # Texts there are: none of them says that a term rose.
        state, reason = ("insufficient", FEW.format(floor=params.floor)) if small else ("computed", None)
    told = params.model_dump(include={"window", "most", "least_g", "common", "applicants"})
    return Finding(
        "emerging_terms",
        TITLE,
        params.model_dump(),
        (table,),
        _chart(rows) if rows else None,
        _sentences(rows),
        (
            DEFINED.format(**told, language=found.language or "—"),
            WORDS,
            *(() if rows or small or ground.empty else (NO_RISE,)),
            caveats.counting(ground, "family"),
            *caveats.lag(ground, until, params),
        ),
        (Coverage(READ, len(found.read), len(late) + len(early)), caveats.dated(ground, params)),
        state,
        reason,
    )


def _families(ground: Ground, params: Emerging, until: int | None, back: int) -> np.ndarray:
    """The families of a window, ``back`` years before the last one, in order."""
    members = ground.counted("family", params.by)
    last = (until or 0) - back
    within = members.filter(members.year.between(last - params.window + 1, last))
    found = ground.run(within.select("family").distinct())["family"].to_numpy()
    return np.sort(found).astype(np.int64)


def _applicants(ground: Ground, families: Any) -> dict[int, set[int]]:
    """The applicants of each family."""
    mentions = ground.records.select("publication", "family").join(ground.applicants, "publication")
    found = ground.run(mentions.select("family", "party").distinct())
    held: dict[int, set[int]] = {}
    for family, party in zip(found["family"].to_pylist(), found["party"].to_pylist(), strict=True):
        if family in families:
            held.setdefault(family, set()).add(party)
    return held


def _borne(held: Any, holding: dict[int, set[int]]) -> set[int]:
    return {party for family in held for party in holding.get(family, ())}


def _rows(
    found: Holders, sets: tuple[Any, Any], holding: dict[int, set[int]], params: Emerging
) -> list[dict[str, Any]]:
    late, early = sets
    counted = {}
    for term, held in found.terms.items():
        if len(held) >= params.least and len(held & late) >= params.least:
            counted[term] = (len(held & late), len(held & early))
    scored = {term: surely(a, len(late), b, len(early)) for term, (a, b) in counted.items()}
    rising = [
        t for t, g in scored.items() if g >= params.least_g and counted[t][1] <= params.common * len(early)
    ]
    # One applicant's series of like texts makes no trend.
    borne = {t: len(_borne(found.terms[t] & late, holding)) for t in rising}
    rising = [term for term in rising if borne[term] >= params.applicants]
    ranked = sorted(rising, key=lambda term: (-scored[term], -len(term), term))
    rows = []
    for term in distinct(ranked, found.terms, params.top):
        a, b = counted[term]
        now, before = share(a, len(late)), share(b, len(early))
        rows.append(
            {
                "term": term,
                "late": a,
                "early": b,
                "applicants": borne[term],
                "late_share": now,
                "early_share": before,
                # A term that nobody used before has grown beyond any number.
                "growth": now / before if b else None,
                "log_odds": log_odds(a, len(late), b, len(early)),
                "g": scored[term],
            }
        )
    return rows


def _columns() -> tuple[Column, ...]:
    return (
        TERM,
        Column("late", Text(zh="近期项数", en="Families of late"), unit="family"),
        Column("early", Text(zh="前期项数", en="Families before"), unit="family"),
        Column("applicants", Text(zh="近期申请人数", en="Applicants of late"), unit="party"),
        Column("late_share", Text(zh="近期占比", en="Share of late"), "share", unit="family"),
        Column("early_share", Text(zh="前期占比", en="Share before"), "share", unit="family"),
        Column("growth", Text(zh="占比倍数", en="Times its share"), "ratio"),
        Column("log_odds", Text(zh="对数优势比", en="Log-odds"), "ratio"),
        Column("g", Text(zh="显著性 G²", en="G²"), "ratio"),
    )


def _members(ground: Ground, found: Holders, sets: tuple[Any, Any], holding: dict[int, set[int]]) -> Any:
    """The families of a window that hold a term, and their applicants."""

    def members(row: Row, column: str) -> list[str]:
        if column == "applicants":
            borne = _borne(found.terms[row["term"]] & sets[0], holding)
            return sorted(ground.parties.keys[party].as_py() for party in borne)
        within = sets[0] if column.startswith("late") else sets[1]
        held = found.terms[row["term"]] & within
        return sorted(ground.family_keys[family].as_py() for family in held)

    return members


def _sentences(rows: list[dict[str, Any]]) -> tuple[Sentence, ...]:
    if not rows:
        return ()
    quotes = {name: Quoted("terms", 0, name) for name in ("term", "early_share", "late_share")}
    text = Text(
        zh="上升最显著的是「{term}」：含该词的由 {early_share} 升到 {late_share}。",
        en="{term} rises most surely: from {early_share} to {late_share} of families.",
    )
    return (Sentence(text, quotes),)


def _chart(rows: list[dict[str, Any]]) -> dict[str, Any]:
    best = rows[:20]
    return charting.ranked([row["term"] for row in best], [row["late"] for row in best], "近期项数")


ANALYSIS = Analysis("emerging_terms", TITLE, "direction", Emerging, answer)
