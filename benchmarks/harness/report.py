"""What a benchmark leaves behind: tables for people, one JSON file for machines, and the claims judged."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

import orjson
from rich.console import Console
from rich.table import Table

from harness.machine import machine
from harness.options import Options


@dataclass(frozen=True, slots=True)
class Claim:
    """What we say of a figure: it stays at or under ``limit``."""

    name: str
    measured: float
    limit: float
    unit: str = ""

    @property
    def holds(self) -> bool:
        """Whether the figure keeps the claim."""
        return self.measured <= self.limit


class Report:
    """The result of one benchmark in the making."""

    def __init__(self, name: str, chosen: Options) -> None:
        self.name = name
        self.chosen = chosen
        self.console = Console(width=None if Console().is_terminal else 130)
        self.claims: list[Claim] = []
        self.body: dict[str, object] = {"machine": machine()}
        self.console.rule(f"benchmarks/{name}.py")

    def say(self, text: str) -> None:
        """A line for who watches."""
        self.console.print(text, highlight=False)

    def table(self, title: str, head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """A table: the first column is a name, the others are figures."""
        table = Table(title=title, title_justify="left")
        for place, name in enumerate(head):
            table.add_column(name, justify="right" if place else "left")
        for row in rows:
            table.add_row(*map(figure, row))
        self.console.print(table)

    def claim(self, name: str, measured: float, limit: float, unit: str = "") -> None:
        """Note a claim and its figure."""
        self.claims.append(Claim(name, measured, limit, unit))

    def end(self) -> int:
        """Judge the claims, write the JSON; the exit code."""
        rows = [
            (one.name, f"{figure(one.measured)} {one.unit}", f"{one.limit:g} {one.unit}", self._verdict(one))
            for one in self.claims
        ]
        self.table("Claims", ("claim", "measured", "at most", ""), rows)
        self.chosen.results.mkdir(parents=True, exist_ok=True)
        path = self.chosen.results / f"{self.name}.json"
        self.body |= {
            "benchmark": self.name,
            "finished": datetime.now(UTC).isoformat(timespec="seconds"),
            "limit": self.chosen.limit,
            "claims": [{**asdict(claim), "holds": claim.holds} for claim in self.claims],
            "load_at_end": machine()["load"],
        }
        path.write_bytes(orjson.dumps(self.body, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
        self.say(f"written: {path}")
        failed = self.chosen.whole and any(not claim.holds for claim in self.claims)
        return 1 if failed and self.chosen.strict else 0

    def _verdict(self, claim: Claim) -> str:
        said = "holds" if claim.holds else "DOES NOT HOLD"
        return said if self.chosen.whole else f"{said} (on a sample)"


def figure(value: object) -> str:
    """A cell: three significant digits for small numbers, thousands set apart for large ones."""
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def finish(report: Report) -> None:
    """End the program with the report's exit code."""
    sys.exit(report.end())
