"""Why a publication is not there: the question that every reviewer asks.

Not in any file, rejected on reading (where and why), removed by somebody (who, when, why), only there as
another kind of document, outside the View, or in the corpus and failing a clause of the query.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal

from qianglian.corpus.clauses import Clause, trace
from qianglian.corpus.decisions import Standing, standing
from qianglian.corpus.lookup import Asked, Found, find, names
from qianglian.corpus.snapshot import Snapshot
from qianglian.corpus.viewing import bounded, rows_of
from qianglian.judgements import Judgement, JudgementLog
from qianglian.model.keys import publication_key
from qianglian.model.text import Text
from qianglian.model.view import EVERYTHING, View
from qianglian.query.tree import All, Node

FateName = Literal[
    "found",
    "fails_query",
    "without_kind",
    "other_kind",
    "removed",
    "rejected",
    "outside_view",
    "not_in_any_file",
]

FATES: dict[FateName, Text] = {
    "found": Text(zh="在库中，且符合检索式", en="in the corpus, and found by the query"),
    "fails_query": Text(
        zh="在库中，但不符合检索式的下列条件", en="in the corpus, but fails these clauses of the query"
    ),
    "without_kind": Text(
        zh="库中有同号记录，但未注明文献种类，不能断定就是它",
        en="the corpus holds this number without a kind code: it may be this document",
    ),
    "other_kind": Text(
        zh="库中没有该文献，只有同号的其他文献", en="not in the corpus; other documents of the number are"
    ),
    "removed": Text(zh="已被人工剔除", en="removed by a person"),
    "rejected": Text(zh="文件中有该行，但读取时被拒收", en="in a file, but the row was rejected on reading"),
    "outside_view": Text(zh="本视图内没有该文献", en="not in this View"),
    "not_in_any_file": Text(zh="所有导入文件中均无此号", en="not in any imported file"),
}
"""What can have become of a number, as it is told."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one number, with the evidence."""

    asked: str
    name: FateName
    number: str = ""
    key: str = ""
    clause: Clause | None = None
    """The query clause by clause against this publication."""
    places: tuple[str, ...] = ()
    """Files and rows that state it (or in which it was rejected, with the reason's code)."""
    others: tuple[str, ...] = ()
    judgement: Judgement | None = None
    rejections: tuple[dict[str, Any], ...] = field(default=())

    def _repr_html_(self) -> str:
        failing = "".join(f"<li>✗ <code>{html.escape(text)}</code></li>" for text in self.failing)
        where = html.escape("；".join((*self.places, *self.others)))
        return f"<b>{html.escape(self.number or self.asked)}</b> {self.text.zh}<ul>{failing}</ul><small>{where}</small>"

    @property
    def text(self) -> Text:
        """The fate in words."""
        return FATES[self.name]

    @property
    def failing(self) -> list[str]:
        """The smallest clauses that fail."""
        return [clause.text for clause in self.clause.failing()] if self.clause else []


def why_not(
    snapshot: Snapshot, numbers: Sequence[str], query: str | Node = "", view: View = EVERYTHING
) -> list[Fate]:
    """The fate of each number, in the order asked."""
    question = bounded(query, view).asked
    everything = rows_of(view)
    standing_now = standing(JudgementLog(snapshot.layout.judgements))
    teller = _Teller(snapshot, question, everything, standing_now)
    fates = [fate for found in find(snapshot, numbers) for fate in teller.tell(found)]
    return fates if view == EVERYTHING else [_within(fate, view) for fate in fates]


def _within(fate: Fate, view: View) -> Fate:
    """Through a View one learns of a hidden publication neither that it exists nor what became of it."""
    if fate.name not in ("found", "fails_query"):
        return Fate(fate.asked, "outside_view")
    return fate if view.allows("sources") else replace(fate, places=())


@dataclass
class _Teller:
    """Tells fates on one snapshot, for one question."""

    snapshot: Snapshot
    question: Node
    everything: Node
    standing: Standing

    def tell(self, found: Found) -> list[Fate]:
        """The fate of a number; of each kind of it when it was asked without one."""
        asked = found.asked
        fates = [self._held(asked, row) for row in found.exact]
        fates += [
            Fate(asked.as_given, "removed", j.details.get("number", asked.identity), j.subject, judgement=j)
            for j in self._removed(found)
        ]
        if fates:
            return fates
        rejections = self.snapshot.rejected.get(asked.group, [])
        if rejections:
            places = tuple(
                f"{self._file(r['batch'])} {_place(r['sheet'], r['row'])} {r['code']}" for r in rejections
            )
            return [
                Fate(asked.as_given, "rejected", asked.identity, places=places, rejections=tuple(rejections))
            ]
        if found.related:
            others = tuple(str(row["number"]) for row in found.related)
            bare = asked.group in others
            return [
                Fate(asked.as_given, "without_kind" if bare else "other_kind", asked.identity, others=others)
            ]
        return [Fate(asked.as_given, "not_in_any_file", asked.identity)]

    def _held(self, asked: Asked, row: dict[str, Any]) -> Fate:
        key, number = str(row["key"]), str(row["number"] or asked.identity)
        engine = self.snapshot.fulltext
        assert engine is not None, "a row came out of the index"
        if self.everything != All() and not engine.matches(key, self.everything):
            return Fate(asked.as_given, "outside_view", number)
        places = tuple(
            f"{self._file(batch)} {_place(sheet, line)}" for batch, _, sheet, line in row["sources"]
        )
        clause = trace(self.question, lambda node: engine.matches(key, node))
        return Fate(asked.as_given, "found" if clause.holds else "fails_query", number, key, clause, places)

    def _removed(self, found: Found) -> list[Judgement]:
        """Removals of the publication asked for, or of the kinds of its number that are not there."""
        asked = found.asked
        there = {key for row in found.exact for key in (row["key"], *row["also"])}
        named = [j for j in self.standing.removed.values() if names(j, asked) and j.subject not in there]
        if named or found.exact:
            return named
        # Removed under a name that led here only later: a record states the number, yet no publication does.
        late = self._late_names.get(asked.identity)
        return [late] if late else []

    @cached_property
    def _late_names(self) -> dict[str, Judgement]:
        """Every name that records of the removed groups state, and its key, with the removal."""
        by_group = {j.details.get("group", ""): j for j in self.standing.removed.values()}
        if not by_group or not self.snapshot.manifest.batches:
            return {}
        rows = self.snapshot.tables.rows(
            'SELECT DISTINCT identity, link, "group" FROM records WHERE list_contains(?, "group")',
            [list(by_group)],
        )
        return {
            name: by_group[group]
            for identity, link, group in rows
            for name in (identity, publication_key(identity), link)
            if name
        }

    def _file(self, batch: str) -> str:
        entry = self.snapshot.batches.get(batch)
        return entry.name if entry else batch


def _place(sheet: str, row: int) -> str:
    return f"{sheet}!{row}" if sheet else f"#{row}"
