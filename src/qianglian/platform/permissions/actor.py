"""Who acts: a person in one organisation with what he or she may do there, or a part of the installation itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from qianglian.model.errors import Forbidden
from qianglian.model.text import Language, Text
from qianglian.platform.permissions.roles import roles

Door = Literal["web", "token", "cli", "job"]


@dataclass(frozen=True, slots=True)
class Actor:
    """A person at work for one organisation (``organisation``), or an administrator, who is of none.

    Attributes:
        user: Key of the account.
        name: As the audit trail prints it.
        organisation: Key of the organisation that the person acts for now.
        permissions: Codes of ``roles.yaml``, of this organisation or of the installation.
        door: What the request came through.
    """

    user: str
    name: str
    organisation: str | None = None
    permissions: frozenset[str] = field(default_factory=frozenset)
    language: Language = "zh"
    door: Door = "web"

    def may(self, permission: str) -> bool:
        """Whether this may be done; a permission that the list does not know is a mistake of ours: ``KeyError``."""
        if permission not in roles().permissions:
            raise KeyError(permission)
        return permission in self.permissions

    def demand(self, permission: str) -> None:
        """Raises `Forbidden`, naming what is missing."""
        if not self.may(permission):
            what = roles().permissions[permission]
            raise Forbidden(
                Text(zh=f"没有权限：{what.zh}。", en=f"Not permitted: {what.en}."),
                hint=Text(
                    zh="请本机构负责人调整角色。", en="The owner of your organisation can change your role."
                ),
                permission=permission,
            )


@dataclass(frozen=True, slots=True)
class Installation:
    """The installation at its own work: migrating, signing people in, backing up, verifying the audit trail. It is
    never handed to a route that answers a person with records."""

    purpose: str


Asking = Actor | Installation
"""Whom a session of the database works for."""
