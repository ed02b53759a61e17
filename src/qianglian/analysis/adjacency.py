"""Which nodes of a chain lie beside which: by what one supplies to the other, as siblings, or by stage. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from qianglian.model.chain import Chain, Stage
from qianglian.model.text import Text

Relation = Literal["supplier", "sibling", "stage"]

RELATIONS: dict[Relation, Text] = {
    "supplier": Text(zh="供应", en="supplies it"),
    "sibling": Text(zh="同级", en="sibling"),
    "stage": Text(zh="上一环节", en="stage before"),
}
_BEFORE: dict[Stage, Stage] = {"midstream": "upstream", "downstream": "midstream"}


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A node from which another can be reached, and how."""

    code: str
    relation: Relation


def neighbours(chain: Chain, codes: Sequence[str]) -> dict[str, tuple[Neighbour, ...]]:
    """For each shown node those it can be extended from: its suppliers first, then its siblings.

    Roots are no siblings of each other; those of the stage before lie beside a root that no link reaches. A link of
    nodes further down counts for the shown nodes above them.
    """
    found: dict[str, dict[str, Relation]] = {code: {} for code in codes}
    for supplier, customer in _links(chain, codes):
        found[customer].setdefault(supplier, "supplier")
    for code in codes:
        if not found[code] and code in chain.by_code and not chain.by_code[code].parent:
            found[code] |= dict.fromkeys(_stage_before(chain, codes, code), "stage")
        for other in _siblings(chain, codes, code):
            found[code].setdefault(other, "sibling")
    return {code: tuple(Neighbour(*one) for one in some.items()) for code, some in found.items()}


def _links(chain: Chain, codes: Sequence[str]) -> Iterable[tuple[str, str]]:
    for link in chain.links:
        supplier, customer = (_shown(chain, codes, one) for one in (link.supplier, link.customer))
        if supplier and customer and supplier != customer:
            yield supplier, customer


def _shown(chain: Chain, codes: Sequence[str], code: str) -> str:
    """The shown node that a node is or is under; "" where none is shown."""
    return next((one.code for one in reversed(chain.path(code)) if one.code in codes), "")


def _siblings(chain: Chain, codes: Sequence[str], code: str) -> Iterable[str]:
    node = chain.by_code.get(code)
    if node and node.parent:
        yield from (one.code for one in chain.children(node.parent) if one.code in codes and one.code != code)


def _stage_before(chain: Chain, codes: Sequence[str], code: str) -> list[str]:
    stage = chain.stage(code)
    before = _BEFORE.get(stage) if stage else None
    return [one for one in codes if before and chain.stage(one) == before]
