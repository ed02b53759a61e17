"""The one way in which analyses count: members, dimensions, measures; and from a cell back to what was counted.

*Members* are a relation of what may be counted (an ibis table: whole numbers of publications, families and parties
beside the dimensions). A *measure* is the number of different values of one of its columns. A cell's records are the
same relation, filtered by the row's dimensions: so `why` cannot say anything else than the number.

Only portable ibis: grouping, distinct counts, equality.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import and_
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.compute as pc

from qianglian.analysis.contract import INSUFFICIENT, Column, Kind, Members, Row, Table
from qianglian.analysis.ground import Ground
from qianglian.model.figure import UNITS, Unit
from qianglian.model.text import Text

ALL = "all"
"""In a row, a dimension that is not told apart: the row of a total."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """A column of the members that tells rows apart. ``names``: what its whole numbers stand for, if any."""

    name: str
    title: Text
    kind: Kind = "label"
    names: Callable[[], pa.Array] | None = None

    @property
    def column(self) -> Column:
        return Column(self.name, self.title, self.kind, key=True)

    def shown(self, codes: list[Any]) -> list[Any]:
        """The values of a result as rows show them."""
        if self.names is None:
            return codes
        return list(self.names().take(pa.array(codes, pa.int32())).to_pylist())

    def stored(self, value: Any) -> Any:
        """A shown value as the members hold it; raises ``KeyError`` for one that they do not."""
        if self.names is None or value is None:
            return value
        found = pc.index(self.names(), value).as_py()
        if found < 0:
            raise KeyError(value)
        return found


@dataclass(frozen=True, slots=True)
class Measure:
    """How many different values of the members' column ``of`` there are, among those where ``where`` is true.

    ``unit`` is what the values are: their permanent keys are the records behind the number.
    """

    name: str
    title: Text
    unit: Unit
    of: str = "unit"
    where: str | None = None
    sole: bool = False
    """Whether no value stands in two rows of the members that agree in the dimensions: then the rows are counted. A
    tally without one of these dimensions may need a measure that is not."""
    or_unknown: bool = False
    """Whether the number is None, and not 0, where ``where`` is null for all that might be counted."""

    @property
    def column(self) -> Column:
        return Column(self.name, self.title, "count", unit=self.unit)


@dataclass(frozen=True, slots=True)
class Extra:
    """A column worked out from counts. ``behind`` is the measure whose records stand behind it, or what lists them."""

    column: Column
    behind: str | Callable[[Row], Sequence[str]] | None = None


def units(
    unit: Unit,
    where: str | None = None,
    name: str = "count",
    title: Text | None = None,
    *,
    sole: bool = False,
    or_unknown: bool = False,
) -> Measure:
    """The measure that most analyses begin with: families (项) or publications (件)."""
    titles = {
        "family": Text(zh="专利项数", en="Families"),
        "publication": Text(zh="专利件数", en="Publications"),
    }
    return Measure(name, title or titles.get(unit, UNITS[unit]), unit, "unit", where, sole, or_unknown)


APPLICANTS = Measure("applicants", Text(zh="申请人数", en="Applicants"), "party", "party")


@dataclass(frozen=True)
class Tally:
    """Members counted by dimensions."""

    ground: Ground
    members: Any
    dimensions: tuple[Dimension, ...]
    measures: tuple[Measure, ...]
    others: Mapping[str, Any] = field(default_factory=dict)
    """Relations for measures of certain columns, where a join for one of them would multiply all the others."""

    def rows(self, top: int | None = None) -> list[dict[str, Any]]:
        """A row for each combination of values that occurs, in their order; None is unknown and comes last.

        With ``top`` only so many, those with most of the first measure first, and none of what is unknown.
        """
        names = [one.name for one in self.dimensions]
        rows: dict[tuple[Any, ...], dict[str, Any]] = {}
        for of in dict.fromkeys(one.of for one in self.measures):
            found = self.ground.run(self._ranked(of, top))
            keys = zip(*(found[name].to_pylist() for name in names), strict=True) if names else [()]
            counts = [one.name for one in self.measures if one.of == of]
            values = zip(*(found[name].to_pylist() for name in counts), strict=True)
            for key, row in zip(keys, values, strict=bool(names)):
                rows.setdefault(key, dict.fromkeys((one.name for one in self.measures), 0)).update(
                    zip(counts, row, strict=True)
                )
        shown = self._shown(list(rows), list(rows.values()))
        if top is not None:
            return shown[:top]
        return sorted(shown, key=lambda row: [(row[name] is None, row[name]) for name in names])

    def _shown(self, keys: list[tuple[Any, ...]], counts: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Rows with their dimensions as people see them."""
        columns = [one.shown([key[at] for key in keys]) for at, one in enumerate(self.dimensions)]
        names = [one.name for one in self.dimensions]
        return [
            dict(zip(names, values, strict=True)) | count
            for values, count in zip(
                zip(*columns, strict=True) if names else [()] * len(counts), counts, strict=True
            )
        ]

    def _ranked(self, of: str, top: int | None) -> Any:
        """The counts of one column's measures, and only the largest where that is asked."""
        result = self._counted(of)
        first = self.measures[0]
        if top is None or first.of != of:
            return result
        names = [one.name for one in self.dimensions]
        known = [result[name].notnull() for name in names]
        return result.filter(*known).order_by([result[first.name].desc(), *names]).limit(top)

    def _counted(self, of: str) -> Any:
        """Two levels: each value once for each row, with what is true of any of its members; then how many.

        So that all measures of a column cost one pass, however many there are.
        """
        measures = [one for one in self.measures if one.of == of]
        names, members = [one.name for one in self.dimensions], self._relation(of)
        members = members.filter(members[of].notnull())
        flags = {one.where: members[one.where] for one in measures if one.where}
        if not all(one.sole for one in measures):
            told = members.group_by([*names, of]).aggregate(
                **{name: flag.any() for name, flag in flags.items()}
            )
            members = self.ground.hold(told)
        counts = {one.name: _number_of(members, one) for one in measures}
        return (members.group_by(names) if names else members).aggregate(**counts)

    def _relation(self, of: str) -> Any:
        return self.others.get(of, self.members)

    def total(self) -> dict[str, Any]:
        """The measures over all members; its dimensions are `ALL`."""
        found = replace(self, dimensions=()).rows()
        counts = found[0] if found else {one.name: 0 for one in self.measures}
        return {one.name: ALL for one in self.dimensions} | counts

    def without(self, *names: str) -> Tally:
        """The same members with fewer dimensions."""
        return replace(self, dimensions=tuple(one for one in self.dimensions if one.name not in names))

    def within(self, condition: Callable[[Any], Any]) -> Tally:
        """Only the members for which a condition on their table holds."""
        others = {of: relation.filter(condition) for of, relation in self.others.items()}
        return replace(self, members=self.members.filter(condition), others=others)

    def behind(self, row: Row, measure: Measure) -> list[str]:
        """The keys of what was counted for a cell, sorted."""
        members = self._relation(measure.of)
        conditions = [_is(members, one, row[one.name]) for one in self.dimensions if row[one.name] != ALL]
        if measure.where:
            conditions.append(members[measure.where])
        chosen = members.filter(reduce(and_, conditions)) if conditions else members
        values = self.ground.run(chosen.select(value=chosen[measure.of]).distinct())["value"]
        return sorted(self.ground.keys_of(measure.unit).take(values.drop_null().combine_chunks()).to_pylist())

    def behind_all(self, rows: Sequence[Row], measure: Measure) -> list[list[str]]:
        """`behind` of many rows: one statement for all that tell the same dimensions apart."""
        found: list[list[str]] = [[] for _ in rows]
        alike: dict[tuple[Dimension, ...], list[int]] = {}
        for at, row in enumerate(rows):
            told = tuple(one for one in self.dimensions if row[one.name] != ALL)
            alike.setdefault(told, []).append(at)
        for told, places in alike.items():
            if not told:
                whole = self.behind(rows[places[0]], measure)
                found = [whole if at in places else keys for at, keys in enumerate(found)]
                continue
            values = self.ground.run(self._beside(told, [rows[at] for at in places], measure))
            keys = self.ground.keys_of(measure.unit).take(values["value"].combine_chunks()).to_pylist()
            for cell, key in zip(values["cell"].to_pylist(), keys, strict=True):
                found[places[cell]].append(key)
        return [sorted(keys) for keys in found]

    def _beside(self, told: Sequence[Dimension], rows: Sequence[Row], measure: Measure) -> Any:
        """``cell``, ``value``: what is counted for each of some rows, by their places."""
        members = self._relation(measure.of)
        if measure.where:
            members = members.filter(members[measure.where])
        members = members.filter(members[measure.of].notnull())
        wanted: dict[str, Any] = {"cell": pa.array(range(len(rows)), pa.int32())}
        for one in told:
            kind = members[one.name].type().to_pyarrow()
            wanted[f"{one.name}_asked"] = pa.array([one.stored(row[one.name]) for row in rows], kind)
        asked = ibis.memtable(pa.table(wanted))
        # What is unknown is a row of its own, and equal to what is unknown.
        same = [members[one.name].identical_to(asked[f"{one.name}_asked"]) for one in told]
        return members.join(asked, same).select("cell", value=measure.of).distinct()

    def table(
        self,
        name: str,
        title: Text,
        rows: Iterable[Row],
        definition: str,
        *,
        beside: Sequence[Column] = (),
        extras: Sequence[Extra] = (),
    ) -> Table:
        """The rows as a table: dimensions, columns that name them (``beside``), measures, what is worked out."""
        columns = (
            *(one.column for one in self.dimensions),
            *beside,
            *(one.column for one in self.measures),
            *(one.column for one in extras),
        )
        return table_of(self.ground, name, title, columns, rows, definition, self.walk(extras))

    def walk(self, extras: Sequence[Extra] = ()) -> Members:
        """From a row and a column to the records counted."""
        behind = {one.column.name: one.behind for one in extras}
        return Walk(self, {one.name: one for one in self.measures}, behind)


