"""Ingest: what keeping evidence costs, against the plainest script that makes the same index and tables.

Claims: the 125,924 real rows take at most 1.8 times as long as `peers/plain_ingest.py` in the same run and
2 GiB at the peak; with ``--million``, a generated million comes in at the rate of a generated 125,924 within
25 % and in 4 GiB.
"""

from __future__ import annotations

import shutil
from dataclasses import asdict
from pathlib import Path

from harness.contest import Contender, Run, Summary, as_json, contest, folder_size, summary
from harness.inputs import generated, mebibytes, patentscope
from harness.options import MAPPING, ROWS, Options, options
from harness.report import Report, finish

QIANGLIAN, PLAIN = "QiangLian import", "plain script"


class Ground:
    """The folder that every run imports into, made empty before each."""

    def __init__(self, chosen: Options, report: Report) -> None:
        self.folder = chosen.cache / "ingest"
        self._report = report

    def clear(self) -> None:
        """Nothing of the run before is left."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.parent.mkdir(parents=True, exist_ok=True)

    def told(self, one: Run) -> None:
        """One line a run, so that noise is seen."""
        self._report.say(
            f"{one.contender}: {one.wall:.1f} s wall, {one.cpu:.1f} s CPU, {one.peak:,.0f} MiB peak, "
            f"{folder_size(self.folder):,.0f} MiB written"
        )

    def run(
        self, name: str, file: Path, rounds: int, mapping: Path | None = None, peer: bool = False
    ) -> list[Run]:
        """QiangLian's import of ``file``, by turns with the peer where it can read it."""
        to = (str(file), str(self.folder))
        more = ("--mapping", str(mapping)) if mapping else ()
        contenders = [Contender(name, "qianglian_ingest.py", (*to, *more))]
        if peer:
            contenders.append(Contender(PLAIN, "plain_ingest.py", to))
        return contest(contenders, rounds, self.clear, self.told)


def real(report: Report, ground: Ground, chosen: Options) -> tuple[object, ...]:
    """The real file, against the peer. Returns our row of the table of rates."""
    file = patentscope(chosen)
    runs = ground.run(QIANGLIAN, file, chosen.rounds, MAPPING, peer=True)
    ours, plain = summary(runs, QIANGLIAN), summary(runs, PLAIN)
    head = ("contender", "wall s", "best", "CPU s", "rows/s", "peak MiB", "wall ×", "CPU ×")
    table = [
        (
            s.contender,
            s.wall,
            s.best,
            s.cpu,
            s.said["rows"] / s.wall,
            s.peak,
            s.wall / plain.wall,
            s.cpu / plain.cpu,
        )
        for s in (ours, plain)
    ]
    rows = int(ours.said["rows"])
    report.table(f"{rows:,} PATENTSCOPE rows, {chosen.rounds} rounds by turns, medians", head, table)
    report.body["real"] = {"runs": as_json(runs), "summaries": [asdict(ours), asdict(plain)]}
    report.claim("import / plain script, wall time", ours.wall / plain.wall, 1.8, "×")
    report.claim("import of the real file, peak", ours.peak / 1024, 2, "GiB")
    return rate("PATENTSCOPE", file, rows, ours)


def rate(name: str, file: Path, rows: int, took: Run | Summary) -> tuple[object, ...]:
    """A row of the table of rates: by row and by byte, since rows differ in length, and by CPU, since machines do."""
    size = mebibytes(file)
    return (name, rows, size, took.wall, rows / took.wall, rows / took.cpu, size / took.wall, took.peak)


def million(report: Report, ground: Ground, chosen: Options, known: tuple[object, ...]) -> None:
    """A generated million, against a generated set of the real file's size; the real file stands beside it."""
    assert chosen.million is not None
    table, runs = [known], list[Run]()
    for publications in (min(ROWS, chosen.million // 2), chosen.million):
        report.say(f"generating {publications:,} publications (kept for the next time)")
        file = generated(chosen, publications)
        name = f"generated {publications:,}"
        runs += ground.run(name, file, 1)
        table.append(rate(name, file, int(runs[-1].said["rows"]), runs[-1]))
    head = ("input", "rows", "MiB of text", "wall s", "rows/s", "rows/CPU s", "MiB/s", "peak MiB")
    report.table("Rate and memory by size", head, table)
    small, large = (one.said["rows"] / one.wall for one in runs)
    report.body["generated"] = {"runs": as_json(runs), "head": head, "table": table}
    report.claim("loss of rate from the small generated set to the large", max(0.0, 1 - large / small), 0.25)
    report.claim("import of the large generated set, peak", runs[-1].peak / 1024, 4, "GiB")


def main() -> None:
    """Measure, print, write."""
    chosen = options(__doc__)
    report = Report("ingest", chosen)
    ground = Ground(chosen, report)
    known = real(report, ground, chosen)
    if chosen.million:
        million(report, ground, chosen, known)
    ground.clear()
    finish(report)


if __name__ == "__main__":
    main()
