"""Rows of parts that a generation no longer holds: parts never change, so that what leaves them is written beside."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from qianglian.corpus.layout import Layout
from qianglian.corpus.manifest import Manifest
from qianglian.corpus.parts import PartWriter, column_values

TOMBSTONES = pa.schema([("part", pa.string()), ("key", pa.string())])


class Tombstones:
    """Rows of parts that a generation no longer holds, as (part, key); begun with those of ``base``."""

    def __init__(self, layout: Layout, base: Manifest) -> None:
        self.layout = layout
        self._dead: dict[str, set[str]] = {}
        if base.tombstones:
            table = column_values(layout.tombstones(base.generation), ["part", "key"])
            for part, key in zip(table.column(0).to_pylist(), table.column(1).to_pylist(), strict=True):
                self._dead.setdefault(part, set()).add(key)

    def alive(self, part: str, keys: Sequence[str]) -> list[str]:
        """The keys of ``part`` that are not dead."""
        dead = self._dead.get(part)
        return [key for key in keys if key not in dead] if dead else list(keys)

    def add(self, part: str, keys: Sequence[str]) -> None:
        """Bury keys of a part."""
        if keys:
            self._dead.setdefault(part, set()).update(keys)

    def count(self, part: str) -> int:
        """How many rows of ``part`` are dead."""
        return len(self._dead.get(part, ()))

    def write(self, generation: int, sizes: dict[str, int]) -> int:
        """Write the tombstones of a generation; parts wholly dead need none. Returns their number."""
        pairs = sorted((p, k) for p, keys in self._dead.items() if len(keys) < sizes.get(p, 0) for k in keys)
        if pairs:
            writer = PartWriter(self.layout.tombstones(generation), TOMBSTONES)
            writer.write(
                pa.Table.from_arrays([pa.array(c) for c in zip(*pairs, strict=True)], schema=TOMBSTONES)
            )
            writer.close()
        return len(pairs)
