"""The analyses of 方向 on real files: computed, insufficient or unknown as the sources allow, every count with its records."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from qianglian.analysis import registry
from qianglian.analysis.contract import INSUFFICIENT
from qianglian.analysis.ground import Ground
from qianglian.corpus.workspace import Workspace, open_workspace
from tests.analysis.hand_cases import answered, records

pytestmark = pytest.mark.real_data

OPEN = [name for name in registry.ANALYSES["direction"] if not registry.analysis(name).needs_chain]
PATENTSCOPE = {"core_patents": "unknown"}
"""It states no citations, claims or events; application numbers tell filing years, names tell origins in China."""
PATSNAP: dict[str, str] = {}
LENS = {"core_patents": "unknown", "patent_kinds": "unknown", "office_flow": "unknown", "effect_matrix": "unknown",
        "filing_trend": "unknown", "life_cycle": "unknown", "entrants_and_leavers": "unknown",
        "concentration": "unknown", "emerging_terms": "insufficient"}  # fmt: skip
"""This export states neither filing dates nor kinds, addresses or IPC symbols."""


@pytest.fixture(scope="module")
def exports(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Workspace]]:
    files = {"patsnap": "patsnap_green_aviation_1999.xlsx", "lens": "lens_battery_797.csv"}
    opened = {}
    for name, file in files.items():
        opened[name] = open_workspace(tmp_path_factory.mktemp(name) / "workspace", create=True)
        assert opened[name].import_files(real_data / "exports" / file).failed == ()
    yield opened
    for workspace in opened.values():
        workspace.close()


def looked_at(ground: Ground, expected: dict[str, str]) -> None:
    """Every analysis has the state that the sources allow, and its counts their records."""
    for name in OPEN:
        finding = answered(ground, name)
        assert finding.state == expected.get(name, "computed"), name
        for table in finding.tables:
            for row in table.rows[:2]:
                for column in table.columns:
                    value = row[column.name]
                    if (
                        column.unit
                        and not column.key
                        and column.kind == "count"
                        and value not in (None, INSUFFICIENT)
                    ):
                        assert len(records(finding, table.name, row, column.name)) == value, (
                            name,
                            column.name,
                        )


@pytest.mark.slow
def test_patentscope(patentscope: Workspace) -> None:
    ground = Ground(patentscope)
    looked_at(ground, PATENTSCOPE)
    (trend,) = answered(ground, "filing_trend").coverage
    assert trend.total == 125_924
    assert trend.share is not None
    assert trend.share > 0.99


def test_patsnap(exports: dict[str, Workspace]) -> None:
    looked_at(Ground(exports["patsnap"]), PATSNAP)


def test_lens(exports: dict[str, Workspace]) -> None:
    ground = Ground(exports["lens"])
    looked_at(ground, LENS)
    assert answered(ground, "filing_trend", by="publication").state == "computed"
