"""合作网络: who files together, how many partners each has, and which kinds of party come together."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import ibis
import numpy as np
import pyarrow as pa
from pydantic import Field

from qianglian.analysis import caveats, charting
from qianglian.analysis.contract import Analysis, Column, Finding, Quoted, Sentence, Table
from qianglian.analysis.counting import Dimension, Extra, Measure, Tally, share, units, with_applicants
from qianglian.analysis.distinct import distinct_pairs
from qianglian.analysis.graph_layout import spread
from qianglian.analysis.ground import Ground
from qianglian.analysis.holding import hold
from qianglian.analysis.inventors import pairs_within
from qianglian.analysis.naming import NAME, party
from qianglian.analysis.parameters import Ranked
from qianglian.corpus.parties.kinds import KINDS
from qianglian.model.text import Text

TITLE = Text(zh="合作网络", en="Collaboration network")
PARTNERS = Measure("partners", Text(zh="合作者数（度）", en="Partners (degree)"), "party", "other")
SHORT = {
    "enterprise": Text(zh="企", en="enterprise"),
    "university": Text(zh="校", en="university"),
    "institute": Text(zh="研", en="institute"),
    "individual": Text(zh="个人", en="individual"),
    "government": Text(zh="政", en="government"),
    "": Text(zh="未知", en="unknown"),
}
JOINT = Text(
    zh="合作指共同申请：委托研发、许可等不在其中；同一集团内的共同申请也算合作，除非按集团口径归一。",
    en="Together means filed together: contracts and licences do not show, and members of one group count as partners "
    "unless applicants are counted by group.",
)
ADDRESS = re.compile(r"\d+(丁目|番地|番\d*号?)|(路|街|道)\d+(号|號)")
"""Some sources give an address where a name should be: that is nobody's partner."""
MISREAD = Text(
    zh="名称读作地址的 {count} 个「申请人」不计入（来源把地址写在姓名栏）。",
    en="{count} “applicants” whose names read as addresses are left out: the source has them in the column of names.",
)
PEOPLE = Text(zh="不含个人申请人（参数 people）。", en="Without individuals (parameter “people”).")
INFERRED = Text(zh="主体类型多由名称推定。", en="Kinds of parties are mostly inferred from their names.")
KNOWN = Text(zh="申请人已知", en="Applicant known")
NOBODY = Text(
    zh="没有两个及以上申请人共同申请的文献。", en="Nothing was filed by two or more applicants together."
)


class Network(Ranked):
    """Who counts, and how large the picture is."""

    people: bool = Field(False, title="含个人", description="whether individuals count as partners")
    drawn: int = Field(40, ge=2, le=120, title="图中节点数", description="parties in the picture")


def answer(ground: Ground, params: Network) -> Finding:
    """Edges, nodes, and pairs of kinds."""
    members = with_applicants(ground, ground.counted(params.unit))
    edges = _edges(ground, members, params)
    misread = int(_addresses(ground).sum())
    one, other = (_end(ground, name) for name in ("one", "other"))
    tally = Tally(ground, ibis.memtable(edges), (one, other), (units(params.unit),))
    nodes = _nodes(ground, edges, params)
    definition = ground.definition("collaboration", params.model_dump())
    pairs = [_named(ground, row) for row in (tally.rows(top=params.top) if len(edges) else [])]
    names = (
        Column("one_name", Text(zh="甲", en="One"), "text"),
        Column("other_name", Text(zh="乙", en="Other"), "text"),
    )
    edge_table = tally.table(
        "edges", Text(zh="合作关系", en="Who files together"), pairs, definition, beside=names
    )
    node_table = _node_table(ground, nodes, params, definition)
    kinds = _kinds(ground, edges, params, definition)
    return Finding(
        "collaboration",
        TITLE,
        params.model_dump(),
        (node_table, edge_table, kinds),
        _chart(ground, edges, params) if len(edges) else None,
        _sentences(node_table, kinds),
        (
            caveats.counting(ground, params.unit),
            caveats.by_level(ground),
            JOINT,
            *(() if params.people else (PEOPLE,)),
            INFERRED,
            *((MISREAD.format(count=misread),) if misread else ()),
        ),
        (caveats.covered(ground, members.mutate(known=members.party.notnull()), params.unit, KNOWN),),
        *caveats.verdict(ground, edges, NOBODY),
    )


