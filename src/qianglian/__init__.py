"""QiangLian (强链): from the patent files at hand to a thematic database that can be searched and trusted.

>>> import qianglian
>>> qianglian.parse("ti:锂 NOT ipc:H01M").parts[0]
Words(fields=('ti',), text='锂', prefix=False)

Everything public is named in ``__all__``. What opens a workspace loads its engines when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from qianglian.model.errors import (
    BadInput,
    BadMapping,
    Conflict,
    CorruptWorkspace,
    Forbidden,
    MissingExtra,
    NewerFormat,
    NotFound,
    NotSignedIn,
    OutsideClosed,
    OutsideFailed,
    QiangLianError,
    QuerySyntaxError,
    TooLarge,
    TooManyTries,
    UnknownFormat,
    UnreadableFile,
    WorkspaceBusy,
)
from qianglian.model.figure import Figure
from qianglian.model.period import Period
from qianglian.model.search_register import SearchRegister
from qianglian.model.text import Text
from qianglian.model.view import View

if TYPE_CHECKING:
    from qianglian.chains.opening import open_workspace
    from qianglian.corpus.workspace import Workspace
    from qianglian.query.grammar import parse

__version__ = "0.1.0"

__all__ = [
    "BadInput",
    "BadMapping",
    "Conflict",
    "CorruptWorkspace",
    "Figure",
    "Forbidden",
    "MissingExtra",
    "NewerFormat",
    "NotFound",
    "NotSignedIn",
    "OutsideClosed",
    "OutsideFailed",
    "Period",
    "QiangLianError",
    "QuerySyntaxError",
    "SearchRegister",
    "Text",
    "TooLarge",
    "TooManyTries",
    "UnknownFormat",
    "UnreadableFile",
    "View",
    "Workspace",
    "WorkspaceBusy",
    "__version__",
    "open_workspace",
    "parse",
]

_LATER = {
    "Workspace": "qianglian.corpus.workspace",
    "open_workspace": "qianglian.chains.opening",
    "parse": "qianglian.query.grammar",
}
"""What is loaded when it is first asked for, and where it is."""


def __getattr__(name: str) -> Any:
    if name in _LATER:
        found = getattr(import_module(_LATER[name]), name)
        globals()[name] = found
        return found
    raise AttributeError(f"module 'qianglian' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
