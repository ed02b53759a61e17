"""The four official systems: dated, sourced, cells as they stand, and readings that today's readers still give."""

from pathlib import Path

import pytest

from qianglian.model.errors import NewerFormat, NotFound
from qianglian.query.grammar import parse
from qianglian.query.keywords import spellings
from qianglian.query.spell import spell
from qianglian.query.tree import Words, leaves
from qianglian.rules import official_systems as module
from qianglian.rules.official_cells import read_row
from qianglian.rules.official_systems import SYSTEMS, OfficialRow, official_system, official_systems
from scripts.write_official_systems import written

FOLDER = Path(module.__file__).parent / "official"


def rows() -> list[OfficialRow]:
    return [row for system in official_systems() for row in system.rows]


def test_the_folder_holds_the_systems_of_the_list() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(SYSTEMS.values())


@pytest.mark.parametrize(
    ("code", "total", "with_ipc", "with_keywords", "nodes"),
    [
        ("newthree", 99, 93, 77, 67),
        ("sei", 311, 302, 285, 49),
        ("greentech", 201, 143, 0, 201),
        ("keydigital", 585, 527, 527, 585),
    ],
)
def test_nothing_of_a_table_is_missing(
    code: str, total: int, with_ipc: int, with_keywords: int, nodes: int
) -> None:
    system = official_system(code)
    assert len(system.rows) == total
    assert sum(bool(row.ipc) for row in system.rows) == sum(system.statuses.values()) == with_ipc
    assert sum(bool(row.keywords) for row in system.rows) == with_keywords
    assert len({row.node for row in system.rows}) == nodes


def test_every_system_says_where_it_comes_from() -> None:
    for system in official_systems():
        assert system.source.startswith("国家知识产权局")
        assert system.confidence in {"read", "known", "uncertain"}
        assert system.caveats
        dated = system.effective_from is not None
        assert dated != system.version.endswith("-undated")
        assert not dated or f"{system.effective_from:%Y-%m-%d}" in system.source
    assert "改写" in "".join(one.zh for one in official_system("sei").caveats)


def test_the_stored_readings_are_those_of_the_readers() -> None:
    for row in rows():
        assert row.reading == read_row(row.ipc, row.keywords, scope=row.scope), row


def test_a_reading_is_a_query_in_our_language() -> None:
    for row in rows():
        for text in (row.reading.ipc, row.reading.keywords):
            assert not text or spell(parse(text)) == text


def test_a_word_of_letters_and_ideographs_is_read_in_both_spellings() -> None:
    """Whichever of the two our copy has; and the version of the rule says that its reading moved."""
    row = next(row for row in official_system("keydigital").rows if row.node == "人工智能技术-1.1")
    assert '"AI 芯片" OR AI芯片' in row.reading.keywords
    assert '"SOC 芯片" OR SOC芯片' in row.reading.keywords
    assert official_system("keydigital").version == "official-keydigital-2023-09.2"
    for row in rows():
        for leaf in leaves(parse(row.reading.keywords)) if row.reading.keywords else ():
            assert isinstance(leaf, Words)
            for spelling in spellings(leaf.text):
                assert spell(Words(leaf.fields, spelling)) in row.reading.keywords, row.node


def test_a_row_that_is_not_literal_says_why() -> None:
    for row in rows():
        assert (row.reading.status is None) == (not row.ipc)
        assert (row.reading.reason is None) == (row.reading.status in (None, "literal"))


def test_the_rule_of_a_row_is_its_ipc_and_its_keywords() -> None:
    for row in rows():
        assert row.rule("ipc_only") == row.reading.ipc
        if row.reading.status in (None, "not encodable"):
            assert row.rule("as_read") == ""
        elif row.keywords:
            assert row.rule("as_read") == f"({row.reading.ipc}) AND ({row.reading.keywords})"
        else:
            assert row.rule("as_read") == row.reading.ipc


def test_a_mere_statement_of_scope_is_no_condition() -> None:
    scopes = [row for row in rows() if row.scope]
    assert {row.code for row in scopes} >= {"1.1", "1.2", "2.1", "3.4"}
    assert len(scopes) == 14
    others = [row for row in official_system("newthree").rows if row.ipc and not row.keywords]
    assert [row.code for row in others if not row.scope] == ["1.3.1", "3.3.3"]


def test_every_row_has_the_node_above_it() -> None:
    for system in official_systems():
        nodes = {row.node for row in system.rows} | {row.tech for row in system.rows}
        assert all(not row.parent or row.parent in nodes for row in system.rows)


def test_what_is_not_there_is_named() -> None:
    with pytest.raises(NotFound, match="newthree, sei, greentech, keydigital"):
        official_system("../fees_cn")


def test_a_newer_format_is_refused() -> None:
    with pytest.raises(NewerFormat, match="format 2"):
        module._system({"format": 2, "code": "newthree"})


@pytest.mark.parametrize(
    ("ipc", "keywords", "status", "reason"),
    [
        ("", "", None, ""),
        ("H01M10*", "", "literal", ""),
        ("H01M10*", "隔膜、电解液", "literal", ""),
        ("H01M10*", "隔膜等", "interpreted", "any of the words listed"),
        ("A61B8*)", "", "interpreted", "was corrected"),
        ("A61B8*、燃料电池", "", "interpreted", "left out"),
        ("燃料电池", "隔膜", "not encodable", "No symbol"),
        ("H01M10*", "用于电动汽车的相关服务", "not encodable", "A description"),
    ],
)
def test_the_status_is_that_of_the_worse_cell(
    ipc: str, keywords: str, status: str | None, reason: str
) -> None:
    read = read_row(ipc, keywords)
    assert read.status == status
    assert reason in (read.reason.en if read.reason else "")
    assert bool(read.reason) == bool(reason)


@pytest.mark.real_data
@pytest.mark.parametrize("code", SYSTEMS)
def test_what_ships_is_what_the_script_writes_from_the_tables(code: str, real_data: Path) -> None:
    assert (FOLDER / SYSTEMS[code]).read_text(encoding="utf-8") == written(code, real_data / "reference")
