"""The side of a workspace that answers about publications, through its View."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pyarrow as pa

from qianglian.corpus import searching, showing, whynot
from qianglian.corpus.clauses import Clause
from qianglian.corpus.engines.held_tables import HeldTables
from qianglian.corpus.engines.tables_compile import predicate
from qianglian.corpus.legal.standing import Standing, standing
from qianglian.corpus.matching import Matching
from qianglian.corpus.regions.counting import By, RegionalCounts, regional_counts
from qianglian.corpus.regions.places import Of
from qianglian.corpus.searching import Page
from qianglian.corpus.showing import Shown
from qianglian.corpus.viewing import ALWAYS, bounded
from qianglian.corpus.workspace.in_hand import InHand
from qianglian.model.errors import BadInput, NotFound
from qianglian.model.figure import Figure
from qianglian.model.text import Text
from qianglian.query.tree import Node


class Questions(InHand):
    """Search, count, why and why not, one publication, its law, a table, regions."""

    def search(
        self,
        query: str | Node = "",
        *,
        limit: int = 10,
        sort: str = "",
        cursor: str = "",
        offset: int = 0,
        facets: Sequence[str] = (),
    ) -> Page:
        """One page of publications that match, best first, with highlights; ``cursor`` gives the next page, and
        ``offset``, where there is no cursor, the page that so many hits stand before."""
        return searching.search(
            self._current(),
            self.resolved(query),
            self.view,
            limit=limit,
            sort=sort,
            cursor=cursor,
            offset=offset,
            facets=facets,
        )

    def count(self, query: str | Node = "") -> Figure:
        """How many publications match, as a figure that can be walked back to them."""
        return searching.count(self._current(), self.resolved(query), self.view)

    def explain(self, number: str, query: str | Node) -> tuple[Clause, dict[str, Any]]:
        """Why a publication is a hit: the query clause by clause, and how its score came about.

        Raises `BadInput` when the number has several kinds of document here: name one.
        """
        shown = self.show(number)
        if len(shown) > 1:
            kinds = "、".join(one.number for one in shown)
            raise BadInput(
                Text(
                    zh=f"{number} 在库中有多件文献：{kinds}。",
                    en=f"{number} names several documents here: {kinds}.",
                ),
                hint=Text(zh="请写明文献种类代码。", en="Give the kind code."),
            )
        return searching.explain(self._current(), shown[0].key, self.resolved(query), self.view)

    def why_not(self, numbers: str | Sequence[str], query: str | Node = "") -> list[whynot.Fate]:
        """What became of each number: not in any file, rejected, removed, failing which clause, or found."""
        asked = [numbers] if isinstance(numbers, str) else list(numbers)
        return whynot.why_not(self._current(), asked, self.resolved(query), self.view)

    def show(self, number: str) -> list[Shown]:
        """A publication with every source of every field."""
        return showing.show(self._current(), number, self.view)

    def timeline(self, number: str, at: date | None = None) -> list[Standing]:
        """The legal time line of the application: all events in one order, its state (today, or ``at`` a day)
        with the basis, the estimated end of its term, and the fees due where a rule knows them."""
        return standing(self._current(), number, at, self.view)

    def table(self, query: str | Node = "") -> Any:
        """The matching publications as an ibis table, for analysis."""
        snapshot = self._current()
        if not snapshot.manifest.parts:
            raise NotFound(Text(zh="专题数据库还是空的。", en="The corpus is still empty."))
        table = snapshot.tables.ibis("publications")
        table = table.filter(predicate(table, bounded(self.resolved(query), self.view).bound))
        if not self.view.narrows:
            return table
        return table.select([name for name in table.columns if self._shows(name)])

    def held_tables(self) -> HeldTables:
        """Where analyses of the newest generation hold their tables. What is held was read through a View already."""
        return self._current().tables.held

    def regions(
        self,
        query: str | Node = "",
        *,
        by: By = "province",
        of: Of = "first",
        not_covered: Sequence[str] = (),
    ) -> RegionalCounts:
        """Publications by province, city or country/region of their applicants, the unknown with its share.

        ``not_covered``: codes (TW, HK, MO) that the sources are known to leave out.
        """
        return regional_counts(
            self._current(),
            self.resolved(query),
            self.view,
            by=by,
            of=of,
            not_covered=not_covered,
        )

    def matching(self) -> Matching:
        """Sets of publications of the newest generation, for whoever asks many queries and joins their answers."""
        snapshot, held = self._current(), self._matching
        if held is None or held[0] is not snapshot:
            held = self._matching = (snapshot, Matching(snapshot, self.view))
        return held[1]

    def _shows(self, column: str) -> bool:
        """Whether the View lets a column of the table be read."""
        if self.view.cut_off is not None and column == "events":
            return False
        return column in ALWAYS or (self.view.allows(column))

    def _keys(self, query: str | Node) -> Any:
        """The keys of the publications that match, as an Arrow array."""
        if not self._current().manifest.parts:
            return pa.array([], pa.string())
        return self.table(query).select("key").to_pyarrow()["key"].combine_chunks()
