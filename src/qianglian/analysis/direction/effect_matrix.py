"""技术功效矩阵: nodes (or IPC subclasses) against the effects that their texts speak of, with where they do."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from qianglian.analysis import caveats, charting
from qianglian.analysis.contract import Analysis, Column, Finding, Quoted, Sentence
from qianglian.analysis.counting import Dimension, Extra, Measure, Tally, share, units
from qianglian.analysis.effects import found_in, said
from qianglian.analysis.ground import Ground
from qianglian.analysis.naming import in_order, node_name, nodes_at
from qianglian.analysis.parameters import Counted
from qianglian.model.figure import Unit
from qianglian.model.text import Text
from qianglian.rules.effects import effects

TITLE = Text(zh="技术功效矩阵", en="Technologies and effects")
TECHNOLOGY = Dimension("technology", Text(zh="技术代码", en="Technology code"))
TECHNOLOGY_NAME = Column("technology_name", Text(zh="技术", en="Technology"), "text")
EFFECT = Dimension("effect", Text(zh="功效代码", en="Effect code"))
EFFECT_NAME = Column("effect_name", Text(zh="功效", en="Effect"), "text")
NONE_NAME = Text(zh="未见功效词（未知）", en="no word found (unknown)")
SOURCES = {
    "ti": Text(zh="其中标题", en="Of them in titles"),
    "ab": Text(zh="其中摘要", en="Of them in abstracts"),
    "cl": Text(zh="其中权利要求", en="Of them in claims"),
}
TEXTS = Text(zh="有摘要或权利要求", en="With an abstract or claims")
SPOKEN = Text(zh="见到功效词", en="With a word of some effect")
DEFINED = Text(
    zh="功效按公开词表（{version} 版 [D]）在标题、摘要、权利要求中检出，是文字所称、未经实证；一项可有多个功效；"
    "没有检出的单列为未知，不是没有功效。",
    en="Effects are found by an open list of words (version {version} [D]) in titles, abstracts and claims: "
    "what is said, not "
    "what is proved. A family may have several; where none is found it is unknown, not none.",
)
BY_IPC = Text(
    zh="未给产业链：按第一 IPC 小类列出前 {top} 个。",
    en="Without a chain: by first IPC subclass, the largest {top}.",
)


NO_WORD = Text(zh="文本中没有见到功效词。", en="No text has a word of any effect.")
NO_TECHNOLOGY = Text(
    zh="没有可作技术维度的：各分支没有文献，或没有文献写明 IPC。",
    en="Nothing stands for technology: no node has documents, or no document states an IPC symbol.",
)


class Matrix(Counted):
    """What stands for technology, and how much of it."""

    technology: Literal["auto", "node", "ipc"] = Field(
        "auto",
        title="技术维度",
        description="node: of the chain; ipc: first IPC subclass; auto: nodes where there are any",
    )
    level: int = Field(1, ge=0, le=9, title="分支层级", description="level of the nodes; 0 for the leaves")
    top: int = Field(10, ge=1, le=50, title="小类数", description="IPC subclasses shown")


def answer(ground: Ground, params: Matrix) -> Finding:
    """Technology × effect: families, and in which text the effect stands."""
    by_node = params.technology == "node" or (params.technology == "auto" and ground.nodes_of is not None)
    members, shown = _technologies(ground, params, by_node=by_node)
    told = members.left_join(said(ground), "publication").drop("publication_right")
    told = told.mutate(**{where: (told["where"] == where).fill_null(False) for where in SOURCES})
    spoken = told.filter(told.effect.notnull())
    measures = (units(params.unit), *(_measure(params.unit, where) for where in found_in(ground)))
    tally = Tally(ground, spoken, (TECHNOLOGY, EFFECT), measures)
    sizes = Tally(ground, members, (TECHNOLOGY,), (units(params.unit),))
    totals = {row["technology"]: row["count"] for row in sizes.rows()}
    order = {effect.code: place for place, effect in enumerate(effects().effects)}
    rows = sorted(tally.rows(), key=lambda row: order[row["effect"]])
    rows = [_row(ground, row, totals, params) for row in in_order(rows, shown, "technology")]
    part = Column("share", Text(zh="占该技术", en="Share of the technology"), "share", unit=params.unit)
    definition = ground.definition("effect_matrix", params.model_dump())
    beside = [TECHNOLOGY_NAME, EFFECT_NAME]
    matrix = tally.table("matrix", TITLE, rows, definition, beside=beside, extras=(Extra(part, "count"),))
    unknown = _unknown(ground, told, params, shown, totals, definition)
    return Finding(
        "effect_matrix",
        TITLE,
        params.model_dump(),
        (matrix, unknown),
        _chart(rows, shown) if rows else None,
        _sentences(rows),
        (
            DEFINED.format(version=effects().version),
            *((caveats.OVERLAP,) if by_node else (BY_IPC.format(top=params.top),)),
            caveats.counting(ground, params.unit),
            caveats.SMALL.format(minimum=params.minimum),
        ),
        (
            _texts(ground, params.unit),
            caveats.covered(ground, told.mutate(known=told.effect.notnull()), params.unit, SPOKEN),
        ),
        *caveats.verdict(ground, rows, NO_WORD if totals else NO_TECHNOLOGY),
    )


def _technologies(ground: Ground, params: Matrix, *, by_node: bool) -> tuple[Any, list[str]]:
    """Members with their ``technology``, and which are shown, in order."""
    counted = ground.counted(params.unit)
    if by_node:
        nodes = [node.code for node in nodes_at(ground, params.level)]
        tagged = ground.nodes.filter(ground.nodes.node.isin(nodes))
        return counted.join(tagged, "publication").rename(technology="node"), nodes
    members = counted.join(ground.subclasses, "publication").rename(technology="subclass")
    tally = Tally(ground, members, (TECHNOLOGY,), (units(params.unit),))
    shown = [row["technology"] for row in tally.rows(top=params.top)]
    return members.filter(members.technology.isin(shown or [""])), shown


def _measure(unit: Unit, where: str) -> Measure:
    return units(unit, where, f"in_{where}", SOURCES[where])


def _name(ground: Ground, code: str) -> Text:
    return node_name(ground, code)


def _effect_name(code: str | None) -> Text:
    return next((one.name for one in effects().effects if one.code == code), NONE_NAME)


def _row(ground: Ground, row: dict[str, Any], totals: dict[str, int], params: Matrix) -> dict[str, Any]:
    return {
        **row,
        "technology_name": _name(ground, row["technology"]),
        "effect_name": _effect_name(row["effect"]),
        "share": share(row["count"], totals[row["technology"]], params.minimum),
    }


def _unknown(
    ground: Ground, told: Any, params: Matrix, shown: list[str], totals: dict[str, int], definition: str
) -> Any:
    """Of each technology: how many are known to speak of an effect; the rest is unknown."""
    spoken = told.group_by("unit").aggregate(spoken=told.effect.notnull().any())
    marked = told.join(spoken, "unit")
    marked = marked.mutate(silent=~marked.spoken)
    measures = (units(params.unit), units(params.unit, "silent", "unknown", NONE_NAME))
    tally = Tally(ground, marked, (TECHNOLOGY,), measures)
    rows = [
        {
            **row,
            "technology_name": _name(ground, row["technology"]),
            "unknown_share": share(row["unknown"], row["count"], params.minimum),
        }
        for row in in_order(tally.rows(), shown, "technology")
    ]
    part = Column("unknown_share", Text(zh="未知占比", en="Share unknown"), "share", unit=params.unit)
    title = Text(zh="未见功效词的", en="Without a word of any effect")
    return tally.table(
        "unknown", title, rows, definition, beside=[TECHNOLOGY_NAME], extras=(Extra(part, "unknown"),)
    )


def _texts(ground: Ground, unit: Unit) -> Any:
    """How many have a text beyond the title to be read."""
    counted = ground.counted(unit).join(ground.texts, "publication")
    return caveats.covered(ground, counted.mutate(known=counted.has_text), unit, TEXTS)


def _sentences(rows: list[dict[str, Any]]) -> tuple[Sentence, ...]:
    counted = [(row["count"], -at) for at, row in enumerate(rows) if isinstance(row["share"], float)]
    if not counted:
        return ()
    at = -max(counted)[1]
    quotes = {
        name: Quoted("matrix", at, name) for name in ("technology_name", "effect_name", "count", "share")
    }
    text = Text(
        zh="最集中的是{technology_name}的「{effect_name}」，{count}，占该技术的 {share}。",
        en="Densest is {technology_name} and {effect_name}: {count}, {share} of the technology.",
    )
    return (Sentence(text, quotes),)


def _chart(rows: list[dict[str, Any]], shown: list[str]) -> dict[str, Any]:
    order = [effect.code for effect in effects().effects if any(row["effect"] == effect.code for row in rows)]
    held = [code for code in shown if any(row["technology"] == code for row in rows)]
    names = {row["technology"]: row["technology_name"].zh for row in rows}
    cells = [(order.index(row["effect"]), held.index(row["technology"]), row["count"]) for row in rows]
    columns = [_effect_name(code).zh for code in order]
    return charting.heat(columns, [names[code] for code in held], cells, "专利量")


ANALYSIS = Analysis("effect_matrix", TITLE, "direction", Matrix, answer, uses_chain=True)
