"""Classes of the IPC that moved (H01L into H10): the dated table of ``ipc_moves.yaml``, read once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files

import yaml

FILE = "ipc_moves.yaml"


@dataclass(frozen=True, slots=True)
class IpcMove:
    """Where a class or group went: the symbol as the table states it, and the subclasses that took it over."""

    old: str
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IpcOpened:
    """A place that an edition opened, and the groups in which it was classed before."""

    new: str
    before: tuple[str, ...]
    edition: str
    confidence: str


@dataclass(frozen=True, slots=True)
class IpcMoves:
    """The moves of one edition, and the places that this one and earlier ones opened."""

    version: str
    edition: str
    effective_from: date
    effective_to: date | None
    source: str
    confidence: str
    moves: dict[str, IpcMove]
    opened: dict[str, IpcOpened]

    def move_of(self, symbol: str) -> IpcMove | None:
        """Where a symbol went: by its main group, else by its subclass; None where it stands as it did.

        >>> ipc_moves().move_of("H01L31/0224").new
        ('H10F',)
        """
        found = self.moves.get(symbol.partition("/")[0])
        return found or (self.moves.get(symbol[:4]) if len(symbol) >= 4 else None)

    def opened_of(self, symbol: str) -> IpcOpened | None:
        """What opened a symbol and where it was before: by its main group, else by its subclass; None for an old one.

        >>> ipc_moves().opened_of("H01M50/403").before, ipc_moves().opened_of("H01M10/44")
        (('H01M2',), None)
        """
        return self.opened.get(symbol.partition("/")[0]) or self.opened.get(symbol[:4])


@lru_cache(maxsize=1)
def ipc_moves() -> IpcMoves:
    """The table that ships."""
    body = yaml.safe_load(files("qianglian.rules").joinpath(FILE).read_text(encoding="utf-8"))
    return IpcMoves(
        version=body["version"],
        edition=body["edition"],
        effective_from=body["effective_from"],
        effective_to=body["effective_to"],
        source=body["source"],
        confidence=body["confidence"],
        moves={old: IpcMove(old, tuple(new)) for old, new in body["moves"].items()},
        opened={
            new: IpcOpened(new, tuple(said["before"]), said["edition"], said["confidence"])
            for new, said in body["opened"].items()
        },
    )
