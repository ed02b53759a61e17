"""`qianglian outside`: every connection that the product can open to the outside, and whether it is on."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from qianglian.cli.command import Command
from qianglian.cli.data import text_json
from qianglian.cli.door import Door
from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.model.outside import Connection

NONE_ON = Text(
    zh="对外连接全部关闭（默认）。除下列各项外，本产品不对外建立任何连接。",
    en="All connections are off, as they are by default. The product opens none but these.",
)
SOME_ON = Text(
    zh="已开启：{names}。除下列各项外，本产品不对外建立任何连接。",
    en="On: {names}. The product opens no connection but these.",
)
UNKNOWN = Text(
    zh="{switch} 中有未知的名称：{names}。", en="{switch} holds names that are not known: {names}."
)
ON, OFF = Text(zh="开启", en="on"), Text(zh="关闭", en="off")
SET, UNSET = Text(zh="已设置", en="set"), Text(zh="未设置", en="not set")
NO_ADDRESS = Text(zh="未设置", en="not set")
FACTS = (
    Text(zh="状态", en="state"),
    Text(zh="地址", en="address"),
    Text(zh="发出", en="sends"),
    Text(zh="取回", en="brings"),
    Text(zh="条款", en="terms"),
    Text(zh="开启方式", en="switched on by"),
    Text(zh="凭据（环境变量）", en="credentials (environment)"),
)


def run(door: Door) -> None:
    """List the connections."""
    from rich.text import Text as Styled

    from qianglian.cli.screens.grid import heading, pairs
    from qianglian.model.outside import SWITCH, Settings

    settings, all_there_are = Settings(os.environ), every_connection()
    names = [one.name for one in all_there_are]
    on = [name for name in names if name in settings.switched_on()]
    door.show(SOME_ON.format(names=", ".join(on)) if on else NONE_ON)
    unknown = sorted(settings.switched_on() - set(names))
    if unknown:
        door.note(UNKNOWN.format(switch=SWITCH, names=", ".join(unknown)), "yellow")
    listed = []
    for one in all_there_are:
        is_open, address = settings.is_open(one), settings.address(one)
        has = {name: bool(os.environ.get(name, "").strip()) for name in one.credentials}
        said: tuple[str | Styled, ...] = (
            Styled(door(ON if is_open else OFF), "bold red" if is_open else "green"),
            address or door(NO_ADDRESS),
            door(one.sends),
            door(one.brings),
            door(one.terms),
            f"{SWITCH}={one.name}",
            " · ".join(f"{name} {door(SET if there else UNSET)}" for name, there in has.items()),
        )
        facts = [(door(fact), value) for fact, value in zip(FACTS, said, strict=True)]
        door.show(heading(f"{one.name}  {door(one.title)}"), pairs(facts))
        listed.append(
            {
                "name": one.name,
                "title": text_json(one.title),
                "on": is_open,
                "address": address,
                "sends": text_json(one.sends),
                "brings": text_json(one.brings),
                "terms": text_json(one.terms),
                "setting": f"{SWITCH}={one.name}",
                "credentials": has,
            }
        )
    door.give(listed)


def every_connection() -> list[Connection]:
    """The offices, and the endpoint for vectors: all that the product can open."""
    from qianglian.embedding.openai_endpoint import ENDPOINT
    from qianglian.sources.fetching.outside import connections

    return [*connections(), ENDPOINT]


COMMAND = Command(
    "outside",
    run,
    Text(
        zh="全部对外连接及其开关（默认全部关闭）",
        en="Every connection to the outside, on or off (off by default)",
    ),
    "outside",
    in_workspace=False,
)
