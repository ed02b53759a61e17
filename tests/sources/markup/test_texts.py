"""Texts of elements as a person reads them."""

import pytest
from lxml import etree

from qianglian.sources.markup.texts import SILENT, attribute, first_text, text_of, texts


def element(text: str) -> etree._Element:
    return etree.fromstring(text, etree.XMLParser(resolve_entities=False))


def test_spaces_and_line_ends_of_the_file_are_folded() -> None:
    assert text_of(element("<a>one\n   two\t<b>th</b>ree</a>"), lines=True) == "one two three"


def test_paragraphs_stand_on_lines_of_their_own_only_where_asked() -> None:
    one = element(
        "<a><p>one</p>\n<p>two<br/>three</p><claim-text>4<claim-text>5</claim-text>6</claim-text></a>"
    )
    assert text_of(one, lines=True) == "one\ntwo\nthree\n4\n5\n6"
    assert text_of(element("<a><p>one</p> <p>two</p></a>")) == "one two"


def test_paragraphs_are_apart_without_lines_too() -> None:
    assert text_of(element("<a><p>one</p><p>two</p></a>")) == "one two"


def test_cells_are_apart_and_rows_are_lines() -> None:
    table = "<table><row><entry>a</entry><entry>b</entry></row><row><entry>c</entry></row></table>"
    assert text_of(element(table), lines=True) == "a b\nc"


@pytest.mark.parametrize("name", sorted(SILENT))
def test_pictures_are_silent_and_what_follows_them_is_not(name: str) -> None:
    assert text_of(element(f"<a>x<{name}>no<b>no</b>no</{name}>y<i>z</i></a>")) == "xyz"


def test_comments_and_instructions_are_silent_and_what_follows_them_is_not() -> None:
    assert text_of(element("<a>x<!-- no -->y<?no no?>z</a>")) == "xyz"


def test_entities_are_characters() -> None:
    assert text_of(element('<!DOCTYPE a SYSTEM "a.dtd"><a>x&agr;y&nosuch;z</a>')) == "xαy&nosuch;z"


def test_the_text_behind_an_element_is_not_its_own() -> None:
    assert text_of(element("<a><b>x</b>y</a>").find("b")) == "x"


def test_a_deep_element_needs_no_recursion() -> None:
    assert text_of(element("<a>" * 250 + "x" + "</a>" * 250)) == "x"


def test_what_is_absent_is_empty() -> None:
    one = element("<a c=' 1 '><b> </b><b>x</b><d>y</d></a>")
    assert (text_of(None), attribute(None, "c"), attribute(one, "e"), attribute(one, "c")) == (
        "",
        "",
        "",
        "1",
    )
    assert (first_text(one, "e", "b", "d"), first_text(one, "e"), texts(one, "b")) == ("x", "", ["x"])
