"""Small evidence for the tests of the corpus: files of rows in our own JSON Lines, and what a corpus came to."""

import json
import tarfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from qianglian.corpus.workspace import Workspace, open_workspace

Row = Mapping[str, Any]


def row(number: str = "", title: str = "", **fields: Any) -> dict[str, Any]:
    """One line of our JSON Lines; texts without a language are Chinese."""
    said: dict[str, Any] = {"qianglian": 1}
    if number:
        said["number"] = number
    if title:
        said["titles"] = [{"lang": "zh", "text": title}]
    return {**said, **fields}


def lens(value: str) -> list[dict[str, str]]:
    """A vendor's record id, as `row` takes it under ``identifiers``."""
    return [{"scheme": "lens", "value": value}]


def write_rows(path: Path, rows: Iterable[Row]) -> Path:
    """Write rows as one file of our JSON Lines."""
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")
    return path


def first_format(folder: Path) -> Path:
    """The workspace that the release of format 1 wrote (tests/data/make_workspace_v1.py), unpacked into ``folder``."""
    with tarfile.open(Path(__file__).parents[1] / "data" / "workspace_v1.tar.gz") as tar:
        tar.extractall(folder, filter="data")
    return folder / "workspace_v1"


def begin(path: Path, *files: Path, **how: Any) -> Workspace:
    """A new workspace at ``path`` with ``files`` imported at once; every file must be readable."""
    workspace = open_workspace(path, create=True)
    if files:
        assert workspace.import_files(*files, **how).failed == ()
    return workspace


def publications(workspace: Workspace, query: str = "") -> list[dict[str, Any]]:
    """All columns of all publications, by key, as the tables hold them."""
    if not workspace.manifest.parts:
        return []
    found: list[dict[str, Any]] = workspace.table(query).to_pyarrow().to_pylist()
    return sorted(found, key=lambda one: str(one["key"]))


def indexed(workspace: Workspace) -> dict[str, dict[str, Any]]:
    """All rows that the full-text index shows, by key."""
    rows: dict[str, dict[str, Any]] = {}
    page = workspace.search("", limit=1_000, sort="key")
    while True:
        rows.update((hit.key, hit.row) for hit in page)
        if not page.next:
            return rows
        page = workspace.search("", limit=1_000, sort="key", cursor=page.next)


def picture(workspace: Workspace) -> dict[str, Any]:
    """Everything that must not depend on the order of import, for comparison."""
    return {
        "publications": publications(workspace),
        "index": indexed(workspace),
        "proposals": workspace.proposals(),
        "evidence": workspace.manifest.evidence,
        "figure": workspace.count("").id,
        "files": [
            (batch.name, batch.rows, batch.kept, batch.rejected) for batch in workspace.manifest.batches
        ],
    }


def broken(workspace: Workspace) -> list[str]:
    """What `check` finds amiss; empty when all is well."""
    return [f"{finding.check}: {finding.text.en}" for finding in workspace.check().findings if not finding.ok]


def numbers(workspace: Workspace, query: str = "") -> set[str]:
    """The numbers that a query finds (vendor's ids where there is no number)."""
    return {hit.number for hit in workspace.search(query, limit=1_000)}


def fates(workspace: Workspace, asked: str | list[str], query: str = "") -> list[str]:
    """The names of the fates of numbers."""
    return [fate.name for fate in workspace.why_not(asked, query)]
