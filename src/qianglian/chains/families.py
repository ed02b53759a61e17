"""The simple families of publications, for whoever counts families: of many keys at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from qianglian.corpus.families.kinds import SIMPLE
from qianglian.corpus.families.state import FamilyState, family_key
from qianglian.corpus.viewing import whole
from qianglian.corpus.workspace import Workspace


class Families:
    """Which family each publication of the corpus belongs to (simple families)."""

    def __init__(self, state: FamilyState) -> None:
        self._state = state

    @classmethod
    def of(cls, workspace: Workspace) -> Families:
        """The families of the newest generation; `Forbidden` under a View that shows less than everything."""
        whole(workspace.view)
        return cls(workspace._families().state)

    @cached_property
    def table(self) -> pa.Table:
        """Every publication with its family and its number as shown, by key."""
        state = self._state
        leaders = state.keys.take(pa.array(state.leader[SIMPLE]))
        family = pc.utf8_replace_slice(leaders, 0, 1, "f")
        columns = {"key": state.keys, "family": family, "number": state.numbers}
        found = pa.table({name: column.cast(pa.string()) for name, column in columns.items()})
        return found.sort_by("key")

    def named(self, keys: Sequence[str]) -> pa.Array:
        """The family of each publication; one that the corpus does not hold is alone in the family of its own key."""
        asked = pa.array(keys, pa.string())
        rows = self._state.rows(asked)
        there = rows >= 0
        leaders = (
            np.where(there, self._state.leader[SIMPLE][np.where(there, rows, 0)], 0) if len(keys) else rows
        )
        if not len(self._state.keys):
            return pc.utf8_replace_slice(asked, 0, 1, "f")
        found = self._state.keys.take(pa.array(leaders))
        chosen = pc.if_else(pa.array(there), found.cast(pa.string()), asked)
        return pc.utf8_replace_slice(chosen, 0, 1, "f")

    def family(self, key: str) -> str:
        """The family of one publication."""
        row = int(self._state.rows([key])[0])
        return self._state.family_key(SIMPLE, row) if row >= 0 else family_key(key)

    def leaders(self, keys: np.ndarray) -> np.ndarray:
        """Of publications of the corpus, by their keys as bytes, a number for the family of each."""
        rows = self._state.rows(pa.array(keys.tolist(), pa.binary()))
        leader: np.ndarray = self._state.leader[SIMPLE][rows]
        return leader

    def grouped(self, keys: Sequence[str]) -> dict[str, list[str]]:
        """Publications by family; families and keys in order."""
        found: dict[str, list[str]] = {}
        pairs: list[Any] = sorted(zip(self.named(keys).to_pylist(), keys, strict=True))
        for family, key in pairs:
            found.setdefault(family, []).append(key)
        return found

    def number(self, key: str) -> str:
        """The number of a publication as shown; its key where the corpus does not hold it."""
        row = int(self._state.rows([key])[0])
        return self._state.number(row) if row >= 0 else key
