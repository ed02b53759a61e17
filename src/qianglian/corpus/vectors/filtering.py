"""From a query to the publications that a search for meaning may show: the query is put to the full-text index."""

from __future__ import annotations

from collections import OrderedDict
from functools import cached_property
from pathlib import Path

import numpy as np

from qianglian.corpus.engines.fulltext_read import FullTextReader
from qianglian.corpus.vectors.index import VectorIndex
from qianglian.corpus.vectors.shelf import Only
from qianglian.query.tree import Node
from qianglian.query.write import write

REMEMBERED = 32
"""Filters kept: who turns a page or asks again has the same one."""


class Filters:
    """Filters of one index over one generation. ``bounded`` a query before it is asked here: Views are obeyed there."""

    def __init__(self, index: VectorIndex, reader: FullTextReader, addresses: Path) -> None:
        """``addresses``: the folder where it is written down whose key lies where (`Layout.addresses`)."""
        self._index, self._reader, self._addresses = index, reader, addresses
        self._known: OrderedDict[str, Only] = OrderedDict()

    def only(self, node: Node) -> Only | None:
        """What a query lets through; None where that is everything."""
        name = write(node)
        only = self._known.get(name)
        if only is None:
            if self._reader.count(node) == self._reader.documents:
                return None
            rows = self._rows[self._reader.mask(node)]
            only = Only(rows[rows >= 0], len(self._index.publications))
            self._known[name] = only
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return only

    @cached_property
    def _rows(self) -> np.ndarray:
        """The row of each document's publication, -1 where it has no vectors."""
        return self._index.publications.places(self._reader.numbering.keys(self._addresses))
