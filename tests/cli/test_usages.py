"""Mistakes on a command line: one sentence in one language, and what was probably meant."""

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run, Sample

ENGLISH = re.compile(r"(?<![-\w./])[a-z]{3,} [a-z]{2,} [a-z]{2,}")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (["nope"], "没有命令 nope"),
        (["serch", "x"], "是否要用 search？"),
        (["corpus", "chek"], "是否要用 check？"),
        (["search", "--bogus"], "没有选项 --bogus"),
        (["show"], "缺少 NUMBER"),
        (["search", "x", "--limit", "many"], "--limit 的值有误，应为整数"),
        (["corpus", "prune", "--keep", "0"], "--keep 的值有误，应不小于 1"),
        (["search", "a", "b"], "多出的参数：b"),
        (["search", "a", "--json=1"], "--json"),
    ],
)
def test_no_english_stands_in_a_chinese_sentence(run: Run, line: list[str], said: str) -> None:
    answer = run(*line)
    assert answer.code == 2
    assert said in answer.err
    assert not ENGLISH.search(answer.err.splitlines()[0])


class TestBeforeTheCommand:
    def test_the_workspace(self, run: Run, sample: Sample) -> None:
        after = run("count", "ti:电池", "-w", sample.workspace, "--json").json
        assert run("-w", sample.workspace, "count", "ti:电池", "--json").json == after
        assert run("--workspace", sample.workspace, "corpus", "check").code == 0
        assert run("corpus", "-w", sample.workspace, "check").code == 0

    def test_what_stands_after_prevails(self, run: Run, sample: Sample) -> None:
        assert run("-w", "nowhere", "count", "-w", sample.workspace).code == 0

    def test_the_language(self, run: Run, sample: Sample) -> None:
        assert "publications" in run("--lang", "en", "count", "-w", sample.workspace).out

    def test_a_workspace_that_would_not_be_used_is_refused(self, run: Run, tmp_path: Path) -> None:
        answer = run("-w", "ws", "doctor", "--lang", "en")
        assert answer.code == 2
        assert "doctor takes no --workspace" in answer.err


def test_the_next_page_is_of_the_same_workspace_and_language(run: Run, sample: Sample) -> None:
    said = run("--lang", "en", "search", "ti:电池", "-n", 2, "-w", sample.workspace).out
    [line] = [line for line in said.splitlines() if line.startswith("Next page:")]
    assert f"-w {sample.workspace}" in line
    assert "--lang en" in line
