"""The option by which a person answers for a file's staying in the house."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.corpus.workspace import Workspace

ForOwnUse = Annotated[bool, typer.Option("--for-own-use")]
HINT = Text(
    zh="只在本单位使用时加 --for-own-use。",
    en="Add --for-own-use where the file stays in the house.",
)


def own_use_words() -> dict[str, Text]:
    """What the option says."""
    return {
        "for_own_use": Text(
            zh="文件只在本单位使用：不因来源条款而拒绝",
            en="the file stays in the house: the terms of the sources hold nothing back",
        )
    }


def kept_home(workspace: Workspace, for_own_use: bool) -> None:
    """Raises `Forbidden` where a source's terms keep its names from leaving, unless the option was given."""
    from qianglian.documents import own_use

    own_use.kept_home(workspace, for_own_use, HINT)
