"""The page: one HTML file with its style, its scripts and its data inside, which asks nobody for anything.

What comes from records is data and never markup: it lies in a JSON block in which no character can end the block, and
the scripts put it on the page as text. A policy in the head forbids every request and every script but these.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from qianglian.documents.assets import echarts_source

SCRIPTS = (
    "words.js",
    "elements.js",
    "figures.js",
    "scales.js",
    "chain.js",
    "charts.js",
    "map.js",
    "links.js",
    "side.js",
    "node.js",
    "drawer.js",
    "overview.js",
    "modules.js",
    "sources.js",
    "start.js",
)
"""In the order in which they run, after the chart library."""
STYLE = "atlas.css"


def page(content: Mapping[str, Any]) -> str:
    """The whole file."""
    # Between the tags of a script nothing is escaped: what would end it, or begin a comment, is written by number.
    data = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        data = data.replace(character, f"\\u{ord(character):04x}")
    scripts = [_library(), _own()]
    policy = "; ".join(
        [
            "default-src 'none'",
            "style-src 'unsafe-inline'",
            "img-src data: blob:",
            "script-src " + " ".join(f"'sha256-{_digest(one)}'" for one in scripts),
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )
    title = html.escape(str(content["about"]["title"][0]))
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="zh-CN"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            f"<title>{title}</title>",
            f"<style>{_asset(STYLE)}</style></head>",
            '<body><div id="page"></div><aside class="drawer" id="drawer" aria-hidden="true"></aside>',
            "<noscript>本图册需要启用 JavaScript。 This atlas needs JavaScript.</noscript>",
            f'<script type="application/json" id="data">{data}</script>',
            *(f"<script>{one}</script>" for one in scripts),
            "</body></html>",
            "",
        ]
    )


@lru_cache(maxsize=1)
def _library() -> str:
    """The chart library; what would end its tag early is written otherwise, which in a string means the same."""
    return echarts_source().replace("</script", "<\\/script")


@lru_cache(maxsize=1)
def _own() -> str:
    return "\n".join(_asset(name) for name in SCRIPTS)


def _asset(name: str) -> str:
    return files("qianglian.documents.atlas.assets").joinpath(name).read_text(encoding="utf-8")


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
