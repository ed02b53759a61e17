"""The nodes that something is sought in: those named, or those of certain types."""

from __future__ import annotations

from collections.abc import Sequence

from qianglian.analysis.ground import Ground
from qianglian.analysis.node_types import TARGETS, Kind, Types
from qianglian.model.errors import BadInput
from qianglian.model.text import Text


def wanted(ground: Ground, asked: str, types: Types, kinds: Sequence[Kind] = TARGETS) -> list[str]:
    """The codes in ``asked`` (commas between), or those of the types; raises `BadInput` for one that is not there."""
    if not asked.strip():
        return [one.node for one in types.nodes if one.kind in kinds]
    chain = ground.chain
    codes = [code.strip() for code in asked.split(",") if code.strip()]
    for code in codes:
        if chain is None or code not in chain.by_code:
            raise BadInput(
                Text(zh=f"产业链没有分支「{code[:40]}」。", en=f"The chain has no node “{code[:40]}”.")
            )
    return codes
