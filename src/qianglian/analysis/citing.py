"""Which of some families cite which others of them: by the numbers that their documents cite, or are cited by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from qianglian.analysis.ground import Ground
from qianglian.analysis.holding import among
from qianglian.model.numbers import PublicationNumber, publication_number
from qianglian.model.text import Text

KNOWN = Text(zh="引证已知", en="Citations known")
WITHIN = Text(
    zh="引证只看所列权利人在库内的文献之间，来源没有写明引证的不计，不等于没有引用。",
    en="Citations are those between the documents here of the holders compared; what no source states is not none.",
)


@dataclass(frozen=True)
class Citing:
    """``pairs`` of a citing and a cited family, of different families; ``known``: those that state any citation."""

    pairs: frozenset[tuple[int, int]]
    known: frozenset[int]


def citing(ground: Ground, families: Sequence[int]) -> Citing:
    """Among some families; nothing is known under a View that hides citations."""
    view = ground.workspace.view
    columns = [name for name in ("citations", "cited_by") if view.allows(name)]
    if not columns or not families or ground.empty:
        return Citing(frozenset(), frozenset())
    records = ground.run(_members(ground, families))
    keys = ground.publication_keys.take(records["publication"].combine_chunks())
    family = dict(zip(keys.to_pylist(), records["family"].to_pylist(), strict=True))
    table = ground.workspace.table("")
    rows = among(table, "key", keys).select("key", "group", *columns).to_pyarrow().to_pylist()
    named = {row["group"]: family[row["key"]] for row in rows if row["group"]}
    read = _Reader()
    pairs, known = set(), set()
    for row in rows:
        own = family[row["key"]]
        cited, by = ([one["number"] for one in row.get(name) or ()] for name in ("citations", "cited_by"))
        if cited or by:
            known.add(own)
        pairs |= {(own, named[group]) for group in read.groups(cited) if group in named}
        pairs |= {(named[group], own) for group in read.groups(by) if group in named}
    return Citing(frozenset(pair for pair in pairs if pair[0] != pair[1]), frozenset(known))


def _members(ground: Ground, families: Sequence[int]) -> Any:
    wanted = pa.array(np.unique(families), pa.int32())
    return among(ground.every, "family", wanted).select("publication", "family")


class _Reader:
    """Numbers as given, each read once."""

    def __init__(self) -> None:
        self._read: dict[str, str] = {}

    def groups(self, numbers: Iterable[str]) -> set[str]:
        """The numbers without their kinds; of those that can be read."""
        for number in numbers:
            if number not in self._read:
                found = publication_number(number)
                self._read[number] = found.group if isinstance(found, PublicationNumber) else ""
        return {self._read[number] for number in numbers} - {""}
