"""The data-quality report: why the count is what it is, as data that a terminal, a file or a page renders.

A function of what was imported and judged, not of when or in which order: it holds no clock and no
generation number. Shape of `Report.data`::

    totals      files, rows, kept, rejected, publications, removed, applications {known, unknown_for},
                offices {CN: 121640, …}, types, published [first, last]
    searches    one for each 检索登记: database, query, date, operator, and of its files what
                `qianglian.sources.batches.BatchReport` proves: hits, rows, unique, short, gaps, overlaps, repeats
    files       one for each file: name, source, database, share, rows, kept, rejected, unique, quality
    between     overlaps between files of different searches
    missing     publications without a title, an abstract, …
    remarks     {code: count}: ruined numbers, impossible dates, …
    rejected    {code: count}
    conflicts   {field: {count, examples}}: what sources say differently, and which is shown
    proposals   {relation: count}
    declarations  what lists of declarations say: rows, distinct numbers, of them found here, by body (never
                essential: declared); empty where there are none
    prevalence  version of the table that says which source is shown
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from qianglian.corpus.decisions import standing
from qianglian.corpus.declarations import Asked, declarations
from qianglian.corpus.identity import Proposal
from qianglian.corpus.manifest import BatchEntry
from qianglian.corpus.parts import column_values
from qianglian.corpus.prevalence import prevalence
from qianglian.corpus.proposals import open_proposals
from qianglian.corpus.snapshot import Snapshot
from qianglian.judgements import JudgementLog
from qianglian.sources.batches import BatchFile, compare
from qianglian.sources.sequences import Range, gaps

EXAMPLES = 5

MISSING = {
    "title": "len(titles) = 0",
    "abstract": "len(abstracts) = 0",
    "claims": "len(claims) = 0",
    "application": "application = ''",
    "filing_date": "filing_date IS NULL",
    "publication_date": "publication_date IS NULL",
    "applicants": "len(applicants) = 0",
    "classes": "len(ipc) + len(cpc) + len(loc) = 0",
    "status": "status IS NULL",
    "kind": "kind = ''",
}
"""What a publication may lack, and how the table says so."""


@dataclass(frozen=True, slots=True)
class RowRemark:
    """Something odd in one row, or why it was rejected."""

    file: str
    sheet: str
    row: int
    code: str
    column: str
    found: str


@dataclass(frozen=True, slots=True)
class Report:
    """The data-quality report of a workspace; ``data`` is plain JSON."""

    data: dict[str, Any]

    def to_json(self) -> str:
        """The report as JSON text, in a stable order."""
        return json.dumps(self.data, ensure_ascii=False, indent=2)

    def _repr_html_(self) -> str:
        totals = self.data["totals"]
        rows = "".join(f"<tr><th>{name}</th><td>{value}</td></tr>" for name, value in totals.items())
        return f"<h4>数据质检</h4><table>{rows}</table>"


def report(snapshot: Snapshot) -> Report:
    """The report of one generation."""
    everything = snapshot.manifest.batches
    batches = [batch for batch in everything if not batch.declares]
    files = {batch.id: _file(snapshot, batch) for batch in everything}
    data: dict[str, Any] = {"totals": _totals(snapshot)}
    data["searches"] = _searches(batches, files)
    data["files"] = [_file_entry(snapshot, batch, files[batch.id]) for batch in everything]
    data["between"] = _between(batches, files)
    data["missing"] = _missing(snapshot)
    data["declarations"] = _declared(snapshot)
    data["remarks"] = _tallied(batch.quality.get("remarks", {}) for batch in everything)
    data["rejected"] = _tallied(batch.quality.get("rejected", {}) for batch in everything)
    data["conflicts"] = _conflicts(snapshot)
    data["proposals"] = _counted(p.relation for p in _waiting(snapshot))
    data["prevalence"] = prevalence().version
    return Report(data)


def _file(snapshot: Snapshot, batch: BatchEntry) -> BatchFile:
    """A file as the comparison of batches needs it: its publications, and its running numbers as ranges."""
    keys = column_values(snapshot.layout.records(batch.file), ["identity"]).column(0).to_pylist()
    series = _series(batch)
    ranges = next(iter(series.values())) if len(series) == 1 else ()
    return BatchFile(batch.name, keys, ranges, batch.rejected)


def _series(batch: BatchEntry) -> dict[str, tuple[Range, ...]]:
    """The running numbers of each series of a file (several gazette tables in one file number from 1 each)."""
    found = batch.quality.get("sequences", {})
    return {name: tuple((int(a), int(b)) for a, b in one["ranges"]) for name, one in found.items()}


def _lost_in_series(members: Sequence[BatchEntry]) -> dict[str, list[list[int]]]:
    """Gaps within files of several series, which `compare` does not see."""
    many = [(m.name, name, ranges) for m in members if len(s := _series(m)) > 1 for name, ranges in s.items()]
    lost = {f"{file} {name}": [list(pair) for pair in gaps(ranges)] for file, name, ranges in many}
    return {name: ranges for name, ranges in lost.items() if ranges}


def _totals(snapshot: Snapshot) -> dict[str, Any]:
    m = snapshot.manifest
    totals: dict[str, Any] = {
        "files": len(m.batches),
        "rows": sum(batch.rows for batch in m.batches),
        "kept": sum(batch.kept for batch in m.batches),
        "rejected": sum(batch.rejected for batch in m.batches),
        "publications": m.publications,
        "removed": len(standing(JudgementLog(snapshot.layout.judgements)).removed),
        "applications": {"known": 0, "unknown_for": 0},
        "offices": {},
        "types": {},
        "published": [None, None],
    }
    if not m.parts:
        return totals
    known, unknown, first, last = snapshot.tables.rows(
        "SELECT count(DISTINCT nullif(application, '')), count(*) FILTER (application = ''), "
        "min(publication_date), max(publication_date) FROM publications"
    )[0]
    totals["applications"] = {"known": known, "unknown_for": unknown}
    totals["offices"] = _by(snapshot, "country")
    totals["types"] = _by(snapshot, "patent_type")
    totals["published"] = [day.isoformat() if day else None for day in (first, last)]
    return totals


def _by(snapshot: Snapshot, column: str) -> dict[str, int]:
    rows = snapshot.tables.rows(
        f"SELECT {column}, count(*) AS n FROM publications GROUP BY 1 ORDER BY n DESC, 1"
    )
    return {name or "unknown": count for name, count in rows}


def _searches(batches: Sequence[BatchEntry], files: dict[str, BatchFile]) -> list[dict[str, Any]]:
    """Files of one 检索登记 are one search; files that nobody registered are one by database."""
    groups: dict[tuple[str, str], list[BatchEntry]] = {}
    for batch in batches:
        groups.setdefault((batch.search.get("id", ""), batch.database), []).append(batch)
    out = []
    for (search_id, database), members in sorted(groups.items()):
        search = members[0].search
        hits = max((m.search["hits"] for m in members if m.search.get("hits") is not None), default=None)
        said = {name: search.get(name) or "" for name in ("query", "date", "operator")}
        proved = compare([files[m.id] for m in members], hits)
        entry: dict[str, Any] = {
            "registered": bool(search_id),
            "database": database,
            **said,
            **proved.to_json(),
        }
        lost = _lost_in_series(members)
        entry["missing_numbers"] |= lost
        entry["missing_count"] += sum(b - a + 1 for ranges in lost.values() for a, b in ranges)
        out.append({**entry, "complete": proved.complete and hits is not None and not lost})
    return out


def _file_entry(snapshot: Snapshot, batch: BatchEntry, file: BatchFile) -> dict[str, Any]:
    return {
        "name": batch.name,
        "sha256": batch.sha256,
        "source": batch.source,
        "database": batch.database,
        "share": batch.share,
        "rows": batch.rows,
        "kept": batch.kept,
        "rejected": batch.rejected,
        "unique": _declared_numbers(snapshot, batch) if batch.declares else len(set(file.keys)),
        "quality": batch.quality,
    }


def _declared_numbers(snapshot: Snapshot, batch: BatchEntry) -> int:
    """Distinct numbers that a list of declarations names."""
    count: int = snapshot.tables.rows(
        "SELECT count(DISTINCT n.group) FROM (SELECT unnest(numbers) AS n FROM declarations WHERE batch = ?)",
        [batch.id],
    )[0][0]
    return count


def _between(batches: Sequence[BatchEntry], files: dict[str, BatchFile]) -> list[dict[str, Any]]:
    """Publications that files of different searches share, by search and database."""
    homes: dict[str, set[str]] = {}
    for batch in batches:
        name = f"{batch.database} {batch.search.get('query') or ''}".strip()
        homes.setdefault(name, set()).update(files[batch.id].keys)
    names = sorted(homes)
    pairs = [(one, other) for i, one in enumerate(names) for other in names[i + 1 :]]
    shared = [(one, other, homes[one] & homes[other]) for one, other in pairs]
    return [
        {"searches": [one, other], "shared": len(keys), "examples": sorted(keys)[:EXAMPLES]}
        for one, other, keys in shared
        if keys
    ]


def _declared(snapshot: Snapshot) -> dict[str, Any]:
    """What lists of declarations come to; they are no search and no publications."""
    if not any(batch.declares for batch in snapshot.manifest.batches):
        return {}
    told = declarations(snapshot, Asked(), limit=0)
    return {**asdict(told.counts), "by_body": told.by_body}


def _missing(snapshot: Snapshot) -> dict[str, int]:
    if not snapshot.manifest.parts:
        return dict.fromkeys(MISSING, 0)
    asked = ", ".join(f"count(*) FILTER ({condition})" for condition in MISSING.values())
    found = snapshot.tables.rows(f"SELECT {asked} FROM publications")[0]
    return dict(zip(MISSING, found, strict=True))


def _conflicts(snapshot: Snapshot) -> dict[str, Any]:
    if not snapshot.manifest.parts:
        return {}
    rows = snapshot.tables.rows(
        "SELECT c.field, number, c.won, c.won_source, c.lost, c.lost_source FROM "
        "(SELECT country || number || kind AS number, unnest(conflicts) AS c FROM publications "
        "WHERE len(conflicts) > 0) ORDER BY ALL"
    )
    out: dict[str, Any] = {}
    for name, *values in rows:
        entry = out.setdefault(name, {"count": 0, "examples": []})
        entry["count"] += 1
        if len(entry["examples"]) < EXAMPLES:
            entry["examples"].append(
                dict(zip(("number", "shown", "shown_source", "other", "other_source"), values, strict=True))
            )
    return out


def _waiting(snapshot: Snapshot) -> list[Proposal]:
    removed = standing(JudgementLog(snapshot.layout.judgements)).removed
    return open_proposals(snapshot.layout, snapshot.manifest, removed)


def _tallied(tallies: Iterable[dict[str, Any]]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for tally in tallies:
        counts.update({code: int(entry["count"]) for code, entry in tally.items()})
    return dict(sorted(counts.items()))


def _counted(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))


def remarks(snapshot: Snapshot, code: str = "") -> list[RowRemark]:
    """Every remark on a row that was kept, in the order of files and rows."""
    if not snapshot.manifest.batches:
        return []
    rows = snapshot.tables.rows(
        "SELECT batch, sheet, row, r.code, r.column, r.found FROM "
        '(SELECT batch, sheet, "row" AS row, "offset" AS place, unnest(remarks) AS r FROM records) '
        "WHERE ? IN ('', r.code) ORDER BY batch, place",
        [code],
    )
    if any(batch.declares for batch in snapshot.manifest.batches):
        rows += snapshot.tables.rows(
            "SELECT batch, sheet, row, r.code, r.column, r.found FROM "
            '(SELECT batch, sheet, "row" AS row, "offset" AS place, unnest(remarks) AS r FROM declarations) '
            "WHERE ? IN ('', r.code) ORDER BY batch, place",
            [code],
        )
    return _told(snapshot, rows)


def rejections(snapshot: Snapshot) -> list[RowRemark]:
    """Every row that could not be kept, in the order of files and rows."""
    if not snapshot.manifest.batches:
        return []
    rows = snapshot.tables.rows(
        "SELECT batch, sheet, row, code, number_as_given, found FROM rejected ORDER BY batch, sheet, row"
    )
    return _told(snapshot, rows)


def _told(snapshot: Snapshot, rows: Iterable[tuple[Any, ...]]) -> list[RowRemark]:
    told = [RowRemark(snapshot.batches[batch].name, *rest) for batch, *rest in rows]
    return sorted(told, key=lambda remark: remark.file)
