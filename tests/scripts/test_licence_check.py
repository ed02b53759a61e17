"""The licence check: what is allowed, what is read out of metadata, what is reached."""

from email.message import Message
from importlib.metadata import Distribution
from pathlib import Path

import pytest

from scripts.licence_check import judge, licence_of, reachable, read_exceptions, requirements, spdx_allows


class Made(Distribution):
    """A distribution with the metadata given, and nothing on disk."""

    def __init__(self, *headers: tuple[str, str]) -> None:
        self.headers = Message()
        for name, value in (("Name", "made"), ("Version", "1.0"), *headers):
            self.headers[name] = value

    def read_text(self, filename: str) -> str | None:
        return self.headers.as_string() if filename == "METADATA" else None

    def locate_file(self, path: object) -> Path:
        return Path(str(path))


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", True),
        ("Apache-2.0 OR GPL-3.0-only", True),
        ("Apache-2.0 AND GPL-3.0-only", False),
        ("(MIT OR GPL-2.0-only) AND BSD-3-Clause", True),
        ("MIT AND (GPL-2.0-only OR AGPL-3.0-only)", False),
        ("Apache-2.0 WITH LLVM-exception", True),
        ("LGPL-3.0-only", False),
        ("", False),
        ("MIT nonsense", False),
    ],
)
def test_spdx_expressions(expression, allowed):
    assert spdx_allows(expression) is allowed


@pytest.mark.parametrize(
    ("headers", "licence"),
    [
        ([("License-Expression", "MIT OR Apache-2.0"), ("License", "GPL")], "MIT OR Apache-2.0"),
        ([("Classifier", "License :: OSI Approved :: MIT License")], "MIT"),
        ([("Classifier", "License :: OSI Approved :: GNU Affero General Public License v3")], "AGPL"),
        ([("Classifier", "License :: OSI Approved"), ("License", "BSD 3-Clause License")], "BSD-3-Clause"),
        ([("License", "ask me")], "ask me"),
        ([], ""),
    ],
)
def test_what_the_metadata_declares(headers, licence):
    assert licence_of(Made(*headers)) == licence


def test_gpl_and_unknown_fail_and_an_exception_needs_its_reason(tmp_path):
    listed = tmp_path / "exceptions.toml"
    listed.write_text(
        '[[exception]]\nname = "Odd_One"\nlicence = "MIT"\nreason = "read in its LICENSE"\n', encoding="utf-8"
    )
    exceptions = read_exceptions(listed)
    assert not judge("made", Made(("License", "GPL v3")), exceptions).passes
    assert judge("made", Made(), exceptions).licence == "unknown"
    excepted = judge("odd-one", Made(), exceptions)
    assert excepted.passes
    assert "read in its LICENSE" in excepted.note


def test_extras_are_followed_only_when_asked_for():
    made = Made(
        ("Requires-Dist", "numpy>=2"),
        ("Requires-Dist", "pandas[excel]<4,>=1.5; extra == 'frames'"),
        ("Requires-Dist", 'colorama; sys_platform == "win32"'),
    )
    assert [name for name, _ in requirements(made, frozenset())] == ["numpy", "colorama"]
    assert ("pandas", frozenset({"excel"})) in list(requirements(made, frozenset({"frames"})))


def test_the_core_is_reached_through_and_through():
    found = reachable("ibis-framework")
    assert {"sqlglot", "python-dateutil"} <= found.keys()
    assert "ibis-framework" not in found
