"""The judgement log: append-only, chained, whole after a kill, and tampering is seen."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qianglian.judgements import Judgement, JudgementLog
from qianglian.judgements.log import ROOT, default_actor
from qianglian.model.errors import CorruptWorkspace, NewerFormat

Entry = tuple[str, str, str, dict[str, str]]

TWO: list[Entry] = [
    ("p1", "remove", "与主题无关", {"number": "CN1A", "group": "CN1"}),
    ("p2", "remove", "重复\n换行", {}),
]
THIRD: list[Entry] = [("p1", "restore", "误剔", {})]


@pytest.fixture
def log(tmp_path: Path) -> JudgementLog:
    """A log of three judgements, written in two goes."""
    log = JudgementLog(tmp_path / "judgements.jsonl")
    log.append(TWO, "cli:甲")
    log.append(THIRD, "cli:乙")
    return log


def lines(log: JudgementLog) -> list[str]:
    return log.path.read_text(encoding="utf-8").splitlines()


def put(log: JudgementLog, said: list[str], end: str = "\n") -> None:
    log.path.write_text("\n".join(said) + end, encoding="utf-8")


def test_a_log_that_is_not_there_is_empty(tmp_path: Path) -> None:
    log = JudgementLog(tmp_path / "judgements.jsonl")
    assert list(log) == []
    assert log.head() == (0, ROOT)
    log.append([])
    assert not log.path.exists()


def test_what_is_appended_is_read_back_as_it_was_returned(tmp_path: Path) -> None:
    log = JudgementLog(tmp_path / "judgements.jsonl")
    added = log.append(TWO, "cli:甲")
    assert list(log) == added
    assert [(j.subject, j.decision, j.reason, j.details) for j in log] == TWO
    assert {j.actor for j in log} == {"cli:甲"}


def test_each_judgement_is_chained_to_the_one_before(log: JudgementLog) -> None:
    first, second, third = log
    assert [j.sequence for j in log] == [1, 2, 3]
    assert (first.previous, second.previous, third.previous) == (ROOT, first.hash, second.hash)
    assert log.head() == (3, third.hash)
    assert log.since(1) == [second, third]


def test_the_actor_is_the_user_of_the_system_until_somebody_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "analyst")
    assert default_actor() == "cli:analyst"
    log = JudgementLog(tmp_path / "judgements.jsonl")
    assert [j.actor for j in log.append(THIRD)] == ["cli:analyst"]


@pytest.mark.parametrize("cut", [1, 20, 100])
def test_a_line_half_written_was_never_acknowledged_and_the_next_append_cuts_it_off(
    log: JudgementLog, cut: int
) -> None:
    whole = list(log)
    with open(log.path, "ab") as file:
        file.write(lines(log)[2].encode()[:cut])
    assert list(log) == whole
    log.append(THIRD)
    assert [j.sequence for j in log] == [1, 2, 3, 4]
    assert list(log)[:3] == whole


def test_a_log_that_is_only_a_torn_line_is_empty(tmp_path: Path) -> None:
    log = JudgementLog(tmp_path / "judgements.jsonl")
    log.path.write_text('{"actor": "cl')
    assert list(log) == []
    log.append(THIRD)
    assert [j.sequence for j in log] == [1]


def altered(said: list[str], number: int, **changes: object) -> list[str]:
    return [
        json.dumps({**json.loads(line), **changes}, ensure_ascii=False) if place == number else line
        for place, line in enumerate(said, start=1)
    ]


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize(
    "change",
    [
        {"reason": "另一个理由"},
        {"actor": "cli:别人"},
        {"time": "2020-01-01T00:00:00+00:00"},
        {"details": {"number": "CN2A"}},
        {"sequence": 7},
        {"hash": ROOT},
        {"previous": "f" * 64},
        {"added": "字段"},
    ],
    ids=str,
)
def test_an_altered_line_is_named(log: JudgementLog, number: int, change: dict[str, object]) -> None:
    put(log, altered(lines(log), number, **change))
    with pytest.raises(CorruptWorkspace, match=f"line {number}"):
        list(log)


def test_nothing_is_appended_to_a_broken_chain(log: JudgementLog) -> None:
    put(log, altered(lines(log), 2, reason="改"))
    before = log.path.read_bytes()
    with pytest.raises(CorruptWorkspace):
        log.append(THIRD)
    assert log.path.read_bytes() == before


@pytest.mark.parametrize(
    ("kept", "line"), [((1, 2), 1), ((0, 2), 2), ((1, 0, 2), 1), ((0, 0, 1, 2), 2), ((0, 2, 1), 2)]
)
def test_lines_taken_out_doubled_or_swapped_are_seen(
    log: JudgementLog, kept: tuple[int, ...], line: int
) -> None:
    said = lines(log)
    put(log, [said[place] for place in kept])
    with pytest.raises(CorruptWorkspace, match=f"line {line}"):
        list(log)


@pytest.mark.parametrize(
    "text", ["", "[]", "null", "7", "{}", '{"format": "x"}', '{"format": 1}', "\x00", "不是"]
)
def test_a_whole_line_that_is_no_judgement_is_damage(log: JudgementLog, text: str) -> None:
    put(log, [*lines(log), text])
    with pytest.raises(CorruptWorkspace, match="line 4"):
        list(log)


def test_bytes_that_are_no_text_are_damage(log: JudgementLog) -> None:
    log.path.write_bytes(log.path.read_bytes() + b"\xff\xfe\n")
    with pytest.raises(CorruptWorkspace, match="line 4"):
        list(log)


def test_a_newer_format_is_refused_by_name(log: JudgementLog) -> None:
    put(log, altered(lines(log), 3, format=99))
    with pytest.raises(NewerFormat, match=r"judgements\.jsonl, line 3.*99"):
        list(log)


def test_the_chain_is_plain_enough_to_be_checked_without_this_program(log: JudgementLog) -> None:
    """The hash is SHA-256 of the line's own JSON, keys sorted, without spaces and without the hash."""
    for line in lines(log):
        body = json.loads(line)
        stated = body.pop("hash")
        text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert hashlib.sha256(text.encode()).hexdigest() == stated


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
ENTRIES = st.lists(st.tuples(WORDS, WORDS, WORDS, st.dictionaries(WORDS, WORDS, max_size=2)), max_size=4)