def _edges(ground: Ground, members: Any, params: Network) -> pa.Table:
    """``unit``, ``one``, ``other``, ``pair``: pairs of parties on one publication, the lesser place first."""
    found = ground.run(
        members.filter(members.party.notnull()).select("publication", "unit", "party").distinct()
    )
    publication, unit, who = (
        found[name].to_numpy().astype(np.int64) for name in ("publication", "unit", "party")
    )
    if len(who):
        left_out = _addresses(ground)
        if not params.people:
            left_out = left_out | (_kinds_of(ground) == "individual")
        publication, unit, who = (part[~left_out[who]] for part in (publication, unit, who))
    owner, one, other = pairs_within(publication, who)
    unit_of = dict(zip(publication.tolist(), unit.tolist(), strict=True))
    units_of = np.array([unit_of[at] for at in owner.tolist()], np.int64)
    kinds = _kinds_of(ground)[np.stack([one, other], 1)] if len(one) else np.empty((0, 2), object)
    pair = ["-".join(sorted(both, key=list(SHORT).index)) for both in kinds.tolist()]
    columns = {"unit": units_of, "one": one, "other": other}
    return pa.table(
        {**{n: pa.array(c, pa.int32()) for n, c in columns.items()}, "pair": pa.array(pair, pa.string())}
    )


def _addresses(ground: Ground) -> np.ndarray:
    """By party whether its name reads as an address."""
    names = (unicodedata.normalize("NFKC", one) for one in ground.parties.names.to_pylist())
    return np.array([bool(ADDRESS.search(name)) for name in names] or [False], bool)


def _kinds_of(ground: Ground) -> np.ndarray:
    return np.array(ground.parties.kinds.to_pylist() or [""], dtype=object)


def _end(ground: Ground, name: str) -> Dimension:
    titles = {"one": Text(zh="甲方主键", en="One, key"), "other": Text(zh="乙方主键", en="Other, key")}
    return Dimension(name, titles[name], names=lambda: ground.parties.keys)


def _named(ground: Ground, row: dict[str, Any]) -> dict[str, Any]:
    return {**row, **{f"{end}_name": ground.parties.name(row[end]) for end in ("one", "other")}}


def _nodes(ground: Ground, edges: pa.Table, params: Network) -> Tally:
    """Each party with what it filed with others, and with whom: every edge from both its ends."""
    both = pa.concat_tables(
        [
            edges.select(["unit", "one", "other"]).rename_columns(["unit", "party", "other"]),
            edges.select(["unit", "other", "one"]).rename_columns(["unit", "party", "other"]),
        ]
    )
    return Tally(ground, ibis.memtable(both), (party(ground),), (units(params.unit), PARTNERS))


def _node_table(ground: Ground, tally: Tally, params: Network, definition: str) -> Table:
    rows = []
    for row in tally.rows(top=params.top):
        one = ground.parties.of(row["party"])
        rows.append({**row, "name": one.name, "party_kind": KINDS[one.kind]})
    kind = Column("party_kind", Text(zh="类型", en="Kind"), "text")
    title = Text(zh="合作者", en="Those who file together")
    return tally.table("nodes", title, rows, definition, beside=[NAME, kind])


