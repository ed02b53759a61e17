"""Marks of state secrets (国家秘密标志) at the head of a document: 绝密★, 机密★1年, 秘 密.

The mark of an official document is 密级★保密期限 (《保守国家秘密法》; GB/T 9704-2012, 7.2.2); older ones lack the star.
A line is one when it is nothing but a mark, or begins with the mark and its star. A title such as 「机密计算方法」 is
none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

LEVELS = ("绝密", "机密", "秘密")
_LEVEL = "|".join(LEVELS)
_STAR = "[★☆✩✪✫✬✭✮✯✰⭐🌟*]"
_BEFORE = (
    r"(?:(?:份号|№|no\.?)?[:：]?[0-9]{1,8})?(?:密级|保密级别|保密等级|秘密等级)?[:：]?[\[【(〔〈《「『]*"
)
_TERM = r"(?:[0-9一二三四五六七八九十]{1,4}(?:年|个月|月)|长期)"
_AFTER = rf"(?:级|件|文件|资料)?[\]】)〕〉》」』]*{_TERM}?(?:启封|解密)?"
_MARK = re.compile(rf"{_BEFORE}({_LEVEL})(?:{_STAR}|{_AFTER}$)", re.IGNORECASE)
LONGEST = 200
"""Characters of a line that are looked at."""


def marked(lines: Iterable[str]) -> str | None:
    """The level that one of these lines marks, or none.

    >>> marked(["000123", "机　密 ★ 1 年", "关于产业链的通知"]), marked(["绝密"]), marked(["密级：秘密"])
    ('机密', '绝密', '秘密')
    >>> marked(["机密计算的方法及装置", "一种秘密共享方法", "商业秘密"]) is None
    True
    """
    for line in lines:
        found = _MARK.match(_bare(line))
        if found:
            return found.group(1)
    return None


def _bare(line: str) -> str:
    """Without blanks and what cannot be seen, full-width letters as plain ones."""
    written = unicodedata.normalize("NFKC", line[: 4 * LONGEST])
    return "".join(
        one for one in written if not one.isspace() and unicodedata.category(one) not in ("Cf", "Cc", "Mn")
    )[:LONGEST]
