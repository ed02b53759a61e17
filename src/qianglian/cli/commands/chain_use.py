"""`qianglian chain use`: put a chain in force in the workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qianglian.cli.asking import Actor, Reason, Wait, words
from qianglian.cli.chain_data import finding_json
from qianglian.cli.command import Command
from qianglian.cli.data import judgement_json
from qianglian.cli.door import Door
from qianglian.model.text import Text

USED = Text(zh="已启用第 {number} 号产业链。", en="Chain number {number} is in force.")
STANDS = Text(
    zh="该产业链已是现用的第 {number} 号，未作改动。",
    en="This is chain number {number}, which is in force: nothing changed.",
)


def run(
    door: Door,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    reason: Reason,
    actor: Actor = "",
    wait: Wait = 0.0,
) -> None:
    """Read, check and keep the chain; its warnings are told."""
    from qianglian.chains.files import load
    from qianglian.chains.kept import use_chain
    from qianglian.chains.validation import validate
    from qianglian.cli.screens.chains import chain_line, findings_screen

    chain = load(file)
    with door.open(wait=wait) as workspace:
        used = use_chain(workspace, chain, actor, reason)
    found = validate(chain)
    door.show(
        chain_line(chain, door.language), (USED if used.judgement else STANDS).format(number=used.number)
    )
    if found:
        door.show(*findings_screen(found, door.language))
    door.give(
        {
            "number": used.number,
            "judgement": judgement_json(used.judgement) if used.judgement else None,
            "findings": [finding_json(one) for one in found],
        }
    )


COMMAND = Command(
    "chain use",
    run,
    Text(
        zh="在本项目启用一条产业链，记入人工结论",
        en="Put a chain in force in this workspace, with the reason",
    ),
    "navigation",
    {"file": Text(zh="产业链文件（.yaml 或 .xlsx）", en="the file of a chain (.yaml or .xlsx)")}
    | words("reason", "actor", "wait"),
)
