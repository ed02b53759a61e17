"""Answers as plain data with stable keys, for ``--json``."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qianglian.corpus.clauses import Clause
    from qianglian.corpus.manifest import BatchEntry, Manifest
    from qianglian.judgements import Judgement
    from qianglian.model.figure import Figure
    from qianglian.model.text import Text
    from qianglian.query.dialects import Untranslated


def text_json(text: Text) -> dict[str, str]:
    """A sentence in both languages."""
    return {"zh": text.zh, "en": text.en}


def figure_json(figure: Figure) -> dict[str, Any]:
    """A figure with everything that tells what it counts."""
    return {
        "id": figure.id,
        "value": figure.value,
        "unit": figure.unit,
        "definition": figure.definition,
        "counting": figure.counting,
        "cut_off": figure.cut_off.isoformat() if figure.cut_off else None,
        "generation": figure.generation,
        "evidence": figure.evidence,
    }


def clause_json(clause: Clause) -> dict[str, Any]:
    """A clause with its verdict and its parts."""
    parts = [clause_json(part) for part in clause.parts]
    return {"text": clause.text, "holds": clause.holds, "operator": clause.operator, "parts": parts}


def judgement_json(judgement: Judgement) -> dict[str, Any]:
    """Who decided what, when and why."""
    return asdict(judgement)


def batch_json(batch: BatchEntry) -> dict[str, Any]:
    """An imported file, without its own quality report."""
    body = asdict(batch)
    del body["quality"]
    return body


def manifest_json(manifest: Manifest) -> dict[str, Any]:
    """A generation in brief."""
    return {
        "generation": manifest.generation,
        "created": manifest.created,
        "purpose": manifest.purpose,
        "batches": len(manifest.batches),
        "publications": manifest.publications,
        "judgements": manifest.judgements,
        "evidence": manifest.evidence,
    }


def untranslated_json(piece: Untranslated) -> dict[str, Any]:
    """A piece of a query that has no equal, and why."""
    return {
        "text": piece.text,
        "span": [piece.span.start, piece.span.end] if piece.span else None,
        "reason": text_json(piece.reason),
    }
