"""The delta query (更新检索式): what to ask a vendor since the last cut-off, in the vendor's own words.

Three questions for each node or the whole chain: what was published within the window; which older publications were
granted since; which older ones have lapsed. What a dialect cannot say is named, never dropped. Noise rules are not
written: what they take out is downloaded and taken out here, where people can look at it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from qianglian.chains.rules import NodeQueries
from qianglian.model.chain import Chain
from qianglian.model.errors import BadInput, NotFound
from qianglian.model.text import Text
from qianglian.query.dialects import DIALECTS, Untranslated
from qianglian.query.fields import BY_NAME
from qianglian.query.simplify import NOTHING
from qianglian.query.tree import Node, Or, Range, Value, conjunction, disjunction, leaves
from qianglian.query.write import write

OURS = "qianglian"
DIALECT_NAMES = (OURS, *DIALECTS)
OVERLAP = 30
"""Days asked for again before the cut-off [D]: vendors load publications late."""
MOST = 4_000
"""Characters of one query [D]: our own bound, since vendors' differ and are not on record here. A parameter."""

Kind = Literal["publications", "grants", "lapses"]

KINDS: dict[Kind, Text] = {
    "publications": Text(zh="新公开", en="new publications"),
    "grants": Text(zh="此前公开、其后授权", en="published before, granted since"),
    "lapses": Text(zh="此前公开、已失效", en="published before, lapsed"),
}

WINDOW = Text(
    zh="公开日自 {start}（含当日）起。上次截止日 {cut_off} 当天及此前 {overlap} 天内公开的文献可能迟至其后才入库，"
    "故重叠 {overlap} 天；重复的文献再次导入不产生变化。",
    en="Published from {start}, that day included. What was published on the last cut-off, {cut_off}, or up to "
    "{overlap} days before may have been loaded after it, so that {overlap} days are asked for again; what is "
    "downloaded twice changes nothing when it is imported.",
)
LAPSES = Text(
    zh="检索式不能限定失效日期：列出窗口之前公开的全部失效专利，导入后只有变化的著录起作用。",
    en="No field states the day of a lapse: all that lapsed of what was published before the window is listed; "
    "only records that changed have an effect when imported.",
)
NO_EVENTS = Text(
    zh="转让、许可、质押、诉讼、无效等法律事件没有可检索的字段，须按号码批量更新。",
    en="Transfers, licences, pledges, litigation and invalidations have no field to ask by: update them by number.",
)
NOISE_LEFT = Text(
    zh="去噪规则不写入检索式，下载后在本地执行。",
    en="Noise rules are not written; they are carried out here.",
)
NOT_TRIED = Text(
    zh="字段 {codes} 未在账号上试过，请先核对命中数。",
    en="The fields {codes} were not tried on an account: compare the hits first.",
)
PARTLY = Text(
    zh="检索式未能完整译出，与节点规则不等价，见“未译出”。",
    en="The query could not be translated whole: it asks for something else than the rule (see what was left out).",
)


@dataclass(frozen=True, slots=True)
class RefreshQuery:
    """One query to paste: what it asks for, of which nodes, and what of them it could not say.

    ``part`` of ``parts``: a question that is longer than the bound is asked in several. ``too_long``: it could not
    be made shorter.
    """

    kind: Kind
    nodes: tuple[str, ...]
    text: str
    untranslated: tuple[Untranslated, ...]
    part: int
    parts: int
    too_long: bool

    @property
    def whole(self) -> bool:
        """Whether it says all that the rules say."""
        return not self.untranslated


@dataclass(frozen=True, slots=True)
class Refresh:
    """The delta queries of one dialect, their window, and what to know of them."""

    dialect: str
    label: Text
    cut_off: date
    start: date
    overlap: int
    queries: tuple[RefreshQuery, ...]
    notes: tuple[Text, ...]

    def of(self, kind: Kind) -> tuple[RefreshQuery, ...]:
        """The queries of a kind."""
        return tuple(query for query in self.queries if query.kind == kind)


