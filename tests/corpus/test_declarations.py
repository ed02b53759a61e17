"""Declarations in the corpus: kept beside the records, joined on asking, gone with their batch."""

import json
from pathlib import Path

import pytest

from qianglian.corpus.declarations import DeclaredCounts
from qianglian.corpus.layout import Layout
from qianglian.corpus.manifest import from_json
from qianglian.corpus.parts import PartWriter
from qianglian.corpus.workspace import Workspace, open_workspace
from qianglian.model.errors import Forbidden
from qianglian.model.search_register import SearchRegister
from qianglian.model.view import View
from tests.corpus.evidence import begin, broken, numbers, picture, row, write_rows
from tests.sources.files import ETSI, POOL, csv_text

GRANT, APPLICATION = "US11000000B2", "US20190123456A1"
REGISTER = SearchRegister(database="Fictional Pool")


@pytest.fixture
def pool(tmp_path: Path) -> Path:
    path = tmp_path / "pool.csv"
    path.write_text(csv_text(POOL))
    return path


@pytest.fixture
def etsi(tmp_path: Path) -> Path:
    path = tmp_path / "ISLD-export.csv"
    path.write_text(csv_text(ETSI, ";"))
    return path


@pytest.fixture
def publications(tmp_path: Path) -> Path:
    return write_rows(
        tmp_path / "publications.jsonl",
        [
            row(GRANT, "Battery"),
            row(APPLICATION, "Battery", application="US16123456"),
            row("EP1387599A1", "Cell"),
            row("EP1387599B1", "Cell"),
            row("CN106569070B", "电池"),
        ],
    )


def counts(workspace: Workspace, **asked: str) -> DeclaredCounts:
    return workspace.declarations(**asked).counts


def test_a_list_of_declarations_makes_no_publication(tmp_path: Path, pool: Path) -> None:
    with begin(tmp_path / "ws", pool, search=REGISTER) as workspace:
        [batch] = workspace.manifest.batches
        assert (batch.rows, batch.kept, batch.rejected, batch.declared) == (5, 4, 1, 4)
        assert workspace.manifest.publications == workspace.count("").value == 0
        assert counts(workspace) == DeclaredCounts(4, 2, 0, 0, 0, 0, 1)
        assert [one.body for one in workspace.declarations().rows] == ["Fictional Pool"] * 4
        assert broken(workspace) == []


def test_declared_rows_numbers_and_what_is_here_are_three_counts(
    tmp_path: Path, pool: Path, etsi: Path, publications: Path
) -> None:
    with begin(tmp_path / "ws", pool, etsi, publications) as workspace:
        assert counts(workspace) == DeclaredCounts(
            rows=7, numbers=3, found=3, applications=1, applications_found=1, publications=4, unread=2
        )
        told = workspace.declarations(body="etsi").rows
        assert told[0].publications == (GRANT, APPLICATION)
        assert told[0].numbers == (GRANT, "US2019123456A1")
        assert told[2].numbers == told[2].publication_keys == ()
        belgian = workspace.declarations(declarant="invented").rows[0]
        assert (belgian.numbers, belgian.country) == (("BE-EP1387599",), "BE")
        assert belgian.publications == ("EP1387599A1", "EP1387599B1")
        assert broken(workspace) == []


def test_a_kind_that_is_declared_is_not_another_kind(tmp_path: Path, etsi: Path) -> None:
    other = write_rows(tmp_path / "other.jsonl", [row("US11000000A1", "Another")])
    with begin(tmp_path / "ws", etsi, other) as workspace:
        assert (counts(workspace).numbers, counts(workspace).found) == (2, 0)


def test_asking_by_declarant_standard_number_and_key(
    tmp_path: Path, pool: Path, etsi: Path, publications: Path
) -> None:
    with begin(tmp_path / "ws", pool, etsi, publications, search=REGISTER) as workspace:
        key = workspace.show(GRANT)[0].key
        for asked, rows in (
            ({"declarant": "RADIO"}, 2),
            ({"standard": "36.999"}, 1),
            ({"body": "pool"}, 4),
            ({"number": "EP 1387599"}, 2),
            ({"number": "US16/123,456"}, 1),
            ({"number": "US16123456"}, 1),
            ({"number": "see annex"}, 1),
            ({"number": key}, 2),
            ({"number": "CN106569070B"}, 0),
            ({"body": "etsi", "declarant": "labs"}, 0),
            ({"declarant": "'; DROP VIEW declarations; --"}, 0),
        ):
            found = workspace.declarations(**asked)
            assert (asked, found.counts.rows, len(found.rows)) == (asked, rows, rows)
        assert len(workspace.declarations(limit=2).rows) == 2
        assert counts(workspace).rows == 7


def test_the_order_of_import_and_a_second_import_change_nothing(
    tmp_path: Path, pool: Path, etsi: Path, publications: Path
) -> None:
    files = (pool, etsi, publications)
    with begin(tmp_path / "one", *files) as one, begin(tmp_path / "two", publications) as two:
        two.import_files(etsi)
        two.import_files(pool)
        assert picture(one) == picture(two)
        assert one.declarations().rows == two.declarations().rows
        assert one.report().data == two.report().data
        generation = two.manifest.generation
        again = two.import_files(*files)
        assert (len(again.already), again.manifest.generation) == (3, generation)


def test_declarations_go_with_their_batch_and_their_file_with_pruning(
    tmp_path: Path, pool: Path, publications: Path
) -> None:
    with begin(tmp_path / "ws", publications) as workspace:
        before = picture(workspace)
        workspace.import_files(pool, search=REGISTER)
        held = list((tmp_path / "ws/corpus/records").glob("*.declarations.parquet"))
        assert len(held) == 1
        workspace.remove_batch("pool.csv")
        assert picture(workspace) == before
        assert counts(workspace) == DeclaredCounts(0, 0, 0, 0, 0, 0, 0)
        workspace.close()
        workspace.prune()
        assert not held[0].exists()
        assert broken(workspace) == []


