"""Tables of names leave only where every source lets them, or where a person answers for their staying in the house."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from qianglian.model.errors import Forbidden
from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.corpus.workspace import Workspace

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
    held = sorted({batch.database or "—" for batch in workspace.manifest.batches if batch.share != "yes"})
    if held and not for_own_use:
        listed = "、".join(held)
        raise Forbidden(
            Text(
                zh=f"表中的名称来自条款不许外传的来源：{listed}。",
                en=f"The table holds names from sources that are not to be shared: {listed}.",
            ),
            hint=Text(
                zh="只在本单位使用时加 --for-own-use。",
                en="Add --for-own-use where the file stays in the house.",
            ),
        )
