"""The commands key-phrases, translate and classify: both languages, JSON, and what goes wrong."""

from tests.cli.conftest import Run, Sample


def test_key_phrases_of_a_text_a_number_and_a_query(run: Run, sample: Sample, number: str) -> None:
    by_text = run("key-phrases", "固态电解质电池", "-w", sample.workspace, "--json")
    assert by_text.code == 0
    assert by_text.json["found"] is None
    assert {"text", "score", "times", "in_title", "publications", "within"} == set(by_text.json["phrases"][0])
    by_number = run("key-phrases", number, "-w", sample.workspace)
    assert "词组" in by_number.out
    by_query = run("key-phrases", "--query", "ti:电池", "-n", 3, "-w", sample.workspace, "--json").json
    assert len(by_query["phrases"]) == 3
    assert by_query["found"] == run("count", "ti:电池", "-w", sample.workspace, "--json").json
    shown = run("key-phrases", "-q", "ti:电池", "-w", sample.workspace, "--lang", "en").out
    assert "were read for phrases" in shown


def test_a_text_or_a_query_but_not_both(run: Run, sample: Sample) -> None:
    assert run("key-phrases", "-w", sample.workspace).code == 2
    assert run("key-phrases", "电池", "-q", "电池", "-w", sample.workspace).code == 2


def test_a_translation_shows_its_evidence_and_is_not_sure(run: Run, sample: Sample) -> None:
    answer = run("translate", "燃料电池", "-w", sample.workspace)
    assert "fuel cell" in answer.out
    assert "IPC 官方类名" in answer.out
    assert "不是确定的译文" in answer.err
    assert (
        "put together from its parts"
        in run("translate", "固态电解质", "-w", sample.workspace, "--lang", "en").out
    )
    found = run("translate", "fuel cell", "-w", sample.workspace, "--json").json
    assert found["language"] == "en"
    assert found["candidates"][0]["text"] == "燃料电池"
    none = run("translate", "魑魅魍魉", "-w", sample.workspace)
    assert none.code == 0
    assert "没有依据" in none.out


def test_classes_with_reasons_and_the_record(run: Run, sample: Sample, number: str) -> None:
    answer = run("classify", number, "-w", sample.workspace)
    assert answer.code == 0
    assert "小类" in answer.out
    assert "仅供参考" in answer.err
    body = run("classify", number, "-n", 2, "-w", sample.workspace, "--json")
    assert body.err == ""
    assert len(body.json["suggestions"]) == 2
    assert body.json["training"]["publications"] > 200
    first = body.json["suggestions"][0]
    assert {"symbol", "chance", "words", "near", "main_groups", "given", "neighbours"} == set(first)
    assert "Learned from" in run("classify", "电池隔膜", "-w", sample.workspace, "--lang", "en").err


def test_an_unknown_number_and_no_text_are_said(run: Run, sample: Sample) -> None:
    assert "CN999999999A" in run("classify", "CN999999999A", "-w", sample.workspace).err
    assert run("classify", " ", "-w", sample.workspace).code != 0
    assert run("translate", "Привет", "-w", sample.workspace).code != 0
