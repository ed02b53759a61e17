"""Files that appear whole or not at all."""

import os
import time
from pathlib import Path

import pytest

from qianglian.corpus.whole_files import ABANDONED, sweep, write_whole


def test_a_file_appears_whole_and_alone(tmp_path: Path) -> None:
    target = tmp_path / "kept"
    write_whole(target, b"one, ", b"two")
    write_whole(target, b"three")
    assert target.read_bytes() == b"three"
    assert list(tmp_path.iterdir()) == [target]


def test_what_fails_on_the_way_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "kept"
    write_whole(target, b"before")

    with pytest.raises(TypeError):
        write_whole(target, b"half", "no bytes")  # type: ignore[arg-type]
    assert target.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [target]


def test_only_what_was_left_long_ago_is_swept(tmp_path: Path) -> None:
    for name, age in (("dead.tmp", 2 * ABANDONED), ("alive.tmp", 0.0), ("kept", 2 * ABANDONED)):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (time.time() - age,) * 2)
    sweep(tmp_path)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["alive.tmp", "kept"]
