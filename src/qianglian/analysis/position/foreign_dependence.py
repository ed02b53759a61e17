"""对外依存度: the foreign share of what matters in each node, with what is filed at home alone beside it."""

from __future__ import annotations

from typing import Any, Literal

import ibis
from pydantic import Field

from qianglian.analysis import branches, caveats, charting, regions
from qianglian.analysis.contract import Analysis, Column, Coverage, Finding, Quoted, Sentence, Table
from qianglian.analysis.counting import Extra, Tally, share, units
from qianglian.analysis.ground import Ground
from qianglian.analysis.holding import hold
from qianglian.analysis.naming import NODE, NODE_NAME, node_name
from qianglian.analysis.parameters import MINIMUM
from qianglian.analysis.rights import UNKNOWN, beside_rights, liveliest, named
from qianglian.analysis.scoring import Scored, core_table, scores
from qianglian.analysis.scoring_words import score_caveats
from qianglian.model.text import Text
from qianglian.rules.country_names import GROUPS

TITLE = Text(zh="对外依存度", en="Dependence on abroad")
DEFINED = Text(
    zh="依存度 = 国外占已知来源地的份额。「多局」为库内有两个及以上受理局或 PCT 的同族（默认口径）；"
    "「单局」只在中国申请，并列供对照；「有效核心」为多局同族中有成员来源写明有效的候选核心专利。"
    "国内含港澳台；申请人中有国内者计入国内。",
    en="Dependence: the foreign share of those with a known origin. Wide: families in two or more offices here or "
    "through the PCT (the default); at home: filed in China only, beside it; core in force: candidate core among the "
    "wide with a member stated in force. Domestic includes Hong Kong, China; Macao, China; Taiwan, China, and wins in "
    "mixed families.",
)
REACH = Text(
    zh="受理局只按库内已有文献：没有下载他国同族时，多局同族被低估。",
    en="Offices are those of documents here: where members abroad were not downloaded, the wide are too few.",
)
GUESSED = Text(
    zh="来源没有写明国外申请人，国外未知而不是零，依存度不能计算。",
    en="No source states applicants abroad: abroad is unknown, not zero, and there is no dependence.",
)
NO_ORIGIN = Text(zh="没有多局同族写明来源地。", en="No family in several offices states where it comes from.")
SIDE_KNOWN = Text(zh="来源地已知", en="Origin known")
WIDE_KNOWN = Text(zh="多局或 PCT", en="In several offices or PCT")
STATE_KNOWN = Text(zh="法律状态已知", en="Legal status known")

GROUPS_OF: dict[str, Text] = {
    "wide": Text(zh="多局同族", en="Wide"),
    "core": Text(zh="有效核心", en="Core in force"),
    "home": Text(zh="单局（中国）", en="In China only"),
}


class Dependence(Scored):
    """Which nodes; families count always."""

    level: int = Field(1, ge=0, le=9, title="分支层级", description="level of the nodes; 0 for the leaves")
    minimum: int = Field(
        MINIMUM, ge=1, title="最小样本", description="below this no share or ratio is shown but 样本不足"
    )
    address: Literal["filed", "owner"] = Field(
        "filed",
        title="地址口径",
        description="filed (first applicant as filed) or owner (first current owner)",
    )


def answer(ground: Ground, params: Dependence) -> Finding:
    """A row for each node, and one over the chain."""
    codes = branches.codes(ground, params.level)
    placed = regions.placed(ground, ground.counted("family"), params.address)
    gone = regions.untold(ground, placed)
    families = hold(ground, _families(ground, placed, params))
    in_nodes = hold(ground, branches.units_in_nodes(ground, ground.counted("family"), codes))
    chain = families.semi_join(in_nodes, "unit")
    spread = in_nodes.join(families, "unit")
    definition = ground.definition("foreign_dependence", params.model_dump())
    by_node = _by_node(ground, spread, codes, params, gone, definition)
    over = _over_all(ground, chain, params, gone, definition)
    known = [row for row in over.rows if any(row[f"{name}_known"] for name in ("wide", "home"))]
    return Finding(
        "foreign_dependence",
        TITLE,
        params.model_dump(),
        (by_node, over),
        _chart(by_node) if known and not gone else None,
        () if gone else _sentences(by_node),
        (
            DEFINED,
            REACH,
            caveats.AS_FILED if params.address == "filed" else regions.OWNED,
            *((GUESSED,) if gone else ()),
            *score_caveats(scores(ground, params), params),
            caveats.OVERLAP,
            caveats.SMALL.format(minimum=params.minimum),
        ),
        (branches.tagged(ground, "family", codes), *_coverage(ground, families)),
        *caveats.verdict(ground, known if not gone else [], GUESSED if gone else NO_ORIGIN),
    )


