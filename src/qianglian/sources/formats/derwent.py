"""Derwent Innovation: csv or xlsx, English or Chinese headers; lists are separated by `` | `` or line breaks.

Beside what the office says stands what Derwent's editors write (DWPI: titles, abstracts, families). No genuine
file was at hand: the column names are those of public readers and descriptions of exports.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from qianglian.model.classification import cpc_symbol, ipc_symbol
from qianglian.model.text import Text
from qianglian.sources.cells import Use, extra, ignored
from qianglian.sources.contract import Reading, ReadOptions, Sample, Source
from qianglian.sources.fields import FIELDS
from qianglian.sources.layout import Layout, by_own_names, layout_columns, normal_name, share_known
from qianglian.sources.reading import read_table
from qianglian.sources.setters_text import set_classes
from qianglian.sources.usual_terms import UNDER_CONTRACT

LIST = ("|", "\n")
REPEATS = ignored("repeats_another_column")
EDITED = Use("title", lang="en", translated=True)
"""A title by Derwent's editors: rewritten, not translated; but the vendor's words and not the office's."""
EDITED_ABSTRACT = Use("abstract", lang="en", translated=True)

ENGLISH = {
    "Publication Number": Use("number"),
    "Publication Country Code": Use("country"),
    "Publication Kind Code": Use("kind"),
    "Publication Date": Use("publication_date"),
    "Publication Year": REPEATS,
    "Publication Month": REPEATS,
    "Application Number": Use("application"),
    "Application Date": Use("filing_date"),
    "Application Country": extra(),
    "Application Country/Region": extra(),
    "Application Year": REPEATS,
    "Application Month": REPEATS,
    "Title": Use("title"),
    "Title (Original)": Use("title"),
    "Title (English)": Use("title", lang="en", translated=True),
    "Title - DWPI": EDITED,
    "Title Terms - DWPI": extra(),
    "Abstract": Use("abstract"),
    "Abstract (English)": Use("abstract", lang="en", translated=True),
    "Abstract - DWPI": EDITED_ABSTRACT,
    **{
        f"Abstract - DWPI {part}": extra()
        for part in ("Novelty", "Use", "Advantage", "Detailed Description", "Description of Drawings")
    },
    "Claims": Use("claims"),
    "Claims (English)": Use("claims", lang="en"),
    "First Claim": Use("claims"),
    "Claims Count": extra(),
    "Assignee/Applicant": Use("applicants", split=LIST),
    "Assignee/Applicant First": REPEATS,
    "Assignee - Current US": Use("owners", split=LIST),
    "Assignee - Standardized": extra(),
    "Assignee - Original": extra(),
    "Assignee - Original w/address": extra(),
    "Assignee - Original - Country/Region": extra(),
    "Assignee - DWPI": extra(),
    "Assignee Count": extra(),
    "Optimized Assignee": extra(),
    "Ultimate Parent": extra(),
    "Inventor": Use("inventors", split=LIST),
    "Inventor First": REPEATS,
    "Inventor - Original": extra(),
    "Inventor - DWPI": extra(),
    "Inventor - w/address": extra(),
    "Inventor Count": extra(),
    "Attorney/Agent": Use("agents", split=LIST),
    "Priority Number": Use("priority_numbers", split=LIST),
    "Priority Date": Use("priority_dates", split=LIST),
    "Priority Country": Use("priority_countries", split=LIST),
    "Priority Country/Region": Use("priority_countries", split=LIST),
    "Priority Date - Earliest": Use("priority_date"),
    "Earliest Priority Date": Use("priority_date"),
    "Priority Number - DWPI": extra(),
    "Priority Date - DWPI": extra(),
    "IPC - Current": Use("ipc"),
    "IPC - Current - DWPI": extra(),
    "IPC - Original": extra(),
    "CPC - Current": Use("cpc"),
    "CPC - Current - DWPI": extra(),
    "Locarno Class": Use("loc"),
    "US Class": extra(),
    "ECLA": extra(),
    "JP F Terms": extra(),
    "JP FI Codes": extra(),
    "DWPI Class": extra(),
    "DWPI Manual Codes": extra(),
    "DWPI Accession Number": Use("families", scheme="dwpi"),
    "DWPI Family Members": Use("families", split=LIST, scheme="dwpi_members"),
    "DWPI Count of Family Members": extra(),
    "DWPI Count of Family Countries": extra(),
    "INPADOC Family ID": Use("families", scheme="inpadoc"),
    "INPADOC Family Members": Use("families", split=LIST, scheme="inpadoc_members"),
    "Cited Refs - Patent": Use("citations", split=LIST),
    "Cited Refs - Non-patent": extra(),
    "Count of Cited Refs - Patent": extra(),
    "Count of Cited Refs - Non-patent": extra(),
    "Citing Patents": Use("cited_by", split=LIST),
    "Citing Refs - Patent": Use("cited_by", split=LIST),
    "Count of Citing Patents": Use("cited_by_count"),
    "Count of Citing Patents - DPCI": extra(),
    "Cited Patent Details - DPCI": extra(),
    "Dead/Alive": Use("status"),
    "INPADOC Legal Status": extra(),
    "Expiration Date": Use("expiry_date"),
    "Estimated Expiration Date": extra(),
    "Estimated Remaining Life": extra(),
    "Language of Publication": extra(),
}
CHINESE = {
    "公开号": Use("number"),
    "公开国家/地区代码": Use("country"),
    "公开专利文献类型识别代码": Use("kind"),
    "公开日期": Use("publication_date"),
    "公开月": REPEATS,
    "公开年": REPEATS,
    "申请号": Use("application"),
    "申请日期": Use("filing_date"),
    "申请月": REPEATS,
    "申请年": REPEATS,
    "标题": Use("title"),
    "标题 - DWPI": EDITED,
    "摘要": Use("abstract"),
    "摘要 - DWPI": EDITED_ABSTRACT,
    "权利要求": Use("claims"),
    "专利权人/申请人": Use("applicants", split=LIST),
    "专利权人/申请人 (首位)": REPEATS,
    "专利权人计数": extra(),
    "当前专利权人 - 美国": Use("owners", split=LIST),
    "发明人": Use("inventors", split=LIST),
    "第一发明人": REPEATS,
    "发明人 - 带有地址": extra(),
    "发明人计数": extra(),
    "优先权号": Use("priority_numbers", split=LIST),
    "优先权日": Use("priority_dates", split=LIST),
    "优先权号/优先权日 - DWPI": extra(),
    "优先权日 - DWPI": extra(),
    "IPC - 现版": Use("ipc"),
    "IPC - 现版 - DWPI": extra(),
    "CPC - 现版": Use("cpc"),
    "CPC - 现版 - DWPI": extra(),
    "美国分类": extra(),
    "DWPI 分类": extra(),
    "DWPI 手工代码": extra(),
    "引用的参考文献 - 专利": Use("citations", split=LIST),
    "引用的参考文献数 - 专利": extra(),
    "引用的参考文献 - 非专利": extra(),
    "引用的参考文献计数 - 非专利": extra(),
    "引用的非专利 - DOI": extra(),
    "引用的专利第一专利权人": extra(),
    "引用的专利详细信息 - DPCI": extra(),
    "施引专利计数": Use("cited_by_count"),
}
COLUMNS = ENGLISH | CHINESE

