"""Genuine documents of the EPO's formats, against facts that were read in them by eye; and every file of theirs."""

from collections import Counter
from pathlib import Path

import pytest

from qianglian.model.errors import UnknownFormat
from qianglian.model.publication import Claim
from tests.sources.files import read_all
from tests.sources.formats.expected_epo import EXPECTED, NO_XML, WHOLE_FOLDERS, Expected

pytestmark = pytest.mark.real_data


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda one: one.file)
def test_facts(expected: Expected, real_data: Path) -> None:
    result = read_all(real_data / "xml" / expected.file)
    publication = result.kept[0].publication

    def dated(name: str) -> str:
        return str(getattr(publication, name) or "")

    found = Expected(
        expected.file,
        result.source.name,
        publication.number.text if publication.number else "",
        next((one.text for one in publication.titles if one.lang == "en"), "") if expected.title else "",
        dated("publication_date"),
        dated("filing_date"),
        dated("grant_date"),
        publication.application_as_given,
        tuple((one.number, one.country, str(one.date)) for one in publication.priorities)
        if expected.priorities
        else (),
        tuple(one.name for one in publication.applicants),
        tuple(one.name for one in publication.owners),
        tuple(one.name for one in publication.inventors) if expected.inventors else (),
        publication.ipc[: len(expected.ipc)],
        publication.cpc[0] if expected.cpc_first else "",
        tuple((one.number, one.category) for one in publication.citations[: len(expected.cited)]),
        len(publication.citations),
        tuple(Counter(one.lang for one in publication.claims).items()),
        next((one.value for one in publication.families if one.scheme == "docdb"), "")
        if expected.family
        else "",
        len(publication.events),
    )
    assert found == expected


@pytest.mark.parametrize("folder", WHOLE_FOLDERS)
def test_every_document_reads_or_says_why_not(folder: str, real_data: Path) -> None:
    kept, rejected = 0, Counter[str]()
    for path in sorted((real_data / "xml" / folder).glob("*.xml")):
        if f"{folder}/{path.name}" in NO_XML:
            continue
        result = read_all(path)
        kept += len(result.kept)
        rejected.update(one.code for one in result.rejected)
        assert not [remark for row in result.kept for remark in row.remarks], path.name
    assert (kept, dict(rejected)) == WHOLE_FOLDERS[folder]


@pytest.mark.parametrize("name", NO_XML)
def test_json_that_is_named_xml_says_so(name: str, real_data: Path) -> None:
    with pytest.raises(UnknownFormat) as error:
        read_all(real_data / "xml" / name)
    assert "JSON" in error.value.sentence("zh")


def test_claims_of_a_specification_depend_on_those_they_name(real_data: Path) -> None:
    """EP 3404678 B1: claims 1 and 7 stand alone; claim 4 rests on "any one of the preceding claims"."""
    claims = read_all(real_data / "xml/epo_eps/v1-5-B1.xml").kept[0].publication.claims
    english: list[Claim] = [one for one in claims if one.lang == "en"]
    assert [one.number for one in english if one.independent] == [1, 7]
    assert english[3].depends_on == (1, 2, 3)
    assert english[10].depends_on == (7, 8, 9, 10)
