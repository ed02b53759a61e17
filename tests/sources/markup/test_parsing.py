"""Bytes into elements: nothing is fetched, bounds hold, a broken document leaves its neighbours whole."""

from pathlib import Path

import pytest
from lxml import etree

from qianglian.sources.markup import parsing
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
    assert read(data.encode()) == [("a&x;b", "")]


def test_an_envelope_gives_each_document_and_only_outermost_ones() -> None:
    assert read(b"<e><d>1<d>2</d></d><d>3</d></e>") == [("12", ""), ("3", "")]


def test_damage_keeps_what_stands_before_it() -> None:
    assert read(b"<e><d>1</d><d>2</d><d>3</e>") == [("1", ""), ("2", ""), ("3", "broken_markup")]


def test_damage_behind_the_last_document_is_told() -> None:
    assert read(b"<e><d>1</d><d>2</d>") == [("1", ""), ("2", ""), ("", "broken_document")]


def test_what_a_mend_made_whole_before_further_damage_is_not_broken() -> None:
    assert read(b"<e><d>1</d><d>&agr;</d><d>3<x></d></e>") == [("1", ""), ("α", ""), ("3", "broken_markup")]


def test_the_fault_is_named_as_the_parser_named_it() -> None:
    (one,) = parse(Piece(b"<e><d>1</d><d>2&x;<y></e>"), {"none"})
    assert one.code == "broken_document"
    assert "mismatch" in one.found


def test_entities_of_its_own_dtd_are_not_expanded_in_texts() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    data = f'<!DOCTYPE d [<!ENTITY l0 "ha">{laughs}]><d>a&l9;b</d>'
    assert read(data.encode()) == [("a", "broken_markup")]
    assert read(b'<!DOCTYPE d [<!ENTITY co "Acme">]><d>a &co; b</d>') == [("a &co; b", "")]


def test_entities_that_grow_in_an_attribute_are_stopped() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    data = f'<!DOCTYPE e [<!ENTITY l0 "ha">{laughs}]><e><d>1</d><d c="&l9;">2</d></e>'
    found = [(len(etree.tostring(one.element)) if one.element is not None else 0, one.code)
             for one in parse(Piece(data.encode()), {"d"})]  # fmt: skip
    assert found[0][1] == ""
    assert all(size < 10_000_000 for size, _ in found)
    assert "broken" in found[-1][1]


@pytest.mark.parametrize(
    "subset",
    ['<!ENTITY x SYSTEM "{uri}">', '<!ENTITY % p SYSTEM "{uri}"> %p;', '<!ENTITY x PUBLIC "-" "{uri}">'],
)
@pytest.mark.parametrize("place", ["<d>a&x;b</d>", '<d c="&x;">b</d>', "<d>a&x;b<e></d>"])
def test_no_file_of_this_machine_is_read(tmp_path: Path, subset: str, place: str) -> None:
    (tmp_path / "secret.txt").write_text("canary")
    data = f"<!DOCTYPE d [{subset.format(uri=(tmp_path / 'secret.txt').as_uri())}]>{place}"
    (found,) = [etree.tostring(one.element) for one in parse(Piece(data.encode()), {"d"})]
    assert found.startswith(b"<d")
    assert b"canary" not in found


def test_a_document_beyond_the_bound_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "LARGEST", 1000)
    piece = Piece(b"<d>", iter([b"x" * 600, b"x" * 600, b"</d>"]))
    assert [one.code for one in parse(piece, {"d"})] == ["document_too_large"]


def test_depth_beyond_the_parsers_bound_is_broken_markup() -> None:
    deep = b"<d>" + b"<b>" * 300 + b"</b>" * 300 + b"</d>"
    assert [code for _, code in read(b"<e><d>1</d>" + deep + b"</e>")] == ["", "broken_markup"]
    assert read(b"<d>" + b"<b>" * 200 + b"x" + b"</b>" * 200 + b"</d>") == [("x", "")]


def test_a_name_that_is_all_prefix_does_not_end_the_file() -> None:
    assert read(b"<d><base:>x</base:></d>")[0][0] == "x"
