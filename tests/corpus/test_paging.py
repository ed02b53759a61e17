"""Pages are stable and complete; figures can be walked back and have the same id everywhere."""

import os
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from qianglian.corpus.searching import Cursor, Page
from qianglian.corpus.workspace import Workspace, open_workspace
from qianglian.model.errors import BadInput, Conflict
from qianglian.model.view import View
from qianglian.sources.synthetic import SyntheticSpec, publications
from tests.corpus.evidence import begin, row, write_rows

MANY = 300
SORTS = ("relevance", "-pd", "pd", "-fd", "fd", "key")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Synthetic publications in three imports (three segments and more), some without any date."""
    folder = tmp_path_factory.mktemp("paging")
    made = list(publications(SyntheticSpec(MANY)))
    undated = [row(f"CN2081{place:05d}U", "电池的无日期件") for place in range(30)]
    same_day = [
        row(f"CN2082{place:05d}U", "电池的同日件", publication_date="2020-02-02") for place in range(30)
    ]
    with begin(folder / "ws") as workspace:
        for place, some in enumerate((made[:200], made[150:] + undated, same_day)):
            workspace.import_files(write_rows(folder / f"{place}.jsonl", some))
    return folder / "ws"


@pytest.fixture
def workspace(path: Path) -> Workspace:
    return open_workspace(path)


def pages(workspace: Workspace, query: str, sort: str, limit: int) -> list[Page]:
    found = [workspace.search(query, limit=limit, sort=sort)]
    while found[-1].next:
        found.append(workspace.search(query, limit=limit, sort=sort, cursor=found[-1].next))
    return found


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize(
    ("query", "limit"), [("", 7), ("电池", 1), ("电池 OR battery", 50), ("电池的", 1_000)]
)
def test_all_pages_together_are_all_hits_once(
    workspace: Workspace, query: str, sort: str, limit: int
) -> None:
    found = pages(workspace, query, sort, limit)
    keys = [hit.key for page in found for hit in page]
    figure = workspace.count(query)
    assert figure.why is not None
    assert len(keys) == len(set(keys)) == figure.value > 0
    assert sorted(keys) == sorted(figure.why())
    assert all(len(page) == limit for page in found[:-1])
    assert {page.total.value for page in found} == {figure.value}
    assert keys == [
        hit.key for page in pages(open_workspace(workspace.path), query, sort, 1_000) for hit in page
    ]


@pytest.mark.parametrize(("sort", "field"), [("pd", "publication_date"), ("fd", "filing_date")])
def test_dates_are_in_order_and_what_has_none_comes_last(workspace: Workspace, sort: str, field: str) -> None:
    for down in (False, True):
        dates = [hit.row[field] for hit in workspace.search("", limit=1_000, sort="-" * down + sort)]
        known = [day for day in dates if day]
        assert 0 < len(known) < len(dates)
        assert dates[: len(known)] == sorted(known, reverse=down)


def test_relevance_falls_from_page_to_page(workspace: Workspace) -> None:
    scores = [hit.score or 0.0 for page in pages(workspace, "电池", "relevance", 20) for hit in page]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > scores[-1]


def test_a_page_of_nothing_and_a_page_too_long(workspace: Workspace) -> None:
    nothing = workspace.search("这句话哪里也没有", limit=10)
    assert (nothing.total.value, nothing.hits, nothing.next) == (0, [], "")
    assert len(workspace.search("", limit=0)) == 0
    assert len(workspace.search("", limit=-5)) == 0
    assert len(workspace.search("", limit=10**9)) == workspace.count("").value


def test_a_cursor_of_another_query_view_or_generation_is_refused(
    workspace: Workspace, tmp_path: Path
) -> None:
    cursor = workspace.search("电池", limit=5).next
    with pytest.raises(BadInput):
        workspace.search("壳", limit=5, cursor=cursor)
    with pytest.raises(BadInput):
        open_workspace(workspace.path, view=View(rows="office:CN")).search("电池", limit=5, cursor=cursor)
    rows = [row(f"CN2081{place:05d}U", "电池") for place in range(9)]
    with begin(tmp_path / "ws", write_rows(tmp_path / "a.jsonl", rows)) as other:
        cursor = other.search("电池", limit=5).next
        other.import_files(write_rows(tmp_path / "b.jsonl", [row("CN209999999U", "电池")]))
        with pytest.raises(Conflict, match="generation 1"):
            other.search("电池", limit=5, cursor=cursor)


@pytest.mark.parametrize(
    "forged", ["x", "====", "bm8", "W10", "中文", "bnVsbA", "WzEsMiwzLDQsNV0", "\x00", "W251bGwsbnVsbCwxLDFd"]
)
def test_a_cursor_that_nobody_wrote(workspace: Workspace, forged: str) -> None:
    with pytest.raises(BadInput):
        workspace.search("电池", limit=5, cursor=forged)


@pytest.mark.parametrize(
    "change", [{"offset": -1}, {"offset": 10**30}, {"sort": "nonsense"}, {"sort": "row"}], ids=str
)
def test_a_cursor_that_somebody_changed(workspace: Workspace, change: dict[str, object]) -> None:
    cursor = Cursor.decode(workspace.search("电池", limit=5).next)
    with pytest.raises(BadInput):
        workspace.search("电池", limit=5, cursor=replace(cursor, **change).encode())  # type: ignore[arg-type]


def test_a_cursor_does_not_carry_an_order_past_the_view(workspace: Workspace) -> None:
    blind = open_workspace(workspace.path, view=View(fields=frozenset({"titles"})))
    cursor = Cursor.decode(blind.search("ti:电池", limit=5, sort="key").next)
    by_key = blind.search("ti:电池", limit=5, cursor=cursor.encode())
    forged = blind.search("ti:电池", limit=5, cursor=replace(cursor, sort="-pd").encode())
    assert [hit.key for hit in forged] == [hit.key for hit in by_key]


@pytest.mark.parametrize("sort", ["row", "score", "PD", "ti"])
def test_an_order_or_facet_that_is_not_there(workspace: Workspace, sort: str) -> None:
    with pytest.raises(BadInput, match="relevance"):
        workspace.search("电池", sort=sort)
    with pytest.raises(BadInput, match="office"):
        workspace.search("电池", facets=(sort,))


@pytest.mark.parametrize(
    "query", ["电池", "batter*", '"battery pack"', "ti:电池 NOT 正极", "材料 负极", "ab:电"]
)
def test_highlights_are_the_words_asked_for(workspace: Workspace, query: str) -> None:
    page = workspace.search(query, limit=1_000)
    marked = 0
    for hit in page:
        for name, spans in hit.highlights.items():
            text = hit.title if name == "title" else hit.abstract
            assert all(0 <= start < end <= len(text) for start, end in spans)
            assert all(end <= start for (_, end), (start, _) in pairwise(spans))
            for start, end in spans:
                said = text[start:end].lower()
                assert any(said in (word, f"{word}s") or said.startswith(word) for word in expected(query)), (
                    said
                )
                marked += 1
        assert hit.marked("title", "", "") == hit.title
    assert marked > 0


def expected(query: str) -> list[str]:
    """The words that a highlight of `query` may cover."""
    return {
        "batter*": ["batter"],
        '"battery pack"': ["battery pack"],
        "ti:电池 NOT 正极": ["电池"],
        "材料 负极": ["材料", "负极", "负极材料"],
        "ab:电": ["电"],
    }.get(query, [query])


def test_the_notebook_shows_text_as_text(tmp_path: Path) -> None:
    rows = [row("CN209123456U", '<script>alert("电池")</script>', applicants=["<b>甲</b>"])]
    with begin(tmp_path / "ws", write_rows(tmp_path / "a.jsonl", rows)) as workspace:
        shown = workspace.search("电池")._repr_html_()
        assert "<script>" not in shown
        assert "<b>甲" not in shown
        assert "<mark>电池</mark>" in shown
        assert "<script>" not in workspace.show("CN209123456U")[0]._repr_html_()
        assert "<script>" not in workspace.search("<script>")._repr_html_()


def test_figures_have_the_same_id_in_every_process_and_order_of_import(tmp_path: Path) -> None:
    files = [write_rows(tmp_path / f"{n}.jsonl", [row(f"CN20912345{n}U", "电池")]) for n in range(3)]
    program = (
        "import sys; from qianglian.corpus.workspace import open_workspace\n"
        "ws = open_workspace(sys.argv[1], create=True)\n"
        "[ws.import_files(file) for file in sys.argv[2:]]\n"
        "print(ws.count('电池').id, ws.count('ti:电池 OR ab:电池').id)\n"
    )
    said = []
    for place, order in enumerate((files, files[::-1])):
        said.append(
            subprocess.run(
                [sys.executable, "-c", program, str(tmp_path / f"ws{place}"), *map(str, order)],
                env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": str(place)},
                capture_output=True,
                text=True,
                check=True,
            ).stdout
        )
    with begin(tmp_path / "here", *files) as workspace:
        here = f"{workspace.count('电池').id} {workspace.count('ti:电池 OR ab:电池').id}\n"
        assert said == [here, here]
        before = workspace.count("电池").id
        assert workspace.count(" 电池 ").id == before
        workspace.remove("CN209123450U", reason="试")
        assert workspace.count("电池").id != before


def test_why_lists_exactly_the_records(workspace: Workspace) -> None:
    for query in ("电池", "office:US", "电池 NOT office:CN", "pd:2020-02-02", "kind:Z"):
        figure = workspace.count(query)
        assert figure.why is not None
        rows = workspace.table(query).to_pyarrow().to_pylist()
        assert sorted(figure.why()) == sorted(one["key"] for one in rows)
        assert figure.value == len(rows)


def test_facets_add_up(workspace: Workspace) -> None:
    page = workspace.search("电池", facets=("office", "kind", "py", "st", "applicant"))
    rows = workspace.table("电池").to_pyarrow().to_pylist()
    for name, column in (("office", "country"), ("kind", "kind")):
        counted = {
            value: sum(one[column] == value for one in rows) for value in {one[column] for one in rows}
        }
        assert dict(page.facets[name]) == counted
    years = [one["publication_date"].year for one in rows if one["publication_date"]]
    assert page.facets["py"] == sorted((str(year), years.count(year)) for year in set(years))
    assert sum(count for _, count in page.facets["st"]) == len(rows)


def test_an_empty_corpus_answers_everything(tmp_path: Path) -> None:
    with begin(tmp_path / "ws") as workspace:
        page = workspace.search("电池", facets=("office",))
        assert (page.total.value, page.hits, workspace.count("").value) == (0, [], 0)
        assert [fate.name for fate in workspace.why_not(["CN1A", "x"], "电池")] == ["not_in_any_file"] * 2
        assert (workspace.proposals(), workspace.judgements(), workspace.check().ok) == ([], [], True)
        assert workspace.prune().files == 0


@pytest.mark.parametrize("sort", SORTS)
def test_a_page_by_its_place_is_the_page_that_a_cursor_leads_to(workspace: Workspace, sort: str) -> None:
    for place, page in enumerate(pages(workspace, "电池", sort, 20)):
        by_place = workspace.search("电池", limit=20, sort=sort, offset=20 * place)
        assert [hit.key for hit in by_place] == [hit.key for hit in page]
        assert by_place.next == page.next


def test_far_beyond_the_last_hit_there_is_nothing_and_no_room_is_made(workspace: Workspace) -> None:
    far = workspace.search("电池", offset=1 << 31)
    assert (len(far), far.next, far.total.value) == (0, "", workspace.count("电池").value)
