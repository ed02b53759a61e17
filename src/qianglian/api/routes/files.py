"""Files brought in: typed by what they hold, bounded, and refused where something in them runs or is a state secret."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated
from urllib.parse import quote

from fastapi import Form, Path, UploadFile
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import func, select

from qianglian.platform.database.tables import Secrecy
from qianglian.platform.files.bounds import bounds
from qianglian.platform.files.keeping import keep, opened, remove
from qianglian.platform.files.records import KeptFile
from qianglian.platform.permissions.actor import Actor
from qianglian.platform.serving.deciding import may, resource
from qianglian.platform.serving.house import House, InHouse
from qianglian.platform.serving.paging import Listed, Paged
from qianglian.platform.serving.who import Who

router = resource("/files", "files")

AROUND = 1 << 16
"""Bytes of a request around the file that it brings."""
READS = "record.read"
BYTES = "application/octet-stream"
CHUNK = 1 << 20

FileKey = Annotated[str, Path(max_length=40, description="Key of the file.")]


class FileTold(BaseModel):
    """A kept file."""

    model_config = ConfigDict(from_attributes=True)

    key: str = Field(examples=["file-8k2m4r6t0v1x3z5b"])
    name: str = Field(examples=["incopat_batch_01.xlsx"])
    kind: str = Field(description="What it is by its content.", examples=["xlsx"])
    size: int
    sha256: str
    secrecy: Secrecy
    created: datetime


@router.get("")
@may(READS)
def list_files(house: InHouse, who: Who, paging: Paged) -> Listed[FileTold]:
    """The files that one may read, the newest first."""
    with house.database.reading(who) as session:
        rows = select(KeptFile).order_by(KeptFile.created.desc(), KeptFile.key)
        total = session.scalar(select(func.count()).select_from(KeptFile)) or 0
        some = session.scalars(rows.offset(paging.start).limit(paging.size)).all()
        items = [FileTold.model_validate(one) for one in some]
    return Listed[FileTold](items=items, total=total, page=paging.page, size=paging.size)


@router.post("", status_code=201)
@may("evidence.import", body=bounds().largest + AROUND)
def keep_file(
    house: InHouse, who: Who, file: UploadFile, secrecy: Annotated[Secrecy, Form()] = "internal"
) -> FileTold:
    """Bring a file in. What it is called is shown and never opened by; a file marked 绝密, 机密 or 秘密★ is refused,
    and nothing of it stays."""
    with house.database.writing(who) as session:
        kept = keep(session, house.home, who, file.filename or "", file.file, secrecy=secrecy)
        return FileTold.model_validate(kept)


@router.get("/{file}")
@may(READS)
def show_file(house: InHouse, who: Who, file: FileKey) -> FileTold:
    """What is known of a file."""
    with house.database.reading(who) as session, opened(session, house.home, who, file) as (record, _):
        return FileTold.model_validate(record)


@router.get(
    "/{file}/content",
    response_class=StreamingResponse,
    responses={200: {"content": {BYTES: {}}, "description": "The content."}},
)
@may(READS)
def read_file(house: InHouse, who: Who, file: FileKey) -> StreamingResponse:
    """The content, to be saved: no browser shows it by itself."""
    with house.database.reading(who) as session, opened(session, house.home, who, file) as (record, _):
        headers = {
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(record.name)}",
            "Content-Length": str(record.size),
        }
    return StreamingResponse(_content(house, who, file), 200, headers, BYTES)


@router.delete("/{file}", status_code=204)
@may("evidence.import")
def remove_file(house: InHouse, who: Who, file: FileKey) -> None:
    """Take a file out; what was made from it stays."""
    with house.database.writing(who) as session:
        remove(session, who, file)


def _content(house: House, who: Actor, key: str) -> Iterator[bytes]:
    with house.database.reading(who) as session, opened(session, house.home, who, key) as (_, content):
        while chunk := content.read(CHUNK):
            yield chunk
