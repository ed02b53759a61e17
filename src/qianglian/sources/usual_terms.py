"""Terms that several sources share, word for word."""

from __future__ import annotations

from qianglian.model.terms import Terms
from qianglian.model.text import Text

UNDER_CONTRACT = Terms(
    share="numbers_only",
    note=Text(
        zh="合同通常禁止转交导出内容；号码与自有标引可以外传。",
        en="Contracts commonly forbid passing exports on; numbers and own tags may travel.",
    ),
)
"""Of vendors whose exports a subscriber makes."""

OF_THE_EPO = Terms(
    share="yes",
    note=Text(
        zh="数据来自欧洲专利局，须遵守其使用条款并注明来源。",
        en="Data of the European Patent Office: its terms of use apply, and it is to be named as source.",
    ),
)
"""Of bulk data of the European Patent Office."""
