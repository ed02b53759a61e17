"""The real run: five data sets, alone and together, through the chain 新三样 to every analysis, atlas and report.

    PYTHONPATH=. python scripts/real_run.py --work FOLDER [--data FOLDER] [--only NAME ...] [--again]

``--work`` gets a workspace for each data set, what was measured of it as JSON, and at the end `real-run.zh.md` and
`real-run.en.md`: aggregate figures only. A data set that was measured before is not measured again.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from real_brute_force import chosen, compared
from real_documents import documents
from real_sets import SETS, SYSTEM, TOGETHER, DataSet, chained, imported, seconds_of
from real_tables import page

from qianglian.analysis import registry
from qianglian.chains.counting import count_system
from qianglian.documents.navigation.answering import answer_of
from qianglian.documents.navigation.basis import Basis, Standing, stand_on
from qianglian.rules.official_systems import official_system

REGION = "320000"
NODES, HITS = 20, 100
"""Nodes that are compared with the brute force, and the hits that each has at least."""

T = TypeVar("T")


def main() -> None:
    """Measure what was not measured yet, and write the tables."""
    options = _options()
    options.work.mkdir(parents=True, exist_ok=True)
    for one in SETS:
        if options.only and one.name not in options.only:
            continue
        kept = options.work / f"{one.name}.json"
        if options.import_only:
            told(f"{one.name}: import")
            imported(options.work, one, options.data)
        elif options.again or not kept.exists():
            said = measured(options.work, one, options.data, documents_too=options.documents)
            kept.write_text(json.dumps(said, ensure_ascii=False, indent=1), encoding="utf-8")
    held = {one.name: options.work / f"{one.name}.json" for one in SETS}
    runs = {name: json.loads(path.read_text("utf-8")) for name, path in held.items() if path.exists()}
    for language in ("zh", "en"):
        (options.work / f"real-run.{language}.md").write_text(page(runs, language), encoding="utf-8")


def _options() -> argparse.Namespace:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    default = os.environ.get("QIANGLIAN_DATA", "../shared/data")
    asked.add_argument("--work", type=Path, required=True, help="folder for workspaces and results")
    asked.add_argument("--data", type=Path, default=Path(default), help="folder of the real data")
    asked.add_argument("--only", nargs="*", choices=[one.name for one in SETS], help="these data sets alone")
    asked.add_argument("--again", action="store_true", help="also what was measured before")
    asked.add_argument("--import-only", action="store_true", help="make the workspaces and measure nothing")
    asked.add_argument("--without-documents", dest="documents", action="store_false")
    return asked.parse_args()


def timed(make: Callable[[], T]) -> tuple[T, float]:
    """What is made, and the seconds that it took."""
    begun = time.perf_counter()
    made = make()
    return made, round(time.perf_counter() - begun, 2)


def measured(work: Path, one: DataSet, data: Path, *, documents_too: bool) -> dict[str, Any]:
    """Everything of one data set as plain data: figures, states, reasons, seconds."""
    told(f"{one.name}: import")
    folder = imported(work, one, data)
    load = os.getloadavg()[0]
    said: dict[str, Any] = {"day": date.today().isoformat(), "load": round(load, 1)}
    with chained(folder) as workspace:
        standing, seconds = timed(lambda: stand_on(workspace, Basis(region=REGION)))
        tagging = standing.tagging
        told(
            f"{one.name}: {len(tagging.publications):,} publications; imported in {seconds_of(folder):.0f} s"
        )
        said["seconds"] = {"import": seconds_of(folder), "tag": seconds}
        said["publications"] = len(tagging.publications)
        said["families"] = len(workspace.family_leaders("simple")["leader"].unique())
        said["analyses"] = [answered(standing, name) for name in registry.names()]
        said["counts"], said["seconds"]["count"] = timed(lambda: counts(standing))
        codes = chosen(tagging, NODES, HITS)
        told(f"{one.name}: brute force of {len(codes)} nodes")
        found, said["seconds"]["brute_force"] = timed(lambda: compared(workspace, tagging, codes))
        said["brute_force"] = [[row.code, row.name, row.index, row.brute, row.differ] for row in found]
        if documents_too and one.name == TOGETHER:
            said["documents"] = documents(standing, work, told)
    return said


def answered(standing: Standing, name: str) -> dict[str, Any]:
    """One analysis: its state, why, how much it found, and how long it took."""
    finding, seconds = timed(lambda: answer_of(standing, registry.analysis(name)))
    told(f"  {name}: {finding.state} ({seconds:.1f} s)")
    reason = finding.reason
    return {
        "name": name,
        "state": finding.state,
        "zh": reason.zh if reason else "",
        "en": reason.en if reason else "",
        "rows": [len(table.rows) for table in finding.tables],
        "coverage": [[one.what.zh, one.what.en, one.known, one.total] for one in finding.coverage],
        "seconds": seconds,
    }


def counts(standing: Standing) -> list[list[Any]]:
    """The nodes of the official system three ways: IPC only, as read, rules interpreted and not encodable."""
    found = count_system(standing.workspace, official_system(SYSTEM))
    return [
        [
            one.node.code,
            one.node.name.zh,
            one.level,
            one.ipc_only.value,
            one.as_read.value,
            sum(one.statuses.values()),
            one.statuses["interpreted"],
            one.statuses["not encodable"],
        ]
        for one in found
    ]


def told(line: str) -> None:
    """A line for whoever waits."""
    print(line, flush=True)


if __name__ == "__main__":
    main()
