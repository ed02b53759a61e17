"""Files that a command writes: whole or not at all, never over another unasked, and refused in words."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qianglian.model.errors import Conflict, QiangLianError
from qianglian.model.text import Text

CAUSES: dict[int, Text] = {
    errno.ENOENT: Text(
        zh="没有这个文件夹，或其中不能新建文件", en="there is no such folder, or nothing can be made in it"
    ),
    errno.ENOTDIR: Text(zh="路径中有一段不是文件夹", en="a part of the path is no folder"),
    errno.EISDIR: Text(zh="这是一个文件夹", en="it is a folder"),
    errno.EACCES: Text(zh="没有写入权限", en="no permission to write there"),
    errno.EPERM: Text(zh="没有写入权限", en="no permission to write there"),
    errno.EROFS: Text(zh="该磁盘只读", en="the disk is read-only"),
    errno.ENOSPC: Text(zh="磁盘已满", en="the disk is full"),
    errno.EDQUOT: Text(zh="磁盘配额已用完", en="the disk quota is used up"),
    errno.ENAMETOOLONG: Text(zh="文件名太长", en="the name is too long"),
}
"""Why a file could not be written, by what the system says."""

ANOTHER = Text(zh="换一个文件名。", en="Choose another name.")
FORCE = Text(zh="换一个文件名，或加 --force。", en="Choose another name, or add --force.")
ELSEWHERE = Text(zh="换一个位置，或先建好文件夹。", en="Write elsewhere, or make the folder first.")


class Unwritable(QiangLianError):
    """A file cannot be written where it was asked for."""

    status = 422
    code = "unwritable_file"


def unwritable(path: Path, error: OSError) -> Unwritable:
    """The file and the cause, in words."""
    system = os.strerror(error.errno) if error.errno else str(error)
    cause = CAUSES.get(error.errno or 0, Text(zh=f"系统错误 {error.errno}（{system}）", en=system))
    said = Text(zh=f"无法写入 {path}：{cause.zh}。", en=f"{path} cannot be written: {cause.en}.")
    return Unwritable(said, hint=ELSEWHERE)


def free(path: Path, hint: Text = ANOTHER) -> None:
    """Raises `Conflict` where something lies already."""
    if os.path.lexists(path):
        raise Conflict(Text(zh=f"{path} 已存在。", en=f"{path} exists already."), hint=hint)


@contextmanager
def whole(path: Path, *, force: bool = False, hint: Text = ANOTHER) -> Iterator[Path]:
    """A place to write to that becomes ``path`` only when all is written; never over a file unasked.

    Raises `Conflict` for a file that is there (``hint`` says what to do), `Unwritable` where the system refuses.
    """
    if not force:
        free(path, hint)
    part = path.with_name(f".{path.stem}.{os.getpid()}.part{path.suffix}")
    try:
        # Refused before anything is read, not after an hour of it.
        part.touch()
        yield part
        os.replace(part, path)
    except OSError as error:
        # An error that names another file is not about writing this one.
        if error.filename is not None and Path(os.fsdecode(error.filename)) != part:
            raise
        raise unwritable(path, error) from error
    finally:
        _forget(part)


def _forget(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        # A folder that refuses to be written to refuses this too; its error has been told.
        return
