"""The fields of the query language: one table of their names, in every spelling that people use."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal
from unicodedata import normalize

from qianglian.model.text import Text
from qianglian.query.tree import TextField

Kind = Literal["text", "class", "date", "value", "node"]

DEFAULT_FIELDS: tuple[TextField, ...] = ("ti", "ab", "cl")
"""Where a word is looked for that names no field."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its name in our language, what a query may say of it, and its other spellings."""

    name: str
    kind: Kind
    label: Text
    aliases: tuple[str, ...]
    example: str
    fields: tuple[TextField, ...] = ()
    """The text fields that it stands for."""


FIELDS: tuple[Field, ...] = (
    Field(
        "ti", "text", Text(zh="标题", en="Title"), ("标题", "名称", "发明名称", "title"), "ti:锂电池", ("ti",)
    ),
    Field(
        "ab", "text", Text(zh="摘要", en="Abstract"), ("摘要", "abstract"), 'ab:"solid electrolyte"', ("ab",)
    ),
    Field(
        "cl",
        "text",
        Text(zh="权利要求", en="Claims"),
        ("权利要求", "权利要求书", "claims"),
        "cl:隔膜",
        ("cl",),
    ),
    Field(
        "tac",
        "text",
        Text(zh="标题、摘要和权利要求", en="Title, abstract and claims"),
        ("标题摘要权利要求", "全部文本"),
        "tac:(正极 AND 涂层)",
        DEFAULT_FIELDS,
    ),
    Field(
        "tab", "text", Text(zh="标题和摘要", en="Title and abstract"), ("标题摘要",), "tab:bat*", ("ti", "ab")
    ),
    Field("ap", "text", Text(zh="申请人", en="Applicant"), ("申请人", "applicant"), "ap:大学", ("ap",)),
    Field("in", "text", Text(zh="发明人", en="Inventor"), ("发明人", "设计人", "inventor"), "in:王", ("in",)),
    Field(
        "ipc",
        "class",
        Text(zh="国际专利分类", en="International Patent Classification"),
        ("分类号", "国际分类", "ipc分类号", "国际专利分类"),
        "ipc:(H01M10/052 OR H01M4/13*)",
    ),
    Field(
        "cpc",
        "class",
        Text(zh="联合专利分类", en="Cooperative Patent Classification"),
        ("联合分类", "cpc分类号"),
        "cpc:Y02E60/10",
    ),
    Field(
        "loc",
        "class",
        Text(zh="洛迦诺分类", en="Locarno Classification"),
        ("洛迦诺分类", "外观设计分类"),
        "loc:14-03",
    ),
    Field(
        "pd",
        "date",
        Text(zh="公开（公告）日", en="Publication date"),
        ("公开日", "公告日", "公开公告日", "公开（公告）日"),
        "pd:2015..2019",
    ),
    Field("fd", "date", Text(zh="申请日", en="Filing date"), ("申请日", "ad"), "fd:>=2015-06"),
    Field("gd", "date", Text(zh="授权日", en="Grant date"), ("授权日", "授权公告日"), "gd:[2015 TO 2019]"),
    Field("pr", "date", Text(zh="优先权日", en="Priority date"), ("优先权日", "最早优先权日"), "pr:..2019"),
    Field(
        "pn",
        "value",
        Text(zh="公开（公告）号", en="Publication number"),
        ("公开号", "公告号", "公开公告号", "公开（公告）号"),
        "pn:CN1065*",
    ),
    Field("an", "value", Text(zh="申请号", en="Application number"), ("申请号",), "an:200920194832.6"),
    Field(
        "st", "value", Text(zh="法律状态", en="Legal state"), ("法律状态", "状态", "status"), "st:有效|审中"
    ),
    Field("lang", "value", Text(zh="语言", en="Language"), ("语言", "文种", "language"), "lang:zh"),
    Field(
        "office",
        "value",
        Text(zh="受理局", en="Office"),
        ("受理局", "公开国", "公开国家", "国家", "country"),
        "office:WO",
    ),
    Field("kind", "value", Text(zh="文献种类代码", en="Kind code"), ("文献种类", "文献代码"), "kind:A1"),
    Field("type", "value", Text(zh="专利类型", en="Patent type"), ("专利类型", "类型"), "type:发明"),
    Field("batch", "value", Text(zh="批次", en="Batch"), ("批次",), "batch:b1"),
    Field(
        "node",
        "node",
        Text(zh="产业链节点", en="Node of an industrial chain"),
        ("节点", "产业链节点"),
        'node:"动力电池"',
    ),
)


def spelling(name: str) -> str:
    """A field's name as it is looked up: full width, case and spaces do not count."""
    return normalize("NFKC", normalize("NFKC", name).casefold()).replace(" ", "")


_BY_NAME = {spelling(name): field for field in FIELDS for name in (field.name, *field.aliases)}
BY_NAME: dict[str, Field] = {field.name: field for field in FIELDS}


def find(name: str) -> Field | None:
    """The field that somebody calls ``name``, if any."""
    return _BY_NAME.get(spelling(name))


def nearest(name: str) -> Field | None:
    """The field somebody may have meant by a misspelt ``name``."""
    close = get_close_matches(spelling(name), _BY_NAME, n=1, cutoff=0.6)
    return _BY_NAME[close[0]] if close else None
