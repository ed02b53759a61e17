"""Key phrases: what a text names, what a set says more often than the others, and what the counts come to."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.corpus.keyness.candidates import candidates
from qianglian.corpus.keyness.phrase import MAX_WORDS
from qianglian.corpus.keyness.scoring import chosen, keyness, uses, weight
from qianglian.corpus.workspace import Workspace
from qianglian.model.errors import BadInput, Forbidden, NotFound
from qianglian.model.view import View
from tests.corpus.evidence import begin, row, write_rows

BATTERIES = [
    ("一种固态电解质及其制备方法", "本发明公开了一种固态电解质，固态电解质与负极之间设有界面层。"),
    ("固态电解质薄膜", "一种固态电解质薄膜，用于锂离子电池。"),
    ("锂离子电池隔膜", "本实用新型公开了锂离子电池隔膜，隔膜表面涂覆陶瓷颗粒。"),
]
OTHERS = [(f"一种齿轮箱{at}", "本发明公开了一种齿轮箱，包括齿轮和轴承。") for at in range(5)]


@pytest.fixture
def made(tmp_path: Path) -> Workspace:
    rows = [
        row(
            f"CN1065690{at:02}A",
            title,
            abstracts=[{"lang": "zh", "text": abstract}],
            publication_date=f"201{at}-01-02",
            ipc=["H01M10/056" if at < 3 else "F16H57/02"],
        )
        for at, (title, abstract) in enumerate([*BATTERIES, *OTHERS])
    ]
    return begin(tmp_path / "w", write_rows(tmp_path / "a.jsonl", rows))


def texts(text: str, language: str = "") -> list[str]:
    return [one.text for one in candidates(text, language)]


def test_chinese_phrases_are_runs_of_words_that_end_in_a_noun() -> None:
    assert texts("一种固态电解质的制备方法") == ["固态", "固态电解质", "电解质"]


def test_english_phrases_stand_between_stop_words_and_end_in_no_adjective() -> None:
    found = texts("A porous ceramic separator for the lithium-ion battery, comprising said coating")
    assert "porous ceramic separator" in found
    assert "lithium-ion battery" in found
    assert "porous" not in found
    assert not {"comprising", "said", "for the"} & set(found)


def test_a_phrase_in_a_title_counts_for_more() -> None:
    found = uses(candidates("固态电解质"), candidates("一种陶瓷颗粒，用于固态电解质"))
    assert weight(found["固态电解质"], 1, 100) > weight(found["陶瓷颗粒"], 1, 100)


def test_what_a_text_is_about(made: Workspace) -> None:
    found = made.key_phrases("CN106569000A")
    assert found.phrases[0].text == "固态电解质"
    assert found.phrases[0].publications.value == 2
    assert made.count("ti:固态电解质 OR ab:固态电解质").value == 2
    assert found.phrases[0].in_title


def test_a_text_of_ones_own_takes_its_first_line_for_the_title(made: Workspace) -> None:
    found = {one.text: one for one in made.key_phrases("齿轮箱润滑油\n一种陶瓷轴承，轴承有润滑槽").phrases}
    assert found["齿轮箱润滑油"].in_title
    assert not found["陶瓷轴承"].in_title
    assert found["陶瓷轴承"].publications.value == 0


def test_what_a_set_says_more_often_than_the_others(made: Workspace) -> None:
    found = made.key_phrases(query="ipc:H01M")
    named = {one.text: one for one in found.phrases}
    assert found.found is not None
    assert (found.found.value, found.read) == (3, 3)
    within = named["固态电解质"].within
    assert within is not None
    assert within.value == 2
    assert within.why is not None
    assert len(within.why()) == 2
    assert "齿轮" not in named


def test_the_whole_corpus_has_phrases_though_nothing_to_compare_with(made: Workspace) -> None:
    assert {one.text for one in made.key_phrases(query="").phrases} & {"齿轮箱", "齿轮"}


def test_the_view_bounds_phrases_and_counts(made: Workspace) -> None:
    narrow = Workspace(made.path, View(rows="ipc:H01M"))
    assert narrow.key_phrases(query="").found == narrow.count("")
    with pytest.raises(NotFound):
        narrow.key_phrases("CN106569003A")
    titles_only = Workspace(made.path, View(fields=frozenset({"titles"})))
    found = titles_only.key_phrases("CN106569000A")
    assert "界面层" not in {one.text for one in found.phrases}
    nothing = Workspace(made.path, View(fields=frozenset({"ipc"})))
    with pytest.raises(Forbidden):
        nothing.key_phrases(query="齿轮")


@pytest.mark.parametrize("asked", ["", "  \n "])
def test_nothing_to_ask_about_is_said(made: Workspace, asked: str) -> None:
    with pytest.raises(BadInput):
        made.key_phrases(asked)


def test_an_empty_corpus_still_names_what_a_text_names(tmp_path: Path) -> None:
    empty = begin(tmp_path / "w")
    assert empty.key_phrases("一种固态电解质").phrases[0].publications.value == 0
    assert empty.key_phrases(query="").phrases == ()


@given(st.text(max_size=300))
def test_any_text_has_phrases_that_stand_in_order_and_are_bounded(text: str) -> None:
    found = list(candidates(text))
    assert all(one.text and 1 <= one.words <= MAX_WORDS for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)


@given(st.integers(1, 50), st.integers(0, 50), st.integers(0, 50), st.integers(1, 50))
def test_keyness_is_positive_just_where_the_set_holds_it_more_often(
    size: int, within: int, beyond: int, others: int
) -> None:
    within, beyond = min(within, size), min(beyond, others)
    said = keyness(within, size, within + beyond, size + others)
    more = within * others - beyond * size
    assert (said > 1e-9) <= (more > 0)
    assert (said < -1e-9) <= (more < 0)


@given(st.dictionaries(st.text("ab", min_size=1, max_size=4), st.floats(0, 9), max_size=12))
def test_nothing_is_chosen_that_stands_only_within_what_is(scores: dict[str, float]) -> None:
    times = dict.fromkeys(scores, 1)
    best = chosen(scores, times, 5)
    assert len(best) <= 5
    assert not any(a != b and a in b for i, b in enumerate(best) for a in best[i + 1 :])
