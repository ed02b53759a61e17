"""What a region's strength is measured against: the chain itself, or totals that a source outside states (rule A3).

Totals of a province or of China over all technologies are no part of a thematic database. They are facts of the
chain (``facts``: no node, a region, an indicator, a value, its source). A baseline that nobody states is refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from qianglian.analysis import regions
from qianglian.analysis.ground import Ground
from qianglian.model.chain import IndustryFact
from qianglian.model.errors import BadInput
from qianglian.model.text import Text

Baseline = Literal["chain", "province", "nation"]

BASELINES: dict[Baseline, Text] = {
    "chain": Text(zh="链内（本专题库）", en="within the chain (this corpus)"),
    "province": Text(zh="省内全量", en="all patents of the province"),
    "nation": Text(zh="全国全量", en="all patents of China"),
}
NATION = "CN"
_NATION = frozenset({"CN", "中国", "全国", "国内", "domestic"})
SAID = Text(
    zh="基准：{name}。{more}",
    en="Baseline: {name}. {more}",
)
WITHIN = Text(
    zh="与专题库内同层级、地区已知的全部专利相比，不代表各地区的全部技术；「优势」只是链内的相对优势。",
    en="Compared with all of the corpus at that level with a known region: an advantage within the chain only.",
)
STATED = Text(
    zh="全量来自「{indicator}」（{year} 年，{source}），只计中国专利。",
    en="Totals: “{indicator}” ({year}, {source}); only patents of the Chinese office count.",
)


@dataclass(frozen=True, slots=True)
class Totals:
    """P_i· by region and P_·· as a source states them, with what must be said."""

    regions: dict[str, float]
    whole: float
    year: int
    source: str


def totals(ground: Ground, baseline: Baseline, within: str, indicator: str) -> Totals:
    """The newest totals of an indicator in the chain's facts; raises `BadInput` where the baseline is absent."""
    whole = NATION if baseline == "nation" else _province(within)
    chain = ground.chain
    facts = [one for one in (chain.facts if chain else ()) if one.indicator == indicator and not one.node]
    years = [one.year for one in facts if _code(one.region) == whole and one.value]
    if not years:
        raise _absent(baseline, indicator, whole)
    newest = [one for one in facts if one.year == max(years) and one.value]
    found = dict(_valued(newest))
    sources = "、".join(sorted({one.source for one in newest if one.source}))
    return Totals(found, found[whole], max(years), sources)


def _province(within: str) -> str:
    if not within:
        raise BadInput(
            Text(
                zh="省内全量基准须用 within 指明省。",
                en="The baseline “province” needs a province in “within”.",
            )
        )
    return regions.region_of(within).code


def _valued(facts: Iterable[IndustryFact]) -> Iterable[tuple[str, float]]:
    for one in facts:
        if one.value is not None:
            yield _code(one.region), one.value


def _code(region: str) -> str:
    if region.strip() in _NATION:
        return NATION
    try:
        return regions.region_of(region).code
    except BadInput:
        return region


def _absent(baseline: Baseline, indicator: str, whole: str) -> BadInput:
    name = BASELINES[baseline]
    return BadInput(
        Text(
            zh=f"没有{name.zh}基准：产业链的 facts 中没有「{indicator}」的 {whole} 总量。",
            en=f"There is no baseline “{name.en}”: the chain's facts state no “{indicator}” of {whole}.",
        ),
        hint=Text(
            zh="在产业链文件的 facts 中写入各地区总量（node 留空，注明来源），或用 baseline=chain。",
            en="Write totals by region into the chain's facts (no node, with a source), or ask with baseline=chain.",
        ),
    )


def said(baseline: Baseline, indicator: str, stated: Totals | None) -> Text:
    """Which baseline it is, in words that a table is not shown without."""
    name = BASELINES[baseline]
    more = (
        STATED.format(indicator=indicator, year=stated.year, source=stated.source or "?")
        if stated
        else WITHIN
    )
    return Text(zh=SAID.zh.format(name=name.zh, more=more.zh), en=SAID.en.format(name=name.en, more=more.en))
