"""The how-to is so: its example runs, and what it names is there."""

import re
from pathlib import Path
from typing import Any

from qianglian.analysis.asking import ask
from qianglian.analysis.contract import MODULES
from qianglian.analysis.ground import Ground

PAGE = (Path(__file__).parents[2] / "docs/how-to/add-an-analysis.md").read_text(encoding="utf-8")


def test_the_example_is_an_analysis(ground: Ground) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    names: dict[str, Any] = {}
    exec(compile(code, "add-an-analysis.md", "exec"), names)
    finding = ask(ground, names["ANALYSIS"])
    table = finding.table("by_office")
    assert {row["office"]: row["count"] for row in table.rows} == {"CN": 5, "EP": 1, "US": 1}
    assert [len(table.figure(row, "count").why()) for row in table.rows] == [5, 1, 1]  # type: ignore[misc]


def test_the_folders_that_it_names_are_the_modules() -> None:
    assert all(f"{module}/" in PAGE for module in MODULES)