def _kinds(ground: Ground, edges: pa.Table, params: Network, definition: str) -> Table:
    """企-企, 企-校, 校-研 …: how much was filed by each pair of kinds."""
    dimension = Dimension("pair", Text(zh="类型组合代码", en="Pair of kinds"))
    tally = Tally(ground, hold(ground, ibis.memtable(edges)), (dimension,), (units(params.unit),))
    total = tally.total()["count"]
    found = sorted(tally.rows(), key=lambda row: (-row["count"], row["pair"]))
    rows = [
        {**row, "pair_name": _pair_name(row["pair"]), "share": share(row["count"], total, params.minimum)}
        for row in found
    ]
    name = Column("pair_name", Text(zh="类型组合", en="Kinds"), "text")
    extras = [
        Extra(Column("share", Text(zh="占合作", en="Of what is joint"), "share", unit=params.unit), "count")
    ]
    title = Text(zh="按主体类型的合作", en="By kinds of party")
    return tally.table("kinds", title, rows, definition, beside=[name], extras=extras)


def _pair_name(pair: str) -> Text:
    both = [SHORT[kind] for kind in pair.split("-")]
    return Text(zh="-".join(one.zh for one in both), en="-".join(one.en for one in both))


def _sentences(nodes: Table, kinds: Table) -> tuple[Sentence, ...]:
    if not nodes.rows:
        return ()
    text = Text(
        zh="共同申请最多的是{name}：{count}，合作者 {partners} 个。",
        en="{name} files most with others: {count}, with {partners} partners.",
    )
    said = [Sentence(text, {name: Quoted("nodes", 0, name) for name in ("name", "count", "partners")})]
    if isinstance(kinds.rows[0]["share"], float):
        text = Text(
            zh="合作以{pair_name}为主：{count}，占 {share}。", en="Mostly {pair_name}: {count}, {share}."
        )
        said.append(
            Sentence(text, {name: Quoted("kinds", 0, name) for name in ("pair_name", "count", "share")})
        )
    return tuple(said)


def _chart(ground: Ground, edges: pa.Table, params: Network) -> dict[str, Any]:
    """The parties with most joint filings, and what joins them; places are worked out here, the same every time."""
    units_of, one, other = (edges[name].to_numpy().astype(np.int64) for name in ("unit", "one", "other"))
    whose = distinct_pairs(np.concatenate([one, other]), np.concatenate([units_of, units_of]))
    parties, sizes = np.unique(whose.one, return_counts=True)
    best = parties[np.lexsort((parties, -sizes))][: params.drawn]
    inside = np.isin(one, best) & np.isin(other, best)
    links = np.unique(np.stack([one, other, units_of], 1)[inside], axis=0)
    pairs, weights = np.unique(links[:, :2], axis=0, return_counts=True)
    place = {int(who): at for at, who in enumerate(best)}
    ends = np.array([[place[a], place[b]] for a, b in pairs.tolist()], np.int64).reshape(-1, 2)
    at = spread(len(best), ends, weights.astype(float))
    size = dict(zip(parties.tolist(), sizes.tolist(), strict=True))
    kinds = list(SHORT)
    found = [ground.parties.party(int(who)) for who in best]
    points = [
        {
            "id": one.key,
            "name": one.name,
            "x": float(x),
            "y": float(y),
            "value": size[int(who)],
            "symbolSize": round(8 + 4 * float(np.sqrt(size[int(who)])), 1),
            "category": kinds.index(one.kind),
        }
        for one, who, (x, y) in zip(found, best, at.tolist(), strict=True)
    ]
    lines = [
        {
            "source": found[a].key,
            "target": found[b].key,
            "value": int(weight),
            "lineStyle": {"width": round(1 + float(np.log2(weight)), 1)},
        }
        for (a, b), weight in zip(ends.tolist(), weights, strict=True)
    ]
    series = {
        "type": "graph",
        "layout": "none",
        "data": points,
        "links": lines,
        "categories": [{"name": KINDS[kind].zh} for kind in kinds],
        "label": {"show": True, "position": "right", "formatter": "{b}", "fontSize": 11},
        "labelLayout": {"hideOverlap": True},
        "lineStyle": {"color": charting.INK[3]},
        "roam": False,
    }
    return charting.base(series=[series], legend={"top": 0, "right": 0}, tooltip={"trigger": "item"})


ANALYSIS = Analysis("collaboration", TITLE, "position", Network, answer)
