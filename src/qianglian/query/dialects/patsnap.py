"""PatSnap's command search: ``TTL:(锂 AND 电池) AND IPC:(H01M10) NOT ALL_AN:(大学) AND APD:[20150101 TO 20191231]``."""

from __future__ import annotations

import re

from qianglian.model.text import Text
from qianglian.query.dialects.engine import Dialect, DialectField

_NO_FIELD = Text(zh="本系统没有这个字段。", en="There is no such field here.")
_OWNER = Text(zh="当前权利人读作申请人。", en="The current owner is read as the applicant.")
_STANDARD = Text(zh="标准化名称读作原名称。", en="The standardised name is read as the name as filed.")
_MAIN = Text(zh="主分类号读作任一分类号。", en="The main symbol is read as any symbol.")
_FULL = Text(
    zh="说明书未收录，读作标题、摘要和权利要求。",
    en="Descriptions are not held: read as title, abstract and claims.",
)

PATSNAP = Dialect(
    name="patsnap",
    label=Text(zh="智慧芽检索式", en="PatSnap query"),
    assign=":",
    fields=(
        DialectField("TTL", "ti"),
        DialectField("ABST", "ab"),
        DialectField("CLMS", "cl"),
        DialectField("TA", "tab"),
        DialectField("TAC", "tac"),
        DialectField("TACD", "tac", approximate=_FULL),
        DialectField("ALL_AN", "ap"),
        DialectField("AN", "ap"),
        DialectField("AN_ST", "ap", confidence="likely", approximate=_STANDARD),
        DialectField("ANS", "ap", confidence="likely", approximate=_STANDARD),
        DialectField("ANCS", "ap", approximate=_OWNER),
        DialectField("IN", "in"),
        DialectField("IPC", "ipc"),
        DialectField("MIPC", "ipc", approximate=_MAIN),
        DialectField("CPC", "cpc"),
        DialectField("LOC", "loc"),
        DialectField("PN", "pn"),
        DialectField("APNO", "an"),
        DialectField("APD", "fd"),
        DialectField("PBD", "pd"),
        DialectField("ISD", "gd", confidence="likely"),
        DialectField("PRIORITY_DATE", "pr", confidence="likely"),
        DialectField("AUTHORITY", "office"),
        DialectField("KD", "kind", confidence="likely"),
        DialectField("SIMPLE_LEGAL_STATUS", "st"),
        DialectField("PATENT_TYPE", "type", confidence="likely"),
        DialectField("DESC", None, note=_NO_FIELD),
        DialectField("LEGAL_STATUS", None, note=_NO_FIELD),
        DialectField("AN_ADD", None, note=_NO_FIELD),
    ),
    values={
        "st": {"in_force": "1", "pending": "2", "lapsed": "0"},
        "type": {"invention": "发明", "utility_model": "实用新型", "design": "外观设计"},
    },
    proximity=re.compile(r"\$(?:WS|W|PRE|SEN|PARA|FREQ)\d*", re.IGNORECASE),
)
