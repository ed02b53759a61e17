"""Counts by region: whole, with the rows of rule A12, and with what is not known."""

from pathlib import Path

import pytest

from qianglian.corpus.workspace import Workspace, open_workspace
from qianglian.model.errors import Forbidden
from qianglian.model.view import View
from tests.corpus.evidence import begin, row, write_rows

PLACES = (
    (("广东省深圳市南山区", ""), ("北京市海淀区", "")),
    (("中国台湾台北市", "TW"),),
    (("日本大阪府", "JP"),),
    (("新疆维吾尔自治区石河子市", ""),),
    (("", ""),),
    (),
)


def rows_of(places: tuple[tuple[tuple[str, str], ...], ...]) -> list[dict[str, object]]:
    return [
        row(
            f"CN1065690{at:02}A",
            "一种虚构装置",
            publication_date=f"2017-04-{at + 1:02}",
            applicants=[{"name": "虚构", "address": a, "country": c} for a, c in parties],
        )
        for at, parties in enumerate(places)
    ]


@pytest.fixture
def made(tmp_path: Path) -> Workspace:
    return begin(tmp_path / "w", write_rows(tmp_path / "a.jsonl", rows_of(PLACES)))


def values(workspace: Workspace, **how: object) -> dict[str, int | float | None]:
    counts = workspace.regions(**how)  # type: ignore[arg-type]
    rows = [*counts.rows, counts.unknown, *([counts.abroad] if counts.abroad else [])]
    return {one.code: one.figure.value for one in rows if one.figure.value != 0}


def test_every_publication_is_in_one_row(made: Workspace) -> None:
    expected = {"440000": 1, "650000": 1, "710000": 1, "abroad": 1, "unknown": 2}
    assert values(made) == expected
    counts = made.regions()
    assert counts.total.value == sum(expected.values()) == made.count().value
    assert counts.unknown.share == pytest.approx(2 / 6)
    assert counts.corps.value == 1


def test_any_applicant_counts_once_in_each_region(made: Workspace) -> None:
    assert values(made, of="any")["110000"] == 1
    assert values(made, of="any")["440000"] == 1
    assert values(made, of="any")["unknown"] == 2


def test_by_city_a_municipality_is_its_own_city(made: Workspace) -> None:
    found = values(made, by="city", of="any")
    assert found["110000"] == found["440300"] == found["659001"] == found["710000"] == 1


def test_by_country_the_names_are_those_of_the_rule(made: Workspace) -> None:
    counts = made.regions(by="country")
    names = {one.code: (one.name.zh, one.name.en) for one in counts.rows}
    assert names["TW"] == ("中国台湾", "Taiwan, China")
    assert names["HK"] == ("中国香港", "Hong Kong, China")
    assert names["MO"] == ("中国澳门", "Macao, China")
    assert any("国内（含港澳台）3 件，国外 1 件" in note.zh for note in counts.notes)


def test_a_provincial_series_always_has_all_thirty_four_rows(made: Workspace, tmp_path: Path) -> None:
    codes = [one.code for one in made.regions().rows]
    assert len(codes) == 34
    assert {"710000", "810000", "820000"} <= set(codes)
    empty = open_workspace(tmp_path / "empty", create=True)
    assert len(empty.regions().rows) == 34
    assert empty.regions().unknown.share is None


def test_what_is_not_covered_is_missing_and_not_zero(tmp_path: Path) -> None:
    only = begin(tmp_path / "w", write_rows(tmp_path / "a.jsonl", rows_of(PLACES[:1])))
    counts = only.regions()
    taiwan = next(one for one in counts.rows if one.code == "710000")
    assert taiwan.figure.value is None
    assert taiwan.share is None
    assert any(note.zh.startswith("不含港澳台") for note in counts.notes)


def test_a_name_that_hints_at_hong_kong_does_not_prove_that_taiwan_is_covered(tmp_path: Path) -> None:
    named = row("CN106569070A", "一种虚构装置", applicants=[{"name": "香港虚构样本有限公司"}])
    counts = begin(tmp_path / "w", write_rows(tmp_path / "a.jsonl", [named])).regions()
    rows = {one.code: one.figure.value for one in counts.rows}
    assert (rows["710000"], rows["810000"], rows["820000"]) == (None, 1, None)
    assert "台湾省资料暂缺。" in [note.zh for note in counts.notes]


def test_what_a_source_is_said_to_leave_out_is_printed_as_missing(made: Workspace) -> None:
    counts = made.regions(not_covered=["MO"])
    assert next(one for one in counts.rows if one.code == "820000").figure.value is None
    assert next(one for one in counts.rows if one.code == "810000").figure.value == 0
    assert any(note.zh == "中国澳门资料暂缺。" for note in counts.notes)


def test_a_figure_leads_back_to_its_records(made: Workspace) -> None:
    counts = made.regions()
    shenzhen = next(one for one in counts.rows if one.code == "440000").figure
    assert shenzhen.why is not None
    assert [shown.number for key in shenzhen.why() for shown in made.show(key)] == ["CN106569000A"]
    assert shenzhen.id == next(one for one in made.regions().rows if one.code == "440000").figure.id


def test_a_query_and_a_view_bound_the_table(made: Workspace) -> None:
    assert made.regions("pn:CN106569000A").total.value == 1
    seen = Workspace(made.path, View(rows="pd:[2017-04-02 TO 2017-04-03]"))
    assert seen.regions().total.value == 2
    with pytest.raises(Forbidden):
        Workspace(made.path, View(fields=frozenset({"titles"}))).regions()
