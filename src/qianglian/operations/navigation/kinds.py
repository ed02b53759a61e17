"""Kinds of projects, levels, results and uses: ``kinds.yaml``, read once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

import yaml

from qianglian.model.errors import BadInput
from qianglian.model.text import Text

LISTS = ("project_kinds", "levels", "result_kinds", "uses")


@lru_cache(maxsize=1)
def kinds() -> Mapping[str, Mapping[str, Text]]:
    """The names of each list by code."""
    words = files("qianglian.operations.navigation").joinpath("kinds.yaml").read_text(encoding="utf-8")
    body = yaml.load(words, yaml.CSafeLoader)
    return {name: {row["code"]: Text(zh=row["zh"], en=row["en"]) for row in body[name]} for name in LISTS}


def known(name: str, code: str, field: str) -> str:
    """The code, where the list has it; raises `BadInput` that names what there is."""
    there = kinds()[name]
    if code in there:
        return code
    raise BadInput(
        Text(zh=f"没有「{code[:40]}」。", en=f"There is no “{code[:40]}”."),
        hint=Text(
            zh=f"可选：{'、'.join(f'{one}（{text.zh}）' for one, text in there.items())}。",
            en=f"There are: {', '.join(f'{one} ({text.en})' for one, text in there.items())}.",
        ),
        field=field,
    )
