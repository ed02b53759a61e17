"""The rules of recommendations: dated, of the five paths, and refused where they are none."""

import pytest

from qianglian.documents.report.types import FIVE_PATHS
from qianglian.rules.recommendations import PATHS, read_rules, recommendation_rules

HEAD = "effective_from: 2026-11-01\neffective_to: null\nversion: '1'\nsource: s\nconfidence: D\nrules:\n"
RULE = (
    "- {{code: A, path: {path}, finding: f, table: t, when: [{when}], order: [], most: {most}, "
    "sentences: [{{zh: '{{n}}', en: '{{n}}'}}], reason: {{zh: r, en: r}}}}\n"
)


def one(path: str = "joint", when: str = "", most: int = 1) -> str:
    return RULE.format(path=path, when=when, most=most)


def test_every_path_has_rules_and_its_name_in_the_report() -> None:
    found = recommendation_rules()
    assert {rule.path for rule in found.rules} == set(PATHS)
    assert tuple(title.zh for title in PATHS.values()) == FIVE_PATHS
    assert found.confidence == "D"
    assert found.source


def test_words_never_promise() -> None:
    for rule in recommendation_rules().rules:
        for text in rule.sentences:
            assert "机会" not in text.zh
            assert "侵权" not in text.zh
            assert text.en


@pytest.mark.parametrize(
    "text",
    [
        one("nowhere"),
        one(most=0),
        one(when="{column: a}"),
        one(when="{column: a, above: 1}"),
        one() + one(),
    ],
)
def test_what_is_no_rule_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"path|sentence|condition|code"):
        read_rules(HEAD + text)


def test_conditions_are_read() -> None:
    (rule,) = read_rules(HEAD + one(when="{column: a, is: true}, {column: b, at_least: 1, below: 3}")).rules
    assert [(c.column, c.value, c.at_least, c.below) for c in rule.when] == [
        ("a", True, None, None), ("b", None, 1.0, 3.0),
    ]  # fmt: skip
