"""What the guides and READMEs say is so: links lead somewhere, commands exist, both languages have it all."""

import re
import shlex
from pathlib import Path

import pytest
import typer
import yaml

from qianglian.analysis import registry
from qianglian.cli.app import ABOUT, COMMANDS, GROUPS
from qianglian.cli.building import build
from qianglian.corpus.prevalence import prevalence
from qianglian.query.grammar import parse
from qianglian.sources.registry import FORMATS

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
TWINS = [
    ("README.md", "README.zh-CN.md"),
    ("docs/guide/evidence.md", "docs/guide/evidence.zh.md"),
    ("docs/guide/words-and-classes.md", "docs/guide/words-and-classes.zh.md"),
    ("docs/guide/meaning.md", "docs/guide/meaning.zh.md"),
    ("docs/guide/similar.md", "docs/guide/similar.zh.md"),
    ("docs/guide/gate-and-versions.md", "docs/guide/gate-and-versions.zh.md"),
    ("docs/guide/chains.md", "docs/guide/chains.zh.md"),
    ("docs/guide/navigation.md", "docs/guide/navigation.zh.md"),
    ("docs/guide/real-run.md", "docs/guide/real-run.zh.md"),
    ("docs/guide/audit-and-backup.md", "docs/guide/audit-and-backup.zh.md"),
]
APP = typer.main.get_command(build(COMMANDS, GROUPS, ABOUT, "en"))


def blocks(text: str) -> list[str]:
    return re.findall(r"^```(?:\w*)\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def lines_of(page: Path) -> list[str]:
    lines = [
        line.split("  #")[0].strip() for block in blocks(page.read_text()) for line in block.splitlines()
    ]
    return [line for line in lines if line.startswith("qianglian ")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_to_a_file(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if not target.startswith(("http", "#", "mailto:")):
            assert (page.parent / target.split("#")[0]).exists(), f"{page.name}: {target}"


def commands() -> list[tuple[str, str]]:
    pages = [ROOT / name for pair in TWINS for name in pair]
    return [(page.name, line) for page in pages for line in lines_of(page)]


def test_the_guides_show_commands() -> None:
    assert len(commands()) >= 20


@pytest.mark.parametrize(("page", "line"), commands())
def test_every_command_of_a_guide_can_be_typed(page: str, line: str) -> None:
    words = shlex.split(line.split(" > ")[0])[1:]
    context, command = None, APP
    while hasattr(command, "commands"):
        name = words.pop(0)
        assert name in command.commands, f"{page}: no command {name}"
        context, command = (
            command.make_context(name, [], parent=context, resilient_parsing=True),
            command.commands[name],
        )
    command.make_context(command.name, words, parent=context)


@pytest.mark.parametrize(("english", "chinese"), TWINS)
def test_both_languages_have_the_same_parts(english: str, chinese: str) -> None:
    one, other = (ROOT / english).read_text(), (ROOT / chinese).read_text()
    heads = [re.findall(r"^#+ ", text, re.MULTILINE) for text in (one, other)]
    assert heads[0] == heads[1]
    assert [len(b.splitlines()) for b in blocks(one)] == [len(b.splitlines()) for b in blocks(other)]


def test_every_format_stands_in_the_reference() -> None:
    text = (ROOT / "docs/reference/sources.md").read_text()
    assert [name for name in FORMATS if f"| `{name}` |" not in text] == []
    assert "no genuine incoPat file was at hand" in text


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs/decisions"
    text = (folder / "README.md").read_text()
    assert [p.name for p in folder.glob("0*.md") if f"({p.name})" not in text] == []


def test_every_source_has_a_place_among_those_that_prevail() -> None:
    named = {*prevalence().default, *(name for order in prevalence().fields.values() for name in order)}
    assert named - {"others"} <= set(FORMATS)
    assert set(FORMATS) <= set(prevalence().default)


def test_queries_in_the_readme_parse() -> None:
    found = re.findall(r'"((?:固态|\(电池|ipc:|ti:|st:)[^"]*)"', (ROOT / "README.md").read_text())
    assert found
    assert all(parse(query) for query in found)


def test_the_mappings_that_ship_are_read() -> None:
    for path in (ROOT / "docs/mappings").glob("*.yaml"):
        assert yaml.safe_load(path.read_text())["columns"]


@pytest.mark.parametrize(
    ("page", "said"), [("README.md", r"(\d+) analyses"), ("README.zh-CN.md", r"(\d+) 项分析")]
)
def test_readme_counts_the_analyses(page: str, said: str) -> None:
    assert re.findall(said, (ROOT / page).read_text()) == [str(len(registry.names()))]
