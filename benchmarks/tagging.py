"""Tagging by the rules of the four official systems: against bare tantivy, DuckDB and brute force, in one run.

Claims: every rule asked for the first time, and every node made of them, takes at most twice as long as bare tantivy
takes to collect the documents of one prepared query a rule, and at most a fiftieth of DuckDB with LIKE and with regular
expressions; what a rule finds among sampled publications is what reading them one by one finds.

On a machine that does other work seconds tell little, so that CPU seconds are compared; DuckDB is taken to use its two
threads without any loss (its CPU seconds are halved). Times are judged on the generated million alone: on a tenth of
that, reading the rules takes longer than asking them.
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from statistics import median

import numpy as np

from harness.bootstrap import interval
from harness.brute_force import found as by_reading
from harness.brute_force import rows, sample
from harness.contest import Contender, Run, as_json, contest, run
from harness.machine import machine
from harness.million import made
from harness.official_rules import rules
from harness.options import Options, options
from harness.report import Report, finish
from harness.workspaces import imported
from peers.duckdb_rules import THREADS
from qianglian.corpus.workspace import open_workspace

OURS, KEPT, CHANGED = "QiangLian, never asked", "QiangLian, kept", "QiangLian, one rule changed"
SCORED, PLAIN, COUNT = "tantivy, scored", "tantivy, without scores", "tantivy, count alone"
DUCKDB = {"like": "DuckDB, LIKE", "regexp": "DuckDB, regexp"}
RULES = 120
"""Rules that DuckDB is asked of a generated set; its time for all is reckoned from these. All on the real file."""
SAMPLED = 1_000
MILLION = 1_000_000
MOST, LEAST = 2.0, 50.0


def workspace_of(report: Report, chosen: Options) -> Path:
    """The generated workspace of ``--million``, else the real file."""
    if not chosen.million:
        return imported(report, chosen)
    return made(chosen.cache / f"million-{chosen.million}", chosen.million)


def against_tantivy(report: Report, chosen: Options, folder: Path) -> float:
    """Each in a process of its own, by turns; returns our CPU seconds where nothing was asked before."""
    contenders = [
        Contender(OURS, "qianglian_tagging.py", (str(folder), "cold")),
        *(
            Contender(name, "bare_rules.py", (str(folder), way))
            for name, way in ((SCORED, "scored"), (PLAIN, "plain"), (COUNT, "count"))
        ),
    ]
    warm = run(Contender("", "qianglian_tagging.py", (str(folder), "cold")))
    report.say(f"keys of {warm.said['publications']:,} publications: {warm.said['keys_seconds']:.1f} s")
    runs = contest(contenders, chosen.rounds, lambda: None, lambda one: report.say(_told(one)))
    for name, state in ((KEPT, "kept"), (CHANGED, "changed")):
        runs.append(run(Contender(name, "qianglian_tagging.py", (str(folder), state))))
    cpu = _medians(runs, "cpu")
    wall, last = _medians(runs, "seconds"), {one.contender: one.said for one in runs}
    report.table(
        f"{last[OURS]['nodes']:,} nodes, {last[PLAIN]['queries']:,} different rules, {chosen.rounds} rounds by turns",
        ("way", "queries", "wall s", "CPU s", "of ours ×"),
        [
            (name, said.get("asked", said.get("queries")), wall[name], cpu[name], cpu[name] / cpu[OURS])
            for name, said in last.items()
        ],
    )
    report.body["tantivy"] = {"runs": as_json(runs), "first": asdict(warm)}
    bare = min(cpu[SCORED], cpu[PLAIN])
    if chosen.million == MILLION:
        report.claim(
            "tagging / one bare tantivy query a rule, the faster way, CPU", cpu[OURS] / bare, MOST, "×"
        )
    report.claim("queries asked anew where all is kept", float(last[KEPT]["asked"]), 0)
    report.claim("queries asked anew where one rule changed", float(last[CHANGED]["asked"]), 1)
    return cpu[OURS]


def _told(one: Run) -> str:
    return f"{one.contender}: {one.said['seconds']:.2f} s, {one.said['cpu']:.2f} CPU s, {one.peak:,.0f} MiB"


def _medians(runs: list[Run], of: str) -> dict[str, float]:
    names = dict.fromkeys(one.contender for one in runs)
    return {name: median(one.said[of] for one in runs if one.contender == name) for name in names}


def against_duckdb(
    report: Report, chosen: Options, folder: Path, ours: float, counts: dict[str, int]
) -> None:
    """Some rules by size, or all of them; the time of all is the mean times their number, at its lower end."""
    file, table, differing = folder.parent / "rules.duckdb", [], 0
    for way, name in DUCKDB.items():
        asked = str(RULES if chosen.million else 10**6)
        said = run(Contender(name, "duckdb_rules.py", (str(folder), str(file), way, asked))).said
        cpu = np.array(list(said["cpu"].values())) / THREADS
        mean, low, _ = interval(cpu) if len(cpu) < said["rules"] else (cpu.mean(), cpu.mean(), 0.0)
        whole, least = mean * said["rules"], low * said["rules"]
        wall = sum(said["seconds"].values())
        table.append((name, len(cpu), wall, sum(cpu), whole, least, whole / ours, least / ours))
        differing += sum(counts[rule] != hits for rule, hits in said["hits"].items())
        report.body[way] = said
        if chosen.million == MILLION:
            report.claim(f"tagging × {LEAST:g} / {name}, lower end", LEAST * ours / least, 1.0, "×")
    report.table(
        f"DuckDB, native table, {THREADS} threads; all rules reckoned from those asked where not all were",
        ("way", "rules asked", "wall s", "CPU s / 2", "all rules s", "lower end", "× ours", "lower end"),
        table,
    )
    report.claim("rules of which DuckDB counts otherwise", float(differing), 0)


def against_reading(report: Report, folder: Path, places: dict[str, np.ndarray]) -> None:
    """What every rule finds among sampled publications, read one by one."""
    asked = rules()
    with open_workspace(folder) as workspace:
        keys = workspace.matching().keys
        some = sample(keys, SAMPLED)
        read = by_reading(asked, rows(workspace, some))
    ours = {name: {str(key, "ascii") for key in keys[places[name]].tolist()} & set(some) for name in asked}
    tags, held = sum(map(len, read.values())), sum(map(bool, read.values()))
    differing = [name for name in asked if ours[name] != read[name]]
    report.say(
        f"brute force: {len(some):,} publications × {len(asked)} rules: {tags:,} tags of {held} rules; "
        f"{len(differing)} rules differ {differing[:5]}"
    )
    report.body["brute_force"] = {"tags": tags, "rules_held": held, "differing": differing}
    report.claim("rules that find otherwise than brute force", float(len(differing)), 0)


def main() -> None:
    """Measure, print, write."""
    chosen = options(__doc__)
    report = Report("tagging", chosen)
    folder = workspace_of(report, chosen)
    report.say(f"load {machine()['load']}")
    ours = against_tantivy(report, chosen, folder)
    out = folder.parent / "tagged.npz"
    run(Contender(OURS, "qianglian_tagging.py", (str(folder), "kept", "--out", str(out))))
    with np.load(out) as kept:
        places = {name: kept[name] for name in kept.files}
    against_reading(report, folder, places)
    against_duckdb(report, chosen, folder, ours, {name: len(found) for name, found in places.items()})
    finish(report)


if __name__ == "__main__":
    main()
