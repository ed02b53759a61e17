"""Whether the server is up."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field
from sqlalchemy import text

from qianglian import __version__
from qianglian.platform.permissions.actor import Installation
from qianglian.platform.serving.deciding import PUBLIC, may, resource
from qianglian.platform.serving.house import InHouse

router = resource("/health", "health")


class Health(BaseModel):
    """The server answers, and so does its database."""

    status: Literal["ok"] = "ok"
    version: str = Field(examples=["0.1.0"])


@router.get("")
@may(PUBLIC)
def health(house: InHouse) -> Health:
    """Say that the server is up and reaches its database."""
    with house.database.reading(Installation("health")) as session:
        session.execute(text("SELECT 1"))
    return Health(version=__version__)
