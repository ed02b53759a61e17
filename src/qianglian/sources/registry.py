"""The visible list of formats, and the way from a file to the one that reads it.

A format is a module ``qianglian.sources.formats.<name>`` that holds a `Source` as ``SOURCE``; nothing of it is
loaded before it is asked for. Other packages add theirs by an entry point in the group ``qianglian.sources``.
"""

from __future__ import annotations

from contextlib import closing
from functools import lru_cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path

from qianglian.model.errors import UnknownFormat
from qianglian.model.text import Text
from qianglian.sources.contract import Reading, ReadOptions, Sample, Source
from qianglian.sources.file_names import file_name
from qianglian.sources.sampling import samples

FORMATS = (
    "cnipa_application_body",
    "cnipa_gazette",
    "derwent",
    "epo_docdb",
    "epo_ops",
    "epo_publication_server",
    "espacenet",
    "etsi_ipr",
    "cnipa_publication",
    "google_patents",
    "google_patents_page",
    "incopat",
    "lens",
    "marec",
    "patsnap",
    "pool_list",
    "qianglian_jsonl",
    "table",
    "uspto_greenbook",
    "uspto_odp",
    "uspto_pap",
    "uspto_patdoc",
    "uspto_xml",
)
GROUP = "qianglian.sources"
CERTAIN = 0.5
"""Confidence from which a file counts as recognised."""


def names() -> list[str]:
    """All formats: ours, then those of installed packages."""
    return [*FORMATS, *sorted(point.name for point in entry_points(group=GROUP) if point.name not in FORMATS)]


@lru_cache(maxsize=64)
def source(name: str) -> Source:
    """The format of this name; raises `UnknownFormat`."""
    if name in FORMATS:
        found = import_module(f"qianglian.sources.formats.{name}").SOURCE
    else:
        points = [point for point in entry_points(group=GROUP) if point.name == name]
        found = points[0].load() if points else None
    if not isinstance(found, Source):
        listed = ", ".join(names())
        raise UnknownFormat(
            Text(
                zh=f"没有名为 {name} 的格式。现有：{listed}。",
                en=f"There is no format {name}. There are: {listed}.",
            )
        )
    return found


def sources() -> list[Source]:
    """All formats, loaded."""
    return [source(name) for name in names()]


def recognise(path: Path, options: ReadOptions | None = None) -> list[tuple[Source, float]]:
    """The formats that this file may be in, the likeliest first. Raises what opening it raises."""
    return _recognised(path, options)[0]


def _recognised(path: Path, options: ReadOptions | None) -> tuple[list[tuple[Source, float]], Sample]:
    """The formats, and what they were told by: a table that nobody knows does not hide the XML behind it."""
    first: tuple[list[tuple[Source, float]], Sample] | None = None
    with closing(samples(path, options)) as found:
        for seen in found:
            ranked = _ranked(seen)
            if ranked and ranked[0][1] >= CERTAIN:
                return ranked, seen
            first = first or (ranked, seen)
    return first or ([], Sample(path, "unknown"))


def _ranked(seen: Sample) -> list[tuple[Source, float]]:
    found = [(one, one.recognise(seen)) for one in sources()]
    return sorted(((one, sure) for one, sure in found if sure > 0), key=lambda pair: (-pair[1], pair[0].name))


def read(path: Path, options: ReadOptions | None = None, format: str | None = None) -> tuple[Source, Reading]:
    """Read a file: by the format named, by a mapping where one is given, else by what its content shows.

    Raises `UnknownFormat` when nothing fits, and what opening the file raises.
    """
    options = options or ReadOptions()
    if format is None and options.mapping is not None:
        format = "table"
    if format is not None:
        chosen = source(format)
        return chosen, chosen.read(path, options)
    ranked, seen = _recognised(path, options)
    if not ranked or ranked[0][1] < CERTAIN:
        raise _unknown(path, seen)
    chosen = ranked[0][0]
    return chosen, chosen.read(path, options)


def _unknown(path: Path, seen: Sample) -> UnknownFormat:
    header = ", ".join(name for name in seen.header[:12] if name)[:300]
    if seen.container == "delimited" and header[:1] in ("{", "["):
        return _one_json_document(path, header)
    return UnknownFormat(
        Text(
            zh=f"无法识别 {file_name(path)} 的格式（{seen.container}）。看到的列：{header or '无'}。",
            en=f"The format of {file_name(path)} is not known ({seen.container}). Columns seen: {header or 'none'}.",
        ),
        hint=Text(
            zh=f"运行 qianglian sources guess {path} 得到列映射建议，再用 --mapping 导入。",
            en=f"Run qianglian sources guess {path} for a column mapping, then import with --mapping.",
        ),
        header=header,
    )


def _one_json_document(path: Path, header: str) -> UnknownFormat:
    """JSON over several lines is somebody's own rendering of an answer: no office and no vendor writes it so."""
    return UnknownFormat(
        Text(
            zh=f"{file_name(path)} 的内容是跨多行的一个 JSON 文档，不是 XML，也不是每行一个对象的 JSON Lines。",
            en=f"{file_name(path)} holds one JSON document over several lines: neither XML nor JSON Lines.",
        ),
        hint=Text(
            zh="请导入数据库给出的原始 XML，或改存为每行一个对象后用列映射导入。",
            en="Import the database's own XML, or write one object a line and import by a column mapping.",
        ),
        header=header,
    )
