"""Every figure that the docx prints is the figure of its table, and its mark leads to the records that were counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from qianglian.cli.app import main
from qianglian.corpus.workspace import open_workspace
from qianglian.documents.navigation.basis import Basis, stand_on
from qianglian.documents.navigation.gathering import report_input
from qianglian.documents.report.types import REPORT_TYPES
from qianglian.documents.report.writing import Report, write_report
from qianglian.sources.synthetic import SyntheticSpec, write_jsonl
from tests.documents.materials import material
from tests.documents.report import in_print


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return write_report(material(), tmp_path_factory.mktemp("report") / "made-up.docx", pdf=False)


def test_every_figure_in_print_is_that_of_its_table(report: Report) -> None:
    assert in_print.figures_are_those_of_tables(report) > 100


def test_every_number_that_a_sentence_quotes_stands_before_its_mark(report: Report) -> None:
    assert in_print.quoted_stand_before_marks(report) >= 7


def test_every_mark_in_the_text_follows_its_own_number(report: Report) -> None:
    assert in_print.marks_follow_their_numbers(report) >= 7


def test_no_table_prints_what_its_analysis_does_not_say(report: Report) -> None:
    assert in_print.tables_print_nothing_else(report) > 300


@pytest.mark.slow
def test_a_report_on_records_prints_what_the_analyses_computed(tmp_path: Path) -> None:
    """All analyses on the synthetic sample and its chain, and the report as a user gets it."""
    write_jsonl(SyntheticSpec(900), tmp_path / "synthetic.jsonl")
    folder, chain = str(tmp_path / "workspace"), str(tmp_path / "chain.yaml")
    assert main(["import", folder, str(tmp_path / "synthetic.jsonl"), "--json"]) == 0
    assert main(["chain", "write", chain, "--sample", "-w", folder]) == 0
    assert main(["chain", "use", chain, "--reason", "试用", "-w", folder]) == 0
    with open_workspace(tmp_path / "workspace") as workspace:
        made = report_input(stand_on(workspace, Basis(region="320000")))
        report = write_report(made, tmp_path / "sample.docx", pdf=False)
        assert in_print.figures_are_those_of_tables(report) > 1_000
        assert in_print.quoted_stand_before_marks(report) > 20
        assert in_print.marks_follow_their_numbers(report) > 20
        assert in_print.tables_print_nothing_else(report) > 3_000


def test_no_printed_count_is_without_provenance(report: Report) -> None:
    """The other way round: as many cells of counts as figures, table by table."""
    grids = in_print.captioned(report.document)
    places = {source.place for source in report.provenance.sources if source.place}
    assert places <= set(grids)
    for place in places:
        some = [one for one, source in in_print.printed(report.provenance) if source.place == place]
        assert some, place


def test_a_mark_leads_to_what_was_counted(report: Report) -> None:
    seen = 0
    for one, source in in_print.printed(report.provenance):
        members = source.table.members(source.table.rows[one.row], one.column)
        value = one.figure.value
        if one.figure.why is not None and isinstance(value, int) and not isinstance(value, bool):
            assert list(one.figure.why()) == list(members)
            seen += 1
    assert seen > 50


def test_every_analysis_has_its_head_in_every_type() -> None:
    from qianglian.analysis.registry import ANALYSES

    for kind in REPORT_TYPES.values():
        for module, names in ANALYSES.items():
            told = {name for group in kind.groups[module] for name in group.analyses}
            assert set(names) <= told | kind.left_out, (kind.title.zh, module)
