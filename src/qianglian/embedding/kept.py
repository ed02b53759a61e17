"""The folder of what can be made anew: built graphs and the like, outside every workspace."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "QIANGLIAN_CACHE"


def cache_folder(environment: Mapping[str, str] | None = None) -> Path:
    """``QIANGLIAN_CACHE``, else ``qianglian`` in ``XDG_CACHE_HOME``, else in ``~/.cache``; not yet made."""
    known = os.environ if environment is None else environment
    if written := known.get(VARIABLE, "").strip():
        return Path(written)
    if home := known.get("XDG_CACHE_HOME", "").strip():
        return Path(home) / "qianglian"
    return Path.home() / ".cache" / "qianglian"


def write_whole(path: Path, content: bytes) -> None:
    """Replace a file in one step; several processes may write the same one at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with open(temporary, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
