"""The side of a workspace that finds what is like a text or a publication."""

from __future__ import annotations

from qianglian.corpus.similar.across import Across
from qianglian.corpus.similar.adapter import adapter_for
from qianglian.corpus.similar.answer import SimilarPage
from qianglian.corpus.similar.asking import Means, similar
from qianglian.corpus.similar.meaning import Meaning as Vectors
from qianglian.corpus.workspace.judging import Judging
from qianglian.corpus.workspace.meaning import Meaning
from qianglian.embedding.contract import Embedder
from qianglian.query.tree import Node


class Likeness(Judging, Meaning):
    """Rank by likeness, with the reasons for each."""

    def similar(
        self,
        asked: str,
        *,
        limit: int = 10,
        query: str | Node = "",
        embedder: Embedder | None = None,
    ) -> SimilarPage:
        """The publications most like a text or a publication, best first, with the reasons for each.

        Words, meaning (where there are vectors) and classes are weighed together. A publication is compared by its
        own text and classes; itself and its simple family are left out. It is a ranking: its length is no count.
        ``query`` says among which publications; ``embedder`` makes a text a vector (the one that is set up).
        """
        return similar(
            self._current(),
            asked,
            self.view,
            query=self.resolved(query),
            limit=limit,
            means=self._means(embedder),
        )

    def _means(self, embedder: Embedder | None) -> Means:
        held = self._hold(None)
        if held is None or held.filters is None:
            return Means(None, self._family_keys)
        asks = embedder or self._set_up()
        stamp = held.index.store.stamp
        other = asks.id if asks and (asks.id, asks.dim) != (stamp.embedder, stamp.dim) else ""
        adapter = adapter_for(stamp.embedder)
        across = Across(held.index, adapter) if adapter else None
        vectors = Vectors(held.index, held.filters, None if other else asks, across)
        return Means(vectors, self._family_keys, other=other)

    def _family_keys(self, key: str) -> list[str]:
        """The keys of a publication's simple family."""
        return [member.key for family in self.family(key) for member in family.members]
