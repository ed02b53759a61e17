"""Ranked search: pages of hits with highlights, counts that can be walked back, facets, explanations."""

from __future__ import annotations

import base64
import html
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pyarrow as pa

from qianglian.corpus.clauses import Clause, trace
from qianglian.corpus.engines.fulltext_read import ALL_FACETS, SORTS
from qianglian.corpus.schema import SOURCE
from qianglian.corpus.snapshot import Snapshot
from qianglian.corpus.viewing import Bounded, bounded, check_facets, order_within, visible_row
from qianglian.model.errors import BadInput, Conflict
from qianglian.model.figure import Figure
from qianglian.model.text import Text
from qianglian.model.view import EVERYTHING, View
from qianglian.query.highlight import merge, spans
from qianglian.query.tree import Node, Not, Words, leaves
from qianglian.query.write import write

MAX_PAGE = 1_000
STATES = {"in_force": "有效", "pending": "审中", "lapsed": "失效", "unknown": "未知"}
"""Legal states as a notebook shows them."""
MAX_OFFSET = 1 << 31
RELEVANCE = "relevance"


@dataclass(frozen=True, slots=True)
class Hit:
    """One publication found: what a result list shows, its score, and where the words stand.

    ``highlights`` are (start, end) spans in characters of the title and abstract shown.
    """

    row: dict[str, Any]
    score: float | None
    highlights: dict[str, list[tuple[int, int]]]

    @property
    def key(self) -> str:
        return str(self.row["key"])

    @property
    def number(self) -> str:
        """Publication number, or the vendor's id where the source gave none."""
        return str(self.row["number"] or next(iter(self.row["identifiers"]), ""))

    @property
    def title(self) -> str:
        return _first_text(self.row.get("titles"))

    @property
    def abstract(self) -> str:
        return _first_text(self.row.get("abstracts"))

    def marked(self, name: str, before: str, after: str, quote: Any = str) -> str:
        """The title or abstract with its highlights between ``before`` and ``after``."""
        text = self.title if name == "title" else self.abstract
        out, at = [], 0
        for start, end in self.highlights.get(name, ()):
            out += [quote(text[at:start]), before, quote(text[start:end]), after]
            at = end
        return "".join([*out, quote(text[at:])])


@dataclass(frozen=True, slots=True)
class Page:
    """One page of hits. ``total`` counts all of them; ``next`` is the cursor of the following page, or ""."""

    query: str
    total: Figure
    hits: list[Hit]
    next: str = ""
    facets: dict[str, list[tuple[str, int]]] = field(default_factory=dict)

    def __iter__(self) -> Any:
        return iter(self.hits)

    def __len__(self) -> int:
        return len(self.hits)

    def to_arrow(self) -> pa.Table:
        """The rows of the page as an Arrow table; columns that the View hides are null."""
        return pa.Table.from_pylist([_arrow_row(hit.row) for hit in self.hits], schema=ROWS)

    def to_pandas(self) -> Any:
        """The rows of the page as a pandas data frame (needs pandas)."""
        return self.to_arrow().to_pandas()

    def _repr_html_(self) -> str:
        rows = "".join(_html_row(hit) for hit in self.hits)
        head = "<tr><th>公开号</th><th>标题</th><th>申请人</th><th>公开日</th><th>法律状态</th></tr>"
        said = html.escape(self.query) or "全部"
        return f"<p><code>{said}</code> · {self.total._repr_html_()}</p><table>{head}{rows}</table>"


