"""The map of a workspace: laid once, then only added to; kept with every version; honest about what has no place."""

import json
import shutil
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest

from qianglian.chains.gate import measure, override
from qianglian.chains.kept import use_chain
from qianglian.chains.landscape.kept import IN_A_VERSION, read_layout, write_layout
from qianglian.chains.landscape.layout import Layout
from qianglian.chains.landscape.mapping import Landscape, landscape, landscape_as_kept
from qianglian.chains.places import landscape_file
from qianglian.chains.proposing.index import needed_index
from qianglian.chains.tagging import tag
from qianglian.chains.versions import Version, publish
from qianglian.corpus.workspace import Workspace, open_workspace
from qianglian.model.errors import Conflict, CorruptWorkspace, NewerFormat, NotFound
from tests.chains.proposing.labelled_texts import CHAIN, SenseEmbedder, workspace_of
from tests.corpus.evidence import begin, row, write_rows


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with workspace_of(tmp_path_factory.mktemp("landscape")) as made:
        use_chain(made, CHAIN, "甲", "首版")
        return made.path


@pytest.fixture
def workspace(path: Path, tmp_path: Path) -> Workspace:
    return open_workspace(Path(shutil.copytree(path, tmp_path / "ws")))


def published(workspace: Workspace) -> Version:
    """A version, by the word of a named person."""
    tagging = tag(workspace, CHAIN)
    gate = measure(workspace, tagging).gate
    override(workspace, gate, "先行发布", "某人")
    return publish(workspace, tagging, gate, "某人").version


def mapped(workspace: Workspace, *, anew: bool = False) -> Landscape:
    return landscape(tag(workspace, CHAIN), needed_index(workspace), anew=anew)


def refreshed(workspace: Workspace, folder: Path) -> None:
    """Sixty more of what S speaks of, ten of what is new to the corpus, one without text."""
    rows = [
        row(f"CN6{at:06}A", " ".join(f"s{7000 + at}n{i}" for i in range(6)), ipc=["H01M50/40"])
        for at in range(60)
    ]
    rows += [row(f"CN7{at:06}A", " ".join(f"z{at}n{i}" for i in range(6))) for at in range(10)]
    rows.append(row("CN8000000A", "", ipc=["B32B5/00"]))
    workspace.import_files(write_rows(folder / "more.jsonl", rows))
    workspace.embed(SenseEmbedder())


def spots_of(found: Landscape) -> dict[str, tuple[float, float, int]]:
    return {
        family: (float(x), float(y), int(area))
        for family, (x, y), area in zip(found.families, found.spots, found.areas, strict=True)
    }


def test_a_refresh_moves_nothing_and_places_what_is_new_among_its_like(
    workspace: Workspace, tmp_path: Path
) -> None:
    first = mapped(workspace)
    before = spots_of(first)
    assert len(first.unplaced) == 1
    assert first.kept is not None
    assert first.kept > 0.3, "0.05 were chance"
    refreshed(workspace, tmp_path)
    second = mapped(workspace)
    after = spots_of(second)
    assert {family: after[family] for family in before} == before
    assert len(second.families) == len(first.families) + 70
    assert len(second.unplaced) == 2
    assert second.layout.mark == first.layout.mark
    assert second.layout.names == first.layout.names
    keys = {hit["number"][:3]: hit["key"] for hit in workspace._current().rows_by("key", list(_keys(second)))}
    assert "CN6" in keys
    kind = {f: n[:3] for f, n in _numbers(workspace, second).items()}
    spots = np.array([after[family][:2] for family in second.families])
    old = np.array([kind[family] in ("CN1", "CN2", "CN3", "CN4") for family in second.families])
    inside = np.array([kind[family] in ("CN1", "CN3", "CN4") for family in second.families])
    for at, family in enumerate(second.families):
        if kind[family] == "CN6":
            away = np.where(old, np.linalg.norm(spots - spots[at], axis=1), np.inf)
            assert inside[np.argsort(away)[:10]].mean() >= 0.9
    assert spots_of(mapped(workspace)) == after, "and asking again changes nothing"


