"""USPTO documents of every format: each trap, on small synthetic documents."""

from datetime import date
from pathlib import Path

import pytest

from qianglian.model.publication import Citation, ClassSymbol, Party, Priority, Publication, Related
from qianglian.sources.markup.us_claims import without_number
from qianglian.sources.markup.us_classes import locarno, old_ipc, us_class
from qianglian.sources.markup.us_kinds import is_grant, patent_type
from tests.sources.files import Result, gzipped, read_all, zipped
from tests.sources.formats.uspto_documents import APPLICATION, DESIGN, GRANT, GREENBOOK, PAP, PATDOC


def read_text(folder: Path, text: str) -> Result:
    path = folder / "file"
    path.write_text(text, encoding="utf-8")
    return read_all(path)


def one(folder: Path, text: str, format: str) -> Publication:
    result = read_text(folder, text)
    assert (result.source.name, result.rejected, result.codes) == (format, [], [])
    return result.kept[0].publication


def test_grant_of_the_present_format(tmp_path: Path) -> None:
    found = one(tmp_path, GRANT, "uspto_xml")
    assert found.number.text == "US9999999B2"
    assert found.application.text == "US15000001"
    assert found.patent_type == "invention"
    assert found.titles[0].text == "Cell with H2O & salt"
    assert (found.filing_date, found.grant_date) == (date(2016, 1, 18), date(2018, 6, 19))
    assert found.ipc == ("H01M10/0525", "H01M4/02"), "the symbol assigned first leads, wherever it stands"
    assert found.cpc == ("H01M10/0525", "Y02E60/10")
    assert found.classes[0] == ClassSymbol("ipcr", "H01M4/02", "additional", "later", "2006.01", "US")
    assert [c.symbol for c in found.classes if c.scheme == "uspc"] == ["42/940.11", "D13/103"]
    assert found.priorities == (Priority("10-2015-0000001", "KR", date(2015, 1, 19)),)
    assert found.figures == ("US09999999-20180619-D00001.TIF",)
    assert found.descriptions[0].text == "FIELD\nA cell shown in FIG. 1.\n1 2"


def test_parties_of_the_present_format(tmp_path: Path) -> None:
    found = one(tmp_path, GRANT, "uspto_xml")
    assert found.applicants == (Party("FICTIONAL CELLS, INC.", "Springfield, IL", "US"),)
    assert found.owners == (Party("Fictional Holding GmbH", "Musterstadt", "DE"),)
    assert [party.name for party in found.inventors] == ["Jane Q. Public, Jr.", "Richard Roe"]
    assert found.agents == (Party("Law LLP"),), "a country that is “unknown” is none"
    assert found.extra["assignee-role"] == "Fictional Holding GmbH: 03"


def test_citations_say_who_cited(tmp_path: Path) -> None:
    assert one(tmp_path, GRANT, "uspto_xml").citations == (
        Citation("US5000001A", "", True, "", "examiner"),
        Citation("WO2014/000001A1", "", False, "", "applicant"),
        Citation("", "", False, "Roe, On cells, 2012.", "third party"),
    )


def test_parents_are_all_listed_and_nothing_said_of_them_is_lost(tmp_path: Path) -> None:
    found = one(tmp_path, GRANT, "uspto_xml")
    assert found.related == (
        Related("continuation", "14000001", "US", date(2014, 1, 2)),
        Related("continuation_in_part", "13000001", "US", date(2013, 1, 2)),
        Related("provisional", "61000001", "US", date(2012, 1, 2)),
        Related("earlier_publication", "20160300001A1", "US", date(2016, 10, 13)),
        Related("pct", "PCT/KR2016/000001", "WO", date(2016, 1, 18)),
    )
    assert found.extra["us-related-documents"] == (
        "continuation 14000001: parent-status PENDING; "
        "continuation_in_part 13000001: child-doc 14000001, parent-grant-document US8000001"
    )


def test_elements_without_a_field_are_kept_by_their_names(tmp_path: Path) -> None:
    extra = one(tmp_path, GRANT, "uspto_xml").extra
    assert extra["us-term-extension"] == "31"
    assert extra["text"] == "Terminal."
    assert extra["us-371c12-date"] == "20170615"
    assert extra["us-issued-on-continued-prosecution-application"] == "yes"
    assert extra["primary-examiner"] == "Ann Look (1725)"
    assert extra["number-of-figures"] == "2"


def test_claims_by_their_references(tmp_path: Path) -> None:
    claims = one(tmp_path, GRANT, "uspto_xml").claims
    assert [(c.number, c.independent, c.depends_on) for c in claims] == [
        (1, True, ()),
        (2, False, (1,)),
        (3, False, (1, 2)),
        (4, True, ()),
    ]
    assert claims[0].text == "A cell comprising:\nan anode."