@dataclass(frozen=True)
class Walk:
    """From a row and a column to the records counted, and from many cells in few statements."""

    tally: Tally
    measures: Mapping[str, Measure]
    extras: Mapping[str, str | Callable[[Row], Sequence[str]] | None]

    def __call__(self, row: Row, column: str) -> Sequence[str]:
        how = self.extras.get(column, column)
        if callable(how):
            return how(row)
        return self.tally.behind(row, self.measures[how]) if how and how in self.measures else []

    def together(self, cells: Sequence[tuple[Row, str]]) -> list[Sequence[str]]:
        """What each of some cells counted, in their order."""
        found: list[Sequence[str]] = [[] for _ in cells]
        counted: dict[str, list[int]] = {}
        for at, (row, column) in enumerate(cells):
            how = self.extras.get(column, column)
            if callable(how):
                found[at] = how(row)
            elif how and how in self.measures:
                counted.setdefault(how, []).append(at)
        for name, places in counted.items():
            every = self.tally.behind_all([cells[at][0] for at in places], self.measures[name])
            for at, keys in zip(places, every, strict=True):
                found[at] = keys
        return found


def _number_of(members: Any, measure: Measure) -> Any:
    """How many members there are, or of how many ``where`` is true; a sum of nothing but nulls is null."""
    if measure.where is None:
        return members.count()
    true = members[measure.where].cast("int64").sum()
    return true if measure.or_unknown else true.fill_null(0)


