"""A chain as YAML, in and out: the form in which it is written, reviewed, and kept in a workspace.

::

    qianglian-chain: 1
    code: nev
    name: {zh: 新能源汽车, en: New energy vehicles}
    source: …
    nodes:
    - code: A
      name: {zh: 正极材料, en: Cathode materials}
      parent: ""
      stage: upstream
      rule: ipc:H01M4/505 OR tiab:正极
    links: [{supplier: A, customer: B, what: 正极材料, quantity: 2.1, unit: 万吨, source: …}]
    facts: [{node: A, region: 江苏省, year: 2023, indicator: 产量, value: 12, unit: 万吨, source: …}]
    noise: [{query: "ti:玩具", actor: …, day: 2024-05-01, reason: …, node: A}]

What is not stated is left out. ``read`` and ``write`` are inverse to each other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import yaml

from qianglian.chains.records import (
    FACT,
    LINK,
    MOST_NODES,
    MOST_RECORDS,
    NODE,
    NOISE,
    Cells,
    Problems,
    Reader,
)
from qianglian.chains.written import Written, read_written
from qianglian.model.chain import Chain
from qianglian.model.errors import BadInput, NewerFormat, NotFound, TooLarge, UnreadableFile
from qianglian.model.text import Text

FORMAT = 1
MARK = "qianglian-chain"
"""The key that says that a file is a chain, and in which version of the form."""
MAX_BYTES = 16 << 20

HEAD = ("code", "name", "source", "owner", "note")
LISTS = ("nodes", "links", "facts", "noise")

Record = TypeVar("Record")


def load_chain(path: Path) -> Chain:
    """The chain in a YAML file.

    Raises `NotFound`, `TooLarge` (over 16 MB), `UnreadableFile` (no YAML), `NewerFormat`, and `BadInput` that names
    the file, the node, what was found and what was expected.
    """
    return read_chain(_bytes(path), path.name)


def _bytes(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise NotFound(
            Text(zh=f"没有文件 {path}，或它无法读取。", en=f"There is no file {path}, or it cannot be read.")
        ) from error
    if len(data) > MAX_BYTES:
        raise TooLarge(
            Text(
                zh=f"{path.name} 超过 {MAX_BYTES >> 20} MB，不像一条产业链。",
                en=f"{path.name} is larger than {MAX_BYTES >> 20} MB: hardly a chain.",
            )
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            Text(zh=f"{path.name} 不是 UTF-8 编码的文字。", en=f"{path.name} is not text in UTF-8.")
        ) from error


def read_chain(text: str, name: str = "产业链") -> Chain:
    """The chain written in ``text``; ``name`` is what errors call the file."""
    top = read_written(text, name).value
    if not isinstance(top, dict) or MARK not in top:
        raise BadInput(
            Text(
                zh=f"{name} 不是产业链文件：开头应有 {MARK}: {FORMAT}。",
                en=f"{name} is no chain: it should begin with {MARK}: {FORMAT}.",
            )
        )
    problems = Problems(name)
    _check_format(top[MARK], name, problems)
    _known(top, (MARK, *HEAD, *LISTS), Text(zh="产业链", en="the chain"), problems)
    head = Reader(problems, Text(zh="产业链", en="the chain"))
    cells = _flat(top, HEAD, head, problems)
    zh = head.needed(cells, "name_zh")
    chain = Chain(
        code=head.needed(cells, "code"),
        name=Text(zh=zh, en=cells.get("name_en") or zh),
        nodes=_records(top, "nodes", NODE, Reader.node, problems),
        links=_records(top, "links", LINK, Reader.link, problems),
        facts=_records(top, "facts", FACT, Reader.fact, problems),
        noise=_records(top, "noise", NOISE, Reader.noise, problems),
        source=head.text(cells, "source"),
        owner=head.text(cells, "owner"),
        note=head.text(cells, "note"),
    )
    problems.refuse()
    return chain


def _check_format(written: Written, name: str, problems: Problems) -> None:
    said = str(written.value)
    if not (said.isascii() and said.isdigit() and 0 < len(said) < 9 and int(said)):
        problems.add(Text(zh=MARK, en=MARK), said, Text(zh=f"{FORMAT}", en=f"{FORMAT}"))
    elif int(said) > FORMAT:
        raise NewerFormat(
            Text(
                zh=f"{name} 由更新的版本写成（格式 {said}，本版本读到 {FORMAT}）。",
                en=f"{name} was written by a newer release (format {said}; this one reads up to {FORMAT}).",
            ),
            hint=Text(zh="请升级 qianglian。", en="Upgrade qianglian."),
        )


def _records(
    top: Mapping[str, Written],
    key: str,
    fields: tuple[str, ...],
    read: Callable[[Reader, Cells], Record],
    problems: Problems,
) -> tuple[Record, ...]:
    """The records of one list, read by ``read``."""
    if key not in top or top[key].value == "":
        return ()
    listed = top[key].value
    most = MOST_NODES if key == "nodes" else MOST_RECORDS
    if not isinstance(listed, list) or len(listed) > most:
        problems.add(
            Text(zh=key, en=key),
            f"{len(listed)}" if isinstance(listed, list) else "",
            Text(zh=f"至多 {most:,} 条的列表", en=f"a list of at most {most:,}"),
        )
        return ()
    names = ("name", *(f for f in fields if not f.startswith("name_"))) if "name_zh" in fields else fields
    return tuple(_record(one, key, place, names, read, problems) for place, one in enumerate(listed, 1))


def _record(
    one: Written,
    key: str,
    place: int,
    names: tuple[str, ...],
    read: Callable[[Reader, Cells], Record],
    problems: Problems,
) -> Record:
    where = _place(one, key, place)
    reader = Reader(problems, where)
    if not isinstance(one.value, dict):
        problems.add(where, one.value, Text(zh="「名称: 值」各行", en="lines of name: value"))
        return read(Reader(Problems(""), where), {})
    _known(one.value, names, where, problems)
    return read(reader, _flat(one.value, names, reader, problems))


def _place(one: Written, key: str, place: int) -> Text:
    """Where a record stands, with its code where it has one."""
    code = one.value.get("code") or one.value.get("node") if isinstance(one.value, dict) else None
    said = code.value if code and isinstance(code.value, str) else ""
    named = f"「{said[:40]}」" if said else ""
    return Text(
        zh=f"第 {one.line} 行 {key}[{place}]{named}",
        en=f"line {one.line}, {key}[{place}] {said[:40]}".rstrip(),
    )


def _known(given: Mapping[str, Written], names: tuple[str, ...], where: Text, problems: Problems) -> None:
    for key in given:
        if key not in names:
            listed = ", ".join(names)
            problems.add(where, key, Text(zh=f"下列各项之一：{listed}", en=f"one of {listed}"))


def _flat(
    given: Mapping[str, Written], names: tuple[str, ...], reader: Reader, problems: Problems
) -> dict[str, str]:
    """The cells of a record; a name in two languages becomes two cells."""
    cells: dict[str, str] = {}
    for key in names:
        value = given[key].value if key in given else ""
        if isinstance(value, str):
            cells["name_zh" if key == "name" else key] = value
        elif key == "name" and isinstance(value, dict):
            _known(value, ("zh", "en"), reader.place, problems)
            for language, said in value.items():
                cells[f"name_{language}"] = said.value if isinstance(said.value, str) else ""
        else:
            where = Text(zh=f"{reader.place.zh} 的 {key}", en=f"{reader.place.en}, {key}")
            problems.add(where, "", Text(zh="文字", en="a text"))
    return cells


# -- out ------------------------------------------------------------------------------------------------


class _Dumper(yaml.CSafeDumper):
    """Long rules keep their lines."""


def _text(dumper: Any, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)  # type: ignore[no-any-return]


_Dumper.add_representer(str, _text)


def write_chain(chain: Chain) -> str:
    """The chain as YAML; ``read_chain(write_chain(chain)) == chain``, its note included."""
    body: dict[str, Any] = {MARK: FORMAT, "code": chain.code, "name": _name(chain.name)}
    body |= {key: getattr(chain, key) for key in ("source", "owner", "note") if getattr(chain, key)}
    lists = {
        "nodes": [_stated(node, NODE) for node in chain.nodes],
        "links": [_stated(link, LINK) for link in chain.links],
        "facts": [_stated(fact, FACT) for fact in chain.facts],
        "noise": [_stated(rule, NOISE) for rule in chain.noise],
    }
    body |= {key: listed for key, listed in lists.items() if listed}
    written: str = yaml.dump(body, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
    return written


def _stated(record: object, fields: tuple[str, ...]) -> dict[str, Any]:
    """What a record states, in the order of its fields."""
    out: dict[str, Any] = {}
    for name in fields:
        if name == "name_zh":
            out["name"] = _name(getattr(record, "name"))  # noqa: B009
        elif name != "name_en" and getattr(record, name) not in ("", None):
            out[name] = getattr(record, name)
    return out


def _name(name: Text) -> str | dict[str, str]:
    return name.zh if name.en == name.zh else {"zh": name.zh, "en": name.en}
