"""What must be said wherever candidate core patents are told of: how they are scored, and on how much."""

from __future__ import annotations

import numpy as np

from qianglian.analysis.contract import Coverage
from qianglian.analysis.scoring import COHORT, FEATURES, Scored, Scores
from qianglian.model.text import Text

CANDIDATES = Text(
    zh="候选：按公开的计分得出，供人工研判，不是对专利价值或稳定性的结论。",
    en="Candidates: an open score for people to judge by, no verdict on value or validity.",
)
SCORED = Text(
    zh="得分 = 各指标同年分位的加权平均，权重 {weights} [D]；未知的指标取中位 0.5，不按 0 计；已知权重不足 "
    "{least:.0%} 的不计分；"
    "同年少于 {cohort} 项的与全部年份一起排位。",
    en="Score: the weighted mean of ranks within the year; weights {weights} [D]; unknown stands at 0.5. With "
    "less than "
    "{least:.0%} of the weights known there is none; a year of fewer than {cohort} is ranked with all.",
)
BY_OFFICES = Text(
    zh="来源未写同族规模：以库内受理局数代替，只反映已下载的同族。",
    en="No source states the size of families: the offices here are counted instead.",
)
NO_SIGNS = Text(
    zh="来源没有写明被引、同族、权利要求、法律事件中的足够指标，不能计分。",
    en="The sources state too little of citations, families, claims and events for a score.",
)


def score_caveats(found: Scores, params: Scored) -> tuple[Text, ...]:
    """That they are candidates, the weights, and where offices stand for the size of families."""
    weights = params.weights()
    told = {"least": params.least_known, "cohort": COHORT}
    zh = "、".join(f"{feature.title.zh} {weights[feature.name]:g}" for feature in FEATURES)
    en = ", ".join(f"{feature.title.en} {weights[feature.name]:g}" for feature in FEATURES)
    scored = Text(zh=SCORED.zh.format(weights=zh, **told), en=SCORED.en.format(weights=en, **told))
    return (CANDIDATES, scored, *((BY_OFFICES,) if found.by_offices else ()))


def coverage(found: Scores) -> tuple[Coverage, ...]:
    """How many families state each feature, and how many have a score."""
    total = len(found.families)
    scored = Coverage(Text(zh="可计分", en="With a score"), int((~np.isnan(found.score)).sum()), total)
    stated = (Coverage(f.title, int((~np.isnan(found.values[f.name])).sum()), total) for f in FEATURES)
    return (scored, *stated)
