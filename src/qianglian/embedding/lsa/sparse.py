"""Sparse rows by dense columns, with numpy: what this room needs of a library of 143 MB (decision 0010)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

AT_ONCE = 1 << 16
"""Entries multiplied at once: with 272 columns their products take 71 MB."""


@dataclass(frozen=True, slots=True)
class Sparse:
    """Rows one after another: the entries of row i are ``starts[i]`` to ``starts[i + 1]``."""

    starts: npt.NDArray[np.int64]
    columns: npt.NDArray[np.int32]
    values: Floats
    width: int

    @property
    def rows(self) -> int:
        return len(self.starts) - 1

    def times(self, dense: Floats) -> Floats:
        """This matrix by a dense one of ``width`` rows."""
        product = np.zeros((self.rows, dense.shape[1]), np.float32)
        start = 0
        while start < self.rows:
            stop = self._as_far_as(start)
            first, last = self.starts[start], self.starts[stop]
            filled = np.flatnonzero(np.diff(self.starts[start : stop + 1]))
            if len(filled):
                entries = dense[self.columns[first:last]] * self.values[first:last, None]
                begins = self.starts[start:stop][filled] - first
                product[start + filled] = np.add.reduceat(entries, begins, axis=0)
            start = stop
        return product

    def turned(self) -> Sparse:
        """Rows for columns."""
        order = np.argsort(self.columns, kind="stable")
        owners = np.repeat(np.arange(self.rows, dtype=np.int32), np.diff(self.starts))
        counts = np.bincount(self.columns, minlength=self.width)
        starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
        return Sparse(starts, owners[order], self.values[order], self.rows)

    def _as_far_as(self, start: int) -> int:
        """The end of the rows from ``start`` on that are multiplied together: one at least."""
        reach = int(np.searchsorted(self.starts, self.starts[start] + AT_ONCE, side="right")) - 1
        return min(max(reach, start + 1), self.rows)
