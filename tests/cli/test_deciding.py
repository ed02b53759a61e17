"""The commands that change a workspace: remove, restore, decide, batch remove, corpus prune and check."""

from pathlib import Path

from tests.cli.conftest import Run


def count(run: Run, workspace: Path) -> int:
    return int(run("count", "-w", workspace, "--json").json["value"])


def test_out_and_back_with_who_and_why(run: Run, own: Path, number: str) -> None:
    before = count(run, own)
    out = run("remove", number, "--reason", "误检", "--actor", "甲", "-w", own, "--json")
    assert out.code == 0
    assert [one["details"]["number"] for one in out.json["judgements"]] == [number]
    assert count(run, own) == before - 1
    assert run("restore", number, "--reason", "再看", "-w", own).code == 0
    assert count(run, own) == before
    told = run("judgements", "-w", own, "--json").json
    assert [(one["decision"], one["reason"]) for one in told] == [("remove", "误检"), ("restore", "再看")]
    said = run("judgements", "-w", own).out
    assert "剔除" in said
    assert "恢复" in said


def test_numbers_that_are_not_there_are_named_and_make_it_3_or_1(run: Run, own: Path, number: str) -> None:
    partly = run("remove", number, "CN999999999A", "--reason", "x", "-w", own)
    assert partly.code == 3
    assert "CN999999999A" in partly.err
    assert run("remove", "CN999999999A", "--reason", "x", "-w", own).code == 1


def test_a_judgement_needs_its_reason(run: Run, own: Path, number: str) -> None:
    assert run("remove", number, "-w", own).code == 2
    blank = run("remove", number, "--reason", " ", "-w", own)
    assert blank.code == 2
    assert "理由" in blank.err
    assert run("judgements", "-w", own, "--json").json == []


def test_a_pair_that_nobody_proposed_cannot_be_decided(run: Run, own: Path) -> None:
    line = ["decide", "CN1A", "CN2A", "--same", "--reason", "x", "-w", own]
    assert run(*line).code == 1
    assert run("decide", "CN1A", "CN2A", "--reason", "x", "-w", own).code == 2


def test_proposals_are_listed_and_settled(run: Run, tmp_path: Path) -> None:
    one = '{"number": "CN109999999", "titles": [{"lang": "zh", "text": "一种电池"}]}\n'
    other = '{"number": "CN109999999A", "titles": [{"lang": "zh", "text": "完全不同的水泵"}]}\n'
    (tmp_path / "one.jsonl").write_text(one, encoding="utf-8")
    (tmp_path / "other.jsonl").write_text(other, encoding="utf-8")
    workspace = tmp_path / "ws"
    run("import", workspace, tmp_path / "one.jsonl", tmp_path / "other.jsonl", "--format", "qianglian_jsonl")
    [proposal] = run("proposals", "-w", workspace, "--json").json
    said = run("proposals", "-w", workspace).out
    assert "qianglian decide" in said
    line = [proposal["one_number"], proposal["other_number"], "--different", "--reason", "标题不同"]
    assert run("decide", *line, "-w", workspace).code == 0
    assert run("proposals", "-w", workspace, "--json").json == []
    assert run("judgements", "-w", workspace, "--json").json[0]["decision"] == "different"


def test_a_whole_file_out_again(run: Run, own: Path) -> None:
    batches = run("batches", "-w", own, "--json").json
    answer = run("batch", "remove", "synthetic.jsonl", "-w", own, "--json")
    assert answer.code == 0
    assert [one["name"] for one in answer.json["removed"]] == ["synthetic.jsonl"]
    assert len(run("batches", "-w", own, "--json").json) == len(batches) - 1
    assert run("batch", "remove", "synthetic.jsonl", "-w", own).code == 1


def test_generations_are_listed_and_pruned(run: Run, own: Path, number: str) -> None:
    run("remove", number, "--reason", "x", "-w", own)
    before = run("corpus", "generations", "-w", own, "--json").json
    assert [one["in_force"] for one in before] == [False] * (len(before) - 1) + [True]
    pruned = run("corpus", "prune", "-w", own, "--json")
    assert pruned.json["generations"] == [one["generation"] for one in before[:-1]]
    assert [one["generation"] for one in run("corpus", "generations", "-w", own, "--json").json] == [
        before[-1]["generation"]
    ]
    assert "→" in run("corpus", "generations", "-w", own).out


def test_check_is_0_when_sound_and_5_when_damaged(run: Run, own: Path) -> None:
    sound = run("corpus", "check", "-w", own)
    assert sound.code == 0
    assert "核对无误" in sound.out
    next((own / "corpus" / "records").glob("*.parquet")).unlink()
    damaged = run("corpus", "check", "-w", own, "--json")
    assert damaged.code == 5
    assert damaged.json["ok"] is False
    assert "✗" in run("corpus", "check", "-w", own).out
