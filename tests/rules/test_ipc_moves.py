"""Where H01L went: our table is that of the edition, and every group finds its way."""

import csv
from pathlib import Path

import pytest

from qianglian.rules.ipc_moves import ipc_moves


def test_a_group_has_its_row_and_the_rest_follows_its_subclass() -> None:
    moves = ipc_moves()
    assert moves.move_of("H01L31/0224") is moves.moves["H01L31"]
    assert moves.move_of("H01L39/24") is moves.moves["H01L"], "no row of its own"
    assert moves.move_of("H01L") is moves.moves["H01L"]
    assert moves.move_of("H01M10/052") is None
    assert moves.move_of("H01") is None


@pytest.mark.real_data
def test_the_table_is_that_of_the_edition(real_data: Path) -> None:
    with (real_data / "reference" / "ipc_h01l_to_h10_2026.tsv").open(encoding="utf-8") as file:
        stated = {row["old"]: tuple(row["new"].split(",")) for row in csv.DictReader(file, delimiter="\t")}
    assert stated == {old: move.new for old, move in ipc_moves().moves.items()}
