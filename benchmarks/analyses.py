"""Every analysis: what its tables cost beside hand-written SQL over the same files, and whether they say the same.

Ours is the whole finding (all its tables, sentences, chart, caveats), worked out each time on a ground whose columns
are loaded, as in a session; SQL is the named tables alone. *Anew* is without the members that a ground holds for later
questions, *again* with them, as when a parameter is changed; beside them stands what the same question costs when its
finding was kept. Claims: no analysis takes more than 1.5 times as long anew as its tables by hand, an interactive one
again at most 500 ms at a million, and no table differs from the one by hand.

    analyses.py                     100,000 generated publications (minutes of import, once)
    analyses.py --million           a million
    analyses.py --million 20000     any other number; the claims are then not judged
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from harness.million import ROWS, made
from harness.options import Options, options
from harness.report import Report, finish
from harness.timing import no_collection
from peers.hand_sql import TABLES, Given, HandSql, HandTable
from qianglian.analysis import registry
from qianglian.analysis.asking import ask
from qianglian.analysis.contract import Finding, Table
from qianglian.analysis.ground import Ground
from qianglian.chains.kept import use_chain
from qianglian.chains.official import official_chain
from qianglian.corpus.workspace import Workspace, open_workspace
from qianglian.documents.navigation.answering import answer_of
from qianglian.documents.navigation.basis import Basis, Standing, stand_on
from qianglian.model.errors import QiangLianError

SMALLER, THREADS = 100_000, 2
TIMES, MILLISECONDS = 1.5, 500
COLUMNS = ("records", "applicants", "places", "nodes")
"""What a session loads once, before the first answer."""
HEAVY = frozenset(
    "emerging_terms core_patents effect_matrix inventors collaboration applicant_portrait chain_typing "
    "candidates_to_attract candidates_to_cooperate candidates_to_cultivate white_space free_to_use licence_in talent "
    "joint_use".split()
)
"""Networks, scores and readings of text: no table that SQL groups, and nobody waits at a screen for each."""


def given(standing: Standing, folder: Path) -> Given:
    """What SQL is given: the stored files, and what was worked out of names, addresses and rules."""
    ground, workspace = standing.ground, standing.workspace
    folder.mkdir(parents=True, exist_ok=True)
    keys, parties = ground.publication_keys, ground.parties
    mentions = parties.mentions
    who = {
        "key": keys.take(mentions["publication"].combine_chunks()),
        "party": parties.keys.take(mentions["party"].combine_chunks()),
        "position": mentions["position"],
    }
    places = ground.run(ground.places)
    chain = standing.tagging.chain
    tagged = ground.run(ground.nodes)
    level = {code: chain.level(code) for code in chain.by_code}
    nodes = tagged["node"].to_pylist()
    written = {
        "applicants": pa.table(who),
        "places": _by_key(keys, places),
        "tags": _by_key(keys, tagged).append_column("level", pa.array([level[code] for code in nodes])),
    }
    for name, table in written.items():
        pq.write_table(table, folder / f"{name}.parquet")
    corpus = workspace.path / "corpus"
    parts = [corpus / "publications" / f"{part.id}.parquet" for part in workspace.manifest.parts]
    (families,) = (corpus / "families").glob("*.parquet")
    return Given(parts, families, *(folder / f"{name}.parquet" for name in written))


def _by_key(keys: pa.Array, table: pa.Table) -> pa.Table:
    found = keys.take(table["publication"].combine_chunks())
    return table.drop_columns(["publication"]).add_column(0, "key", found)


def differing(ours: Table, table: HandTable, by_hand: list[dict[str, Any]]) -> int:
    """Rows of our table with another number than by hand, and rows by hand that it lacks (but for lists of the top).

    A row of ours with nothing in it need not be there by hand.
    """
    known = {tuple(row[key] for key in table.keys): row for row in by_hand}
    wrong = 0
    seen = set()
    for row in ours.rows:
        key = tuple(row[name] for name in table.keys)
        seen.add(key)
        other = known.get(key, dict.fromkeys(table.columns, 0))
        wrong += any((row[name] or 0) != (other[name] or 0) for name in table.columns)
    whole = "LIMIT" not in table.sql
    # Of two keys the first may be a choice of ours (the largest origins, the nodes of a level).
    chosen = {row[table.keys[0]] for row in ours.rows} if len(table.keys) > 1 else {key[0] for key in known}
    lacking = [key for key in known if key not in seen and key[0] in chosen and None not in key]
    return wrong + (len(lacking) if whole else 0)


class Ways:
    """Our finding and the same tables by hand, by turns."""

    def __init__(self, standing: Standing, hand: HandSql, rounds: int) -> None:
        self._standing, self._hand, self._rounds = standing, hand, rounds

    def measured(self, name: str) -> dict[str, Any]:
        """Milliseconds of the first answer, anew, again, of a kept one, and by hand; differing rows; the state."""
        analysis = registry.analysis(name)
        tables = [one for one in TABLES if one.analysis == name]
        first, finding = _timed(lambda: self._worked_out(name))
        anew, again, theirs, wrong = list[float](), list[float](), list[float](), 0
        for table in tables:
            wrong += differing(finding.table(table.table), table, self._hand.rows(table))
        with no_collection():
            for _ in range(self._rounds):
                self._standing.ground.let_go()
                anew.append(_timed(lambda: self._worked_out(name))[0])
                again.append(_timed(lambda: self._worked_out(name))[0])
                theirs.append(sum(_timed(lambda one=one: self._hand.rows(one))[0] for one in tables))
        return {
            "kept": _timed(lambda: answer_of(self._standing, analysis))[0],
            "first": first,
            "anew": median(anew),
            "again": median(again),
            "by_hand": median(theirs) if tables else None,
            "tables": len(tables),
            "differing": wrong,
            "heavy": name in HEAVY,
            "state": finding.state,
        }

    def _worked_out(self, name: str) -> Finding:
        """The finding, whatever is kept; one that cannot be asked says so, as in a report."""
        analysis = registry.analysis(name)
        try:
            return ask(self._standing.ground, analysis, fresh=True)
        except QiangLianError:
            return answer_of(self._standing, analysis)


def _timed(call: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    found = call()
    return (time.perf_counter() - start) * 1e3, found


def loaded(report: Report, ground: Ground) -> None:
    """Load what a session loads, and say how long each took."""
    took = {}
    for name in COLUMNS:
        took[name], _ = _timed(lambda name=name: getattr(ground, name))
    report.say(", ".join(f"{name} {milliseconds / 1e3:.1f} s" for name, milliseconds in took.items()))
    report.body["loaded"] = took


def judged(report: Report, found: dict[str, dict[str, Any]], rows: int) -> None:
    """The tables and the claims."""
    head = ("analysis", "first ms", "anew ms", "again ms", "kept ms", "by hand ms", "×", "rows differing", "")
    report.table(
        f"{rows:,} publications: whole findings, and their tables by hand",
        head,
        [
            (
                name,
                one["first"],
                one["anew"],
                one["again"],
                one["kept"],
                one["by_hand"] or "–",
                one["anew"] / one["by_hand"] if one["by_hand"] else "–",
                one["differing"] if one["tables"] else "–",
                "heavy" if one["heavy"] else one["state"],
            )
            for name, one in found.items()
        ],
    )
    report.body["analyses"] = found
    beside = {name: one["anew"] / one["by_hand"] for name, one in found.items() if one["by_hand"]}
    worst = max(beside, key=beside.__getitem__)
    quick = {name: one["again"] for name, one in found.items() if not one["heavy"]}
    slowest = max(quick, key=quick.__getitem__)
    report.claim("rows that differ from those by hand", float(sum(o["differing"] for o in found.values())), 0)
    report.claim(f"a finding anew / its tables by hand ({worst})", beside[worst], TIMES, "×")
    report.claim(f"an interactive finding again ({slowest})", quick[slowest], MILLISECONDS, "ms")


def measure(report: Report, workspace: Workspace, chosen: Options, folder: Path) -> None:
    """Stand on the workspace, load, compare."""
    standing = stand_on(workspace, Basis())
    loaded(report, standing.ground)
    hand = HandSql(given(standing, folder / "given"), THREADS)
    ways, found = Ways(standing, hand, chosen.rounds), dict[str, dict[str, Any]]()
    for name in registry.names():
        found[name] = ways.measured(name)
        report.say(f"{name}: {found[name]['anew']:,.0f} ms, {found[name]['again']:,.0f} ms")
    judged(report, found, workspace.manifest.publications)


def main() -> None:
    """Measure, print, write."""
    chosen = options(__doc__)
    rows = chosen.million or SMALLER
    if rows < ROWS:
        chosen = Options(**{**_plain(chosen), "limit": rows})
    report = Report("analyses", chosen)
    folder = chosen.cache / f"million-{rows}"
    report.say(f"{rows:,} generated publications (kept for the next time)")
    with open_workspace(made(folder, rows)) as workspace:
        use_chain(workspace, official_chain("newthree"), "benchmark", "what the tables are measured with")
        measure(report, workspace, chosen, folder)
    finish(report)


def _plain(chosen: Options) -> dict[str, Any]:
    return {name: getattr(chosen, name) for name in chosen.__slots__}


if __name__ == "__main__":
    main()
