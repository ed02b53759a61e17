"""One way to ask any analysis: parameters as words are checked, what cannot be asked says why, answers are kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from qianglian.analysis.contract import Analysis, Finding, Params
from qianglian.analysis.ground import Ground
from qianglian.analysis.kept.keeping import kept_or_worked_out
from qianglian.analysis.kept.question import question_of
from qianglian.analysis.units_said import with_units
from qianglian.model.errors import BadInput
from qianglian.model.text import Text


def ask(
    ground: Ground,
    analysis: Analysis[Any],
    params: Mapping[str, Any] | Params | None = None,
    *,
    fresh: bool = False,
) -> Finding:
    """The finding of an analysis; raises `BadInput` for parameters that it does not know or that are out of bounds.

    What took time is kept, and given to whoever asks the same of the same (`Finding.kept_on`), unless asked ``fresh``.
    """
    checked = params if isinstance(params, Params) else checked_params(analysis, params or {})

    def work_out() -> Finding:
        return with_units(analysis.answer(ground, checked))

    asked = question_of(ground, analysis, checked)
    return kept_or_worked_out(ground, asked, work_out, fresh=fresh) if asked else work_out()


def checked_params(analysis: Analysis[Any], params: Mapping[str, Any]) -> Params:
    """Parameters from words or values; raises `BadInput` naming the first that is wrong."""
    try:
        checked: Params = analysis.params.model_validate(dict(params))
    except ValidationError as error:
        raise _wrong(analysis, error) from error
    return checked


def _wrong(analysis: Analysis[Any], error: ValidationError) -> BadInput:
    first = error.errors()[0]
    name = ".".join(map(str, first["loc"])) or "?"
    known = ", ".join(analysis.params.model_fields)
    found = str(first.get("input", ""))[:80]
    return BadInput(
        Text(
            zh=f"{analysis.title.zh}：参数 {name} 不能是「{found}」。",
            en=f"{analysis.title.en}: parameter {name}: {first['msg']} (found “{found}”).",
        ),
        hint=Text(zh=f"可用的参数：{known}。", en=f"There are: {known}."),
    )
