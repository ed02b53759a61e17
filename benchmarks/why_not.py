"""Why not: what became of 200 numbers of known fate, told in one call.

Claim: every fate is told rightly, and the call takes at most 1 s, with the workspace opened anew.
"""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from harness.options import options
from harness.report import Report, finish
from harness.workspaces import imported
from qianglian.corpus.workspace import open_workspace

QUERY = "电池 AND pd:2010..2012 NOT ti:锂"
"""Several clauses, so that some numbers pass and others fail each."""
FOUND, FAILING, KINDED, ABSENT = 60, 80, 30, 30


@dataclass(frozen=True, slots=True)
class Known:
    """A number and what is known to have become of it."""

    number: str
    fate: str


def known(folder: Path) -> list[Known]:
    """Numbers that the query finds, that it misses, that stand there without a kind code, and that nobody has."""
    with open_workspace(folder) as workspace:
        found = _numbers(workspace.table(QUERY), FOUND)
        held = _numbers(workspace.table(), FOUND + FAILING + KINDED)
        hits = set(_numbers(workspace.table(QUERY), None))
    missed = [number for number in held if number not in hits]
    return [
        *(Known(number, "found") for number in found),
        *(Known(number, "fails_query") for number in missed[: FAILING + FOUND - len(found)]),
        *(
            Known(f"{number}A", "without_kind")
            for number in [n for n in held if n.startswith("CN")][-KINDED:]
        ),
        *(Known(f"CN{900_000_000 + 37 * place}A", "not_in_any_file") for place in range(ABSENT)),
    ]


def _numbers(table: object, count: int | None) -> list[str]:
    """Publication numbers of a table, spread over all of it."""
    columns = table.order_by("key").select("country", "number").to_pyarrow().to_pydict()  # type: ignore[attr-defined]
    numbers = [
        country + number for country, number in zip(columns["country"], columns["number"], strict=True)
    ]
    return numbers[:: max(1, len(numbers) // count)][:count] if count else numbers


def main() -> None:
    """Measure, print, write."""
    chosen = options(__doc__)
    report = Report("why_not", chosen)
    folder = imported(report, chosen)
    asked = known(folder)
    seconds: list[float] = []
    for _ in range(chosen.rounds):
        start = time.perf_counter()
        with open_workspace(folder) as workspace:
            fates = workspace.why_not([one.number for one in asked], QUERY)
        seconds.append(time.perf_counter() - start)
    right = [one.fate == fate.name for one, fate in zip(asked, fates, strict=True)]
    told = Counter((one.fate, fate.name) for one, fate in zip(asked, fates, strict=True))
    report.table(
        "Fates", ("known", "told", "numbers"), [(*names, count) for names, count in sorted(told.items())]
    )
    report.say(
        f"{len(asked)} numbers against {QUERY}: " + ", ".join(f"{one * 1e3:.0f} ms" for one in seconds)
    )
    report.body |= {
        "numbers": len(asked),
        "seconds": seconds,
        "told": [[*n, c] for n, c in sorted(told.items())],
    }
    report.claim("fates told wrongly", float(len(right) - sum(right)), 0)
    report.claim(f"why-not of {len(asked)} numbers in one call, opening included", median(seconds), 1, "s")
    finish(report)


if __name__ == "__main__":
    main()
