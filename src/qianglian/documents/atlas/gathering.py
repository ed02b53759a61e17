"""Everything that an atlas is made from, gathered from a workspace with a chain in force."""

from __future__ import annotations

from qianglian.chains.moved import Item, Moved
from qianglian.documents.atlas.levels import at_levels
from qianglian.documents.atlas.material import AtlasInput, MovedFamily, NodeMoved
from qianglian.documents.atlas.records import listed_rows, node_lists, within_terms
from qianglian.documents.atlas.terms import terms_of
from qianglian.documents.navigation.basis import Standing
from qianglian.documents.navigation.moved import moves_since
from qianglian.documents.navigation.profiles import profiles_finding
from qianglian.documents.report.material import ReportInput

MOST_MOVED, MOST_NUMBERS = 40, 4
"""Families listed of those that came to a node or went from it, and publications of each; `chain diff` has all."""


def atlas_input(standing: Standing, report: ReportInput, *, own_use: bool) -> AtlasInput:
    """All of an atlas. ``own_use``: a person answers for its staying in the house, and nothing is held back."""
    terms = terms_of(standing.workspace, own_use)
    lists = node_lists(standing)
    keys = {key for one in lists.values() for key in (*one.newest, *one.cited)}
    rows = listed_rows(standing, keys, terms)
    moved = moves_since(standing)
    asked = [one for some in report.findings.values() for one in some]
    return AtlasInput(
        report,
        profiles_finding(standing),
        at_levels(standing, asked),
        rows,
        within_terms(lists, rows),
        _moves(moved[1]) if moved else {},
        terms,
    )


def _moves(found: Moved) -> dict[str, NodeMoved]:
    """By node, those that moved."""
    return {
        one.code: NodeMoved(
            [_family(item) for item in one.families.come[:MOST_MOVED]],
            [_family(item) for item in one.families.gone[:MOST_MOVED]],
            len(one.families.come),
            len(one.families.gone),
        )
        for one in found.nodes
        if not one.still
    }


def _family(item: Item) -> MovedFamily:
    return MovedFamily([number for _, number in item.publications[:MOST_NUMBERS]], item.reason)
