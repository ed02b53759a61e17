"""Which findings become recommendations (建议), and in which words: ``recommendations.yaml``, read once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

import yaml

from qianglian.model.text import Text

FILE = "recommendations.yaml"

Path = Literal["structure", "firms", "technology", "people", "joint"]

PATHS: dict[Path, Text] = {
    "structure": Text(zh="产业结构优化", en="Structure of the industry"),
    "firms": Text(zh="企业整合培育引进", en="Firms to cultivate and attract"),
    "technology": Text(zh="技术创新引进提升", en="Technology to develop and bring in"),
    "people": Text(zh="人才引进培养", en="People"),
    "joint": Text(zh="专利协同运用", en="Joint use of patents"),
}
"""The five paths that the trade expects of 路径 (rule A3)."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What a cell must be: a word or flag (``value``), at least or below a number; None is not asked."""

    column: str
    value: str | bool | None = None
    at_least: float | None = None
    below: float | None = None


@dataclass(frozen=True, slots=True)
class RecommendationRule:
    """One rule: the table that it reads, its conditions, the order of rows (``-`` descending), and its sentences."""

    code: str
    path: Path
    finding: str
    table: str
    when: tuple[Condition, ...]
    order: tuple[str, ...]
    most: int
    sentences: tuple[Text, ...]
    reason: Text


@dataclass(frozen=True, slots=True)
class RecommendationRules:
    """All rules in order, with what they stand on."""

    rules: tuple[RecommendationRule, ...]
    version: str
    source: str
    confidence: str
    effective_from: date
    effective_to: date | None


@lru_cache(maxsize=1)
def recommendation_rules() -> RecommendationRules:
    """The rules that ship."""
    return read_rules(files("qianglian.rules").joinpath(FILE).read_text(encoding="utf-8"))


def read_rules(text: str) -> RecommendationRules:
    """Rules from YAML; raises ``KeyError``, ``TypeError`` or ``ValueError`` for what is none."""
    body = yaml.load(text, yaml.CSafeLoader)
    rules = tuple(map(_rule, body["rules"]))
    codes = [one.code for one in rules]
    if len(set(codes)) != len(codes):
        raise ValueError(f"two rules of one code: {codes}")
    return RecommendationRules(
        rules,
        str(body["version"]),
        body["source"],
        body["confidence"],
        body["effective_from"],
        body["effective_to"],
    )


def _rule(row: dict[str, Any]) -> RecommendationRule:
    if row["path"] not in PATHS:
        raise ValueError(f"{row['code']}: no path {row['path']!r}")
    if not row["sentences"] or int(row["most"]) < 1:
        raise ValueError(f"{row['code']}: no sentence, or none of its rows")
    return RecommendationRule(
        str(row["code"]),
        row["path"],
        row["finding"],
        row["table"],
        tuple(map(_condition, row["when"])),
        tuple(map(str, row["order"])),
        int(row["most"]),
        tuple(Text(zh=one["zh"], en=one["en"]) for one in row["sentences"]),
        Text(zh=row["reason"]["zh"], en=row["reason"]["en"]),
    )


def _condition(said: dict[str, Any]) -> Condition:
    known = {"column", "is", "at_least", "below"}
    if not said.keys() <= known or len(said) < 2:
        raise ValueError(f"a condition has a column and one of is, at_least, below: {said}")
    numbers = {name: float(said[name]) for name in ("at_least", "below") if name in said}
    return Condition(said["column"], said.get("is"), **numbers)
