"""`qianglian export`: what a query finds, as a table in a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qianglian.cli.asking import CutOff, DialectName, Query, ViewRows, read_query, view_of, words
from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.cli.screens.labels import FIELDS, SHARES, STATES, TYPES, named
from qianglian.cli.sheets import Row, whole, writer_of
from qianglian.model.terms import PERSONAL_FIELDS
from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.corpus.workspace import Workspace

LIST = "; "
CHUNK = 1_000
"""Rows turned into Python values at a time."""

Cell = Callable[[dict[str, Any]], object]


def _texts(name: str) -> Cell:
    """A text in every language that it has, a line for each."""
    return lambda row: "\n".join(text["text"] for text in row[name] or ())


def _names(name: str) -> Cell:
    return lambda row: LIST.join(party["name"] for party in row[name] or ())


def _list(name: str) -> Cell:
    return lambda row: LIST.join(row[name] or ())


def _day(name: str) -> Cell:
    return lambda row: row[name].isoformat() if row[name] else ""


COLUMNS: dict[str, tuple[str, Cell]] = {
    "number": ("number", lambda row: row["country"] + row["number"] + row["kind"] if row["number"] else ""),
    "identifiers": (
        "identifiers",
        lambda row: LIST.join(f"{i['scheme']}:{i['value']}" for i in row["identifiers"]),
    ),
    "application": ("application_text", lambda row: row["application_text"]),
    "titles": ("titles", _texts("titles")),
    "abstracts": ("abstracts", _texts("abstracts")),
    "applicants": ("applicants", _names("applicants")),
    "owners": ("owners", _names("owners")),
    "inventors": ("inventors", _names("inventors")),
    "filing_date": ("filing_date", _day("filing_date")),
    "publication_date": ("publication_date", _day("publication_date")),
    "grant_date": ("grant_date", _day("grant_date")),
    "patent_type": ("patent_type", lambda row: row["patent_type"]),
    "status": ("status", lambda row: (row["status"] or {}).get("state") or "unknown"),
    "ipc": ("ipc", _list("ipc")),
    "cpc": ("cpc", _list("cpc")),
    "families": ("families", lambda row: LIST.join(i["value"] for i in row["families"] or ())),
    "cited_by_count": ("cited_by_count", lambda row: row["cited_by_count"]),
}
"""Columns of the file: the stored column that each is made from, and how."""

ALWAYS = ("key", "country", "number", "kind", "sources")
"""Stored columns that are read in any case: to name a row, to order the rows, and to know whose they are."""

SAID = Text(zh="已导出 {rows:,} 件 → {out}", en="exported {rows:,} publications → {out}")
TERMS = Text(
    zh="来源条款：{database}（{files} 个文件）{share}。文件请勿带离本机。",
    en="terms of the source: {database} ({files} files): {share}. Keep the file on this machine.",
)
PERSONAL = Text(
    zh="含个人信息（发明人）；--no-personal 可去除。",
    en="holds personal data (inventors); --no-personal leaves them out.",
)


@dataclass
class _Reader:
    """The rows asked for as a stream, and the batches that they come from."""

    workspace: Workspace
    names: list[str]
    batches: set[str] = field(default_factory=set)

    def rows(self, query: Any, words: Callable[[str, object], object]) -> Iterator[Row]:
        needed = [stored for stored, _ in (COLUMNS[name] for name in self.names)]
        table = self.workspace.table(query)
        table = table.select(*dict.fromkeys((*ALWAYS, *needed))).order_by("country", "number", "kind", "key")
        for batch in table.to_pyarrow().to_batches(max_chunksize=CHUNK):
            for row in batch.to_pylist():
                self.batches.update(source["batch"] for source in row["sources"])
                yield [words(name, COLUMNS[name][1](row)) for name in self.names]


def run(
    door: Door,
    query: Query,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE")],
    dialect: DialectName = "",
    view_rows: ViewRows = "",
    cut_off: CutOff = "",
    personal: Annotated[bool, typer.Option("--personal/--no-personal")] = True,
    force: Annotated[bool, typer.Option("--force")] = False,
) -> None:
    """Write the file, and say what its sources allow."""
    write = writer_of(out)
    names = [name for name in COLUMNS if personal or name not in PERSONAL_FIELDS]
    for_people = out.suffix.lower() != ".jsonl"
    heads = [named(FIELDS, name, door.language) for name in names] if for_people else names

    def words(name: str, value: object) -> object:
        tables = {"status": STATES, "patent_type": TYPES}
        return named(tables[name], value, door.language) if for_people and name in tables else value

    with door.open(view_of(view_rows, cut_off)) as workspace, whole(out, force=force) as part:
        reader = _Reader(workspace, names)
        rows = write(part, heads, reader.rows(read_query(door, query, dialect), words))
        terms = _terms(workspace, reader.batches)
    door.show(SAID.format(rows=rows, out=out))
    for database, share, files in terms:
        said = named(SHARES, share, door.language)
        door.note(TERMS.format(database=database or "—", files=files, share=said), "yellow")
    if personal:
        door.note(PERSONAL)
    listed = [{"database": d, "share": s, "files": f} for d, s, f in terms]
    door.give({"out": str(out), "rows": rows, "columns": names, "terms": listed, "personal": personal})


def _terms(workspace: Workspace, batches: set[str]) -> list[tuple[str, str, int]]:
    """Databases whose terms hold something back, with their files."""
    found: dict[tuple[str, str], int] = {}
    for batch in workspace.manifest.batches:
        if batch.id in batches and batch.share != "yes":
            key = (batch.database, batch.share)
            found[key] = found.get(key, 0) + 1
    return [(database, share, files) for (database, share), files in sorted(found.items())]


COMMAND = Command(
    "export",
    run,
    Text(zh="把检索结果写成 csv、xlsx 或 jsonl", en="Write what a query finds as csv, xlsx or jsonl"),
    "search",
    words("query", "dialect", "view_rows", "cut_off")
    | {
        "out": Text(
            zh="要写的文件，以 .csv、.xlsx 或 .jsonl 结尾", en="the file, ending in .csv, .xlsx or .jsonl"
        ),
        "personal": Text(zh="是否包含个人信息（发明人）", en="with or without personal data (inventors)"),
        "force": Text(zh="覆盖已有文件", en="write over a file that is there"),
    },
)
