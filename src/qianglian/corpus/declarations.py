"""Asking for declarations: which patents are declared, by whom, for what, and which of them are here.

Declared is not essential, and nothing here says that it is. A declared number finds a publication of the same
country and number, whatever the kind where one of the two states none; an application number finds the
publications of that application. Families are not followed.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from qianglian.corpus.lookup import read
from qianglian.corpus.snapshot import Snapshot
from qianglian.model.numbers import ApplicationNumber, application_number


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: part of a name in any case; everything where all are empty."""

    body: str = ""
    declarant: str = ""
    standard: str = ""
    number: str = ""
    """A publication or application number, or the key of a publication of the corpus."""


@dataclass(frozen=True, slots=True)
class DeclaredRow:
    """One declaration, with the publications of the corpus that its numbers find."""

    body_kind: str
    body: str
    record_id: str
    declarants: tuple[str, ...]
    standards: tuple[str, ...]
    project: str
    declared: date | None
    numbers: tuple[str, ...]
    """As given, those that could not be read among them."""
    application: str
    country: str
    family: str
    licensing: dict[str, str]
    flags: dict[str, str]
    file: str
    sheet: str
    row: int
    publication_keys: tuple[str, ...] = ()
    publications: tuple[str, ...] = ()
    """Numbers of these publications."""


@dataclass(frozen=True, slots=True)
class DeclaredCounts:
    """Three counts that must not be mixed: rows, numbers, and what is found here. None says essential."""

    rows: int
    """Declared rows: one patent stands there once for each country and standard it is declared for."""
    numbers: int
    """Distinct publication numbers that could be read, without kind code."""
    found: int
    """Of these, numbers that a publication of the corpus bears."""
    applications: int
    """Distinct application numbers that could be read."""
    applications_found: int
    publications: int
    """Distinct publications of the corpus that a number or an application number finds."""
    unread: int
    """Distinct numbers, as given, that could not be read."""


@dataclass(frozen=True, slots=True)
class Declared:
    """An answer: the counts over everything asked for, and the rows (``limit`` of them)."""

    counts: DeclaredCounts
    rows: tuple[DeclaredRow, ...]
    by_body: dict[str, int] = field(default_factory=dict)
    by_declarant: dict[str, int] = field(default_factory=dict)

    def _repr_html_(self) -> str:
        head = f"<p>{self.counts.rows:,} · {self.counts.numbers:,} · {self.counts.found:,}</p>"
        rows = "".join(
            f"<tr><td>{html.escape(' '.join(row.numbers) or row.application)}</td>"
            f"<td>{html.escape(', '.join(row.declarants))}</td><td>{html.escape(row.body)}</td></tr>"
            for row in self.rows
        )
        return f"{head}<table>{rows}</table>"


NOTHING = DeclaredCounts(0, 0, 0, 0, 0, 0, 0)

_NAMES = (
    "SELECT batch, place, numbers.group AS name, numbers.kind AS kind, numbers.group AS counted, true AS by_number "
    "FROM (SELECT batch, place, unnest(numbers) AS numbers FROM asked) "
    "UNION ALL SELECT batch, place, application, '', application, false FROM asked WHERE application <> ''"
)
"""Every number and application number that is declared, with the row that declares it."""

_FOUND = (
    "SELECT n.*, p.key, p.country || p.number || p.kind AS publication FROM names n JOIN publications p "
    "ON n.by_number AND p.group = n.name AND (n.kind = '' OR p.kind = '' OR n.kind = p.kind) "
    "UNION ALL SELECT n.*, p.key, p.country || p.number || p.kind FROM names n JOIN publications p "
    "ON NOT n.by_number AND p.application = n.name AND p.application <> ''"
)
_NOT_FOUND = "SELECT n.*, '' AS key, '' AS publication FROM names n WHERE false"

