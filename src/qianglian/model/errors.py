"""The one tree of errors. Each knows its HTTP status, a stable code and a sentence to act on.

::

    QiangLianError                       500  error
    ├── BadInput                         422  bad_input        a file or value that cannot be read as it stands
    │   ├── UnreadableFile               422  unreadable_file  nothing of the file can be read
    │   ├── UnknownFormat                415  unknown_format   no reader recognises it
    │   ├── TooLarge                     413  too_large        beyond the bounds for files from outside
    │   ├── BadMapping                   422  bad_mapping      a column mapping that does not fit
    │   └── QuerySyntaxError             400  query_syntax     points at the character
    ├── NotFound                         404  not_found        a workspace, number, batch or generation
    ├── Conflict                         409  conflict         what is asked contradicts what stands
    │   └── WorkspaceBusy                423  workspace_busy   another writer holds the lock
    ├── NotSignedIn                      401  not_signed_in    nobody is signed in, or not any more
    ├── TooManyTries                     429  too_many_tries   tried too often; says when to try again
    ├── Forbidden                        403  forbidden        outside the View
    │   └── OutsideClosed                403  outside_closed   a connection that nobody switched on
    ├── OutsideFailed                    502  outside_failed   somebody else's service did not answer
    ├── NewerFormat                      409  newer_format     written by a newer release
    ├── CorruptWorkspace                 500  corrupt          what is on disk contradicts its manifest
    └── MissingExtra                     501  missing_extra    an optional part is not installed
"""

from __future__ import annotations

from typing import ClassVar

from qianglian.model.text import Language, Text


class QiangLianError(Exception):
    """Anything that stops a request, with a sentence a person can act on."""

    status: ClassVar[int] = 500
    code: ClassVar[str] = "error"

    def __init__(self, text: Text, *, hint: Text | None = None, **details: object) -> None:
        super().__init__(text.en)
        self.text = text
        self.hint = hint
        self.details = details

    def sentence(self, language: Language = "zh") -> str:
        """What was found, what was expected and what to do, in ``language``."""
        said = self.text.in_(language)
        return f"{said} {self.hint.in_(language)}" if self.hint else said

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.text, self.hint, self.details))


def _rebuild(
    kind: type[QiangLianError], text: Text, hint: Text | None, details: dict[str, object]
) -> QiangLianError:
    """Errors cross process borders: keyword arguments need a hand when unpickled."""
    error = kind.__new__(kind)
    QiangLianError.__init__(error, text, hint=hint, **details)
    return error


class BadInput(QiangLianError):
    """A file or a value from outside cannot be read as it stands."""

    status = 422
    code = "bad_input"


class UnreadableFile(BadInput):
    """Nothing of the file can be read."""

    code = "unreadable_file"


class UnknownFormat(BadInput):
    """No reader recognises the content."""

    status = 415
    code = "unknown_format"


class TooLarge(BadInput):
    """The file is beyond the bounds set for files from outside."""

    status = 413
    code = "too_large"


class BadMapping(BadInput):
    """A column mapping is malformed, or does not fit the file."""

    code = "bad_mapping"


class QuerySyntaxError(BadInput):
    """A query that does not parse: where, what was found, what was expected.

    ``position`` counts characters from 0 in ``query``.
    """

    status = 400
    code = "query_syntax"

    def __init__(
        self, query: str, position: int, text: Text, *, hint: Text | None = None, **details: object
    ) -> None:
        super().__init__(text, hint=hint, query=query, position=position, **details)
        self.query = query
        self.position = position

    def pointer(self) -> str:
        """The query with a caret under the character in question (wide characters count two)."""
        before = self.query[: self.position]
        width = sum(2 if ord(c) > 0x2E7F else 1 for c in before)
        return f"{self.query}\n{' ' * width}^"

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild_syntax, (self.query, self.position, self.text, self.hint))


def _rebuild_syntax(query: str, position: int, text: Text, hint: Text | None) -> QuerySyntaxError:
    return QuerySyntaxError(query, position, text, hint=hint)


class NotFound(QiangLianError):
    """What was asked for is not here."""

    status = 404
    code = "not_found"


class Conflict(QiangLianError):
    """What is asked contradicts what stands."""

    status = 409
    code = "conflict"


class WorkspaceBusy(Conflict):
    """Another process is writing to the workspace; the sentence names its pid and purpose."""

    status = 423
    code = "workspace_busy"


class NotSignedIn(QiangLianError):
    """Nobody is signed in, the session has ended, or the name, the password or the code was wrong (never which)."""

    status = 401
    code = "not_signed_in"


class TooManyTries(QiangLianError):
    """Tried too often. ``seconds`` in the details says how long to wait."""

    status = 429
    code = "too_many_tries"


class Forbidden(QiangLianError):
    """Outside the View through which the corpus is read."""

    status = 403
    code = "forbidden"


class OutsideClosed(Forbidden):
    """A connection to the outside that nobody switched on; none was opened."""

    code = "outside_closed"


class OutsideFailed(QiangLianError):
    """Somebody else's service did not answer, or refused, and nothing came of what was asked."""

    status = 502
    code = "outside_failed"


class NewerFormat(QiangLianError):
    """Written by a newer release of QiangLian than this one."""

    status = 409
    code = "newer_format"


class CorruptWorkspace(QiangLianError):
    """What is on disk contradicts its manifest."""

    status = 500
    code = "corrupt"


class MissingExtra(QiangLianError):
    """An optional part of QiangLian is not installed."""

    status = 501
    code = "missing_extra"
