"""A whole file of documents: what is whole stays whole, what is long is streamed, what is broken says so."""

import io
from datetime import date
from pathlib import Path

import pytest

from qianglian.model.publication import Priority
from qianglian.sources.contract import ReadOptions, Rejected, SourceRow
from qianglian.sources.draft import Draft
from qianglian.sources.markup import parsing
from qianglian.sources.markup import pieces as cutting
from qianglian.sources.markup.parsing import Element, parse
from qianglian.sources.markup.pieces import pieces
from qianglian.sources.markup.reading import read_documents
from qianglian.sources.markup.texts import first_text, text_of
from tests.sources.files import zipped

WHOLE = '<?xml version="1.0" encoding="UTF-8"?>\n<d><n>US900000{}B2</n><t>{}</t></d>\n'


def fill(draft: Draft, element: Element) -> None:
    draft.number = first_text(element, "n")
    draft.keep("t", first_text(element, "t"))


def rows(path: Path) -> list[tuple[str, str, list[str]]]:
    """Number (or code, when rejected), text and remarks of each document."""
    found = []
    for row in read_documents(path, ReadOptions(), {"d"}, fill).rows:
        if isinstance(row, Rejected):
            found.append((row.code, "", []))
        else:
            assert isinstance(row, SourceRow)
            assert row.publication.number
            remarks = [one.code for one in row.remarks]
            found.append((row.publication.number.text, row.publication.extra.get("t", ""), remarks))
    return found


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bounds of a few kilobytes, so that small files are beyond them."""
    monkeypatch.setattr(cutting, "CHUNK", 512)
    monkeypatch.setattr(cutting, "WHOLE", 2048)
    monkeypatch.setattr(parsing, "LARGEST", 8192)
    monkeypatch.setattr(parsing, "SLICE", 512)


def stream(data: bytes) -> io.BufferedReader:
    return io.BufferedReader(io.BytesIO(data))  # type: ignore[arg-type]  # bytes are as raw as a file


@pytest.mark.parametrize(
    ("middle", "expected"),
    [
        ("<d><n>US9000002B2</n><t>kept</t><x></d>", [("US9000002B2", "kept", ["broken_markup"])]),
        ("<d><n>US9000002B2</n><t>kept", [("US9000002B2", "kept", ["broken_markup"])]),
        ("<d><t>nothing but", [("no_identity", "", [])]),
        ("<<<", [("broken_document", "", [])]),
        ("<other/>", [("other_document", "", [])]),
        ("<d><n>US9000002B2</n><t>R & D &agr;</t></d>", [("US9000002B2", "R & D α", [])]),
    ],
)
def test_a_broken_document_leaves_its_neighbours_whole(
    tmp_path: Path, middle: str, expected: list[tuple[str, str, list[str]]]
) -> None:
    path = tmp_path / "week.xml"
    text = WHOLE.format(1, "one") + '<?xml version="1.0"?>\n' + middle + "\n" + WHOLE.format(3, "three")
    path.write_text(text, encoding="utf-8")
    assert rows(path) == [("US9000001B2", "one", []), *expected, ("US9000003B2", "three", [])]


def test_an_envelope_beyond_the_bound_gives_every_document_and_holds_one(small: None) -> None:
    data = b"<e>" + b"".join(b"<d>%d %s</d>\n" % (n, b"x" * 200) for n in range(200)) + b"</e>"
    piece = next(pieces(stream(data)))
    assert piece.rest is not None
    read = []
    for one in parse(piece, {"d"}):
        assert one.element is not None
        assert one.code == ""
        read.append(int(text_of(one.element).split()[0]))
        parent = one.element.getparent()
        assert parent is not None
        assert len(parent) <= 8
    assert read == list(range(200))


def test_damage_in_a_streamed_envelope_is_told_after_what_was_read(small: None) -> None:
    data = b"<e>" + b"<d>1</d>\n" * 5000 + b"<d>2</x></e>"
    piece = next(pieces(stream(data)))
    found = [(text_of(one.element), one.code) for one in parse(piece, {"d"})]
    assert found == [("1", "")] * 5000 + [("", "broken_document")]


def test_an_entity_that_is_not_declared_ends_a_streamed_envelope_in_time(small: None) -> None:
    """What stops the parser is told at once, not when the bound for one document is reached."""
    data = b"<e>" + b"<d>1</d>\n" * 5000 + b"<d>&agr;</d>" + b"<d>2</d>" * 50000 + b"</e>"
    piece = next(pieces(stream(data)))
    found = [one.code for one in parse(piece, {"d"})]
    assert found == [""] * 5000 + ["broken_document"]


def test_a_document_beyond_the_bound_is_listed_and_the_next_one_read(small: None, tmp_path: Path) -> None:
    path = tmp_path / "week.xml"
    path.write_text(WHOLE.format(1, "a") + WHOLE.format(2, "x" * 20_000) + WHOLE.format(3, "c"))
    assert rows(path) == [("US9000001B2", "a", []), ("document_too_large", "", []), ("US9000003B2", "c", [])]


def test_a_document_between_the_bounds_is_streamed_whole(small: None, tmp_path: Path) -> None:
    path = tmp_path / "week.xml"
    path.write_text(WHOLE.format(1, "x" * 5000) + WHOLE.format(2, "b"))
    assert rows(path) == [("US9000001B2", "x" * 5000, []), ("US9000002B2", "b", [])]


def test_members_that_are_no_xml_are_noted(tmp_path: Path) -> None:
    members = {"readme.txt": b"a,b\n1,2\n", "a.tif": b"II*\0", "a.xml": WHOLE.format(1, "a").encode()}
    reading = read_documents(zipped(tmp_path / "a.zip", members), ReadOptions(), {"d"}, fill)
    (row,) = list(reading.rows)
    assert (row.place.row, row.place.sheet) == (1, "a.xml")
    assert reading.notes == [("readme.txt", "member_not_read"), ("a.tif", "picture_not_kept")]


def test_the_priority_date_is_the_earliest_claimed_and_unknown_while_one_is_undated(tmp_path: Path) -> None:
    def dated(draft: Draft, element: Element) -> None:
        fill(draft, element)
        days = (
            [date(2020, 3, 1), date(2019, 5, 2)]
            if draft.number == "US9000001B2"
            else [date(2020, 3, 1), None]
        )
        draft.publication.priorities = tuple(
            Priority(f"CN2020100000{n}", "CN", day) for n, day in enumerate(days)
        )

    path = tmp_path / "two.xml"
    path.write_text(WHOLE.format(1, "a") + WHOLE.format(2, "b"))
    found = [
        row.publication
        for row in read_documents(path, ReadOptions(), {"d"}, dated).rows
        if isinstance(row, SourceRow)
    ]
    assert [one.priority_date for one in found] == [date(2019, 5, 2), None]
