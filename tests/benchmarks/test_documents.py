"""The measurement of documents: both are made of a generated workspace, and their claims are judged."""

import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
if str(BENCHMARKS) not in sys.path:
    # The benchmarks are run by path, so that their folders are imported by those names.
    sys.path.append(str(BENCHMARKS))

from documents import MEGABYTES, SECONDS, judged, measured, with_chain  # noqa: E402
from harness.million import made  # noqa: E402
from harness.options import options  # noqa: E402
from harness.report import Report  # noqa: E402


@pytest.mark.slow
def test_both_documents_are_measured_and_judged(tmp_path: Path) -> None:
    chosen = options("", ["--rounds", "1", "--limit", "400", "--results", str(tmp_path)])
    report = Report("documents", chosen)
    runs = measured(report, chosen, with_chain(made(tmp_path / "made", 400, 1)))
    judged(report, runs, 400)
    atlas, paper = runs
    assert {one.name.split()[1]: one.limit for one in report.claims[:2]} == SECONDS
    assert report.claims[2].measured == atlas.said["bytes"] / 1e6 < MEGABYTES
    steps = ("standing", "findings", "gathering", "writing")
    assert 0 < sum(atlas.said[step] for step in steps) < atlas.wall
    assert paper.said["files"] >= 4
    assert atlas.said["figures"] > 0 < paper.said["figures"]
