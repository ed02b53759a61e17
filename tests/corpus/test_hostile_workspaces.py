"""A workspace that somebody damaged: our own sentences, findings of `check`, never another kind of error."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qianglian.corpus.workspace import Workspace, open_workspace
from qianglian.model.errors import BadInput, CorruptWorkspace, NewerFormat, NotFound, QiangLianError
from tests.corpus.evidence import begin, broken, row, write_rows

Damage = Callable[[Path], None]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of three generations with tombstones, a removal and a rejected row."""
    tmp_path = tmp_path_factory.mktemp("whole")
    first = [
        row("CN106569070B", "电池"),
        row("CN209123456U", "壳"),
        row("CN209123457U", "盖"),
        row("", "无号"),
    ]
    second = [row("CN209123456U", "电池壳"), row("US2019000001A1", "Battery")]
    with begin(tmp_path / "ws", write_rows(tmp_path / "first.jsonl", first)) as workspace:
        workspace.import_files(write_rows(tmp_path / "second.jsonl", second))
        workspace.remove("CN209123457U", reason="无关")
        assert workspace.manifest.tombstones > 0
        assert broken(workspace) == []
    return tmp_path / "ws"


@pytest.fixture
def path(whole: Path, tmp_path: Path) -> Path:
    """A copy of it, to be damaged."""
    return Path(shutil.copytree(whole, tmp_path / "ws"))


def everything(workspace: Workspace) -> list[Callable[[], object]]:
    """Every question, and a write."""
    more = write_rows(workspace.path.parent / "more.jsonl", [row("CN209123456U", "又一件")])
    return [
        lambda: workspace.search("电池"),
        lambda: workspace.count(""),
        lambda: workspace.why_not(["CN106569070B", "CN1A"], "电池"),
        lambda: workspace.show("CN106569070B"),
        lambda: workspace.table("").count().to_pyarrow(),
        workspace.report,
        workspace.proposals,
        workspace.judgements,
        workspace.check,
        lambda: workspace.import_files(more),
        lambda: workspace.remove("CN106569070B", reason="试"),
        workspace.prune,
    ]


def only_our_errors(path: Path) -> list[QiangLianError]:
    """Ask everything; whatever is raised must be ours, with a sentence in both languages."""
    raised: list[QiangLianError] = []
    try:
        workspace = open_workspace(path)
    except QiangLianError as error:
        return [error]
    with workspace:
        for ask in everything(workspace):
            try:
                ask()
            except QiangLianError as error:
                raised.append(error)
    assert all(error.sentence("zh") and error.sentence("en") for error in raised)
    return raised


MANIFESTS = {
    "empty": b"",
    "binary": b"\xff\xfe\x00\x01",
    "half": b'{"format": 1, "schema": 1, "generation": 2, "ba',
    "null": b"null",
    "a list": b"[]",
    "a number": b"3",
    "nothing in it": b"{}",
    "no batches": b'{"format": 1, "schema": 1, "generation": 2}',
    "format in words": b'{"format": "one", "schema": 1, "batches": [], "parts": []}',
    "unknown field": b'{"format": 1, "schema": 1, "batches": [], "parts": [], "colour": "red"}',
    "batches of nothing": b'{"format": 1, "schema": 1, "batches": [{}], "parts": [{"id": "x"}]}',
    "generation in words": b'{"format": 1, "schema": 1, "generation": "two", "batches": [], "parts": []}',
    "generation below zero": b'{"format": 1, "schema": 1, "generation": -2, "batches": [], "parts": []}',
    "index in words": b'{"format": 1, "schema": 1, "generation": 2, "index": "x", "batches": [], "parts": []}',
}


@pytest.mark.parametrize("said", MANIFESTS.values(), ids=MANIFESTS)
def test_a_manifest_that_says_nothing_sensible(path: Path, said: bytes) -> None:
    (path / "corpus" / "manifest.json").write_bytes(said)
    raised = only_our_errors(path)
    assert raised
    assert all(isinstance(error, CorruptWorkspace | NotFound) for error in raised)


def test_a_damaged_manifest_names_the_file_and_the_way_out(path: Path) -> None:
    (path / "corpus" / "manifest.json").write_text("{")
    with open_workspace(path) as workspace, pytest.raises(CorruptWorkspace) as damaged:
        workspace.count("")
    assert "manifest.json" in damaged.value.sentence("zh")
    assert "corpus/generations" in damaged.value.sentence("zh")


def change(file: Path, **said: Any) -> None:
    file.write_text(json.dumps({**json.loads(file.read_text()), **said}))


@pytest.mark.parametrize("said", [{"format": 99}, {"schema": 99}])
def test_a_newer_manifest_is_refused_with_a_sentence(path: Path, said: dict[str, int]) -> None:
    change(path / "corpus" / "manifest.json", **said)
    with open_workspace(path) as workspace, pytest.raises(NewerFormat, match="99") as newer:
        workspace.count("")
    assert "升级" in newer.value.sentence("zh")


def test_a_newer_workspace_is_refused_with_a_sentence(path: Path) -> None:
    change(path / "workspace.json", format=99)
    with pytest.raises(NewerFormat, match="99"):
        open_workspace(path)


