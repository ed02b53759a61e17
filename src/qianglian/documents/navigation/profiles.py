"""各分支概况: the leading applicants and regions of every node of the chain, at all levels, and its concentration."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qianglian.analysis import branches, caveats, regions
from qianglian.analysis.contract import Column, Finding, Table
from qianglian.analysis.counting import APPLICANTS, Extra, Tally, share, units, with_applicants
from qianglian.analysis.ground import Ground
from qianglian.analysis.holding import hold
from qianglian.analysis.leading import leading
from qianglian.analysis.naming import NAME, NODE, NODE_NAME, in_order, node_name, party
from qianglian.analysis.parameters import MINIMUM
from qianglian.analysis.regions import REGION, Regional, Scope
from qianglian.documents.navigation.basis import Standing
from qianglian.model.text import Text

NAME_OF_IT = "node_profiles"
TITLE = Text(zh="各分支概况", en="Profiles of nodes")
APPLICANTS_TITLE = Text(zh="各分支主要申请人", en="Leading applicants of each node")
REGIONS_TITLE = Text(zh="各分支主要地区", en="Leading regions of each node")
HELD_TITLE = Text(zh="各分支集中度", en="Concentration of each node")
FLOOR = 30
"""Families with a known applicant below which no concentration is shown [D], as in 申请人集中度."""
TOP_APPLICANTS, TOP_REGIONS, LARGEST = 8, 8, 4
FOUR = Text(zh="前 4 位", en="Of the largest four")
DEFINED = Text(
    zh="CR4：申请量前 4 位申请人（任一署名）的专利占该分支申请人已知专利的比例；少于 {floor} 项显示「样本不足」[D]。",
    en="CR4: what any of the four largest applicants has, of the node's families with a known applicant; "
    "below {floor} “sample too small” [D].",
)
PARTS = Text(
    zh="占比的分母：申请人表为该分支申请人已知的项数，地区表为该分支地区已知的项数；各分支只列前几位。",
    en="Shares are of the node's families with a known applicant, or a known region; a few are listed of each node.",
)


def profiles_finding(standing: Standing) -> Finding:
    """Three tables keyed by node, at every level of the chain; each is counted in one go, however many nodes."""
    ground = standing.ground
    codes = [node.code for node in standing.tagging.chain.by_code.values()]
    definition = ground.definition(NAME_OF_IT, {"region": standing.basis.region})
    members = hold(ground, branches.beside_nodes(ground, ground.counted("family"), codes))
    tables = (
        *_by_applicant(ground, members, codes, definition),
        _by_region(ground, members, codes, definition, standing.basis.region),
    )
    told = any(table.rows for table in tables)
    return Finding(
        NAME_OF_IT,
        TITLE,
        {},
        tables,
        caveats=(
            caveats.counting(ground, "family"),
            caveats.by_level(ground),
            caveats.AS_FILED,
            PARTS,
            DEFINED.format(floor=FLOOR),
            caveats.OVERLAP,
        ),
        state="computed" if told else "insufficient",
        reason=None if told else branches.NO_MEMBERS,
    )


def _by_applicant(ground: Ground, members: Any, codes: Sequence[str], definition: str) -> tuple[Table, Table]:
    """The leading applicants of each node, and what the largest four of them hold."""
    named = with_applicants(ground, members)
    named = hold(ground, named.filter(named.party.notnull()))
    places = leading(ground, named, "party", TOP_APPLICANTS)
    placed = hold(ground, named.left_join(places, ["node", "party"]).drop("node_right", "party_right"))
    marked = placed.mutate(four=(placed.place < LARGEST).fill_null(False))
    held = Tally(
        ground, marked, (NODE,), (units("family"), APPLICANTS, units("family", "four", "four", FOUR))
    )
    totals = {row["node"]: row for row in held.rows()}
    one = Tally(ground, placed.filter(placed.place.notnull()), (NODE, party(ground)), (units("family"),))
    rows = [
        {
            **row,
            "node_name": node_name(ground, row["node"]),
            "name": ground.parties.name(row["party"]),
            "share": share(row["count"], totals[row["node"]]["count"], MINIMUM),
        }
        for row in in_order(_largest_first(one.rows()), codes)
    ]
    part = Extra(Column("share", Text(zh="占比", en="Share"), "share", unit="family"), "count")
    listed = one.table(
        "applicants", APPLICANTS_TITLE, rows, definition, beside=[NODE_NAME, NAME], extras=[part]
    )
    four = Extra(Column("cr4", Text(zh="CR4", en="CR4"), "share", unit="family"), "four")
    sizes = [
        {**row, "node_name": node_name(ground, row["node"]), "cr4": share(row["four"], row["count"], FLOOR)}
        for row in in_order(totals.values(), codes)
    ]
    return listed, held.table(
        "concentration", HELD_TITLE, sizes, definition, beside=[NODE_NAME], extras=[four]
    )


def _by_region(ground: Ground, members: Any, codes: Sequence[str], definition: str, subject: str) -> Table:
    """The leading regions of each node: provinces, or countries and regions where the subject is one."""
    scope: Scope = "global" if subject and not subject.isdigit() else "province"
    params = Regional(scope=scope, within="", address="filed", unit="family", minimum=MINIMUM)
    found = hold(ground, regions.by_region(regions.placed(ground, members, params.address), params))
    known = found.filter(found.region.notnull())
    places = leading(ground, known, "region", TOP_REGIONS)
    tally = Tally(ground, known.semi_join(places, ["node", "region"]), (NODE, REGION), (units("family"),))
    totals = {row["node"]: row["count"] for row in Tally(ground, known, (NODE,), (units("family"),)).rows()}
    column = regions.region_column(params.scope)
    rows = [
        {
            **row,
            "node_name": node_name(ground, row["node"]),
            "region_name": regions.region_name(row["region"], params.scope),
            "share": share(row["count"], totals[row["node"]], MINIMUM),
        }
        for row in in_order(_largest_first(tally.rows()), codes)
    ]
    part = Extra(Column("share", Text(zh="占比", en="Share"), "share", unit="family"), "count")
    return tally.table("regions", REGIONS_TITLE, rows, definition, beside=[NODE_NAME, column], extras=[part])


def _largest_first(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: -row["count"])
