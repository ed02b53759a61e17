"""The real USPTO documents: what the files say by eye, and that every one reads."""

from pathlib import Path

import pytest

from tests.sources.files import read_all
from tests.sources.formats.expected_uspto import EXPECTED, Expected

pytestmark = pytest.mark.real_data

FOLDERS = {"uspto_2023_v47": 5, "uspto_benhoyle": 4, "uspto_go": 10, "uspto_patentpublicdata": 10}
"""Documents in each."""


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda one: one.number)
def test_what_the_file_says(expected: Expected, real_data: Path) -> None:
    result = read_all(real_data / "xml" / expected.file)
    assert result.source.name == expected.format
    found = next(row.publication for row in result.kept if row.publication.number.text == expected.number)
    assert [title.text for title in found.titles] == [expected.title]
    assert found.application.number == expected.application
    assert (found.filing_date, found.publication_date, found.grant_date) == (
        expected.filed,
        expected.published,
        expected.granted,
    )
    assert tuple(party.name for party in found.applicants) == expected.applicants
    assert tuple(party.name for party in found.owners) == expected.owners
    assert len(found.inventors) == expected.inventors
    for stated, given in (
        (expected.ipc, found.ipc),
        (expected.cpc, found.cpc),
        (expected.loc, found.loc),
    ):
        assert given[: len(stated)] == stated
        assert bool(given) == bool(stated)
    national = tuple(one.symbol for one in found.classes if one.scheme == "uspc")
    assert national[: len(expected.uspc)] == expected.uspc
    assert tuple((one.number, one.country, one.date) for one in found.priorities) == expected.priorities
    assert len(found.claims) == expected.claims
    alone = tuple(claim.number for claim in found.claims if claim.independent)
    assert not expected.independent or alone == expected.independent
    examiner = sum(one.by_examiner is True for one in found.citations)
    assert (len(found.citations), examiner) == expected.citations
    assert {(one.number, one.by_examiner) for one in found.citations} >= set(expected.cited)
    assert {(one.relation, one.number) for one in found.related} >= set(expected.related)


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_document_reads(folder: str, real_data: Path) -> None:
    kept = 0
    for path in sorted((real_data / "xml" / folder).iterdir()):
        result = read_all(path)
        assert result.source.name in ("uspto_xml", "uspto_patdoc", "uspto_pap")
        assert (result.rejected, result.codes, result.reading.notes) == ([], [], []), path.name
        kept += len(result.kept)
        for row in result.kept:
            publication = row.publication
            assert publication.titles
            assert publication.application
            assert publication.filing_date
            assert publication.publication_date
            assert publication.inventors
            assert publication.applicants
            assert publication.ipc or publication.loc
            stated = publication.extra.get("number-of-claims") or publication.extra.get("B577")
            # Only grants state how many claims they have.
            assert stated == (str(len(publication.claims)) if publication.grant_date else None), path.name
    assert kept == FOLDERS[folder]
