"""Files that appear whole or not at all, for what may be worked out again: nothing is lost with them but the time.

They are not forced onto the disk, as what a generation is made of is (`qianglian.corpus.layout`): whoever reads them
checks what they hold.
"""

from __future__ import annotations

import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path

ABANDONED = 3_600.0
"""Seconds after which a file in the making has lost its maker."""
MAKING = ".tmp"


def write_whole(target: Path, *parts: bytes) -> None:
    """Write a file beside its place and move it there; raises ``OSError`` and leaves nothing where that fails.

    Under a name of its own: two processes, or two threads of a server, make the same at the same time.
    """
    handle, beside = tempfile.mkstemp(suffix=MAKING, dir=target.parent)
    try:
        with open(handle, "wb") as file:
            file.writelines(parts)
        os.replace(beside, target)
    finally:
        Path(beside).unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Let go what a maker that was killed left in the making."""
    long_ago = time.time() - ABANDONED
    for file in folder.glob(f"*{MAKING}"):
        # Another's, which has just become what it was made for.
        with suppress(FileNotFoundError):
            if file.stat().st_mtime < long_ago:
                file.unlink()
