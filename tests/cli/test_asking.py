"""The commands that ask: search, count, show, why-not, explain, report, batches."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, Sample


def test_a_page_of_hits(run: Run, sample: Sample) -> None:
    answer = run(
        "search", "ti:电池", "--limit", 3, "--facet", "office", "--facet", "st", "-w", sample.workspace
    )
    assert answer.code == 0
    assert "公开号" in answer.out
    assert "受理局" in answer.out
    assert "法律状态" in answer.out
    assert "--cursor" in answer.out


def test_the_cursor_gives_the_following_page_and_every_hit_once(run: Run, sample: Sample) -> None:
    seen: list[str] = []
    cursor: list[str] = []
    while True:
        page = run("search", "ti:电池", "-n", 40, *cursor, "-w", sample.workspace, "--json").json
        seen += [hit["key"] for hit in page["hits"]]
        if not page["next"]:
            break
        cursor = ["--cursor", page["next"]]
    assert len(seen) == len(set(seen)) == page["total"]["value"]


def test_json_has_stable_keys_and_nothing_but_json(run: Run, sample: Sample) -> None:
    answer = run("search", "ti:电池", "-n", 1, "--facet", "office", "-w", sample.workspace, "--json")
    assert list(answer.json) == ["query", "total", "hits", "facets", "next"]
    assert {"key", "number", "titles", "score", "highlights", "sources"} <= set(answer.json["hits"][0])
    assert list(answer.json["total"])[:4] == ["id", "value", "unit", "definition"]
    assert answer.err == ""


def test_search_and_count_agree(run: Run, sample: Sample) -> None:
    found = run("search", "ipc:H01M", "-w", sample.workspace, "--json").json["total"]
    assert run("count", "ipc:H01M", "-w", sample.workspace, "--json").json == found
    assert (
        f"{found['value']:,} publications"
        in run("count", "ipc:H01M", "-w", sample.workspace, "--lang", "en").out
    )


def test_a_dialect_finds_what_ours_finds(run: Run, sample: Sample) -> None:
    ours = run("count", "ti:电池 AND ipc:H01M", "-w", sample.workspace, "--json").json
    line = ["count", "TI=(电池) AND IPC=(H01M)", "--dialect", "incopat"]
    assert run(*line, "-w", sample.workspace, "--json").json == ours


def test_what_a_dialect_says_that_we_cannot_is_named(run: Run, sample: Sample) -> None:
    answer = run("count", "TI=(电池 AND X9=(1))", "--dialect", "incopat", "-w", sample.workspace)
    assert "未译出" in answer.err


def test_the_view_bounds_what_is_seen(run: Run, sample: Sample) -> None:
    here = ["-w", sample.workspace, "--json"]
    everything = run("count", *here).json["value"]
    early = run("count", "--cut-off", "2018-12-31", *here).json
    assert 0 < early["value"] < everything
    assert early["cut_off"] == "2018-12-31"
    chinese = run("count", "--view-rows", "office:CN", *here).json["value"]
    assert chinese == run("count", "office:CN", *here).json["value"] < everything


def test_an_error_in_a_query_points_at_the_character(run: Run, sample: Sample) -> None:
    answer = run("search", "ti:(电池", "-w", sample.workspace)
    assert answer.code == 2
    query, caret, *_ = answer.err.splitlines()
    # Two columns of margin, ti:( is four more, 电池 is four: the caret stands under what is missing.
    assert (query, caret) == ("  ti:(电池", " " * 10 + "^")
    told = run("search", "ti:(电池", "-w", sample.workspace, "--json", "--lang", "en")
    error = json.loads(told.err)["error"]
    assert (told.code, told.out) == (2, "")
    assert (error["code"], error["exit"], error["position"]) == ("query_syntax", 2, 6)
    assert "expected )" in error["text"]


def test_show_names_the_sources_of_every_field(run: Run, sample: Sample, number: str) -> None:
    answer = run("show", number, "-w", sample.workspace)
    assert answer.code == 0
    assert "[1]" in answer.out
    assert "synthetic.jsonl #" in answer.out
    assert "incopat_synthetic_" in answer.out
    [shown] = run("show", number, "-w", sample.workspace, "--json").json
    assert shown["number"] == number
    for field in shown["fields"]:
        assert field["sources"], field["name"]
        order = [source["shown"] for source in field["sources"]]
        assert order == sorted(order, reverse=True)


def test_what_is_not_there_says_who_knows_more(run: Run, sample: Sample) -> None:
    answer = run("show", "CN999999999A", "-w", sample.workspace, "--lang", "en")
    assert answer.code == 1
    assert "why-not" in answer.err


def test_explain_gives_clauses_and_score(run: Run, sample: Sample, number: str) -> None:
    answer = run("explain", number, "ti:电池 NOT ipc:A01B", "-w", sample.workspace)
    assert "✓ ti:电池" in answer.out
    assert "BM25" in answer.out
    told = run("explain", number, "ti:电池 NOT ipc:A01B", "-w", sample.workspace, "--json").json
    assert told["clause"]["holds"] is True
    assert told["score"]["value"] > 0


class TestWhyNot:
    def test_found(self, run: Run, sample: Sample, number: str) -> None:
        answer = run("why-not", number, "ti:电池", "-w", sample.workspace)
        assert "符合检索式" in answer.out
        assert "溯源" in answer.out

    def test_failing_a_clause(self, run: Run, sample: Sample, number: str) -> None:
        query = "ti:电池 AND (ipc:A01B OR pd:..1990)"
        answer = run("why-not", number, query, "-w", sample.workspace, "--lang", "en")
        assert "fails these clauses" in answer.out
        assert "✓ ti:电池" in answer.out
        assert "✗ any of" in answer.out
        [fate] = run("why-not", number, query, "-w", sample.workspace, "--json").json
        assert fate["fate"] == "fails_query"
        assert fate["failing"] == ["ipc:A01B", "pd:..1990-12-31"]

    def test_rejected_with_file_row_and_reason(self, run: Run, sample: Sample) -> None:
        answer = run("why-not", "2.0193E+12", "-w", sample.workspace)
        assert "被拒收" in answer.out
        [fate] = run("why-not", "2.0193E+12", "-w", sample.workspace, "--json").json
        assert fate["fate"] == "rejected"
        assert all(row["file"] and row["row"] and row["code"] for row in fate["rejections"])
        assert fate["rejections"][0]["file"] in answer.out

    def test_removed_by_whom_when_and_why(self, run: Run, own: Path, number: str) -> None:
        run("remove", number, "--reason", "与主题无关", "--actor", "分析员甲", "-w", own)
        answer = run("why-not", number, "-w", own)
        assert "已被人工剔除" in answer.out
        assert "分析员甲" in answer.out
        assert "与主题无关" in answer.out

    def test_in_no_file(self, run: Run, sample: Sample) -> None:
        [fate] = run("why-not", "CN999999999A", "-w", sample.workspace, "--json").json
        assert fate["fate"] == "not_in_any_file"

    def test_several_numbers_then_the_query(self, run: Run, sample: Sample, number: str) -> None:
        answer = run("why-not", number, "CN999999999A", "ti:电池", "-w", sample.workspace, "--json")
        assert [fate["fate"] for fate in answer.json] == ["found", "not_in_any_file"]
        option = run("why-not", number, "CN999999999A", "-q", "ti:电池", "-w", sample.workspace, "--json")
        assert option.json == answer.json

    def test_two_words_that_may_be_either_are_not_guessed(self, run: Run, sample: Sample) -> None:
        answer = run("why-not", "CN1A", "电池", "隔膜", "-w", sample.workspace)
        assert answer.code == 2
        assert "--query" in answer.err


def test_the_report_lists_what_it_counts(run: Run, sample: Sample) -> None:
    data = run("report", "-w", sample.workspace, "--json").json
    rejected = run("report", "--rejected", "-w", sample.workspace, "--json").json
    assert len(rejected) == data["totals"]["rejected"] > 0
    code, count = next(iter(data["remarks"].items()))
    assert len(run("report", "--list", code, "-w", sample.workspace, "--json").json) == count
    said = run("report", "-w", sample.workspace, "--lang", "en").out
    assert "Data-quality report" in said
    assert "Rejected rows" in said
    assert "incopat_synthetic_01.xlsx" in said


def test_a_remark_that_there_is_not_is_2_and_not_none(run: Run, sample: Sample) -> None:
    answer = run("report", "--list", "ruined", "-w", sample.workspace, "--lang", "en")
    assert answer.code == 2
    assert "ruined_number" in answer.err
    rejection = run("report", "--list", "no_identity", "-w", sample.workspace, "--lang", "en")
    assert rejection.code == 2
    assert run("report", "--list", "nul_bytes", "-w", sample.workspace).code == 0


def test_batches_with_their_searches(run: Run, sample: Sample) -> None:
    told = run("batches", "-w", sample.workspace, "--json").json
    assert len(told) == 1 + len(sample.batches)
    registered = next(one for one in told if one["name"] == "synthetic.jsonl")
    assert registered["search"]["hits"] == 500
    assert "synthetic.jsonl" in run("batches", "-w", sample.workspace).out


class TestFindingTheWorkspace:
    def test_from_a_folder_inside_it(self, run: Run, sample: Sample, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(sample.workspace / "corpus")
        assert run("count").code == 0

    def test_by_the_environment(self, run: Run, sample: Sample, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("QIANGLIAN_WORKSPACE", str(sample.workspace))
        assert run("count").code == 0

    def test_the_option_goes_before_the_environment(
        self, run: Run, sample: Sample, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("QIANGLIAN_WORKSPACE", "/nowhere")
        assert run("count", "-w", sample.workspace).code == 0

    def test_none_at_all(self, run: Run) -> None:
        answer = run("count", "--lang", "en")
        assert answer.code == 1
        assert "QIANGLIAN_WORKSPACE" in answer.err


def test_an_option_names_one_of_those_known(run: Run, sample: Sample) -> None:
    for line in (
        ("parties", "list", "--kind", "x"),
        ("parties", "list", "--level", "x"),
        ("regions", "--by", "x"),
    ):
        answer = run(*line, "-w", sample.workspace)
        assert answer.code == 2
        assert f"{line[-2]} 没有「x」，可用：" in answer.err