def _families(ground: Ground, placed: Any, params: Dependence) -> Any:
    """A row for each family (``unit``): its side, whether it is wide, core, in force."""
    members = beside_rights(ground, placed)
    found = members.group_by("unit").aggregate(
        best=liveliest(members),
        domestic=(members.side == "domestic").fill_null(False).any(),
        abroad=(members.side == regions.ABROAD).fill_null(False).any(),
        offices=members.office.max() != members.office.min(),
        international=(members.office == "WO").fill_null(False).any(),
        chinese=(members.office == "CN").fill_null(False).any(),
    )
    side = ibis.cases((found.domestic, "domestic"), (found.abroad, regions.ABROAD), else_=ibis.null("string"))
    told = found.select(
        "unit",
        "chinese",
        side=side,
        standing=named(found.best),
        is_wide=found.offices.fill_null(False) | found.international,
    )
    scored = told.left_join(core_table(ground, params).rename(unit="family"), "unit").drop("unit_right")
    core = scored.core.fill_null(False) & scored.is_wide & (scored.standing == "in_force")
    groups = {"wide": scored.is_wide, "core": core, "home": ~scored.is_wide & scored.chinese}
    away, known = scored.side == regions.ABROAD, scored.side.notnull()
    flags = {f"{name}_known": inside & known for name, inside in groups.items()}
    flags |= {f"{name}_abroad": inside & known & away.fill_null(False) for name, inside in groups.items()}
    return scored.select("unit", "side", "standing", "is_wide", **flags)


def _coverage(ground: Ground, families: Any) -> tuple[Coverage, ...]:
    told = families.mutate(placed=families.side.notnull(), stated=families.standing != UNKNOWN)
    said = {"placed": SIDE_KNOWN, "is_wide": WIDE_KNOWN, "stated": STATE_KNOWN}
    return caveats.several(ground, told, "family", said, sole=True)


def _measures() -> tuple[Any, ...]:
    made = []
    for name, title in GROUPS_OF.items():
        known = Text(zh=f"{title.zh}·来源地已知", en=f"{title.en}, origin known")
        away = Text(zh=f"{title.zh}·{GROUPS['abroad'].zh}", en=f"{title.en}, {GROUPS['abroad'].en.lower()}")
        made += [units("family", f"{name}_known", f"{name}_known", known, sole=True)]
        made += [units("family", f"{name}_abroad", f"{name}_abroad", away, sole=True)]
    return (units("family", sole=True), *made)


def _extras() -> tuple[Extra, ...]:
    return tuple(
        Extra(
            Column(name, Text(zh=f"{title.zh}依存度", en=f"{title.en}: dependence"), "share", unit="family"),
            f"{name}_abroad",
        )
        for name, title in GROUPS_OF.items()
    )


def _shares(row: dict[str, Any], params: Dependence, gone: bool) -> dict[str, Any]:
    """Dependences; unknown where abroad is."""
    told = {
        name: None if gone else share(row[f"{name}_abroad"], row[f"{name}_known"], params.minimum)
        for name in GROUPS_OF
    }
    blank = {f"{name}_abroad": None for name in GROUPS_OF} if gone else {}
    return {**row, **blank, **told}


def _by_node(
    ground: Ground, spread: Any, codes: list[str], params: Dependence, gone: bool, definition: str
) -> Table:
    tally = Tally(ground, spread, (NODE,), _measures())
    counts = {row["node"]: row for row in tally.rows()}
    nothing = {measure.name: 0 for measure in tally.measures}
    rows = [
        {
            **_shares(counts.get(node, {"node": node, **nothing}), params, gone),
            "node_name": node_name(ground, node),
        }
        for node in (codes if counts else ())
    ]
    return tally.table("nodes", TITLE, rows, definition, beside=[NODE_NAME], extras=_extras())


def _over_all(ground: Ground, chain: Any, params: Dependence, gone: bool, definition: str) -> Table:
    tally = Tally(ground, chain, (), _measures())
    total = tally.total()
    rows = [_shares(total, params, gone)] if total["count"] else []
    return tally.table("chain", Text(zh="全链", en="The chain"), rows, definition, extras=_extras())


def _sentences(table: Table) -> tuple[Sentence, ...]:
    """The node that depends most."""
    found = [(row["wide"], at) for at, row in enumerate(table.rows) if isinstance(row["wide"], float)]
    if not found:
        return ()
    _, at = max(found, key=lambda one: (one[0], -one[1]))
    text = Text(
        zh="按多局同族，{node_name}的对外依存度最高：国外 {wide_abroad} 项，占来源地已知的 {wide}。",
        en="By wide families {node_name} depends most on abroad: {wide_abroad}, {wide} of those of known origin.",
    )
    return (
        Sentence(text, {name: Quoted("nodes", at, name) for name in ("node_name", "wide_abroad", "wide")}),
    )


def _chart(table: Table) -> dict[str, Any]:
    """The dependence of each node in per cent, one bar a group."""
    names = [row["node_name"].zh for row in table.rows]
    columns = [title.zh for title in GROUPS_OF.values()]
    cells = [
        (across, down, round(row[name] * 100, 1) if isinstance(row[name], float) else None)
        for down, row in enumerate(table.rows)
        for across, name in enumerate(GROUPS_OF)
    ]
    return charting.heat(columns, names, cells, "国外占比（%）")


ANALYSIS = Analysis("foreign_dependence", TITLE, "position", Dependence, answer, needs_chain=True)
