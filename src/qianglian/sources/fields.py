"""The fields that a column can fill, each with how its cells are read.

A format is a table {column: `Use`}; `setter` turns one such line into a function that is called per cell.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from qianglian.model.classification import cpc_symbol, ipc_symbol, loc_class
from qianglian.model.text import Text
from qianglian.sources.cells import Setter, Use
from qianglian.sources.draft import Draft
from qianglian.sources.raw import Cell
from qianglian.sources.setters_facts import (
    set_application,
    set_citations,
    set_claims,
    set_count,
    set_events,
    set_extra,
    set_families,
    set_held_list,
    set_holder_ids,
    set_identifier,
    set_number,
    set_plain,
    set_sequence,
    set_status,
    set_type,
)
from qianglian.sources.setters_text import (
    set_any_class,
    set_classes,
    set_date,
    set_main_class,
    set_parties,
    set_titles,
)


@dataclass(frozen=True, slots=True)
class Field:
    """One field that a column can fill: its name for people, and what makes a setter for a column."""

    title: Text
    make: Callable[[str, Use], Setter]
    listed: bool = False


FIELDS: dict[str, Field] = {
    "number": Field(Text(zh="公开（公告）号", en="Publication number"), set_number),
    "country": Field(Text(zh="公开国别", en="Country or region of publication"), set_plain("country")),
    "kind": Field(Text(zh="文献种类代码", en="Kind code"), set_plain("kind")),
    "identifier": Field(Text(zh="供应商记录号", en="Vendor's record id"), set_identifier),
    "application": Field(Text(zh="申请号", en="Application number"), set_application),
    "patent_type": Field(Text(zh="专利类型", en="Patent type"), set_type),
    "sequence": Field(Text(zh="序号", en="Running number"), set_sequence),
    "series": Field(Text(zh="序号所属的表", en="What the running number counts"), set_plain("series")),
    "title": Field(Text(zh="标题", en="Title"), set_titles("titles")),
    "abstract": Field(Text(zh="摘要", en="Abstract"), set_titles("abstracts")),
    "claims": Field(Text(zh="权利要求", en="Claims"), set_claims),
    "filing_date": Field(Text(zh="申请日", en="Filing date"), set_date("filing_date")),
    "publication_date": Field(Text(zh="公开（公告）日", en="Publication date"), set_date("publication_date")),
    "grant_date": Field(Text(zh="授权公告日", en="Grant date"), set_date("grant_date")),
    "priority_date": Field(Text(zh="最早优先权日", en="Earliest priority date"), set_date("priority_date")),
    "expiry_date": Field(Text(zh="到期日", en="Expiry date"), set_date("expiry_date")),
    "applicants": Field(Text(zh="申请人", en="Applicants"), set_parties("applicants"), True),
    "applicant_addresses": Field(Text(zh="申请人地址", en="Addresses"), set_held_list("addresses"), True),
    "applicant_countries": Field(
        Text(zh="申请人国别", en="Applicants' countries"), set_held_list("countries"), True
    ),
    "applicant_ids": Field(
        Text(zh="统一社会信用代码", en="Unified social credit codes"), set_holder_ids, True
    ),
    "owners": Field(Text(zh="当前权利人", en="Current owners"), set_parties("owners"), True),
    "inventors": Field(Text(zh="发明人", en="Inventors"), set_parties("inventors"), True),
    "agents": Field(Text(zh="代理机构或代理人", en="Agents"), set_parties("agents"), True),
    "ipc": Field(Text(zh="IPC 分类号", en="IPC"), set_classes("ipc", ipc_symbol)),
    "ipc_main": Field(Text(zh="IPC 主分类号", en="Main IPC"), set_main_class("ipc", ipc_symbol)),
    "cpc": Field(Text(zh="CPC 分类号", en="CPC"), set_classes("cpc", cpc_symbol)),
    "cpc_main": Field(Text(zh="CPC 主分类号", en="Main CPC"), set_main_class("cpc", cpc_symbol)),
    "loc": Field(Text(zh="洛迦诺分类号", en="Locarno class"), set_classes("loc", loc_class)),
    "classes": Field(Text(zh="IPC 或洛迦诺分类号", en="IPC or Locarno class"), set_any_class),
    "priority_numbers": Field(
        Text(zh="优先权号", en="Priority numbers"), set_held_list("priority_numbers"), True
    ),
    "priority_countries": Field(
        Text(zh="优先权国家/地区", en="Priority countries"), set_held_list("priority_countries"), True
    ),
    "priority_dates": Field(Text(zh="优先权日", en="Priority dates"), set_held_list("priority_dates"), True),
    "families": Field(Text(zh="同族", en="Family"), set_families, True),
    "citations": Field(Text(zh="引证", en="Citations"), set_citations("citations"), True),
    "cited_by": Field(Text(zh="被引证", en="Cited by"), set_citations("cited_by"), True),
    "cited_by_count": Field(Text(zh="被引证次数", en="Times cited"), set_count("cited_by_count")),
    "family_size": Field(Text(zh="同族数", en="Family size"), set_count("family_size")),
    "status": Field(Text(zh="法律状态", en="Legal status"), set_status),
    "events": Field(Text(zh="法律事件", en="Legal events"), set_events),
    "extra": Field(Text(zh="按原列名保留", en="Kept by its own name"), set_extra),
}


def setter(column: str, use: Use, fields: Mapping[str, Field] = FIELDS) -> Setter | None:
    """What is called with each cell of ``column``; None for an ignored one."""
    if use.field == "ignored":
        return None
    put = fields[use.field].make(column, use)
    return _without_noise(put, column, use.noise) if use.noise else put


def _without_noise(put: Setter, column: str, noise: str) -> Setter:
    def cleaned(draft: Draft, value: Cell) -> None:
        if type(value) is str and noise in value:
            draft.remark("mojibake", column, value)
            value = value.replace(noise, "")
        put(draft, value)

    return cleaned
