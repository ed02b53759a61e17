"""The public surface of the package: what it names, and what it does not load."""

import subprocess
import sys
from pathlib import Path

import pytest

import qianglian

SURFACE = {
    "BadInput",
    "BadMapping",
    "Conflict",
    "CorruptWorkspace",
    "Figure",
    "Forbidden",
    "MissingExtra",
    "NewerFormat",
    "NotFound",
    "NotSignedIn",
    "OutsideClosed",
    "OutsideFailed",
    "Period",
    "QiangLianError",
    "QuerySyntaxError",
    "SearchRegister",
    "Text",
    "TooLarge",
    "TooManyTries",
    "UnknownFormat",
    "UnreadableFile",
    "View",
    "Workspace",
    "WorkspaceBusy",
    "__version__",
    "open_workspace",
    "parse",
}


def test_the_surface_is_what_is_named() -> None:
    assert set(qianglian.__all__) == SURFACE
    assert set(dir(qianglian)) == SURFACE
    for name in SURFACE:
        assert getattr(qianglian, name) is not None


def test_every_error_is_public() -> None:
    from qianglian.model import errors

    kinds = {
        name
        for name, kind in vars(errors).items()
        if isinstance(kind, type) and issubclass(kind, errors.QiangLianError)
    }
    assert kinds <= SURFACE


def test_importing_it_loads_no_engine() -> None:
    code = (
        "import sys, qianglian; "
        "print(sorted({'duckdb', 'tantivy', 'pyarrow', 'ibis', 'typer', 'rich'} & set(sys.modules)))"
    )
    path = [entry for entry in sys.path if entry]
    program = f"import sys; sys.path[:0] = {path!r}; {code}"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_what_is_not_there_is_said_as_python_says_it() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = qianglian.nothing


def test_the_workspace_in_a_few_lines(tmp_path: Path) -> None:
    """What the README promises: open, import, search, ask why not."""
    from qianglian.sources.synthetic import SyntheticSpec, write_jsonl

    write_jsonl(SyntheticSpec(30), tmp_path / "sample.jsonl")
    with qianglian.open_workspace(tmp_path / "ws", create=True) as workspace:
        assert isinstance(workspace, qianglian.Workspace)
        outcome = workspace.import_files(tmp_path / "sample.jsonl")
        assert outcome.manifest.publications == 30
        assert workspace.count().value == 30
        [fate] = workspace.why_not("CN999999999A")
        assert fate.name == "not_in_any_file"
        assert "<table>" in workspace.search("", limit=3)._repr_html_()
