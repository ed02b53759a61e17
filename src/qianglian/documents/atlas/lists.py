"""Lists of records on the page: each publication lies there once, and lists name its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qianglian.chains.moved import REASONS
from qianglian.documents.atlas.cells import SAME, pair
from qianglian.documents.atlas.material import AtlasInput, Listed, MovedFamily, NodeMoved
from qianglian.documents.atlas.origins import Origin


@dataclass(frozen=True)
class Pool:
    """Publications as rows, and where each lies by its key."""

    rows: list[list[Any]]
    places: Mapping[str, int]

    def of(self, keys: Sequence[str]) -> list[int]:
        """The places of some publications; those that may not be listed are left out."""
        return [self.places[key] for key in keys if key in self.places]

    def origin(self, one: Origin) -> dict[str, Any]:
        """What a small figure counted."""
        if one.names:
            return {"names": list(one.names)}
        places = self.of(one.publications)
        return {"records": places, "heldBack": len(one.publications) - len(places)}


def pool_of(rows: Mapping[str, Listed]) -> Pool:
    """All publications of the page, in the order of their keys."""
    keys = sorted(rows)
    return Pool([_row(rows[key]) for key in keys], {key: at for at, key in enumerate(keys)})


def _row(one: Listed) -> list[Any]:
    zh = one.title.zh if one.title else None
    en = one.title.en if one.title and one.title.en != one.title.zh else SAME
    return [
        one.number,
        zh,
        en,
        one.applicants,
        one.filed,
        one.published,
        one.state,
        one.cited,
        int(one.held_back),
    ]


def nodes_json(atlas: AtlasInput, pool: Pool) -> dict[str, Any]:
    """The lists of each node."""
    return {
        code: {
            "total": one.total,
            "newest": pool.of(one.newest),
            "cited": pool.of(one.cited),
            "leftOut": one.left_out,
        }
        for code, one in atlas.records.items()
    }


def moves_json(moves: Mapping[str, NodeMoved]) -> dict[str, Any]:
    """What came to each node and went from it, with the publications behind it."""
    return {
        code: {
            "come": [_family(family) for family in one.come],
            "gone": [_family(family) for family in one.gone],
            "comeTotal": one.come_total,
            "goneTotal": one.gone_total,
        }
        for code, one in moves.items()
    }


def _family(one: MovedFamily) -> list[Any]:
    return ["；".join(one.numbers), pair(REASONS[one.reason])]
