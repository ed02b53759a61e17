"""Bounds of passwords, tries, sessions and tokens: ``sign_in.yaml``, read once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from importlib.resources import files

import yaml

FILE = "sign_in.yaml"


@dataclass(frozen=True, slots=True)
class Bounds:
    """The numbers in force, and the version of the list."""

    shortest: int
    longest: int
    different: int
    own: int
    own_different: int
    one_time: timedelta
    common: tuple[str, ...]
    window: timedelta
    of_account_there: int
    of_account: int
    of_address: int
    idle: timedelta
    life: timedelta
    token_life: timedelta
    version: str


@lru_cache(maxsize=1)
def bounds() -> Bounds:
    """The list that ships."""
    words = files("qianglian.platform.people").joinpath(FILE).read_text(encoding="utf-8")
    body = yaml.load(words, yaml.CSafeLoader)
    password, tries, session = body["password"], body["tries"], body["session"]
    return Bounds(
        password["shortest"],
        password["longest"],
        password["different"],
        password["own"]["characters"],
        password["own"]["different"],
        timedelta(hours=password["one_time_hours"]),
        tuple(sorted((str(word).casefold() for word in password["common"]), key=len, reverse=True)),
        timedelta(minutes=tries["within_minutes"]),
        tries["of_account_there"],
        tries["of_account"],
        tries["of_address"],
        timedelta(minutes=session["idle_minutes"]),
        timedelta(hours=session["longest_hours"]),
        timedelta(days=body["token"]["longest_days"]),
        str(body["version"]),
    )
