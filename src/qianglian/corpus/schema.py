"""How evidence lies in Parquet: two tables of one shape.

``records`` holds every source row as read, ``publications`` what is resolved from them. Both carry the
fields of `qianglian.model.publication.Publication`; each adds a few columns of its own. The schema is
versioned by `qianglian.corpus.manifest.SCHEMA`; evidence is re-ingested, never migrated.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pyarrow as pa

from qianglian.model.publication import Publication

IDENTIFIER = pa.struct([("scheme", pa.string()), ("value", pa.string())])
LANG_TEXT = pa.struct([("lang", pa.string()), ("text", pa.string()), ("translated", pa.bool_())])
CLAIM = pa.struct(
    [
        ("number", pa.int32()),
        ("text", pa.string()),
        ("lang", pa.string()),
        ("independent", pa.bool_()),
        ("depends_on", pa.list_(pa.int32())),
    ]
)
PARTY = pa.struct(
    [
        ("name", pa.string()),
        ("address", pa.string()),
        ("country", pa.string()),
        ("identifiers", pa.list_(IDENTIFIER)),
    ]
)
PRIORITY = pa.struct([("number", pa.string()), ("country", pa.string()), ("date", pa.date32())])
CITATION = pa.struct(
    [
        ("number", pa.string()),
        ("category", pa.string()),
        ("by_examiner", pa.bool_()),
        ("text", pa.string()),
        ("phase", pa.string()),
        ("claims", pa.string()),
    ]
)
CLASS_SYMBOL = pa.struct(
    [
        ("scheme", pa.string()),
        ("symbol", pa.string()),
        ("value", pa.string()),
        ("position", pa.string()),
        ("edition", pa.string()),
        ("office", pa.string()),
    ]
)
RELATED = pa.struct(
    [("relation", pa.string()), ("number", pa.string()), ("country", pa.string()), ("date", pa.date32())]
)
EVENT = pa.struct(
    [("date", pa.date32()), ("text", pa.string()), ("code", pa.string()), ("country", pa.string())]
)
STATUS = pa.struct([("state", pa.string()), ("as_given", pa.string()), ("as_of", pa.date32())])
REMARK = pa.struct([("code", pa.string()), ("column", pa.string()), ("found", pa.string())])
SOURCE = pa.struct(
    [("batch", pa.string()), ("offset", pa.int64()), ("sheet", pa.string()), ("row", pa.int64())]
)
CONFLICT = pa.struct(
    [
        ("field", pa.string()),
        ("won", pa.string()),
        ("won_source", pa.string()),
        ("lost", pa.string()),
        ("lost_source", pa.string()),
    ]
)

Getter = Callable[[Publication], Any]


def _parties(name: str) -> Getter:
    def get(publication: Publication) -> Any:
        return [
            (p.name, p.address, p.country, [(i.scheme, i.value) for i in p.identifiers])
            for p in getattr(publication, name)
        ]

    return get


def _identifiers(name: str) -> Getter:
    return lambda publication: [(i.scheme, i.value) for i in getattr(publication, name)]


def _texts(name: str) -> Getter:
    return lambda publication: [(t.lang, t.text, t.translated) for t in getattr(publication, name)]


def _plain(name: str) -> Getter:
    return lambda publication: getattr(publication, name)


def _citations(name: str) -> Getter:
    return lambda publication: [
        (c.number, c.category, c.by_examiner, c.text, c.phase, c.claims) for c in getattr(publication, name)
    ]


FIELDS: tuple[tuple[str, pa.DataType, Getter], ...] = (
    ("country", pa.string(), lambda p: p.number.country if p.number else p.country),
    ("number", pa.string(), lambda p: p.number.number if p.number else ""),
    ("kind", pa.string(), lambda p: p.number.kind if p.number else ""),
    ("number_as_given", pa.string(), lambda p: p.number.as_given if p.number else ""),
    ("identifiers", pa.list_(IDENTIFIER), _identifiers("identifiers")),
    ("application", pa.string(), lambda p: p.application.key if p.application else ""),
    ("application_text", pa.string(), lambda p: p.application.text if p.application else ""),
    ("application_check_ok", pa.bool_(), lambda p: p.application.check_ok if p.application else None),
    ("application_as_given", pa.string(), _plain("application_as_given")),
    ("patent_type", pa.string(), lambda p: p.patent_type or ""),
    ("titles", pa.list_(LANG_TEXT), _texts("titles")),
    ("abstracts", pa.list_(LANG_TEXT), _texts("abstracts")),
    (
        "claims",
        pa.list_(CLAIM),
        lambda p: [(c.number, c.text, c.lang, c.independent, c.depends_on) for c in p.claims],
    ),
    ("filing_date", pa.date32(), _plain("filing_date")),
    ("publication_date", pa.date32(), _plain("publication_date")),
    ("grant_date", pa.date32(), _plain("grant_date")),
    ("priority_date", pa.date32(), _plain("priority_date")),
    ("expiry_date", pa.date32(), _plain("expiry_date")),
    ("applicants", pa.list_(PARTY), _parties("applicants")),
    ("owners", pa.list_(PARTY), _parties("owners")),
    ("inventors", pa.list_(PARTY), _parties("inventors")),
    ("agents", pa.list_(PARTY), _parties("agents")),
    ("ipc", pa.list_(pa.string()), _plain("ipc")),
    ("cpc", pa.list_(pa.string()), _plain("cpc")),
    ("loc", pa.list_(pa.string()), _plain("loc")),
    ("priorities", pa.list_(PRIORITY), lambda p: [(x.number, x.country, x.date) for x in p.priorities]),
    ("families", pa.list_(IDENTIFIER), _identifiers("families")),
    ("citations", pa.list_(CITATION), _citations("citations")),
    ("cited_by", pa.list_(CITATION), _citations("cited_by")),
    ("cited_by_count", pa.int64(), _plain("cited_by_count")),
    ("family_size", pa.int64(), _plain("family_size")),
    ("status", STATUS, lambda p: (p.status.state, p.status.as_given, p.status.as_of) if p.status else None),
    ("events", pa.list_(EVENT), lambda p: [(e.date, e.text, e.code, e.country) for e in p.events]),
    ("descriptions", pa.list_(LANG_TEXT), _texts("descriptions")),
    (
        "classes",
        pa.list_(CLASS_SYMBOL),
        lambda p: [(c.scheme, c.symbol, c.value, c.position, c.edition, c.office) for c in p.classes],
    ),
    (
        "related",
        pa.list_(RELATED),
        lambda p: [(r.relation, r.number, r.country, r.date) for r in p.related],
    ),
    ("figures", pa.list_(pa.string()), _plain("figures")),
    ("extra", pa.map_(pa.string(), pa.string()), lambda p: list(p.extra.items())),
)

RECORD_HEAD = pa.schema(
    [
        ("batch", pa.string()),
        ("offset", pa.int64()),
        ("sheet", pa.string()),
        ("row", pa.int64()),
        ("sequence", pa.int64()),
        ("identity", pa.string()),
        ("group", pa.string()),
        ("group_hash", pa.int64()),
        ("link", pa.string()),
        ("remarks", pa.list_(REMARK)),
        ("identity_hash", pa.int64()),
        ("bare", pa.bool_()),
    ]
)
RECORDS = pa.schema([*RECORD_HEAD, *((name, kind) for name, kind, _ in FIELDS)])

PUBLICATION_HEAD = pa.schema(
    [
        ("key", pa.string()),
        ("also", pa.list_(pa.string())),
        ("group", pa.string()),
        ("group_hash", pa.int64()),
        ("sources", pa.list_(SOURCE)),
        ("conflicts", pa.list_(CONFLICT)),
    ]
)
NORMAL_TEXT = ("ti_nf", "ab_nf", "cl_nf", "ap_nf", "in_nf")
NORMAL_LISTS = ("ipc_nf", "cpc_nf", "loc_nf", "lang_nf", "pn_nf", "an_nf", "batch_nf")
PUBLICATION_TAIL = pa.schema([(name, pa.string()) for name in (*NORMAL_TEXT, *NORMAL_LISTS)])
PUBLICATIONS = pa.schema([*PUBLICATION_HEAD, *((name, kind) for name, kind, _ in FIELDS), *PUBLICATION_TAIL])

REJECTED = pa.schema(
    [
        ("batch", pa.string()),
        ("sheet", pa.string()),
        ("row", pa.int64()),
        ("code", pa.string()),
        ("found", pa.string()),
        ("number_as_given", pa.string()),
    ]
)


def columns(publications: Sequence[Publication]) -> list[pa.Array]:
    """The field columns of ``publications``, in the order of `FIELDS`."""
    return [pa.array([get(p) for p in publications], type=kind) for _, kind, get in FIELDS]
