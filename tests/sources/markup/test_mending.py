"""Faults that can be mended: all of the text is there, and a remark only where something was lost or guessed."""

import pytest

from qianglian.sources.markup.mending import entity
from qianglian.sources.markup.parsing import parse
from qianglian.sources.markup.pieces import Piece
from qianglian.sources.markup.texts import attribute, text_of


def read(data: bytes) -> list[tuple[str, str]]:
    return [(text_of(one.element), one.code) for one in parse(Piece(data), {"d"})]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("agr", "α"),
        ("OHgr", "Ω"),
        ("eacute", "é"),
        ("SACUTE", "Ś"),
        ("nosuch", "&nosuch;"),
        ("NOSUCH", "&NOSUCH;"),
    ],
)
def test_entities_of_absent_dtds(name: str, shown: str) -> None:
    assert entity(name) == shown


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("&agr; &eacute; &SACUTE;", "α é Ś"),
        ("a &nosuch; b", "a &nosuch; b"),
        ("AT&T; x", "AT&T; x"),
        ("&lt;&agr;&amp;", "<α&"),
        ("&nbsp;&THORN;&agr", "Þ&agr"),
    ],
)
@pytest.mark.parametrize("before", ["", '<!DOCTYPE d SYSTEM "d.dtd">'])
def test_undeclared_entities(inside: str, expected: str, before: str) -> None:
    assert read(f"{before}<d>{inside}</d>".encode()) == [(expected, "")]


@pytest.mark.parametrize("inside", ["BASF & Co", "R&D", "&", "a&b c", "A &1; B", "&&"])
def test_bare_ampersands(inside: str) -> None:
    assert read(f"<d>{inside}</d>".encode()) == [(inside, "")]


def test_bare_ampersands_beside_entities_and_in_attributes() -> None:
    (one,) = parse(Piece(b'<d c="R & D &agr;">BASF & Co &agr;</d>'), {"d"})
    assert (text_of(one.element), attribute(one.element, "c"), one.code) == ("BASF & Co α", "R & D α", "")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("<a:d>1</a:d>", ["1"]),
        ("<d><a:b c:e='f'>1</a:b>2</d>", ["12"]),
        ("<e><d>0</d><d><a:b>1</a:b></d><d>2</d></e>", ["0", "1", "2"]),
        ("<d><a:b>&agr; R & D</a:b></d>", ["α R & D"]),
    ],
)
def test_prefixes_without_namespace(data: str, expected: list[str]) -> None:
    assert read(data.encode()) == [(text, "") for text in expected]


@pytest.mark.parametrize(
    ("declared", "text", "encoding", "remark"),
    [
        ("gb2312", "一种虚构的电池", "utf-8", ""),
        ("utf-16", "一种虚构的电池", "utf-8", ""),
        ("no-such", "一种虚构的电池", "utf-8", ""),
        ("utf-8", "一种虚构的电池", "gb18030", "other_encoding"),
        ("utf-8", "Société Générale fictive", "latin-1", "other_encoding"),
        ("gb18030", "一种虚构的电池", "gb18030", ""),
        ("utf-16", "一种虚构的电池", "utf-16", ""),
    ],
)
def test_encodings_that_are_not_as_declared(declared: str, text: str, encoding: str, remark: str) -> None:
    data = f'<?xml version="1.0" encoding="{declared}"?><d>{text}</d>'.encode(encoding)
    assert read(data) == [(text, remark)]


def test_a_few_bytes_that_fit_no_encoding_are_replaced_and_said() -> None:
    data = "<d>一种虚构的电池及其隔膜".encode() + b"\xff\xfe" + "和装置</d>".encode()
    ((text, remark),) = read(data)
    assert (text.replace("\ufffd", ""), remark) == ("一种虚构的电池及其隔膜和装置", "undecodable")
    assert "\ufffd" in text


@pytest.mark.parametrize(
    "character", ["\x00", "\x01", "\x1f", "\x0b", "&#0;", "&#x1F;", "&#xD800;", "&#xFFFF;"]
)
def test_control_characters_are_taken_out_and_said(character: str) -> None:
    assert read(f"<e><d>0</d><d>a{character}b&#945;</d></e>".encode()) == [("0", ""), ("abα", "nul_bytes")]


def test_several_faults_in_one_document() -> None:
    assert read(b"<d>R & D &agr; \x01<a:b>c</a:b></d>") == [("R & D α c", "nul_bytes")]
