"""JSON Lines: one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator

import orjson

from qianglian.sources.contract import ReadOptions
from qianglian.sources.encoding import Encoding, Stream, byte_lines, lines
from qianglian.sources.raw import RawRow, shown


def read_json_lines(stream: Stream, encoding: Encoding, options: ReadOptions) -> Iterator[RawRow]:
    """The objects of a JSON Lines file; blank lines count as rows and are passed over."""
    if encoding.name == "utf-8":
        yield from _utf8(stream, encoding, options)
        return
    for number, line in enumerate(lines(stream, encoding, options.max_line), 1):
        yield _row(number, line.text.encode("utf-8", "replace"), line.problem)


def _utf8(stream: Stream, encoding: Encoding, options: ReadOptions) -> Iterator[RawRow]:
    loads = orjson.loads
    stream.read(encoding.bom)
    for number, line in enumerate(byte_lines(stream, options.max_line), 1):
        if line is None:
            yield RawRow(number, None, "line_too_long")
            continue
        try:
            value = loads(line)
        except ValueError:
            if line.strip():
                yield _repaired(number, line)
            continue
        if type(value) is dict:
            yield RawRow(number, value)
        else:
            yield RawRow(number, None, "not_an_object", shown(line[:400].decode("utf-8", "replace")))


def _repaired(number: int, line: bytes) -> RawRow:
    """Not as it should be: NUL bytes, bytes that are no UTF-8, or NaN, each of which can be read all the same."""
    problem = ""
    if b"\0" in line:
        line, problem = line.replace(b"\0", b""), "nul_bytes"
    try:
        line.decode()
    except UnicodeDecodeError:
        line, problem = line.decode("utf-8", "replace").encode(), "undecodable"
    return _row(number, line, problem)


def _row(number: int, line: bytes, problem: str) -> RawRow:
    if not line.strip():
        return RawRow(number, {})
    try:
        value = orjson.loads(line)
    except ValueError:
        value = _lenient(line)
    if isinstance(value, dict):
        return RawRow(number, value, problem)
    return RawRow(
        number,
        None,
        "bad_json" if value is None else "not_an_object",
        shown(line[:400].decode("utf-8", "replace")),
    )


def _lenient(line: bytes) -> object:
    """What Python writes though it is no JSON: NaN is read as empty, half of a character pair as "?"."""
    if not any(mark in line for mark in (b"NaN", b"Infinity", b"\\ud", b"\\uD")):
        return None
    try:
        value = json.loads(line, parse_constant=lambda _: None)
        return orjson.loads(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None
