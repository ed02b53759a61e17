"""What the page says of itself: its title, data, gate and versions; the chain; how the data came about."""

from __future__ import annotations

from datetime import date
from typing import Any

from qianglian.documents.atlas.cells import pair
from qianglian.documents.atlas.terms import PageTerms
from qianglian.documents.report.material import GATE, ReportInput
from qianglian.model.chain import STAGES, Chain


def about_json(report: ReportInput, terms: PageTerms) -> dict[str, Any]:
    """Title, subject, data, gate, versions, and what the terms of the sources mean for this file."""
    gate = report.gate
    override = gate.override
    return {
        "title": pair(report.title),
        "subject": pair(report.subject),
        "by": report.prepared_by,
        "day": report.day.isoformat(),
        "cutOff": _day(report.cut_off),
        "generation": report.generation,
        "synthetic": report.synthetic,
        "gate": {
            "state": gate.state,
            "said": pair(GATE[gate.state]),
            "override": [override.actor, override.day.isoformat(), override.reason] if override else None,
        },
        "versions": [
            {
                "number": one.number,
                "day": one.when.date().isoformat(),
                "by": one.actor,
                "generation": one.generation,
                "cutOff": _day(one.cut_off),
                "note": one.note,
            }
            for one in report.versions
        ],
        "ownUse": terms.own_use and bool(terms.held),
        "heldBack": terms.holds_texts_back,
        "held": list(terms.held),
    }


def chain_json(chain: Chain) -> dict[str, Any]:
    """The chain as it was written: the 技术分解表, what flows, and facts beside the patents."""
    return {
        "code": chain.code,
        "name": pair(chain.name),
        "source": chain.source,
        "note": chain.note,
        "stages": {name: pair(text) for name, text in STAGES.items()},
        "nodes": [
            {
                "code": node.code,
                "name": pair(node.name),
                "parent": node.parent if node.parent in chain.by_code else "",
                "level": chain.level(node.code),
                "stage": chain.stage(node.code) or "",
                "definition": node.definition,
                "includes": node.includes,
                "excludes": node.excludes,
                "rule": node.rule,
                "owner": node.owner,
                "refresh": node.refresh_days,
            }
            for node in chain.by_code.values()
        ],
        "links": [
            [one.supplier, one.customer, one.what, one.quantity, one.unit, one.source] for one in chain.links
        ],
        "facts": [
            [one.node, one.region, one.year, one.indicator, one.value, one.unit, one.source]
            for one in chain.facts
        ],
        "noise": [[one.node, one.query, one.actor, _day(one.day), one.reason] for one in chain.noise],
    }


def log_json(report: ReportInput, terms: PageTerms) -> dict[str, Any]:
    """Searches, terms, and merged applicants, whose names may be held back."""
    merges = [] if terms.holds_texts_back else report.merges
    return {
        "searches": [
            [one.source, one.query, _day(one.day), one.found, one.imported, one.by, one.note]
            for one in report.search_log
        ],
        "terms": [[one.source, one.share, one.note] for one in report.terms],
        "merges": [[one.name, "；".join(one.members), one.how, one.by, one.documents] for one in merges],
        "ground": {name: str(value) for name, value in report.ground.items()},
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
