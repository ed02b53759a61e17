"""What is said of answers that were kept: that they are, and from when."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.analysis.ground import Ground

KEPT = Text(
    zh="缓存结果，计算于 {when}（所据数据、规则与人工结论未变）；--fresh 重新计算。",
    en="A kept answer, worked out on {when} (data, rules and judgements are the same); --fresh works it out anew.",
)
SOME = Text(
    zh="其中 {count:,} 次分析为缓存结果，计算于 {first} 至 {last}（所据数据、规则与人工结论未变）。",
    en="{count:,} of the analyses are kept answers, worked out from {first} to {last} "
    "(data, rules and judgements are the same).",
)


def kept_line(kept_on: datetime) -> Text:
    """That a finding was kept, and when it was worked out, by the clock of whoever reads it."""
    return KEPT.format(when=_said(kept_on))


def kept_lines(ground: Ground) -> list[Text]:
    """How many of the analyses of a document were kept, and from when; nothing where none was."""
    from qianglian.analysis.kept.keeping import kept_answers_used

    used = kept_answers_used(ground)
    return [SOME.format(count=len(used), first=_said(min(used)), last=_said(max(used)))] if used else []


def kept_json(ground: Ground) -> dict[str, Any]:
    """The same as plain data."""
    from qianglian.analysis.kept.keeping import kept_answers_used

    used = kept_answers_used(ground)
    first, last = (min(used).isoformat(), max(used).isoformat()) if used else (None, None)
    return {"count": len(used), "first": first, "last": last}


def _said(when: datetime) -> str:
    return f"{when.astimezone():%Y-%m-%d %H:%M}"
