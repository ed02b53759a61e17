"""A proposed column mapping for a table that nobody has described: from its names, then from its values."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from qianglian.model.classification import ipc_symbol, loc_class, split_classes
from qianglian.model.dates import BadDate, parse_date
from qianglian.model.errors import UnknownFormat
from qianglian.model.numbers import PublicationNumber, publication_number
from qianglian.model.numbers.st3 import CODES
from qianglian.model.text import Text
from qianglian.sources.cells import as_text
from qianglian.sources.contract import ReadOptions, Sample
from qianglian.sources.fields import FIELDS
from qianglian.sources.file_names import file_name
from qianglian.sources.layout import HEADER_WITHIN, named, normal_name
from qianglian.sources.mapping import VERSION
from qianglian.sources.raw import Cell
from qianglian.sources.sampling import sample

NAMES: dict[str, str] = {
    "number": "公开(公告)号 公开公告号 公开号 公开号码 公告号 公告号码 授权公告号 专利号 文献号 "
    "publication_number pub_number pub_no publicationnumber pn "
    "patent_number patentnumber patent_no patno document_number doc_number publn_nr",
    "application": "申请号 专利申请号 application_number app_number applicationnumber app_no appln_nr filing_number",
    "country": "公开国别 国别 国家 国家/地区 受理局 country pub_country jurisdiction office authority publn_auth",
    "kind": "文献种类 文献类型 公开类型代码 kind kind_code pub_kind publn_kind",
    "title": "标题 名称 发明名称 专利名称 专利标题 题名 title invention_title name",
    "abstract": "摘要 文摘 摘要内容 abstract summary",
    "claims": "权利要求 权利要求书 主权项 首项权利要求 claims first_claim",
    "filing_date": "申请日 申请日期 filing_date app_date application_date filed",
    "publication_date": "公开(公告)日 公开公告日 公开日 公告日 公开日期 pub_date publication_date published date",
    "grant_date": "授权日 授权公告日 grant_date granted issue_date",
    "priority_date": "最早优先权日 优先权日 priority_date earliest_priority_date",
    "expiry_date": "失效日 到期日 届满日 expiry_date expiration_date",
    "applicants": "申请人 申请(专利权)人 原始申请人 专利权人 applicants applicant assignee assignees patentee owner",
    "applicant_addresses": "地址 申请人地址 address applicant_address",
    "applicant_ids": "统一社会信用代码 工商统一社会信用代码 uscc",
    "owners": "当前权利人 当前申请(专利权)人 当前专利权人 owners current_owner current_assignee",
    "inventors": "发明人 发明(设计)人 设计人 inventors inventor inventor_names",
    "agents": "代理机构 代理人 专利代理机构 agents agent attorney",
    "ipc": "ipc ipc分类号 国际专利分类号 国际分类号 分类号 ipcs ipc_codes int.cl. int_cl ipcr",
    "ipc_main": "ipc主分类号 主分类号 ipc主分类 main_ipc ipc_main",
    "cpc": "cpc cpc分类号 cpc_codes cpcs",
    "loc": "洛迦诺分类号 外观设计分类号 loc loc_class",
    "patent_type": "专利类型 类型 patent_type",
    "status": "法律状态 当前法律状态 专利有效性 简单法律状态 legal_status status",
    "families": "简单同族 同族 family family_id simple_family",
    "family_size": "同族数量 简单同族个数 family_size",
    "citations": "引证专利 引用专利 引证 citations cited_patents",
    "cited_by": "被引证专利 被引用专利 被引证 cited_by",
    "cited_by_count": "被引证次数 被引用次数 被引用专利数量 cited_by_count times_cited",
    "priority_numbers": "优先权号 priority_numbers priority",
    "sequence": "序号 编号 # no no. item index",
    "identifier": "lens_id record_id id",
}
"""Names that columns go by, Chinese and English, by the field that they fill."""

SYNONYMS = {
    normal_name(word).replace("_", ""): filled for filled, words in NAMES.items() for word in words.split()
}

SEPARATORS = (";;", " | ", "|", "；", ";", "\n", "、")


@dataclass(frozen=True, slots=True)
class Form:
    """A form of values that tells a field without its name.

    ``enough``: the share of a column's values that must have it; ``least``: the values needed to tell.
    """

    fits: Callable[[str], bool]
    enough: float = 0.8
    least: int = 3


SURE_FROM = 3
"""Values from which a vote counts in full: of one row alone little can be said."""

NO_IDENTITY = Text(
    zh="没有找到公开（公告）号列：请把其中一列改为 number（或 identifier），否则不能用于导入。",
    en="No column of publication numbers was found: set one to number (or identifier); till then it is refused.",
)


@dataclass(frozen=True, slots=True)
class Reason:
    """What a column was taken for, how sure that is (0 to 1), and why."""

    column: str
    field: str
    confidence: float
    why: Text


@dataclass(frozen=True, slots=True)
class Guess:
    """A proposed mapping as YAML text, with the reason for each column; ``confidence`` is of its number column.

    ``warnings``: what must be mended before the mapping can be used.
    """

    yaml: str
    reasons: tuple[Reason, ...]
    confidence: float
    warnings: tuple[Text, ...] = ()


def guess(path: Path, options: ReadOptions | None = None) -> Guess:
    """Propose a mapping for a file. Raises `UnknownFormat` where there is no table, and what opening raises."""
    seen = sample(path, options, rows=200)
    names, columns = _columns(seen)
    if not names:
        raise UnknownFormat(
            Text(zh=f"{file_name(path)} 中没有找到表格。", en=f"There is no table in {file_name(path)}."),
            hint=Text(
                zh="支持 xlsx、csv、tsv、JSON Lines。", en="Readable are xlsx, csv, tsv and JSON Lines."
            ),
        )
    reasons = _settled([_reason(name, values) for name, values in zip(names, columns, strict=True)])
    identities = [one.confidence for one in reasons if one.field in ("number", "identifier")]
    warnings = () if identities else (NO_IDENTITY,)
    written = _write(path, reasons, dict(zip(names, columns, strict=True)), warnings)
    return Guess(written, reasons, max(identities, default=0.0), warnings)


def _columns(seen: Sample) -> tuple[list[str], list[list[Cell]]]:
    """The names of the columns, and the values of each in the sample."""
    if seen.container == "jsonl":
        names = list(seen.header)
        return names, [[as_cell(item.get(name)) for item in seen.objects] for name in names]
    if not seen.rows:
        return [], []
    at = _header_row(seen.rows)
    names = named(seen.rows[at])
    rows = seen.rows[at + 1 :]
    return names, [[row[place] if place < len(row) else None for row in rows] for place in range(len(names))]


def as_cell(value: object) -> Cell:
    """A JSON value as a cell."""
    return value if isinstance(value, str | int | float | list | dict) else None


def _header_row(rows: Sequence[Sequence[str]]) -> int:
    """The row with most known names; without any, the first with as many cells as most rows have."""
    counts = [sum(_by_name(cell) != "" for cell in row) for row in rows[:HEADER_WITHIN]]
    if max(counts) > 0:
        return counts.index(max(counts))
    widths = [sum(bool(cell) for cell in row) for row in rows]
    usual = max(set(widths), key=widths.count)
    return next(place for place, width in enumerate(widths) if width >= usual)


def _by_name(name: str) -> str:
    folded = normal_name(name).replace("_", "").replace("[标]", "")
    return SYNONYMS.get(folded, "")


def _reason(name: str, values: Sequence[Cell]) -> Reason:
    given = [value for value in values if value not in (None, "", "-", [])]
    by_name = _by_name(name)
    by_value, share = _by_values(given)
    if by_name == "identifier" and by_value == "number":
        by_name = "number"
    if by_name:
        return _named(name, by_name, by_value, share)
    if by_value:
        label = FIELDS[by_value].title
        why = Text(
            zh=f"列名未知，但 {share:.0%} 的值形如{label.zh}",
            en=f"unknown name, but {share:.0%} of its values look like: {label.en}",
        )
        weight = min(len(given), SURE_FROM) / SURE_FROM
        return Reason(name, by_value, round(0.6 * share * weight, 2), why)
    return Reason(name, "extra", 0.0, Text(zh="未知，按原列名保留", en="unknown: kept by its own name"))


def _named(name: str, by_name: str, by_value: str, share: float) -> Reason:
    agrees = by_value == by_name or (by_value.endswith("_date") and by_name.endswith("_date"))
    sure = 0.95 if agrees else 0.8
    words = Text(zh=f"列名「{name}」", en=f"the name “{name}”")
    if agrees:
        words = Text(
            zh=f"{words.zh}，且 {share:.0%} 的值相符", en=f"{words.en}, and {share:.0%} of its values agree"
        )
    return Reason(name, by_name, sure, words)


FORMS: dict[str, Form] = {
    "publication_date": Form(lambda text: not isinstance(parse_date(text), BadDate | None), 0.5, 1),
    "number": Form(lambda text: _is_number(text), 0.5, 1),
    "ipc": Form(
        lambda text: any(len(ipc_symbol(part) or "") > 4 for part in split_classes(text)[:3]), 0.5, 1
    ),
    "loc": Form(lambda text: loc_class(text) is not None and len(text) < 16),
    "country": Form(lambda text: text in CODES),
}
"""Forms that tell a field without its name, the more telling first."""

_APPLICATION = re.compile(r"\.[0-9Xx]$")
"""The check digit of a Chinese application number, which no publication number has."""


def _is_number(text: str) -> bool:
    found = publication_number(text)
    if not isinstance(found, PublicationNumber) or _APPLICATION.search(text.strip()):
        return False
    return bool(found.country) and len(found.number) >= 5


def _by_values(values: Sequence[Cell]) -> tuple[str, float]:
    """The field that most values vote for, and their share; "" where no form has enough of them."""
    texts = [as_text(value) for value in values[:100]]
    votes = {
        filled: sum(map(form.fits, texts)) / len(texts)
        for filled, form in FORMS.items()
        if len(texts) >= form.least
    }
    best = max(votes, key=votes.__getitem__, default="")
    return (best, votes[best]) if best and votes[best] >= FORMS[best].enough else ("", 0.0)


def _settled(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    """One column for each field that takes one: the surest keeps it, the others are kept by their own names."""
    once = {name for name, kind in FIELDS.items() if not kind.listed} - {
        "title",
        "abstract",
        "extra",
        "ipc",
        "cpc",
    }
    best: dict[str, Reason] = {}
    for reason in reasons:
        held = best.get(reason.field)
        if held is None or reason.confidence > held.confidence:
            best[reason.field] = reason
    return tuple(
        reason
        if reason.field not in once or best[reason.field] is reason
        else _second(reason, best[reason.field])
        for reason in reasons
    )


def _second(reason: Reason, first: Reason) -> Reason:
    label = FIELDS[reason.field].title
    why = Text(
        zh=f"像{label.zh}，但该字段已由「{first.column}」填写",
        en=f"looks like {label.en}, which “{first.column}” fills already",
    )
    return Reason(reason.column, "extra", 0.0, why)


def _write(
    path: Path, reasons: Sequence[Reason], values: dict[str, list[Cell]], warnings: Sequence[Text]
) -> str:
    """The mapping as YAML: warnings at its head, each reason as a comment above its column."""
    lines = [
        f"# Proposed for {' '.join(file_name(path).split())}. Look at every line: the names were guessed.",
        *(f"# {said}" for warning in warnings for said in (warning.zh, warning.en)),
        f"version: {VERSION}",
        "name: table",
        'database: ""',
        'share: "no"',
        "columns:",
    ]
    for reason in reasons:
        lines.append(f"  # {' '.join(reason.why.en.split())} ({reason.confidence:.2f})")
        lines.append(f"  {_scalar(reason.column)}: {_use(reason, values[reason.column])}")
    return "\n".join(lines) + "\n"


def _use(reason: Reason, values: Sequence[Cell]) -> str:
    if reason.field == "identifier":
        return f"{{field: identifier, scheme: {_scalar(reason.column)}}}"
    if not FIELDS[reason.field].listed or any(isinstance(value, list) for value in values):
        return reason.field
    separator = _separator([as_text(value) for value in values if value])
    return f"{{field: {reason.field}, split: {_scalar(separator)}}}" if separator else reason.field


def _separator(texts: Sequence[str]) -> str:
    """The separator that most values hold, the longer first; a comma is never guessed: it stands in names."""
    counts = {separator: sum(separator in text for text in texts) for separator in SEPARATORS}
    best = max(SEPARATORS, key=lambda separator: counts[separator])
    return (best.strip(" ") or best) if counts[best] else ""


def _scalar(text: str) -> str:
    """A text as YAML writes it on one line."""
    return yaml.safe_dump(text, allow_unicode=True, default_style='"', width=10**6).strip()
