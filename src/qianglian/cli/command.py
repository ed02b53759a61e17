"""What a command is to the list of commands: a function, its words in both languages, and where it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from qianglian.model.text import Text

Panel = Literal[
    "evidence", "search", "parties", "judgements", "navigation", "outside", "installation", "machine"
]

PANELS: dict[Panel, Text] = {
    "evidence": Text(zh="入库与质检", en="Evidence"),
    "search": Text(zh="检索与溯源", en="Search"),
    "parties": Text(zh="申请人与权利人", en="Parties"),
    "judgements": Text(zh="人工结论", en="Judgements"),
    "navigation": Text(zh="产业链与导航", en="Chains and navigation"),
    "outside": Text(zh="格式、检索式与对外连接", en="Formats, queries, and the outside"),
    "installation": Text(zh="多机构系统", en="The installation"),
    "machine": Text(zh="本机", en="This machine"),
}
"""Groups in the list of commands, in their order."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command. ``name`` may have two words: a group and the command in it.

    ``run`` takes a `Door` first, then its own arguments and options; it returns an exit code, or None for 0.
    ``words`` says what each of them is.
    """

    name: str
    run: Callable[..., int | None]
    help: Text
    panel: Panel
    words: Mapping[str, Text] = field(default_factory=dict)
    in_workspace: bool = True
    """Whether it works on a workspace that is found (`qianglian.cli.finding`)."""
