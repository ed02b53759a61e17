"""A workspace that an import began and nothing came into goes again, as if the line had not been typed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from qianglian.cli.finding import MARK
from qianglian.model.errors import WorkspaceBusy

LEFT = ("corpus/generations/000000.lock", "writer.lock", MARK)
"""Every file of a workspace in which nothing has ever been; the mark of a workspace goes last."""


@contextmanager
def begun(folder: Path) -> Iterator[None]:
    """Around what may begin a workspace at ``folder``: where none was before and nothing came in, none is left."""
    if (folder / MARK).exists():
        yield
        return
    made = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        yield
    finally:
        if _is_new(folder):
            _take_away(folder, made)


def _is_new(folder: Path) -> bool:
    """Whether it is a workspace of which no generation has ever been in force, and nothing else lies there."""
    if not (folder / MARK).is_file() or (folder / "corpus" / "manifest.json").exists():
        return False
    return {path.name for path in folder.iterdir()} <= {MARK, "writer.lock", "corpus"}


def _is_bare(folder: Path) -> bool:
    """Whether all that lies there is what beginning a workspace makes."""
    files = {str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir()}
    return _is_new(folder) and files <= set(LEFT)


def _take_away(folder: Path, made: list[Path]) -> None:
    """Delete the skeleton by name, and folders only when they are empty."""
    from qianglian.corpus.layout import Layout
    from qianglian.corpus.locks import writing
    from qianglian.corpus.pruning import sweep

    layout = Layout(folder)
    with suppress(WorkspaceBusy, OSError), writing(layout, "clearing"):
        # Looked at again: another process may have written until the lock was ours.
        if not _is_new(folder):
            return
        # What a generation that was given up has left behind; the next import would sweep it too.
        sweep(layout)
        if not _is_bare(folder):
            return
        for name in LEFT:
            (folder / name).unlink(missing_ok=True)
        inner = sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True)
        for empty in (*inner, *made):
            with suppress(OSError):
                empty.rmdir()
