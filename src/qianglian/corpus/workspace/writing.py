"""The side of a workspace that writes evidence: imports, removals, and the upkeep of what is on disk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from qianglian.corpus import checking, importing, pruning, removing
from qianglian.corpus.milestones import Listener, nobody
from qianglian.corpus.workspace.in_hand import InHand
from qianglian.model.search_register import SearchRegister
from qianglian.sources.contract import ReadOptions
from qianglian.sources.mapping import load_mapping


class Writing(InHand):
    """Import, remove, restore, take whole files out, and prune, each under the writer lock; check, without it."""

    def import_files(
        self,
        *files: Path | str,
        mapping: Path | str | None = None,
        format: str | None = None,
        search: SearchRegister | None = None,
        replaces: Sequence[str] = (),
        listener: Listener = nobody,
    ) -> importing.Outcome:
        """Import files into a new generation. A file whose bytes are there already changes nothing."""
        options = ReadOptions(
            mapping=load_mapping(Path(mapping)) if mapping else None, latest_year=date.today().year + 1
        )
        request = importing.Request(
            tuple(Path(file) for file in files), options, format, search or SearchRegister(), tuple(replaces)
        )
        with self._writing(f"导入 {len(files)} 个文件"):
            return importing.import_files(self._layout, request, listener)

    def remove_batch(self, *names: str, listener: Listener = nobody) -> importing.Outcome:
        """Take whole files out again, by batch id or file name."""
        with self._writing("撤回批次"):
            return importing.import_files(self._layout, importing.Request((), replaces=names), listener)

    def remove(
        self, *numbers: str, reason: str, actor: str = "", listener: Listener = nobody
    ) -> removing.Carried:
        """Take publications out, with who, when and why; it outlives every later import."""
        with self._writing("剔除"):
            return removing.remove(self._layout, numbers, reason, actor, listener)

    def restore(
        self, *numbers: str, reason: str, actor: str = "", listener: Listener = nobody
    ) -> removing.Carried:
        """Put back what was taken out."""
        with self._writing("恢复"):
            return removing.restore(self._layout, numbers, reason, actor, listener)

    def prune(self, keep: int = 1, listener: Listener = nobody, *, vectors: bool = False) -> pruning.Pruned:
        """Delete old generations that nobody reads, and files left behind by a kill; with ``vectors`` idle ones too."""
        with self._writing("清理"):
            return pruning.prune(self._layout, keep, listener, vectors=vectors)

    def check(self) -> checking.Checked:
        """Whether what is on disk is what the manifest says."""
        return checking.check(self._layout)
