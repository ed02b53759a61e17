"""On real records: recall tells the truth, and a refresh names what it brought."""

import gzip
import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qianglian.chains.content import content
from qianglian.chains.gate import measure, override
from qianglian.chains.known_items import KnownList
from qianglian.chains.known_kept import add, lists
from qianglian.chains.moved import moved
from qianglian.chains.recall import recall
from qianglian.chains.tagging import tag
from qianglian.chains.versions import publish, versions
from qianglian.corpus.workspace import open_workspace
from qianglian.model.chain import Chain
from qianglian.model.text import Text
from tests.chains.gate_cases import LENIENT, node
from tests.corpus.real_workspaces import GAZETTE, PATENTSCOPE, patentscope_path

__all__ = ["patentscope_path"]

pytestmark = [pytest.mark.real_data, pytest.mark.slow]

CHAIN = Chain(
    "battery",
    Text(zh="电池", en="Batteries"),
    (
        node("A"),
        node("A1", "A", "ipc:H01M10"),
        node("A2", "A", "ipc:H01M4"),
        node("B", rule="ipc:H02J"),
    ),
)
DOMESTIC, FOREIGN = "合肥国轩高科动力能源有限公司", "株式会社LG化学"


def lines(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


@pytest.fixture
def own(patentscope_path: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(patentscope_path, tmp_path / "own"))


def test_recall_of_two_applicants_is_that_of_the_files(own: Path, real_data: Path) -> None:
    """Numbers of H01M by applicant, as a person would have read them; the gazette's were never downloaded."""
    downloaded = {
        f"{row['pub_country']}{row['pub_number']}": [symbol.replace(" ", "") for symbol in row["ipc"]]
        for row in lines(real_data / PATENTSCOPE)
        if DOMESTIC in row["applicants"] and any(symbol.startswith("H01M") for symbol in row["ipc"])
    }
    gazette = [row for row in lines(real_data / GAZETTE) if "H01M" in (row.get("Int.Cl.") or "")]
    never = [row["pub_no"] for row in gazette if row["patentee"] in (DOMESTIC, FOREIGN)]
    foreign = {row["pub_no"] for row in gazette if row["patentee"] == FOREIGN}
    assert len(downloaded) > 100
    assert len(foreign) > 5
    facts: Any = {"database": "合并核读", "day": date(2026, 11, 1), "reader": "测试", "made_by": "applicant"}
    domestic = [*downloaded, *(number for number in never if number not in foreign)]
    with open_workspace(own) as workspace:
        add(workspace, KnownList(**facts, side="domestic", numbers=tuple(domestic), branch="A"))
        add(workspace, KnownList(**facts, side="foreign", numbers=tuple(foreign), branch="A"))
        found = recall(workspace, tag(workspace, CHAIN), lists(workspace))
    hit = {
        n for n, symbols in downloaded.items() if any(s.startswith(("H01M10/", "H01M4/")) for s in symbols)
    }
    row = found.row("A")
    missed = {number: miss.reason for miss in row.misses for number in miss.numbers}
    expected = dict.fromkeys(downloaded.keys() - hit, "no_rule")
    assert missed == expected | dict.fromkeys(never, "not_downloaded")
    assert (found.row("A", "foreign").found, found.row("A", "foreign").known) == (0, len(foreign))
    assert row.known == row.found + len(row.misses)
    assert found.row("B").known == 0
    assert not found.row("A").warnings or all("国外" not in text.zh for text in row.warnings)


def test_a_refresh_brings_what_the_gazette_holds_and_nothing_goes(own: Path, real_data: Path) -> None:
    with open_workspace(own) as workspace:
        tagged = tag(workspace, CHAIN)
        gate = measure(workspace, tagged, LENIENT).gate
        override(workspace, gate, "刷新试验", "测试负责人")
        first = publish(workspace, tagged, gate, "测试").version
        judged = workspace.judgements()
        assert str(first.cut_off) > "2017-01-01"
        workspace.import_files(real_data / GAZETTE)
        tagged = tag(workspace, CHAIN)
        found = moved(first.content, content(workspace, tagged, first.content))
        assert workspace.judgements()[: len(judged)] == judged
        whole = {row["pub_no"]: row.get("Int.Cl.") or "" for row in lines(real_data / GAZETTE)}
        for one in found.nodes:
            assert one.families.reasons("come").keys() == {"new_evidence"}
            assert one.publications.gone == one.families.gone == ()
            numbers = {number for item in one.publications.come for _, number in item.publications}
            assert numbers <= whole.keys()
            assert one.families.new == one.families.old + len(one.families.come)
        come = {number for item in found.node("B").publications.come for _, number in item.publications}
        assert come == {number for number, symbols in whole.items() if "H02J" in symbols}
        gate = measure(workspace, tagged, LENIENT).gate
        assert gate.override is None, "another state is another decision"
        override(workspace, gate, "刷新试验", "测试负责人")
        assert publish(workspace, tagged, gate).version.number == 2
        again = tag(workspace, CHAIN)
        assert not publish(workspace, again, measure(workspace, again, LENIENT).gate).new
        workspace.import_files(real_data / GAZETTE)
        assert all(
            one.still for one in moved(versions(workspace)[-1].content, content(workspace, tagged)).nodes
        )
