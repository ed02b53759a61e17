"""The side of a workspace that knows of meaning: embedding, and the index of vectors within a View."""

from __future__ import annotations

from dataclasses import dataclass

from qianglian.corpus.milestones import Listener, nobody
from qianglian.corpus.snapshot import Snapshot
from qianglian.corpus.vectors import job
from qianglian.corpus.vectors.centring import Adapter
from qianglian.corpus.vectors.filtering import Filters
from qianglian.corpus.vectors.index import VectorIndex
from qianglian.corpus.vectors.opening import open_index
from qianglian.corpus.vectors.own_lsa import kept_lsa, trained_lsa
from qianglian.corpus.vectors.shelf import Only
from qianglian.corpus.vectors.stamp import Stamp, in_force, read_stamp, refuse_other
from qianglian.corpus.vectors.state import VectorsState, vectors_state
from qianglian.corpus.viewing import bounded, whole
from qianglian.corpus.workspace.in_hand import InHand
from qianglian.embedding.choosing import chosen
from qianglian.embedding.contract import Embedder
from qianglian.model.errors import MissingExtra
from qianglian.query.tree import Node


@dataclass(frozen=True, eq=False)
class _Held:
    """An index in hand, and what it was opened for."""

    snapshot: Snapshot
    stamp: Stamp | None
    adapter: str
    index: VectorIndex
    filters: Filters | None


class Meaning(InHand):
    """Embed, say how far that is, and hand out the index that searches for meaning stand on."""

    _held: _Held | None = None
    _asks: tuple[Embedder] | None = None

    def embed(self, embedder: Embedder | str = "", *, listener: Listener = nobody) -> job.Embedded:
        """Give every text of the newest generation its vector by an embedder (named as its setting names it).

        It may take hours and may be stopped at any moment; the next call goes on. Imports and searches go on beside it.
        """
        whole(self.view)
        if isinstance(embedder, str):
            embedder = chosen(embedder, trained=lambda: trained_lsa(self._layout))
        return job.embed(self._layout, embedder, listener, self.wait)

    def vectors(self) -> VectorsState:
        """Whose vectors there are, and of how much of the corpus."""
        whole(self.view)
        return vectors_state(self._layout, self._current().manifest)

    def vector_index(
        self, embedder: Embedder | None = None, adapter: Adapter | None = None
    ) -> VectorIndex | None:
        """The index of the newest generation, made where there is none; None before anything was embedded.

        ``embedder`` is who makes the questions; `Conflict` where the vectors are another's. The index knows nothing
        of the View: ask it within `vector_filter`.
        """
        held = self._hold(adapter)
        if held is not None and embedder is not None:
            refuse_other(held.index.store.stamp, embedder)
        return held.index if held else None

    def vector_filter(self, query: str | Node = "", adapter: Adapter | None = None) -> Only | None:
        """What a query lets through within the View, for the index with this adapter; None where that is everything."""
        held = self._hold(adapter)
        if held is None or held.filters is None:
            return None
        return held.filters.only(bounded(self.resolved(query), self.view).bound)

    def _set_up(self) -> Embedder | None:
        """The embedder that makes vectors of questions, loaded once; None where there is none."""
        if self._asks is None:
            try:
                self._asks = (chosen(trained=lambda: kept_lsa(self._layout)),)
            except MissingExtra:
                return None
        return self._asks[0]

    def _hold(self, adapter: Adapter | None) -> _Held | None:
        snapshot, name = self._current(), adapter.id if adapter else ""
        force = in_force(self._layout)
        stamp = read_stamp(self._layout.vectors / force.folder) if force else None
        held = self._held
        if held is None or held.snapshot is not snapshot or (held.stamp, held.adapter) != (stamp, name):
            index = open_index(self._layout, snapshot.manifest, adapter=adapter)
            if index is None:
                return None
            reader = snapshot.fulltext
            filters = Filters(index, reader, self._layout.addresses) if reader else None
            held = self._held = _Held(snapshot, stamp, name, index, filters)
        return held
