"""The list of commands, its help in both languages, errors, and the reference that is written from it."""

import inspect
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

import qianglian
from qianglian.cli import app
from qianglian.cli.app import COMMANDS, GROUPS, main
from qianglian.cli.building import SHARED
from qianglian.cli.command import PANELS, Command
from qianglian.cli.language import chosen
from qianglian.cli.reference import reference
from qianglian.cli.screens.grid import plain, short
from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
IDS = [command.name for command in COMMANDS]


def test_every_file_of_commands_is_in_the_list() -> None:
    folder = Path(app.__file__).parent / "commands"
    files = {path.stem.removesuffix("_") for path in folder.glob("*.py") if path.stem != "__init__"}
    assert files == {name.replace(" ", "_").replace("-", "_") for name in IDS}


def test_every_group_has_its_words_and_every_panel_its_commands() -> None:
    assert {name.split()[0] for name in IDS if " " in name} == set(GROUPS)
    assert {command.panel for command in COMMANDS} == set(PANELS)


@pytest.mark.parametrize("command", COMMANDS, ids=IDS)
def test_every_option_is_explained_in_both_languages(command: Command) -> None:
    own = list(inspect.signature(command.run).parameters)[1:]
    assert set(command.words) == set(own)
    for said in (command.help, *command.words.values()):
        assert any(unicodedata.east_asian_width(c) == "W" for c in said.zh)
        assert all(unicodedata.east_asian_width(c) != "W" for c in said.en)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("command", COMMANDS, ids=IDS)
def test_help_says_what_the_command_is_for(run: Run, command: Command, language: str) -> None:
    answer = run(*command.name.split(), "--help", "--lang", language)
    assert answer.code == 0
    assert command.help.in_(language) in " ".join(answer.out.split("\n"))  # type: ignore[arg-type]
    for name, said in SHARED.items():
        if name != "workspace" or command.in_workspace:
            assert f"--{name}" in answer.out, said.en


def test_help_lists_every_command(run: Run) -> None:
    said = run("--help").out
    for name in {name.split()[0] for name in IDS}:
        assert f"  {name}" in said
    assert run("corpus").out.count("  check") == 1


def test_the_reference_is_that_of_the_commands() -> None:
    written = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
    assert written == reference(), "run: python -m qianglian.cli.reference > docs/reference/cli.md"
    for name in IDS:
        assert f"### qianglian {name}\n" in written


@pytest.mark.parametrize(
    ("line", "environment", "language"),
    [
        ([], {}, "zh"),
        ([], {"LANG": "en_GB.UTF-8"}, "en"),
        ([], {"LANG": "zh_CN.UTF-8"}, "zh"),
        ([], {"LANG": "de_DE.UTF-8"}, "zh"),
        ([], {"LC_ALL": "zh_CN.UTF-8", "LANG": "en_GB.UTF-8"}, "zh"),
        ([], {"QIANGLIAN_LANG": "zh", "LANG": "en_GB.UTF-8"}, "zh"),
        (["--lang", "en"], {"QIANGLIAN_LANG": "zh"}, "en"),
        (["search", "x", "--lang=en"], {}, "en"),
        (["search", "--", "--lang", "en"], {}, "zh"),
    ],
)
def test_the_language_asked_for(line: list[str], environment: dict[str, str], language: str) -> None:
    assert chosen(line, environment) == language


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (["nope"], "no command nope"),
        (["search", "--bogus"], "no option --bogus"),
        (["show"], "NUMBER is missing"),
        (["decide", "a", "b", "--reason", "x"], "--same/--different is missing"),
        (["corpus", "prune", "--keep", "0"], "greater than or equal to 1"),
        (["search", "x", "--lang", "fr"], "no language"),
    ],
)
def test_a_line_that_does_not_hold_is_2_and_one_sentence(
    run: Run, line: list[str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QIANGLIAN_LANG", "en")
    answer = run(*line)
    assert answer.code == 2
    assert answer.out == ""
    assert said in answer.err
    assert "Traceback" not in answer.err


def test_the_version(run: Run) -> None:
    assert run("--version").out == f"qianglian {qianglian.__version__}\n"


def test_ctrl_c_ends_politely(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*line: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(app, "_typed", interrupted)
    answer = run("count")
    assert answer.code == 130
    assert "中断" in answer.err


def test_a_reader_that_goes_away_is_no_error() -> None:
    """`qianglian … | head` on a pipe that is closed before anything is written."""
    code = "import sys; from qianglian.cli.app import main; sys.exit(main(['--help']))"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=_environment()
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
        assert process.wait() == 0
    assert said == b""


def test_help_loads_no_engine() -> None:
    code = (
        "import sys; from qianglian.cli.app import main; main(['--help']); "
        "heavy = {'duckdb', 'tantivy', 'pyarrow', 'ibis', 'numpy', 'xlsxwriter'} & set(sys.modules); "
        "sys.exit(bool(heavy))"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, env=_environment()).returncode == 0
    )


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


def test_data_cannot_steer_a_terminal() -> None:
    assert plain("锂\x1b[31m电\u202e池\n\t隔膜") == "锂�[31m电�池  隔膜"
    assert short("固态电解质及其制备方法", 10) == "固态电解…"


def test_main_answers_with_an_exit_code() -> None:
    assert main(["--version"]) == 0


@pytest.mark.parametrize(
    "line", [("similar",), ("search",), ("count", "--json"), ("classify",), ("translate",)]
)
def test_words_that_are_no_utf_8_are_refused_with_a_sentence(run: Run, line: tuple[str, ...]) -> None:
    """As a terminal in GBK gives 一种."""
    answer = run(*line, os.fsdecode("一种".encode("gbk")))
    assert answer.code == 2
    assert "不是 UTF-8 编码的文字" in answer.err


def test_a_file_may_be_named_in_another_encoding(run: Run, tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode("一种.jsonl".encode("gbk"))
    file.write_text('{"number": "CN109999999A"}\n', encoding="utf-8")
    answer = run("import", tmp_path / "ws", file, "--format", "qianglian_jsonl")
    assert answer.code == 0
    assert run("count", "", "-w", tmp_path / "ws", "--json").json["value"] == 1
