"""Which subgroups of the IPC stand under a subgroup by the scheme: the table of ``ipc_under.yaml``, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml

from qianglian.query.tree import And, Class, Node, Not, Or, conjunction, disjunction

FILE = "ipc_under.yaml"


@dataclass(frozen=True, slots=True)
class IpcUnder:
    """For each subgroup listed the symbols under it whose digits begin otherwise, in the order of the scheme."""

    version: str
    source: str
    confidence: str
    under: dict[str, tuple[str, ...]]

    def whole(self, node: Node) -> Node:
        """The tree with each starred subgroup that is listed read as all that stands under it.

        >>> from qianglian.query.spell import spell
        >>> from qianglian.query.grammar import parse
        >>> spell(ipc_under().whole(parse("ipc:H01M4/14* AND NOT ipc:H01M4/13*")))
        'ipc:(H01M4/14* OR H01M4/16 OR H01M4/18 OR H01M4/20 OR H01M4/21 OR H01M4/22 OR H01M4/23) AND NOT ipc:H01M4/13*'
        """
        match node:
            case Class("ipc", symbol, True) if symbol in self.under:
                return disjunction(node, *(Class("ipc", one) for one in self.under[symbol]))
            case And(parts):
                return conjunction(*map(self.whole, parts))
            case Or(parts):
                return disjunction(*map(self.whole, parts))
            case Not(part):
                return Not(self.whole(part))
        return node


@lru_cache(maxsize=1)
def ipc_under() -> IpcUnder:
    """The table that ships."""
    body = yaml.safe_load(files("qianglian.rules").joinpath(FILE).read_text(encoding="utf-8"))
    under = {
        above: tuple(f"{above.partition('/')[0]}/{digits}" for digits in below)
        for above, below in body["under"].items()
    }
    return IpcUnder(body["version"], body["source"], body["confidence"], under)
