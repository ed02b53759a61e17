"""What rules find, each asked of the index once for a state of the evidence and kept: only what changed is asked again.

An answer is named by what it answers (the query within the View, in normal form), so that editing one node asks one
query, and whoever comes first makes it for all. Nothing is lost with the folder but the time.
"""

from __future__ import annotations

import hashlib
import shutil
from contextlib import suppress
from pathlib import Path

import numpy as np

from qianglian.chains.answers import Answers
from qianglian.chains.place_sets import Places
from qianglian.chains.places import tags_folder
from qianglian.corpus.matching import Matching
from qianglian.query.tree import All, Node
from qianglian.query.write import write

VERSION = 2
"""Of what a query means to the engine; a change of that meaning is a new version. 2: no token passes for a gap."""
EVERY_ROW = write(All())
KEPT_STATES = 3
"""States of the evidence whose answers stay on disk: the newest, and those that slower readers still hold."""


class Found:
    """The answers to queries over one state of the evidence. ``evaluated`` counts those that the index was asked."""

    def __init__(self, workspace: Path, matching: Matching) -> None:
        self._matching = matching
        self._folder = tags_folder(workspace, matching.evidence)
        self._answers = Answers(self._folder)
        rows = matching.definition("")
        # Places count the publications of the View: the same query of two Views has two answers.
        self._places_of = f"\n{rows}" if rows != EVERY_ROW else ""
        self._known: dict[str, Places] = {}
        self._new: dict[str, Places] = {}
        self.evaluated = 0

    def places(self, query: Node) -> Places:
        """The places of the publications that match."""
        name = self._name(query)
        if name not in self._known:
            kept = self._sound(self._answers.get(name))
            if kept is None:
                kept = self._new[name] = self._matching.places(query)
                self.evaluated += 1
            self._known[name] = kept
        return self._known[name]

    def keep(self) -> None:
        """Keep what was asked since, for whoever comes next; a folder that may only be read stays as it is."""
        if self._new:
            first = not self._folder.is_dir()
            self._answers.add(self._new)
            self._new = {}
            if first:
                with suppress(OSError):
                    _forget_old(self._folder)

    def _name(self, query: Node) -> str:
        said = f"{VERSION}\n{self._matching.definition(query)}{self._places_of}"
        return hashlib.sha256(said.encode()).hexdigest()[:32]

    def _sound(self, places: Places | None) -> Places | None:
        """The places, where they can be an answer."""
        if places is None or not len(places):
            return places
        within = places[0] >= 0 and places[-1] < len(self._matching)
        return places if within and bool(np.all(np.diff(places) > 0)) else None


def _forget_old(newest: Path) -> None:
    """Let the answers over older states of the evidence go."""
    states = [path for path in newest.parent.iterdir() if path.is_dir() and path != newest]
    states.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in states[KEPT_STATES - 1 :]:
        shutil.rmtree(path, ignore_errors=True)