def _keys(found: Landscape) -> list[str]:
    return ["p" + family[1:] for family in found.families]


def _numbers(workspace: Workspace, found: Landscape) -> dict[str, str]:
    rows = workspace._current().rows_by("key", _keys(found))
    return {"f" + one["key"][1:]: one["number"] for one in rows}


def test_a_version_keeps_the_layout_and_what_came_since_is_told(workspace: Workspace, tmp_path: Path) -> None:
    first = mapped(workspace)
    assert (first.since, int(first.fresh.sum())) == (0, 0)
    version = published(workspace)
    kept = read_layout(version.folder / IN_A_VERSION)
    assert kept is not None
    assert (kept.mark, len(kept.placed)) == (first.layout.mark, len(first.layout.placed))
    assert version.checksums[IN_A_VERSION]
    refreshed(workspace, tmp_path)
    second = mapped(workspace)
    assert (second.since, int(second.fresh.sum())) == (1, 70)
    third = mapped(workspace, anew=True)
    assert third.layout.mark != first.layout.mark
    again = read_layout(version.folder / IN_A_VERSION)
    assert again is not None
    assert again.mark == first.layout.mark, "what was published stays"


def test_a_family_that_gains_a_member_stays_where_it_lay(tmp_path: Path) -> None:
    claims = [{"number": "CN202010000004", "date": "2020-01-01", "country": "CN"}]
    rows = [row(f"CN10000{at:02}A", f"{'so'[at % 2]}{at} {'so'[at % 2]}x{at}") for at in range(40)]
    rows[4] |= {"priorities": claims, "filing_date": "2020-01-01"}
    made = begin(tmp_path / "ws", write_rows(tmp_path / "rows.jsonl", rows))
    made.embed(SenseEmbedder())
    before = spots_of(mapped(made))
    (shown,) = made.show("CN1000004A")
    was = before["f" + shown.key[1:]]
    more = row("US2020000004A1", "o1 o2 o3", priorities=claims, filing_date="2020-06-01")
    made.import_files(write_rows(tmp_path / "more.jsonl", [more]))
    made.embed(SenseEmbedder())
    after = spots_of(mapped(made))
    assert len(after) == 40
    (family,) = {one.key for one in made.family("CN1000004A")}
    assert after[family] == was


def test_figures_are_asked_of_what_is_kept_and_nothing_is_placed_by_asking(
    workspace: Workspace, tmp_path: Path
) -> None:
    with pytest.raises(NotFound):
        landscape_as_kept(tag(workspace, CHAIN), needed_index(workspace))
    first = mapped(workspace)
    refreshed(workspace, tmp_path)
    looked = landscape_as_kept(tag(workspace, CHAIN), needed_index(workspace))
    assert looked.families == first.families
    assert len(looked.unplaced) == 1 + 71


def test_too_few_another_embedder_and_a_damaged_file(workspace: Workspace, tmp_path: Path) -> None:
    few = begin(tmp_path / "few", write_rows(tmp_path / "few.jsonl", [row("CN1000001A", "s1 s2")]))
    few.embed(SenseEmbedder())
    with pytest.raises(NotFound, match="families have a vector"):
        mapped(few)
    first = mapped(workspace)
    file = landscape_file(workspace.path)
    write_layout(file, _by_another(first.layout))
    with pytest.raises(Conflict, match="other"):
        mapped(workspace)
    for damaged in (b"", b"PK no", _archive({"format": "one"}), _archive({"format": 1}), _archive([])):
        file.write_bytes(damaged)
        with pytest.raises(CorruptWorkspace):
            mapped(workspace)
    file.write_bytes(_archive({"format": 99}))
    with pytest.raises(NewerFormat):
        mapped(workspace)
    assert spots_of(mapped(workspace, anew=True)) == spots_of(first), "the same data give the same map"


def _archive(about: object) -> bytes:
    """A file of arrays that holds nothing but what it says of itself."""
    held = BytesIO()
    np.savez(held, about=np.frombuffer(json.dumps(about).encode(), np.uint8))
    return held.getvalue()


def _by_another(layout: Layout) -> Layout:
    from dataclasses import replace

    return replace(layout, embedder="other/1")