def test_a_design_of_the_hague_system(tmp_path: Path) -> None:
    found = one(tmp_path, DESIGN, "uspto_xml")
    assert (found.number.text, found.patent_type, found.loc) == ("USD899999S1", "design", ("14-02",))
    assert found.classes[0] == ClassSymbol("loc", "14-02", "", "first", "12")
    assert found.extra["international-registration-number"] == "DM/000001"
    assert found.extra["international-filing-date"] == "20190718"
    assert found.extra["appl-type"] == "design"
    assert found.claims[0].independent


def test_a_corrected_application_of_the_time_when_inventors_applied(tmp_path: Path) -> None:
    result = read_text(tmp_path, APPLICATION)
    found = result.kept[0].publication
    assert result.codes == ["partial_date"], "a day 00 is no day"
    assert (found.number.text, found.filing_date, found.grant_date) == ("US20070300001A9", None, None)
    assert found.inventors == (Party("Jane R. Doe", "Springfield, IL", "US"),)
    assert found.applicants == found.owners == (Party("Hat Works"),)
    assert found.extra["app-type"] == "applicant-inventor"
    assert found.extra["us-publication-filing-type"] == "us-republication-corrected"
    assert found.extra["correspondence-address"] == "Law LLP, Springfield, US", "no telephone"
    assert [c.symbol for c in found.classes] == ["A61F2/06", "2/9", "36/118.2"]
    assert [(c.number, c.text) for c in found.claims] == [(1, "1-2. (canceled)"), (3, "A hat.")]


def test_a_weekly_file_and_a_broken_document_in_it(tmp_path: Path) -> None:
    broken = GRANT.replace("</us-references-cited>", "").replace("09999999", "09999998")
    result = read_text(tmp_path, GRANT + broken + DESIGN + APPLICATION)
    numbers = [row.publication.number.text for row in result.kept]
    assert numbers == ["US9999999B2", "US9999998B2", "USD899999S1", "US20070300001A9"]
    assert "broken_markup" in [remark.code for remark in result.kept[1].remarks]
    assert [row.place.row for row in result.kept] == [1, 2, 3, 4]


def test_patdoc(tmp_path: Path) -> None:
    found = one(tmp_path, PATDOC, "uspto_patdoc")
    assert (found.number.text, found.grant_date) == ("US6599999B1", date(2003, 7, 29))
    assert found.titles[0].text == "Cleaner with CO2"
    assert found.ipc == ("A47L5/14", "G06F13/00")
    assert [c.symbol for c in found.classes if c.scheme == "uspc"] == ["15/327.6", "D1/106"]
    assert found.priorities == (
        Priority("100 00 001", "DE", date(2000, 3, 1)),
        Priority("2000-000001", "JP", date(2000, 4, 1)),
    )
    assert found.citations == (
        Citation("US2276844A", "", True, "", "examiner"),
        Citation("JP2000-1", "", False, "", "other"),
        Citation("", "", None, "Roe, On dust."),
    )
    assert found.related == (
        Related("pct", "PCT/SE98/00001", "WO", date(1998, 1, 1)),
        Related("division", "08/600001", "US", date(1998, 4, 2)),
        Related("provisional", "60/049070", "US", date(1997, 7, 11)),
        Related("earlier_publication", "20020100001A1", "US", date(2002, 8, 15)),
    )
    assert found.extra["B600"] == "division 08/600001: PSTA 01, PPUB 6000001"
    assert found.inventors == (Party("Jane Q. Public", "Springfield, IL", "US"),)
    assert found.applicants == found.owners == (Party("Fictional AB", "Stad", "SE"),)
    assert found.agents == (Party("Law & Law"),)
    assert (found.extra["B474"], found.extra["B577"], found.extra["B732US"]) == (
        "14",
        "2",
        "Fictional AB: 03",
    )
    assert found.extra["B580"] == "15/328; D1/106-109"
    assert found.extra["B864US"] == "20010213"
    assert found.descriptions[0].text == "FIELD\nDust θ."
    assert [(c.text, c.depends_on) for c in found.claims] == [
        ("A cleaner comprising:\na bag.", ()),
        ("The cleaner of claim 1.", (1,)),
    ]


