"""The people of an installation, as the door asks for them."""

from __future__ import annotations

from dataclasses import dataclass

from qianglian.platform.database.database import Database
from qianglian.platform.people.signing_in import resume
from qianglian.platform.people.tokens import actor_of_token
from qianglian.platform.permissions.actor import Actor


@dataclass(frozen=True, slots=True)
class Known:
    """Those who have an account in a database."""

    database: Database

    def resumed(self, token: str, *, csrf: str | None, writes: bool) -> Actor:
        """Whose session a cookie's token is. Raises `NotSignedIn`, and `Forbidden` for a write without its word."""
        return resume(self.database, token, csrf=csrf, writes=writes)

    def of_token(self, token: str) -> Actor:
        """Whose token of the API this is; raises `NotSignedIn`."""
        return actor_of_token(self.database, token)
