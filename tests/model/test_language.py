"""Scripts tell languages, as far as they do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.model.language import text_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("一种整体式卫浴间", "zh"),
        ("電池モジュール", "ja"),
        ("電池セルの製造方法", "ja"),
        ("배터리 모듈", "ko"),
        ("Устройство для охлаждения", "ru"),
        ("A method for cooling the battery of an electric vehicle", "en"),
        ("Verfahren zur Herstellung einer Batterie", ""),
        ("Procédé de fabrication", ""),
        ("BATTERY", ""),
        ("一种LED灯 for vehicles", "zh"),
        ("12345 / 67", ""),
        ("", ""),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert text_language(text) == language


def test_a_hint_decides_latin_text_that_shows_no_language() -> None:
    assert text_language("Verfahren zur Herstellung einer Batterie", hint="de") == "de"
    assert text_language("BATTERY", hint="en") == "en"
    assert text_language("电池", hint="en") == "zh"
    assert text_language("42", hint="en") == ""


@given(st.text())
def test_it_never_raises(text: str) -> None:
    assert text_language(text) in {"", "zh", "ja", "ko", "ru", "en"}
