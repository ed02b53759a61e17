"""ETSI IPR database: the daily ``ISLD-export.csv`` (declared patents) and ``GD-export.csv`` (general declarations).

One row is one declaration × standard × patent, so that one family stands there many times. ``PUBL_NUMBER`` may
hold several numbers between bars; none are normalised. No genuine file was at hand: the column names are those
of public readers of the export.
"""

from __future__ import annotations

from pathlib import Path

from qianglian.model.terms import Terms
from qianglian.model.text import Text
from qianglian.sources.cells import Use, extra
from qianglian.sources.contract import Reading, ReadOptions, Sample, Source
from qianglian.sources.declaring import DECLARATION_FIELDS, DeclarationDraft
from qianglian.sources.layout import Layout, layout_columns, normal_name, share_known
from qianglian.sources.reading import read_table

BAR = ("|",)

COLUMNS = {
    "IPRD_ID": Use("record_id"),
    "IPRD_REFERENCE": extra(),
    "IPRD_SIGNATURE_DATE": Use("declared"),
    "IPRD_CREATION_DATE": extra(),
    "Reflected Date": extra(),
    "Reflected_Date": extra(),
    "IPR_COMP_ID": extra(),
    "COMP_LEGAL_NAME": Use("declarants"),
    "Standard": Use("standards", split=BAR),
    "TGPP_NUMBER": extra(),
    "TGPV_VERSION": extra(),
    "3GPP_Type": extra(),
    "WI_Type": extra(),
    "WOIT_ETSI_DELIVERABLE_NUMBER": extra(),
    "WOIT_REFERENCE": extra(),
    "WOIT_VERSION": extra(),
    "ETPR_ACRONYM": Use("project"),
    "ETPR_ID": extra(),
    "PUBL_NUMBER": Use("numbers", split=BAR),
    "PATT_APPLICATION_NUMBER": Use("application"),
    "Original_Publication_Number": extra(),
    "Original_Application_Number": extra(),
    "Country_Of_Registration": Use("country"),
    "PATT_ID": extra(),
    "DIPG_ID": extra(),
    "DIPG_DISPLAY_NUMBER": extra(),
    "DIPG_EXTERNAL_ID": extra(),
    "DIPG_PATF_ID": Use("family"),
    "Patent_Type": extra(),
    "PBPA_TITLEEN": extra(),
    "PBPA_APP_DATE": extra(),
    "PBPA_PRIORITY_NUMBERS": extra(),
    "LICD_DEC_PREP_TO_GRANT_FLAG": Use("licensing"),
    "LICD_REC_CONDI_FLAG": Use("licensing"),
    "GEND_APP_TO_ALL_FLAG": Use("flag"),
    "DECL_IS_PROP_FLAG": Use("flag"),
    "Ess_To_Standard": Use("flag"),
    "Ess_To_Project": Use("flag"),
    "Explicitely_Disclosed": Use("flag"),
    "Normalized_Patent": Use("flag"),
    "Illustrative_Part": Use("flag"),
    **{generation: Use("flag") for generation in ("2G", "3G", "4G", "5G", "6G")},
}

LAYOUT = Layout(
    layout_columns(COLUMNS),
    constants={"body": "ETSI", "body_kind": "sso"},
    fields=DECLARATION_FIELDS,
    draft=DeclarationDraft,
)
_SIGNATURE = frozenset(map(normal_name, ("IPRD_ID", "COMP_LEGAL_NAME")))


def recognise(sample: Sample) -> float:
    """``IPRD_ID`` with ``COMP_LEGAL_NAME``: nobody else's names."""
    return 0.99 * share_known(sample, _SIGNATURE) if sample.container in ("xlsx", "delimited") else 0.0


def read(path: Path, options: ReadOptions) -> Reading:
    """All rows; a general declaration, which names no patent, is one too."""
    return read_table(path, options, LAYOUT)


SOURCE = Source(
    name="etsi_ipr",
    title=Text(zh="ETSI 知识产权声明（ISLD、GD 导出表）", en="ETSI IPR declarations (ISLD and GD exports)"),
    database="ETSI IPR",
    rank=20,
    terms=Terms(
        share="numbers_only",
        note=Text(
            zh="ETSI 公开数据库；转交前请核对其使用条款。",
            en="A public database of ETSI: read its terms before passing it on.",
        ),
    ),
    recognise=recognise,
    read=read,
    verified=False,
    kind="declarations",
)
