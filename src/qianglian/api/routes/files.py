"""Files brought in: typed by what they hold, bounded, and refused where something in them runs or is a state secret."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form, UploadFile
from pydantic import BaseModel, Field

from qianglian.api.deciding import may, resource
from qianglian.api.house import InHouse
from qianglian.api.who import Who
from qianglian.platform.database.tables import Secrecy
from qianglian.platform.files.bounds import bounds
from qianglian.platform.files.keeping import keep

router = resource("/files", "files")

AROUND = 1 << 16
"""Bytes of a request around the file that it brings."""


class FileTold(BaseModel):
    """A kept file."""

    key: str = Field(examples=["file-8k2m4r6t0v1x3z5b"])
    name: str = Field(examples=["incopat_batch_01.xlsx"])
    kind: str = Field(description="What it is by its content.", examples=["xlsx"])
    size: int
    sha256: str


@router.post("", status_code=201)
@may("evidence.import", body=bounds().largest + AROUND)
def keep_file(
    house: InHouse, who: Who, file: UploadFile, secrecy: Annotated[Secrecy, Form()] = "internal"
) -> FileTold:
    """Bring a file in. What it is called is shown and never opened by; a file marked 绝密, 机密 or 秘密★ is refused,
    and nothing of it stays."""
    with house.database.writing(who) as session:
        kept = keep(session, house.home, who, file.filename or "", file.file, secrecy=secrecy)
        return FileTold.model_validate(kept, from_attributes=True)
