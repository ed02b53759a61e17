"""The outcome of the gate as plain JSON data and back: kept with every version, printed with every report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from qianglian.chains.gate import OUTCOMES, Gate, GateRow, Measure, Override
from qianglian.model.text import Text
from qianglian.rules.navigation_gate import Thresholds


def gate_json(gate: Gate) -> dict[str, Any]:
    """Everything, with the outcomes spelt out."""
    return {
        "outcome": gate.outcome,
        "open": gate.open,
        "state": gate.state,
        "chain": gate.chain,
        "chain_mark": gate.chain_mark,
        "generation": gate.generation,
        "evidence": gate.evidence,
        "lists": list(gate.lists),
        "sample": gate.sample,
        "thresholds": thresholds_json(gate.thresholds),
        "rows": [{**asdict(row), "outcome": row.outcome} for row in gate.rows],
        "warnings": [asdict(warning) for warning in gate.warnings],
        "override": asdict(gate.override) if gate.override else None,
    }


def thresholds_json(thresholds: Thresholds) -> dict[str, Any]:
    """The parameters, days as ISO dates."""
    body = asdict(thresholds)
    for name in ("effective_from", "effective_to"):
        body[name] = body[name].isoformat() if body[name] else None
    return {**body, "levels": list(thresholds.levels)}


def gate_of(body: Mapping[str, Any]) -> Gate:
    """The gate that `gate_json` wrote; raises ``KeyError``, ``TypeError`` or ``ValueError``."""
    return Gate(
        tuple(_row(row) for row in body["rows"]),
        _thresholds(body["thresholds"]),
        body["chain"],
        body["chain_mark"],
        body["generation"],
        body["evidence"],
        tuple(body["lists"]),
        body["sample"],
        tuple(Text(**warning) for warning in body["warnings"]),
        Override(**body["override"]) if body["override"] else None,
    )


def _row(body: Mapping[str, Any]) -> GateRow:
    measures = (_measure(body["recall"]), _measure(body["precision"]))
    return GateRow(body["branch"], Text(**body["name"]), body["level"], *measures)


def _measure(body: Mapping[str, Any]) -> Measure:
    return Measure(
        body["value"],
        (body["interval"][0], body["interval"][1]) if body["interval"] else None,
        body["threshold"],
        {name: name for name in OUTCOMES}[body["outcome"]],
        tuple(Text(**note) for note in body["notes"]),
    )


def _thresholds(body: Mapping[str, Any]) -> Thresholds:
    days = {
        name: date.fromisoformat(body[name]) if body[name] else None
        for name in ("effective_from", "effective_to")
    }
    return Thresholds(**{**body, **days, "levels": tuple(body["levels"])})
