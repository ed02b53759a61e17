"""How a table lies on paper: upright, across, or few rows beside each other."""

import pytest

from qianglian.analysis.contract import Column, Row, Table
from qianglian.documents.report.tables import MOST_TURNED, is_wide, on_paper
from qianglian.model.text import Text

MEASURES = 9


def _table(rows: int, measures: int = MEASURES) -> Table:
    """Firms with a rank, a name and many measures, as the lists of candidates have them."""
    columns = (
        Column("party", Text(zh="申请人", en="Applicant"), "label", key=True),
        Column("rank", Text(zh="名次", en="Rank"), "number"),
        Column("name", Text(zh="名称", en="Name"), "text"),
        *(
            Column(f"m{at}", Text(zh=f"与本地申请人共同申请之{at}", en=f"Joint filings {at}"), unit="family")
            for at in range(measures)
        ),
    )
    body: list[Row] = [
        {
            "party": f"p{place}",
            "rank": place + 1,
            "name": Text(zh=f"示例第{place}研究院有限公司", en=f"Sample {place}"),
            **{f"m{at}": 100 * place + at for at in range(measures)},
        }
        for place in range(rows)
    ]
    return Table("firms", Text(zh="候选", en="Candidates"), columns, tuple(body), "test", lambda _, __: [])


@pytest.mark.parametrize("rows", range(1, MOST_TURNED + 1))
def test_few_rows_of_a_wide_table_stand_beside_each_other(rows: int) -> None:
    table = _table(rows)
    shown = on_paper(table)
    assert list(shown.grid.heads) == ["名称", *(f"示例第{at}研究院有限公司" for at in range(rows))]
    lines = {line[0]: line[1:] for line in shown.grid.rows}
    assert lines["名次"] == [str(at + 1) for at in range(rows)]
    for at in range(MEASURES):
        (line,) = (cells for head, cells in lines.items() if head.startswith(f"与本地申请人共同申请之{at}"))
        assert line == [str(100 * place + at) for place in range(rows)]
    assert not is_wide(shown.grid)
    assert list(shown.rows) == list(range(rows))
    assert {f"m{at}" for at in range(MEASURES)} <= shown.figures


def test_more_rows_lie_under_their_heads() -> None:
    grid = on_paper(_table(MOST_TURNED + 1)).grid
    assert is_wide(grid)
    assert len(grid.rows) == MOST_TURNED + 1


def test_a_table_that_fits_stays_as_it_is() -> None:
    grid = on_paper(_table(2, measures=1)).grid
    assert len(grid.rows) == 2
    assert not is_wide(grid)
