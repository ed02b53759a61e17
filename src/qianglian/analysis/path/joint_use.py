"""专利协同运用: nodes in which several holders have patents in force that complement or overlap. Evidence only."""

from __future__ import annotations

from typing import Any

from qianglian.analysis import branches, caveats, charting, joint_words
from qianglian.analysis.contract import INSUFFICIENT, Analysis, Column, Coverage, Finding, Table
from qianglian.analysis.counting import Dimension, Extra, Measure, Tally, share, table_of, units
from qianglian.analysis.ground import Ground
from qianglian.analysis.holders import OWNER_STATED
from qianglian.analysis.joint_holdings import Holdings, JointUse, Two
from qianglian.analysis.naming import NAME, NODE, NODE_NAME, node_name
from qianglian.analysis.pairing import LIES, TALKS, Pair
from qianglian.corpus.parties.kinds import KINDS
from qianglian.model.text import Text

TITLE = Text(zh="专利协同运用", en="Joint use of patents")
HOLDERS = Measure("holders", Text(zh="权利人数", en="Holders"), "party", "party")


def answer(ground: Ground, params: JointUse) -> Finding:
    """By node what there is to be used together; the holders; pairs of them with how their patents lie."""
    found = Holdings(ground, params)
    definition = ground.definition("joint_use", params.model_dump())
    pairs = found.pairs()
    nodes = _nodes(found, pairs, definition)
    listed = _pairs(found, pairs, definition)
    return Finding(
        "joint_use",
        TITLE,
        params.model_dump(),
        (nodes, listed, _holders(found, definition)),
        _chart(nodes) if nodes.rows else None,
        joint_words.sentences(nodes, listed),
        joint_words.caveats_of(ground, params, standards=found.declared is not None),
        _coverage(ground, found),
        *caveats.verdict(ground, nodes.rows, joint_words.NOTHING),
    )


def _nodes(found: Holdings, pairs: list[Two], definition: str) -> Table:
    """What there is in each node, and for what it is a candidate, each with its condition."""
    ground, params = found.ground, found.params
    listed = units(
        "family", "listed", "declared", Text(zh="其中标准声明或池内", en="Of them declared or in a pool")
    )
    living_ = units("family", name="living", title=Text(zh="有效发明项数", en="Inventions in force"))
    tally = Tally(ground, found.spread, (NODE,), (living_, listed, HOLDERS), {"party": found.held})
    joint = Tally(ground, found.together, (NODE,), (units("family", name="joint"),))
    together = {row["node"]: row["joint"] for row in joint.rows()}
    counted = {row["node"]: row for row in tally.rows()}
    rows = []
    for code in found.codes:
        if code in counted:
            row = counted[code]
            of_node = [one for one in pairs if one.node == code]
            rows.append(_node(found, row, together.get(code, 0), of_node, params))

    def held_together(row: Any) -> list[str]:
        return joint.behind(row, joint.measures[0])

    extras = (
        Extra(Column("strong", Text(zh="达到项数的权利人", en="Holders that count"), "number")),
        Extra(Column("largest", Text(zh="最大权利人占比", en="Share of the largest"), "share")),
        Extra(
            Column("joint", Text(zh="共有项数", en="Held together"), unit="family"),
            lambda row: joint.behind(row, joint.measures[0]),
        ),
        Extra(Column("cross", Text(zh="互引的权利人对", en="Pairs that cite each other"), "number")),
        Extra(Column("pool", Text(zh="专利池候选", en="Candidate for a pool"), "flag")),
        Extra(Column("cross_licence", Text(zh="交叉许可候选", en="Candidate for cross-licences"), "flag")),
        Extra(Column("consortium", Text(zh="联合体候选", en="Candidate for a consortium"), "flag")),
        Extra(Column("why", Text(zh="依据", en="By"), "text")),
    )
    return tally.table("nodes", TITLE, rows, definition, beside=[NODE_NAME], extras=extras)


def _node(
    found: Holdings, row: dict[str, Any], joint: int, pairs: list[Two], params: JointUse
) -> dict[str, Any]:
    strong, sizes = found.counting(row["node"]), found.sizes.get(row["node"], [])
    largest = share(sizes[0][1] if sizes else 0, row["living"], params.minimum) if sizes else None
    spread = isinstance(largest, float) and largest < params.dominant
    talks = [one.pair.talk(params.overlap, params.apart) for one in pairs]
    cited = [one.pair for one in pairs if one.pair.out is not None]
    cross = sum(bool(pair.out and pair.back) for pair in cited) if cited else None
    apart = talks.count("pool")
    fits = bool(apart or (found.declared is not None and row["declared"]))
    pool = None if largest in (None, INSUFFICIENT) else len(strong) >= params.several and spread and fits
    return {
        **row,
        "node_name": node_name(found.ground, row["node"]),
        "declared": row["declared"] if found.declared is not None else None,
        "strong": len(strong),
        "largest": largest,
        "joint": joint,
        "cross": cross,
        "pool": pool,
        "cross_licence": "cross_licence" in talks if talks else None,
        "consortium": bool(joint),
        "why": joint_words.why(len(strong), params, largest, joint, talks.count("cross_licence"), apart),
    }


