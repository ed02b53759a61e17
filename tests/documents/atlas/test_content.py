"""What the page holds is what the findings hold: every figure with its mark, every value as it is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qianglian.analysis.contract import INSUFFICIENT, Table
from qianglian.analysis.wording import written
from qianglian.documents.atlas.cells import MOST_ROWS, Press
from qianglian.documents.atlas.content import atlas_content, begin
from qianglian.documents.atlas.findings import finding_json
from qianglian.documents.atlas.origins import Origin
from qianglian.documents.atlas.terms import HELD_BACK, PageTerms
from qianglian.documents.provenance import Provenance
from tests.documents import findings
from tests.documents.atlas.books import CODES, HOSTILE, atlas, listed

HELD = PageTerms({"b1": "numbers_only"}, held=("示例数据库",))


def made(terms: PageTerms | None = None, **changes: Any) -> tuple[dict[str, Any], Provenance]:
    book = begin(atlas(terms, **changes), Provenance("atlas"))
    return atlas_content(book), book.provenance


def tables_of(content: dict[str, Any]) -> Iterator[tuple[dict[str, Any], list[Any]]]:
    """Every table of the page with its rows."""
    for finding in [*content["findings"], *content["own"].values()]:
        for table in finding["tables"]:
            yield table, table["rows"]
    for table in content["nodeTables"]:
        yield table, [row for node in table["at"].values() for row in node["rows"]]


def test_every_figure_on_the_page_leads_to_its_cell() -> None:
    content, provenance = made()
    marks = {provenance.mark(one.figure): one for one in provenance.printed.values()}
    seen = set()
    for table, rows in tables_of(content):
        for row in rows:
            for cell, column in zip(row, table["columns"], strict=True):
                if isinstance(cell, list) and len(cell) == 3:
                    printed = marks[cell[2]]
                    source = provenance.sources[printed.source].table
                    its = source.column(printed.column)
                    value = source.rows[printed.row][printed.column]
                    zh, en = written(value, its, "zh"), written(value, its, "en")
                    assert cell[:2] == [zh, 0 if zh == en else en]
                    assert column["title"] == [its.title.zh, its.title.en]
                    seen.add(cell[2])
    known = {mark for mark, one in marks.items() if one.figure.value is not None}
    assert seen == known
    assert len(seen) > 300


def test_a_node_has_the_rows_of_its_own_level() -> None:
    content, _ = made()
    types = next(one for one in content["nodeTables"] if one["analysis"] == "chain_typing")
    assert list(types["at"]) == sorted(CODES, key=lambda code: (code.count("."), CODES.index(code)))
    assert len(types["definitions"]) == 1
    trend = next(one for one in content["nodeTables"] if one["byYear"])
    assert len(trend["at"]["L1"]["rows"]) == 8
    assert trend["at"]["L1"]["lag"] == [6, 7]


def test_what_is_unknown_or_too_small_has_no_mark_and_is_no_zero() -> None:
    content, _ = made()
    rta = next(one for one in content["indicators"] if one["name"] == "chain_typing.nodes.rta")
    values = [value for value, _ in rta["cells"].values()]
    assert {None, INSUFFICIENT} <= set(values)
    assert 0 not in values
    words = {value: cell for value, cell in rta["cells"].values() if not isinstance(value, float)}
    assert words == {None: ["未知", "unknown"], INSUFFICIENT: ["样本不足", "sample too small"]}


def test_the_usual_indicators_come_first_with_what_moved() -> None:
    content, _ = made()
    usual = [one["name"] for one in content["indicators"] if one["usual"]]
    assert usual == [
        "chain_nodes.nodes.families",
        "chain_typing.nodes.rta",
        "chain_typing.nodes.type",
        "moved",
    ]
    moved = content["indicators"][3]
    assert moved["cells"]["L1.1"] == [2, ["▲3 ▼1", 0]]
    assert moved["cells"]["L1.3"][0] == -2
    assert moved["cells"]["L2"] == [0, ["无变动", "nothing moved"]]


def test_without_a_version_nobody_knows_what_moved() -> None:
    content, _ = made(moved=None)
    moved = next(one for one in content["indicators"] if one["name"] == "moved")
    assert moved["cells"] == {}
    assert moved["reason"][0] == "还没有可比的已发布版本。"


def test_long_tables_are_cut_and_say_so() -> None:
    finding = findings.filing_trend()
    table = finding.tables[0]
    rows = tuple({**table.rows[at % len(table.rows)], "year": at} for at in range(MOST_ROWS + 7))
    long = Table(table.name, table.title, table.columns, rows, table.definition, table.members)
    whole = type(finding)("filing_trend", finding.title, {}, (long,))
    press = Press(Provenance("atlas"), PageTerms())
    press.note(whole)
    (told,) = finding_json(press, whole, "direction")["tables"]
    assert (len(told["rows"]), told["total"]) == (MOST_ROWS, MOST_ROWS + 7)
    assert len(press.provenance.printed) == 2 * MOST_ROWS


def test_records_lie_once_and_lists_name_their_places() -> None:
    content, _ = made()
    assert [row[0] for row in content["records"]] == ["CN0A", "CN1A", "CN2A"]
    assert content["nodes"]["L1"] == {"total": 1_000, "newest": [0, 1, 2], "cited": [0], "leftOut": 2}
    assert content["moves"]["L1.1"]["come"] == [["CN7A", ["新入库", "new evidence"]]]


def test_small_figures_bring_their_records() -> None:
    book = begin(atlas(), Provenance("atlas"))
    first, second = list(book.provenance.printed)[:2]
    book.origins = {first: Origin(publications=("p1", "p9", "p8")), second: Origin(names=("示例公司",))}
    book.rows = {"p9": listed(9)}
    content = atlas_content(book)
    marks = [book.provenance.mark(book.provenance.printed[one].figure) for one in (first, second)]
    told = content["origins"][marks[0]]
    assert [content["records"][at][0] for at in told["records"]] == ["CN1A", "CN9A"]
    assert told["heldBack"] == 1
    assert content["origins"][marks[1]] == {"names": ["示例公司"]}


def test_words_that_may_not_leave_stand_nowhere() -> None:
    content, _ = made(HELD)
    told = str({**content, "records": [], "chain": {}})
    assert HOSTILE not in told
    assert "示例电池甲有限公司" not in told
    assert HELD_BACK.zh in told
    ranked = next(one for one in content["findings"] if one["name"] == "top_applicants")
    assert (ranked["chart"], ranked["says"], ranked["heldBack"]) == (None, [], True)
    # Its numbers stand, and so does what is ours.
    assert ranked["tables"][0]["rows"][0][3][0] == "640"
    assert content["log"]["merges"] == []
    trend = next(one for one in content["findings"] if one["name"] == "filing_trend")
    assert trend["chart"] is not None
    assert trend["says"]


def test_for_own_use_everything_stands_and_the_page_says_so() -> None:
    content, _ = made(PageTerms({"b1": "no"}, own_use=True, held=("示例数据库",)))
    assert content["about"]["ownUse"]
    assert "示例电池甲有限公司" in str(content["findings"])


def test_the_strictest_word_of_a_records_files_holds() -> None:
    terms = PageTerms({"a": "yes", "b": "numbers_only"}, held=("B",))
    assert terms.share_of(["a"]) == "yes"
    assert terms.share_of(["a", "b"]) == "numbers_only"
    assert terms.share_of(["a", "who"]) == "no"
    assert terms.share_of([]) == "no"
    assert PageTerms({"b": "no"}, own_use=True).share_of(["b"]) == "yes"