def _is(members: Any, dimension: Dimension, value: Any) -> Any:
    column = members[dimension.name]
    return column.isnull() if value is None else column == dimension.stored(value)


def table_of(
    ground: Ground,
    name: str,
    title: Text,
    columns: Sequence[Column],
    rows: Iterable[Row],
    definition: str,
    members: Members,
) -> Table:
    """A table with everything that says what it stands on."""
    return Table(
        name,
        title,
        tuple(columns),
        tuple(rows),
        definition,
        members,
        counting=f"{ground.kind} families, {ground.level}",
        cut_off=ground.cut_off,
        generation=ground.generation,
        evidence=ground.evidence,
        rule_version=ground.rule_version,
    )


def with_applicants(ground: Ground, members: Any, *, first: bool = False) -> Any:
    """Members beside each of their applicants (``party``, null where none is known), or beside the first alone."""
    applicants = ground.applicants
    if first:
        applicants = applicants.filter(applicants.position == 0)
    return members.left_join(applicants.select("publication", "party"), "publication").drop(
        "publication_right"
    )


def share(part: Any, whole: Any, minimum: int = 1) -> Any:
    """A share, or `INSUFFICIENT` where there are fewer than ``minimum`` to take it of; None where either is unknown."""
    if part is None or whole is None:
        return None
    return part / whole if whole >= max(minimum, 1) else INSUFFICIENT
