"""`qianglian organisation add`: an organisation that works in this installation."""

from __future__ import annotations

from typing import Annotated

import typer

from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.cli.home import HOME, HomeFolder
from qianglian.model.text import Text

Name = Annotated[str, typer.Argument(metavar="NAME")]
Kind = Annotated[str, typer.Option("--kind", metavar="KIND", show_default=False)]
English = Annotated[str, typer.Option("--english", metavar="NAME", show_default=False)]
Code = Annotated[str, typer.Option("--credit-code", metavar="CODE", show_default=False)]
Region = Annotated[str, typer.Option("--region", metavar="CODE", show_default=False)]
Above = Annotated[str, typer.Option("--above", metavar="NAME", show_default=False)]

DONE = Text(
    zh="已开设机构 {name}（{kind}），主键 {key}。",
    en="Organisation {name} ({kind}) is open; its key is {key}.",
)


def run(
    door: Door,
    name: Name,
    kind: Kind,
    english: English = "",
    credit_code: Code = "",
    region: Region = "",
    above: Above = "",
    home: HomeFolder = None,
) -> None:
    """Open an organisation."""
    from qianglian.cli.screens.grid import plain
    from qianglian.operations.desks import packages
    from qianglian.platform.installation import Home
    from qianglian.platform.opening import begun
    from qianglian.platform.organisations.kinds import kinds
    from qianglian.platform.organisations.opening import Told, open_organisation, organisation_of
    from qianglian.platform.permissions.actor import Installation

    us = Installation("organisation add")
    with begun(Home.of(home), packages()) as database, database.writing(us) as session:
        over = organisation_of(session, above).key if above else None
        told = Told(name, kind, english, credit_code or None, region or None, over)
        made = open_organisation(session, us, told)
        answer = {"key": made.key, "name": made.name, "kind": made.kind}
    known = door(kinds().kind(answer["kind"]).name)
    door.show(DONE.format(name=plain(answer["name"]), kind=known, key=answer["key"]))
    door.give(answer)


COMMAND = Command(
    "organisation add",
    run,
    Text(zh="开设机构", en="Open an organisation"),
    "installation",
    {
        "name": Text(zh="全称", en="official name"),
        "kind": Text(
            zh="主体类型，如 provincial_ip_office、chain_firm；写错时列出全部",
            en="what it is, such as provincial_ip_office; a wrong one lists all",
        ),
        "english": Text(zh="英文名称", en="name in English"),
        "credit_code": Text(zh="统一社会信用代码", en="unified social credit code"),
        "region": Text(zh="行政区划代码（六位）", en="code of its region, six digits"),
        "above": Text(zh="上级机构（全称或主键）", en="the organisation that it reports to"),
        "home": HOME,
    },
    in_workspace=False,
)
