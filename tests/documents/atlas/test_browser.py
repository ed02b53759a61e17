"""The page in a browser: no error on its console, no request, and what it shows is what it holds."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from qianglian.documents.atlas.content import atlas_content
from qianglian.documents.atlas.page import page
from qianglian.documents.provenance import Provenance
from tests.documents import findings
from tests.documents.atlas.books import HOSTILE, atlas

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


@dataclass
class Opened:
    """The page as the browser had it, what its console said, and the addresses that were asked for."""

    dom: str
    console: list[str]
    asked: set[str]


def opened(folder: Path, query: str = "") -> Opened:
    file, log = folder / "atlas.html", folder / "net.json"
    if not file.exists():
        file.write_text(page(atlas_content(atlas(), Provenance("atlas"))), encoding="utf-8")
    line = [
        str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr",
        "--virtual-time-budget=4000", "--disable-background-networking", "--no-first-run",
        f"--user-data-dir={folder / 'profile'}", f"--log-net-log={log}", "--window-size=1600,1000",
        "--dump-dom", f"{file.as_uri()}{query}",
    ]  # fmt: skip
    done = subprocess.run(line, capture_output=True, text=True, timeout=120, check=True)
    console = re.findall(r"CONSOLE[^\]]*\] (.*)", done.stderr)
    return Opened(done.stdout, console, _asked(log))


def _asked(log: Path) -> set[str]:
    """What pages asked for. The browser asks for things of its own; those have no page as their origin."""
    events = json.loads(log.read_text(encoding="utf-8", errors="replace"))["events"]
    told = [one.get("params", {}) for one in events]
    by_pages = [one for one in told if one.get("initiator", "not an origin") != "not an origin"]
    return {str(one["url"]) for one in by_pages if str(one.get("url", "")).startswith(("http", "ws"))}


def test_a_page_that_asks_is_seen(tmp_path: Path) -> None:
    (tmp_path / "atlas.html").write_text(
        '<img src="http://127.0.0.1:9/x.png"><script>console.log(1)</script>'
    )
    found = opened(tmp_path)
    assert found.asked == {"http://127.0.0.1:9/x.png"}
    assert found.console


@pytest.mark.parametrize(
    "query",
    ["", "?language=en#overview", "#direction", "#position", "#path", "#moved", "#data", "?theme=dark"],
)
def test_every_view_opens_quietly(tmp_path: Path, query: str) -> None:
    page_opened = opened(tmp_path, query)
    assert page_opened.console == []
    assert page_opened.asked == set()
    assert 'role="tablist"' in page_opened.dom
    assert len(re.sub(r"<script.*?</script>", "", page_opened.dom, flags=re.DOTALL)) > 5_000


def test_the_map_has_a_tile_for_each_node_and_a_node_opens(tmp_path: Path) -> None:
    code = findings.LEAVES[0]
    dom = opened(tmp_path, f"?node={code}").dom
    shown = re.sub(r"<script.*?</script>", "", dom, flags=re.DOTALL)
    assert set(re.findall(r'data-code="([^"]+)"', shown)) == {code for code, *_ in findings.NODES}
    assert findings.NAMES[code].zh in shown
    # A title that would be markup stands there as the text that it is.
    assert HOSTILE.split("\u2028")[0].replace("<", "&lt;").replace(">", "&gt;") in shown
    assert "<img" not in shown
