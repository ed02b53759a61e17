"""`qianglian chain check`: whether a chain can be used, and what its owner should look at."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qianglian.cli.chain_data import finding_json
from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.cli.failing import DONE, FAILED
from qianglian.model.text import Text


def run(
    door: Door,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    symbols: Annotated[Path | None, typer.Option("--symbols", metavar="FILE", show_default=False)] = None,
) -> int:
    """Read the chain and list what is found; 1 when there are errors."""
    from qianglian.chains.files import load
    from qianglian.chains.symbol_lists import known_symbols
    from qianglian.chains.validation import validate
    from qianglian.cli.screens.chains import chain_line, findings_screen

    chain = load(file)
    found = validate(chain, known_symbols(symbols) if symbols else None)
    door.show(chain_line(chain, door.language), *findings_screen(found, door.language))
    door.give(
        {"chain": chain.code, "nodes": len(chain.nodes), "findings": [finding_json(one) for one in found]}
    )
    return FAILED if any(one.severity == "error" for one in found) else DONE


COMMAND = Command(
    "chain check",
    run,
    Text(
        zh="检查产业链文件：结构、检索式、失效或移位的分类号、重叠",
        en="Check the file of a chain: its tree, its rules, symbols that moved, overlaps",
    ),
    "navigation",
    {
        "file": Text(zh="产业链文件（.yaml 或 .xlsx）", en="the file of a chain (.yaml or .xlsx)"),
        "symbols": Text(
            zh="分类号清单（每行第一格为分类号，可为 .gz）：另查表中没有的分类号",
            en="a list of symbols (the first cell of each line, .gz or not): also look for symbols that it lacks",
        ),
    },
    in_workspace=False,
)
