"""The page in Chromium: no error on its console, no request, nodes and figures open, and it shows what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qianglian.analysis.wording import written
from qianglian.documents.atlas.content import atlas_content, begin
from qianglian.documents.atlas.page import page
from qianglian.documents.provenance import Provenance
from tests.documents import findings
from tests.documents.atlas.books import CODES, HOSTILE, atlas
from tests.documents.atlas.browser import CHROMIUM, Browser, browser

pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")]

LEAF = findings.LEAVES[0]
ENTER, SLASH, ESCAPE = ("Enter", 13), ("/", 191), ("Escape", 27)
SHOWN = "document.getElementById('page').innerText"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("atlas") / "atlas.html"
    book = begin(atlas(), Provenance("atlas"))
    file.write_text(page(atlas_content(book)), encoding="utf-8")
    return file.as_uri()


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("profile") / "chromium") as one:
        yield one


def quiet(chromium: Browser, address: str) -> None:
    assert chromium.console == []
    assert [one for one in chromium.requests if one.split("#")[0] != address] == []


def test_a_page_that_asks_and_errs_is_seen(chromium: Browser, tmp_path: Path) -> None:
    file = tmp_path / "loud.html"
    file.write_text('<img src="http://127.0.0.1:9/x.png"><script>console.log(1); missing();</script>')
    chromium.open(file.as_uri())
    assert "http://127.0.0.1:9/x.png" in chromium.requests
    assert len(chromium.console) >= 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "tab", ["overview", "map", "direction", "position", "path", "moved", "data", "origins"]
)
def test_every_view_opens_quietly(
    chromium: Browser, address: str, tab: str, language: str, scheme: str
) -> None:
    chromium.open(f"{address}#tab={tab}&language={language}", scheme=scheme)
    quiet(chromium, address)
    assert chromium.ask(f"document.getElementById('tab-{tab}').ariaSelected") == "true"
    assert chromium.ask("document.documentElement.dataset.theme") == scheme
    assert len(chromium.ask("document.getElementById('main').innerText")) > 100
    # A chart that the finding has is drawn.
    assert chromium.ask("[...document.querySelectorAll('.chart')].every((one) => one.querySelector('svg'))")


@pytest.mark.parametrize("width", [1280, 1600, 1920])
def test_the_map_has_a_tile_for_each_node_and_none_runs_over(
    chromium: Browser, address: str, width: int
) -> None:
    chromium.open(address, width=width)
    assert chromium.ask(
        "[...document.querySelectorAll('.tile')].map((one) => one.dataset.code).sort()"
    ) == sorted(CODES)
    assert chromium.ask("document.documentElement.scrollWidth <= innerWidth")
    wide = "[...document.querySelectorAll('.tile')].filter((one) => one.scrollWidth > one.clientWidth + 1).length"
    assert chromium.ask(wide) == 0


def test_a_click_and_the_enter_key_open_a_node(chromium: Browser, address: str) -> None:
    chromium.open(address)
    chromium.click(f'.tile[data-code="{LEAF}"]')
    assert findings.NAMES[LEAF].zh in chromium.ask("document.getElementById('node-name').innerText")
    assert "1,000" in chromium.ask("document.getElementById('records').innerText")
    assert f"node={LEAF}" in chromium.ask("location.hash")
    chromium.press(*ESCAPE)
    assert chromium.ask("document.getElementById('node-name')") is None
    other = findings.LEAVES[1]
    chromium.ask(f"document.querySelector('.tile[data-code=\"{other}\"]').focus()")
    chromium.press(*ENTER)
    assert findings.NAMES[other].zh in chromium.ask("document.getElementById('node-name').innerText")
    quiet(chromium, address)


def test_text_from_records_stays_text(chromium: Browser, address: str) -> None:
    chromium.open(f"{address}#tab=map&node={LEAF}")
    assert chromium.ask("document.querySelectorAll('#page img').length") == 0
    title = "document.querySelector('#records td .record-title').textContent"
    assert chromium.ask(title) == HOSTILE
    assert chromium.ask("document.title") != "1"
    quiet(chromium, address)


def test_the_search_box_finds_a_node_by_its_name(chromium: Browser, address: str) -> None:
    chromium.open(address)
    chromium.press(*SLASH)
    chromium.type(findings.NAMES[LEAF].zh)
    assert chromium.ask("document.querySelectorAll('.tile.hit').length") >= 1
    chromium.press(*ENTER)
    assert findings.NAMES[LEAF].zh in chromium.ask("document.getElementById('node-name').innerText")


def test_an_unknown_value_is_hatched_and_said(chromium: Browser, address: str) -> None:
    chromium.open(f"{address}#tab=map&by=chain_typing.nodes.rta")
    tiles = chromium.ask(
        "[...document.querySelectorAll('.tile.leaf')].map((one) => [one.querySelector('.tile-value').innerText,"
        " one.classList.contains('hatched'), one.style.background])"
    )
    blank = [one for one in tiles if one[0] in ("未知", "样本不足")]
    assert blank
    assert all(hatched and not colour for _, hatched, colour in blank)
    assert all(colour and not hatched for _, hatched, colour in (one for one in tiles if one not in blank))
    assert "未知或样本不足" in chromium.ask("document.getElementById('legend').innerText")


def test_a_colour_stands_for_what_the_legend_says(chromium: Browser, address: str) -> None:
    chromium.open(f"{address}#tab=map&by=chain_nodes.nodes.families")
    tiles = chromium.ask(
        "[...document.querySelectorAll('.tile.leaf')].map((one) => [parseInt(one.querySelector('.tile-value').innerText.replace(',', '')),"
        " getComputedStyle(one).backgroundColor])"
    )
    keys = chromium.ask(
        "[...document.querySelectorAll('#legend .key')].map((one) => [one.innerText, getComputedStyle(one.querySelector('i')).backgroundColor])"
    )
    for value, colour in tiles:
        (words,) = [words for words, its in keys if its == colour]
        low, _, high = words.strip().lstrip("≥").partition("–")
        assert int(low.replace(",", "")) <= value <= int((high or "1000000").replace(",", ""))


def test_every_number_in_a_table_opens_its_own_cell(chromium: Browser, address: str) -> None:
    provenance = Provenance("atlas")
    begin(atlas(), provenance)
    marks = {provenance.mark(one.figure): one for one in provenance.printed.values()}
    looked_at = 0
    for tab in ("direction", "position", "path"):
        chromium.open(f"{address}#tab={tab}")
        chromium.ask("document.querySelectorAll('.more').forEach((one) => one.click())")
        shown = chromium.ask(
            "[...document.querySelectorAll('figure.table .figure')].map((one) => [one.dataset.mark, one.textContent])"
        )
        for mark, words in shown:
            one = marks[mark]
            table = provenance.sources[one.source].table
            assert words == written(table.rows[one.row][one.column], table.column(one.column))
        looked_at += len(shown)
        chromium.click("figure.table .figure")
        assert chromium.ask("document.getElementById('origin-mark').innerText") == shown[0][0]
        drawer = chromium.ask("document.getElementById('drawer').innerText")
        assert shown[0][1] in drawer
        assert f"qianglian why {shown[0][0]}" in drawer
        assert provenance.sources[marks[shown[0][0]].source].table.definition in drawer
        chromium.press(*ESCAPE)
        assert not chromium.ask("document.getElementById('drawer').classList.contains('open')")
    assert looked_at > 100


def test_a_table_sorts_by_its_numbers(chromium: Browser, address: str) -> None:
    chromium.open(f"{address}#tab=direction")
    table = "document.querySelector('[data-table=\"top_applicants.ranked\"]')"
    chromium.click('[data-table="top_applicants.ranked"] th:nth-child(4) .sort')
    chromium.click('[data-table="top_applicants.ranked"] th:nth-child(4) .sort')
    found = chromium.ask(
        f"[...{table}.querySelectorAll('tbody td:nth-child(4)')].map((one) => Number(one.innerText))"
    )
    assert found == sorted(found)
    assert len(found) == 10


def test_language_and_theme_are_switched(chromium: Browser, address: str) -> None:
    chromium.open(address)
    chromium.click("#language")
    assert "Cut-off" in chromium.ask(SHOWN)
    assert findings.NAMES[LEAF].en in chromium.ask(SHOWN)
    chromium.click("#theme")
    assert chromium.ask("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)"
    quiet(chromium, address)


def test_it_prints(chromium: Browser, address: str) -> None:
    chromium.open(address)
    assert chromium.paper().startswith(b"%PDF")
