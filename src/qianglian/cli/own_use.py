"""Tables of names leave only where every source lets them, or where a person answers for their staying in the house."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from qianglian.model.errors import Forbidden
from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.corpus.workspace import Workspace

MOST_NAMED = 5
"""Sources that a refusal names."""
ForOwnUse = Annotated[bool, typer.Option("--for-own-use")]


def own_use_words() -> dict[str, Text]:
    """What the option says."""
    return {
        "for_own_use": Text(
            zh="文件只在本单位使用：不因来源条款而拒绝",
            en="the file stays in the house: the terms of the sources hold nothing back",
        )
    }


def kept_home(workspace: Workspace, for_own_use: bool) -> None:
    """Raises `Forbidden` where a source's terms keep its names from leaving (decision 0005).

    A party's names come from many files, so that the strictest terms of all hold for the table.
    """
    held = sorted(
        {batch.database or batch.name for batch in workspace.manifest.batches if batch.share != "yes"}
    )
    if held and not for_own_use:
        # A file of which nobody said where it comes from is named by itself: no terms are known that let it go.
        shown, more = held[:MOST_NAMED], len(held) > MOST_NAMED
        listed = "、".join(shown) + (f" 等 {len(held)} 个" if more else "")
        named = ", ".join(shown) + (f" and {len(held) - MOST_NAMED} more" if more else "")
        raise Forbidden(
            Text(
                zh=f"内容来自条款不许外传、或未写明可以外传的来源：{listed}。",
                en=f"It holds what comes from sources that are not to be shared, or not said to be: {named}.",
            ),
            hint=Text(
                zh="只在本单位使用时加 --for-own-use。",
                en="Add --for-own-use where the file stays in the house.",
            ),
        )
