"""Keeping lists of known items in the workspace: one YAML file a list, each addition noted in the judgement log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from qianglian.chains.known_items import MADE_BY, SIDES, KnownList
from qianglian.chains.places import known_folder
from qianglian.corpus.layout import lasting_folder, write_whole
from qianglian.corpus.viewing import whole
from qianglian.corpus.workspace import Workspace
from qianglian.judgements import Judgement, JudgementLog
from qianglian.model.errors import CorruptWorkspace, NewerFormat, NotFound
from qianglian.model.text import Text

FORMAT = 1
KNOWN = "known_items"
"""The decision in the judgement log."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Lists as they are kept now, and the judgements that were written; none for what stood there already."""

    lists: tuple[KnownList, ...]
    judgements: tuple[Judgement, ...]


def lists(workspace: Workspace) -> list[KnownList]:
    """Every list of the workspace, by branch, side and day; raises `CorruptWorkspace`, `NewerFormat`.

    Known items tell of the whole corpus: `Forbidden` under a View that shows less.
    """
    whole(workspace.view)
    found = [_read(path) for path in sorted(known_folder(workspace).glob("k*.yaml"))]
    return sorted(found, key=lambda one: (one.branch, one.side, one.day, one.id))


def add(workspace: Workspace, *given: KnownList, actor: str = "") -> Kept:
    """Keep lists; one that is there already, as it stands, changes nothing. Raises `BadInput`."""
    whole(workspace.view)
    checked = [one.checked() for one in given]
    with workspace._writing("查全评估集"):
        return _keep(workspace, checked, actor)


def add_number(workspace: Workspace, number: str, to: KnownList | str, actor: str = "") -> Kept:
    """Add one number to a list: to the one with an id, or to the one that states the same facts, begun if need be.

    This is the one step from `why-not` to the known items. Raises `NotFound` for an id that no list has.
    """
    whole(workspace.view)
    with workspace._writing("查全评估集"):
        held = {one.id: one for one in lists(workspace)}
        wanted = to if isinstance(to, str) else to.id
        found = held.get(wanted, None if isinstance(to, str) else to)
        if found is None:
            raise _no_list(wanted)
        more = () if isinstance(to, str) else to.numbers
        return _keep(workspace, [replace(found, numbers=(*found.numbers, *more, number)).checked()], actor)


def _keep(workspace: Workspace, given: Sequence[KnownList], actor: str) -> Kept:
    """Write each list whole, then note it. A kill in between leaves a list that the next addition notes."""
    folder = known_folder(workspace)
    lasting_folder(folder, workspace.path)
    log = JudgementLog(workspace.path / "judgements.jsonl")
    noted = {one.subject: one.details["digest"] for one in log if one.decision == KNOWN}
    entries: list[tuple[str, str, str, dict[str, str]]] = []
    for one in given:
        path = folder / f"{one.id}.yaml"
        text = _written(one)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            write_whole(path, text)
        if noted.get(one.id) != one.digest:
            entries.append((one.id, KNOWN, _reason(one), _details(one)))
    return Kept(tuple(given), tuple(log.append(entries, actor)))


def _reason(one: KnownList) -> str:
    return f"查全评估集：{one.database} {one.day} {MADE_BY[one.made_by].zh} {SIDES[one.side].zh} {one.reader} 核读"


def _details(one: KnownList) -> dict[str, str]:
    return {
        "database": one.database,
        "day": one.day.isoformat(),
        "reader": one.reader,
        "made_by": one.made_by,
        "made_of": one.made_of,
        "side": one.side,
        "branch": one.branch,
        "numbers": str(len(one.numbers)),
        "digest": one.digest,
    }


def _written(one: KnownList) -> str:
    body = {"format": FORMAT, **_details(one), "numbers": list(one.numbers)}
    del body["digest"]
    return yaml.safe_dump(body, allow_unicode=True, sort_keys=False, default_flow_style=False)


def _read(path: Path) -> KnownList:
    try:
        body: dict[str, Any] = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
        if body["format"] > FORMAT:
            raise NewerFormat(
                Text(
                    zh=f"{path.name} 由更新的版本写成（格式 {body['format']}，本版本读到 {FORMAT}）。",
                    en=f"{path.name} was written by a newer release (format {body['format']}; "
                    f"this one reads up to {FORMAT}).",
                ),
                hint=Text(zh="请升级 qianglian。", en="Upgrade qianglian."),
            )
        return KnownList(
            str(body["database"]),
            date.fromisoformat(str(body["day"])),
            str(body["reader"]),
            {name: name for name in MADE_BY}[body["made_by"]],
            {name: name for name in SIDES}[body["side"]],
            tuple(str(number) for number in body["numbers"]),
            str(body["branch"]),
            str(body["made_of"]),
        )
    except (yaml.YAMLError, ValueError, KeyError, TypeError, OSError) as error:
        raise CorruptWorkspace(
            Text(zh=f"查全评估集 {path.name} 无法读取。", en=f"The known items {path.name} cannot be read."),
            hint=Text(
                zh="请从备份恢复，或删除后重新导入。", en="Restore it, or delete it and import it again."
            ),
        ) from error


def _no_list(wanted: str) -> NotFound:
    return NotFound(
        Text(zh=f"没有查全评估清单 {wanted}。", en=f"There is no list of known items {wanted}."),
        hint=Text(zh="qianglian gate known 列出全部清单。", en="qianglian gate known lists them."),
    )
