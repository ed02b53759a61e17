"""Which file a command writes rows into, by the ending of its name."""

from __future__ import annotations

from pathlib import Path

from qianglian.cli.failing import WrongUsage
from qianglian.documents.sheets import WRITERS, Row, Writer
from qianglian.model.text import Text

__all__ = ["Row", "Writer", "writer_of"]


def writer_of(path: Path) -> Writer:
    """The writer for a file's name; raises `WrongUsage`."""
    if path.suffix.lower() in WRITERS:
        return WRITERS[path.suffix.lower()]
    listed = "、".join(WRITERS)
    raise WrongUsage(
        Text(
            zh=f"{path.name}：文件名应以 {listed} 结尾。",
            en=f"{path.name} should end in {', '.join(WRITERS)}.",
        )
    )
