"""Bytes into elements: nothing is fetched, bounds hold, a broken document leaves its neighbours whole."""

from pathlib import Path

import pytest

from qianglian.sources.markup import parsing
from qianglian.sources.markup.claims import parents
from qianglian.sources.markup.mending import entity
from qianglian.sources.markup.parsing import parse
from qianglian.sources.markup.pieces import Piece
from qianglian.sources.markup.texts import text_of


def read(data: bytes) -> list[tuple[str, str]]:
    """Text and code of each document, taken before the next is asked for: then it is let go."""
    return [(text_of(one.element), one.code) for one in parse(Piece(data), {"d"})]


def test_an_external_entity_is_never_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("canary")
    data = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]><d>a&x;b</d>'
    assert all("canary" not in text for text, _ in read(data.encode()))


def test_an_envelope_gives_each_document_and_only_outermost_ones() -> None:
    assert read(b"<e><d>1<d>2</d></d><d>3</d></e>") == [("12", ""), ("3", "")]


def test_damage_keeps_what_stands_before_it() -> None:
    assert read(b"<e><d>1</d><d>2</e>")[0] == ("1", "broken_markup")


def test_a_document_beyond_the_bound_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "LARGEST", 1000)
    piece = Piece(b"<d>", iter([b"x" * 600, b"x" * 600, b"</d>"]))
    assert [one.code for one in parse(piece, {"d"})] == ["document_too_large"]


def test_depth_beyond_the_parsers_bound_is_broken_markup() -> None:
    assert [code for _, code in read(b"<d>" + b"<b>" * 300 + b"</b>" * 300 + b"</d>")] == ["broken_markup"]


def test_a_name_that_is_all_prefix_does_not_end_the_file() -> None:
    assert read(b"<d><base:>x</base:></d>")[0][0] == "x"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("根据权利要求1至3中任一项所述", (1, 2, 3)),
        ("如权利要求1、2、3、8任意一项", (1, 2, 3, 8)),
        ("A cell according to any of claims 1 to 3", (1, 2, 3)),
        ("Zelle nach Anspruch 1 oder 2", (1, 2)),
        ("selon la revendication 1 ou 2", (1, 2)),
        ("一种车辆，包括权利要求1所述的电池", (1,)),  # 引用式独立权利要求: named in the docstring of `claim`
        ("一种电池", ()),
    ],
)
def test_claims_name_their_parents(text: str, expected: tuple[int, ...]) -> None:
    assert parents(text, 9) == expected


@pytest.mark.parametrize(("name", "shown"), [("agr", "α"), ("SACUTE", "Ś"), ("nosuch", "&nosuch;")])
def test_entities_of_absent_dtds(name: str, shown: str) -> None:
    assert entity(name) == shown
