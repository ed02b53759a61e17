"""Permissions, the roles that hold them, and the three administrators apart (三员分立): ``roles.yaml``, read once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from qianglian.model.errors import BadInput, Conflict
from qianglian.model.text import Text

FILE = "roles.yaml"
OF_INSTALLATION = "installation."
"""Permissions of administrators begin so; no role of an organisation holds one."""


@dataclass(frozen=True, slots=True)
class Role:
    """A role with all that it may do."""

    code: str
    name: Text
    permissions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Roles:
    """Permissions by code, roles of members and administrators of the installation, and the version of the list."""

    permissions: Mapping[str, Text]
    members: Mapping[str, Role]
    administrators: Mapping[str, Role]
    version: str

    def member(self, code: str) -> Role:
        """A role of members; raises `BadInput`."""
        return _named(self.members, code)

    def administrator(self, code: str) -> Role:
        """An administrator of the installation; raises `BadInput`."""
        return _named(self.administrators, code)

    def held(self, roles: Iterable[str], administers: Iterable[str] = ()) -> frozenset[str]:
        """What somebody may do who has these roles; raises `BadInput` for one unknown, and `Conflict` where an
        administrator is another one too, or a member: who looks after the installation reads no business data."""
        mine = [self.member(code) for code in roles]
        over = [self.administrator(code) for code in dict.fromkeys(administers)]
        if len(over) > 1 or (over and mine):
            raise _apart()
        return frozenset[str]().union(*(role.permissions for role in (*mine, *over)))


@lru_cache(maxsize=1)
def roles() -> Roles:
    """The list that ships; raises ``ValueError`` for one that contradicts itself."""
    body = yaml.load(
        files("qianglian.platform.permissions").joinpath(FILE).read_text(encoding="utf-8"), yaml.CSafeLoader
    )
    return read(body)


def read(body: Mapping[str, Any]) -> Roles:
    """The roles of a list; raises ``ValueError``."""
    permissions = {row["code"]: Text(zh=row["zh"], en=row["en"]) for row in body["permissions"]}
    if len(permissions) != len(body["permissions"]):
        raise ValueError("a permission is listed twice")
    members = _roles(body["roles"], permissions, installation=False)
    administrators = _roles(body["administrators"], permissions, installation=True)
    idle = permissions.keys() - frozenset[str]().union(
        *(role.permissions for role in (*members.values(), *administrators.values()))
    )
    if idle:
        raise ValueError(f"nobody holds {sorted(idle)}")
    return Roles(permissions, members, administrators, str(body["version"]))


def _roles(
    rows: Iterable[Mapping[str, Any]], known: Mapping[str, Text], *, installation: bool
) -> dict[str, Role]:
    found: dict[str, Role] = {}
    for row in rows:
        listed = frozenset(row["permissions"])
        wrong = [code for code in listed if code.startswith(OF_INSTALLATION) != installation]
        if row["code"] in found or listed - known.keys() or wrong:
            raise ValueError(f"{row['code']}: {sorted(listed - known.keys()) or wrong or 'listed twice'}")
        # A role stands above one listed before it, so that none stands above itself.
        below = found[row["above"]].permissions if "above" in row else frozenset[str]()
        found[row["code"]] = Role(row["code"], Text(zh=row["zh"], en=row["en"]), listed | below)
    return found


def _named(found: Mapping[str, Role], code: str) -> Role:
    if code in found:
        return found[code]
    raise BadInput(
        Text(zh=f"没有角色「{code[:40]}」。", en=f"There is no role “{code[:40]}”."),
        hint=Text(zh=f"可用：{'、'.join(found)}。", en=f"There are: {', '.join(found)}."),
    )


def _apart() -> Conflict:
    return Conflict(
        Text(
            zh="系统、安全、审计三个管理员须由不同的人担任，且不能是任何机构的成员。",
            en="System, security and audit administrators are three people, and members of no organisation.",
        ),
        hint=Text(zh="为其另开一个账号。", en="Open another account for the other role."),
    )
