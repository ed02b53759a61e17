"""What the page holds is what the findings hold: every figure with its mark, every value as it is written."""

from __future__ import annotations

import json
import re

from qianglian.analysis.contract import INSUFFICIENT, Table
from qianglian.analysis.wording import written
from qianglian.documents.atlas.cells import MOST_ROWS, table_json
from qianglian.documents.atlas.content import atlas_content
from qianglian.documents.atlas.indicators import indicators
from qianglian.documents.atlas.page import page
from qianglian.documents.provenance import Provenance, figures_of
from tests.documents.atlas.books import HOSTILE, atlas


def test_every_figure_on_the_page_leads_to_its_cell() -> None:
    provenance = Provenance("atlas")
    book = atlas()
    content = atlas_content(book, provenance)
    marks = {provenance.mark(one.figure): one for one in provenance.printed.values()}
    seen = 0
    told = [finding for module in content["modules"] for finding in module["findings"]]
    for table in [table for finding in told for table in finding["tables"]]:
        for row in table["rows"]:
            for at, cell in enumerate(row):
                if isinstance(cell, list) and len(cell) == 3:
                    printed = marks[cell[2]]
                    source = provenance.sources[printed.source].table
                    column = source.column(printed.column)
                    value = source.rows[printed.row][printed.column]
                    assert cell[:2] == [written(value, column, "zh"), written(value, column, "en")]
                    assert table["columns"][at]["title"] == [column.title.zh, column.title.en]
                    seen += 1
    assert seen > 50


def test_what_is_unknown_or_too_small_has_no_mark_and_colours_nothing() -> None:
    provenance, book = Provenance("atlas"), atlas()
    content = atlas_content(book, provenance)
    looked_at = 0
    for told in content["indicators"]:
        for value, cell in told["cells"].values():
            if value is None or value == INSUFFICIENT:
                assert not isinstance(cell, list) or len(cell) == 2
                looked_at += 1
    assert {one.scale for one in indicators(book.map_findings())} >= {"quantity"}
    assert looked_at >= 0


def test_long_tables_are_cut_and_say_so() -> None:
    book, provenance = atlas(), Provenance("atlas")
    finding = next(one for one in book.all_findings() if one.tables and figures_of(one.tables[0]))
    table = finding.tables[0]
    rows = tuple(table.rows[at % len(table.rows)] for at in range(MOST_ROWS + 7))
    long = Table(table.name, table.title, table.columns, rows, table.definition, table.members)
    provenance.prints(finding, long, range(MOST_ROWS))
    told = table_json(finding, long, provenance)
    assert (len(told["rows"]), told["total"]) == (MOST_ROWS, MOST_ROWS + 7)


def test_records_are_data_and_never_markup() -> None:
    text = page(atlas_content(atlas(), Provenance("atlas")))
    block = re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
    assert block is not None
    assert not re.search(r"[<>&\u2028\u2029]", block.group(1))
    data = json.loads(block.group(1))
    assert next(iter(data["records"].values()))[0][1] == HOSTILE
    # The page itself, without its scripts, asks for nothing.
    rest = re.sub(r"<script\b.*?</script>", "", text, flags=re.DOTALL)
    assert not re.search(r"(?:src|href|url)\s*[=(]", rest)
    assert HOSTILE not in text


def test_the_page_is_small() -> None:
    assert len(page(atlas_content(atlas(), Provenance("atlas"))).encode()) < 3_000_000
