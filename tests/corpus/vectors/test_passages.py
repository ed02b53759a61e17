"""What of a publication is embedded, in which language, under which hash."""

from typing import Any

import pytest

from qianglian.corpus.vectors.passages import Passage, passages, text_hash


def said(text: str, lang: str = "", translated: bool = False) -> dict[str, Any]:
    return {"lang": lang, "text": text, "translated": translated}


def claim(number: int, text: str, independent: bool | None = None, lang: str = "zh") -> dict[str, Any]:
    return {"number": number, "text": text, "lang": lang, "independent": independent, "depends_on": []}


def stored(
    titles: list[dict[str, Any]] | None = None,
    abstracts: list[dict[str, Any]] | None = None,
    claims: list[dict[str, Any]] | None = None,
) -> dict[str, Any]:
    return {"key": "p2222222222222222", "titles": titles, "abstracts": abstracts, "claims": claims}


def found(row: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(one.kind, one.language, one.text) for one in passages(row)]


def test_one_text_for_each_language() -> None:
    row = stored(
        [said("一种锂电池", "zh"), said("A lithium cell", "en")],
        [said("本发明公开了一种锂电池。", "zh"), said("The invention is a lithium cell.", "en")],
    )
    assert found(row) == [
        ("text", "zh", "一种锂电池\n本发明公开了一种锂电池。"),
        ("text", "en", "A lithium cell\nThe invention is a lithium cell."),
    ]


def test_a_language_that_nobody_states_is_told_by_its_script() -> None:
    assert found(stored([said("リチウム電池のセパレータ")])) == [("text", "ja", "リチウム電池のセパレータ")]
    # German alone says nothing of itself; beside an abstract that states it, it does.
    assert found(stored([said("Batteriegehäuse")], [said("Das Gehäuse …", "de")])) == [
        ("text", "de", "Batteriegehäuse\nDas Gehäuse …")
    ]
    assert found(stored([said("Batteriegehäuse")])) == [("text", "", "Batteriegehäuse")]


def test_the_office_speaks_before_a_translator() -> None:
    row = stored([said("machine words", "en", True), said("the office's words", "en")])
    assert found(row) == [("text", "en", "the office's words")]


@pytest.mark.parametrize(
    ("claims", "first"),
    [
        ([claim(1, "一种电池", True), claim(2, "如权利要求1所述的电池", False)], "一种电池"),
        ([claim(3, "如权利要求1所述的电池", False), claim(4, "一种方法", True)], "一种方法"),
        ([claim(1, "一种电池"), claim(2, "如权利要求1所述的电池")], "一种电池"),
        ([claim(1, "  "), claim(2, "一种电池")], "一种电池"),
    ],
)
def test_the_first_independent_claim(claims: list[dict[str, Any]], first: str) -> None:
    assert found(stored(claims=claims)) == [("claim", "zh", first)]


@pytest.mark.parametrize("row", [stored(), stored([], [], []), stored([said("  ")], [said("\n")])])
def test_a_publication_without_text_has_no_passage(row: dict[str, Any]) -> None:
    assert found(row) == []


def test_the_hash_is_of_the_exact_text_and_the_prefix() -> None:
    one = Passage("p2222222222222222", "text", "zh", "电池")
    assert one.hash == text_hash("电池") == Passage("p3333333333333333", "claim", "", "电池").hash
    assert len({text_hash("电池"), text_hash("电池 "), text_hash("电池", "query")}) == 3
    # Written down: what is stored under it must be found by every later release.
    assert text_hash("电池").hex() == "363af1e71d923e0dad82c9cca7aac8ff"
