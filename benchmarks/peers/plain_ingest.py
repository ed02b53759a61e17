"""The honest peer of an import: one process, orjson, our tokenisation, tantivy and pyarrow.

The same text fields, classes with their levels, dates, facets and stored row go into an index of the same
schema, the same fields and normal forms into one Parquet file. What is left out is what QiangLian adds:
numbers and dates are strings, nothing is compared with anything, no source, quality or generation is kept,
nothing is synced.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TypedDict

import orjson
import pyarrow as pa
import pyarrow.parquet as pq
import rjieba
import tantivy

from qianglian.corpus.engines.fulltext import HEAP, THREADS
from qianglian.corpus.engines.fulltext_schema import register, schema
from qianglian.query.normal_form import EDGE, bigrams, normalise

CHUNK = 4_096
ABSTRACT = 1_200
SHOWN = ("number", "title", "application", "date", "ipc", "applicants", "inventors")
TABLE = pa.schema(
    [(name, pa.string()) for name in ("number", "country", "title", "abstract", "application", "date")]
    + [(name, pa.list_(pa.string())) for name in ("ipc", "applicants", "inventors")]
    + [
        (name, pa.string())
        for name in ("ti_nf", "ab_nf", "ap_nf", "in_nf", "ipc_nf", "pn_nf", "an_nf", "lang_nf")
    ]
)
_IDEOGRAPH = re.compile("[\u4e00-\u9fff]")
_name = lru_cache(maxsize=1 << 16)(normalise)


class Record(TypedDict):
    """A line of the file."""

    pub_country: str
    pub_number: str
    title: str | None
    pub_date: str | None
    ipc: list[str] | None
    app_number: str | None
    applicants: list[str] | None
    inventors: list[str] | None
    abstract: str | None


class Row(TypedDict):
    """A line of the table."""

    number: str
    country: str
    title: str
    abstract: str
    application: str
    date: str
    ipc: list[str]
    applicants: list[str]
    inventors: list[str]
    ti_nf: str
    ab_nf: str
    ap_nf: str
    in_nf: str
    ipc_nf: str
    pn_nf: str
    an_nf: str
    lang_nf: str


@lru_cache(maxsize=1 << 16)
def levels(symbol: str) -> tuple[str, ...]:
    """A class symbol and everything above it: H, H01, H01M, H01M10, H01M10/052."""
    return tuple(dict.fromkeys((symbol[:1], symbol[:3], symbol[:4], symbol.split("/")[0], symbol)))


def row_of(record: Record) -> Row:
    """The columns of one record: its fields as strings and lists, and their normal forms."""
    title, abstract = record["title"] or "", record["abstract"] or ""
    ipc = [symbol.replace(" ", "") for symbol in record["ipc"] or ()]
    applicants, inventors = record["applicants"] or [], record["inventors"] or []
    number = record["pub_country"] + record["pub_number"]
    application = record["app_number"] or ""
    return {
        "number": number,
        "country": record["pub_country"],
        "title": title,
        "abstract": abstract,
        "application": application,
        "date": record["pub_date"] or "",
        "ipc": ipc,
        "applicants": applicants,
        "inventors": inventors,
        "ti_nf": normalise(title),
        "ab_nf": normalise(abstract),
        "ap_nf": "\n\n".join(map(_name, applicants)),
        "in_nf": "\n\n".join(map(_name, inventors)),
        "ipc_nf": f" {' '.join(ipc)} ",
        "pn_nf": f" {number} ",
        "an_nf": f" {application} ",
        "lang_nf": " zh " if _IDEOGRAPH.search(title + abstract) else " en ",
    }


def document(row: Row) -> tantivy.Document:
    """One row as a document of the index."""
    doc = tantivy.Document()
    add = doc.add_text
    number, applicants, ipc, day = row["number"], row["applicants"], row["ipc"], row["date"]
    add("key", number)
    texts = {"ti": row["ti_nf"], "ab": row["ab_nf"], "ap": row["ap_nf"], "in": row["in_nf"]}
    for name, form in texts.items():
        if form:
            add(name, form)
            pairs = bigrams(form)
            if pairs:
                add(f"{name}2", pairs)
    ranked = f"{row['ti_nf']}\n{row['ti_nf']}\n{row['ab_nf']}".replace(EDGE, " ")
    add("rank", " ".join(rjieba.cut_for_search(ranked)))
    add("pn", number)
    add("an", row["application"])
    for symbol in {level: None for given in ipc for level in levels(given)}:
        add("ipc", symbol)
    for subclass in {symbol[:4]: None for symbol in ipc}:
        add("ipc4", subclass)
    for name in dict.fromkeys(applicants):
        add("applicant", name)
    add("office", row["country"])
    add("lang", row["lang_nf"].strip())
    add("st", "unknown")
    if day:
        doc.add_integer("pd", int(day.replace("-", "")))
        doc.add_integer("py", int(day[:4]))
    shown = {name: row[name] for name in SHOWN}  # type: ignore[literal-required]
    doc.add_bytes("row", orjson.dumps({**shown, "abstract": row["abstract"][:ABSTRACT]}))
    return doc


def chunks(file: Path, size: int = CHUNK) -> Iterator[list[Row]]:
    """The records of a gzipped JSON Lines file, some at a time."""
    with gzip.open(file, "rb") as lines:
        records = map(orjson.loads, lines)
        while chunk := [row_of(record) for record in islice(records, size)]:
            yield chunk


def main() -> None:
    """Index and write ``file`` into ``folder``; say how many rows there were."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("folder", type=Path)
    chosen = parser.parse_args()
    (chosen.folder / "index").mkdir(parents=True)
    index = tantivy.Index(schema(), str(chosen.folder / "index"))
    register(index)
    writer = index.writer(HEAP, THREADS)
    rows = 0
    with pq.ParquetWriter(chosen.folder / "publications.parquet", TABLE, compression="zstd") as table:
        for chunk in chunks(chosen.file):
            table.write_table(pa.Table.from_pylist(chunk, schema=TABLE))
            for row in chunk:
                writer.add_document(document(row))
            rows += len(chunk)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    print(json.dumps({"rows": rows, "indexed": index.searcher().num_docs}))


if __name__ == "__main__":
    main()
