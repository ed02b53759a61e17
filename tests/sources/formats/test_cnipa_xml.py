"""CNIPA publications and bodies as XML: the synthetic traps, then the genuine files."""

from datetime import date
from pathlib import Path

import pytest

from qianglian.model.publication import (
    Citation,
    ClassSymbol,
    Identifier,
    Party,
    Priority,
    Publication,
    Related,
)
from tests.sources.files import read_all, zipped
from tests.sources.formats.cnipa_documents import BODY, DESIGN, GRANT, OLD_SHAPE
from tests.sources.formats.expected_cnipa import BODIES, EXPECTED


def one(tmp_path: Path, text: str) -> Publication:
    path = tmp_path / "a.xml"
    path.write_text(text, encoding="utf-8")
    result = read_all(path)
    assert result.source.name == "cnipa_publication"
    assert [row.code for row in result.rejected] == []
    return result.kept[0].publication


def test_a_grant_gives_numbers_dates_and_texts(tmp_path: Path) -> None:
    found = one(tmp_path, GRANT)
    assert found.number
    assert found.number.text == "CN112345678B"
    assert found.application
    assert found.application.number == "202010123456"
    assert (found.filing_date, found.publication_date) == (date(2020, 4, 8), date(2023, 10, 3))
    assert found.grant_date == date(2023, 10, 3)
    assert found.patent_type == "invention"
    assert [t.text for t in found.titles] == ["一种虚构电池"]
    assert [t.text for t in found.abstracts] == ["本发明公开了一种虚构电池。"]
    assert [t.text for t in found.descriptions] == ["技术领域\n属于H2O领域。"]
    assert [(c.number, c.independent, c.depends_on) for c in found.claims] == [
        (1, True, ()), (2, False, (1,)), (3, False, (1, 2)),
    ]  # fmt: skip
    assert found.claims[0].text == "一种电池，其特征在于：\nx=2"
    assert found.figures == ("D1.TIF", "A1.TIF", "B1.TIF")


def test_a_grant_gives_parties_classes_and_relations(tmp_path: Path) -> None:
    found = one(tmp_path, GRANT)
    assert found.applicants == (Party("虚构科技有限公司", "100000 某省某市虚构路1号", "CN"),)
    assert found.owners == (Party("虚构控股有限公司"),)
    assert [party.name for party in found.inventors] == ["甲", "乙"]
    assert found.agents == (Party("虚构代理事务所", "", "", (Identifier("cnipa_agency", "99999"),)),)
    assert found.ipc == ("H01M10/0525", "H01M4/13")
    assert found.classes[0] == ClassSymbol("ipcr", "H01M10/0525", "", "first", "2010.01", "CN")
    assert found.priorities == (Priority("10-2019-0100096", "KR", date(2019, 8, 10)),)
    assert found.related == (
        Related("earlier_publication", "CN112345678A", "CN", date(2020, 10, 1)),
        Related("division", "201810000001.2", "CN", date(2018, 1, 2)),
    )
    assert found.citations == (
        Citation("CN203232659U", "X", True),
        Citation("", "", True, "甲乙. 虚构期刊, 2001."),
    )
    assert found.extra == {"PublicAvailabilityDate": "39-4001", "ExaminerDetails": "丁", "Agent": "丙"}


def test_a_design_gives_its_locarno_class_and_explanation(tmp_path: Path) -> None:
    found = one(tmp_path, DESIGN)
    assert found.number
    assert found.number.text == "CN309999999S"
    assert found.application_as_given == "202130671538.6"
    assert found.patent_type == "design"
    assert found.loc == ("12-08",)
    assert [t.text for t in found.titles] == ["虚构轮毂"]
    assert [t.text for t in found.descriptions] == ["1.名称：虚构轮毂。"]
    assert found.applicants == (Party("甲", "某省某市"),)
    assert found.inventors == (Party("乙"),)
    assert found.extra["status"] == "A"


