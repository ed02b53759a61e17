"""The visible list, and that it is the folder."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from qianglian.analysis import registry
from qianglian.analysis.contract import MODULES
from qianglian.model.errors import NotFound

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("module", MODULES)
def test_the_list_is_the_folder(module: str) -> None:
    folder = Path(next(iter(import_module(f"qianglian.analysis.{module}").__path__)))
    found = sorted(path.stem for path in folder.glob("*.py") if path.stem != "__init__")
    assert found == sorted(registry.ANALYSES[module])  # type: ignore[index]


def test_each_analysis_goes_by_its_files_name_and_module() -> None:
    for module, names in registry.ANALYSES.items():
        for name in names:
            assert (registry.analysis(name).name, registry.analysis(name).module) == (name, module)


def test_every_parameter_has_its_words() -> None:
    for one in registry.analyses():
        for name, field in one.params.model_fields.items():
            assert field.title, f"{one.name}.{name}"
            assert field.description, f"{one.name}.{name}"


def test_an_unknown_analysis_says_where_the_list_is() -> None:
    with pytest.raises(NotFound, match="no_such"):
        registry.analysis("no_such")


def test_nothing_is_loaded_before_it_is_asked_for() -> None:
    code = (
        "import sys, qianglian.analysis.registry; "
        "print([m for m in sys.modules if '.direction.' in m or '.position.' in m or '.path.' in m])"
    )
    said = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(ROOT / "src")},
    )
    assert said.stdout.strip() == "[]"
