"""incoPat's command search: ``TI=(锂 AND 电池) AND IPC=(H01M10) NOT AP=(大学) AND PD=[20150101 TO 20191231]``."""

from __future__ import annotations

import re

from qianglian.model.text import Text
from qianglian.query.dialects.engine import Dialect, DialectField

_NO_FIELD = Text(zh="本系统没有这个字段。", en="There is no such field here.")
_OWNER = Text(zh="当前权利人读作申请人。", en="The current owner is read as the applicant.")
_MAIN = Text(zh="主分类号读作任一分类号。", en="The main symbol is read as any symbol.")
_FULL = Text(
    zh="说明书未收录，读作标题、摘要和权利要求。",
    en="Descriptions are not held: read as title, abstract and claims.",
)

INCOPAT = Dialect(
    name="incopat",
    label=Text(zh="incoPat 检索式", en="incoPat query"),
    assign="=",
    fields=(
        DialectField("TI", "ti"),
        DialectField("AB", "ab"),
        DialectField("CLAIM", "cl"),
        DialectField("CLAIMS", "cl"),
        DialectField("TIAB", "tab"),
        DialectField("TIABC", "tac"),
        DialectField("FULL", "tac", approximate=_FULL),
        DialectField("ALL", "tac", approximate=_FULL),
        DialectField("AP", "ap"),
        DialectField("AEE", "ap", approximate=_OWNER),
        DialectField("IN", "in"),
        DialectField("IPC", "ipc"),
        DialectField("IPC-MAIN", "ipc", approximate=_MAIN),
        DialectField("CPC", "cpc"),
        DialectField("LOC", "loc", confidence="likely"),
        DialectField("PN", "pn"),
        DialectField("AN", "an"),
        DialectField("AD", "fd"),
        DialectField("PD", "pd"),
        DialectField("GD", "gd", confidence="likely"),
        DialectField("PRD", "pr", confidence="likely"),
        DialectField("PNC", "office"),
        DialectField("LG", "st", confidence="likely"),
        DialectField("PT", "type", confidence="likely"),
        DialectField("DES", None, note=_NO_FIELD),
        DialectField("AP-ADD", None, note=_NO_FIELD),
        DialectField("AT", None, note=_NO_FIELD),
    ),
    values={
        "st": {"in_force": "有效", "pending": "审中", "lapsed": "失效"},
        "type": {"invention": "发明", "utility_model": "实用新型", "design": "外观设计"},
    },
    proximity=re.compile(r"\(\s*\d*\s*[WNSPF]\s*\)", re.IGNORECASE),
)
