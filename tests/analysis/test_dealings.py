"""The manner of an event, as far as its words tell it."""

import pytest

from qianglian.analysis.dealings import read_words


@pytest.mark.parametrize(
    ("words", "effect", "manner"),
    [
        ("专利实施许可合同备案的生效；许可种类：独占许可", "licensed", "exclusive"),
        ("专利实施许可合同备案的生效；许可种类：排他许可", "licensed", "sole"),
        ("专利实施许可合同备案的生效；许可种类：普通许可", "licensed", "ordinary"),
        ("许可种类：非独占许可", "licensed", "ordinary"),
        ("专利实施许可合同备案的生效", "licensed", None),
        ("RECORDATION OF PATENT LICENSING CONTRACT; LICENSE TYPE: COMMON LICENSE", "licensed", "ordinary"),
        (
            "RECORDATION OF PATENT LICENSING CONTRACT; LICENSE TYPE: EXCLUSIVE LICENSE",
            "licensed",
            "exclusive",
        ),
        ("避免重复授权放弃专利权", "surrendered", "twin"),
        ("放弃专利权", "surrendered", None),
        ("专利权质押合同登记的生效；独占", "pledged", None),
    ],
)
def test_words_tell_the_manner(words: str, effect: str, manner: str | None) -> None:
    assert read_words("CN", "", "", words) == (effect, manner)
