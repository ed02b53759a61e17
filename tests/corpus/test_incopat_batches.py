"""Twenty-one incoPat-like batches are proved to the row: what the generator did to them, the report says."""

from pathlib import Path

import pytest

from qianglian.corpus.workspace import open_workspace
from qianglian.model.search_register import SearchRegister
from qianglian.sources.synthetic import SyntheticSpec, Truth, write_incopat_batches


@pytest.fixture(scope="module")
def download(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Truth]:
    folder = tmp_path_factory.mktemp("incopat")
    return folder, write_incopat_batches(SyntheticSpec(publications=0), folder, batches=21, rows=90)


@pytest.mark.parametrize("at_once", [True, False], ids=["at once", "one by one, last first"])
def test_the_report_proves_the_download_to_the_row(
    tmp_path: Path, download: tuple[Path, Truth], at_once: bool
) -> None:
    folder, truth = download
    files = sorted(folder.glob("*.xlsx"))
    search = SearchRegister(database="incoPat", query="TIAB=(电池)", hits=truth.rows + 90)
    with open_workspace(tmp_path / "ws", create=True) as workspace:
        for some in [files] if at_once else [[file] for file in reversed(files)]:
            outcome = workspace.import_files(*some, search=search)
            assert outcome.failed == ()
        data = workspace.report().data
        assert workspace.check().ok
    (proved,) = data["searches"]
    assert (proved["files"], proved["rows"]) == (21, truth.rows)
    assert proved["unique"] == data["totals"]["publications"] == truth.unique
    assert proved["rejected"] == len(truth.rejected)
    assert len(proved["missing_files"]) == 1
    assert [tuple(pair) for pair in proved["missing_numbers"][""]][: len(truth.gaps)] == truth.gaps
    assert [one["files"] for one in proved["overlaps"]] == [[o.earlier, o.later] for o in truth.overlaps]
    assert [one["shared"] for one in proved["overlaps"]] == [len(o.numbers) for o in truth.overlaps]
    assert sum(one["surplus"] for one in proved["repeats"]) == len(truth.repeats)
    assert proved["short"] == truth.rows + 90 - truth.unique
    assert not proved["complete"]
    assert all(set(f["quality"]["columns"].values()) for f in data["files"])
