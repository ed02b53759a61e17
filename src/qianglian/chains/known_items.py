"""The known items (查全评估集): lists of numbers that nobody found by asking for the topic.

A list says where its numbers come from (database, day), who read them by hand, and that they were gathered by
applicant or inventor, so that it owes nothing to the query whose recall it measures (rule A3).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from qianglian.model.errors import BadInput
from qianglian.model.text import Text

MadeBy = Literal["applicant", "inventor", "other"]
Side = Literal["domestic", "foreign"]

MADE_BY: dict[MadeBy, Text] = {
    "applicant": Text(zh="按申请人", en="by applicant"),
    "inventor": Text(zh="按发明人", en="by inventor"),
    "other": Text(zh="其他方式", en="otherwise"),
}
"""How a list was gathered. Only the first two are independent of the topic's words."""

SIDES: dict[Side, Text] = {
    "domestic": Text(zh="国内", en="domestic"),
    "foreign": Text(zh="国外", en="foreign"),
}
"""The side of the applicants of a list."""

MOST_NUMBERS = 200_000
MOST_CHARACTERS = 500


@dataclass(frozen=True, slots=True)
class KnownList:
    """One list: where from, when, read by whom, how gathered, of which side and branch, and its numbers as given.

    ``branch`` is the code of the node that all its items belong to by a person's reading, "" for the whole chain.
    ``made_of`` names the applicant or inventor that was asked for.
    """

    database: str
    day: date
    reader: str
    made_by: MadeBy
    side: Side
    numbers: tuple[str, ...]
    branch: str = ""
    made_of: str = ""

    @property
    def id(self) -> str:
        """The same list has the same id, however its numbers are corrected."""
        facts = (
            self.database,
            self.day.isoformat(),
            self.reader,
            self.made_by,
            self.made_of,
            self.side,
            self.branch,
        )
        return "k" + hashlib.blake2b("\x1f".join(facts).encode(), digest_size=6).hexdigest()

    @property
    def digest(self) -> str:
        """What the list says, numbers included."""
        return hashlib.sha256("\x1f".join((self.id, *self.numbers)).encode()).hexdigest()[:16]

    @property
    def independent(self) -> bool:
        """Whether it was gathered without the topic's words."""
        return self.made_by != "other"

    def checked(self) -> KnownList:
        """Itself with every number once, blanks left out; raises `BadInput` where it says too little or too much."""
        stripped = (number.strip() for number in self.numbers)
        numbers = tuple(dict.fromkeys(number for number in stripped if number))
        for name, value in (
            (Text(zh="检索库", en="database"), self.database),
            (Text(zh="核读人", en="reader"), self.reader),
        ):
            if not value.strip():
                raise _lacking(name)
        if not numbers:
            raise _lacking(Text(zh="号码", en="number"))
        if len(numbers) > MOST_NUMBERS:
            raise BadInput(
                Text(
                    zh=f"一份清单最多 {MOST_NUMBERS:,} 个号码，这份有 {len(numbers):,} 个。",
                    en=f"A list holds at most {MOST_NUMBERS:,} numbers; this one has {len(numbers):,}.",
                )
            )
        _keepable(*numbers, self.database, self.reader, self.made_of, self.branch)
        return replace(self, numbers=numbers)


def _lacking(name: Text) -> BadInput:
    return BadInput(
        Text(
            zh=f"查全评估集的清单缺「{name.zh}」。",
            en=f"A list of known items lacks its {name.en}.",
        ),
        hint=Text(
            zh="每份清单须写明检索库、检索日、核读人、构建方式和申请人国别。",
            en="Every list states its database, day, reader, how it was made, and the side of its applicants.",
        ),
    )


def _keepable(*texts: str) -> None:
    """Raises `BadInput` for what no file can keep, or is too long to be what it claims to be."""
    for text in texts:
        if len(text) > MOST_CHARACTERS or any("\ud800" <= c <= "\udfff" or c < " " for c in text):
            shown = text.encode("utf-8", "replace").decode()[:40]
            raise BadInput(
                Text(
                    zh=f"「{shown}…」过长，或有无法保存的字符。",
                    en=f"“{shown}…” is too long, or holds characters that cannot be kept.",
                )
            )
