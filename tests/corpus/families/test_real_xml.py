"""The office XML at hand: every file is read or says why not, and the families are those of the definition."""

import random
import re
from collections import Counter
from dataclasses import fields
from pathlib import Path

import pytest

from qianglian.cli.screens.values import told
from qianglian.corpus.workspace import Workspace, open_workspace
from qianglian.model.errors import UnknownFormat
from qianglian.model.publication import Publication
from qianglian.model.text import Language
from tests.corpus.families.brute_force import Partition, compare, families_by_hand, made
from tests.sources.files import read_all

pytestmark = pytest.mark.real_data

_OBJECT = re.compile(r"\b(Party|LangText|Claim|Citation|ClassSymbol|Identifier|Related|date)\(|=None\b")
LANGUAGES: tuple[Language, ...] = ("zh", "en")

READ = {
    "cnipa_application_body": (12, 0, {"body_without_number": 12}),
    "cnipa_publication": (3, 3, {}),
    "epo_docdb": (3, 3, {}),
    "epo_ops": (11, 29, {"pictures_only": 1}),
    "epo_publication_server": (22, 22, {}),
    "marec": (5, 5, {}),
    "uspto_pap": (6, 6, {}),
    "uspto_patdoc": (4, 4, {}),
    "uspto_xml": (15, 19, {}),
}
"""Each format: its files, the documents read, and how many were turned away for what reason."""
UNREAD = {
    "ep1000000_description_result.xml": "的内容是跨多行的一个 JSON 文档",
    "search_result.xml": "的内容是跨多行的一个 JSON 文档",
    "errors.txt": "无法识别",
}
"""Files of no format, and what is said of them."""
PUBLICATIONS, SIMPLE, EXTENDED = 86, 81, 81
"""Counted: in the workspace of all files, whatever their order."""


def files(real_data: Path) -> list[Path]:
    return sorted(path for path in (real_data / "xml").rglob("*") if path.is_file())


def test_every_file_is_read_or_turned_away_with_its_reason(real_data: Path) -> None:
    found: dict[str, tuple[int, int, Counter[str]]] = {}
    unread: dict[str, str] = {}
    for path in files(real_data):
        try:
            result = read_all(path)
        except UnknownFormat as error:
            unread[path.name] = error.sentence("zh")
            continue
        among, kept, codes = found.get(result.source.name, (0, 0, Counter()))
        codes.update(one.code for one in result.rejected)
        found[result.source.name] = (among + 1, kept + len(result.kept), codes)
    assert found == READ
    assert set(unread) == set(UNREAD)
    assert not [name for name, reason in UNREAD.items() if reason not in unread[name]]
    assert sum(of[0] for of in READ.values()) + len(UNREAD) == 84


def test_families_of_what_each_file_says_are_those_of_the_definition(real_data: Path, tmp_path: Path) -> None:
    told = [
        row.publication for path in files(real_data) if path.name not in UNREAD for row in read_all(path).kept
    ]
    for kind, (by_hand, by_us) in compare(told, tmp_path / "told").items():
        assert by_hand == by_us, kind


@pytest.fixture(scope="module")
def workspaces(
    real_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> list[tuple[Workspace, list[Publication]]]:
    """The files themselves, in the order of their names at once, and mixed in three parts."""
    rooms = []
    for seed, parts in ((0, 1), (1, 3)):
        given = [path for path in files(real_data) if path.name not in UNREAD]
        if seed:
            random.Random(seed).shuffle(given)
        workspace = open_workspace(tmp_path_factory.mktemp("ws") / str(seed), create=True)
        for place in range(parts):
            assert workspace.import_files(*given[place::parts]).failed == ()
        keys = workspace.table("").select("key").to_pyarrow()["key"].to_pylist()
        rooms.append((workspace, [workspace.show(key)[0].publication for key in keys]))
    return rooms


def test_every_field_of_every_publication_is_laid_out(
    workspaces: list[tuple[Workspace, list[Publication]]],
) -> None:
    """No object of ours shows through, and no list runs over a screen."""
    for publication in workspaces[0][1]:
        for name in (one.name for one in fields(publication)):
            for language in LANGUAGES:
                said = told(name, publication, "", language)
                assert not _OBJECT.search(said), (publication.number, name)
                assert said.count("\n") <= 40, (publication.number, name)


def families(workspace: Workspace) -> dict[str, Partition]:
    return {kind: made(workspace, kind) for kind in ("simple", "extended")}


def test_families_of_the_merged_files_are_those_of_the_definition(
    workspaces: list[tuple[Workspace, list[Publication]]],
) -> None:
    for workspace, publications in workspaces:
        by_us = families(workspace)
        assert by_us == families_by_hand(publications)
        assert (len(publications), len(by_us["simple"]), len(by_us["extended"])) == (
            PUBLICATIONS,
            SIMPLE,
            EXTENDED,
        )


def test_any_order_of_import_gives_the_same_families_and_keys(
    workspaces: list[tuple[Workspace, list[Publication]]],
) -> None:
    said = []
    for workspace, _ in workspaces:
        state = workspace._families().state
        rows = range(len(state.keys))
        said.append(
            {
                state.keys[row].as_py(): tuple(state.family_key(kind, row) for kind in ("simple", "extended"))
                for row in rows
            }
        )
    assert said[0] == said[1]