@pytest.mark.parametrize(
    "said", ["", "{", "[]", "null", '{"id": "x"}', '{"format": "x"}', '{"format": null}', "\x00"]
)
def test_a_workspace_file_that_says_nothing_sensible(path: Path, said: str) -> None:
    (path / "workspace.json").write_text(said)
    with pytest.raises(BadInput, match=r"workspace\.json"):
        open_workspace(path)


def test_folders_that_are_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        open_workspace(tmp_path / "nothing")
    (tmp_path / "notes.txt").write_text("x")
    with pytest.raises(NotFound):
        open_workspace(tmp_path)
    for where in (tmp_path, tmp_path / "notes.txt"):
        with pytest.raises(BadInput):
            open_workspace(where, create=True)
    assert (tmp_path / "notes.txt").read_text() == "x"
    assert [p.name for p in tmp_path.iterdir()] == ["notes.txt"]


def files(path: Path, pattern: str) -> list[Path]:
    found = sorted(path.glob(pattern))
    assert found
    return found


def cut(path: Path, pattern: str) -> None:
    for file in files(path, pattern):
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def empty(path: Path, pattern: str) -> None:
    for file in files(path, pattern):
        file.write_bytes(b"")


def gone(path: Path, pattern: str) -> None:
    for file in files(path, pattern):
        shutil.rmtree(file) if file.is_dir() else file.unlink()


NEWEST_INDEX = "corpus/index/000003"
DAMAGES: dict[str, Damage] = {
    f"{damage.__name__} {what}": lambda path, damage=damage, pattern=pattern: damage(path, pattern)
    for what, pattern in {
        "parts": "corpus/publications/*.parquet",
        "records": "corpus/records/*.parquet",
        "rejected": "corpus/records/*.rejected.parquet",
        "tombstones": "corpus/tombstones/*.parquet",
        "index": f"{NEWEST_INDEX}/*",
        "index meta": f"{NEWEST_INDEX}/meta.json",
    }.items()
    for damage in (cut, empty, gone)
}
DAMAGES["gone index folder"] = lambda path: gone(path, NEWEST_INDEX)


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_damaged_files_are_found_by_check_and_never_break_a_question(path: Path, damage: Damage) -> None:
    damage(path)
    with open_workspace(path) as workspace:
        assert broken(workspace) != []
    raised = only_our_errors(path)
    assert all(isinstance(error, CorruptWorkspace) for error in raised)


@pytest.mark.parametrize("pattern", ["corpus/publications/*.parquet", "corpus/records/*[0-9a-f].parquet"])
def test_a_flipped_bit_is_found_by_its_checksum(path: Path, pattern: str) -> None:
    file = sorted(path.glob(pattern))[0]
    data = bytearray(file.read_bytes())
    data[len(data) // 3] ^= 1
    file.write_bytes(data)
    with open_workspace(path) as workspace:
        assert "checksums" in [finding.check for finding in workspace.check().findings if not finding.ok]


def test_a_damaged_proposals_file_is_said_to_be_damaged(path: Path) -> None:
    (path / "corpus" / "generations" / "000003.proposals.jsonl").write_text('{"group": \n[]\n')
    with open_workspace(path) as workspace:
        with pytest.raises(CorruptWorkspace):
            workspace.proposals()
        assert broken(workspace) != []


def test_judgements_that_were_cut_off_are_missed(path: Path) -> None:
    (path / "judgements.jsonl").write_text("")
    with open_workspace(path) as workspace:
        assert [finding.check for finding in workspace.check().findings if not finding.ok][-1] == "judgements"


def test_a_tampered_judgement_is_found(path: Path) -> None:
    log = path / "judgements.jsonl"
    log.write_text(log.read_text().replace("无关", "有关"))
    with open_workspace(path) as workspace:
        assert any("judgement" in finding for finding in broken(workspace))
        with pytest.raises(CorruptWorkspace):
            workspace.judgements()


def test_an_older_generation_can_be_put_back(path: Path) -> None:
    """What the sentence about a damaged manifest promises."""
    generations = path / "corpus" / "generations"
    (path / "corpus" / "manifest.json").write_bytes((generations / "000002.json").read_bytes())
    with open_workspace(path) as workspace:
        assert workspace.count("").value == 4
        assert [finding for finding in broken(workspace) if not finding.startswith("judgements")] == []


@pytest.mark.parametrize("left", ["index/000004/junk", "generations/000004.json", "manifest.json.tmp"])
def test_what_a_killed_write_left_is_overwritten_and_swept(path: Path, left: str) -> None:
    junk = path / "corpus" / left
    junk.parent.mkdir(exist_ok=True)
    junk.write_text("{")
    (path / "corpus" / "publications" / "000004-000-abcdef.parquet").write_text("PAR1")
    with open_workspace(path) as workspace:
        more = write_rows(path.parent / "more.jsonl", [row("CN209123456U", "又一件")])
        assert workspace.import_files(more).manifest.generation == 4
        assert broken(workspace) == []
        workspace.prune()
        assert not (path / "corpus" / "publications" / "000004-000-abcdef.parquet").exists()
        assert not (path / "corpus" / "manifest.json.tmp").exists()
        assert broken(workspace) == []
