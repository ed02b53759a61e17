"""Every code that a reader uses has its sentence, and every sentence is used."""

import re
from pathlib import Path

import qianglian.sources
from qianglian.sources.rejections import REJECTIONS
from qianglian.sources.remarks import IGNORED, NOTES, REMARKS

FOLDER = Path(next(iter(qianglian.sources.__path__)))
OWN = {"remarks.py", "rejections.py"}
SOURCE = "\n".join(
    path.read_text(encoding="utf-8")
    for path in [*FOLDER.glob("*.py"), *FOLDER.glob("formats/*.py"), *FOLDER.glob("markup/*.py")]
    if path.name not in OWN
)


def test_every_remark_made_in_the_code_is_in_the_table() -> None:
    made = set(re.findall(r'\.remark\(\s*"(\w+)"', SOURCE)) | set(
        re.findall(r'Rejected\([^"\n]*"(\w+)"', SOURCE)
    )
    assert made
    assert made <= REMARKS.keys() | REJECTIONS.keys()


def test_no_sentence_is_left_over() -> None:
    for code in [*REMARKS, *REJECTIONS, *NOTES, *IGNORED]:
        assert f'"{code}"' in SOURCE, code


def test_both_languages_are_there() -> None:
    for text in [*REMARKS.values(), *REJECTIONS.values(), *NOTES.values(), *IGNORED.values()]:
        assert text.zh
        assert text.en
        assert text.zh != text.en