def _holders(found: Holdings, definition: str) -> Table:
    """The holders that count, by node."""
    ground, params = found.ground, found.params
    totals = Tally(ground, found.spread, (NODE,), (units("family"),))
    of_node = {row["node"]: row["count"] for row in totals.rows()}
    place = {code: at for at, code in enumerate(found.codes)}
    rows = []
    for row in found.owned.rows():
        if row["count"] >= params.least:
            one = ground.parties.of(row["party"])
            part = share(row["count"], of_node[row["node"]], params.minimum)
            more = {
                "node_name": node_name(ground, row["node"]),
                "name": one.name,
                "party_kind": KINDS[one.kind],
            }
            rows.append({**row, **more, "share": part})
    rows.sort(key=lambda row: (place[row["node"]], -row["count"], row["party"]))
    kind = Column("party_kind", Text(zh="类型", en="Kind"), "text")
    part = Column("share", Text(zh="占该分支", en="Share of the node"), "share", unit="family")
    title = Text(zh="达到项数的权利人", en="Holders that count")
    return found.owned.table(
        "holders", title, rows, definition, beside=[NODE_NAME, NAME, kind], extras=[Extra(part, "count")]
    )


def _end(ground: Ground, name: str) -> Dimension:
    titles = {"one": Text(zh="甲方主键", en="One, key"), "other": Text(zh="乙方主键", en="Other, key")}
    return Dimension(name, titles[name], names=lambda: ground.parties.keys)


def _pairs(found: Holdings, pairs: list[Two], definition: str) -> Table:
    """Pairs with a reason to talk, those with most evidence first."""
    ground, params = found.ground, found.params
    ends = (_end(ground, "one"), _end(ground, "other"))
    joint = Tally(ground, found.together, (NODE, *ends), (units("family", name="joint"),))
    wanted = [one for one in pairs if one.pair.talk(params.overlap, params.apart) != "none"]
    wanted.sort(key=lambda one: (*_evidence(one.pair, params), one.node, one.one, one.other))
    rows = [_pair_row(found, one) for one in wanted[: params.top]]

    def of(end: str) -> Any:
        return lambda row: found.owned.behind(
            {"node": row["node"], "party": row[end]}, found.owned.measures[0]
        )

    def members(row: Any, column: str) -> Any:
        if column == "joint":
            return joint.behind(row, joint.measures[0])
        return of(column.removesuffix("_count"))(row) if column.endswith("_count") else []

    columns = (NODE.column, *(end.column for end in ends), NODE_NAME, *joint_words.PAIR_COLUMNS)
    title = Text(zh="权利人之间（候选，待核查）", en="Between holders: candidates, to be verified")
    return table_of(ground, "pairs", title, columns, rows, definition, members)


def _evidence(pair: Pair, params: JointUse) -> tuple[int, int, int, float]:
    """The order of pairs: joint filings, citations both ways, how they lie."""
    talk = list(TALKS).index(pair.talk(params.overlap, params.apart))
    return (talk, -pair.joint, -min(pair.out or 0, pair.back or 0), -(pair.overlap or 0.0))


def _pair_row(found: Holdings, one: Two) -> dict[str, Any]:
    ground, params, pair = found.ground, found.params, one.pair
    sizes = dict(found.sizes[one.node])
    first, second = (ground.parties.party(at) for at in (one.one, one.other))
    return {
        "node": one.node,
        "node_name": node_name(ground, one.node),
        "one": first.key,
        "other": second.key,
        "one_name": first.name,
        "other_name": second.name,
        "one_count": sizes[one.one],
        "other_count": sizes[one.other],
        "joint": pair.joint,
        "overlap": pair.overlap,
        "lie": LIES[pair.lie(params.overlap, params.apart)],
        "out": pair.out,
        "back": pair.back,
        "talk": TALKS[pair.talk(params.overlap, params.apart)],
    }


def _coverage(ground: Ground, found: Holdings) -> tuple[Coverage, ...]:
    inside = branches.in_chain(ground, ground.counted("family"), found.codes)
    known = caveats.covered(
        ground, inside.mutate(known=inside.state.notnull()), "family", joint_words.STATE_KNOWN
    )
    held = found.held.mutate(known=found.held.stated)
    return (known, caveats.covered(ground, held, "family", OWNER_STATED))


def _chart(nodes: Table) -> dict[str, Any]:
    parts = {
        joint_words.TOGETHER.zh: [row["joint"] for row in nodes.rows],
        joint_words.ALONE.zh: [row["living"] - row["joint"] for row in nodes.rows],
    }
    return charting.stacked_lying([row["node_name"].zh for row in nodes.rows], parts, "项")


ANALYSIS = Analysis("joint_use", TITLE, "path", JointUse, answer, needs_chain=True)
