"""incoPat: xlsx or csv, often many batches of at most 500 rows; up to about 214 columns.

No genuine export was at hand: the column names are those of public recognisers and samples.
"""

from __future__ import annotations

import re
from pathlib import Path

from qianglian.model.text import Text
from qianglian.sources.acts import Act, acts_in, dated_events
from qianglian.sources.cells import Use, extra
from qianglian.sources.contract import Reading, ReadOptions, Sample, Source
from qianglian.sources.draft import Draft
from qianglian.sources.layout import Layout, by_own_names, layout_columns, normal_name, share_known
from qianglian.sources.reading import read_table
from qianglian.sources.usual_terms import UNDER_CONTRACT

LIST = (";", "；")
NAMES = (";", "；", "|")
MIXED = re.compile(r"[;；,，]+")
"""新兴产业分类 mixes its separators."""
EMERGING = "新兴产业分类"

COLUMNS = {
    "序号": Use("sequence"),
    "公开(公告)号": Use("number"),
    "申请号": Use("application"),
    "申请日": Use("filing_date"),
    "公开(公告)日": Use("publication_date"),
    "授权公告日": Use("grant_date"),
    "失效日": Use("expiry_date"),
    "预估到期日": extra(),
    "专利类型": Use("patent_type"),
    "公开国别": Use("country"),
    "标题": Use("title"),
    "标题(中文)": Use("title", lang="zh"),
    "标题(英文)": Use("title", lang="en"),
    "标题(翻译)": Use("title", translated=True),
    "标题(小语种原文)": Use("title"),
    "摘要": Use("abstract"),
    "摘要(中文)": Use("abstract", lang="zh"),
    "摘要(英文)": Use("abstract", lang="en"),
    "摘要(翻译)": Use("abstract", translated=True),
    "摘要(小语种原文)": Use("abstract"),
    "权利要求": Use("claims"),
    "首项权利要求": Use("claims"),
    "IPC主分类号": Use("ipc_main"),
    "IPC主分类": Use("ipc_main"),
    "IPC": Use("ipc"),
    "CPC": Use("cpc"),
    "洛迦诺分类号": Use("loc"),
    "国民经济分类": extra(),
    EMERGING: extra(),
    "申请人": Use("applicants", split=NAMES),
    "标准化申请人": extra(),
    "当前权利人": Use("owners", split=NAMES),
    "标准化当前权利人": extra(),
    "申请人类型": extra(),
    "申请人地址": Use("applicant_addresses", split=NAMES),
    "申请人国别代码": Use("applicant_countries", split=NAMES),
    "申请人省市代码": extra(),
    "中国申请人地市": extra(),
    "中国申请人区县": extra(),
    "工商统一社会信用代码": Use("applicant_ids", split=NAMES, scheme="uscc"),
    "发明人": Use("inventors", split=NAMES),
    "发明(设计)人": Use("inventors", split=NAMES),
    "代理机构": Use("agents", split=NAMES),
    "优先权号": Use("priority_numbers", split=LIST),
    "优先权日": Use("priority_dates", split=LIST),
    "优先权国别": Use("priority_countries", split=LIST),
    "简单同族": Use("families", split=LIST, scheme="simple_members"),
    "简单同族ID": Use("families", scheme="simple"),
    "简单同族个数": Use("family_size"),
    "扩展同族": Use("families", split=LIST, scheme="extended_members"),
    "扩展同族ID": Use("families", scheme="extended"),
    "扩展同族个数": extra(),
    "DocDB同族": Use("families", split=LIST, scheme="docdb_members"),
    "DocDB同族ID": Use("families", scheme="docdb"),
    "DocDB同族个数": extra(),
    "同族国家/地区": extra(),
    "引证": Use("citations", split=LIST),
    "引证专利": Use("citations", split=LIST),
    "被引证": Use("cited_by", split=LIST),
    "被引证专利": Use("cited_by", split=LIST),
    "被引证次数": Use("cited_by_count"),
    "家族引证": extra(),
    "家族被引证次数": extra(),
    "专利有效性": Use("status"),
    "当前法律状态": extra(),
    "法律事件": extra(),
    "一案双申": extra(),
    **{
        name: extra()
        for name in (
            "转让人 受让人 转让执行日 许可人 被许可人 许可类型 许可备案日期 出质人 质权人 质押期限 "
            "诉讼原告 诉讼被告 诉讼类型 无效请求人 复审决定 海关备案 标准类型 标准项目 标准号 "
            "技术功效1级 技术功效2级 技术功效3级 TRIZ参数 合享价值度 技术稳定性 技术先进性 保护范围 首权字数 独权数"
        ).split()
    },
}

OWN = frozenset(
    map(
        normal_name,
        "公开国别 标准化申请人 标准化当前权利人 合享价值度 专利有效性 新兴产业分类 IPC主分类".split(),
    )
)
"""Names that no other vendor uses."""


ACTS = (
    Act("转让", "转让执行日", ("转让人", "受让人")),
    Act("许可", "许可备案日期", ("许可人", "被许可人", "许可类型")),
    Act("质押", "质押期限", ("出质人", "质权人")),
)
"""Acts of which the export gives the day. Of a lawsuit (诉讼) it gives none: those columns stay columns."""


def _finish(draft: Draft) -> None:
    """Give 新兴产业分类 one separator, and put the acts together; the columns keep their names and words."""
    kept = draft.publication.extra
    happened = acts_in(kept, ACTS, LIST) if kept else []
    if "法律事件" in kept:
        happened += dated_events(kept["法律事件"])
    if happened:
        draft.publication.events = (*draft.publication.events, *happened)
    if EMERGING in kept:
        kept[EMERGING] = "; ".join(part.strip() for part in MIXED.split(kept[EMERGING]) if part.strip())


LAYOUT = Layout(layout_columns(COLUMNS), finish=_finish)


_COMMON = frozenset(map(normal_name, ("公开(公告)号", "申请号", "申请日")))


def recognise(sample: Sample) -> float:
    """Two of the vendor's own names, with the common ones, make it certain."""
    return by_own_names(sample, OWN, share_known(sample, _COMMON))


def read(path: Path, options: ReadOptions) -> Reading:
    """All rows of all sheets."""
    return read_table(path, options, LAYOUT)


SOURCE = Source(
    name="incopat",
    title=Text(zh="incoPat 合享导出表", en="incoPat export"),
    database="incoPat",
    rank=40,
    terms=UNDER_CONTRACT,
    recognise=recognise,
    read=read,
    verified=False,
)
