"""What the workbook shows, in its order: for each finding its chart, then its tables, each on a sheet of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qianglian.analysis.contract import MODULES, Finding, Table
from qianglian.documents.charts.behind import Behind, cells_behind, incomplete_years
from qianglian.documents.charts.plots import Matrix, Plot, plot_of
from qianglian.documents.report.material import ReportInput
from qianglian.documents.report.types import REPORT_TYPES, grouped
from qianglian.documents.word.runs import legal

CONTENTS, PROVENANCE = "目录", "数据溯源"
LONGEST = 31
"""Characters of a sheet's name."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\'＇]+")
DATA, FOLLOWED = "数据与检索", "跟踪"
"""What findings belong to that are of no module: nodes and the gate; what moved."""

Labels = Mapping[int, str]
"""What the report calls a chart (图 3-1, by the ``id`` of its finding) or a table (表 3-1, by the ``id`` of it)."""


@dataclass(frozen=True)
class Chart:
    """The chart of a finding: drawn natively from its cells where that can be done, else as a picture."""

    plot: Plot | Matrix | None
    behind: Behind
    option: Mapping[str, Any]


@dataclass(frozen=True)
class Exhibit:
    """One sheet: a chart or a table of a finding. ``label`` is its number in the report, "" where it is not known."""

    finding: Finding
    module: str
    sheet: str
    label: str
    table: Table | None = None
    chart: Chart | None = None

    @property
    def title(self) -> str:
        """What stands on top of the sheet."""
        return self.finding.title.zh if self.table is None else self.table.title.zh


def exhibits_of(material: ReportInput, labels: Labels) -> tuple[list[Exhibit], list[tuple[str, Finding]]]:
    """The sheets, and the findings (with their modules) that have neither a chart nor a table to show."""
    found: list[Exhibit] = []
    bare = []
    for number, (module, finding) in enumerate(_told(material), 1):
        some = list(_of(finding, module, number, labels))
        found += some
        if not some:
            bare.append((module, finding))
    return found, bare


def _told(material: ReportInput) -> Iterator[tuple[str, Finding]]:
    """Every finding in the order of the report; what its type leaves out stands at the end of the module."""
    kind = REPORT_TYPES[material.type]
    yield from ((DATA, one) for one in (material.nodes, material.gate.finding) if one is not None)
    for module, title in MODULES.items():
        every = material.findings.get(module, ())
        told = [one for _, some in grouped(kind, module, every) for one in some]
        yield from ((title.zh, one) for one in told)
        yield from ((title.zh, one) for one in every if one.analysis in kind.left_out)
    if material.moved is not None:
        yield FOLLOWED, material.moved


def _of(finding: Finding, module: str, number: int, labels: Labels) -> Iterator[Exhibit]:
    if finding.chart:
        sheet = _sheet_name(f"{number:02d}图", finding.title.zh)
        plot = plot_of(finding.chart, incomplete_years(finding))
        chart = Chart(plot, cells_behind(finding, plot) if plot else {}, finding.chart)
        yield Exhibit(finding, module, sheet, labels.get(id(finding), ""), chart=chart)
    shown: Sequence[Table] = [table for table in finding.tables if table.rows]
    for at, table in enumerate(shown, 1):
        sheet = _sheet_name(f"{number:02d}表{at if len(shown) > 1 else ''}", table.title.zh)
        yield Exhibit(finding, module, sheet, labels.get(id(table), ""), table=table)


def _sheet_name(number: str, title: str) -> str:
    """A name that a spreadsheet takes: the number keeps it apart from all others.

    >>> _sheet_name("03表1", "分支/地区: [全部]")
    '03表1 分支 地区 全部'
    """
    return f"{number} {' '.join(_FORBIDDEN.sub(' ', legal(title)).split())}"[:LONGEST].strip()
