"""The page on adding a rule: it lists what is there, and its examples are rows that the loaders read."""

import re
from importlib import import_module

import yaml

from qianglian.model.expiry import Term
from qianglian.rules import official_systems
from qianglian.rules.official_cells import read_row
from qianglian.rules.patent_terms import patent_terms
from tests.conftest import ROOT

PAGE = (ROOT / "docs/how-to/add-a-rule.md").read_text(encoding="utf-8")
RULES = ROOT / "src/qianglian/rules"
ROWS = re.findall(r"^\| `(\S+\.(?:yaml|tsv))` \| .+ \| `(\S+)` \|$", PAGE, re.MULTILINE)


def examples() -> list[str]:
    return re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


def test_every_file_of_rules_stands_on_the_page_with_its_loader() -> None:
    held = {str(path.relative_to(RULES)) for end in ("yaml", "tsv") for path in RULES.rglob(f"*.{end}")}
    assert sorted(file for file, _ in ROWS) == sorted(held)
    for _, loader in ROWS:
        module, name = loader.split(".")
        assert getattr(import_module(f"qianglian.rules.{module}"), name)()


def test_the_row_of_a_term_is_one_that_ships() -> None:
    (row,) = yaml.safe_load(examples()[0])
    row["patent_type"] = row.pop("type")
    assert Term(**row) in patent_terms()


def test_the_row_of_a_system_is_what_the_readers_make_of_its_cells() -> None:
    row = official_systems._row(yaml.safe_load(examples()[1]))
    assert row.reading == read_row(row.ipc, row.keywords)


def test_what_the_page_names_is_there() -> None:
    assert (ROOT / "scripts/write_official_systems.py").exists()
    assert all(
        f"`{name}`" in PAGE
        for name in ("literal", "interpreted", "not encodable", "read", "known", "uncertain")
    )
