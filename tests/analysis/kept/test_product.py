"""The mark of the code that answers: another with any change of what an analysis stands on."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from qianglian.analysis.kept import product

LONG_AGO = 1_700_000_000


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A product of two files, written before this process began."""
    for name in ("analysis/direction/trend.py", "rules/law.yaml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text("one")
        os.utime(path, (LONG_AGO, LONG_AGO))
    monkeypatch.setattr(product, "_HOME", tmp_path)
    product._product.cache_clear()
    yield tmp_path
    product._product.cache_clear()


def anew() -> str:
    """The mark that another process would come to."""
    product._product.cache_clear()
    return product.product_mark()


def test_it_is_of_all_that_an_analysis_stands_on() -> None:
    layers = (Path(__file__).parents[3] / ".importlinter").read_text(encoding="utf-8")
    below = layers.split("\n    analysis\n", 1)[1].split("# A new package", 1)[0]
    named = below.replace("(rules)", "rules").replace("|", " ").split()
    assert set(product.FLOORS) == {"analysis", *named}


@pytest.mark.parametrize("name", ["analysis/direction/trend.py", "rules/law.yaml"])
def test_any_change_of_a_source_makes_another(home: Path, name: str) -> None:
    first = anew()
    assert first == anew() != ""
    (home / name).write_text("two")
    os.utime(home / name, (LONG_AGO, LONG_AGO))
    assert anew() not in ("", first)


def test_a_new_file_and_another_library_make_another(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = anew()
    monkeypatch.setattr(product, "version", lambda name: "99")
    other = anew()
    (home / "rules" / "more.yaml").write_text("")
    os.utime(home / "rules" / "more.yaml", (LONG_AGO, LONG_AGO))
    assert len({first, other, anew()}) == 3


def test_what_no_analysis_stands_on_and_compiled_files_do_not_count(home: Path) -> None:
    first = anew()
    for name in ("cli/app.py", "analysis/__pycache__/x.pyc"):
        (home / name).parent.mkdir(parents=True)
        (home / name).write_text("new")
    assert anew() == first
    assert product.product_unchanged()


def test_sources_edited_under_a_running_process_have_no_mark(home: Path) -> None:
    assert product.product_mark()
    (home / "rules" / "law.yaml").write_text("edited now")
    assert not product.product_unchanged(), "what was worked out meanwhile is not kept"
    assert anew() == "", "who first asks after it does not know which of the two was loaded"
