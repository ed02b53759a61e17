"""Importing kept files into a workspace: the job that runs when files were dropped on the page."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select

from qianglian.corpus.importing import Outcome
from qianglian.corpus.milestones import Milestone
from qianglian.corpus.workspace import open_workspace
from qianglian.model.errors import BadInput, Conflict, QiangLianError
from qianglian.model.search_register import SearchRegister
from qianglian.model.text import Text
from qianglian.platform.audit.entering import enter
from qianglian.platform.files.records import KeptFile
from qianglian.platform.files.store import place
from qianglian.platform.jobs.contract import JobKind, Work
from qianglian.platform.permissions.actor import Actor
from qianglian.platform.workspaces.opening import own

WAIT = 600.0
"""Seconds that a job waits for another writer of the workspace."""
STAGES = {
    "publications_resolved": Text(zh="按号码归并", en="resolving publications"),
    "publications_written": Text(zh="建立全文索引", en="indexing"),
    "index_committed": Text(zh="写入数据版本", en="writing the data version"),
}
"""What begins when a milestone has been passed."""


def run(work: Work) -> Mapping[str, Any]:
    """``params``: ``workspace`` (key), ``files`` (keys, in order), ``format`` (name of a source; empty to guess),
    ``search`` (检索登记, see `qianglian.model.search_register`).

    A killed import is begun again from the start: a file whose bytes are there already changes nothing.
    """
    with work.database.reading(work.actor) as session:
        record = own(session, work.actor, str(work.params["workspace"]))
        if record.closed is not None:
            raise Conflict(Text(zh="该项目已归档。", en="The workspace is put away."))
        keys = [str(key) for key in work.params["files"]]
        rows = select(KeptFile.key, KeptFile.name, KeptFile.sha256).where(KeptFile.key.in_(keys))
        found = {key: (name, sha256) for key, name, sha256 in session.execute(rows)}
        folder = work.home.workspaces / record.key
        workspace_key = record.key
    if not keys or found.keys() != set(keys):
        raise BadInput(Text(zh="有文件已不在。", en="Some of the files are gone."))
    files = [found[key] for key in keys]
    with _named(work, files) as paths, open_workspace(folder, wait=WAIT) as workspace:
        outcome = workspace.import_files(
            *paths,
            format=work.params.get("format") or None,
            search=_register(work.params.get("search") or {}, work.actor),
            listener=_Telling(work, len(paths)).hear,
        )
    with work.database.writing(work.actor) as session:
        detail = {
            "job": work.key,
            "data_version": outcome.manifest.generation,
            "files": len(outcome.imported),
        }
        enter(session, work.actor, "evidence.imported", workspace_key, detail)
    return _told(work, outcome)


IMPORT = JobKind("import", Text(zh="导入数据", en="import evidence"), "evidence.import", run)


@contextmanager
def _named(work: Work, files: Sequence[tuple[str, str]]) -> Iterator[list[Path]]:
    """The files under the names that people know them by, each in a folder of its own."""
    work.home.scratch.mkdir(mode=0o700, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=work.home.scratch) as scratch:
        paths = []
        for number, (name, sha256) in enumerate(files):
            folder = Path(scratch) / str(number)
            folder.mkdir()
            path = folder / _fit_for_a_folder(name)
            content = place(work.home.files, sha256)
            try:
                os.link(content, path)
            except OSError:
                shutil.copyfile(content, path)
            paths.append(path)
        yield paths


def _fit_for_a_folder(name: str) -> str:
    """A shown name (`qianglian.platform.files.names`) within the bytes that a file system takes."""
    stem, dot, ending = name.rpartition(".")
    if not dot:
        stem, ending = name, ""
    return f"{stem.encode()[:200].decode(errors='ignore')}{dot}{ending[:20]}"


def _register(told: Mapping[str, Any], actor: Actor) -> SearchRegister:
    return SearchRegister(
        database=str(told.get("database") or ""),
        query=str(told.get("query") or ""),
        date=date.fromisoformat(told["date"]) if told.get("date") else None,
        operator=str(told.get("operator") or (actor.name if told else "")),
        hits=told.get("hits"),
    )


@dataclass(slots=True)
class _Telling:
    """Says of a job what an import passes."""

    work: Work
    files: int
    opened: int = 0
    stage: Text | None = None

    def hear(self, milestone: Milestone) -> None:
        if milestone.name == "file_opened":
            self.opened += 1
            of = f"{self.opened}/{self.files}"
            self.stage = Text(
                zh=f"读取第 {of} 个文件：{milestone.subject}", en=f"reading file {of}: {milestone.subject}"
            )
            self.work.step(0, milestone.total, self.stage)
        elif milestone.name == "rows_read":
            self.work.step(milestone.count, milestone.total, self.stage)
        elif milestone.name in STAGES:
            self.stage = STAGES[milestone.name]
            self.work.step(0, None, self.stage)


def _told(work: Work, outcome: Outcome) -> dict[str, Any]:
    for batch in outcome.imported:
        work.say(
            Text(
                zh=f"导入 {batch.name}：{batch.kept:,} 行，拒收 {batch.rejected:,} 行。",
                en=f"{batch.name}: {batch.kept:,} rows kept, {batch.rejected:,} rejected.",
            )
        )
    for name, error in outcome.failed:
        work.say(
            Text(
                zh=f"{name} 未能导入：{error.sentence('zh')}",
                en=f"{name} could not be imported: {error.sentence('en')}",
            )
        )
    return {
        "generation": outcome.manifest.generation,
        "publications": outcome.manifest.publications,
        "imported": [
            {
                "batch": one.id,
                "name": one.name,
                "source": one.source,
                "kept": one.kept,
                "rejected": one.rejected,
            }
            for one in outcome.imported
        ],
        "already": [{"name": now, "known_as": then} for now, then in outcome.already],
        "failed": [{"name": name, **_fault(error)} for name, error in outcome.failed],
        "not_taken": list(outcome.not_taken),
    }


def _fault(error: QiangLianError) -> dict[str, Any]:
    return {
        "code": error.code,
        "text": {"zh": error.sentence("zh"), "en": error.sentence("en")},
    }
