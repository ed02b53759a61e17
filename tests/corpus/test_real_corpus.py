"""The corpus on real files: the counts that reviewers know, the shared numbers, and why-not on 200 of them."""

import gzip
import json
import shutil
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from qianglian.corpus.workspace import Workspace, open_workspace
from tests.corpus.evidence import begin, broken, row, write_rows
from tests.corpus.real_workspaces import GAZETTE, MAPPING, PATENTSCOPE

pytestmark = [pytest.mark.real_data, pytest.mark.slow]

RECORDS, GAZETTED, SHARED = 125_924, 74_972, 116


def lines(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    with gzip.open(folder / name, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def test_the_main_job(patentscope: Workspace) -> None:
    batch = patentscope.manifest.batches[0]
    assert (batch.rows, batch.kept, batch.rejected) == (RECORDS, RECORDS, 0)
    assert patentscope.count("").value == patentscope.manifest.publications == RECORDS
    offices = dict(patentscope.search("", facets=("office",)).facets["office"])
    assert {office: offices[office] for office in ("CN", "WO", "JP", "US")} == {
        "CN": 121_640,
        "WO": 3_760,
        "JP": 348,
        "US": 113,
    }
    assert patentscope.proposals() == []
    assert broken(patentscope) == []


def test_importing_it_again_changes_nothing(patentscope: Workspace, real_data: Path) -> None:
    before = patentscope.manifest
    outcome = patentscope.import_files(real_data / PATENTSCOPE, mapping=MAPPING)
    assert outcome.manifest == before == patentscope.manifest
    assert [len(names) for names in (outcome.imported, outcome.already, outcome.failed)] == [0, 1, 0]


def bare(number: str) -> str:
    return number.rstrip("ABUS")


def test_the_publications_that_both_files_share_by_bare_number(both: Workspace, real_data: Path) -> None:
    """PATENTSCOPE's is the application published between 2013 and 2017, the gazette's the grant of July 2019."""
    theirs = {one["pub_country"] + one["pub_number"] for one in lines(real_data, PATENTSCOPE)}
    gazetted = {one["pub_no"] for one in lines(real_data, GAZETTE)}
    shared = {number for number in gazetted if bare(number) in theirs}
    assert len(shared) == SHARED
    assert len(gazetted) == GAZETTED
    assert both.count("").value == RECORDS + GAZETTED == 200_896
    proposals = both.proposals()
    assert {(p.one_number, p.other_number) for p in proposals} == {(bare(n), n) for n in shared}
    assert len(proposals) == SHARED
    assert {p.relation for p in proposals} == {"same_application"}
    for proposal in proposals:
        reasons = dict(proposal.reasons)
        assert reasons["publication_date"] == "differ"
        assert "agree" in (reasons["title"], reasons["applicant"], reasons["application"])
    assert broken(both) == []


def test_the_other_order_and_all_at_once_give_the_same(
    both: Workspace, real_data: Path, tmp_path: Path
) -> None:
    """The gazette first; then both are one set of publications, by every column of every row."""
    with begin(tmp_path / "ws", real_data / GAZETTE) as other:
        assert other.import_files(real_data / PATENTSCOPE, mapping=MAPPING).failed == ()
        assert fingerprint(other) == fingerprint(both)
        assert other.proposals() == both.proposals()
        assert other.count("电池").id == both.count("电池").id
        assert other.count("电池").value == both.count("电池").value


def fingerprint(workspace: Workspace) -> dict[str, Any]:
    """Every row of every publication as one number per column."""
    table = workspace.table("")
    sums = {
        name: table[name].cast("string").fill_null("∅").hash()
        for name in ("also", "sources", "titles", "conflicts")
    }
    plain = [
        name for name in table.columns if name not in sums and str(table[name].type()) in ("string", "date")
    ]
    sums |= {name: (table.key + "|" + table[name].cast("string").fill_null("∅")).hash() for name in plain}
    return {name: (one.cast("decimal(38, 0)")).sum().to_pyarrow().as_py() for name, one in sums.items()} | {
        "rows": table.count().to_pyarrow().as_py()
    }


QUERY = "电池 AND pd:2010..2012 NOT ti:锂"


def known_fates(folder: Path) -> dict[str, str]:
    """200 numbers whose fate under `QUERY` follows from the records as they stand in the file."""
    fates: dict[str, str] = {}
    wanted = Counter({"found": 50, "fails_query": 60})
    for one in lines(folder, PATENTSCOPE):
        number = one["pub_country"] + one["pub_number"]
        title, abstract = one["title"] or "", one["abstract"] or ""
        hit = (
            "电池" in title + "\n" + abstract
            and "2010" <= one["pub_date"][:4] <= "2012"
            and "锂" not in title
        )
        fate = "found" if hit else "fails_query"
        if wanted[fate] and (hit or "电池" in title):
            wanted[fate] -= 1
            fates[number] = fate
    return fates


@pytest.fixture
def reviewed(both_path: Path, real_data: Path, tmp_path: Path) -> tuple[Workspace, dict[str, str]]:
    """The corpus after a review: some removed, a file with rejected rows; and the 200 numbers that are asked."""
    fates = known_fates(real_data)
    refused = [f"无号之{letter}" for letter in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"]
    workspace = open_workspace(Path(shutil.copytree(both_path, tmp_path / "ws")))
    workspace.import_files(write_rows(tmp_path / "refused.jsonl", [row(number, "x") for number in refused]))
    found = [number for number, fate in fates.items() if fate == "found"]
    workspace.remove(*found[:20], reason="与主题无关")
    fates |= dict.fromkeys(found[:20], "removed")
    fates |= dict.fromkeys(refused, "rejected")
    fates |= {f"CN{place}U": "not_in_any_file" for place in range(888_000_000, 888_000_030)}
    gazetted = [one["pub_no"] for one in lines(real_data, GAZETTE)][:200]
    fates |= {number[:-1] + "X": "other_kind" for number in gazetted[:20]}
    fates |= dict.fromkeys(gazetted[20:60], "fails_query")
    return workspace, dict(list(fates.items())[:200])


def test_two_hundred_numbers_are_explained_in_a_second(
    reviewed: tuple[Workspace, dict[str, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    workspace, fates = reviewed
    assert len(fates) == 200
    assert len(set(fates.values())) == 6
    workspace.count("")
    begun = time.perf_counter()
    told = workspace.why_not(list(fates), QUERY)
    first = time.perf_counter() - begun
    begun = time.perf_counter()
    assert workspace.why_not(list(fates), QUERY) == told
    again = time.perf_counter() - begun
    wrong = [(fate.asked, fate.name, fates[fate.asked]) for fate in told if fate.name != fates[fate.asked]]
    assert (len(told), wrong) == (200, [])
    for fate in told:
        assert (fate.name == "fails_query") == bool(fate.failing)
        assert (fate.name in ("found", "fails_query", "rejected")) == bool(fate.places)
    with capsys.disabled():
        print(
            f"\nwhy-not of 200 numbers over {workspace.manifest.publications:,}: {first * 1e3:.0f} ms, again {again * 1e3:.0f} ms"
        )
    # The issue's own acceptance: 200 in under a second in all.
    assert first < 1.0


def test_why_not_agrees_with_the_query_itself(patentscope: Workspace, real_data: Path) -> None:
    found = {hit.number for hit in patentscope.search(QUERY, limit=1_000)}
    fates = known_fates(real_data)
    for fate in patentscope.why_not(list(fates), QUERY):
        assert (fate.name == "found") == (fate.number in found) == (fates[fate.asked] == "found")


def test_show_names_the_row_of_the_file(patentscope: Workspace, real_data: Path) -> None:
    for place, one in enumerate(lines(real_data, PATENTSCOPE), start=1):
        if place in (1, 4_096, 4_097, 125_924):
            shown = patentscope.show(one["pub_country"] + one["pub_number"])[0]
            title = next(field for field in shown.fields if field.name == "titles")
            assert title.value.split() == one["title"].split()
            assert [(source.database, source.place) for source in title.sources] == [
                ("PATENTSCOPE", f"#{place}")
            ]


def test_pages_of_a_large_result_are_complete(patentscope: Workspace) -> None:
    keys: list[str] = []
    page = patentscope.search("电池", limit=1_000)
    while True:
        keys += [hit.key for hit in page]
        if not page.next:
            break
        page = patentscope.search("电池", limit=1_000, cursor=page.next)
    figure = patentscope.count("电池")
    assert figure.why is not None
    assert len(keys) == figure.value > 3_000
    assert sorted(keys) == sorted(figure.why())
