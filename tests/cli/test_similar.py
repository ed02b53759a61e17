"""`qianglian similar`: a ranking with its reasons, in both languages."""

import pytest

from tests.cli.conftest import Run, Sample


@pytest.fixture(autouse=True)
def _no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sample is not embedded: no model is looked for."""
    monkeypatch.setenv("QIANGLIAN_EMBEDDER", "lsa")


def test_a_number_with_its_reasons(run: Run, sample: Sample, number: str) -> None:
    answer = run("similar", number, "-n", 3, "-w", sample.workspace)
    assert answer.code == 0
    for said in (
        f"与 {number} 相似",
        "比较范围",
        "还没有向量",
        "相似的来源",
        "词 ",
        "分类 ",
        "这是排序，不是计数",
    ):
        assert said in answer.out


def test_a_text_in_english(run: Run, sample: Sample) -> None:
    answer = run("similar", "电池 电解质", "-n", 3, "-w", sample.workspace, "--lang", "en")
    assert answer.code == 0
    for said in ("Like the text", "Compared with", "There are no vectors yet", "Alike by", "not a count"):
        assert said in answer.out


def test_json_has_stable_keys_and_nothing_but_json(run: Run, sample: Sample, number: str) -> None:
    answer = run("similar", number, "-n", 2, "-w", sample.workspace, "--json")
    assert list(answer.json) == [
        "text",
        "number",
        "within",
        "parts",
        "weights",
        "embedder",
        "left_out",
        "notes",
        "hits",
    ]
    hit = answer.json["hits"][0]
    assert {"key", "number", "score", "parts", "words", "classes", "sentence", "highlights"} <= set(hit)
    assert set(hit["parts"]) == {"words", "classes"}
    assert answer.json["number"] == number
    assert number not in [one["number"] for one in answer.json["hits"]]
    assert answer.err == ""


def test_a_query_says_among_which(run: Run, sample: Sample, number: str) -> None:
    found = run("similar", number, "-q", "office:CN", "-n", 50, "-w", sample.workspace, "--json").json
    count = run("count", "office:CN", "-w", sample.workspace, "--json").json
    assert found["within"] == count
    assert {hit["number"][:2] for hit in found["hits"]} == {"CN"}


def test_a_number_that_is_not_here_is_not_found(run: Run, sample: Sample) -> None:
    answer = run("similar", "CN199999999A", "-w", sample.workspace)
    assert answer.code != 0
    assert "CN199999999A" in answer.err


def test_nothing_to_compare_is_one_sentence(run: Run, sample: Sample) -> None:
    answer = run("similar", "。", "-w", sample.workspace)
    assert answer.code != 0
    assert "没有可比较的文字" in answer.err
