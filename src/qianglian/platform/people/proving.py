"""That somebody at a page is who signed in there: asked before how one signs in is changed."""

from __future__ import annotations

from datetime import datetime

from qianglian.model.errors import BadInput
from qianglian.model.text import Text
from qianglian.platform.database.database import Database
from qianglian.platform.people import passwords
from qianglian.platform.people.acting import in_person
from qianglian.platform.people.records import Account
from qianglian.platform.people.tries import US, note_try, tell_refusal
from qianglian.platform.permissions.actor import Actor


def proven(database: Database, actor: Actor, password: str, *, address: str, moment: datetime) -> Account:
    """The account of somebody who knows its password, as it stood then.

    Whoever sits down at a page that was left open guesses no more often than at signing in; the tries are forgotten by
    whoever goes on. Raises `Forbidden` by a token of the API; `TooManyTries`; `BadInput` for a wrong password.
    """
    in_person(actor)
    with database.reading(US) as session:
        account = session.get_one(Account, actor.user)
        session.expunge_all()
    note_try(database, account.login, address, moment)
    if not passwords.fits(account.password, password):
        tell_refusal(database, account.key, address)
        raise BadInput(Text(zh="现用口令不对。", en="The present password is not right."), field="old")
    return account
