"""What stands under a subgroup: the official systems' stars are all listed, and the table is that of the scheme."""

import csv
import gzip
import re
from pathlib import Path

import pytest

from qianglian.query.grammar import parse
from qianglian.query.official import read_official
from qianglian.query.spell import spell
from qianglian.query.tree import Class, leaves
from qianglian.rules.ipc_under import ipc_under
from qianglian.rules.official_cells import read_row
from qianglian.rules.official_systems import official_systems

ONE_LEVEL = {"H01M4/13"}
"""Subgroups of which everything under them begins with their digits."""


def starred() -> set[str]:
    cells = [read_official(row.ipc).node for system in official_systems() for row in system.rows if row.ipc]
    symbols = [leaf for node in cells if node for leaf in leaves(node) if isinstance(leaf, Class)]
    return {leaf.symbol for leaf in symbols if leaf.prefix and "/" in leaf.symbol}


def test_every_star_of_the_official_systems_is_listed() -> None:
    assert starred() == ipc_under().under.keys() | ONE_LEVEL


def test_a_star_is_all_under_it_also_where_it_is_excluded() -> None:
    read = read_row("H01M10/42*、H01M10/613(不含H01M10/60*)", "").ipc
    assert spell(parse(read)) == read
    for symbol in ("H01M10/42*", "H01M10/44", "H01M10/48"):
        assert symbol in read.partition("H01M10/613")[0]
    assert "H01M10/667" in read.partition("NOT")[2]


def test_a_star_that_is_not_listed_goes_by_digits() -> None:
    assert read_row("H01M8/02*、H01M10*", "").ipc == "ipc:(H01M8/02* OR H01M10)"


@pytest.mark.real_data
def test_the_table_is_that_of_the_scheme(real_data: Path) -> None:
    """Indentation as the CPC shows it, of what the IPC holds in either edition."""
    folder = real_data / "reference"
    known = _ipc(folder)
    with gzip.open(folder / "cpc_titles_2022.02.tsv.gz", "rt", encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if "/" in row[0]]
    place = {row[0]: at for at, row in enumerate(rows)}
    for above in starred():
        start, under = place[above], []
        for symbol, level, *_ in rows[start + 1 :]:
            if int(level or 0) <= int(rows[start][1]):
                break
            under.append(symbol)
        stated = tuple(symbol for symbol in under if symbol in known and not symbol.startswith(above))
        assert ipc_under().under.get(above, ()) == stated, above
        assert {symbol for symbol in known if symbol.startswith(above)} <= {above, *under}, above


def _ipc(folder: Path) -> set[str]:
    """The subgroups of both editions."""
    with gzip.open(folder / "ipc_zh_2026.01.tsv.gz", "rt", encoding="utf-8") as file:
        known = {line.partition("\t")[0] for line in file}
    with gzip.open(folder / "ipc_en_2020.tsv.gz", "rt", encoding="utf-8") as file:
        packed = [re.match(r"([A-H]\d\d[A-Z])(\d{4})(\d{6})\t", line) for line in file]
    return known | {f"{one[1]}{int(one[2])}/{one[3].rstrip('0').ljust(2, '0')}" for one in packed if one}
