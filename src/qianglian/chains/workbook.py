"""A chain as a workbook, out and in: the 技术分解表 that people know, with its links, facts and noise rules beside it.

A workbook keeps texts without the blanks at their ends and numbers to 15 digits; the YAML form keeps everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from qianglian.chains.definition import FORMAT
from qianglian.chains.records import FACT, LABELS, LINK, NODE, NOISE, Cells, Problems, Reader
from qianglian.chains.sheet_writing import Cell, Sheet, SheetColumn, write_book
from qianglian.corpus.parties.sheet_rows import Filled, read_sheets
from qianglian.model.chain import STAGES, Chain
from qianglian.model.errors import BadInput, NewerFormat, NotFound
from qianglian.model.text import Language, Text

Record = TypeVar("Record")

SHEETS: dict[str, Text] = {
    "chain": Text(zh="产业链", en="Chain"),
    "nodes": Text(zh="技术分解表", en="Decomposition"),
    "links": Text(zh="供应关系", en="Supply links"),
    "facts": Text(zh="产业事实", en="Industry facts"),
    "noise": Text(zh="去噪规则", en="Noise rules"),
}

ITEM, CONTENT = Text(zh="项目", en="Item"), Text(zh="内容", en="Content")
HEAD: dict[str, Text] = {
    "format": Text(zh="格式版本", en="Format"),
    "code": Text(zh="产业链编码", en="Chain code"),
    "name_zh": Text(zh="产业链名称", en="Chain name"),
    "name_en": Text(zh="英文名称", en="Name in English"),
    "source": Text(zh="来源", en="Source"),
    "owner": Text(zh="责任人", en="Owner"),
    "note": Text(zh="说明", en="Note"),
}
"""The lines of the first sheet."""

SUPPLIER_NAME, CUSTOMER_NAME, NODE_NAME = (
    Text(zh="供方名称", en="Supplier name"),
    Text(zh="需方名称", en="Customer name"),
    Text(zh="所属节点名称", en="Node name"),
)
"""Columns that are for people and are not read back, as is the level."""

_NODE_COLUMNS = {name: LABELS[name] for name in NODE}
_WANTED = {
    "chain": ({"item": ITEM, "content": CONTENT}, ("item", "content")),
    "nodes": (_NODE_COLUMNS, ("code", "name_zh")),
    "links": ({name: LABELS[name] for name in LINK}, ("supplier", "customer")),
    "facts": ({name: LABELS[name] for name in FACT}, ("node", "year", "indicator")),
    "noise": ({name: LABELS[name] for name in NOISE}, ("query", "reason")),
}


# -- out ------------------------------------------------------------------------------------------------


def write_workbook(path: Path, chain: Chain, language: Language = "zh") -> None:
    """Write the chain; raises `TooLarge` for a text that no cell holds."""
    codes = f"='{SHEETS['nodes'].in_(language)}'!$B$2:$B${len(chain.nodes) + 201}"
    write_book(path, [
        _sheet("chain", [ITEM, CONTENT], _head(chain, language), {CONTENT: ()}, language, room=0),
        _sheet("nodes", [LABELS["level"], *_NODE_COLUMNS.values()], _nodes(chain, language), {
            **dict.fromkeys(_NODE_COLUMNS.values(), ()),
            LABELS["parent"]: codes,
            LABELS["stage"]: [stage.in_(language) for stage in STAGES.values()],
        }, language),
        _sheet("links", [
            LABELS["supplier"], SUPPLIER_NAME, LABELS["customer"], CUSTOMER_NAME, LABELS["what"], LABELS["quantity"],
            LABELS["unit"], LABELS["source"],
        ], _links(chain, language), {
            **{LABELS[name]: () for name in LINK}, LABELS["supplier"]: codes, LABELS["customer"]: codes,
        }, language),
        _sheet("facts", [
            LABELS["node"], NODE_NAME, *(LABELS[name] for name in FACT if name != "node"),
        ], _facts(chain, language), {**{LABELS[name]: () for name in FACT}, LABELS["node"]: codes}, language),
        _sheet("noise", [
            LABELS["node"], NODE_NAME, *(LABELS[name] for name in NOISE if name != "node"),
        ], _noise(chain, language), {**{LABELS[name]: () for name in NOISE}, LABELS["node"]: codes}, language),
    ])  # fmt: skip


def _sheet(
    kind: str,
    heads: Sequence[Text],
    rows: Iterator[list[Cell]],
    filled: dict[Text, Sequence[str] | str],
    language: Language,
    room: int = 200,
) -> Sheet:
    columns = [SheetColumn(head.in_(language), head in filled, filled.get(head, ())) for head in heads]
    return Sheet(SHEETS[kind].in_(language), columns, list(rows), room)


def _head(chain: Chain, language: Language) -> Iterator[list[Cell]]:
    said = {
        "format": str(FORMAT), "code": chain.code, "name_zh": chain.name.zh, "name_en": chain.name.en,
        "source": chain.source, "owner": chain.owner, "note": chain.note,
    }  # fmt: skip
    for name, value in said.items():
        yield [HEAD[name].in_(language), value]


def _nodes(chain: Chain, language: Language) -> Iterator[list[Cell]]:
    for node in chain.nodes:
        stage = STAGES[node.stage].in_(language) if node.stage else ""
        yield [
            chain.level(node.code), node.code, node.name.zh, node.name.en, node.parent, stage, node.definition,
            node.includes, node.excludes, node.rule, node.owner, node.refresh_days,
        ]  # fmt: skip


def _links(chain: Chain, language: Language) -> Iterator[list[Cell]]:
    for link in chain.links:
        ends = (
            link.supplier,
            _named(chain, link.supplier, language),
            link.customer,
            _named(chain, link.customer, language),
        )
        yield [*ends, link.what, link.quantity, link.unit, link.source]


def _facts(chain: Chain, language: Language) -> Iterator[list[Cell]]:
    for fact in chain.facts:
        named = (fact.node, _named(chain, fact.node, language), fact.region, fact.year, fact.indicator)
        yield [*named, fact.value, fact.unit, fact.source]


def _noise(chain: Chain, language: Language) -> Iterator[list[Cell]]:
    for rule in chain.noise:
        named = (rule.node, _named(chain, rule.node, language))
        yield [*named, rule.query, rule.actor, rule.day, rule.reason]


def _named(chain: Chain, code: str, language: Language) -> str:
    return chain.by_code[code].name.in_(language) if code in chain.by_code else ""


# -- in -------------------------------------------------------------------------------------------------


def load_workbook(path: Path) -> Chain:
    """The chain in a workbook.

    Raises `NotFound`, `TooLarge`, `UnreadableFile`, `NewerFormat`, and `BadInput` that names file, sheet, row, what
    was found and what was expected.
    """
    if not path.is_file():
        raise NotFound(Text(zh=f"没有文件 {path}。", en=f"There is no file {path}."))
    found = read_sheets(path, _WANTED)
    for kind in ("chain", "nodes"):
        if kind not in found:
            raise _without(path, kind)
    problems = Problems(path.name)
    for filled in found.values():
        for one in filled.complaints:
            problems.add(_row(filled, one.row, one.sheet), one.found, one.text)
    cells = _lines(found["chain"], path, problems)
    reader = Reader(problems, SHEETS["chain"])
    zh = reader.needed(cells, "name_zh")
    chain = Chain(
        code=reader.needed(cells, "code"),
        name=Text(zh=zh, en=cells.get("name_en") or zh),
        nodes=_records(found.get("nodes"), Reader.node, problems),
        links=_records(found.get("links"), Reader.link, problems),
        facts=_records(found.get("facts"), Reader.fact, problems),
        noise=_records(found.get("noise"), Reader.noise, problems),
        source=reader.text(cells, "source"),
        owner=reader.text(cells, "owner"),
        note=reader.text(cells, "note"),
    )
    problems.refuse()
    return chain


def _records(
    filled: Filled | None, read: Callable[[Reader, Cells], Record], problems: Problems
) -> tuple[Record, ...]:
    rows = filled.rows if filled else []
    return tuple(read(Reader(problems, _row(filled, row.row, row.sheet)), row.cells) for row in rows)


def _row(filled: Filled | None, row: int, sheet: str) -> Text:
    return Text(zh=f"{sheet} 第 {row} 行", en=f"{sheet}, row {row}")


def _lines(filled: Filled, path: Path, problems: Problems) -> dict[str, str]:
    """What the first sheet says, by the meaning of its lines."""
    known = {said.casefold(): name for name, text in HEAD.items() for said in (text.zh, text.en, name)}
    cells: dict[str, str] = {}
    for row in filled.rows:
        name = known.get(row.cells["item"].casefold())
        if name is None:
            listed = Text(
                zh="、".join(t.zh for t in HEAD.values()), en=", ".join(t.en for t in HEAD.values())
            )
            problems.add(_row(filled, row.row, row.sheet), row.cells["item"], listed)
        else:
            cells[name] = row.cells["content"]
    version = cells.get("format", str(FORMAT)) or str(FORMAT)
    if version.isascii() and version.isdigit() and len(version) < 9 and int(version) > FORMAT:
        raise NewerFormat(
            Text(
                zh=f"{path.name} 由更新的版本写成（格式 {version}，本版本读到 {FORMAT}）。",
                en=f"{path.name} was written by a newer release (format {version}; this one reads up to {FORMAT}).",
            ),
            hint=Text(zh="请升级 qianglian。", en="Upgrade qianglian."),
        )
    return cells


def _without(path: Path, kind: str) -> BadInput:
    columns, needed = _WANTED[kind]
    zh, en = (
        "、".join(columns[name].zh for name in needed),
        ", ".join(columns[name].en for name in needed),
    )
    return BadInput(
        Text(
            zh=f"{path.name} 中没有「{SHEETS[kind].zh}」表（应含「{zh}」各列）。",
            en=f"{path.name} has no sheet {SHEETS[kind].en} (with the columns {en}).",
        ),
        hint=Text(
            zh="先用 qianglian chain write 文件.xlsx 得到一张空白或现有的表。",
            en="Write one with qianglian chain write FILE.xlsx and fill it in.",
        ),
    )
