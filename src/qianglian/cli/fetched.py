"""Files that `qianglian fetch` brought, on their way into a workspace: their 检索登记 comes with ``fetch.json``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from qianglian.cli.door import Door
from qianglian.cli.failing import WrongUsage
from qianglian.model.errors import UnreadableFile
from qianglian.model.search_register import SearchRegister
from qianglian.model.text import Text

PARTIAL = Text(
    zh="{folder} 的下载不完整：{received}/{asked}，检索登记照此核对。",
    en="What {folder} holds is partial: {received} of {asked}. The register will show what is missing.",
)


def with_register(
    door: Door, files: list[Path], register: SearchRegister
) -> tuple[list[Path], SearchRegister]:
    """The files without their manifest, and the register that it holds; what the line itself says comes first.

    Raises `WrongUsage` where files of a fetch are mixed with others, `UnreadableFile` where one is not as it came.
    """
    from qianglian.sources.fetching.folder import COMPLETE, Folder, is_manifest, read_manifest

    manifests = [file for file in files if is_manifest(file)]
    if not manifests:
        return files, register
    others = [file for file in files if file not in manifests]
    path = manifests[0]
    manifest = read_manifest(path)
    whole = {piece.file: piece for piece in manifest.pieces.values() if piece.file}
    stray = [file for file in others if file.parent != path.parent or file.name not in whole]
    if len(manifests) > 1 or stray:
        raise WrongUsage(
            Text(
                zh=f"一份下载清单只登记它自己的文件，不能与别的文件一起导入：{(stray or manifests[1:])[0]}。",
                en=f"A manifest registers its own files only; {(stray or manifests[1:])[0]} is not one of them.",
            ),
            hint=Text(zh="每个下载文件夹分别导入。", en="Import each fetched folder by itself."),
        )
    harmed = [file for file in others if not Folder(path.parent).is_whole(whole[file.name])]
    if harmed:
        raise UnreadableFile(
            Text(zh=f"{harmed[0]} 与下载清单不符。", en=f"{harmed[0]} is not as it came."),
            hint=Text(zh="再运行一次 qianglian fetch 重取。", en="Run qianglian fetch once more."),
        )
    if manifest.state != COMPLETE:
        said = PARTIAL.format(folder=path.parent, received=manifest.received, asked=manifest.asked)
        door.note(said, "yellow")
    return others or [path.parent / name for name in whole], _joined(register, manifest.register())


def _joined(said: SearchRegister, found: SearchRegister) -> SearchRegister:
    return replace(
        said,
        database=said.database or found.database,
        query=said.query or found.query,
        date=said.date or found.date,
        operator=said.operator or found.operator,
        hits=found.hits if said.hits is None else said.hits,
    )
