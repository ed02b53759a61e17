"""What an office's HTTP answer means: go on, ask again, stop, or the query is at fault."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime

from qianglian.model.errors import BadInput
from qianglian.model.text import Text
from qianglian.sources.fetching.patience import Nothing, Refused, Unsettled

QUOTAS: dict[str, Text] = {
    "perhour": Text(
        zh="本小时流量配额已用完，请一小时后再运行",
        en="the hourly quota is used up: run this again in an hour",
    ),
    "perweek": Text(
        zh="本周流量配额已用完，请下周再运行", en="the weekly quota is used up: run this again next week"
    ),
}
"""Reasons of rejection by what ``X-Rejection-Reason`` says (EPO OPS, fair use)."""

DROPPED = Text(zh="连接中断或超时", en="the connection dropped or timed out")
BROKEN_OFF = Text(zh="应答不完整（传输中断）", en="the answer breaks off")
ELSEWHERE = Text(
    zh="应答不是所要的那一页，或自相矛盾", en="the answer is not the page asked for, or contradicts itself"
)
TELLS = Text(zh="应答中含有凭据，未保存", en="the answer quotes the credentials: it was not kept")

_TAGS = re.compile(r"<[^>]*>|\s+")
SAID = 200


def judge(
    status: int, headers: Mapping[str, str], body: bytes, *, wait: float | None, hush: Callable[[str], str]
) -> None:
    """Return when the answer can be read; else raise what its status means.

    Raises `Nothing` (404), `BadInput` (the query is refused), `Unsettled` (429, 5xx, or a wait is asked for) or
    `Refused` (quota, key, anything else). ``hush`` takes the credentials out of what the office says.
    """
    if status == 200:
        return
    if status == 404:
        raise Nothing
    if status in (400, 405, 413, 414, 422):
        raise _bad_query(hush(_said(body)))
    if status == 429 or status >= 500 or (status == 403 and wait):
        raise Unsettled(Text(zh=f"对方繁忙（HTTP {status}）", en=f"the office is busy (HTTP {status})"), wait)
    if status in (401, 403):
        raise Refused(_refusal(status, headers))
    raise Refused(Text(zh=f"意外的应答（HTTP {status}）", en=f"an unexpected answer (HTTP {status})"))


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds that ``Retry-After`` asks for, as a number or as a date; None where it does not."""
    written = headers.get("Retry-After", "").strip()
    if not written:
        return None
    if written.isdigit():
        return float(written[:9])
    try:
        return max(0.0, (parsedate_to_datetime(written) - now).total_seconds())
    except (TypeError, ValueError):
        return None


def _refusal(status: int, headers: Mapping[str, str]) -> Text:
    reason = headers.get("X-Rejection-Reason", "").casefold()
    known = next((said for mark, said in QUOTAS.items() if mark in reason), None)
    if known:
        return known
    if reason:
        return Text(zh="超出对方的合理使用限额", en="beyond the office's fair use")
    return Text(
        zh=f"对方不接受凭据（HTTP {status}），请核对密钥",
        en=f"the office does not accept the credentials (HTTP {status}): check the key",
    )


def _bad_query(said: str) -> BadInput:
    return BadInput(
        Text(
            zh=f"对方拒绝这个检索式或号码：{said or '未说明原因'}。",
            en=f"The office refuses this query or number: {said or 'no reason given'}.",
        ),
        hint=Text(
            zh="检索式用对方自己的语法，见 docs/reference/outside.md。",
            en="Write it in the office's own language: see docs/reference/outside.md.",
        ),
    )


def _said(body: bytes) -> str:
    text = _TAGS.sub(" ", body[:4_000].decode("utf-8", "replace"))
    return " ".join(text.split())[:SAID].rstrip(" .。")
