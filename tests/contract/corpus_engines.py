"""The corpus's own engines, built from the rows of the contract: no reader of files and no import in between."""

import tempfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from qianglian.corpus.engines.fulltext import FullTextWriter
from qianglian.corpus.engines.fulltext_read import FullTextReader
from qianglian.corpus.engines.tables import Tables
from qianglian.corpus.engines.tables_compile import predicate
from qianglian.corpus.normal_columns import normal_columns
from qianglian.corpus.parts import PartWriter, publications_table
from qianglian.corpus.resolution import Resolved
from qianglian.corpus.schema import PUBLICATIONS
from qianglian.corpus.workspace import Workspace
from qianglian.model.keys import publication_key
from qianglian.model.numbers import (
    ApplicationNumber,
    PublicationNumber,
    application_number,
    publication_number,
)
from qianglian.model.publication import Claim, LangText, LegalStatus, Party, Publication
from qianglian.query.tree import Node

Row = Mapping[str, Any]
Engine = Callable[[Node], set[str]]

KEPT: list[tempfile.TemporaryDirectory[str]] = []
"""Folders of the indexes in use: they go when the tests end."""


def _publication(row: Row) -> Publication:
    number = publication_number(row.get("pn"))
    application = application_number(row.get("an"))
    languages = [row["lang"]] if isinstance(row.get("lang"), str) else row.get("lang") or []
    return Publication(
        number=number if isinstance(number, PublicationNumber) else None,
        country=row.get("office", ""),
        application=application if isinstance(application, ApplicationNumber) else None,
        patent_type=row.get("type"),
        titles=tuple(LangText("", text) for text in row.get("ti") or ())
        + tuple(LangText(code, "") for code in languages),
        abstracts=tuple(LangText("", text) for text in row.get("ab") or ()),
        claims=tuple(Claim(place, text) for place, text in enumerate(row.get("cl") or (), start=1)),
        applicants=tuple(Party(name) for name in row.get("ap") or ()),
        inventors=tuple(Party(name) for name in row.get("in") or ()),
        ipc=tuple(row.get("ipc") or ()),
        cpc=tuple(row.get("cpc") or ()),
        loc=tuple(row.get("loc") or ()),
        status=LegalStatus(row["st"], row["st"]) if row.get("st") else None,
        **{name: _day(row.get(field)) for field, name in DATES.items()},  # type: ignore[arg-type]
    )


DATES = {"pd": "publication_date", "fd": "filing_date", "gd": "grant_date", "pr": "priority_date"}


def _day(value: date | None) -> date | None:
    return value


def _resolved(rows: Mapping[str, Row]) -> dict[str, Resolved]:
    """Publications by the name of their row; the key is minted from the name, not from the number."""
    return {
        name: Resolved(publication_key(name), [], name, _publication(row), [("rows", place, "", place + 1)])
        for place, (name, row) in enumerate(rows.items())
    }


def _folder() -> Path:
    KEPT.append(tempfile.TemporaryDirectory())
    return Path(KEPT[-1].name)


def tantivy(rows: Mapping[str, Row]) -> Engine:
    """The full-text index."""
    resolved, folder = _resolved(rows), _folder()
    writer = FullTextWriter(folder)
    for one in resolved.values():
        writer.add(one, normal_columns(one))
    writer.commit(len(resolved))
    reader = FullTextReader(folder)
    names = {one.key: name for name, one in resolved.items()}

    def find(node: Node) -> set[str]:
        keys = reader.keys(node)
        assert len(keys) == reader.count(node)
        return {names[key] for key in keys}

    return find


def ibis_duckdb(rows: Mapping[str, Row]) -> Engine:
    """The tables."""
    resolved = _resolved(rows)
    path = _folder() / "part.parquet"
    part = PartWriter(path, PUBLICATIONS)
    part.write(
        publications_table(list(resolved.values()), [normal_columns(one) for one in resolved.values()])
    )
    part.close()
    table = Tables([("part", path)], [], [], None).ibis("publications")
    names = {one.key: name for name, one in resolved.items()}

    def find(node: Node) -> set[str]:
        found = table.filter(predicate(table, node)).key.to_pyarrow().to_pylist()
        assert len(found) == len(set(found))
        return {names[key] for key in found}

    return find


def names_by_row(workspace: Workspace) -> dict[str, str]:
    """Each key with the row of the one file that it was read from: what `through_search` calls it."""
    found = workspace.table("").select("key", "sources").to_pyarrow().to_pylist()
    return {one["key"]: str(one["sources"][0]["row"]) for one in found}


def through_search(workspace: Workspace, names: Mapping[str, str]) -> Engine:
    """The full-text index of a workspace; ``names`` of its keys."""

    def find(node: Node) -> set[str]:
        figure = workspace.count(node)
        assert figure.why is not None
        keys = figure.why()
        assert len(keys) == figure.value
        return {names[key] for key in keys}

    return find


def through_tables(workspace: Workspace, names: Mapping[str, str]) -> Engine:
    """The tables of a workspace; ``names`` of its keys."""
    return lambda node: {names[key] for key in workspace.table(node).key.to_pyarrow().to_pylist()}
