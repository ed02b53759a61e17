"""The visible list, and that it is the folder."""

import subprocess
import sys
from pathlib import Path

import pytest

import qianglian.sources.formats
from qianglian.model.errors import UnknownFormat
from qianglian.sources import registry
from qianglian.sources.fields import FIELDS
from tests.sources.files import GAZETTE, jsonl

ROOT = Path(__file__).resolve().parents[2]


def test_the_list_is_the_folder() -> None:
    folder = Path(next(iter(qianglian.sources.formats.__path__)))
    assert sorted(path.stem for path in folder.glob("*.py") if path.stem != "__init__") == sorted(
        registry.FORMATS
    )


def test_each_format_goes_by_its_modules_name() -> None:
    assert [source.name for source in registry.sources()][: len(registry.FORMATS)] == list(registry.FORMATS)


def test_no_format_is_loaded_before_it_is_asked_for() -> None:
    code = "import sys, qianglian.sources.registry; print([m for m in sys.modules if '.formats.' in m])"
    said = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(ROOT / "src")},
    )
    assert said.stdout.strip() == "[]"


def test_an_unknown_name_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(UnknownFormat) as caught:
        registry.source("nobody")
    assert "patsnap" in caught.value.sentence("en")


def test_a_file_is_recognised_by_its_content_not_by_its_name(tmp_path: Path) -> None:
    ranked = registry.recognise(jsonl(tmp_path / "patsnap.xlsx", [GAZETTE]))
    assert [(source.name, sure > 0.9) for source, sure in ranked] == [("cnipa_gazette", True)]


@pytest.mark.parametrize("name", registry.FORMATS)
def test_the_documentation_names_each_format(name: str) -> None:
    assert f"`{name}`" in (ROOT / "docs" / "reference" / "sources.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [*FIELDS, "ignored"])
def test_the_documentation_names_each_field_of_a_mapping(name: str) -> None:
    assert f"`{name}`" in (ROOT / "docs" / "reference" / "mapping.md").read_text(encoding="utf-8")
