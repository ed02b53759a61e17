"""A View bounds every question: rows, fields, period, cut-off, in both engines and in every answer."""

from datetime import date
from pathlib import Path

import pytest

from qianglian.corpus.workspace import Workspace, open_workspace
from qianglian.model.errors import Forbidden, NotFound
from qianglian.model.period import Period
from qianglian.model.view import View
from tests.corpus.evidence import begin, fates, row, write_rows

OLD, NEW, UNDATED, FOREIGN = "CN106569070A", "CN106569071B", "CN209123456U", "US20190000001A1"
HIDING = View(fields=frozenset({"titles", "publication_date"}))

FIELDS = {
    "applicants": ["秘密公司"],
    "inventors": ["张三"],
    "abstracts": [{"lang": "zh", "text": "一种隐藏的摘要"}],
    "claims": [{"number": 1, "text": "隐藏的权利要求"}],
    "ipc": ["H01M10/0525"],
    "application": "CN201610858900.1",
    "filing_date": "2016-09-28",
    "status": {"state": "lapsed", "as_given": "失效"},
    "extra": {"备注": "内部意见"},
}
SECRETS = (
    "秘密公司",
    "张三",
    "隐藏的摘要",
    "隐藏的权利要求",
    "H01M10",
    "201610858900",
    "2016-09-28",
    "失效",
    "内部意见",
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("views")
    rows = [
        row(OLD, "电池", publication_date="2017-04-19", **FIELDS),
        row(NEW, "电池壳", publication_date="2019-07-09", grant_date="2019-07-09"),
        row(UNDATED, "电池盖"),
        row(FOREIGN, "Battery cell", publication_date="2019-01-03"),
    ]
    begin(folder / "ws", write_rows(folder / "rows.jsonl", rows)).close()
    return folder / "ws"


def through(path: Path, view: View) -> Workspace:
    return open_workspace(path, view=view)


def both(workspace: Workspace, query: str = "") -> set[str]:
    """What the query finds: by the index, by its figure, and by the tables, which must agree."""
    page = workspace.search(query, limit=100)
    found = {hit.number for hit in page}
    figure = workspace.count(query)
    assert figure.value == len(found) == page.total.value
    assert figure.why is not None
    assert set(figure.why()) == {hit.key for hit in page}
    table = workspace.table(query).to_pyarrow().to_pylist()
    assert {one["key"] for one in table} == {hit.key for hit in page}
    return found


@pytest.mark.parametrize(
    ("view", "seen"),
    [
        (View(), [OLD, NEW, UNDATED, FOREIGN]),
        (View(rows="office:CN"), [OLD, NEW, UNDATED]),
        (View(rows="NOT ti:壳 office:CN"), [OLD, UNDATED]),
        (View(rows="kind:Z"), []),
        (View(cut_off=date(2019, 1, 3)), [OLD, FOREIGN]),
        (View(cut_off=date(2019, 1, 2)), [OLD]),
        (View(period=Period(start=date(2019, 1, 1))), [NEW, FOREIGN]),
        (View(period=Period(end=date(2018, 1, 1))), [OLD]),
        (View(period=Period("filing_date")), [OLD]),
        (View(period=Period("grant_date", date(2019, 7, 9), date(2019, 7, 9))), [NEW]),
        (View(period=Period("priority_date", date(2019, 7, 9))), []),
        (View(rows="office:CN", cut_off=date(2020, 1, 1), period=Period(start=date(2018, 1, 1))), [NEW]),
    ],
    ids=str,
)
def test_rows_period_and_cut_off(path: Path, view: View, seen: list[str]) -> None:
    with through(path, view) as workspace:
        assert both(workspace) == set(seen)
        assert both(workspace, "电池") == set(seen) - {FOREIGN}
        assert both(workspace, "NOT 电池") == set(seen) - {OLD, NEW, UNDATED}
        for number in (OLD, NEW, UNDATED, FOREIGN):
            if number in seen:
                assert [shown.number for shown in workspace.show(number)] == [number]
                assert fates(workspace, number) == ["found"]
            else:
                assert fates(workspace, number) == ["outside_view"]
                with pytest.raises(NotFound):
                    workspace.show(number)


def test_a_query_that_means_either_does_not_reach_past_the_view(path: Path) -> None:
    with through(path, View(rows="office:US")) as workspace:
        assert both(workspace, "电池 OR battery OR NOT battery") == {FOREIGN}
        assert workspace.search("电池 OR battery", facets=("office",)).facets["office"] == [("US", 1)]


@pytest.mark.parametrize(
    "query",
    [
        "ap:秘密公司",
        "in:张",
        "ab:摘要",
        "cl:隐藏",
        "ipc:H01M",
        "fd:2016",
        "an:CN201610858900.1",
        "st:失效",
        "电池 NOT ap:秘密公司",
        "电池 OR (ti:x AND NOT st:失效)",
        "gd:2019",
        "type:发明",
    ],
)
def test_a_hidden_field_cannot_be_asked_of(path: Path, query: str) -> None:
    with through(path, HIDING) as workspace:
        for ask in (workspace.search, workspace.count, workspace.table):
            with pytest.raises(Forbidden):
                ask(query)
        with pytest.raises(Forbidden):
            workspace.why_not(OLD, query)
        with pytest.raises(Forbidden):
            workspace.explain(OLD, query)


@pytest.mark.parametrize("facet", ["applicant", "ipc4", "st", "type", "fy"])
def test_a_hidden_field_cannot_be_counted_by(path: Path, facet: str) -> None:
    with through(path, HIDING) as workspace:
        with pytest.raises(Forbidden):
            workspace.search("", facets=(facet,))
        assert workspace.search("", facets=("office", "py")).facets["office"] == [("CN", 3), ("US", 1)]


def test_words_without_a_field_look_only_where_the_view_lets_them(path: Path) -> None:
    with through(path, HIDING) as workspace:
        assert both(workspace, "电池") == {OLD, NEW, UNDATED}
        assert both(workspace, "隐藏") == set()
        assert both(workspace, "NOT 隐藏") == {OLD, NEW, UNDATED, FOREIGN}
    with through(path, View()) as workspace:
        assert both(workspace, "隐藏") == {OLD}


def test_the_order_tells_nothing_of_a_hidden_field(path: Path) -> None:
    dateless = View(fields=frozenset({"titles"}))
    with through(path, dateless) as workspace:
        by_date, by_key = workspace.search("", sort="-pd"), workspace.search("", sort="key")
        assert [hit.key for hit in by_date] == [hit.key for hit in by_key]
        assert all(hit.score is None for hit in workspace.search("电池"))


def test_nothing_hidden_is_shown_anywhere(path: Path) -> None:
    with through(path, HIDING) as workspace:
        page = workspace.search("电池", limit=10, facets=("office",))
        shown = workspace.show(OLD)
        answers = {
            "rows": [hit.row for hit in page],
            "page": page._repr_html_(),
            "arrow": page.to_arrow().to_pylist(),
            "table": workspace.table("电池").to_pyarrow().to_pylist(),
            "show": shown,
            "shown page": [one._repr_html_() for one in shown],
            "why not": workspace.why_not([OLD, "CN1A"], "电池"),
            "explain": workspace.explain(OLD, "电池"),
        }
        for name, answer in answers.items():
            assert [secret for secret in SECRETS if secret in str(answer)] == [], name
        assert "电池" in str(answers["table"])


def test_a_view_that_hides_still_names_its_hits(path: Path) -> None:
    with through(path, View(fields=frozenset())) as workspace:
        page = workspace.search("office:CN", limit=10)
        assert {hit.number for hit in page} == {OLD, NEW, UNDATED}
        assert {hit.title for hit in page} == {""}
        with pytest.raises(Forbidden):
            workspace.search("电池")


def test_the_view_is_part_of_a_figure_s_definition(path: Path) -> None:
    views = (
        View(),
        View(rows="office:CN"),
        View(cut_off=date(2019, 1, 3)),
        View(period=Period(start=date(2019, 1, 1))),
    )
    figures = [through(path, view).count("电池") for view in views]
    assert len({figure.id for figure in figures}) == len(views)
    assert figures[2].cut_off == date(2019, 1, 3)


def test_a_page_becomes_a_table_under_any_view(path: Path) -> None:
    for view in (View(), View(fields=frozenset({"titles"}))):
        page = through(path, view).search("电池")
        table = page.to_arrow()
        assert table.column("number").to_pylist() == [hit.row["number"] for hit in page]
        assert through(path, view).search("没有这样的词").to_arrow().schema == table.schema


def test_a_score_s_account_is_told_through_no_narrower_view(path: Path) -> None:
    number = through(path, View()).search("电池").hits[0].number
    assert through(path, View()).explain(number, "电池")[1]
    assert through(path, View(rows="office:CN OR office:US")).explain(number, "电池")[1] == {}


def test_what_tells_of_the_whole_corpus_is_refused_through_a_view(path: Path) -> None:
    narrow = through(path, View(rows="office:US"))
    for ask in (lambda: narrow.manifest, narrow.report, narrow.proposals, narrow.judgements, narrow.remarks):
        with pytest.raises(Forbidden):
            ask()
    assert f"{narrow.count().value:,}" in narrow._repr_html_()


def test_a_cut_off_shows_nothing_of_today(path: Path) -> None:
    then = through(path, View(cut_off=date(2020, 1, 1)))
    with pytest.raises(Forbidden):
        then.search("st:in_force")
    with pytest.raises(Forbidden):
        then.search("", facets=["st"])
    hit = then.search("").hits[0]
    assert "status" not in hit.row
    (shown,) = then.show(hit.number)
    assert shown.publication.status is None
    assert all(event.date and event.date <= date(2020, 1, 1) for event in shown.publication.events)
    assert "status" not in then.table("").columns


def test_where_rows_came_from_is_a_field_too(path: Path) -> None:
    narrow = through(path, View(fields=frozenset({"titles"})))
    number = narrow.search("电池").hits[0].number
    assert {s.file for f in narrow.show(number)[0].fields for s in f.sources} == {""}
    assert narrow.why_not(number, "电池")[0].places == ()