_COUNTS = (
    "SELECT (SELECT count(*) FROM asked), "
    "(SELECT count(DISTINCT counted) FROM names WHERE by_number), "
    "(SELECT count(DISTINCT counted) FROM found WHERE by_number), "
    "(SELECT count(DISTINCT counted) FROM names WHERE NOT by_number), "
    "(SELECT count(DISTINCT counted) FROM found WHERE NOT by_number), "
    "(SELECT count(DISTINCT key) FROM found), "
    "(SELECT count(DISTINCT u) FROM (SELECT unnest(unread) AS u FROM asked))"
)
_ROWS = (
    "SELECT a.*, coalesce(f.keys, []) AS keys, coalesce(f.here, []) AS here FROM "
    "(SELECT * FROM asked ORDER BY batch, place LIMIT {limit}) a LEFT JOIN "
    "(SELECT batch, place, list_sort(list_distinct(list(key))) AS keys, "
    "list_sort(list_distinct(list(publication))) AS here FROM found GROUP BY batch, place) f "
    "ON a.batch = f.batch AND a.place = f.place ORDER BY a.batch, a.place"
)
_OF_NUMBER = (
    "(list_contains(list_transform(numbers, lambda n: n.group), ?) "
    "OR application = ? OR list_contains(unread, ?))"
)
_OF_KEY = (
    "EXISTS (SELECT 1 FROM publications p WHERE p.key = ? AND ("
    "len(list_filter(numbers, lambda n: n.group = p.group AND (n.kind = '' OR p.kind = '' OR n.kind = p.kind)"
    ")) > 0 OR (p.application <> '' AND p.application = declarations.application)))"
)
EVERYTHING = 1 << 62


def declarations(snapshot: Snapshot, asked: Asked, limit: int | None = None) -> Declared:
    """What is declared and matches ``asked``; the counts tell of all of it, the rows of the first ``limit``."""
    if not any(batch.declares for batch in snapshot.manifest.batches):
        return Declared(NOTHING, ())
    where, parameters = _where(asked, bool(snapshot.manifest.parts))
    ctes = _ctes(snapshot, where)
    counts = DeclaredCounts(*snapshot.tables.rows(f"{ctes} {_COUNTS}", parameters)[0])
    table = snapshot.tables.sql(
        f"{ctes} {_ROWS.format(limit=EVERYTHING if limit is None else limit)}", parameters
    )
    rows = tuple(_row(snapshot, row) for row in table.to_pylist())
    by_body = snapshot.tables.rows(
        f"{ctes} SELECT body, count(*) AS n FROM asked GROUP BY 1 ORDER BY n DESC, 1", parameters
    )
    by_declarant = snapshot.tables.rows(
        f"{ctes} SELECT d, count(*) AS n FROM (SELECT unnest(declarants) AS d FROM asked) "
        "GROUP BY 1 ORDER BY n DESC, 1",
        parameters,
    )
    return Declared(counts, rows, dict(by_body), dict(by_declarant))


def _ctes(snapshot: Snapshot, where: str) -> str:
    found = _FOUND if snapshot.manifest.parts else _NOT_FOUND
    return (
        f'WITH asked AS (SELECT *, "offset" AS place FROM declarations WHERE {where}), '
        f"names AS ({_NAMES}), found AS ({found})"
    )


def _where(asked: Asked, publications: bool) -> tuple[str, Sequence[Any]]:
    """Conditions on a row; every value is a parameter."""
    conditions: list[str] = ["true"]
    parameters: list[Any] = []
    if asked.body:
        conditions.append("contains(lower(body), lower(?))")
        parameters.append(asked.body)
    for column, value in (("declarants", asked.declarant), ("standards", asked.standard)):
        if value:
            conditions.append(
                f"len(list_filter({column}, lambda one: contains(lower(one), lower(?::VARCHAR)))) > 0"
            )
            parameters.append(value)
    if asked.number:
        number = read(asked.number)
        if number.key == number.as_given and publications:
            conditions.append(_OF_KEY)
            parameters.append(number.key)
        else:
            conditions.append(_OF_NUMBER)
            parameters += [number.group, _application(asked.number), number.as_given]
    return " AND ".join(conditions), parameters


def _application(text: str) -> str:
    """The key of an application number; something that none has where the text is none."""
    found = application_number(text)
    return found.key if isinstance(found, ApplicationNumber) and found.country else "?"


def _row(snapshot: Snapshot, row: dict[str, Any]) -> DeclaredRow:
    return DeclaredRow(
        body_kind=row["body_kind"],
        body=row["body"],
        record_id=row["record_id"],
        declarants=tuple(row["declarants"]),
        standards=tuple(row["standards"]),
        project=row["project"],
        declared=row["declared"],
        numbers=(*(number["as_given"] for number in row["numbers"]), *row["unread"]),
        application=row["application_as_given"],
        country=row["country"],
        family=row["family"],
        licensing=dict(row["licensing"]),
        flags=dict(row["flags"]),
        file=snapshot.batches[row["batch"]].name,
        sheet=row["sheet"],
        row=row["row"],
        publication_keys=tuple(row["keys"]),
        publications=tuple(row["here"]),
    )
