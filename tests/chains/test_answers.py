"""Answers on disk: what is read is what was written or nothing, whatever happens to files and writers."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from qianglian.chains import answers
from qianglian.chains.answers import MOST_FILES, Answers
from qianglian.corpus import whole_files

SOME = {
    "a": np.array([0, 3, 70_000], np.int32),
    "b": np.empty(0, np.int32),
    "c": np.array([0], np.int32),
    "d": np.arange(500, dtype=np.int32),
}


def held(folder: Path) -> dict[str, list[int]]:
    """What somebody who comes now finds of `SOME`."""
    kept = Answers(folder)
    found = {name: kept.get(name) for name in SOME}
    return {name: places.tolist() for name, places in found.items() if places is not None}


WRITTEN = {name: places.tolist() for name, places in SOME.items()}


def test_what_was_written_is_read_by_the_writer_and_by_others(tmp_path: Path) -> None:
    mine = Answers(tmp_path / "deep" / "folder")
    assert mine.get("a") is None
    mine.add(SOME)
    assert {name: list(mine.get(name)) for name in SOME} == held(tmp_path / "deep" / "folder") == WRITTEN  # type: ignore[arg-type]
    found = mine.get("a")
    assert found is not None
    assert found.dtype == np.int32
    assert found.flags.writeable


def test_a_damaged_file_never_gives_a_wrong_answer(tmp_path: Path) -> None:
    Answers(tmp_path).add(SOME)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    start = whole.index(b"\n") + 1
    lost = 0
    for end in (*range(0, len(whole), 37), start, start + 4):
        file.write_bytes(whole[:end])
        found = held(tmp_path)
        lost += len(found) < len(SOME)
        assert found.items() <= WRITTEN.items()
    for place in range(0, len(whole), 7):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        found = held(tmp_path)
        lost += len(found) < len(SOME)
        assert found.items() <= WRITTEN.items()
    # As a file system leaves it that lost its power: the length without the content.
    file.write_bytes(whole[:start] + bytes(len(whole) - start))
    assert held(tmp_path) == {"b": [], "c": [0]}
    file.write_bytes(bytes(len(whole)))
    assert held(tmp_path) == {}
    assert lost > 100


@pytest.mark.parametrize(
    "head",
    [
        b'{"format": 2, "answers": {"a": [0, 1, 0]}}',
        b'{"format": 1}',
        b'{"format": 1, "answers": {"a": [0, 100000000000000000000, 0]}}',
        b'{"format": 1, "answers": {"a": [-9, 1, 0]}}',
        b'{"format": 1, "answers": {"a": [0, -1, 0]}}',
        b'{"format": 1, "answers": ["a"]}',
        b"[]",
        b"",
    ],
)
def test_what_is_no_such_file_is_not_there(tmp_path: Path, head: bytes) -> None:
    (tmp_path / "x.answers").write_bytes(head + b"\n" + bytes(40))
    assert held(tmp_path) == {}


def test_many_files_become_one_and_nothing_is_lost(tmp_path: Path) -> None:
    slow = Answers(tmp_path)
    for number in range(MOST_FILES + 1):
        Answers(tmp_path).add({f"n{number}": np.array([number], np.int32)})
    assert len(list(tmp_path.iterdir())) == 1
    kept = Answers(tmp_path)
    assert [kept.get(f"n{n}").tolist() for n in range(MOST_FILES + 1)] == [[n] for n in range(MOST_FILES + 1)]  # type: ignore[union-attr]
    # Who looked before the others came knows nothing of them, and still adds.
    slow.add(SOME)
    assert held(tmp_path) == WRITTEN


def test_who_looked_before_files_were_joined_asks_again(tmp_path: Path) -> None:
    Answers(tmp_path).add(SOME)
    early = Answers(tmp_path)
    for number in range(MOST_FILES):
        Answers(tmp_path).add({f"n{number}": np.array([number], np.int32)})
    assert early.get("a") is None
    assert held(tmp_path) == WRITTEN


def test_what_killed_writers_and_older_releases_left_goes(tmp_path: Path) -> None:
    for name, age in (("old.tmp", 2 * whole_files.ABANDONED), ("new.tmp", 0.0), ("0123.npy", 0.0)):
        (tmp_path / name).write_bytes(b"x")
        os.utime(tmp_path / name, (time.time() - age,) * 2)
    Answers(tmp_path).add(SOME)
    left = {file.name for file in tmp_path.iterdir() if file.suffix != answers.SUFFIX}
    assert left == {"new.tmp"}


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("no folder")
    mine = Answers(tmp_path / "folder")
    mine.add(SOME)
    assert mine.get("a") is None
    assert (tmp_path / "folder").read_text() == "no folder"


def test_threads_that_keep_the_same_at_the_same_time(tmp_path: Path) -> None:
    begin, seen = threading.Barrier(4), []

    def work() -> None:
        begin.wait()
        for _ in range(20):
            mine = Answers(tmp_path)
            mine.add(SOME)
            seen.append(held(tmp_path))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 80
    assert all(found == WRITTEN for found in seen)
    assert [file.suffix for file in tmp_path.iterdir()] == [answers.SUFFIX]


WRITER = """
import sys, numpy as np, itertools
from pathlib import Path
from qianglian.chains.answers import Answers
some = {n: np.array(p, np.int32) for n, p in %r.items()}
print("ready", flush=True)
for number in itertools.count():
    big = np.arange(200_000, dtype=np.int32) + number
    Answers(Path(sys.argv[1])).add({**some, f"big{number}": big})
"""


def test_a_writer_killed_at_any_moment_leaves_whole_answers_or_none(tmp_path: Path) -> None:
    for delay in (0.01, 0.03, 0.07, 0.15):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER % WRITTEN, str(tmp_path)], stdout=subprocess.PIPE
        ) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(delay)
            process.send_signal(signal.SIGKILL)
            process.wait()
        kept = Answers(tmp_path)
        assert held(tmp_path) in ({}, WRITTEN)
        for number in range(400):
            found = kept.get(f"big{number}")
            assert found is None or (found == np.arange(200_000) + number).all()
    Answers(tmp_path).add(SOME)
    assert held(tmp_path) == WRITTEN
