"""The chain in force of a workspace, and those that were: each a YAML file that is never changed.

Whoever puts a chain in force answers for it in the judgement log. The file is written first, then the judgement, then
``current.json``: after a kill at any moment the old chain or the new one is in force, and asking again ends the work.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from qianglian.chains.definition import read_chain, write_chain
from qianglian.chains.places import chain_file, chains_folder, current_file
from qianglian.chains.validation import refuse_unsound
from qianglian.corpus.layout import lasting_folder, write_whole
from qianglian.corpus.removing import need_reason
from qianglian.corpus.viewing import whole
from qianglian.corpus.workspace import Workspace
from qianglian.judgements import Judgement, JudgementLog
from qianglian.model.chain import Chain
from qianglian.model.errors import CorruptWorkspace, NewerFormat, NotFound
from qianglian.model.text import Text

FORMAT = 1
USE_CHAIN = "use-chain"
"""The decision in the judgement log; its subject is ``chain:<code>``."""


@dataclass(frozen=True, slots=True)
class KeptChain:
    """A chain of a workspace and its number there."""

    number: int
    chain: Chain


@dataclass(frozen=True, slots=True)
class Used:
    """The chain that is in force now, and the judgement that was written; None where it was in force already."""

    number: int
    judgement: Judgement | None


def use_chain(workspace: Workspace, chain: Chain, actor: str = "", reason: str = "") -> Used:
    """Put a chain in force.

    Raises `BadInput` for a chain with errors and for a judgement without its reason, `WorkspaceBusy`.
    """
    whole(workspace.view)
    need_reason(reason, actor)
    refuse_unsound(chain)
    text = write_chain(chain)
    with workspace._writing("启用产业链"):
        folder = chains_folder(workspace.path)
        lasting_folder(folder, workspace.path)
        for left in folder.glob("*.tmp"):
            left.unlink(missing_ok=True)
        held = _current(workspace.path)
        if held and _text(workspace.path, held) == text:
            return Used(held, None)
        begun = _begun(workspace, held, text)
        if begun:
            _name(workspace.path, begun)
            return Used(begun, None)
        return _put(workspace, chain, text, held, actor, reason)


def _put(workspace: Workspace, chain: Chain, text: str, held: int, actor: str, reason: str) -> Used:
    number = max([held, *numbers(workspace.path)]) + 1
    write_whole(chain_file(workspace.path, number), text)
    details = {"version": str(number), "before": str(held), "sha256": _digest(text)}
    entry = (f"chain:{chain.code}", USE_CHAIN, reason, details)
    (judgement,) = JudgementLog(workspace.path / "judgements.jsonl").append([entry], actor)
    _name(workspace.path, number)
    return Used(number, judgement)


def _begun(workspace: Workspace, held: int, text: str) -> int:
    """The number of this very chain where a kill came between its judgement and its coming into force; else 0."""
    last: dict[str, str] = {}
    for one in JudgementLog(workspace.path / "judgements.jsonl"):
        if one.decision == USE_CHAIN:
            last = one.details
    number = int(last.get("version", 0))
    same = number > held and last["sha256"] == _digest(text) and chain_file(workspace.path, number).exists()
    return number if same else 0


def _name(workspace: Path, number: int) -> None:
    write_whole(current_file(workspace), json.dumps({"format": FORMAT, "number": number}))


def numbers(workspace: Path) -> list[int]:
    """The numbers of all chains on disk, ascending."""
    found = chains_folder(workspace).glob("[0-9]*.yaml")
    return sorted(int(path.stem) for path in found if path.stem.isdigit())


def chain_in_force(workspace: Path) -> KeptChain | None:
    """The chain in force; None before any was. Raises `CorruptWorkspace`, `NewerFormat`."""
    number = _current(workspace)
    return kept_chain(workspace, number) if number else None


def needed_chain(workspace: Path) -> KeptChain:
    """The chain in force; raises `NotFound` where there is none."""
    found = chain_in_force(workspace)
    if found is None:
        raise NotFound(
            Text(zh="本项目没有启用产业链。", en="No chain is in force in this workspace."),
            hint=Text(
                zh="qianglian chain use 文件 --reason 理由 启用一条。",
                en="Put one in force with qianglian chain use FILE --reason WHY.",
            ),
        )
    return found


def kept_chain(workspace: Path, number: int) -> KeptChain:
    """A chain that is or was in force, by its number; raises `NotFound`, `CorruptWorkspace`."""
    path = chain_file(workspace, number)
    if not path.exists():
        raise NotFound(
            Text(zh=f"本项目没有第 {number} 号产业链。", en=f"This workspace has no chain number {number}.")
        )
    return KeptChain(number, read_chain(_text(workspace, number), path.name))


def history(workspace: Workspace) -> Iterator[Judgement]:
    """Who put which chain in force, when and why; oldest first."""
    whole(workspace.view)
    log = JudgementLog(workspace.path / "judgements.jsonl")
    return (one for one in log if one.decision == USE_CHAIN)


def _current(workspace: Path) -> int:
    path = current_file(workspace)
    try:
        body = json.loads(path.read_bytes())
        version, number = body["format"], body["number"]
        if type(version) is not int or type(number) is not int:
            raise TypeError(body)
    except FileNotFoundError:
        return 0
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _damaged(path) from error
    if version > FORMAT:
        raise NewerFormat(
            Text(
                zh=f"{path.name} 由更新的版本写成（格式 {version}，本版本读到 {FORMAT}）。",
                en=f"{path.name} was written by a newer release (format {version}; this one reads up to {FORMAT}).",
            ),
            hint=Text(zh="请升级 qianglian。", en="Upgrade qianglian."),
        )
    return number


def _text(workspace: Path, number: int) -> str:
    path = chain_file(workspace, number)
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _damaged(path) from error


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _damaged(path: Path) -> CorruptWorkspace:
    return CorruptWorkspace(
        Text(
            zh=f"产业链文件 chains/{path.name} 缺失或损坏。",
            en=f"The file chains/{path.name} is missing or damaged.",
        ),
        hint=Text(
            zh="请从备份恢复，或重新启用产业链。", en="Restore it from a backup, or use the chain again."
        ),
    )
