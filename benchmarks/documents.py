"""Documents: what an atlas and a navigation report of a generated workspace cost, whole processes from their start.

Claims: of a million publications the atlas takes at most 60 s and 8 MB (10⁶ bytes), the report with its figure pack,
slides and one page at most 90 s. Both are made as their commands make them, with every analysis asked anew; the steps
beside say how much of it is the findings.

    documents.py                     100,000 generated publications (minutes of import, once)
    documents.py --million           a million
    documents.py --million 20000     any other number; the claims are then not judged
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from harness.contest import Contender, Run, as_json, contest, summary
from harness.million import ROWS, made
from harness.options import Options, options
from harness.report import Report, finish
from qianglian.chains.kept import chain_in_force, use_chain
from qianglian.chains.official import official_chain
from qianglian.corpus.workspace import open_workspace

SMALLER = 100_000
SYSTEM = "newthree"
ATLAS, REPORT = "atlas", "report"
SECONDS = {ATLAS: 60, REPORT: 90}
MEGABYTES = 8
STEPS = ("standing", "findings", "gathering", "writing")


def with_chain(folder: Path) -> Path:
    """The workspace with a chain in force: documents are of one."""
    with open_workspace(folder) as workspace:
        held = chain_in_force(folder)
        if held is None or held.chain.code != official_chain(SYSTEM).code:
            use_chain(workspace, official_chain(SYSTEM), "benchmark", "what the documents are measured with")
    return folder


def measured(report: Report, chosen: Options, folder: Path) -> list[Run]:
    """Both documents by turns, each in a process of its own."""
    return contest(
        [Contender(name, "qianglian_documents.py", (str(folder), name)) for name in (ATLAS, REPORT)],
        chosen.rounds,
        lambda: None,
        lambda one: report.say(f"{one.contender}: {one.wall:.1f} s wall, {one.cpu:.1f} CPU s"),
    )


def judged(report: Report, runs: list[Run], rows: int) -> None:
    """The table and the claims."""
    ends = {name: summary(runs, name) for name in (ATLAS, REPORT)}
    report.table(
        f"{rows:,} publications: whole processes, medians",
        ("document", "wall s", "CPU s", *(f"{step}, CPU s" for step in STEPS), "peak MiB", "MB", "figures"),
        [
            (
                name,
                one.wall,
                one.cpu,
                *(one.said.get(f"{step}_cpu", "–") for step in STEPS),
                one.peak,
                one.said["bytes"] / 1e6,
                int(one.said["figures"]),
            )
            for name, one in ends.items()
        ],
    )
    report.body["documents"] = {"rows": rows, "runs": as_json(runs)}
    for name, one in ends.items():
        report.claim(f"the {name} of {rows:,}, wall time", one.wall, SECONDS[name], "s")
    report.claim(f"the {ATLAS} of {rows:,}, size", ends[ATLAS].said["bytes"] / 1e6, MEGABYTES, "MB")


def main() -> None:
    """Measure, print, write."""
    chosen = options(__doc__)
    rows = chosen.million or SMALLER
    if rows < ROWS:
        chosen = replace(chosen, limit=rows)
    report = Report("documents", chosen)
    folder = chosen.cache / f"million-{rows}"
    report.say(f"{rows:,} generated publications (kept for the next time)")
    judged(report, measured(report, chosen, with_chain(made(folder, rows))), rows)
    finish(report)


if __name__ == "__main__":
    main()