def test_a_list_that_is_imported_anew_replaces_itself(tmp_path: Path, pool: Path) -> None:
    with begin(tmp_path / "ws", pool) as workspace:
        assert workspace.declarations().by_body == {"": 4}
        workspace.import_files(pool, search=REGISTER, replaces=["pool.csv"])
        assert workspace.declarations().by_body == {"Fictional Pool": 4}
        assert broken(workspace) == []


def test_an_import_that_is_killed_leaves_nothing_that_counts(
    tmp_path: Path, pool: Path, publications: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    with begin(tmp_path / "ws", publications) as workspace:
        before, close = picture(workspace), PartWriter.close

        def closing(part: PartWriter) -> None:
            close(part)
            if "declarations" in part.path.name:
                raise Killed

        monkeypatch.setattr(PartWriter, "close", closing)
        with pytest.raises(Killed):
            workspace.import_files(pool)
        monkeypatch.undo()
        assert picture(workspace) == before
        records = tmp_path / "ws/corpus/records"
        assert len(list(records.glob("*.declarations.parquet"))) == 1
        workspace.import_files(pool)
        assert len(list(records.glob("*.declarations.parquet"))) == 1
        assert broken(workspace) == []


@pytest.mark.parametrize("harm", ["missing", "changed"])
def test_a_damaged_file_of_declarations_is_found_out(tmp_path: Path, pool: Path, harm: str) -> None:
    with begin(tmp_path / "ws", pool) as workspace:
        [file] = (tmp_path / "ws/corpus/records").glob("*.declarations.parquet")
        if harm == "missing":
            file.unlink()
        else:
            data = bytearray(file.read_bytes())
            data[10] ^= 1
            file.write_bytes(data)
        assert any(said.startswith(("files", "checksums")) for said in broken(workspace))


def test_the_report_counts_declarations_and_lists_what_it_cannot_read(
    tmp_path: Path, pool: Path, etsi: Path, publications: Path
) -> None:
    with begin(tmp_path / "ws", pool, etsi, publications) as workspace:
        data = workspace.report().data
        assert (data["totals"]["rows"], data["totals"]["kept"], data["totals"]["rejected"]) == (14, 12, 2)
        assert data["declarations"]["by_body"] == {"": 4, "ETSI": 3}
        assert data["declarations"]["found"] == 3
        assert {one["name"]: one["unique"] for one in data["files"]} == {
            "ISLD-export.csv": 2,
            "pool.csv": 2,
            "publications.jsonl": 5,
        }
        assert [one["rows"] for one in data["searches"]] == [5]
        told = [(one.file, one.row, one.found) for one in workspace.remarks("unparsed_number")]
        assert told == [("ISLD-export.csv", 3, "see annex"), ("pool.csv", 5, "PE00-DIN/x")]
        assert [(one.file, one.row) for one in workspace.rejections()] == [
            ("ISLD-export.csv", 5),
            ("pool.csv", 6),
        ]


def test_a_view_that_shows_less_shows_no_declarations(tmp_path: Path, pool: Path) -> None:
    begin(tmp_path / "ws", pool).close()
    with open_workspace(tmp_path / "ws", view=View(rows="ti:x")) as workspace, pytest.raises(Forbidden):
        workspace.declarations()


def test_a_manifest_of_before_is_read(tmp_path: Path, publications: Path) -> None:
    with begin(tmp_path / "ws", publications) as workspace:
        body = json.loads(workspace.manifest.to_json())
        for batch in body["batches"]:
            del batch["declared"], batch["declarations_checksum"]
        path = Layout(tmp_path / "ws").manifest
        path.write_text(json.dumps(body))
        assert from_json(path.read_bytes(), "") == workspace.manifest
        assert counts(workspace).rows == 0
        assert numbers(workspace, "pn:CN106569070B") == {"CN106569070B"}


@pytest.mark.real_data
def test_the_list_of_hevc_advance(real_data: Path, tmp_path: Path) -> None:
    """Every one of its 17,361 rows; one number cannot be read, and one of the made-up publications is listed."""
    known = write_rows(tmp_path / "known.jsonl", [row("US9210430B2", "x"), row("US1B1", "y")])
    path = real_data / "sep/hevc_advance_patent_list_2022.csv"
    with begin(tmp_path / "ws", path, known, search=SearchRegister(database="HEVC Advance")) as workspace:
        batch = workspace.manifest.batch(path.name)
        assert (batch.source, batch.rows, batch.kept, batch.rejected) == ("pool_list", 17_361, 17_361, 0)
        assert counts(workspace) == DeclaredCounts(17_361, 12_231, 1, 0, 0, 1, 1)
        offices = batch.quality["offices"]
        assert (sum(offices.values()), len(offices)) == (17_361, 75)
        assert {name: offices[name] for name in ("US", "CN", "KR", "JP", "BE", "PE")} == {
            "US": 2_005,
            "CN": 1_229,
            "KR": 1_156,
            "JP": 903,
            "BE": 331,
            "PE": 1,
        }
        assert [(one.row, one.found) for one in workspace.remarks("unparsed_number")] == [
            (11_567, "PE001633-2014/DIN")
        ]
        assert workspace.declarations(number="EP1387585", limit=0).counts.rows == 9
        assert workspace.declarations(declarant="samsung", limit=0).counts.rows == 5_140
        assert broken(workspace) == []
