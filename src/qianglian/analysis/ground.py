"""What every analysis stands on: the workspace through its View, the query, the chain, and how things are counted.

Columns are read once and kept for the life of the ground, as ibis tables of small values on the workspace's own
connection. Publications, families and parties are whole numbers in them; `keys_of` gives their permanent keys back.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal, Protocol, TypeVar

import ibis
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from qianglian.analysis.held_once import HeldOnce
from qianglian.analysis.kept.people import people_mark
from qianglian.analysis.kept_columns import KeptColumns
from qianglian.analysis.parties import MENTIONS, PARTIES, Applicants, mentions_of, parties_of
from qianglian.analysis.places import PLACES, places_table
from qianglian.analysis.reach import broken, reach
from qianglian.analysis.reading import READ, read_records, refuse_hidden_records
from qianglian.analysis.records import RECORDS
from qianglian.chains.tagging import Tagging
from qianglian.corpus.engines.held_tables import HeldTables
from qianglian.corpus.parties.bearers import Role
from qianglian.corpus.parties.levels import Level
from qianglian.corpus.parties.register import RULES, Parties
from qianglian.corpus.viewing import bounded, refuse_hidden
from qianglian.corpus.workspace import Workspace
from qianglian.model.chain import Chain
from qianglian.model.errors import BadInput, Conflict
from qianglian.model.figure import Unit
from qianglian.model.text import Text
from qianglian.query.tree import Node
from qianglian.query.write import write

By = Literal["filing", "publication"]
"""Which day of a publication makes its year."""

SUBCLASSES = pa.schema([("publication", pa.int32()), ("subclass", pa.string())])
TEXTS = pa.schema([("publication", pa.int32()), ("has_text", pa.bool_())])

Found = TypeVar("Found")

NODES = pa.schema([("publication", pa.int32()), ("node", pa.string())])


class Tagged(Protocol):
    """A chain whose nodes have publications (`qianglian.chains.tagging`)."""

    @property
    def chain(self) -> Chain: ...

    def keys(self, code: str, /) -> Sequence[str]:
        """The keys of the publications of a node, those of the nodes under it included."""
        ...


@dataclass(frozen=True, slots=True)
class _Scope:
    """All publications of the View by row, and which of them are asked about."""

    keys: pa.Array
    records: pa.Table
    chosen: np.ndarray
    last_day: date | None


class Ground:
    """The ground of analyses on one generation.

    ``query`` says which publications are asked about ("" for all of the View). ``kind`` is the kind of family,
    ``level`` that of applicants. ``nodes`` tells the publications of the chain's nodes; ``chain`` alone gives only
    its words. ``today`` is for tests.
    """

    def __init__(
        self,
        workspace: Workspace,
        *,
        query: str | Node = "",
        chain: Chain | None = None,
        nodes: Tagged | None = None,
        kind: str = "simple",
        level: Level = "party",
        today: date | None = None,
    ) -> None:
        self.workspace = workspace
        self.query = query
        self.nodes_of = nodes
        self.chain = nodes.chain if nodes is not None else chain
        self.kind = kind
        self.level: Level = level
        self.today = today or date.today()
        self._kept: dict[str, Any] = {}
        self.generation = workspace.generation
        self.evidence = workspace.evidence
        self.people = people_mark(workspace)

    # -- columns ----------------------------------------------------------------------------------

    @cached_property
    def records(self) -> Any:
        """The publications asked about: columns of `qianglian.analysis.records.RECORDS`, and ``lead``, true of one
        publication of each family."""
        scope = self._scope
        chosen = scope.records.filter(pa.array(scope.chosen)).combine_chunks()
        first = np.zeros(len(chosen), bool)
        first[np.unique(chosen["family"].to_numpy(), return_index=True)[1]] = True
        return self.hold(chosen.append_column("lead", pa.array(first)))

    @cached_property
    def every(self) -> Any:
        """All publications of the View, asked about or not: whole families are made of these."""
        return self.hold(self._scope.records) if self.query else self.records.drop("lead")

    @cached_property
    def applicants(self) -> Any:
        """``publication``, ``party``, ``position`` (0 for the first applicant), at the level chosen."""
        return self.hold(self.asked_about(self.parties.mentions))

    @cached_property
    def places(self) -> Any:
        """Where the first applicant of each ``publication`` is: the columns of `PLACES`."""
        refuse_hidden(self.workspace.view, "applicants")
        if self.empty:
            return ibis.memtable(PLACES.empty_table())
        return self.hold(self.asked_about(self.stored("places", PLACES, self._read_places)))

    @cached_property
    def nodes(self) -> Any:
        """``publication``, ``node``: a publication stands with each of its nodes, and with those above them.

        Raises `BadInput` where no chain with tagged nodes is given.
        """
        tagged = self.nodes_of
        if tagged is None:
            raise BadInput(
                Text(zh="该分析需要已标引的产业链。", en="This analysis needs a chain with tagged nodes."),
                hint=Text(
                    zh="qianglian chain use 文件 --reason 理由 启用一条产业链。",
                    en="Put one in force with qianglian chain use FILE --reason WHY.",
                ),
            )
        codes = [node.code for node in tagged.chain.nodes]
        if isinstance(tagged, Tagging):
            row = self.rows_of(pa.array(tagged.publications).cast(pa.string()))
            rows = [row[tagged.node(code).places] for code in codes]
        else:
            rows = self._looked_up([tagged.keys(code) for code in codes])
        return self.hold(self.asked_about(_beside(codes, rows)))

    @cached_property
    def subclasses(self) -> Any:
        """``publication``, ``subclass``: the four characters of its first IPC symbol; null unknown."""
        return self.hold(self._asked("ipc", SUBCLASSES, lambda table: table.ipc[0].substr(0, 4)))

    @cached_property
    def texts(self) -> Any:
        """``publication``, ``has_text``: whether there is an abstract or a claim to be read."""
        return self.hold(
            self._asked("abstracts", TEXTS, lambda t: (t.abstracts.length() > 0) | (t.claims.length() > 0))
        )

    def _read_places(self) -> pa.Table:
        found = self.workspace.table("").select("key", "applicants").to_pyarrow()
        return places_table(found, self.rows_of(found["key"].combine_chunks()))

    def counted(self, unit: Unit = "family", by: By = "filing") -> Any:
        """The records, each with its counting ``unit`` and its ``year``: that of the earliest filing (or publication)
        of the family, or the publication's own."""
        records = self.records
        if unit == "family":
            years = {"filing": records.year, "publication": records.first_published}
            return records.mutate(unit=records.family, year=years[by])
        years = {"filing": records.filing_year, "publication": records.publication_year}
        return records.mutate(unit=records.publication, year=years[by])

    def alone(self, unit: Unit = "family", by: By = "filing") -> Any:
        """`counted` with one row for each unit: for what is the same of all members of a family (its year)."""
        counted = self.counted(unit, by)
        return counted.filter(counted.lead) if unit == "family" else counted

    # -- values back to keys ----------------------------------------------------------------------

    @property
    def publication_keys(self) -> pa.Array:
        """The keys of publications by their whole numbers."""
        return self._leaders[0]

    @cached_property
    def family_keys(self) -> pa.Array:
        """The keys of families by the whole numbers of their leaders."""
        return pc.binary_join_element_wise("f", pc.utf8_slice_codeunits(self.publication_keys, 1, 17), "")

    @cached_property
    def parties(self) -> Applicants:
        """Who the applicants are, by whole numbers; refused under a View that shows less than everything."""
        mark = self.workspace.party_mark()
        parties = self.stored("parties", PARTIES, lambda: parties_of(self._register), mark)
        return Applicants(lambda: self._register, parties, self.mentions("applicants"))

    def mentions(self, role: Role) -> pa.Table:
        """`MENTIONS` of all applicants (or owners) of the View, at the level chosen."""
        return self.stored(
            f"mentions of {role}",
            MENTIONS,
            lambda: mentions_of(self.workspace, self._register, self.rows_of, self.level, role),
            self.workspace.party_mark(),
            self.level,
        )

    @cached_property
    def _register(self) -> Parties:
        return self.workspace.parties()

    def keys_of(self, unit: Unit) -> pa.Array:
        """The permanent keys of what is counted, by whole number; raises ``KeyError``."""
        return {
            "publication": lambda: self.publication_keys,
            "family": lambda: self.family_keys,
            "party": lambda: self.parties.keys,
        }[unit]()

    def rows_of(self, keys: Any) -> np.ndarray:
        """The whole numbers of publications by their keys; -1 for those outside the View."""
        found = pc.fill_null(pc.index_in(keys, self.publication_keys), -1)
        return np.asarray(found.to_numpy(), dtype=np.int32)

    def stored(self, name: str, schema: pa.Schema, make: Callable[[], pa.Table], *stands_on: str) -> pa.Table:
        """Columns of all publications of the View, asked about or not: read where they lie on disk, else made and kept.

        ``stands_on`` is what they depend on beside the evidence, the View, and our code and rules.
        """
        found = self._columns.get(name, stands_on, schema)
        if found is None:
            found = make()
            self._still()
            self._columns.put(name, stands_on, found)
        return found

    @cached_property
    def _columns(self) -> KeptColumns:
        return KeptColumns(self.workspace, self.publication_keys)

    def keep(self, what: str, make: Callable[[], Found]) -> Found:
        """Something heavy that several analyses (or one asked again) stand on: made once for this ground."""
        if what not in self._kept:
            self._kept[what] = make()
        found: Found = self._kept[what]
        return found

    # -- asking -----------------------------------------------------------------------------------

    def run(self, expression: Any) -> pa.Table:
        """An expression over these tables as Arrow; without rows while nothing is asked about."""
        if self.empty:
            return expression.schema().to_pyarrow().empty_table()
        found: pa.Table = self._backend.to_pyarrow(expression)
        return found

    def hold(self, found: Any) -> Any:
        """An Arrow table, or what an expression comes to, as a table of the engine: read once, and asked often.

        Whoever holds the same expression gets the same table.
        """
        if self.empty:
            return ibis.memtable(found if isinstance(found, pa.Table) else self.run(found))
        return self._held.hold(found) if isinstance(found, pa.Table) else self._once(found)

    def let_go(self) -> None:
        """Let go what was held for later questions: the columns stay, the next answer works its members out anew."""
        self._once.let_go()

    @property
    def _backend(self) -> Any:
        """The connection of the thread that asks: each has its own."""
        return self._held.backend()

    @cached_property
    def _once(self) -> HeldOnce:
        return HeldOnce(self._held.hold, self._held.rows)

    @cached_property
    def _held(self) -> HeldTables:
        """With the generation that this ground is of, whatever the workspace has in hand by now."""
        return self.workspace.held_tables()

    # -- what it stands on ------------------------------------------------------------------------

    @cached_property
    def empty(self) -> bool:
        """Whether nothing is asked about."""
        return not self._scope.chosen.any()

    @property
    def cut_off(self) -> date | None:
        """The day up to which the data reach: that of the View, else of the last publication; None of nothing."""
        return self.workspace.view.cut_off or self._scope.last_day

    @cached_property
    def reach(self) -> date | None:
        """The day up to which publications come without a break: years are complete by this day, not by the last."""
        return reach(self.cut_off, self._published)

    @property
    def broken(self) -> int | None:
        """The year after which publications break off, where they do."""
        return broken(self._published)

    @cached_property
    def _published(self) -> dict[int, int]:
        """Publications of the View by year, those of days to come left out."""
        years = pc.drop_null(self._scope.records["publication_year"])
        counts = pc.value_counts(years).to_pylist()
        latest = self.cut_off.year if self.cut_off else 0
        return {one["values"]: one["counts"] for one in counts if one["values"] <= latest}

    @cached_property
    def _scope(self) -> _Scope:
        workspace = self.workspace
        keys, leader = self._leaders
        if not len(keys):
            return _Scope(keys, RECORDS.empty_table(), np.empty(0, bool), None)
        refuse_hidden_records(workspace.view)
        family = hashlib.sha256(leader.tobytes()).hexdigest()
        found = self.stored("records", READ, lambda: read_records(workspace, keys, leader), family)
        chosen = np.ones(len(keys), bool)
        if self.query:
            asked = workspace.table(self.query).select("key").to_pyarrow()["key"]
            chosen = np.asarray(pc.is_in(keys, asked.combine_chunks()))
        self._still()
        days = found["publication_date"].filter(pc.less_equal(found["publication_date"], self.today))
        records = found.drop_columns(["publication_date"]).combine_chunks()
        return _Scope(keys, records, chosen, pc.max(days).as_py())

    @cached_property
    def _leaders(self) -> tuple[pa.Array, np.ndarray]:
        """The keys of the publications of the View, and by row the row of the family's leader."""
        leaders = self.workspace.family_leaders(self.kind)
        return leaders["key"].combine_chunks(), leaders["leader"].to_numpy().astype(np.int32)

    def _still(self) -> None:
        """Raises `Conflict` where the corpus moved on: columns of two generations make no table."""
        if self.workspace.generation != self.generation:
            raise Conflict(
                Text(zh="分析期间数据版本已更新。", en="The corpus was updated while it was analysed."),
                hint=Text(zh="重新运行即可。", en="Run it again."),
            )

    def asked_about(self, table: pa.Table) -> pa.Table:
        """The rows whose publication is asked about."""
        self._still()
        if not len(table):
            return table
        return table.filter(pa.array(self._scope.chosen[table["publication"].to_numpy()]))

    def _asked(self, field: str, schema: pa.Schema, made: Callable[[Any], Any]) -> pa.Table:
        """Publications asked about, with one value of each; `Forbidden` under a View that hides the field."""
        refuse_hidden(self.workspace.view, field)
        if self.empty:
            return schema.empty_table()
        table = self.workspace.table(self.query)
        found = table.select("key", value=made(table)).to_pyarrow()
        self._still()
        rows = pa.array(self.rows_of(found["key"].combine_chunks()))
        return pa.Table.from_arrays([rows, found["value"].combine_chunks()], schema=schema)

    def _looked_up(self, keys: list[Sequence[str]]) -> list[np.ndarray]:
        """The whole numbers of the keys of each node, all looked up at once: each look-up reads all publications."""
        flat = pa.array([key for some in keys for key in some], pa.string())
        ends = np.cumsum([len(some) for some in keys], dtype=np.int64)
        return np.split(self.rows_of(flat), ends)[: len(keys)]

    def definition(self, analysis: str, params: Mapping[str, Any]) -> str:
        """What was asked, in normal form: analysis, parameters, query within the View, counting, chain."""
        said = ", ".join(f"{name}={value}" for name, value in sorted(params.items()))
        # The mark of the tagging: with other rules or other answers of people it is another question.
        mark = getattr(self.nodes_of, "mark", "")
        chain = f"; chain {self.chain.code}{f'@{mark}' if mark else ''}" if self.chain else ""
        asked = write(bounded(self.query, self.workspace.view).bound)
        return f"{analysis}({said}); {asked or 'ALL'}; {self.kind} families, {self.level}{chain}"

    @property
    def rule_version(self) -> str:
        """Of the rules that parties and regions are read by."""
        return RULES


def _beside(codes: list[str], rows: list[np.ndarray]) -> pa.Table:
    """`NODES` of the publications of each node."""
    rows = [np.unique(some[some >= 0]) for some in rows]
    node = np.repeat(np.arange(len(rows)), [len(some) for some in rows])
    publication = np.concatenate([*rows, np.empty(0, np.int32)])
    return pa.table(
        {"publication": publication, "node": pa.array(codes, pa.string()).take(pa.array(node))}, schema=NODES
    )
