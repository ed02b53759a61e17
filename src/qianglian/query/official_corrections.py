"""What in the official tables is no regular expression of their own notation, as we read it, and why.

Facts about the published table 绿色技术专利分类体系, the only one of the four official tables with irregular pieces
besides a stray bracket in 战略性新兴产业分类与国际专利分类参照关系表 (2021), which the reader names by itself. Checked
against IPC 2026.01. A piece is corrected wherever exactly these characters stand in a cell.
"""

from __future__ import annotations

from dataclasses import dataclass

from qianglian.model.text import Text


@dataclass(frozen=True, slots=True)
class Correction:
    """A piece of a cell as found, as it is read, and the reason."""

    found: str
    correction: str
    reason: Text


WHOLE_GROUP = Text(
    zh="英文 NOT 代替“不含”；被排除的小组不在 X/00 本身之内，只有把它读作整个大组时排除才有意义。",
    en="NOT stands for 不含; X/00 by itself does not hold the excluded subgroups, so that the exclusion means "
    "something only where the whole main group is read.",
)
ENGLISH_NOT = Text(
    zh="英文 NOT 代替“不含”；按字面读：属于前者而不属于后者。",
    en="NOT stands for 不含; read as it stands: in the first and not in the second.",
)
SPAN = Text(
    zh="“02-04”是小组区间；国际专利分类中该区间只有 19/02 和 19/04。",
    en="“02-04” is a span of subgroups; between its ends the IPC has 19/02 and 19/04 only.",
)

CORRECTIONS: tuple[Correction, ...] = (
    Correction("C01B3/00(NOT:C01B3/04)", "C01B3*(不含C01B3/04)", WHOLE_GROUP),
    Correction(
        "F03B13/00(NOT:F03B13/02 OR F03B13/04 OR F03B13/12)",
        "F03B13*(不含F03B13/02、F03B13/04、F03B13/12)",
        WHOLE_GROUP,
    ),
    Correction("E02B9/00(NOT:E02B9/08)", "E02B9*(不含E02B9/08)", WHOLE_GROUP),
    Correction("F03B17/02(NOT:F03B17/04)", "F03B17/02(不含F03B17/04)", ENGLISH_NOT),
    Correction("C10G1/00(NOT:C10G1/10)", "C10G1*(不含C10G1/10)", WHOLE_GROUP),
    Correction(
        "C10L3/00(NOT:C10L3/02, C10L3/04, C10L3/06, C10L3/10, C10L3/12)",
        "C10L3*(不含C10L3/02、C10L3/04、C10L3/06、C10L3/10、C10L3/12)",
        WHOLE_GROUP,
    ),
    Correction(
        "G01R31/00(NOT G01R31/01, G01R31/24, G01R31/26, G01R31/34, G01R31/44)",
        "G01R31*(不含G01R31/01、G01R31/24、G01R31/26、G01R31/34、G01R31/44)",
        WHOLE_GROUP,
    ),
    Correction("B01D53/34(NOT:B01D53/84)", "B01D53/34(不含B01D53/84)", ENGLISH_NOT),
    Correction("(B01F17/00 NOT B01F17/50)", "B01F17*(不含B01F17/50)", WHOLE_GROUP),
    Correction("(C09K23/00 NOT C09K23/50)", "C09K23*(不含C09K23/50)", WHOLE_GROUP),
    Correction("(C08L101/00 NOT C08L101/16)", "C08L101*(不含C08L101/16)", WHOLE_GROUP),
    Correction("B60K1/00 NOT B60K1/04", "B60K1*(不含B60K1/04)", WHOLE_GROUP),
    Correction("B60K6/00 NOT (B60K6/28 OR B60K6/30)", "B60K6*(不含B60K6/28、B60K6/30)", WHOLE_GROUP),
    Correction("B60W10/00 NOT B60W10/26", "B60W10*(不含B60W10/26)", WHOLE_GROUP),
    Correction("B60W20/00 NOT B60W20/16", "B60W20*(不含B60W20/16)", WHOLE_GROUP),
    Correction("(C05G3/00 NOT C05G3/02)", "C05G3*(不含C05G3/02)", WHOLE_GROUP),
    Correction("(C05G3/00 NOT C05G3/60)", "C05G3*(不含C05G3/60)", WHOLE_GROUP),
    Correction("B63H19/02-04", "B63H19/02、B63H19/04", SPAN),
)
