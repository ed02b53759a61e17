"""What is asked for deeper levels: what the page shows at nodes, and nothing that it would not."""

from dataclasses import replace
from typing import Any

import pytest

from qianglian.analysis.contract import Finding
from qianglian.documents.atlas import levels
from qianglian.documents.atlas.nodes import MOST_ROWS
from qianglian.documents.navigation.basis import Basis
from tests.documents import findings
from tests.documents.atlas.books import CODES, FAMILIES, NODE, NODE_NAME, PARTY, named


class Standing:
    """As far as levels ask: a chain of two levels, and no region."""

    basis = Basis()

    class tagging:  # noqa: N801
        class chain:  # noqa: N801
            by_code = dict.fromkeys(CODES)
            level = staticmethod(lambda code: code.count(".") + 1)


def finding(name: str, rows: list[dict[str, Any]], **changes: Any) -> Finding:
    columns = (NODE, NODE_NAME, PARTY, FAMILIES)
    made = findings.table("cells", "单元", "Cells", columns, rows)
    return replace(Finding(name, made.title, {}, (made,)), **changes)


def rows(count: int) -> list[dict[str, Any]]:
    return [named(CODES[0], party=f"o{at}", families=at) for at in range(count)]


@pytest.mark.parametrize(
    ("first", "asked"),
    [
        (finding("node_by_region", rows(MOST_ROWS)), True),
        (finding("node_by_region", rows(MOST_ROWS + 1)), False),
        (finding("node_by_region", []), True),
        (finding("node_by_region", rows(1), state="unknown"), False),
        (finding("filing_trend", rows(1)), False),
    ],
    ids=["few rows", "more than a node shows", "none at the first level", "not computed", "not by level"],
)
def test_only_what_the_page_may_show_is_asked_further_down(
    monkeypatch: pytest.MonkeyPatch, first: Finding, asked: bool
) -> None:
    said: list[tuple[str, object]] = []
    monkeypatch.setattr(levels, "answer_of", lambda _, one, params: said.append((one.name, params["level"])))
    found = levels.at_levels(Standing(), [first])  # type: ignore[arg-type]
    deepest = max(code.count(".") + 1 for code in CODES)
    assert list(found) == list(range(2, deepest + 1))
    assert said == ([("node_by_region", level) for level in found] if asked else [])
