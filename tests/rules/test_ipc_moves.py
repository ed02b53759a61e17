"""Where H01L went: our table is that of the edition, and every group finds its way."""

import csv
import gzip
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


def test_what_was_opened_is_where_the_moves_lead() -> None:
    """H10 by both tables: a group of H01L that went to a subclass is among those from which it was filled."""
    moves = ipc_moves()
    for new, opened in moves.opened.items():
        groups = {old for old, move in moves.moves.items() if new in move.new and old != "H01L"}
        assert not groups or set(opened.before) == groups, new
        assert opened.edition <= moves.edition
        assert opened.confidence in {"read", "known", "uncertain"}


@pytest.mark.real_data
def test_what_was_before_is_gone_from_the_edition(real_data: Path) -> None:
    with gzip.open(real_data / "reference" / "ipc_zh_2026.01.tsv.gz", "rt", encoding="utf-8") as file:
        held = {line.partition("/")[0] for line in file}
    for opened in ipc_moves().opened.values():
        assert held.isdisjoint(opened.before), opened.new
        assert any(one.startswith(opened.new) for one in held), opened.new
