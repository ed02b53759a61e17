"""What rules find among some publications by the rule of the tests: texts read one by one, no engine and no index."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np

from harness.options import ROOT
from qianglian.corpus.workspace import Workspace
from qianglian.query.tree import Node

if str(ROOT) not in sys.path:
    sys.path.append(str(ROOT))

from tests.query.brute_force import matches, prepare


def sample(keys: np.ndarray, count: int) -> list[str]:
    """So many of the keys, drawn at random, the same ones every time; sorted."""
    drawn = np.random.default_rng(5).choice(len(keys), min(count, len(keys)), replace=False)
    return [str(key, "ascii") for key in keys[np.sort(drawn)].tolist()]


def rows(workspace: Workspace, keys: list[str]) -> dict[str, dict[str, Any]]:
    """Texts and classes of publications as the brute force reads them, by key."""
    table = workspace.table()
    found = table.filter(table.key.isin(keys)).select("key", "titles", "abstracts", "claims", "ipc", "cpc")
    return {one["key"]: prepare(_row(one)) for one in found.to_pyarrow().to_pylist()}


def _row(one: dict[str, Any]) -> dict[str, Any]:
    texts = {"ti": "titles", "ab": "abstracts", "cl": "claims"}
    row = {field: [each["text"] or "" for each in one[column] or ()] for field, column in texts.items()}
    return {**row, "ipc": one["ipc"] or [], "cpc": one["cpc"] or []}


def found(asked: dict[str, Node], held: dict[str, dict[str, Any]]) -> dict[str, set[str]]:
    """The keys that each rule finds."""
    return {name: {key for key, row in held.items() if matches(node, row)} for name, node in asked.items()}
