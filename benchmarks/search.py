"""Search: what our engine adds to bare tantivy, what a person waits for ten displayed rows, and other tools.

Claims: the engine's call takes at most 1.5 times as long as tantivy with the same query built by hand (both
rank, count and read ten rows); `Workspace.search` from the text of a query to ten marked rows takes at most
5 ms at the median and 30 ms for 95 of 100 questions. SQLite FTS5, DuckDB without an index and LanceDB answer
the questions that are one word or phrase.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import pyarrow as pa

from harness.machine import machine
from harness.options import options
from harness.questions import Question, questions
from harness.report import Report, finish
from harness.timing import Way, by_turns, ratio, ratio_by_question
from harness.workspaces import imported
from peers.bare_tantivy import BareTantivy
from peers.duckdb_scan import NAME as DUCKDB
from peers.duckdb_scan import DuckdbScan
from peers.sqlite_fts5 import NAME as SQLITE
from peers.sqlite_fts5 import SqliteFts5
from qianglian.corpus.engines.fulltext_read import FullTextReader
from qianglian.corpus.engines.tables import THREADS
from qianglian.corpus.layout import Layout
from qianglian.corpus.manifest import read_manifest
from qianglian.corpus.workspace import open_workspace
from qianglian.query.grammar import parse
from qianglian.query.tree import Node

FACETS = ("office", "ipc4", "py")
TIMES = ("way", "p50 ms", "p95 ms", "longest ms")


def times(ways: Sequence[Way[Question]]) -> list[tuple[object, ...]]:
    """The rows of a table of times."""
    return [(way.name, *shares) for way, shares in zip(ways, _shares(ways), strict=True)]


def _shares(ways: Sequence[Way[Question]]) -> list[tuple[float, float, float]]:
    return [(way.share(0.5), way.share(0.95), way.share(1.0)) for way in ways]


def engine(report: Report, folder: Path, asked: list[Question], rounds: int) -> None:
    """The engine's call against tantivy's own, on the same index, by turns."""
    layout = Layout(folder)
    index = layout.index(read_manifest(layout).index or 0)
    reader, bare = FullTextReader(index), BareTantivy(index)
    # A person's question is new: the engine must compile it each time, as the peer builds it.
    reader.compile = getattr(reader.compile, "__wrapped__", reader.compile)
    nodes: dict[Question, Node] = {question: parse(question.query) for question in asked}
    ready = {question: bare.ranked(question) for question in asked}
    page: Way[Question] = Way("engine: page", lambda q: reader.page(nodes[q], 10, 0, "relevance").total)
    built: Way[Question] = Way("tantivy: built by hand", bare.page)
    prebuilt: Way[Question] = Way("tantivy: built beforehand", lambda q: bare.found(*ready[q]))
    count: Way[Question] = Way("engine: count", lambda q: reader.count(nodes[q]))
    counted: Way[Question] = Way("tantivy: count", bare.count)
    ways = [page, built, prebuilt, count, counted]
    by_turns(ways, asked, rounds, lambda: None)
    report.table(f"{len(asked)} questions, ten rows read, {rounds} rounds by turns", TIMES, times(ways))
    pairs = {"page": (page, built), "page, prebuilt": (page, prebuilt), "count": (count, counted)}
    ratios = {name: {"all": ratio(*two), "median": ratio_by_question(*two)} for name, two in pairs.items()}
    report.table(
        "Engine / bare tantivy",
        ("call", "all questions ×", "median question ×"),
        [(k, *v.values()) for k, v in ratios.items()],
    )
    agreed = sum(a == b == c for a, b, c in zip(page.hits, built.hits, count.hits, strict=True))
    report.say(f"counts agree on {agreed} of {len(asked)} questions")
    report.body["engine"] = {"ways": _plain(ways), "ratios": ratios, "agreed": agreed}
    report.claim("engine call / bare tantivy built by hand, all questions", ratios["page"]["all"], 1.5, "×")


class Door:
    """The Python API as a person's program uses it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._workspace = open_workspace(folder)
        self.first: list[float] = []

    def anew(self) -> None:
        """A workspace opened anew: nothing compiled before is used again. Notes what opening takes."""
        self._workspace.close()
        start = time.perf_counter()
        self._workspace = open_workspace(self._folder)
        self._workspace.search("电池")
        self.first.append((time.perf_counter() - start) * 1e3)

    def shown(self, question: Question, facets: Sequence[str] = ()) -> int:
        """From the text of a query to ten rows with marks; returns the count."""
        page = self._workspace.search(question.query, limit=10, facets=facets)
        for hit in page.hits:
            hit.marked("title", "[", "]")
            hit.marked("abstract", "[", "]")
        return int(page.total.value or 0)

    def close(self) -> None:
        """Let the workspace go."""
        self._workspace.close()


