"""The records behind small figures: asked for together, kept for the next atlas, and those of a large one left out."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from qianglian.analysis.contract import Finding, Row
from qianglian.analysis.ground import Ground
from qianglian.corpus.workspace import Workspace
from qianglian.documents.atlas.origins import SMALL, Origin, origins
from qianglian.documents.atlas.terms import PageTerms
from qianglian.documents.provenance import Provenance
from tests.corpus.evidence import begin, row, write_rows
from tests.documents import findings
from tests.documents.atlas.books import CODES, FAMILIES, NODE, NODE_NAME, named


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return begin(tmp_path / "ws", write_rows(tmp_path / "rows.jsonl", [row("CN1000001A", "正极")]))


def printed(asked: list[str], share: int = 1, rows: int = 3) -> Provenance:
    """A table of ``rows`` nodes, each of so many families as its place says; ``asked`` hears whose records are."""
    cells = [named(code, families=at + 1) for at, code in enumerate(CODES[:rows])]
    made = findings.table("nodes", "数量", "Nodes", (NODE, NODE_NAME, FAMILIES), cells)

    def members(one: Row, column: str) -> list[str]:
        asked.append(one["node"])
        return [f"f{at:016d}" for at in range(one[column] * share)]

    table = replace(made, members=members)
    provenance = Provenance("atlas")
    provenance.prints(Finding("chain_nodes", made.title, {}, (table,)), table)
    return provenance


def found(workspace: Workspace, provenance: Provenance) -> list[Origin]:
    standing: Any = SimpleNamespace(workspace=workspace, ground=Ground(workspace))
    return list(origins(standing, provenance, PageTerms()).values())


def test_a_family_stands_for_its_leading_publication_and_is_asked_once(workspace: Workspace) -> None:
    asked: list[str] = []
    first = found(workspace, printed(asked))
    assert [len(one.publications) for one in first] == [1, 2, 3]
    assert first[0].publications == (f"p{0:016d}",)
    assert asked == CODES[:3]
    assert found(workspace, printed(asked)) == first
    assert asked == CODES[:3]


def test_other_figures_and_other_evidence_are_other_questions(workspace: Workspace, tmp_path: Path) -> None:
    asked: list[str] = []
    found(workspace, printed(asked))
    found(workspace, printed(asked, rows=2))
    assert asked == [*CODES[:3], *CODES[:2]]
    workspace.import_files(write_rows(tmp_path / "more.jsonl", [row("CN1000002A", "负极")]))
    found(workspace, printed(asked, rows=2))
    assert asked == [*CODES[:3], *CODES[:2], *CODES[:2]]


def test_records_of_a_larger_whole_are_not_listed(workspace: Workspace) -> None:
    assert [len(one.publications) for one in found(workspace, printed([], share=SMALL))] == [SMALL]