def _html_row(hit: Hit) -> str:
    cells = (
        html.escape(hit.number),
        hit.marked("title", "<mark>", "</mark>", html.escape),
        html.escape("；".join(hit.row.get("applicants", ()))),
        hit.row.get("publication_date") or "未知",
        STATES.get(hit.row.get("status", ""), ""),
    )
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in a result list: it holds for one query, order and generation."""

    generation: int
    offset: int
    sort: str
    definition: str

    def encode(self) -> str:
        body = json.dumps([self.generation, self.offset, self.sort, self.definition])
        return base64.urlsafe_b64encode(body.encode()).decode().rstrip("=")

    @classmethod
    def decode(cls, text: str) -> Cursor:
        """Raises `BadInput` for anything that `encode` did not write."""
        try:
            body = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
            generation, offset, sort, definition = body
            if not 0 <= int(offset) <= MAX_OFFSET or sort not in (RELEVANCE, *SORTS):
                raise ValueError(text)
            return cls(int(generation), int(offset), sort, str(definition))
        except (ValueError, TypeError) as error:
            raise BadInput(
                Text(
                    zh=f"翻页位置「{text[:40]}」无法识别。",
                    en=f"The page cursor “{text[:40]}” cannot be read.",
                )
            ) from error


_TEXTS = pa.list_(pa.struct([("lang", pa.string()), ("text", pa.string())]))
_NAMES = pa.list_(pa.string())
ROWS = pa.schema(
    [
        *((name, pa.string()) for name in ("key", "number", "application")),
        *((name, _TEXTS) for name in ("titles", "abstracts")),
        *(
            (name, _NAMES)
            for name in ("applicants", "owners", "inventors", "ipc", "cpc", "identifiers", "also")
        ),
        *((name, pa.date32()) for name in ("publication_date", "filing_date")),
        *((name, pa.string()) for name in ("patent_type", "status")),
        ("sources", pa.list_(SOURCE)),
    ]
)
"""What a page gives to notebooks."""


def _arrow_row(row: dict[str, Any]) -> dict[str, Any]:
    """A stored row with names for what the index keeps by place, and dates as dates."""
    out = dict(row)
    for name in ("titles", "abstracts"):
        if name in row:
            out[name] = [dict(zip(("lang", "text"), pair, strict=True)) for pair in row[name]]
    if "sources" in row:
        out["sources"] = [dict(zip(SOURCE.names, origin, strict=True)) for origin in row["sources"]]
    for name in ("publication_date", "filing_date"):
        out[name] = date.fromisoformat(row[name]) if row.get(name) else None
    return out


def search(
    snapshot: Snapshot,
    query: str | Node = "",
    view: View = EVERYTHING,
    *,
    limit: int = 10,
    sort: str = "",
    cursor: str = "",
    offset: int = 0,
    facets: Sequence[str] = (),
) -> Page:
    """One page of what ``query`` finds in the View.

    ``sort`` is ``relevance`` (the default) or one of `SORTS`; ``cursor`` continues an earlier page of the same
    generation in the order of that page; without one, ``offset`` says how many hits stand before the page.
    """
    question = bounded(query, view)
    definition = write(question.bound)
    limit = max(0, min(limit, MAX_PAGE))
    _known(sort or RELEVANCE, facets)
    check_facets(facets, view)
    place = _place(snapshot, cursor, sort, definition, offset)
    order = order_within(view, place.sort)
    engine = snapshot.fulltext
    if engine is None:
        return Page(definition, figure(snapshot, question, view, 0), [])
    if place.offset >= snapshot.manifest.publications:
        # Beyond the last there is nothing to rank, and an engine would make room for all that stands before.
        limit = 0
    raw = engine.page(question.bound, max(limit, 1), place.offset if limit else 0, order)
    wanted = _wanted(question.asked)
    hits = [_hit(visible_row(h.row, view), h.score, wanted) for h in raw.hits[:limit]]
    after = place.offset + len(hits)
    following = (
        Cursor(place.generation, after, place.sort, definition).encode() if hits and after < raw.total else ""
    )
    found = engine.facets(question.bound, facets) if facets else {}
    return Page(write(question.asked), figure(snapshot, question, view, raw.total), hits, following, found)


def count(snapshot: Snapshot, query: str | Node = "", view: View = EVERYTHING) -> Figure:
    """How many publications match, as a number that can be walked back."""
    question = bounded(query, view)
    total = snapshot.fulltext.count(question.bound) if snapshot.fulltext else 0
    return figure(snapshot, question, view, total)


def figure(snapshot: Snapshot, question: Bounded, view: View, value: int) -> Figure:
    """A count of publications with its definition and the way back to its records."""
    engine = snapshot.fulltext
    return Figure(
        value,
        "publication",
        write(question.bound),
        cut_off=view.cut_off,
        generation=snapshot.manifest.generation,
        evidence=snapshot.manifest.evidence,
        why=lambda: engine.keys(question.bound) if engine else [],
    )


def explain(
    snapshot: Snapshot, key: str, query: str | Node, view: View = EVERYTHING
) -> tuple[Clause, dict[str, Any]]:
    """Why a publication is a hit (clause by clause) and how its score came about.

    The account of the score tells of the whole corpus and of all the words in it: only a View that shows
    everything gives it.
    """
    question = bounded(query, view)
    engine = snapshot.fulltext
    if engine is None:
        return trace(question.asked, lambda node: False), {}
    clause = trace(question.asked, lambda node: engine.matches(key, node))
    return clause, engine.explain(key, question.bound) if view == EVERYTHING else {}


def _place(snapshot: Snapshot, cursor: str, sort: str, definition: str, offset: int) -> Cursor:
    generation = snapshot.manifest.generation
    if not cursor:
        return Cursor(generation, max(0, offset), sort or RELEVANCE, definition)
    place = Cursor.decode(cursor)
    if place.definition != definition or sort not in ("", RELEVANCE, place.sort):
        raise BadInput(
            Text(
                zh="翻页位置属于另一个检索式或排序。", en="The page cursor belongs to another query or order."
            ),
        )
    if place.generation != generation:
        raise Conflict(
            Text(
                zh=f"翻页位置属于数据版本 {place.generation}，现为 {generation}，名次可能已变。",
                en=f"The page cursor belongs to generation {place.generation}; it is now {generation} "
                "and ranks may have moved.",
            ),
            hint=Text(zh="从第一页重新开始。", en="Begin again with the first page."),
        )
    return place


def _known(sort: str, facets: Sequence[str]) -> None:
    orders = (RELEVANCE, *SORTS)
    for value, known in ((sort, orders), *((facet, ALL_FACETS) for facet in facets)):
        if value not in known:
            raise BadInput(
                Text(
                    zh=f"不认识「{value}」，可用：{'、'.join(known)}。",
                    en=f"“{value}” is not known; there are: {', '.join(known)}.",
                )
            )


def _wanted(node: Node) -> list[Words]:
    """The text clauses to highlight: not those that exclude."""
    if isinstance(node, Not):
        return []
    if hasattr(node, "parts"):
        return [words for part in node.parts for words in _wanted(part)]
    return [leaf for leaf in leaves(node) if isinstance(leaf, Words)]


def _hit(row: dict[str, Any], score: float | None, wanted: Sequence[Words]) -> Hit:
    shown = {
        "title": ("ti", _first_text(row.get("titles"))),
        "abstract": ("ab", _first_text(row.get("abstracts"))),
    }
    highlights = {
        name: merge([s for w in wanted if field in w.fields for s in spans(text, w.text, prefix=w.prefix)])
        for name, (field, text) in shown.items()
        if text and wanted
    }
    return Hit(row, score, {name: found for name, found in highlights.items() if found})


def _first_text(texts: Any) -> str:
    return str(texts[0][1]) if texts else ""
