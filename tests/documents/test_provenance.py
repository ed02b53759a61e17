"""A figure in print and the way back: marks tell figures apart, files say enough, records are those counted."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.analysis.contract import Finding, Quoted
from qianglian.analysis.wording import heading, written
from qianglian.documents.provenance import Provenance
from qianglian.documents.why import FOLDER, Kept, figures_in, find, walk
from qianglian.model.errors import BadInput, NewerFormat, NotFound
from tests.documents import findings

GROUND: Mapping[str, Any] = {"chain": "demo-battery", "version": 2, "query": ""}


@pytest.fixture
def printed() -> Provenance:
    provenance = Provenance("导航报告", GROUND)
    for finding in (findings.filing_trend(), findings.specialisation(), findings.node_region()):
        for table in finding.tables:
            provenance.prints(finding, table, place="表 3-1")
        for sentence in finding.sentences:
            for quote in sentence.quotes.values():
                provenance.quotes(finding, quote)
    return provenance


def ask(kept: Kept) -> Finding:
    named = {"filing_trend": findings.filing_trend, "specialisation": findings.specialisation}
    return named.get(kept.analysis, findings.node_region)()


def test_marks_tell_all_figures_of_a_document_apart(printed: Provenance) -> None:
    marks = [printed.mark(one.figure) for one in printed.printed.values()]
    assert len(set(marks)) == len(marks)
    assert all(len(mark) >= 6 and mark.startswith("f") for mark in marks)


def test_years_names_and_flags_are_no_figures(printed: Provenance) -> None:
    trend = findings.filing_trend()
    assert printed.quotes(trend, Quoted("summary", 0, "first")) is None
    assert printed.quotes(trend, Quoted("summary", 0, "count")) is not None


def test_a_kept_figure_is_found_by_its_mark_and_walked_to_its_records(
    printed: Provenance, tmp_path: Path
) -> None:
    printed.write(tmp_path / FOLDER / "report.provenance.json")
    for one in printed.printed.values():
        (kept,) = find(tmp_path, printed.mark(one.figure))
        walked = walk(kept, ask)
        assert walked.same
        assert walked.same_evidence
        assert list(walked.keys) == list(one.figure.why() if one.figure.why else [])


def test_the_file_says_what_is_needed_to_ask_again(printed: Provenance, tmp_path: Path) -> None:
    path = tmp_path / "report.provenance.json"
    printed.write(path)
    kept = next(one for one in figures_in(path) if one.analysis == "filing_trend" and one.keys)
    assert kept.ground == GROUND
    assert kept.keys == {"year": 2005}
    assert (kept.column, kept.generation, kept.cut_off) == ("count", 7, "2019-07-12")
    assert kept.params == {"span": 5}
    assert kept.place == "表 3-1"


def test_a_number_that_has_changed_says_so(printed: Provenance, tmp_path: Path) -> None:
    printed.write(tmp_path / FOLDER / "report.json")
    path = tmp_path / FOLDER / "report.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    figure = told["tables"][0]["figures"][0]
    figure["value"] += 1
    path.write_text(json.dumps(told), encoding="utf-8")
    (kept,) = find(tmp_path, figure["id"])
    assert not walk(kept, ask).same


def test_a_mark_whole_in_one_document_stands_for_its_figure(printed: Provenance, tmp_path: Path) -> None:
    """Of two figures that begin alike one is in the short document, where fewer characters tell it apart."""
    ids = sorted(printed.printed)
    one = max(ids[:-1], key=lambda name: len(common(name, ids[ids.index(name) + 1])))
    other = ids[ids.index(one) + 1]
    printed.write(tmp_path / FOLDER / "long.json")
    short = Provenance("短文", GROUND)
    figure = printed.printed[one]
    source = printed.sources[figure.source]
    short.quotes(source.finding, Quoted(source.table.name, figure.row, figure.column))
    short.write(tmp_path / FOLDER / "short.json")
    mark = common(one, other)
    while len(mark) < 6:
        mark = one[: len(mark) + 1]
    found = {kept.id for kept in find(tmp_path, mark)}
    assert found == {one}
    told = json.loads((tmp_path / FOLDER / "short.json").read_text(encoding="utf-8"))
    told["mark"] = 12
    (tmp_path / FOLDER / "short.json").write_text(json.dumps(told), encoding="utf-8")
    if other.startswith(mark):
        assert {kept.id for kept in find(tmp_path, mark)} == {one, other}


def common(one: str, other: str) -> str:
    """What two ids begin with alike."""
    return one[: next(at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b)]


def test_what_is_not_there_is_said(printed: Provenance, tmp_path: Path) -> None:
    printed.write(tmp_path / FOLDER / "report.json")
    with pytest.raises(NotFound):
        find(tmp_path, "f000000000")
    with pytest.raises(BadInput):
        find(tmp_path, "f")
    kept = next(figures_in(tmp_path / FOLDER / "report.json"))
    with pytest.raises(NotFound, match="no such cell"):
        walk(kept, lambda _: findings.expiry_wave())


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", "[" * 100_000, '{"format": "qianglian-provenance", "version": 1}', "\x00"]
)
def test_a_file_that_is_none_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadInput):
        list(figures_in(path))


def test_a_newer_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text('{"format": "qianglian-provenance", "version": 99}', encoding="utf-8")
    with pytest.raises(NewerFormat):
        list(figures_in(path))


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_a_count_reads_back(value: int) -> None:
    assert int(written(value, findings.FAMILIES).replace(",", "")) == value


def test_words_stand_for_what_is_no_number() -> None:
    assert written(None, findings.FAMILIES) == "未知"
    assert written("insufficient", findings.FAMILIES) == "样本不足"
    assert written(0, findings.FAMILIES) == "0"
    assert heading(findings.FAMILIES) == "专利量（项）"
