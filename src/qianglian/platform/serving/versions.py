"""Versioned records: the version as an ``ETag``, asked for again in ``If-Match`` by whoever changes one."""

from __future__ import annotations

from typing import Annotated, ClassVar

from fastapi import Header, Response

from qianglian.model.errors import BadInput, Conflict
from qianglian.model.text import Text
from qianglian.platform.database.tables import Record


class Changed(Conflict):
    """Somebody else has changed the record since it was read."""

    status: ClassVar[int] = 412
    code: ClassVar[str] = "changed"


class NoVersion(BadInput):
    """A change that does not say which version of the record it is of."""

    status: ClassVar[int] = 428
    code: ClassVar[str] = "version_wanted"


IfMatch = Annotated[
    str | None,
    Header(
        alias="If-Match",
        max_length=200,
        description="The `ETag` of the record as it was read. `428` without one, `412` where it has changed since.",
        examples=['"1"'],
    ),
]


def tag(response: Response, record: Record) -> None:
    """Say in the answer which version of the record it tells of."""
    response.headers["ETag"] = _tag_of(record)


def unchanged(record: Record, stated: str | None) -> None:
    """Raises `NoVersion` where no version is stated, and `Changed` where the record is of another one by now."""
    if not stated:
        raise NoVersion(
            Text(zh="没有说明修改的是哪一版。", en="It is not said which version is changed."),
            hint=Text(
                zh="在 If-Match 中写上读取时的 ETag。", en="State the ETag of the reading in If-Match."
            ),
        )
    known = {one.strip() for one in stated.split(",")}
    if _tag_of(record) not in known:
        raise Changed(
            Text(zh="这条记录已被别人修改。", en="Somebody else has changed this record meanwhile."),
            hint=Text(
                zh="重新打开，看过改动再保存。", en="Open it again and save after looking at what changed."
            ),
            version=record.version,
        )


def _tag_of(record: Record) -> str:
    return f'"{record.version}"'
