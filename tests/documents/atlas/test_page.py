"""The page as a file: data never become markup, nothing is asked for, and it stays small."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from importlib.resources import files

from qianglian.documents.atlas.content import atlas_content, begin
from qianglian.documents.atlas.page import SCRIPTS, page
from qianglian.documents.provenance import Provenance
from tests.documents.atlas.books import HOSTILE, atlas


def text() -> str:
    return page(atlas_content(begin(atlas(), Provenance("atlas"))))


def test_records_are_data_and_never_markup() -> None:
    made = text()
    block = re.search(r'<script type="application/json" id="data">(.*?)</script>', made, re.DOTALL)
    assert block is not None
    assert not re.search(r"[<>&\u2028\u2029]", block.group(1))
    data = json.loads(block.group(1))
    assert data["records"][0][1] == HOSTILE
    assert HOSTILE not in made


def test_without_its_scripts_the_page_asks_for_nothing() -> None:
    rest = re.sub(r"<script\b.*?</script>", "", text(), flags=re.DOTALL)
    assert not re.search(r"(?:src|href)\s*=|url\s*\(|@import", rest)


def test_a_policy_forbids_every_request_and_every_script_but_these() -> None:
    made = text()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', made)
    assert policy is not None
    assert policy.group(1).startswith("default-src 'none'; ")
    scripts = re.findall(r"<script>(.*?)</script>", made, re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in scripts]
    assert len(hashes) == 2
    assert "script-src " + " ".join(f"'sha256-{one}'" for one in hashes) + ";" in policy.group(1)


def test_the_title_is_text() -> None:
    from qianglian.model.text import Text

    made = page(atlas_content(begin(atlas(title=Text(zh=HOSTILE, en="x")), Provenance("atlas"))))
    assert "<title>&lt;/script&gt;&lt;img src=x onerror=&quot;" in made


def test_every_script_ships_and_no_other() -> None:
    shipped = {one.name for one in files("qianglian.documents.atlas.assets").iterdir()}
    assert {name for name in shipped if name.endswith(".js")} == set(SCRIPTS)


def test_scripts_make_no_markup_of_text() -> None:
    for name in SCRIPTS:
        script = files("qianglian.documents.atlas.assets").joinpath(name).read_text(encoding="utf-8")
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|Function\(", script
        ), name


def test_the_page_is_small() -> None:
    assert len(text().encode()) < 2_000_000
