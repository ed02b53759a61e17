"""What is said once a filled-in table has become judgements: how many, and every row that became none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from qianglian.cli.data import judgement_json
from qianglian.cli.door import Door
from qianglian.cli.failing import DONE, FAILED, PARTIAL
from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.corpus.parties.sheet_rows import Complaint
    from qianglian.judgements import Judgement

SAID = Text(zh="已记入 {count:,} 条人工结论。", en="{count:,} judgements written.")
BLANK = Text(zh="{count:,} 行未填结论。", en="{count:,} rows have no verdict yet.")
ROW = Text(zh="第 {row} 行「{found}」：{zh}", en="row {row}, “{found}”: {en}")


def told(door: Door, written: Sequence[Judgement], complaints: Sequence[Complaint], blank: int = 0) -> int:
    """Say what was written and what was not; returns the exit code."""
    door.show(SAID.format(count=len(written)))
    if blank:
        door.show(BLANK.format(count=blank))
    rows = complained(door, complaints)
    door.give(
        {
            "judgements": [judgement_json(one) for one in written],
            "unanswered": blank,
            "rows": rows,
        }
    )
    if not complaints:
        return DONE
    return PARTIAL if written else FAILED


def complained(door: Door, complaints: Sequence[Complaint]) -> list[dict[str, Any]]:
    """Say which rows came to nothing and why; returns them as plain data."""
    from qianglian.cli.screens.grid import plain

    for one in complaints:
        place = f"{one.sheet}!{one.row}" if one.sheet else one.row
        found = plain(one.found)[:80]
        door.note(ROW.format(row=place, found=found, zh=one.text.zh, en=one.text.en), "yellow")
    return [
        {"sheet": c.sheet, "row": c.row, "found": c.found, "zh": c.text.zh, "en": c.text.en}
        for c in complaints
    ]
