"""The name of a file as it may be shown: never a path, nothing in it that steers a screen or hides its ending."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 200
NAMELESS = "file"
_REFUSED = re.compile(r'[<>:"|?*]')


def shown_name(given: str) -> str:
    """The last part of a name, in one line.

    >>> shown_name("C:\\\\数据\\\\2024 锂电\\t专利.xlsx")
    '2024 锂电 专利.xlsx'
    >>> shown_name("../../etc/pass\\x00wd")
    'passwd'
    >>> shown_name("报告\\u202exslx.exe"), shown_name("..")
    ('报告xslx.exe', 'file')
    """
    last = re.split(r"[/\\]", given.encode("utf-8", "replace").decode())[-1]
    spaced = re.sub(r"\s+", " ", unicodedata.normalize("NFC", last))
    # Controls, halves of characters, and what turns the direction of writing or cannot be seen.
    kept = "".join(one for one in spaced if unicodedata.category(one)[0] != "C")
    words = _REFUSED.sub("_", kept).strip(". ")
    if not words:
        return NAMELESS
    stem, dot, ending = words.rpartition(".")
    if len(words) > LONGEST and dot and len(ending) < 10:
        return f"{stem[: LONGEST - len(ending) - 1].rstrip()}.{ending}"
    return words[:LONGEST].rstrip()
