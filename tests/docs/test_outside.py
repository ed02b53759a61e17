"""The page of outside connections says what the list says."""

from pathlib import Path

import pytest

from qianglian.cli.commands.outside import every_connection
from qianglian.model.outside import SWITCH, Connection
from qianglian.sources.fetching import fetch

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/reference/outside.md").read_text()
ROWS = [line for line in PAGE.splitlines() if line.startswith("| `")]


@pytest.mark.parametrize("one", every_connection(), ids=lambda one: one.name)
def test_every_connection_stands_on_the_page_as_it_is(one: Connection) -> None:
    (row,) = [row for row in ROWS if row.startswith(f"| `{one.name}` |")]
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert cells[1:] == [
        one.title.en,
        f"`{one.address}`" if one.address else "–",
        one.sends.en,
        one.brings.en,
        one.terms.en,
        ", ".join(f"`{name}`" for name in one.credentials),
        f"`{one.url_variable}`",
    ]
    assert SWITCH in PAGE


def test_every_note_stands_on_the_page() -> None:
    source = Path(fetch.__file__).read_text()
    codes = {part.split('"')[0] for part in source.split('_note("')[1:]}
    assert codes
    assert [code for code in codes if not any(row.startswith(f"| `{code}` |") for row in ROWS)] == []
    assert {row.split("`")[1] for row in ROWS} == codes | {one.name for one in every_connection()}
