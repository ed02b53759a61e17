"""The skip rule: every skip is printed, and in CI a skip that nobody listed fails the run.

A skipped test is a promise not kept; the list (`tests/allowed_skips.txt`) says which ones and why.
A line of it is `<node id> | <reason>`, where `*` stands for any text; `#` begins a comment.
Works the same with and without xdist: the reports of the workers arrive at the controller.
"""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

HELD = pytest.StashKey["SkipRule"]()


@dataclass(frozen=True)
class Skip:
    """One test, or one whole file, that did not run."""

    where: str
    reason: str


@dataclass(frozen=True)
class Allowed:
    """One line of the list."""

    where: re.Pattern[str]
    reason: re.Pattern[str]

    def covers(self, skip: Skip) -> bool:
        return bool(self.where.fullmatch(skip.where) and self.reason.fullmatch(skip.reason))


def pattern(text: str) -> re.Pattern[str]:
    """Literal text with `*` as the only wildcard: the brackets of a parametrised id mean themselves."""
    return re.compile(".*".join(re.escape(part) for part in text.strip().split("*")), re.DOTALL)


def read_allowed(lines: Iterable[str]) -> list[Allowed]:
    """Read the list; a line without its reason is a usage error."""
    allowed = []
    for number, line in enumerate(lines, start=1):
        if not (entry := line.strip()) or entry.startswith("#"):
            continue
        where, bar, reason = entry.partition(" | ")
        if not (bar and reason.strip()):
            raise pytest.UsageError(
                f"allowed skips, line {number}: expected '<node id> | <reason>', found {entry!r}"
            )
        allowed.append(Allowed(pattern(where), pattern(reason)))
    return allowed


def in_ci() -> bool:
    return os.environ.get("CI", "").lower() not in ("", "0", "false", "no")


@dataclass(eq=False)
class SkipRule:
    """Collects the skips of one run and judges them at its end."""

    allowed: list[Allowed]
    strict: bool
    skips: list[Skip] = field(default_factory=list)

    @property
    def unlisted(self) -> list[Skip]:
        return [skip for skip in self.skips if not any(line.covers(skip) for line in self.allowed)]

    def note(self, report: pytest.TestReport | pytest.CollectReport) -> None:
        # An expected failure is reported as skipped too, but it did run.
        if report.skipped and not hasattr(report, "wasxfail"):
            self.skips.append(Skip(report.nodeid, reason_of(report)))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.note(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        self.note(report)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if (
            self.strict
            and self.unlisted
            and session.exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)
        ):
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if not self.skips:
            return
        unlisted = set(self.unlisted)
        terminalreporter.section(f"{len(self.skips)} skipped, {len(unlisted)} of them not listed")
        for skip in sorted(self.skips, key=lambda skip: (skip.where, skip.reason)):
            terminalreporter.write_line(
                f"{'NOT LISTED' if skip in unlisted else 'listed'}  {skip.where}: {skip.reason}"
            )
        if unlisted and self.strict:
            terminalreporter.write_line(
                "A skip that tests/allowed_skips.txt does not list fails a CI run.", red=True
            )


def reason_of(report: pytest.TestReport | pytest.CollectReport) -> str:
    """The sentence given to `pytest.skip`, without pytest's own prefix."""
    told = report.longrepr
    text = str(told[2]) if isinstance(told, tuple | list) else str(told)
    return text.removeprefix("Skipped: ").strip()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addini("allowed_skips", "the list of skips that CI accepts", default="tests/allowed_skips.txt")


def pytest_configure(config: pytest.Config) -> None:
    if hasattr(config, "workerinput"):  # an xdist worker; its controller judges
        return
    listed = Path(config.rootpath, config.getini("allowed_skips"))
    lines = listed.read_text(encoding="utf-8").splitlines() if listed.is_file() else []
    rule = config.stash[HELD] = SkipRule(read_allowed(lines), strict=in_ci())
    config.pluginmanager.register(rule, "skip-rule")