def test_the_older_shape_is_read_the_same_way(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(OLD_SHAPE, encoding="utf-8")
    result = read_all(path)
    found = result.kept[0].publication
    assert found.number
    assert found.number.text == "CN1999999C"
    assert found.grant_date == date(2007, 3, 21)
    assert result.codes == ["partial_date"]
    assert found.classes == (ClassSymbol("ipc", "H01M10/40", "", "first", "7"),)
    assert found.applicants == (Party("甲株式会社", "日本"),)
    assert [(r.relation, r.number) for r in found.related] == [
        ("division", "00100001.2"), ("pct", "PCT/JP2001/000001"), ("pct_publication", "WO2002/000001A1"),
    ]  # fmt: skip
    assert [(event.date, event.country) for event in found.events] == [(date(2003, 1, 2), "CN")]
    assert [claim.text for claim in found.claims] == ["一种电池。"]


@pytest.mark.parametrize(
    ("kind", "day", "granted"),
    [("B", "19890301", False), ("U", "19890301", False), ("C", "20050301", True), ("U8", "20150301", True), ("A", "20150301", False)],
)  # fmt: skip
def test_what_was_announced_before_1993_was_not_yet_granted(
    kind: str, day: str, granted: bool, tmp_path: Path
) -> None:
    text = GRANT.replace("<base:Kind>B<", f"<base:Kind>{kind}<").replace("20231003", day)
    found = one(tmp_path, text)
    assert found.number
    assert found.number.kind == kind
    assert (found.grant_date is not None) is granted


def test_a_body_is_listed_with_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "DA000000000001.xml"
    path.write_text(BODY, encoding="utf-8")
    result = read_all(path)
    assert result.source.name == "cnipa_application_body"
    assert [(row.code, row.found) for row in result.rejected] == [
        ("body_without_number", "cn-claims: claim × 2 · 一种虚构装置。")
    ]


def test_bodies_beside_a_publication_are_listed_and_it_is_read(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "a.zip",
        {"1.xml": BODY.encode(), "2.xml": OLD_SHAPE.encode(), "D1.TIF": b"II*\0" + bytes(range(32)) * 4},
    )
    result = read_all(path)
    assert [row.place.sheet for row in result.kept] == ["2.xml"]
    assert [row.place.sheet for row in result.rejected] == ["1.xml"]
    assert ("D1.TIF", "picture_not_kept") in result.reading.notes


@pytest.mark.real_data
@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_genuine_publications_say_what_a_person_reads_in_them(name: str, real_data: Path) -> None:
    result = read_all(real_data / "xml" / "cn_cnipa_application_body" / name)
    found, facts = result.kept[0].publication, EXPECTED[name]
    assert result.codes == []
    assert found.number
    assert found.number.text == facts.number
    assert found.application_as_given == facts.application
    assert (found.filing_date, found.publication_date) == (facts.filed, facts.published)
    assert [title.text for title in found.titles] == [facts.title]
    assert [(p.name, p.address) for p in found.applicants] == facts.applicants
    assert [p.name for p in found.inventors] == facts.inventors
    assert [p.name for p in found.agents] == facts.agents
    assert list(found.ipc) == facts.ipc
    assert found.classes[0].edition == facts.edition
    assert [c.number for c in found.claims if c.independent] == facts.independent
    assert len(found.claims) == facts.claims
    assert found.citations == ()


@pytest.mark.real_data
def test_every_genuine_document_reads_or_says_why_not(real_data: Path) -> None:
    folder = real_data / "xml" / "cn_cnipa_application_body"
    results = {path.name: read_all(path) for path in sorted(folder.iterdir())}
    assert sum(len(result.kept) for result in results.values()) == 3
    said = {
        name: [row.found.split(" · ")[0] for row in r.rejected] for name, r in results.items() if not r.kept
    }
    assert said == {name: [held] for name, held in BODIES.items()}
