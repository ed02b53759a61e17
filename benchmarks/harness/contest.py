"""Fair runs: every contender in a fresh process, by turns, timed and measured from outside."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from threading import Timer

from harness.options import BENCHMARKS


@dataclass(frozen=True, slots=True)
class Contender:
    """A script under `benchmarks/peers` and what it is given; its last line of output is a JSON object."""

    name: str
    script: str
    arguments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """One process: wall seconds from its start to its end, CPU seconds of all its threads, peak memory in MiB."""

    contender: str
    wall: float
    cpu: float
    peak: float
    said: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Summary:
    """Several runs of one contender: medians of the times, the least wall time, the greatest memory."""

    contender: str
    runs: int
    wall: float
    best: float
    cpu: float
    peak: float
    said: dict[str, float]


def run(contender: Contender, limit: float | None = None) -> Run:
    """Run a contender in a process of its own. Raises ``RuntimeError`` when it fails, or takes ``limit`` seconds.

    The peak is what the kernel says of the child (``ru_maxrss``). It counts this process too up to the moment
    of the start, so whoever calls this keeps slim.
    """
    command = [sys.executable, str(BENCHMARKS / "peers" / contender.script), *contender.arguments]
    # A script's own folder is all that Python puts on its path: peers import one another from the one above.
    found = os.pathsep.join((str(BENCHMARKS), *filter(None, [os.environ.get("PYTHONPATH")])))
    start = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": found}
    ) as process:
        late = Timer(limit, process.kill) if limit else None
        if late:
            late.start()
        output = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if late:
            late.cancel()
    wall = time.perf_counter() - start
    if process.returncode:
        raise RuntimeError(f"{contender.name} ended with {process.returncode}: {' '.join(command)}")
    said = json.loads(output.splitlines()[-1])
    return Run(contender.name, wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, said)


def contest(
    contenders: Sequence[Contender],
    rounds: int,
    fresh: Callable[[], None],
    told: Callable[[Run], None],
    limit: float | None = None,
) -> list[Run]:
    """Every contender ``rounds`` times, in turning order; ``fresh`` clears the ground before each run."""
    runs: list[Run] = []
    for number in range(rounds):
        for contender in contenders if number % 2 == 0 else reversed(contenders):
            fresh()
            runs.append(run(contender, limit))
            told(runs[-1])
    return runs


def summary(runs: Sequence[Run], name: str) -> Summary:
    """The runs of one contender as one line."""
    own = [one for one in runs if one.contender == name]
    walls = [one.wall for one in own]
    cpu, peak = median(one.cpu for one in own), max(one.peak for one in own)
    return Summary(name, len(own), median(walls), min(walls), cpu, peak, own[-1].said)


def as_json(runs: Sequence[Run]) -> list[dict[str, object]]:
    """Every run as plain data."""
    return [asdict(one) for one in runs]


def folder_size(folder: Path) -> float:
    """MiB of all files of a folder, each once (generations share files by hard links)."""
    files = {file.stat().st_ino: file.stat().st_size for file in folder.rglob("*") if file.is_file()}
    return sum(files.values()) / 2**20
