"""Asking again, within bounds: what an office's answer means for the next attempt, and how long to wait for it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

from qianglian.model.text import Text

T = TypeVar("T")


class Unsettled(Exception):
    """Worth asking again: a connection that dropped, an answer that breaks off, an office that is busy.

    ``after``: seconds that the office asks to wait, where it says so.
    """

    def __init__(self, reason: Text, after: float | None = None) -> None:
        super().__init__(reason.en)
        self.reason, self.after = reason, after


class Refused(Exception):
    """Not worth asking again in this run: a quota that is used up, a key that is not accepted."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


class Nothing(Exception):
    """The office says that it has nothing on what was asked."""


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


@dataclass(frozen=True, slots=True)
class Patience:
    """How often and how long. ``sleep`` and ``now`` are passed in, so that tests wait for nothing."""

    attempts: int = 5
    longest: float = 120.0
    """Seconds of one wait; an office that asks for more is asked again by a person."""
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], datetime] = _now

    def ask(self, question: Callable[[], T]) -> T:
        """The answer, within bounds; raises `Refused` or `Nothing`.

        An office under load is known to say that there is nothing where there is something, so "nothing" is
        believed when it is said twice in a row.
        """
        nothing = False
        for attempt in range(1, self.attempts + 1):
            try:
                return question()
            except Nothing:
                if nothing:
                    raise
                nothing, wait, reason = True, 2.0, Text(zh="查无结果", en="nothing found")
            except Unsettled as error:
                nothing, reason = False, error.reason
                wait = min(2.0**attempt, self.longest) if error.after is None else error.after
            if wait > self.longest:
                raise Refused(
                    Text(
                        zh=f"{reason.zh}；对方要求等待 {wait:,.0f} 秒，请届时再运行",
                        en=f"{reason.en}; it asks to wait {wait:,.0f} seconds: run this again then",
                    )
                )
            if attempt < self.attempts:
                self.sleep(wait)
        if nothing:
            raise Nothing
        raise Refused(
            Text(
                zh=f"已尝试 {self.attempts} 次：{reason.zh}", en=f"{self.attempts} attempts made: {reason.en}"
            )
        )
