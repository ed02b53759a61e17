"""Classification symbols as an office assigned them: all of them listed, and the ones to search by, each once."""

from __future__ import annotations

from collections.abc import Iterable

from qianglian.model.classification import cpc_symbol, ipc_symbol, loc_class
from qianglian.model.publication import ClassSymbol
from qianglian.sources.draft import Draft

_FIELDS = {"ipc": "ipc", "ipcr": "ipc", "cpc": "cpc", "loc": "loc"}
_READ = {"ipc": ipc_symbol, "cpc": cpc_symbol, "loc": loc_class}


def put_classes(draft: Draft, symbols: Iterable[ClassSymbol]) -> None:
    """Add the symbols to a draft: those assigned first come first to ``ipc``, ``cpc`` and ``loc``.

    A symbol that cannot be read stays in ``classes`` as given, with a remark.
    """
    publication = draft.publication
    given = tuple(one for one in symbols if one.symbol)
    publication.classes = (*publication.classes, *given)
    for one in sorted(given, key=lambda one: one.position != "first"):
        name = _FIELDS.get(one.scheme)
        if name is None:
            continue
        symbol = _READ[name](one.symbol)
        if symbol is None:
            draft.remark("unparsed_class", one.scheme, one.symbol)
            continue
        known: tuple[str, ...] = getattr(publication, name)
        if symbol not in known:
            setattr(publication, name, (*known, symbol))
