"""Lists of known items from files that people wrote: YAML, xlsx or CSV. A row that cannot be kept is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from qianglian.chains.known_items import MADE_BY, SIDES, KnownList, MadeBy, Side
from qianglian.corpus.parties.sheet_rows import Complaint, read_filled
from qianglian.model.dates import parse_date
from qianglian.model.errors import BadInput, TooLarge
from qianglian.model.text import Text

COLUMNS: dict[str, Text] = {
    "number": Text(zh="号码", en="Number"),
    "database": Text(zh="检索库", en="Database"),
    "day": Text(zh="检索日", en="Searched on"),
    "reader": Text(zh="核读人", en="Read by"),
    "made_by": Text(zh="构建方式", en="Made by"),
    "made_of": Text(zh="构建对象", en="Made of"),
    "side": Text(zh="申请人国别", en="Side of the applicants"),
    "branch": Text(zh="技术分支", en="Branch"),
}
"""Columns of a table of known items; 构建对象 and 技术分支 may be left out."""

NEEDED = ("number", "database", "day", "reader", "made_by", "side")
MOST_BYTES = 16 << 20


@dataclass(slots=True)
class Read:
    """The lists of a file, and what of it could not be kept."""

    lists: list[KnownList] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)


def read(path: Path) -> Read:
    """The lists in a file. Raises `BadInput`, `TooLarge` or `UnreadableFile`."""
    if path.suffix.lower() in (".yaml", ".yml"):
        return _from_yaml(path)
    filled = read_filled(path, COLUMNS, NEEDED)
    gathered: dict[tuple[object, ...], list[str]] = {}
    found = Read(complaints=filled.complaints)
    for row in filled.rows:
        facts = _facts(row.cells)
        if isinstance(facts, Text) or not row.cells["number"]:
            said = facts if isinstance(facts, Text) else Text(zh="缺号码。", en="the number is missing.")
            found.complaints.append(
                Complaint(row.row, " | ".join(filter(None, row.cells.values())), said, row.sheet)
            )
            continue
        gathered.setdefault(facts, []).append(row.cells["number"])
    found.lists = [_list(facts, numbers) for facts, numbers in gathered.items()]
    return found


def _list(facts: Any, numbers: list[str]) -> KnownList:
    database, day, reader, made_by, side, branch, made_of = facts
    return KnownList(database, day, reader, made_by, side, tuple(numbers), branch, made_of)


def _facts(cells: Mapping[str, str]) -> tuple[object, ...] | Text:
    """What a row says of its list, or what is amiss."""
    day = parse_date(cells.get("day", ""))
    made_by, side = how_made(cells.get("made_by", "")), side_of(cells.get("side", ""))
    if not isinstance(day, date):
        return Text(zh="检索日不是日期。", en="the day of the search is no date.")
    if made_by is None:
        return _one_of("构建方式", "how it was made", list(MADE_BY.values()))
    if side is None:
        return _one_of("申请人国别", "the side of the applicants", list(SIDES.values()))
    for name in ("database", "reader"):
        if not cells.get(name, "").strip():
            return Text(
                zh=f"缺{COLUMNS[name].zh}。", en=f"the column “{COLUMNS[name].en}” is missing or empty."
            )
    database, reader, branch, made_of = (
        cells.get(name, "").strip() for name in ("database", "reader", "branch", "made_of")
    )
    return (database, day, reader, made_by, side, branch, made_of)


def how_made(said: str) -> MadeBy | None:
    """How a list was made, in either language or by its name; None where it is none of those known."""
    wanted = said.strip().casefold()
    return next(
        (name for name, label in MADE_BY.items() if wanted in (name, label.zh, label.zh[1:], label.en)), None
    )


def side_of(said: str) -> Side | None:
    """The side of the applicants, in either language or by its name; None where it is neither."""
    wanted = said.strip().casefold()
    return next((name for name, label in SIDES.items() if wanted in (name, label.zh, label.en)), None)


def _one_of(zh: str, en: str, known: list[Text]) -> Text:
    listed_zh = "、".join(one.zh for one in known)
    listed_en = ", ".join(one.en for one in known)
    return Text(zh=f"{zh}应为：{listed_zh}。", en=f"{en} should be one of: {listed_en}.")


def _from_yaml(path: Path) -> Read:
    """``lists:`` of lists, each with the names of `COLUMNS` and ``numbers``; or one list alone."""
    body = _loaded(path)
    listed = body.get("lists", [body]) if isinstance(body, dict) else body
    found = Read()
    for place, one in enumerate(listed if isinstance(listed, list) else [listed], 1):
        cells = _cells(one)
        facts = _facts(cells) if cells is not None else _FORM
        numbers = one.get("numbers") if isinstance(one, dict) else None
        if not isinstance(numbers, list) or not all(isinstance(number, str) for number in numbers):
            facts = _FORM
        if isinstance(facts, Text):
            found.complaints.append(Complaint(place, str(cells)[:80] if cells else "", facts))
        else:
            assert isinstance(numbers, list)
            found.lists.append(_list(facts, numbers))
    return found


_FORM = Text(
    zh="应有 database、day、reader、made_by、side 和 numbers（号码列表）。",
    en="expected database, day, reader, made_by, side, and numbers (a list).",
)


def _cells(one: object) -> dict[str, str] | None:
    if not isinstance(one, dict):
        return None
    return {name: value for name, value in one.items() if name in COLUMNS and isinstance(value, str)}


def _loaded(path: Path) -> Any:
    """Plain data of a YAML file, every scalar as the text that stands there: a number is never a float."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise TooLarge(
                Text(
                    zh=f"{path.name} 超过上限 {MOST_BYTES:,} 字节。",
                    en=f"{path.name} is larger than {MOST_BYTES:,} bytes.",
                )
            )
        return yaml.load(path.read_text(encoding="utf-8-sig"), Loader=yaml.CBaseLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        zh, en = (f"第 {mark.line + 1} 行", f"line {mark.line + 1}") if mark else ("", "")
        raise BadInput(
            Text(zh=f"{path.name} {zh}无法读作 YAML。", en=f"{path.name} {en} cannot be read as YAML."),
            hint=Text(zh="请给出 UTF-8 编码的 YAML 文件。", en="Give a YAML file in UTF-8."),
        ) from error
