"""`similar` on a small corpus: texts and numbers, with vectors and without, filters and Views inside, reasons given."""

from pathlib import Path

import pytest

from qianglian.corpus.similar import notes
from qianglian.corpus.similar.answer import SimilarPage
from qianglian.corpus.workspace import Workspace, open_workspace
from qianglian.model.errors import BadInput, Forbidden, NotFound
from qianglian.model.view import View
from tests.corpus.evidence import write_rows
from tests.corpus.similar.corpus import ROWS, TopicEmbedder, made, patent


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return made(tmp_path_factory.mktemp("similar"), embedder=TopicEmbedder())


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return made(tmp_path_factory.mktemp("plain"))


def numbers(page: SimilarPage) -> list[str]:
    return [hit.number for hit in page]


def asked(workspace: Workspace, what: str, **how: object) -> SimilarPage:
    return workspace.similar(what, embedder=TopicEmbedder(), **how)  # type: ignore[arg-type]


def test_a_chinese_question_finds_the_english_patent(embedded: Workspace) -> None:
    page = asked(embedded, "硫化物电解质的锂电池", query="office:US")
    assert numbers(page)[0] == "US10000004B2"
    assert page.parts == ("words", "meaning", "classes")


def test_an_english_question_finds_the_chinese_patent(embedded: Workspace) -> None:
    assert (
        numbers(asked(embedded, "recovery of waste heat by an exchanger", query="office:CN"))[0]
        == "CN100000005A"
    )


def test_a_number_is_compared_by_its_own_text_and_left_out(embedded: Workspace) -> None:
    page = asked(embedded, "CN100000001A")
    assert page.number == "CN100000001A"
    assert "CN100000001A" not in numbers(page)
    assert set(numbers(page)[:3]) == {"CN100000002A", "US10000004B2", "EP1000008A1"}
    assert notes.SELF_LEFT_OUT in page.notes


def test_a_publication_without_text_is_reached_by_its_classes(embedded: Workspace) -> None:
    hit = next(hit for hit in asked(embedded, "CN100000001A") if hit.number == "EP1000008A1")
    told = {part.part: part.value for part in hit.parts}
    assert told["words"] is None
    assert told["meaning"] is None
    assert told["classes"] == pytest.approx(1.0)
    assert hit.classes == ("H01M10/0562",)
    assert hit.sentence is None


def test_a_hit_says_which_words_which_sentence_and_which_classes(embedded: Workspace) -> None:
    hit = next(hit for hit in asked(embedded, "CN100000001A") if hit.number == "CN100000002A")
    assert {"固态", "电解质", "硫化"} & set(hit.words)
    marked = hit.hit.marked("abstract", "[", "]")
    assert "[" in marked
    assert hit.sentence is not None
    assert hit.hit.abstract[slice(*hit.sentence.span)] == "将硫化锂球磨得到固态电解质。"
    assert hit.classes == ("H01M10/0562",)
    assert sum(part.share for part in hit.parts) == pytest.approx(1.0)


def test_the_classes_of_a_text_are_those_of_its_nearest_and_it_says_so(embedded: Workspace) -> None:
    page = asked(embedded, "固态电解质")
    assert any("H01M10/0562" in note.zh for note in page.notes)


def test_without_vectors_words_and_classes_compare_and_it_says_so(plain: Workspace) -> None:
    page = asked(plain, "CN100000001A")
    assert page.parts == ("words", "classes")
    assert notes.NO_VECTORS in page.notes
    assert numbers(page)[0] == "CN100000002A"
    first = next(iter(page)).sentence
    assert first is not None
    assert first.by == "words"


def test_partial_coverage_is_told(tmp_path: Path) -> None:
    workspace = made(tmp_path, ROWS[:4], TopicEmbedder())
    with workspace:
        workspace.import_files(write_rows(tmp_path / "more.jsonl", ROWS[4:]))
        page = asked(workspace, "固态电解质锂电池")
        assert any("4/7" in note.zh for note in page.notes)
        assert "CN100000005A" in numbers(asked(workspace, "余热回收"))


