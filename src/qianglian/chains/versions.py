"""Published versions of a chain: one folder each, whole or not there at all.

::

    chains/published/000001/
      version.json      who published what when: generation, evidence, judgements, thresholds, gate, checksums
      chain.json        the whole chain
      nodes.parquet     node → publications, with their families and how they came in
      corpus.parquet    every publication of the corpus with its family and number
      redirects.parquet keys that lead to another publication
      left.parquet      what became of publications that left a node since the version before
      landscape.npz     the layout of the landscape, where there is one

A version is made in a folder beside the others, every file is put on the disk, and the folder is renamed: that step
makes it real. Only then it is noted in the judgement log; where a kill came in between, the next publication of the
same state notes it.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from qianglian.chains.chain_json import chain_json, chain_mark, chain_of
from qianglian.chains.content import Content, content
from qianglian.chains.cut_off import cut_off
from qianglian.chains.gate import OUTCOMES, Gate, standing_override
from qianglian.chains.gate_json import gate_json, gate_of
from qianglian.chains.places import landscape_file, published_folder
from qianglian.chains.tagged import Tagged
from qianglian.corpus.layout import fsync_path, lasting_folder
from qianglian.corpus.milestones import Listener, Milestone, nobody
from qianglian.corpus.viewing import whole
from qianglian.corpus.workspace import Workspace
from qianglian.judgements import JudgementLog, default_actor
from qianglian.model.errors import BadInput, Conflict, CorruptWorkspace, NewerFormat, NotFound
from qianglian.model.text import Text

FORMAT = 1
PUBLISHED = "published"
"""The decision in the judgement log."""
VERSION_MILESTONES = ("version_begun", "version_written", "version_renamed", "version_noted")
"""The points that publishing passes (see `qianglian.corpus.milestones`)."""
TABLES = ("nodes", "corpus", "redirects", "left")
MAKING = ".making"


@dataclass(frozen=True)
class Version:
    """A published version: what it froze. Its tables are read, and checked, when they are asked for."""

    number: int
    time: str
    actor: str
    note: str
    chain_code: str
    chain_name: Text
    generation: int
    evidence: str
    judgements: tuple[int, str]
    cut_off: date | None
    gate: Gate
    state: str
    sizes: dict[str, int]
    """Publications by node."""
    families: dict[str, int]
    """Families by node."""
    folder: Path
    checksums: dict[str, str]

    @cached_property
    def content(self) -> Content:
        """What the nodes held; raises `CorruptWorkspace` where a file is not what was written."""
        tables = {name: self._table(name) for name in TABLES}
        try:
            chain = chain_of(json.loads(self._bytes("chain.json")))
        except (ValueError, KeyError, TypeError) as error:
            raise _damaged(self.folder / "chain.json") from error
        return Content(
            chain,
            self.generation,
            self.evidence,
            self.judgements,
            self.sizes,
            tables["nodes"],
            tables["corpus"],
            tables["redirects"],
            tables["left"],
        )

    def _bytes(self, name: str) -> bytes:
        path = self.folder / name
        try:
            data = path.read_bytes()
        except OSError as error:
            raise _damaged(path) from error
        if hashlib.sha256(data).hexdigest() != self.checksums.get(name):
            raise _damaged(path)
        return data

    def _table(self, name: str) -> pa.Table:
        return pq.read_table(pa.BufferReader(self._bytes(f"{name}.parquet")))


@dataclass(frozen=True, slots=True)
class Publication:
    """The outcome of publishing: the version, and whether it is new."""

    version: Version
    new: bool


def publish(
    workspace: Workspace,
    tagged: Tagged,
    gate: Gate,
    actor: str = "",
    note: str = "",
    listener: Listener = nobody,
) -> Publication:
    """Freeze the state at hand as the next version. The same state again changes nothing.

    Raises `Conflict` while the gate fails or was not measured and nobody overrode it, and where the gate was
    measured on another state; `Forbidden` under a View that shows less than everything.
    """
    whole(workspace.view)
    if any("\ud800" <= char <= "\udfff" for char in actor + note):
        raise BadInput(
            Text(zh="姓名或备注中有无法保存的字符。", en="The name or the note holds what cannot be kept.")
        )
    with workspace._writing("发布产业链版本"):
        gate = replace(gate, override=standing_override(workspace, gate))
        _may_be_published(workspace, tagged, gate)
        held = versions(workspace)
        last = held[-1] if held else None
        found = content(workspace, tagged, last.content if last else None)
        state = _state(found, gate)
        if last is not None and last.state == state:
            _note(workspace, last)
            return Publication(last, False)
        number = last.number + 1 if last else 1
        version = _make(workspace, number, found, gate, state, actor or default_actor(), note, listener)
        listener(Milestone("version_renamed", str(number)))
        _note(workspace, version)
        listener(Milestone("version_noted", str(number)))
        return Publication(version, True)


def _may_be_published(workspace: Workspace, tagged: Tagged, gate: Gate) -> None:
    manifest, mark = workspace.manifest, chain_mark(tagged.chain)
    if (gate.evidence, gate.chain, gate.chain_mark) != (manifest.evidence, tagged.chain.code, mark):
        raise Conflict(
            Text(
                zh="质量门槛是在另一数据版本或另一规则上测得的。",
                en="The gate was measured on other evidence or other rules.",
            ),
            hint=Text(zh="重新测一次：qianglian gate show。", en="Measure it again: qianglian gate show."),
        )
    if not gate.open:
        rows = [row for row in gate.short_of() if row.outcome == gate.outcome]
        zh = "、".join(row.branch or row.name.zh for row in rows[:10])
        en = ", ".join(row.branch or row.name.en for row in rows[:10])
        said = OUTCOMES[gate.outcome]
        raise Conflict(
            Text(
                zh=f"质量门槛{said.zh}（{zh}），不能发布。", en=f"The gate: {said.en} ({en}). Not published."
            ),
            hint=Text(
                zh="补足评估集与抽样；或由负责人具名放行：qianglian gate override --reason … --actor …。",
                en="Complete known items and sample, or have the person in charge override it: "
                "qianglian gate override --reason … --actor ….",
            ),
            outcome=gate.outcome,
        )


def _state(found: Content, gate: Gate) -> str:
    """What two publications of the same state have in common. The log may have grown: publishing is noted in it."""
    # Another generation of the same evidence (something taken out and put back) is the same state.
    outcome = {name: value for name, value in gate_json(gate).items() if name != "generation"}
    said = [found.evidence, found.digest]
    said += [
        json.dumps(one, sort_keys=True, ensure_ascii=False) for one in (outcome, chain_json(found.chain))
    ]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:16]


def _make(
    workspace: Workspace,
    number: int,
    found: Content,
    gate: Gate,
    state: str,
    actor: str,
    note: str,
    listener: Listener,
) -> Version:
    """Write everything beside the versions, then make it one of them."""
    folder = published_folder(workspace)
    lasting_folder(folder, workspace.path)
    making, target = folder / MAKING, folder / f"{number:06d}"
    # What a killed publication left is nobody's; the caller holds the lock.
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir()
    listener(Milestone("version_begun", str(number)))
    _write(workspace, found, making)
    checksums = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(making.iterdir())
    }
    until = cut_off(workspace)
    version = Version(
        number,
        datetime.now(UTC).isoformat(timespec="seconds"),
        actor,
        note,
        found.chain.code,
        found.chain.name,
        found.generation,
        found.evidence,
        found.judgements,
        until.day if until else None,
        gate,
        state,
        dict(found.sizes),
        {code: len(found.families(code)) for code in found.sizes},
        target,
        checksums,
    )
    (making / "version.json").write_text(_dump(_json(version)), encoding="utf-8")
    for path in making.iterdir():
        fsync_path(path)
    fsync_path(making)
    listener(Milestone("version_written", str(number)))
    making.rename(target)
    fsync_path(folder)
    return version


def _write(workspace: Workspace, found: Content, making: Path) -> None:
    """The files of a version but for the one that describes it."""
    for name in TABLES:
        pq.write_table(getattr(found, name), making / f"{name}.parquet", compression="zstd")
    (making / "chain.json").write_text(_dump(chain_json(found.chain)), encoding="utf-8")
    layout = landscape_file(workspace.path)
    if layout.is_file():
        shutil.copyfile(layout, making / layout.name)


def _note(workspace: Workspace, version: Version) -> None:
    log = JudgementLog(workspace.path / "judgements.jsonl")
    if any(
        one.decision == PUBLISHED
        and (one.details["version"], one.details["state"]) == (str(version.number), version.state)
        for one in log
    ):
        return
    details = {
        "version": str(version.number),
        "state": version.state,
        "generation": str(version.generation),
        "evidence": version.evidence,
        "gate": version.gate.outcome,
        "override": version.gate.override.actor if version.gate.override else "",
    }
    reason = version.note or f"发布第 {version.number} 版"
    log.append([(f"chain:{version.chain_code}", PUBLISHED, reason, details)], version.actor)


def versions(workspace: Workspace) -> list[Version]:
    """Every published version, oldest first; raises `CorruptWorkspace`, `NewerFormat`."""
    whole(workspace.view)
    folders = sorted(published_folder(workspace).glob("[0-9]" * 6))
    return [_read(folder) for folder in folders]


def version_of(workspace: Workspace, number: int) -> Version:
    """One version; raises `NotFound`."""
    for one in versions(workspace):
        if one.number == number:
            return one
    raise NotFound(
        Text(zh=f"没有第 {number} 版。", en=f"There is no version {number}."),
        hint=Text(zh="qianglian chain versions 列出全部版本。", en="qianglian chain versions lists them."),
    )


def _json(version: Version) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "number": version.number,
        "time": version.time,
        "actor": version.actor,
        "note": version.note,
        "chain": {"code": version.chain_code, "name": [version.chain_name.zh, version.chain_name.en]},
        "generation": version.generation,
        "evidence": version.evidence,
        "judgements": list(version.judgements),
        "cut_off": version.cut_off.isoformat() if version.cut_off else None,
        "gate": gate_json(version.gate),
        "state": version.state,
        "sizes": version.sizes,
        "families": version.families,
        "checksums": version.checksums,
    }


def _read(folder: Path) -> Version:
    path = folder / "version.json"
    try:
        body = json.loads(path.read_bytes())
        if body["format"] > FORMAT:
            raise NewerFormat(
                Text(
                    zh=f"版本 {folder.name} 由更新的版本写成（格式 {body['format']}，本版本读到 {FORMAT}）。",
                    en=f"The version {folder.name} was written by a newer release "
                    f"(format {body['format']}; this one reads up to {FORMAT}).",
                ),
                hint=Text(zh="请升级 qianglian。", en="Upgrade qianglian."),
            )
        return Version(
            body["number"],
            body["time"],
            body["actor"],
            body["note"],
            body["chain"]["code"],
            Text(*body["chain"]["name"]),
            body["generation"],
            body["evidence"],
            (body["judgements"][0], body["judgements"][1]),
            date.fromisoformat(body["cut_off"]) if body["cut_off"] else None,
            gate_of(body["gate"]),
            body["state"],
            body["sizes"],
            body["families"],
            folder,
            body["checksums"],
        )
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        raise _damaged(path) from error


def _damaged(path: Path) -> CorruptWorkspace:
    shown = f"{path.parent.name}/{path.name}"
    return CorruptWorkspace(
        Text(zh=f"已发布版本的文件 {shown} 损坏或缺失。", en=f"{shown} of a published version is damaged."),
        hint=Text(zh="请从备份恢复。", en="Restore it from a backup."),
    )


def _dump(body: Any) -> str:
    return json.dumps(body, ensure_ascii=False, indent=1)