OWN = frozenset(name for name in map(normal_name, COLUMNS) if "dwpi" in name or "dpci" in name) | frozenset(
    map(
        normal_name,
        (
            "Assignee/Applicant",
            "Assignee - Standardized",
            "Optimized Assignee",
            "IPC - Current",
            "CPC - Current",
            "Dead/Alive",
            "Cited Refs - Patent",
            "IPC - 现版",
            "CPC - 现版",
            "专利权人/申请人",
            "施引专利计数",
        ),
    )
)
"""Names that no other vendor uses."""

_PADDED = re.compile(r"([A-HY][0-9]{2}[A-Z])([0-9]{4})([0-9]{2,6})")


def slashed(symbol: str) -> str:
    """A class without its slash, main group in four digits: ``H04L002906`` is H04L 29/06.

    >>> slashed("H04L002906")
    'H04L29/06'
    """
    found = _PADDED.fullmatch(symbol)
    return f"{found[1]}{int(found[2])}/{found[3]}" if found else symbol


LAYOUT = Layout(
    layout_columns(COLUMNS),
    fields=FIELDS
    | {
        "ipc": replace(FIELDS["ipc"], make=set_classes("ipc", lambda text: ipc_symbol(slashed(text)))),
        "cpc": replace(FIELDS["cpc"], make=set_classes("cpc", lambda text: cpc_symbol(slashed(text)))),
    },
)
_NUMBERS = (frozenset({normal_name("Publication Number")}), frozenset({normal_name("公开号")}))


def recognise(sample: Sample) -> float:
    """Two of the vendor's own names beside a publication number make it certain."""
    return by_own_names(sample, OWN, max(share_known(sample, name) for name in _NUMBERS))


def read(path: Path, options: ReadOptions) -> Reading:
    """All rows of all sheets; lines above the header (the search, the date) are no rows."""
    return read_table(path, options, LAYOUT)


SOURCE = Source(
    name="derwent",
    title=Text(zh="德温特 Derwent Innovation 导出表", en="Derwent Innovation export"),
    database="Derwent Innovation",
    rank=40,
    terms=UNDER_CONTRACT,
    recognise=recognise,
    read=read,
    verified=False,
)