@given(goes=st.lists(st.tuples(ENTRIES, WORDS), max_size=4), torn=st.binary(max_size=30))
@settings(max_examples=60)
def test_any_words_in_any_number_of_goes_are_read_back(
    tmp_path_factory: pytest.TempPathFactory, goes: list[tuple[list[Entry], str]], torn: bytes
) -> None:
    log = JudgementLog(tmp_path_factory.mktemp("log") / "judgements.jsonl")
    written: list[Judgement] = []
    for entries, actor in goes:
        written += log.append(entries, actor)
        with open(log.path, "ab") as file:
            file.write(torn.replace(b"\n", b""))
    assert list(log) == written


def test_writers_in_several_processes_make_one_chain(tmp_path: Path) -> None:
    """Under the workspace's writer lock, appends from several processes follow one another."""
    program = (
        "import sys; from pathlib import Path\n"
        "from qianglian.corpus.layout import Layout\n"
        "from qianglian.corpus.locks import writing\n"
        "from qianglian.judgements import JudgementLog\n"
        "layout, who = Layout(Path(sys.argv[1])), sys.argv[2]\n"
        "sys.stdin.readline()\n"
        "for n in range(5):\n"
        "    with writing(layout, who, wait=60):\n"
        "        JudgementLog(layout.judgements).append([(f'p{n}', 'remove', who, {})], who)\n"
    )
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(tmp_path), f"cli:{name}"],
            stdin=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        for name in ("甲", "乙", "丙")
    ]
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write(b"go\n")
        writer.stdin.close()
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    log = list(JudgementLog(tmp_path / "judgements.jsonl"))
    assert [j.sequence for j in log] == list(range(1, 16))
    for name in ("甲", "乙", "丙"):
        assert [j.subject for j in log if j.actor == f"cli:{name}"] == ["p0", "p1", "p2", "p3", "p4"]
