"""`qianglian parties show`: one party with all its names, its group, and what its kind and country rest on."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.corpus.parties.register import Parties, Party

WORDS = {
    "key": Text(zh="主键", en="key"),
    "kind": Text(zh="类型", en="kind"),
    "country": Text(zh="国家/地区", en="country/region"),
    "uscc": Text(zh="统一社会信用代码", en="unified social credit code"),
    "publications": Text(zh="件数", en="publications"),
    "names": Text(zh="名称", en="names"),
    "addresses": Text(zh="地址", en="addresses"),
    "institutions": Text(zh="所在单位", en="institutions"),
    "group": Text(zh="所属集团", en="group"),
    "members": Text(zh="集团成员", en="members"),
}
INFERRED = Text(zh="（由名称推定）", en=" (inferred from the name)")


def run(door: Door, name: Annotated[str, typer.Argument(metavar="NAME")]) -> None:
    """Show the parties of a name."""
    from qianglian.cli.screens.grid import pairs

    with door.open() as workspace:
        register = workspace.parties()
    found = register.find(name)
    for party in found:
        door.show(pairs(_rows(door, register, party)))
    told = [{**asdict(one), "members": [m.key for m in register.members(one.key)]} for one in found]
    door.give(told)


def _rows(door: Door, register: Parties, party: Party) -> list[tuple[str, str]]:
    from qianglian.corpus.parties.judging import RELATIONS
    from qianglian.corpus.parties.kinds import KINDS

    by_key = {one.key: one.name for one in register.parties} if party.group else {}
    listed = [f"{name} ({count:,})" for name, count in party.names.items()]
    years = f" · {party.first}–{party.last}" if party.first else ""
    values = {
        "key": party.key,
        "kind": door(KINDS[party.kind]) + (door(INFERRED) if party.kind and party.kind_inferred else ""),
        "country": party.country + (door(INFERRED) if party.country and party.country_inferred else ""),
        "uscc": "、".join(party.usccs),
        "publications": f"{party.publications:,}{years}",
        "names": "；".join(listed),
        "addresses": "；".join(party.addresses),
        "institutions": "；".join(party.institutions),
        "group": by_key.get(party.group, "")
        + (f"（{door(RELATIONS[party.relation])}）" if party.relation in RELATIONS else ""),
        "members": "；".join(one.name for one in register.members(party.key)),
    }
    return [(door(WORDS[name]), value) for name, value in values.items() if value]


COMMAND = Command(
    "parties show",
    run,
    Text(
        zh="一个主体的全部名称、类型、集团及依据",
        en="One party: its names, kind, group, and what they rest on",
    ),
    "parties",
    {"name": Text(zh="任一名称、统一社会信用代码或主键", en="any of its names, its credit code, or its key")},
)
