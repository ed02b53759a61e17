"""The generation that a workspace has in hand, and the one lock under which it writes."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from qianglian.corpus import pruning
from qianglian.corpus.engines.node_resolver import NodeResolver, no_nodes
from qianglian.corpus.families.room import FamilyRoom
from qianglian.corpus.layout import Layout
from qianglian.corpus.locks import writing
from qianglian.corpus.manifest import manifest_mark
from qianglian.corpus.matching import Matching
from qianglian.corpus.milestones import Listener, nobody
from qianglian.corpus.renewing import is_older, renew
from qianglian.corpus.snapshot import Snapshot
from qianglian.model.errors import Conflict
from qianglian.model.text import Text
from qianglian.model.view import EVERYTHING, View
from qianglian.query.grammar import parse
from qianglian.query.references import refers, resolved
from qianglian.query.tree import Node


class InHand:
    """What every side of a workspace stands on: its folder, its View, and the newest generation."""

    def __init__(
        self,
        path: Path,
        view: View = EVERYTHING,
        resolve_node: NodeResolver = no_nodes,
        wait: float = 0.0,
        renewing: Listener = nobody,
    ) -> None:
        self.path = path
        self.view = view
        self.wait = wait
        self._layout = Layout(path)
        self._resolve_node = resolve_node
        self._renewing = renewing
        self._one_renews = threading.Lock()
        self._snapshot: Snapshot | None = None
        self._mark: tuple[int, int] = (0, 0)
        self._family_room: FamilyRoom | None = None
        self._matching: tuple[Snapshot, Matching] | None = None

    def close(self) -> None:
        """Let the generation in hand go."""
        if self._snapshot is not None:
            self._snapshot.close()
            self._snapshot = self._family_room = self._matching = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *ignored: object) -> None:
        self.close()

    @property
    def generation(self) -> int:
        """The number of the newest generation, as every figure states it; 0 while the corpus is empty."""
        return self._current().manifest.generation

    @property
    def evidence(self) -> str:
        """What the newest generation is made of, as every figure states it."""
        return self._current().manifest.evidence

    @property
    def files_mark(self) -> str:
        """Of the very files that the newest generation is read from: what is derived from them goes by it."""
        manifest = self._current().manifest
        parts = sorted(f"{part.id} {part.checksum}" for part in manifest.parts)
        return hashlib.sha256("\n".join([*parts, manifest.standing]).encode()).hexdigest()

    def _current(self) -> Snapshot:
        """The newest generation. An older one is dropped, and let go when the last thread has done with it.

        The manifest is replaced whole, so that one look at the file's inode tells whether it is the same.
        """
        mark = manifest_mark(self._layout)
        held = self._snapshot
        if held is None or mark != self._mark:
            held = Snapshot(self._layout, self._resolve_node)
            if is_older(held.manifest):
                held.close()
                self._renew()
                mark, held = manifest_mark(self._layout), Snapshot(self._layout, self._resolve_node)
            self._snapshot, self._mark, self._matching = held, mark, None
        return held

    def _renew(self) -> None:
        """Have the index of an older workspace written anew; raises `Conflict` where that cannot be."""
        try:
            with self._one_renews, self._writing("按新格式重写全文索引"):
                pass
        except OSError as error:
            raise Conflict(
                Text(
                    zh=f"该项目由旧版本写成，须按新格式重写全文索引，但未能写入：{error}。原有数据未动。",
                    en="The workspace was written by an older release and its full-text index has to be written anew, "
                    f"which failed: {error}. What it holds is untouched.",
                ),
                hint=Text(
                    zh="请确认文件夹可写、磁盘有余量，再打开一次。",
                    en="See that the folder can be written and the disk has room, then open it again.",
                ),
            ) from error

    def resolved(self, query: str | Node) -> str | Node:
        """The query with every ``node:`` put in place; raises `NotFound` for a node that the chain does not hold.

        It is done before the View is asked: a rule may not look at what the View hides, whoever wrote it.
        """
        asked = parse(query) if isinstance(query, str) else query
        return resolved(asked, self._resolve_node) if refers(asked) else query

    @contextmanager
    def _writing(self, purpose: str) -> Iterator[None]:
        with writing(self._layout, purpose, self.wait):
            # What a killed write left behind is nobody's: it goes before the next one begins.
            pruning.sweep(self._layout)
            renew(self._layout, self._renewing)
            yield
