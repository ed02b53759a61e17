"""Values of a request that are not as they must be, said in both languages. Nothing of a value is repeated: it may be a
password."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from qianglian.model.text import Language, Text

OTHER = Text(zh="不符合要求", en="Not as it must be")

SAID: Mapping[str, Text] = {
    "missing": Text(zh="缺少", en="Missing"),
    "extra_forbidden": Text(zh="没有这一项", en="There is no such item"),
    "json_invalid": Text(zh="不是有效的 JSON", en="Not valid JSON"),
    "int_parsing": Text(zh="应为整数", en="Must be a whole number"),
    "int_type": Text(zh="应为整数", en="Must be a whole number"),
    "int_from_float": Text(zh="应为整数", en="Must be a whole number"),
    "float_parsing": Text(zh="应为数字", en="Must be a number"),
    "float_type": Text(zh="应为数字", en="Must be a number"),
    "bool_parsing": Text(zh="应为 true 或 false", en="Must be true or false"),
    "bool_type": Text(zh="应为 true 或 false", en="Must be true or false"),
    "string_type": Text(zh="应为文字", en="Must be text"),
    "list_type": Text(zh="应为列表", en="Must be a list"),
    "dict_type": Text(zh="应为对象", en="Must be an object"),
    "model_attributes_type": Text(zh="应为对象", en="Must be an object"),
    "greater_than_equal": Text(zh="不能小于 {ge}", en="Must be at least {ge}"),
    "greater_than": Text(zh="须大于 {gt}", en="Must be more than {gt}"),
    "less_than_equal": Text(zh="不能大于 {le}", en="Must be at most {le}"),
    "less_than": Text(zh="须小于 {lt}", en="Must be less than {lt}"),
    "string_too_short": Text(zh="至少 {min_length} 字", en="At least {min_length} characters"),
    "string_too_long": Text(zh="最多 {max_length} 字", en="At most {max_length} characters"),
    "string_pattern_mismatch": Text(zh="格式不符", en="Not of the form that it must have"),
    "too_long": Text(zh="最多 {max_length} 项", en="At most {max_length} items"),
    "too_short": Text(zh="至少 {min_length} 项", en="At least {min_length} items"),
    "literal_error": Text(zh="应为 {expected}", en="Must be {expected}"),
    "enum": Text(zh="应为 {expected}", en="Must be {expected}"),
    "date_from_datetime_parsing": Text(
        zh="应为日期（如 2026-11-29）", en="Must be a date such as 2026-11-29"
    ),
    "date_parsing": Text(zh="应为日期（如 2026-11-29）", en="Must be a date such as 2026-11-29"),
}
"""By pydantic's names of what is wrong."""


def faults(errors: Iterable[Mapping[str, Any]], language: Language) -> list[tuple[Sequence[str | int], str]]:
    """Where each wrong value stands, and what is wrong with it."""
    return [(tuple(one["loc"]), _said(one, language)) for one in errors]


def _said(error: Mapping[str, Any], language: Language) -> str:
    context = {name: value for name, value in error.get("ctx", {}).items() if name != "error"}
    return SAID.get(error["type"], OTHER).in_(language).format(**context)
