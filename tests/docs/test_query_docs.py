"""The reference of the query language equals the code: every example parses, every field is in the table."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from qianglian.model.errors import QuerySyntaxError
from qianglian.model.text import Language
from qianglian.query.dialects import DIALECTS
from qianglian.query.fields import DEFAULT_FIELDS, FIELDS, Field
from qianglian.query.grammar import MAX_DEPTH, MAX_LENGTH, parse
from qianglian.query.official import read_official
from qianglian.query.spell import prefix_of
from qianglian.query.tree import leaves

DOCS = Path(__file__).parents[2] / "docs"
PAGES: dict[str, Language] = {"reference/query-language.md": "en", "guide/query.zh.md": "zh"}
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
EACH_PAGE = pytest.mark.parametrize("page", PAGES)


def examples(kind: str) -> list[tuple[str, str, str]]:
    """Page, example and remark of every line in the blocks of a kind."""
    return list(_examples(kind))


def _examples(kind: str) -> Iterator[tuple[str, str, str]]:
    for page in PAGES:
        for found, block in BLOCK.findall((DOCS / page).read_text(encoding="utf-8")):
            for line in block.splitlines() if found == kind else ():
                example, _, remark = line.partition("  #")
                yield page, example.strip(), remark.strip()


@pytest.mark.parametrize(("page", "example", "remark"), examples("query"))
def test_every_example_parses(page: str, example: str, remark: str) -> None:
    parse(example)


@pytest.mark.parametrize(("page", "example", "remark"), examples("wrong"))
def test_every_wrong_example_says_what_the_page_says(page: str, example: str, remark: str) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        parse(example)
    sentence = caught.value.sentence(PAGES[page])
    assert all(piece.strip() in sentence for piece in remark.split("…") if piece.strip())


@pytest.mark.parametrize(("page", "example", "remark"), examples("official"))
def test_every_official_example_is_regular(page: str, example: str, remark: str) -> None:
    reading = read_official(example)
    assert reading.node is not None
    assert reading.irregular == ()


@pytest.mark.parametrize("name", DIALECTS)
def test_every_dialect_has_examples_that_translate(name: str) -> None:
    read = [DIALECTS[name].read(example) for _, example, _ in examples(name)]
    assert len(read) >= len(PAGES)
    assert all(reading.node is not None and not reading.untranslated for reading in read)


@EACH_PAGE
def test_the_table_names_every_field(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    rows = {line.split("|")[1].strip(" `"): line for line in text.splitlines() if line.startswith("| `")}
    assert list(rows) == [field.name for field in FIELDS]
    for field in FIELDS:
        said = [field.label.in_(PAGES[page]), *field.aliases, field.example.replace("|", "\\|")]
        assert [piece for piece in said if piece not in rows[field.name]] == []


@EACH_PAGE
def test_the_bounds_are_those_of_the_grammar(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    assert f"{MAX_LENGTH:,}" in text
    assert f" {MAX_DEPTH} " in text


@pytest.mark.parametrize("field", FIELDS, ids=[field.name for field in FIELDS])
def test_a_fields_example_asks_of_that_field(field: Field) -> None:
    named = "" if field.fields == DEFAULT_FIELDS else field.name
    assert {prefix_of(leaf) for leaf in leaves(parse(field.example))} == {named}
