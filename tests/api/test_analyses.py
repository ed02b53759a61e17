"""Analyses over HTTP: every one of the registry, with files that open and records behind the numbers."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from python_calamine import CalamineWorkbook

from qianglian.analysis import registry
from qianglian.analysis.asking import ask
from qianglian.analysis.ground import Ground
from qianglian.api.app import PREFIX
from qianglian.corpus.workspace import open_workspace
from qianglian.platform.installation import Home
from tests.api.evidence import Site

TREND = "/analyses/filing_trend"
APPLICANTS = "/analyses/top_applicants"


def asked(client: TestClient, path: str, status: int = 200, **body: Any) -> Any:
    answer = client.post(path, json=body)
    assert answer.status_code == status, answer.text
    return answer.json()


@pytest.fixture
def analyst(site: Site) -> TestClient:
    return site.client("a", "analyst")


def test_the_gallery_is_the_registry(analyst: TestClient) -> None:
    listed = analyst.get(f"{PREFIX}/analyses").json()
    assert [one["name"] for one in listed] == registry.names()
    trend = listed[0]
    assert (trend["name"], trend["title"]["zh"], trend["module_title"]["zh"]) == (
        "filing_trend",
        "申请趋势",
        "方向",
    )
    assert "unit" in trend["params"]["properties"]


def test_an_answer_is_that_of_the_floor_below(site: Site, home: Home, analyst: TestClient) -> None:
    told = asked(analyst, site.path(TREND), q="ti:电池", params={"unit": "publication"})
    with open_workspace(home.workspaces / site.key) as workspace:
        ground = Ground(workspace, query="ti:电池")
        finding = ask(ground, registry.analysis("filing_trend"), {"unit": "publication"})
        table = finding.tables[0]
        assert [row["count"] for row in told["tables"][0]["rows"]] == [row["count"] for row in table.rows]
        assert told["tables"][0]["figures"][0]["count"] == table.figure(table.rows[0], "count").id
        assert told["tables"][0]["definition"] == table.definition
    assert told["chart"]["series"]
    assert told["caveats"][0]["zh"]
    assert told["params"]["unit"] == "publication"
    assert told["state"] == "computed"


def test_the_records_behind_a_number(site: Site, analyst: TestClient) -> None:
    table = asked(analyst, site.path(TREND))["tables"][0]
    row = max(range(len(table["rows"])), key=lambda at: table["rows"][at]["count"])
    place = {"row": row, "column": "count", "figure": table["figures"][row]["count"]}
    behind = asked(analyst, site.path(f"{TREND}/records"), **place, size=3)
    assert behind["figure"]["id"] == place["figure"]
    assert behind["total"] == behind["figure"]["value"] == table["rows"][row]["count"]
    assert len(behind["items"]) == 3
    assert all(one["key"].startswith("f") and one["called"] for one in behind["items"])
    moved = asked(analyst, site.path(f"{TREND}/records"), 409, **{**place, "figure": "f0"})
    assert moved["code"] == "conflict"
    assert (
        asked(analyst, site.path(f"{TREND}/records"), 404, row=9_999, column="count")["code"] == "not_found"
    )
    assert asked(analyst, site.path(f"{TREND}/records"), 404, row=0, column="year")["code"] == "not_found"


def test_a_table_as_a_file(site: Site, tmp_path: Path) -> None:
    analyst = site.client("a", "analyst", language="en")
    sheet = analyst.post(site.path(f"{TREND}?format=xlsx"), json={})
    assert "filing_trend-by_year.xlsx" in sheet.headers["Content-Disposition"]
    (tmp_path / "table.xlsx").write_bytes(sheet.content)
    rows = CalamineWorkbook.from_path(tmp_path / "table.xlsx").get_sheet_by_index(0).to_python()
    text = analyst.post(site.path(f"{TREND}?format=csv&table=by_year"), json={}).content.decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    assert [str(cell) for cell in rows[0]] == lines[0]
    assert lines[0][0] == "Filing year"
    assert len(rows) == len(lines) > 5
    assert asked(analyst, site.path(f"{TREND}?format=csv&table=none"), 404)["code"] == "not_found"


def test_names_leave_only_where_somebody_answers_for_them(site: Site, analyst: TestClient) -> None:
    refused = asked(analyst, site.path(f"{APPLICANTS}?format=csv"), 403)
    assert refused["hint"] == "只在本单位使用时以 own_use=true 确认。"
    assert analyst.post(site.path(f"{APPLICANTS}?format=csv&own_use=true"), json={}).status_code == 200
    viewer = site.client("a", "viewer")
    assert asked(viewer, site.path(f"{TREND}?format=csv"), 403)["detail"] == "没有权限：导出数据。"
    assert asked(viewer, site.path(TREND))["tables"]


@pytest.mark.parametrize(
    ("path", "body", "status", "code"),
    [
        ("/analyses/none", {}, 404, "not_found"),
        (TREND, {"params": {"unit": "hour"}}, 422, "bad_input"),
        (TREND, {"params": {"nothing": 1}}, 422, "bad_input"),
        (TREND, {"q": "ti:("}, 400, "query_syntax"),
        (TREND, {"fast": True}, 422, "bad_input"),
        (TREND, {"level": "nation"}, 422, "bad_input"),
        (TREND, {"families": "none"}, 422, "bad_input"),
        ("/analyses/branch_trend", {}, 422, "bad_input"),
    ],
)
def test_what_cannot_be_asked(
    site: Site, analyst: TestClient, path: str, body: dict[str, Any], status: int, code: str
) -> None:
    assert asked(analyst, site.path(path), status, **body)["code"] == code


def test_of_a_share_no_analysis_tells_what_is_hidden(site: Site) -> None:
    other = site.client("b", "analyst")
    for name in registry.names():
        answer = other.post(site.path(f"/analyses/{name}"), json={})
        assert answer.status_code in (403, 422), (name, answer.text)
    assert other.get(site.path("/figures/f0000000")).status_code == 403


def test_a_mark_that_no_document_prints(site: Site, analyst: TestClient) -> None:
    assert analyst.get(site.path("/figures/f0000000")).json()["code"] == "not_found"
    assert analyst.get(site.path("/figures/f")).json()["code"] == "bad_input"
