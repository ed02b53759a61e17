"""PatSnap 智慧芽: xlsx or csv with Chinese headers. Inventors are split on the bar, never on the comma."""

from __future__ import annotations

from pathlib import Path

from qianglian.model.publication import LegalEvent, LegalStatus
from qianglian.model.text import Text
from qianglian.sources.cells import Use, extra
from qianglian.sources.contract import Reading, ReadOptions, Sample, Source
from qianglian.sources.draft import Draft
from qianglian.sources.layout import Layout, by_own_names, layout_columns, normal_name, share_known
from qianglian.sources.reading import read_table
from qianglian.sources.usual_terms import UNDER_CONTRACT

BAR = ("|",)

COLUMNS = {
    "序号": Use("sequence"),
    "公开(公告)号": Use("number"),
    "申请号": Use("application"),
    "申请日": Use("filing_date"),
    "公开(公告)日": Use("publication_date"),
    "授权日": Use("grant_date"),
    "授权公告日": Use("grant_date"),
    "失效日": Use("expiry_date"),
    "预估到期日": extra(),
    "标题": Use("title"),
    "标题(译)(简体中文)": Use("title", lang="zh", translated=True),
    "标题(译)(English)": Use("title", lang="en", translated=True),
    "摘要": Use("abstract"),
    "摘要(译)(简体中文)": Use("abstract", lang="zh", translated=True),
    "摘要(译)(English)": Use("abstract", lang="en", translated=True),
    "权利要求": Use("claims"),
    "[标]当前申请(专利权)人": Use("owners", split=BAR),
    "当前申请(专利权)人": Use("owners", split=BAR),
    "[标]原始申请(专利权)人": Use("applicants", split=BAR),
    "原始申请(专利权)人": Use("applicants", split=BAR),
    "发明人": Use("inventors", split=BAR),
    "代理机构": Use("agents", split=BAR),
    "IPC分类号": Use("ipc"),
    "IPC主分类号": Use("ipc_main"),
    "CPC分类号": Use("cpc"),
    "CPC主分类号": Use("cpc_main"),
    "LOC分类号": Use("loc"),
    "UPC分类号": extra(),
    "优先权国家/地区": Use("priority_countries", split=BAR),
    "优先权号": Use("priority_numbers", split=BAR),
    "优先权日": Use("priority_dates", split=BAR),
    "专利类型": Use("patent_type"),
    "受理局": Use("country"),
    "法律状态/事件": Use("status"),
    "简单法律状态": Use("status"),
    "INPADOC法律状态": Use("events"),
    "被引用专利": Use("cited_by", split=BAR),
    "引用专利": Use("citations", split=BAR),
    "被引用专利数量": Use("cited_by_count"),
    "简单同族": Use("families", split=BAR, scheme="simple"),
    "INPADOC同族": Use("families", split=BAR, scheme="inpadoc"),
    "简单同族专利申请数量": Use("family_size"),
    "[标]技术问题短语": extra(),
    "[标]技术功效短语": extra(),
    "SEP信息": extra(),
    "诉讼案件数": extra(),
    "非专利引用文献数量": extra(),
    "引用专利数量": extra(),
    "发明人数量": extra(),
    "当前申请(专利权)人数量": extra(),
    "简单同族被引用专利总数": extra(),
    "3年内被引用次数": extra(),
    "5年内被引用次数": extra(),
    "INPADOC同族专利申请数量": extra(),
    "INPADOC同族被引用专利总数": extra(),
    "PatSnap同族专利申请数量": extra(),
    "PatSnap同族被引用专利总数": extra(),
}
"""Columns of a genuine export of 2022 and of the vendor's published lists."""

OWN = frozenset(
    map(
        normal_name,
        ("[标]当前申请(专利权)人", "[标]原始申请(专利权)人", "法律状态/事件", "INPADOC法律状态", "受理局"),
    )
)
"""Names that no other vendor uses."""


def _finish(draft: Draft) -> None:
    """``授权 | 一案双申 | 权利转移``: the first word is the state, those after it are events without a date."""
    status = draft.publication.status
    if status is None or "|" not in status.as_given:
        return
    state, *happened = (word.strip() for word in status.as_given.split("|"))
    draft.publication.status = LegalStatus(status.state, state)
    said = tuple(LegalEvent(None, word) for word in happened if word)
    draft.publication.events = (*draft.publication.events, *said)


LAYOUT = Layout(layout_columns(COLUMNS), finish=_finish)


_COMMON = frozenset(map(normal_name, ("公开(公告)号", "申请日", "公开(公告)日")))


def recognise(sample: Sample) -> float:
    """Two of the vendor's own names make it certain; one with the common ones, likely."""
    return by_own_names(sample, OWN, share_known(sample, _COMMON), 0.99)


def read(path: Path, options: ReadOptions) -> Reading:
    """All rows of all sheets."""
    return read_table(path, options, LAYOUT)


SOURCE = Source(
    name="patsnap",
    title=Text(zh="智慧芽 PatSnap 导出表", en="PatSnap export"),
    database="PatSnap",
    rank=40,
    terms=UNDER_CONTRACT,
    recognise=recognise,
    read=read,
)
