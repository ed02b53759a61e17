"""Translation of query words: candidates with evidence, from official titles, from the corpus, or from parts."""

import gzip
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.corpus.keyness.dictionary import FILE, term_pairs
from qianglian.corpus.keyness.pairing import pair_terms
from qianglian.corpus.keyness.terms import chinese_terms, english_terms, singular
from qianglian.corpus.keyness.translating import translate
from qianglian.corpus.workspace import Workspace
from qianglian.model.errors import BadInput
from qianglian.model.view import View
from scripts.build_term_pairs import aligned, held_back, write
from tests.corpus.evidence import begin, write_rows

TITLES = [
    ("量子齿轮", "Quantum gears"),
    ("一种量子齿轮箱", "A quantum gear box"),
    ("量子齿轮的润滑", "Lubrication of quantum gears"),
    ("双层润滑膜", "Double lubrication film"),
]


@pytest.fixture
def made(tmp_path: Path) -> Workspace:
    rows = [
        {
            "qianglian": 1,
            "number": f"CN1065690{at:02}A",
            "titles": [{"lang": "zh", "text": zh}, {"lang": "en", "text": en}],
        }
        for at, (zh, en) in enumerate(TITLES)
    ]
    return begin(tmp_path / "w", write_rows(tmp_path / "a.jsonl", rows))


def test_official_titles_speak_with_their_numbers() -> None:
    first = translate(None, "燃料电池").candidates[0]
    assert first.text == "fuel cell"
    assert 2 <= first.ipc_titles <= first.ipc_titles_of
    assert first.titles is None


def test_both_directions_and_the_plural() -> None:
    assert translate(None, "fuel cells").candidates[0].text == "燃料电池"
    assert translate(None, "Fuel Cell").candidates == translate(None, "fuel cells").candidates


def test_what_is_only_put_together_says_so() -> None:
    found = translate(None, "固态电解质").candidates
    assert [one.parts for one in found] == [(("固态", "solid state"), ("电解质", "electrolyte"))]
    assert found[0].ipc_titles == 0
    assert found[0].score < 0.5


def test_titles_of_the_corpus_speak_too(made: Workspace) -> None:
    found = {one.text: one for one in made.translate_words("量子齿轮").candidates}
    titles = found["quantum gear"].titles
    assert titles is not None
    assert titles.why is not None
    # The figure counts what the query language counts: whole words, so the plural is another word.
    assert titles.value == len(titles.why())
    assert "双层" not in found


def test_a_view_without_titles_is_not_asked(made: Workspace) -> None:
    blind = Workspace(made.path, View(fields=frozenset({"ipc"})))
    assert all(one.titles is None for one in blind.translate_words("量子齿轮").candidates)
    assert blind.translate_words("燃料电池").candidates[0].titles is None


def test_traditional_characters_are_read_as_simplified_ones() -> None:
    assert translate(None, "燃料電池").candidates == translate(None, "燃料电池").candidates != ()


def test_what_nobody_knows_has_no_candidate() -> None:
    assert translate(None, "魑魅魍魉").candidates == ()


@pytest.mark.parametrize("asked", ["", " ", "电" * 61, "Привет"])
def test_what_is_no_word_of_either_language_is_said(asked: str) -> None:
    with pytest.raises(BadInput):
        translate(None, asked)


def test_pairs_that_always_go_together_come_first_and_lose_to_nothing() -> None:
    titles = [
        ({"电池", "隔膜"}, {"battery", "separator"}),
        ({"电池"}, {"battery"}),
        ({"隔膜"}, {"separator"}),
    ]
    found = {(pair.one, pair.other): pair for pair in pair_terms(titles * 3)}
    assert set(found) == {("电池", "battery"), ("隔膜", "separator")}
    assert found["电池", "battery"].together == 6


@given(
    st.lists(
        st.tuples(
            st.sets(st.sampled_from("甲乙丙"), max_size=3), st.sets(st.sampled_from("abc"), max_size=3)
        ),
        max_size=12,
    )
)
def test_counts_are_the_counts(titles: list[tuple[set[str], set[str]]]) -> None:
    for pair in pair_terms(titles):
        assert pair.together == sum(pair.one in a and pair.other in b for a, b in titles)
        assert pair.one_count == sum(pair.one in a for a, _ in titles)
        assert pair.other_count == sum(pair.other in b for _, b in titles)
        assert 0 < pair.score <= 1


@given(st.text(max_size=120))
def test_terms_are_terms_whatever_the_title(title: str) -> None:
    assert all(2 <= len(term) <= 6 for term in chinese_terms(title))
    assert all(len(term.split()) <= 3 and singular(term) for term in english_terms(title))


def test_what_ships_are_terms_with_their_source_and_under_a_mebibyte() -> None:
    packed = files("qianglian.corpus.keyness").joinpath("data", FILE).read_bytes()
    assert len(packed) < 1 << 20
    head = gzip.decompress(packed).decode().split("\n", 3)
    assert "IPC 2026.01" in head[1]
    assert "IPC 2020" in head[1]
    chinese, english = term_pairs()
    assert max(map(len, chinese)) <= 6
    assert max(len(term.split()) for term in english) <= 3


@pytest.mark.real_data
def test_what_ships_is_what_the_script_makes(real_data: Path, tmp_path: Path) -> None:
    titles = dict(aligned(real_data))
    pairs = pair_terms((chinese_terms(zh), english_terms(en)) for zh, en in titles.values())
    write(pairs, tmp_path / FILE)
    shipped = files("qianglian.corpus.keyness").joinpath("data", FILE).read_bytes()
    assert gzip.decompress((tmp_path / FILE).read_bytes()) == gzip.decompress(shipped)
    assert 0.05 < sum(held_back(symbol, 0.1) for symbol in titles) / len(titles) < 0.15
