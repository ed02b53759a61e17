"""What must be said of white space: by what a cell is called blank, and that a blank is no promise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qianglian.analysis import caveats
from qianglian.analysis.contract import Quoted, Sentence, Table
from qianglian.analysis.ground import Ground
from qianglian.analysis.searching import Search
from qianglian.model.text import Text
from qianglian.rules.effects import effects
from qianglian.rules.navigation_gate import navigation_gate

NONE = Text(zh="—", en="—")
NO_PROMISE = Text(
    zh="「空白」只说明按本次检索没有检出，待核查：可能是技术上不可行、没有需求、用词不同、以秘密保护，或文献未下载；"
    "不等于可以布局的方向。",
    en="Blank says no more than that this search found none, and is to be verified: it may not work, nobody may want "
    "it, other words may be used, it may be kept secret, or not be downloaded.",
)
RULE = Text(
    zh="空白待核查：不多于 {blank} 项，稀疏：实有不足期望的 {sparse:.0%}；期望 = 分支可判读项数 × "
    "该功效（或小类）在同一一级分支（一级分支则为全链）可判读专利中的占比；期望不足 {minimum} 项的为样本不足，"
    "可判读不足 {known:.0%} 的为无法判断；不少于 {minimum} 项且不稀疏的为有布局。均为参数 [D]。",
    en="Blank: at most {blank} found. Sparse: less than {sparse:.0%} of the expected, which is the families of the "
    "node that can be read times the share of the column under the same root (of a root, in the chain). "
    "Too small: fewer than {minimum} expected. Not to be told: less than {known:.0%} can be read. "
    "Present: {minimum} or more, and not sparse. All are parameters [D].",
)
UNSEARCHED = Text(
    zh="「未检索」不是空白：没有检索式、检索式不完整（官方分类中有无法编码的行、下级分支没有检索式）、由人指明未下载、"
    "或查全率未测、未达标（R ≥ {recall:.0%}，{version}）的分支，没有检出不作结论。下级分支按最近的已测上级的查全率。",
    en="Not searched is not blank: no conclusion for nodes without a rule or with a partial one, not downloaded, or "
    "whose recall was not measured or fails (R ≥ {recall:.0%}, {version}). A node below those measured stands by the "
    "nearest above.",
)
WAIVED = Text(
    zh="本次没有以查全率为前提（参数 recall=waived）：空白的可靠程度未知。",
    en="Recall was waived (recall=waived): how far a blank is to be believed is not known.",
)
BY_EFFECT = Text(
    zh="功效按公开词表（{version} 版 [D]）在标题、摘要、权利要求中检出；没有摘要和权利要求的不可判读。",
    en="Effects by an open list of words (version {version} [D]); without abstract or claims nothing can be read.",
)
BY_IPC = Text(
    zh="小类按第一 IPC，取全链前 {top} 个；分支的检索式由 IPC 限定时，界外的小类为未检索。",
    en="By first IPC subclass, the largest {top} of the chain; subclasses outside of those that a node's rule is bound "
    "to were not searched.",
)
SEARCHED_ENOUGH = Text(zh="可作「未检出」判断的分支", en="Nodes of which none found says something")
NOT_SEARCHED = Text(
    zh="没有一个分支的检索足以作「未检出」判断：查全率未测或未达标，或没有完整的检索式。"
    "可先用 qianglian gate 测查全率；或以 recall=waived 计算，所得只供参考。",
    en="No node was searched well enough for “none found” to mean anything. Measure recall with qianglian gate, or ask "
    "with recall=waived, for orientation only.",
)
NO_TEXTS = Text(
    zh="各分支的文献都没有可判读的文本（或 IPC）。",
    en="No family of the chain has a text (or an IPC symbol) to be read.",
)


def caveats_of(ground: Ground, params: Any) -> tuple[Text, ...]:
    """What stands under the tables."""
    gate = navigation_gate()
    told = {
        "blank": params.blank, "sparse": params.sparse, "minimum": params.minimum, "known": params.least_known,
    }  # fmt: skip
    by_effect = params.columns == "effect"
    return (
        NO_PROMISE,
        RULE.format(**told),
        UNSEARCHED.format(recall=gate.recall, version=gate.version),
        *((WAIVED,) if params.recall == "waived" else ()),
        BY_EFFECT.format(version=effects().version) if by_effect else BY_IPC.format(top=params.top),
        caveats.counting(ground, "family"),
        caveats.OVERLAP,
    )


def why_not(how: Mapping[str, Search], *, readable: bool) -> Text:
    """Why no cell could be judged."""
    return NOT_SEARCHED if readable or not any(one.enough for one in how.values()) else NO_TEXTS


def sentences(summary: Table, blanks: Table) -> tuple[Sentence, ...]:
    """How many cells are blank and how many cannot be called so; the blank with most to be expected."""
    at = {row["status"]: place for place, row in enumerate(summary.rows)}
    text = Text(
        zh="空白待核查 {blank} 格、稀疏 {sparse} 格、有布局 {present} 格；未检索 {unsearched} 格、"
        "无法判断 {unread} 格、样本不足 {small} 格，不作空白。",
        en="Cells: {blank} blank (to be verified), {sparse} sparse, {present} present; {unsearched} not searched, "
        "{unread} not to be told and {small} too small are not called blank.",
    )
    said = [Sentence(text, {name: Quoted("summary", place, "cells") for name, place in at.items()})]
    if blanks.rows and blanks.rows[0]["status"] == "blank":
        text = Text(
            zh="其中{node_name}的「{column_name}」：可判读 {readable} 中检出 {count}，按占比期望 {expected}，待核查。",
            en="Among them {node_name} and {column_name}: {count} of {readable} that can be read, {expected} expected; "
            "to be verified.",
        )
        names = ("node_name", "column_name", "readable", "count", "expected")
        said.append(Sentence(text, {name: Quoted("blanks", 0, name) for name in names}))
    return tuple(said)
