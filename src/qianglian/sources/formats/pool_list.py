"""A patent pool's list: which licensor lists which patent for which country. xlsx or csv.

A list seldom names its pool: state it on import (``--database``). A regional patent stands there once for each
country (``BE-EP1387585``); the same patent may be listed under several profiles.
"""

from __future__ import annotations

from pathlib import Path

from qianglian.model.publication import Party
from qianglian.model.terms import Terms
from qianglian.model.text import Text
from qianglian.sources.cells import Use, extra
from qianglian.sources.contract import Reading, ReadOptions, Sample, Source
from qianglian.sources.declaring import DECLARATION_FIELDS, DeclarationDraft
from qianglian.sources.draft import Draft
from qianglian.sources.layout import Layout, layout_columns, normal_name, share_known
from qianglian.sources.names import split_names
from qianglian.sources.reading import read_table

LIST = (";", "；", "|")

COLUMNS = {
    "#": Use("sequence"),
    "Pool": Use("body"),
    "Program": Use("body"),
    "Profile": Use("standards", split=LIST),
    "Standard": Use("standards", split=LIST),
    "Country": Use("country"),
    "Country Code": Use("country"),
    "Jurisdiction": Use("country"),
    "Patent Number": Use("numbers", split=LIST),
    "Patent No.": Use("numbers", split=LIST),
    "Patent No": Use("numbers", split=LIST),
    "Publication Number": Use("numbers", split=LIST),
    "Application Number": Use("application"),
    "Licensor": Use("declarants", split=LIST),
    "Licensors": Use("declarants", split=LIST),
    "Patent Owner": Use("declarants", split=LIST),
    "Patent Holder": Use("declarants", split=LIST),
    "Patentee": Use("declarants", split=LIST),
    "Country New": extra(),
    "Patent Number New": extra(),
    "Inventor": extra(),
}


def _finish(draft: Draft) -> None:
    """``ETRI, KAIST`` are two licensors; ``Fictional Co., Ltd.`` is one."""
    assert isinstance(draft, DeclarationDraft)
    said = draft.declaration
    if any("," in name for name in said.declarants):
        said.declarants = tuple(party.name for party in split_names(tuple(map(Party, said.declarants))))


LAYOUT = Layout(
    layout_columns(COLUMNS),
    constants={"body_kind": "pool"},
    finish=_finish,
    fields=DECLARATION_FIELDS,
    draft=DeclarationDraft,
)
_LICENSOR = frozenset(map(normal_name, ("Licensor",)))
_LICENSORS = frozenset(map(normal_name, ("Licensors",)))
_NUMBER = [
    frozenset([normal_name(name)])
    for name in ("Patent Number", "Patent No.", "Patent No", "Publication Number")
]


def recognise(sample: Sample) -> float:
    """A licensor beside a patent number. Who only names an owner may be any table: ``--format pool_list``."""
    if sample.container not in ("xlsx", "delimited"):
        return 0.0
    licensor = max(share_known(sample, _LICENSOR), share_known(sample, _LICENSORS))
    return 0.9 * licensor * max(share_known(sample, name) for name in _NUMBER)


def read(path: Path, options: ReadOptions) -> Reading:
    """All rows of all sheets."""
    return read_table(path, options, LAYOUT)


SOURCE = Source(
    name="pool_list",
    title=Text(zh="专利池清单", en="A patent pool's list"),
    database="",
    rank=20,
    terms=Terms(
        share="numbers_only",
        note=Text(
            zh="专利池公布的清单；转交前请核对其使用条款。",
            en="Published by the pool: read its terms before passing it on.",
        ),
    ),
    recognise=recognise,
    read=read,
    kind="declarations",
)