def test_application_publication_of_2001(tmp_path: Path) -> None:
    found = one(tmp_path, PAP, "uspto_pap")
    assert (found.number.text, found.patent_type) == ("US20010099999A1", "invention")
    assert (found.filing_date, found.publication_date) == (date(2000, 11, 29), date(2001, 3, 15))
    assert found.ipc == ("B62B9/04", "B62B13/00")
    assert [c.symbol for c in found.classes if c.scheme == "uspc"] == ["36/118.2", "D1/106"]
    assert found.priorities == (Priority("100 00 002", "DE", date(1999, 11, 30)),)
    assert found.related == (
        Related("division", "08000001", "US", date(1997, 12, 29)),
        Related("provisional", "60000001", "US", date(1997, 12, 18)),
    )
    assert found.extra["continuity-data"] == "division 08000001: parent-status GRANTED, parent-patent 6000001"
    assert found.inventors == (
        Party("Jane Q. Public", "Springfield, IL", "US"),
        Party("Erika Musterfrau", "Musterstadt", "DE"),
    )
    assert found.applicants == (Party("Fictional Boots"),)
    assert found.extra["correspondence-address"] == "Law LLP, Springfield, US", "no e-mail"
    assert found.descriptions[0].text == "Field\nBindings bind."
    assert [(c.text, c.depends_on) for c in found.claims] == [
        ("A binding comprising:\na pin.", ()),
        ("The binding of claim 1, made of steel.", (1,)),
    ]
    assert found.figures == ("US20010099999A1-20010315-D00001.TIF",)


def test_green_book(tmp_path: Path) -> None:
    result = read_text(tmp_path, GREENBOOK)
    assert (result.source.name, result.source.verified, result.codes) == ("uspto_greenbook", False, [])
    found, design = (row.publication for row in result.kept)
    assert [row.place.row for row in result.kept] == [2, 79]
    assert (found.number.text, found.application.text) == ("US4852201A", "US07123456"), "check digits go"
    assert (found.filing_date, found.grant_date) == (date(1988, 3, 2), date(1989, 8, 1))
    assert found.titles[0].text == 'Battery, with a "very long, title that wraps'
    assert found.ipc == ("H01M6/04", "H01M10/36")
    assert [c.symbol for c in found.classes if c.scheme == "uspc"] == ["429/94", "429/192"]
    assert found.inventors == (
        Party("John Q. Public, Jr.", "Springfield, IL", "US"),
        Party("Erika Musterfrau", "Musterstadt", "DE"),
    )
    assert found.applicants == found.owners == (Party("Fictional Cells, Inc.", "Springfield, IL", "US"),)
    assert found.priorities == (Priority("62-123456", "JP", date(1987, 3, 3)),)
    assert found.citations == (
        Citation("US3930584"),
        Citation("GB2105090"),
        Citation("", "", None, 'Roe, "On cells", J. Fict. Sci. 1980.'),
    )
    assert found.related == (Related("RLAP 72", "987654", "US", date(1986, 1, 1)),)
    assert found.abstracts[0].text == "A cell, wound in a roll."
    assert [(c.text, c.depends_on) for c in found.claims] == [
        ("A cell comprising:\nan anode; and\na cathode.", ()),
        ("The cell of claim 1, wound.", (1,)),
        ("A method.", ()),
    ]
    assert (design.number.text, design.patent_type, design.loc) == ("USD302633S", "design", ("26-05",))
    assert design.claims[0].text == "The ornamental design for a lamp, as shown."


def test_green_book_packed_and_with_windows_line_ends(tmp_path: Path) -> None:
    text = GREENBOOK.replace("\n", "\r\n").encode("latin-1")
    for path in (gzipped(tmp_path / "a.gz", text), zipped(tmp_path / "a.zip", {"pftaps.txt": text})):
        result = read_all(path)
        assert result.source.name == "uspto_greenbook"
        assert [row.publication.number.text for row in result.kept] == ["US4852201A", "USD302633S"]


def test_green_book_without_a_number_is_rejected(tmp_path: Path) -> None:
    result = read_text(tmp_path, GREENBOOK.replace("WKU  048522010", "WKU  "))
    assert [row.code for row in result.rejected] == ["no_identity"]
    assert len(result.kept) == 1


@pytest.mark.parametrize(
    ("columns", "symbol"),
    [
        (" 15328", "15/328"),
        ("379 8802", "379/88.02"),
        ("PLT161", "PLT/161"),
        ("None", "None"),
        ("2/9", "2/9"),
    ],
)
def test_national_classes(columns: str, symbol: str) -> None:
    assert us_class(columns) == symbol


def test_old_classes_that_are_none_stay_as_given() -> None:
    assert old_ipc("unknown") == "unknown"
    assert locarno("D99") == "D99"


def test_kinds() -> None:
    assert [patent_type(kind) for kind in ("A1", "B2", "S1", "E1", "P2", "H1")] == [
        "invention",
        "invention",
        "design",
        "invention",
        None,
        None,
    ]
    assert patent_type("E1", has_design_class=True) == "design"
    assert [is_grant(kind) for kind in ("B1", "P3", "E1", "H1")] == [True, True, True, False]


def test_a_number_that_belongs_to_the_claim_stays() -> None:
    assert without_number("2 wheels and a frame.", 1) == "2 wheels and a frame."
