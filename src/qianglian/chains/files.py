"""The file of a chain by its ending: YAML or a workbook."""

from __future__ import annotations

from pathlib import Path

from qianglian.chains.definition import load_chain, write_chain
from qianglian.chains.workbook import load_workbook, write_workbook
from qianglian.model.chain import Chain
from qianglian.model.errors import BadInput
from qianglian.model.text import Language, Text

YAML, WORKBOOK = (".yaml", ".yml"), (".xlsx",)


def load(path: Path) -> Chain:
    """The chain in a file; raises what its form raises, and `BadInput` for another ending."""
    return load_workbook(path) if _form(path) in WORKBOOK else load_chain(path)


def save(path: Path, chain: Chain, language: Language = "zh") -> None:
    """Write a chain into a file."""
    if _form(path) in WORKBOOK:
        write_workbook(path, chain, language)
    else:
        path.write_text(write_chain(chain), encoding="utf-8")


def _form(path: Path) -> str:
    form = path.suffix.lower()
    if form not in (*YAML, *WORKBOOK):
        raise BadInput(
            Text(
                zh=f"{path.name}：产业链文件应以 .yaml 或 .xlsx 结尾。",
                en=f"{path.name}: the file of a chain should end in .yaml or .xlsx.",
            )
        )
    return form
