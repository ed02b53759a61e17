"""`qianglian export`: what a query finds, as a table in a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qianglian.cli.asking import CutOff, DialectName, Query, ViewRows, read_query, view_of, words
from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.cli.failing import DONE, PARTIAL
from qianglian.cli.screens.labels import FIELDS, SHARES, STATES, TYPES, named
from qianglian.cli.sheets import Row, writer_of
from qianglian.cli.terms import Terms
from qianglian.cli.writing import FORCE, whole
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
    "key": ("key", lambda row: row["key"]),
    "share": ("sources", lambda row: row["share"]),
}
"""Columns of the file: the stored column that each is made from, and how."""

ALWAYS = ("key", "country", "number", "kind", "sources")
"""Stored columns that are read in any case: to name a row, to order the rows, and to know whose they are."""

OURS = frozenset({"key", "share", "number", "identifiers"})
"""Columns that every View shows."""

WORDS = {"status": STATES, "patent_type": TYPES, "share": SHARES}
"""Columns whose values have words for people."""

SAID = Text(zh="已导出 {rows:,} 件 → {out}", en="exported {rows:,} publications → {out}")
CUT = Text(
    zh="有 {cut:,} 个单元格超过 Excel 上限（32,767 字），已截断；要完整内容请用 .csv 或 .jsonl。",
    en="cells cut at Excel's bound of 32,767 characters: {cut:,}; use .csv or .jsonl to have them whole.",
)
TERMS = Text(
    zh="来源条款：{database}（{files} 个文件）{share}。",
    en="terms of the source: {database} (files: {files}): {share}.",
)
NARROWED = Text(
    zh="{count:,} 件只导出了号码：有来源仅号码可共享。",
    en="numbers alone were exported of {count:,}: a source of theirs allows no more.",
)
LEFT_OUT = Text(
    zh="{count:,} 件未导出：有来源不可共享。",
    en="not exported: {count:,}, since a source of theirs is not to be shared.",
)
OWN_USE = Text(
    zh="只在本单位内部使用、不外传的，加 --for-own-use 导出全部内容。",
    en="For a file that stays in the house, --for-own-use exports everything.",
)
IN_HOUSE = Text(
    zh="已按内部使用导出全部内容：按上述条款，文件不得外传。",
    en="everything was exported for own use: by these terms the file stays in the house.",
)
HIDDEN = Text(
    zh="截止日下不可见、未导出的列：{names}。",
    en="columns not exported, since they cannot be known as of the cut-off: {names}.",
)
PERSONAL = Text(
    zh="含个人信息（发明人）；--no-personal 可去除。",
    en="holds personal data (inventors); --no-personal leaves them out.",
)


Words = Callable[[str, object], object]


@dataclass
class _Reader:
    """The rows asked for as a stream, within the terms of the files that each comes from."""

    workspace: Workspace
    terms: Terms
    names: list[str]

    def rows(self, query: Any, words: Words) -> Iterator[Row]:
        table = self.workspace.table(query)
        stored = [COLUMNS[name][0] for name in self.names]
        table = table.select(*dict.fromkeys((*ALWAYS, *stored))).order_by("country", "number", "kind", "key")
        for batch in table.to_pyarrow().to_batches(max_chunksize=CHUNK):
            for row in batch.to_pylist():
                row["share"] = self.terms.share_of(source["batch"] for source in row["sources"])
                allowed = self.terms.allowed(row["share"], self.names)
                if allowed:
                    # A cell that may not leave is empty, and the last column says why.
                    cells = (COLUMNS[name][1](row) if name in allowed else None for name in self.names)
                    yield [words(name, cell) for name, cell in zip(self.names, cells, strict=True)]


def run(
    door: Door,
    query: Query,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE")],
    dialect: DialectName = "",
    view_rows: ViewRows = "",
    cut_off: CutOff = "",
    personal: Annotated[bool, typer.Option("--personal/--no-personal")] = True,
    for_own_use: Annotated[bool, typer.Option("--for-own-use")] = False,
    force: Annotated[bool, typer.Option("--force")] = False,
) -> int:
    """Write the file within the terms of its sources; returns the exit code."""
    write = writer_of(out)
    view = view_of(view_rows, cut_off)
    asked = [name for name in COLUMNS if personal or name not in PERSONAL_FIELDS]
    names = [name for name in asked if name in OURS or view.allows(COLUMNS[name][0])]
    for_people = out.suffix.lower() != ".jsonl"
    heads = [named(FIELDS, name, door.language) for name in names] if for_people else names

    def words(name: str, value: object) -> object:
        return named(WORDS[name], value, door.language) if for_people and name in WORDS else value

    # The terms are those of all files, whatever the View lets through.
    with door.open() as whole_of_it:
        terms = Terms(whole_of_it.manifest.batches, for_own_use)
    with door.open(view) as workspace, whole(out, force=force, hint=FORCE) as part:
        written = write(
            part, heads, _Reader(workspace, terms, names).rows(read_query(door, query, dialect), words)
        )
    door.show(SAID.format(rows=written.rows, out=out))
    if names != asked:
        hidden = [named(FIELDS, name, door.language) for name in asked if name not in names]
        door.note(HIDDEN.format(names=LIST.join(hidden)), "yellow")
    if written.cut:
        door.note(CUT.format(cut=written.cut), "yellow")
    _say(door, terms)
    if "inventors" in names and written.rows > terms.narrowed:
        door.note(PERSONAL)
    door.give(
        {
            "out": str(out),
            "rows": written.rows,
            "cut_cells": written.cut,
            "columns": names,
            "personal": personal,
            **terms.to_json(),
        }
    )
    return PARTIAL if terms.narrowed or terms.left_out else DONE


def _say(door: Door, terms: Terms) -> None:
    """Whose terms held what back, and how a person may answer for having it all."""
    held = terms.held()
    for database, share, files in held:
        said = named(SHARES, share, door.language)
        door.note(TERMS.format(database=database or "—", files=files, share=said), "yellow")
    for count, text in ((terms.narrowed, NARROWED), (terms.left_out, LEFT_OUT)):
        if count:
            door.note(text.format(count=count), "yellow")
    if held:
        door.note(IN_HOUSE if terms.for_own_use else OWN_USE, "yellow" if terms.for_own_use else "dim")


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
        "for_own_use": Text(
            zh="文件只在内部使用：不按来源条款删减（由您负责）",
            en="the file stays in the house: nothing is held back for the terms of its sources",
        ),
        "force": Text(zh="覆盖已有文件", en="write over a file that is there"),
    },
)
