"""建议 by rule: rows of the findings that meet a rule's conditions, each as a sentence that quotes their cells.

Nothing is recommended that no table says: a row of which a quoted cell is unknown or too small gives none. Whose it
is (待指定) and whether it stands (待确认) is for people to say. A path without any says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import Any

from qianglian.analysis.contract import INSUFFICIENT, STATES, Finding, Quoted, Sentence, Table
from qianglian.documents.provenance import plain
from qianglian.documents.report.material import Recommendation, Unadvised
from qianglian.model.text import Text
from qianglian.rules.recommendations import (
    PATHS,
    Condition,
    Path,
    RecommendationRule,
    RecommendationRules,
    recommendation_rules,
)

NOT_ASKED = Text(zh="没有「{name}」这项分析", en="there is no analysis “{name}”")
NO_TABLE = Text(
    zh="{title}：没有规则 {codes} 所读的表或列", en="{title}: not the table or columns that {codes} reads"
)
NO_ROW = Text(
    zh="{title}：已计算，没有一行达到规则 {codes} 的条件，各行的判断见该表",
    en="{title}: computed, and no row meets the conditions of {codes}; what each comes to stands in the table",
)
NOT_COMPUTED = Text(zh="{title}：{state}，{reason}", en="{title}: {state}, {reason}")
BY = Text(zh="{reason}（规则 {code}，{version} 版）", en="{reason} (rule {code}, version {version})")


@dataclass(frozen=True)
class Advice:
    """What is recommended, and the paths for which nothing is, each with its reasons."""

    recommendations: tuple[Recommendation, ...]
    unadvised: tuple[Unadvised, ...]


def recommend(findings: Iterable[Finding], rules: RecommendationRules | None = None) -> Advice:
    """Apply the rules (those that ship by default) to findings, path by path."""
    told = rules or recommendation_rules()
    by_name = {one.analysis: one for one in findings}
    made: list[Recommendation] = []
    without: list[Unadvised] = []
    for path in PATHS:
        some, reasons = _of_path(path, by_name, told)
        made += some
        if not some:
            without.append(Unadvised(PATHS[path].zh, tuple(reasons)))
    return Advice(tuple(made), tuple(without))


def _of_path(
    path: Path, findings: Mapping[str, Finding], told: RecommendationRules
) -> tuple[list[Recommendation], list[Text]]:
    made: list[Recommendation] = []
    idle: dict[str, list[RecommendationRule]] = {}
    for rule in told.rules:
        if rule.path != path:
            continue
        found = findings.get(rule.finding)
        some = list(_made(rule, found, told.version)) if found is not None else []
        made += some
        if not some:
            idle.setdefault(rule.finding, []).append(rule)
    return made, [text for name, some in idle.items() for text in _why_not(name, some, findings.get(name))]


def _made(rule: RecommendationRule, finding: Finding, version: str) -> Iterator[Recommendation]:
    """At most so many recommendations of one rule."""
    table = _table(rule, finding)
    text = _sentence(rule, table) if table is not None else None
    if finding.state != "computed" or table is None or text is None:
        return
    names = placeholders(text)
    rows = [
        at
        for at, row in enumerate(table.rows)
        if all(_holds(one, row) for one in rule.when) and not any(_unknown(row[name]) for name in names)
    ]
    reason = BY.zh.format(reason=rule.reason.zh, code=rule.code, version=version)
    for at in _ordered(rule, table, rows)[: rule.most]:
        quotes = {name: Quoted(table.name, at, name) for name in names}
        yield Recommendation(
            PATHS[rule.path].zh,
            finding,
            Sentence(text, quotes),
            reason=reason,
            rule=rule.code,
            keys=tuple(str(plain(table.rows[at][key.name])) for key in table.keys),
        )


def placeholders(text: Text) -> list[str]:
    """The columns that a sentence quotes, in either language.

    >>> placeholders(Text(zh="{a}：{b}", en="{b} of {a}"))
    ['a', 'b']
    """
    both = (*Formatter().parse(text.zh), *Formatter().parse(text.en))
    return list(dict.fromkeys(name for _, name, _, _ in both if name))


def _table(rule: RecommendationRule, finding: Finding) -> Table | None:
    """The table that a rule reads, with all columns of its conditions and order."""
    table = next((one for one in finding.tables if one.name == rule.table), None)
    if table is None:
        return None
    names = {column.name for column in table.columns}
    asked = {one.column for one in rule.when} | {name.removeprefix("-") for name in rule.order}
    return table if asked <= names else None


def _sentence(rule: RecommendationRule, table: Table) -> Text | None:
    """The first sentence whose placeholders the table has."""
    names = {column.name for column in table.columns}
    return next((one for one in rule.sentences if names.issuperset(placeholders(one))), None)


def _holds(condition: Condition, row: Mapping[str, Any]) -> bool:
    """Whether a cell is as asked; what is unknown, or too small a sample, is nothing."""
    value = row[condition.column]
    if _unknown(value):
        return False
    if condition.value is not None and (value.zh if isinstance(value, Text) else value) != condition.value:
        return False
    if condition.at_least is None and condition.below is None:
        return True
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    enough = condition.at_least is None or value >= condition.at_least
    return enough and (condition.below is None or value < condition.below)


def _unknown(value: Any) -> bool:
    return value is None or value == INSUFFICIENT or value == ""


def _ordered(rule: RecommendationRule, table: Table, rows: Sequence[int]) -> list[int]:
    """Rows by the columns of the rule's order; the unknown last; else as the table has them."""
    ordered = list(rows)
    for name in reversed(rule.order):
        column, down = name.removeprefix("-"), name.startswith("-")

        def place(at: int, column: str = column, sign: int = -1 if down else 1) -> tuple[bool, float]:
            value = table.rows[at][column]
            known = isinstance(value, int | float)
            return (not known, sign * value if known else 0.0)

        ordered.sort(key=place)
    return ordered


def _why_not(name: str, rules: Sequence[RecommendationRule], finding: Finding | None) -> Iterator[Text]:
    """Why the rules that read a finding recommend nothing."""
    if finding is None:
        yield NOT_ASKED.format(name=name)
        return
    title = finding.title
    if finding.state != "computed":
        state, reason = STATES[finding.state], finding.reason
        zh = {"title": title.zh, "state": state.zh, "reason": reason.zh if reason else ""}
        en = {"title": title.en, "state": state.en, "reason": reason.en if reason else ""}
        yield Text(zh=NOT_COMPUTED.zh.format(**zh), en=NOT_COMPUTED.en.format(**en))
        return
    for words, some in _sorted(rules, finding).items():
        zh_codes, en_codes = ("、".join(some), ", ".join(some))
        yield Text(
            zh=words.zh.format(title=title.zh, codes=zh_codes),
            en=words.en.format(title=title.en, codes=en_codes),
        )


def _sorted(rules: Sequence[RecommendationRule], finding: Finding) -> dict[Text, list[str]]:
    """The codes of rules that find no row, and of those that find not what they read."""
    codes: dict[Text, list[str]] = {}
    for rule in rules:
        table = _table(rule, finding)
        words = NO_TABLE if table is None or _sentence(rule, table) is None else NO_ROW
        codes.setdefault(words, []).append(rule.code)
    return codes
