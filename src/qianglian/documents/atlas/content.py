"""All that the page holds, as plain data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from qianglian.analysis.contract import MODULES, Finding
from qianglian.documents.atlas.cells import cell, finding_json, note, pair, trend
from qianglian.documents.atlas.indicators import Indicator, indicators
from qianglian.documents.atlas.records import Listed
from qianglian.documents.provenance import Provenance
from qianglian.documents.report.material import GATE, ReportInput
from qianglian.model.chain import STAGES, Chain

VERSION = 1


@dataclass(frozen=True)
class AtlasInput:
    """The material of a report, the findings of the deeper levels of the chain, and records by node."""

    material: ReportInput
    levels: Mapping[int, Sequence[Finding]]
    records: Mapping[str, Sequence[Listed]]

    def map_findings(self) -> list[Finding]:
        """What the map is made from: nodes, what moved, then the analyses, level by level."""
        material = self.material
        own = [one for one in (material.nodes, material.moved) if one is not None]
        asked = [one for module in MODULES for one in material.findings.get(module, ())]
        return [*own, *asked, *(one for level in sorted(self.levels) for one in self.levels[level])]

    def all_findings(self) -> Iterator[Finding]:
        """Every finding that the page prints."""
        yield from self.material.all_findings()
        for level in sorted(self.levels):
            yield from self.levels[level]


def atlas_content(atlas: AtlasInput, provenance: Provenance) -> dict[str, Any]:
    """The page as JSON holds it; every figure in it is noted in ``provenance``."""
    for finding in atlas.all_findings():
        note(provenance, finding)
    for one in atlas.material.recommendations:
        note(provenance, one.finding)
    material = atlas.material
    found = atlas.map_findings()
    return {
        "version": VERSION,
        "about": _about(material),
        "chain": _chain(material.chain),
        "modules": [
            {
                "name": name,
                "title": pair(title),
                "findings": [finding_json(one, provenance) for one in material.findings.get(name, ())],
            }
            for name, title in MODULES.items()
        ],
        "own": {
            name: finding_json(one, provenance) if one is not None else None
            for name, one in (
                ("nodes", material.nodes),
                ("moved", material.moved),
                ("gate", material.gate.finding),
            )
        },
        "deeper": [
            finding_json(one, provenance) for level in sorted(atlas.levels) for one in atlas.levels[level]
        ],
        "indicators": [_indicator(one, provenance) for one in indicators(found)],
        "trend": trend(found),
        "records": {code: [_listed(one) for one in some] for code, some in atlas.records.items()},
        "log": _log(material),
    }


def _about(material: ReportInput) -> dict[str, Any]:
    gate = material.gate
    override = gate.override
    return {
        "title": pair(material.title),
        "subject": material.subject,
        "by": material.prepared_by,
        "day": material.day.isoformat(),
        "cutOff": _day(material.cut_off),
        "generation": material.generation,
        "synthetic": material.synthetic,
        "gate": {
            "state": gate.state,
            "said": pair(GATE[gate.state]),
            "override": [override.actor, override.day.isoformat(), override.reason] if override else None,
        },
        "versions": [
            {"number": one.number, "day": one.when.date().isoformat(), "by": one.actor, "note": one.note}
            for one in material.versions
        ],
    }


def _chain(chain: Chain) -> dict[str, Any]:
    nodes = []
    for node in chain.by_code.values():
        stage = chain.stage(node.code)
        nodes.append(
            {
                "code": node.code,
                "name": pair(node.name),
                "parent": node.parent,
                "stage": stage or "",
                "definition": node.definition,
                "includes": node.includes,
                "excludes": node.excludes,
                "rule": node.rule,
                "owner": node.owner,
                "refresh": node.refresh_days,
            }
        )
    links = [
        {
            "from": one.supplier,
            "to": one.customer,
            "what": one.what,
            "quantity": one.quantity,
            "unit": one.unit,
            "source": one.source,
        }
        for one in chain.links
    ]
    facts = [
        [one.node, one.region, one.year, one.indicator, one.value, one.unit, one.source]
        for one in chain.facts
    ]
    stages = {name: pair(text) for name, text in STAGES.items()}
    return {
        "name": pair(chain.name),
        "source": chain.source,
        "stages": stages,
        "nodes": nodes,
        "links": links,
        "facts": facts,
    }


def _indicator(one: Indicator, provenance: Provenance) -> dict[str, Any]:
    cells = {
        code: [one.value(code), cell(table, row, one.column, provenance)]
        for code, (_, table, row) in one.cells.items()
    }
    return {
        "name": one.name,
        "group": pair(one.title),
        "title": pair(one.column.title),
        "unit": one.column.unit,
        "kind": one.column.kind,
        "scale": one.scale,
        "centre": one.centre,
        "cells": cells,
    }


def _listed(one: Listed) -> list[str]:
    return [one.number, one.title.zh, one.title.en, one.applicants, one.day, one.state.zh, one.state.en]


def _log(material: ReportInput) -> dict[str, Any]:
    return {
        "searches": [
            [one.source, one.query, _day(one.day), one.found, one.imported, one.by, one.note]
            for one in material.search_log
        ],
        "terms": [[one.source, one.share] for one in material.terms],
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