def public(report: Report, folder: Path, asked: list[Question], rounds: int) -> None:
    """From the text of a query to ten marked rows, through the Python API."""
    door = Door(folder)
    plain: Way[Question] = Way("search, ten rows", door.shown)
    faceted: Way[Question] = Way("the same with three facets", lambda q: door.shown(q, FACETS))
    for way in (plain, faceted):
        by_turns([way], asked, rounds, door.anew)
    door.close()
    ways, kinds = [plain, faceted], _by_kind(plain, asked)
    report.table("Python API: parse, search, count, highlight, ten rows", TIMES, times(ways))
    report.say(f"open a workspace and ask a first question: {median(door.first):.1f} ms")
    report.table("By kind of question", ("kind", "questions", "median ms", "longest ms"), kinds)
    report.body["public"] = {"ways": _plain(ways), "open_and_first_ms": door.first, "by_kind": kinds}
    report.claim("public API with ten displayed rows, p50", plain.share(0.5), 5, "ms")
    report.claim("public API with ten displayed rows, p95", plain.share(0.95), 30, "ms")


def peers(report: Report, folder: Path, asked: list[Question]) -> None:
    """The questions that are one word or phrase, put to other tools over the same normal forms."""
    phrases = [question for question in asked if question.phrase]
    with open_workspace(folder) as workspace:
        rows: pa.Table = workspace.table().select("key", "ti_nf", "ab_nf", "cl_nf").to_pyarrow()
    door = Door(folder)
    ours: Way[Question] = Way("QiangLian", door.shown)
    others, checks = _others(report, folder, rows)
    ways = [ours, *others]
    by_turns(ways, phrases, 1, door.anew)
    door.close()
    table = [
        (way.name, *figures, figures[0] / ours.share(0.5), _agreement(way, ours, phrases, checks))
        for way, figures in zip(ways, _shares(ways), strict=True)
    ]
    head = (*TIMES, "p50 ×", "counts agree")
    report.table(f"{len(phrases)} words and phrases: ten rows and the count", head, table)
    report.body["others"] = {"ways": _plain(ways), "table": table}


Counts = dict[str, Callable[[str], int]]


def _others(report: Report, folder: Path, rows: pa.Table) -> tuple[list[Way[Question]], Counts]:
    """The other tools, and for those that do not count while they search, how to count."""
    layout = Layout(folder)
    start = time.perf_counter()
    sqlite = SqliteFts5(folder.parent / "fts5.sqlite", rows)
    report.say(f"{SQLITE}: ready in {time.perf_counter() - start:.1f} s (built once, then opened)")
    duck = DuckdbScan([layout.publications(part.id) for part in read_manifest(layout).parts], THREADS)
    ways: list[Way[Question]] = [
        Way(SQLITE, lambda q: sqlite.page(q.phrase)),
        Way(DUCKDB, lambda q: duck.page(q.phrase)),
    ]
    try:
        from peers.lancedb_fts import NAME, LancedbFts
    except ImportError:
        report.say(
            "LanceDB is not installed: pip install 'qianglian[bench]' (make bench does), then run again."
        )
        return ways, {}
    start = time.perf_counter()
    lance = LancedbFts(folder.parent / "lancedb", rows)
    report.say(f"{NAME}: ready in {time.perf_counter() - start:.1f} s (built once, then opened)")
    return [*ways, Way(NAME, lambda q: lance.page(q.phrase))], {NAME: lance.count}


def _agreement(way: Way[Question], ours: Way[Question], phrases: list[Question], checks: Counts) -> str:
    """On how many questions a tool finds as many as we do; a fifth of them where counting is a search of its own."""
    counting = checks.get(way.name)
    places = range(0, len(phrases), 5 if counting else 1)
    found = [counting(phrases[place].phrase) if counting else way.hits[place] for place in places]
    agreed = sum(hits == ours.hits[place] for place, hits in zip(places, found, strict=True))
    return f"{agreed} of {len(places)}"


def _by_kind(way: Way[Question], asked: list[Question]) -> list[tuple[str, int, float, float]]:
    kinds: dict[str, list[float]] = {}
    for question, seconds in zip(asked, way.typical, strict=True):
        kinds.setdefault(question.kind, []).append(seconds * 1e3)
    return [(kind, len(found), median(found), max(found)) for kind, found in kinds.items()]


def _plain(ways: Sequence[Way[Question]]) -> list[dict[str, object]]:
    return [
        {
            "name": way.name,
            "p50_ms": way.share(0.5),
            "p95_ms": way.share(0.95),
            "typical_ms": [s * 1e3 for s in way.typical],
        }
        for way in ways
    ]


def main() -> None:
    """Measure, print, write."""
    chosen = options(__doc__)
    report = Report("search", chosen)
    folder = imported(report, chosen)
    with open_workspace(folder) as workspace:
        asked = questions(workspace)
        load = machine()["load"]
        report.say(f"{workspace.manifest.publications:,} publications, {len(asked)} questions, load {load}")
    report.body["questions"] = [[question.kind, question.query] for question in asked]
    engine(report, folder, asked, chosen.rounds)
    public(report, folder, asked, chosen.rounds)
    peers(report, folder, asked)
    finish(report)


if __name__ == "__main__":
    main()