def test_another_embedder_does_not_mix(embedded: Workspace) -> None:
    page = embedded.similar("锂电池", embedder=TopicEmbedder("other/1"))
    assert page.parts == ("words", "classes")
    assert any("other/1" in note.zh and "topics/1" in note.zh for note in page.notes)


def test_a_filter_bounds_every_part(embedded: Workspace) -> None:
    page = asked(embedded, "锂电池", query="ipc:F28D OR ipc:B60L", limit=50)
    assert set(numbers(page)) <= {"CN100000005A", "US10000006B2", "CN100000007A"}
    assert page.within.value == 3


def test_a_view_bounds_every_part(embedded: Workspace) -> None:
    with open_workspace(embedded.path, view=View(rows="office:CN")) as seen:
        page = asked(seen, "solid electrolyte lithium battery", limit=50)
        assert all(number.startswith("CN") for number in numbers(page))
        with pytest.raises(NotFound):
            asked(seen, "US10000004B2")


def test_a_view_without_abstracts_compares_by_classes_alone(embedded: Workspace) -> None:
    with open_workspace(embedded.path, view=View(fields=frozenset({"titles", "ipc"}))) as seen:
        page = asked(seen, "CN100000001A", limit=50)
        assert page.parts == ("classes",)
        assert notes.TEXTS_HIDDEN in page.notes
        assert notes.FAMILY_HIDDEN in page.notes
        assert all("abstracts" not in hit.hit.row and hit.words == () for hit in page)


def test_a_view_without_texts_and_classes_is_refused(embedded: Workspace) -> None:
    with (
        open_workspace(embedded.path, view=View(fields=frozenset({"titles"}))) as seen,
        pytest.raises(Forbidden),
    ):
        asked(seen, "CN100000001A")


def test_a_view_without_classes_compares_by_text(embedded: Workspace) -> None:
    with open_workspace(embedded.path, view=View(fields=frozenset({"titles", "abstracts"}))) as seen:
        page = asked(seen, "CN100000001A")
        assert page.parts == ("words", "meaning")
        assert notes.CLASSES_HIDDEN in page.notes
        assert all(hit.classes == () and "ipc" not in hit.hit.row for hit in page)


def test_the_family_is_left_out(tmp_path: Path) -> None:
    priority = [{"number": "CN2019100001", "country": "CN", "date": "2019-01-01"}]
    one = patent("CN100000011A", "固态电解质锂电池", "硫化物。", ["H01M10/0562"], priorities=priority)
    other = patent(
        "US10000012B2", "Solid electrolyte", "Sulfide.", ["H01M10/0562"], "en", priorities=priority
    )
    with made(tmp_path, [*ROWS, one, other], TopicEmbedder()) as workspace:
        page = asked(workspace, "CN100000011A", limit=50)
        assert not {"CN100000011A", "US10000012B2"} & set(numbers(page))
        assert notes.FAMILY_LEFT_OUT.format(count=2) in page.notes


@pytest.mark.parametrize("nothing", ["", "   ", "。，、"])
def test_nothing_to_compare_is_refused(embedded: Workspace, nothing: str) -> None:
    with pytest.raises(BadInput):
        asked(embedded, nothing)


def test_a_number_that_is_not_here_is_not_compared_as_a_text(embedded: Workspace) -> None:
    with pytest.raises(NotFound):
        asked(embedded, "CN999999999A")


def test_a_text_that_shares_no_word_finds_by_meaning_alone(embedded: Workspace) -> None:
    page = asked(embedded, "lithium", query="office:CN ipc:H01M")
    assert numbers(page)
    assert all(part.value == 0 for hit in page for part in hit.parts if part.part == "words")


def test_an_empty_corpus_answers_with_an_empty_page(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "empty", create=True) as workspace:
        page = asked(workspace, "锂电池")
        assert len(page) == 0
        assert page.within.value == 0


def test_the_same_question_gives_the_same_answer(embedded: Workspace) -> None:
    assert asked(embedded, "锂电池") == asked(embedded, "锂电池")
