"""All that the page holds, as plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from qianglian.analysis.contract import MODULES
from qianglian.documents.atlas.about import about_json, chain_json, log_json
from qianglian.documents.atlas.cells import Press, pair
from qianglian.documents.atlas.findings import finding_json
from qianglian.documents.atlas.indicators import indicator_json, indicators, missing_json, moved_json
from qianglian.documents.atlas.leading_figures import figures_json
from qianglian.documents.atlas.lists import moves_json, nodes_json, pool_of
from qianglian.documents.atlas.material import AtlasInput, Listed
from qianglian.documents.atlas.nodes import NodeRows, by_node, node_tables_json, note_nodes
from qianglian.documents.atlas.origins import Origin
from qianglian.documents.provenance import Provenance

VERSION = 2


@dataclass
class Book:
    """An atlas on its way to the page: its figures are noted, so that their marks are settled."""

    atlas: AtlasInput
    press: Press
    tables: Sequence[NodeRows]
    origins: Mapping[str, Origin] = field(default_factory=dict)
    """The records behind small figures, by the id of the figure."""
    rows: Mapping[str, Listed] = field(default_factory=dict)
    """Publications of these origins that no node lists, by key."""

    @property
    def provenance(self) -> Provenance:
        """The figures of the page."""
        return self.press.provenance


def begin(atlas: AtlasInput, provenance: Provenance) -> Book:
    """Note every figure that the page will print."""
    press = Press(provenance, atlas.terms)
    for _, finding in (*atlas.own_findings(), *atlas.by_module()):
        press.note(finding)
    for one in atlas.report.recommendations:
        press.note(one.finding)
        for quote in one.sentence.quotes.values():
            provenance.quotes(one.finding, quote)
    tables = by_node(atlas.of_nodes())
    note_nodes(press, tables)
    return Book(atlas, press, tables)


def atlas_content(book: Book) -> dict[str, Any]:
    """The page as JSON holds it."""
    atlas, press = book.atlas, book.press
    report, provenance = atlas.report, book.provenance
    pool = pool_of({**atlas.rows, **book.rows})
    codes = list(report.chain.by_code)
    found = indicators(book.tables)
    coloured = [indicator_json(press, one) for one in found]
    usual = [one for one in coloured if one["usual"]]
    missing = missing_json(found, [finding for _, finding in atlas.by_module()])
    return {
        "version": VERSION,
        "about": about_json(report, atlas.terms),
        "chain": chain_json(report.chain),
        "figures": figures_json(press, atlas),
        "modules": [[name, pair(title)] for name, title in MODULES.items()],
        "findings": [finding_json(press, one, module) for module, one in atlas.by_module()],
        "own": {name: finding_json(press, one, name) for name, one in atlas.own_findings()},
        "advice": [_advice(press, one) for one in report.recommendations],
        "nodeTables": node_tables_json(press, book.tables),
        "indicators": [
            *usual,
            moved_json(press, report.moved, codes),
            *missing,
            *(one for one in coloured if not one["usual"]),
        ],
        "nodes": nodes_json(atlas, pool),
        "moves": moves_json(atlas.moves),
        "records": pool.rows,
        "origins": {
            provenance.mark(provenance.printed[identity].figure): pool.origin(one)
            for identity, one in book.origins.items()
        },
        "log": log_json(report, atlas.terms),
    }


def _advice(press: Press, one: Any) -> dict[str, Any]:
    return {
        "path": one.path,
        "says": press.sentence(one.finding, one.sentence),
        "reason": one.reason,
        "owner": one.owner,
        "state": pair(one.stands),
        "mark": one.mark,
    }
