"""Which passwords are refused, and how the others are kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.model.errors import BadInput
from qianglian.platform.people import passwords
from qianglian.platform.people.bounds import bounds
from qianglian.platform.people.logins import folded, new_login


@pytest.mark.parametrize(
    "word",
    [
        "short",
        "x" * 257,
        "aaaaaaaaaaaaaaaa",
        "ababababababababab",
        "abcdefghijklmno",
        "zyxwvutsrqponm",
        "woaini1314520",
        "Li.Hua-2026-good",
        "很好的王小明同志万岁万万岁",
        "小明和我住在一座山的另一边",
        "Password123456!",
        "Admin@888888",
        "qwertyuiop123",
        "123456789-123456789",
        "Ｐａｓｓｗｏｒｄ１２３４５",
        "示例中国专利密码20262026",
    ],
)
def test_what_is_easily_guessed_is_refused(word: str) -> None:
    with pytest.raises(BadInput):
        passwords.check(word, ("li.hua", "王小明同志", "小明"))


def test_what_is_long_and_mixed_is_taken() -> None:
    for word in ("correct horse battery", "三只小猪盖房子用了一百块砖", "x9#Kp2!vQ7@m"):
        assert passwords.check(word, ("li.hua", "王小明")) == word


@given(st.text(min_size=1, max_size=40))
def test_a_kept_password_fits_itself_and_no_other(word: str) -> None:
    held = passwords.kept(word)
    assert held.startswith("$argon2id$")
    assert word not in held or len(word) < 6
    assert passwords.fits(held, word)
    assert not passwords.fits(held, word + "x")
    assert not passwords.fits(None, word)


def test_every_character_counts() -> None:
    longest = "锂电池隔膜" * 60
    whole = longest[: bounds().longest]
    held = passwords.kept(whole)
    assert passwords.fits(held, whole)
    assert not passwords.fits(held, whole + "x")
    assert not passwords.fits(held, longest * 1_000)
    assert not passwords.fits(held, "\ud83d"), "half a character is wrong, and no mistake of ours"


@given(st.text("abc123-锂", max_size=30), st.text("xyz789", max_size=8))
def test_common_words_and_runs_add_nothing(word: str, more: str) -> None:
    left = passwords.own_part(word)
    assert len(left) <= len(word)
    for nothing in ("password", "8888", "qwerty", " "):
        assert len(passwords.own_part(f"{word} {nothing} {more}")) <= len(word) + len(more)
        assert passwords.own_part(f"{nothing} {nothing}") == ""


def test_full_width_letters_are_the_same_password() -> None:
    assert passwords.fits(passwords.kept("Ｃorrect horse"), "Correct horse")


@given(st.text(st.characters(codec="ascii"), max_size=60))
def test_a_login_is_folded_once_and_for_all(login: str) -> None:
    assert folded(folded(login)) == folded(login)


@pytest.mark.parametrize("login", ["", "x", "a b", "a" * 101, "a\x00b", "<script>", "李华\u202e"])
def test_what_nobody_could_type_is_no_login(login: str) -> None:
    with pytest.raises(BadInput):
        new_login(login)


def test_the_list_of_bounds_is_read() -> None:
    assert bounds().shortest >= 12
    assert bounds().of_account_there < bounds().of_account < bounds().of_address
