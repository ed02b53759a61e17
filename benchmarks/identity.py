"""Identity: families and parties over generated publications, against plain Python over the same files.

Claims: the families of a million publications take at most 60 s and 3 GiB; from 100,000 to a million the time of a
publication grows by at most half; they are the same families as the plain script's. Families and parties of a
million together: at most 5 minutes and 6 GiB, and growth as near to linear.

    identity.py --million            100,000, 300,000 and a million (some minutes of import, once)
    identity.py --million 300000     100,000 and 300,000
    identity.py                      100,000
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import qianglian
from harness.contest import Contender, Run, as_json, contest, run, summary
from harness.inputs import code_digest, generated
from harness.options import Options, options
from harness.report import Report, finish
from qianglian.corpus import schema

SIZES = (100_000, 300_000, 1_000_000)
WHOLE = 1_000_000
SECONDS, GIBIBYTES, GROWTH = 60, 3, 1.5
TOGETHER_SECONDS, TOGETHER_GIBIBYTES = 300, 6
QIANGLIAN, PLAIN = "QiangLian", "plain Python"


def workspace(report: Report, chosen: Options, publications: int) -> Path:
    """A workspace of generated publications: imported once, kept until what lies in it changes."""
    made_by = Path(qianglian.__path__[0])
    code = code_digest(Path(schema.__file__), made_by / "sources" / "formats" / "qianglian_jsonl.py")
    folder = chosen.cache / f"identity-{publications}-{code}"
    if not (folder / "made-whole").exists():
        shutil.rmtree(folder, ignore_errors=True)
        report.say(f"generating and importing {publications:,} publications (kept for the next time)")
        file = generated(chosen, publications)
        # In a process of its own, or its memory would count as everybody's (`harness.contest.run`).
        run(Contender("import", "qianglian_ingest.py", (str(file), str(folder / "workspace"))))
        (folder / "made-whole").touch()
    return folder / "workspace"


def against_plain(report: Report, chosen: Options, size: int, question: str) -> list[Run]:
    """Ours and plain Python over the same workspace, in turns; the largest size once."""
    folder = str(workspace(report, chosen, size))
    return contest(
        [
            Contender(QIANGLIAN, f"qianglian_{question}.py", (folder,)),
            Contender(PLAIN, f"plain_{question}.py", (folder,)),
        ],
        chosen.rounds if size < WHOLE else 1,
        lambda: None,
        lambda one: report.say(f"{one.contender}: {one.wall:.1f} s wall, {one.peak:,.0f} MiB peak"),
    )


def families(report: Report, chosen: Options, sizes: list[int]) -> None:
    """Simple and extended families, made from nothing and kept; the peer counts them in plain Python."""
    table, each, runs, differing = [], {}, [], 0
    for size in sizes:
        done = against_plain(report, chosen, size, "families")
        runs += done
        ours, plain = summary(done, QIANGLIAN), summary(done, PLAIN)
        differing += any(ours.said[kind] != plain.said[kind] for kind in ("simple", "extended"))
        each[size] = ours
        for one in (ours, plain):
            row = (f"{size:,} {one.contender}", one.said["simple"], one.said["extended"])
            table.append((*row, one.wall, one.cpu, size / one.wall, one.peak, one.wall / plain.wall))
    head = ("families", "simple", "extended", "wall s", "CPU s", "publications/s", "peak MiB", "wall ×")
    report.table("Families", head, table)
    report.say(f"asked again, read from disk: {each[sizes[-1]].said['again'] * 1e3:.0f} ms")
    report.body["families"] = {
        "runs": as_json(runs),
        "summaries": {str(size): asdict(one) for size, one in each.items()},
    }
    report.claim("sizes where families differ from the plain script's", float(differing), 0)
    last = each[sizes[-1]]
    report.claim(f"families of {sizes[-1]:,}, wall time", last.wall, SECONDS, "s")
    report.claim(f"families of {sizes[-1]:,}, peak", last.peak / 1024, GIBIBYTES, "GiB")
    if len(sizes) > 1:
        first = each[sizes[0]]
        grown = (last.said["seconds"] / sizes[-1]) / (first.said["seconds"] / sizes[0])
        report.claim(f"time of one publication, {sizes[-1]:,} against {sizes[0]:,}", grown, GROWTH, "×")


def parties(report: Report, chosen: Options, sizes: list[int]) -> None:
    """Applicants and owners joined to parties, made from nothing; the peer counts exact names in plain Python."""
    table, each, runs = [], {}, []
    for size in sizes:
        done = against_plain(report, chosen, size, "parties")
        runs += done
        each[size] = summary(done, QIANGLIAN)
        for one in (each[size], summary(done, PLAIN)):
            row = (f"{size:,} {one.contender}", one.said["names"], one.said["parties"], one.wall, one.cpu)
            table.append((*row, size / one.wall, one.peak))
    head = ("parties", "names", "parties", "wall s", "CPU s", "publications/s", "peak MiB")
    report.table("Parties", head, table)
    report.body["parties"] = {
        "runs": as_json(runs),
        "summaries": {str(size): asdict(one) for size, one in each.items()},
    }
    _together(report, {size: one.wall for size, one in each.items()}, each[sizes[-1]].peak)


def _together(report: Report, walls: dict[int, float], peak: float) -> None:
    """Families and parties of one workspace, one after the other."""
    made = report.body["families"]["summaries"]
    both = {size: wall + made[str(size)]["wall"] for size, wall in walls.items()}
    first, last = min(both), max(both)
    report.claim(f"families and parties of {last:,}, wall time", both[last], TOGETHER_SECONDS, "s")
    highest = max(peak, made[str(last)]["peak"]) / 1024
    report.claim(f"families and parties of {last:,}, peak", highest, TOGETHER_GIBIBYTES, "GiB")
    if first != last:
        grown = (both[last] / last) / (both[first] / first)
        report.claim(f"families and parties, time of one, {last:,} against {first:,}", grown, GROWTH, "×")


PARTS: tuple[Callable[[Report, Options, list[int]], None], ...] = (families, parties)
"""What is measured, one function a part; families first, since parties are added to them."""


def main() -> None:
    """Measure, print, write."""
    chosen = options(__doc__)
    report = Report("identity", chosen)
    most = chosen.million or SIZES[0]
    sizes = [size for size in SIZES if size <= most] or [most]
    for part in PARTS:
        part(report, chosen, sizes)
    finish(report)


if __name__ == "__main__":
    main()
