"""The map as it is handed out: whole without a network, every number with its families, and the same every time."""

import json
import re
from pathlib import Path

import pytest

from qianglian.chains.gate import measure, override
from qianglian.chains.kept import use_chain
from qianglian.chains.landscape.mapping import landscape
from qianglian.chains.proposing.index import needed_index
from qianglian.chains.tagging import tag
from qianglian.chains.versions import publish
from qianglian.corpus.workspace import Workspace
from qianglian.documents.landscape.writing import Done, write_landscape
from qianglian.documents.navigation.again import figures_again
from qianglian.documents.navigation.basis import Basis
from qianglian.documents.why import find
from qianglian.model.errors import NotFound
from tests.chains.proposing.labelled_texts import CHAIN, SenseEmbedder, workspace_of
from tests.corpus.evidence import row, write_rows


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    made = workspace_of(tmp_path_factory.mktemp("landscape"))
    use_chain(made, CHAIN, "甲", "首版")
    return made


def written(workspace: Workspace, target: Path, *, anew: bool = False) -> Done:
    tagging = tag(workspace, CHAIN)
    found = landscape(tagging, needed_index(workspace), anew=anew)
    return write_landscape(tagging, found, target, Basis().as_json())


def test_the_page_asks_nobody_for_anything_and_runs_no_script(workspace: Workspace, tmp_path: Path) -> None:
    done = written(workspace, tmp_path / "map.html")
    text = (tmp_path / "map.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in text
    assert "<script" not in text
    addresses = set(re.findall(r"https?://[^\"' <]+", text))
    assert addresses == {"http://www.w3.org/2000/svg"}, "the name of the format, which nobody is asked for"
    assert not re.search(r"(?:src|href|url)\s*[=(]", text)
    for said in ("语义地图", "landscape by meaning", "未知", "unknown", "坐标轴没有含义"):
        assert said in text
    assert (tmp_path / "map.png").read_bytes().startswith(b"\x89PNG")
    assert [file.name for file in done.files] == ["map.html", "map.svg", "map.png", "map.provenance.json"]
    before = [file.read_bytes() for file in done.files]
    assert [file.read_bytes() for file in written(workspace, tmp_path / "map.html").files] == before


def test_every_printed_number_leads_to_as_many_families(workspace: Workspace, tmp_path: Path) -> None:
    done = written(workspace, tmp_path / "map.html")
    text = (tmp_path / "map.html").read_text(encoding="utf-8")
    printed = re.findall(r'<td class="n">([\d,]+) <code>⌕(f\w+)</code>', text)
    told = json.loads((tmp_path / "map.provenance.json").read_text(encoding="utf-8"))
    areas = done.finding.table("areas").rows
    assert len(printed) == len(areas) + 2, "families by area, families in all, families without a place"
    assert len(printed) <= sum(len(table["figures"]) for table in told["tables"])
    for value, mark in printed:
        for _, walked in figures_again(workspace, find(workspace.path, mark)):
            assert walked.same
            assert walked.same_evidence
            assert len(walked.keys) == int(value.replace(",", ""))
            assert all(key.startswith("f") for key in walked.keys)
    assert sum(row["families"] for row in areas) == done.finding.table("whole").rows[0]["families"]


def test_a_refresh_moves_no_dot_and_no_label_and_rings_what_came(tmp_path: Path) -> None:
    made = workspace_of(tmp_path)
    use_chain(made, CHAIN, "甲", "首版")
    written(made, tmp_path / "first.html")
    before = (tmp_path / "first.svg").read_text(encoding="utf-8")
    tagging = tag(made, CHAIN)
    gate = measure(made, tagging).gate
    override(made, gate, "先行发布", "某人")
    publish(made, tagging, gate, "某人")
    rows = [row(f"CN6{at:06}A", " ".join(f"s{7000 + at}n{i}" for i in range(6))) for at in range(90)]
    made.import_files(write_rows(tmp_path / "more.jsonl", rows))
    made.embed(SenseEmbedder())
    written(made, tmp_path / "second.html")
    after = (tmp_path / "second.svg").read_text(encoding="utf-8")
    dot, label = r'<circle cx="[\d.]+" cy="[\d.]+" r="1.6"[^>]*>', r'<text x="[\d.]+" y="[\d.]+"'
    assert len(re.findall(dot, before)) == len(re.findall(dot, after)) > 400
    assert re.findall(dot, before) == re.findall(dot, after)
    assert re.findall(label, before) == re.findall(label, after) != []
    assert (before.count('r="3.2"'), after.count('r="3.2"')) == (0, 90)


def test_after_a_new_map_the_old_areas_are_gone_and_say_so(workspace: Workspace, tmp_path: Path) -> None:
    from dataclasses import replace

    from qianglian.chains.landscape.kept import read_layout, write_layout
    from qianglian.chains.places import landscape_file

    written(workspace, tmp_path / "old.html")
    told = json.loads((tmp_path / "old.provenance.json").read_text(encoding="utf-8"))
    kept = find(workspace.path, told["tables"][0]["figures"][0]["id"])
    layout = read_layout(landscape_file(workspace.path))
    assert layout is not None
    write_layout(landscape_file(workspace.path), replace(layout, anchor_spots=layout.anchor_spots + 1))
    with pytest.raises(NotFound, match="laid anew"):
        list(figures_again(workspace, kept))
    written(workspace, tmp_path / "new.html", anew=True)


def test_a_map_of_invented_records_says_so_in_every_file(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(workspace, tmp_path / "plain.html")
    for file in (tmp_path / "plain.html", tmp_path / "plain.svg"):
        assert "演示数据" not in file.read_text(encoding="utf-8")
    monkeypatch.setattr("qianglian.documents.landscape.writing.invented", lambda _: True)
    written(workspace, tmp_path / "invented.html")
    assert "Sample data" in (tmp_path / "invented.html").read_text(encoding="utf-8")
    for file in (tmp_path / "invented.html", tmp_path / "invented.svg"):
        assert "演示数据" in file.read_text(encoding="utf-8")
    assert "数据版本 v" in (tmp_path / "invented.svg").read_text(encoding="utf-8")
