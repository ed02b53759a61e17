"""The word check on small files of its own."""

from pathlib import Path

import pytest

from scripts.check_words import complaints

INDEX = "https://" + "pypi" + ".org/simple"


def told(tmp_path: Path, name: str, text: str) -> str:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return "\n".join(complaints(tmp_path, Path(name)))


@pytest.mark.parametrize(
    "name", ["src/utils.py", "src/helpers/x.py", "src/Manager.py", "src/searchV2.py", "web/misc/x.ts"]
)
def test_a_name_that_says_nothing_is_refused(tmp_path, name):
    assert "name it by its content" in told(tmp_path, name, "")


@pytest.mark.parametrize(
    "text", ["def normalize(x): ...", "color = 1", "class TextAnalyzer: ...", '"""The center."""']
)
def test_american_spelling_in_what_we_define_is_refused(tmp_path, text):
    assert "a.py:1" in told(tmp_path, "a.py", text)


@pytest.mark.parametrize(
    "text",
    [
        'import unicodedata\nx = unicodedata.normalize("NFKC", "x")',
        'draw(color="red")',
        '"""Calls `normalize` of a library."""',
    ],
)
def test_names_that_a_library_chose_pass(tmp_path, text):
    assert told(tmp_path, "a.py", text) == ""


def test_prose_is_read_without_its_code(tmp_path):
    text = "We `normalize`.\n\n```python\ncolor = 1\n```\n\nA World Organization.\n\nA color.\n"
    assert told(tmp_path, "a.md", text).splitlines() == ["a.md:9: 'color…' is written 'colour…' here"]


@pytest.mark.parametrize(
    "text", ["/" + "home/somebody/data", INDEX, "--find" + "-links somewhere", 'x = "/' + 'root/x"']
)
def test_places_of_one_machine_are_refused(tmp_path, text):
    assert "a.txt:1" in told(tmp_path, "a.txt", text)


@pytest.mark.parametrize(
    "text",
    [
        "../shared/data",
        "https://example.org/home/page",
        "#    pip-compile --no-emit-find-links",
        "$HOME/work/x",
    ],
)
def test_other_places_pass(tmp_path, text):
    assert told(tmp_path, "a.txt", text) == ""


def test_an_attribute_is_ours_only_on_ourselves(tmp_path):
    own = "class A:\n    def f(self):\n        self.center = 1\n"
    assert "'centre…' here" in told(tmp_path, "a.py", own)
    assert told(tmp_path, "b.py", "library.tokenizer = 1\n") == ""
