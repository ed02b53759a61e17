"""A made-up atlas: the findings of the made-up chain, and records that mean to do harm."""

from __future__ import annotations

from typing import Any

from qianglian.documents.atlas.content import AtlasInput
from qianglian.documents.atlas.records import Listed
from qianglian.model.text import Text
from tests.documents import findings
from tests.documents.materials import material

HOSTILE = '</script><img src=x onerror="document.title=1">\u2028<!--'


def atlas(**changes: Any) -> AtlasInput:
    records = [
        Listed(
            f"CN{at}A",
            Text(zh=HOSTILE, en="A plate"),
            "示例公司",
            "2019-01-02",
            Text(zh="有效", en="in force"),
        )
        for at in range(3)
    ]
    return AtlasInput(material(**changes), {}, dict.fromkeys(findings.LEAVES, records))
