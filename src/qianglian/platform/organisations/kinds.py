"""The kinds of organisations (主体类型): the list of ``kinds.yaml``, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal, get_args

import yaml

from qianglian.model.errors import BadInput
from qianglian.model.text import Text

FILE = "kinds.yaml"
Group = Literal["authority", "enterprise", "research", "service", "finance"]

GROUPS: dict[Group, Text] = {
    "authority": Text(zh="行政机关", en="authorities"),
    "enterprise": Text(zh="企业", en="enterprises"),
    "research": Text(zh="高校院所与创新平台", en="universities, institutes and platforms"),
    "service": Text(zh="服务机构", en="service bodies"),
    "finance": Text(zh="金融机构", en="financial institutions"),
}


@dataclass(frozen=True, slots=True)
class Kind:
    """What an organisation is, and the group that statistics are given by."""

    code: str
    name: Text
    group: Group


@dataclass(frozen=True, slots=True)
class Kinds:
    """All kinds by code, in the order of the list, and its version."""

    by_code: dict[str, Kind]
    version: str

    def kind(self, code: str) -> Kind:
        """A kind by its code; raises `BadInput`, naming those that there are."""
        if code in self.by_code:
            return self.by_code[code]
        known = "、".join(self.by_code), ", ".join(self.by_code)
        raise BadInput(
            Text(zh=f"没有主体类型「{code[:40]}」。", en=f"There is no kind of organisation “{code[:40]}”."),
            hint=Text(zh=f"可用：{known[0]}。", en=f"There are: {known[1]}."),
        )


@lru_cache(maxsize=1)
def kinds() -> Kinds:
    """The list that ships; raises ``ValueError`` where it says a code twice or names no group that there is."""
    body = yaml.load(
        files("qianglian.platform.organisations").joinpath(FILE).read_text(encoding="utf-8"),
        yaml.CSafeLoader,
    )
    found: dict[str, Kind] = {}
    for row in body["kinds"]:
        if row["code"] in found or row["group"] not in get_args(Group):
            raise ValueError(f"{FILE}: {row}")
        found[row["code"]] = Kind(row["code"], Text(zh=row["zh"], en=row["en"]), row["group"])
    return Kinds(found, str(body["version"]))
