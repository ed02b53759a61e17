"""What people and files say of how the data came about: searches, merged applicants, terms, versions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime

from qianglian.chains.versions import versions
from qianglian.corpus.manifest import BatchEntry
from qianglian.corpus.workspace import Workspace
from qianglian.documents.report.material import (
    MergedApplicant,
    PublishedVersion,
    SearchStep,
    SourceTerms,
)

MOST_MERGES, MOST_NAMES = 60, 12
"""Rows and names of the 申请人合并表 in print; `qianglian parties export` writes all of it."""


def search_log(workspace: Workspace) -> list[SearchStep]:
    """A row for each search that is registered, then one for each source whose files have none."""
    searches: dict[tuple[str, ...], list[BatchEntry]] = defaultdict(list)
    for batch in workspace.manifest.batches:
        said = batch.search
        searches[
            tuple(str(said.get(name) or "") for name in ("database", "query", "date", "operator"))
        ].append(batch)
    return [
        _step(batches) for _, batches in sorted(searches.items(), key=lambda one: (not any(one[0]), one[0]))
    ]


def _step(batches: list[BatchEntry]) -> SearchStep:
    said = batches[0].search
    day = str(said.get("date") or "")
    hits = said.get("hits")
    named = sorted({batch.database or batch.source for batch in batches})
    rejected = sum(batch.rejected for batch in batches)
    note = f"{len(batches)} 个文件" + (f"，拒收 {rejected:,} 行" if rejected else "")
    return SearchStep(
        source=str(said.get("database") or "") or "、".join(named),
        query=str(said.get("query") or "未登记"),
        day=date.fromisoformat(day) if day else None,
        found=int(hits) if hits is not None else None,
        imported=sum(batch.kept for batch in batches),
        by=str(said.get("operator") or ""),
        note=note,
    )


def source_terms(workspace: Workspace) -> list[SourceTerms]:
    """What may leave, by source; the strictest word of its files."""
    order = ("no", "numbers_only", "yes")
    found: dict[str, str] = {}
    for batch in workspace.manifest.batches:
        name = batch.database or batch.source
        found[name] = min(found.get(name, "yes"), batch.share, key=order.index)
    return [SourceTerms(name, share) for name, share in sorted(found.items())]


def merged_applicants(workspace: Workspace) -> list[MergedApplicant]:
    """Parties with several names, those with most publications first: how they were joined is their evidence."""
    return list(_merged(workspace))[:MOST_MERGES]


def _merged(workspace: Workspace) -> Iterator[MergedApplicant]:
    for party in workspace.parties().parties:
        others = [name for name in party.names if name != party.name]
        if not others:
            continue
        more = len(others) - MOST_NAMES
        members = others[:MOST_NAMES] + ([f"等 {more:,} 个"] if more > 0 else [])
        how = "统一社会信用代码" if party.usccs else "规范化后同名，或经确认"
        yield MergedApplicant(party.name, members, how, documents=party.publications)


def published_versions(workspace: Workspace) -> list[PublishedVersion]:
    """Every published version of the map."""
    return [
        PublishedVersion(
            one.number, datetime.fromisoformat(one.time), one.actor, one.generation, one.cut_off, one.note
        )
        for one in versions(workspace)
    ]