def refresh(
    chain: Chain,
    cut_off: date,
    dialect: str = OURS,
    *,
    by_top: bool = False,
    overlap: int = OVERLAP,
    most: int = MOST,
) -> Refresh:
    """The delta queries since ``cut_off``, for the whole chain or (``by_top``) for each node of the first level.

    Raises `BadInput` for a dialect that is not known or a negative overlap, `NotFound` for a chain without rules,
    and what `qianglian.chains.rules.NodeQueries` raises for rules that cannot be read.
    """
    if dialect not in DIALECT_NAMES:
        listed = ", ".join(DIALECT_NAMES)
        raise BadInput(
            Text(
                zh=f"没有写法「{dialect}」，可用：{listed}。",
                en=f"There is no dialect “{dialect}”. There are: {listed}.",
            )
        )
    if overlap < 0 or most < 1:
        raise BadInput(
            Text(
                zh="重叠天数不能为负，长度须为正。", en="The overlap is not negative, the length is positive."
            )
        )
    start = cut_off - timedelta(days=overlap)
    groups = [group for group in _groups(chain, by_top) if group]
    if not groups:
        raise NotFound(
            Text(
                zh=f"产业链 {chain.code} 没有一个节点写有规则。",
                en=f"No node of the chain {chain.code} has a rule.",
            ),
            hint=Text(zh="先为节点写规则。", en="Write rules for its nodes first."),
        )
    writer = _Writer(dialect, most)
    queries = tuple(
        query
        for kind, bound in _bounds(start).items()
        for group in groups
        for query in writer.queries(kind, bound, group)
    )
    notes = [WINDOW.format(start=start, cut_off=cut_off, overlap=overlap), LAPSES, NO_EVENTS]
    notes += [NOISE_LEFT] if chain.noise else []
    notes += [PARTLY] if any(not query.whole for query in queries) else []
    codes = writer.not_tried([node for group in groups for _, node in group])
    notes += [NOT_TRIED.format(codes="、".join(codes))] if codes else []
    label = DIALECTS[dialect].label if dialect in DIALECTS else Text(zh="本系统检索式", en="our own query")
    return Refresh(dialect, label, cut_off, start, overlap, queries, tuple(notes))


def _bounds(start: date) -> dict[Kind, Node]:
    """What each kind of question adds to the rule."""
    before = Range("pd", None, start - timedelta(days=1))
    return {
        "publications": Range("pd", start, None),
        "grants": conjunction(before, Range("gd", start, None)),
        "lapses": conjunction(before, Value("st", "lapsed")),
    }


Piece = tuple[str, Node]


def _groups(chain: Chain, by_top: bool) -> list[list[Piece]]:
    """The own rules of the nodes, node by node; what a node asks for that another asks for already is left out."""
    queries = NodeQueries(chain)
    tops = [root.code for root in chain.children()]
    found: list[list[Piece]] = []
    for group in ([one] for one in tops) if by_top else [tops]:
        pieces: dict[str, Piece] = {}
        for top in group:
            for node in chain.under(top):
                own = queries.own(node.code)
                if own != NOTHING:
                    pieces.setdefault(write(own), (node.code, own))
        found.append(list(pieces.values()))
    return found


@dataclass(frozen=True, slots=True)
class _Writer:
    dialect: str
    most: int

    def queries(self, kind: Kind, bound: Node, pieces: Sequence[Piece]) -> Iterator[RefreshQuery]:
        """One query, or several where it would be longer than the bound."""
        room = self.most - len(self.written(bound)[0]) - len(" AND ()")
        packed = list(self.pack([small for piece in pieces for small in self.small(piece, room)], room))
        for place, pack in enumerate(packed, 1):
            node = conjunction(bound, disjunction(*(one for _, one in pack)))
            text, left = self.written(node)
            codes = tuple(dict.fromkeys(code for code, _ in pack))
            yield RefreshQuery(kind, codes, text, left, place, len(packed), len(text) > self.most)

    def pack(self, pieces: Sequence[Piece], room: int) -> Iterator[list[Piece]]:
        """Pieces in their order, as many together as there is room for."""
        pack: list[Piece] = []
        used = 0
        for piece in pieces:
            size = len(self.written(piece[1])[0]) + len("() OR ")
            if pack and used + size > room:
                yield pack
                pack, used = [], 0
            pack.append(piece)
            used += size
        if pack:
            yield pack

    def small(self, piece: Piece, room: int) -> Iterator[Piece]:
        """A rule that is too long by itself falls into its alternatives; what has none stays whole."""
        code, node = piece
        if isinstance(node, Or) and len(self.written(node)[0]) + len("() OR ") > room:
            for part in node.parts:
                yield from self.small((code, part), room)
        else:
            yield piece

    def written(self, node: Node) -> tuple[str, tuple[Untranslated, ...]]:
        if self.dialect == OURS:
            return write(node), ()
        said = DIALECTS[self.dialect].write(node)
        return said.text, said.untranslated

    def not_tried(self, nodes: Sequence[Node]) -> list[str]:
        """The vendor's codes that a query uses and nobody has tried."""
        if self.dialect == OURS:
            return []
        dialect = DIALECTS[self.dialect]
        asked = {getattr(leaf, "field", "") for node in nodes for leaf in leaves(node)} | {"pd", "gd", "st"}
        codes = [dialect.code_of(field) for field in sorted(asked & BY_NAME.keys())]
        return [code for code in codes if code and dialect.by_code[code].confidence == "likely"]
