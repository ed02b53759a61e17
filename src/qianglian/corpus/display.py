"""What a result list shows of a publication, kept in the index so that no page waits for Parquet."""

from __future__ import annotations

from typing import Any

from qianglian.corpus.resolution import Resolved

ABSTRACT_LENGTH = 1_200
"""Characters of an abstract kept for highlights; `qianglian show` gives it whole."""


def display(resolved: Resolved) -> dict[str, Any]:
    """One publication as a plain row: JSON values only."""
    p = resolved.publication
    return {
        "key": resolved.key,
        "also": resolved.also,
        "group": resolved.group,
        "number": p.number.text if p.number else "",
        "identifiers": [f"{i.scheme}:{i.value}" for i in p.identifiers],
        "application": p.application.text if p.application else "",
        "titles": [[t.lang, t.text] for t in p.titles],
        "abstracts": [[t.lang, t.text[:ABSTRACT_LENGTH]] for t in p.abstracts],
        "applicants": [party.name for party in p.applicants],
        "owners": [party.name for party in p.owners],
        "inventors": [party.name for party in p.inventors],
        "ipc": list(p.ipc),
        "cpc": list(p.cpc),
        "publication_date": p.publication_date.isoformat() if p.publication_date else None,
        "filing_date": p.filing_date.isoformat() if p.filing_date else None,
        "patent_type": p.patent_type,
        "status": (p.status.state if p.status else None) or "unknown",
        "sources": [list(origin) for origin in resolved.sources],
    }
