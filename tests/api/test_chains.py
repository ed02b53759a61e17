"""Chains over HTTP: the map, nodes and versions as the floors below tell them; never to whom evidence is shared."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from qianglian.api.chain_map import offered
from qianglian.chains.definition import read_chain
from qianglian.chains.gate import measure, override
from qianglian.chains.kept import use_chain
from qianglian.chains.tagging import Tagging, tag
from qianglian.chains.versions import publish
from qianglian.corpus.workspace import open_workspace
from qianglian.platform.installation import Home
from tests.api.evidence import Site

CHAIN = """
qianglian-chain: 1
code: nev
name: {zh: 新能源汽车, en: New energy vehicles}
source: 自编
nodes:
- {code: A, name: {zh: 电池, en: Batteries}, stage: midstream}
- {code: A1, name: {zh: 电芯, en: Cells}, parent: A, rule: "ipc:H01M", definition: 电化学单元}
- {code: B, name: {zh: 充电, en: Charging}, stage: downstream, rule: "ipc:B60L"}
links:
- {supplier: A, customer: B, what: 电池包}
noise:
- {query: "ti:玩具", actor: 示例, day: 2024-05-01, reason: 与主题无关, node: A}
"""


@pytest.fixture(scope="module")
def tagged(site: Site, home: Home) -> tuple[dict[str, int], dict[str, int]]:
    """Publications and families by node, of a chain in force that was published once."""
    with open_workspace(home.workspaces / site.key) as workspace:
        chain = read_chain(CHAIN)
        use_chain(workspace, chain, "示例", "启用")
        tagging = tag(workspace, chain)
        gate = measure(workspace, tagging).gate
        override(workspace, gate, "演示", "示例")
        publish(workspace, tagging, gate, "示例", "第一版")
        return _sizes(tagging)


def _sizes(tagging: Tagging) -> tuple[dict[str, int], dict[str, int]]:
    codes = list(tagging.chain.by_code)
    families = {code: int(tagging.figure(code, "family").value or 0) for code in codes}
    return {code: len(tagging.keys(code)) for code in codes}, families


@pytest.fixture
def reader(site: Site, tagged: object) -> TestClient:
    return site.client("a")


def got(client: TestClient, path: str, status: int = 200, **params: Any) -> Any:
    answer = client.get(path, params=params or None)
    assert answer.status_code == status, answer.text
    return answer.json()


def test_chains_are_listed(site: Site, reader: TestClient) -> None:
    (one,) = got(reader, site.path("/chains"))["items"]
    assert (one["number"], one["code"], one["nodes"], one["in_force"]) == (1, "nev", 3, True)


@pytest.mark.parametrize("chain", ["current", "1"])
def test_the_map_says_what_nodes_hold(
    site: Site, reader: TestClient, tagged: tuple[dict[str, int], dict[str, int]], chain: str
) -> None:
    told = got(reader, site.path(f"/chains/{chain}/map"))
    assert [tile["code"] for tile in told["tiles"]] == ["A", "A1", "B"]
    assert {tile["code"]: tile["publications"] for tile in told["tiles"]} == tagged[0]
    assert {tile["code"]: tile["families"] for tile in told["tiles"]} == tagged[1]
    assert told["tiles"][1]["stage"] == "midstream"
    assert [one["title"]["zh"] for one in told["stages"]] == ["上游", "中游", "下游"]
    assert told["links"][0]["what"] == "电池包"
    assert told["indicator"] is None
    assert "branch_trend.shift.cagr" in [one["name"] for one in told["indicators"]]
    assert told["tiles"][0]["colour"] is told["tiles"][0]["trend"] is None


def test_a_map_is_coloured_by_a_column_of_an_analysis(
    site: Site, reader: TestClient, tagged: tuple[dict[str, int], dict[str, int]]
) -> None:
    told = got(reader, site.path("/chains/current/map"), indicator="chain_nodes.nodes.families", trend=True)
    assert told["indicator"]["scale"] == "quantity"
    assert {tile["code"]: tile["colour"]["value"] for tile in told["tiles"]} == tagged[1]
    assert told["tiles"][0]["colour"]["figure"].startswith("f")
    years = told["tiles"][0]["trend"]
    assert sum(one["count"] for one in years) <= tagged[1]["A"]
    assert [one["year"] for one in years] == sorted(one["year"] for one in years)
    assert got(reader, site.path("/chains/current/map"), 404, indicator="none.at.all")["code"] == "not_found"
    assert (
        got(reader, site.path("/chains/current/map"), 404, indicator="branch_trend.none.at")["code"]
        == "not_found"
    )


def test_an_indicator_of_a_region_is_unknown_without_one(site: Site, reader: TestClient) -> None:
    told = got(reader, site.path("/chains/current/map"), indicator="gaps.nodes.rta")
    assert {cell["value"] for cell in told["indicator"]["cells"].values()} == {None}
    assert {cell["text"]["zh"] for cell in told["indicator"]["cells"].values()} == {"未知"}
    spoken = got(reader, site.path("/chains/current/map"), indicator="gaps.nodes.rta", region="320000")
    assert (spoken["indicator"]["scale"], spoken["indicator"]["centre"]) == ("centred", 1.0)
    assert all(cell["value"] is not None for cell in spoken["indicator"]["cells"].values())
    assert got(reader, site.path("/chains/current/map"), 422, region="999999")["code"] == "bad_input"


@pytest.mark.parametrize("name", [one.name for one in offered()])
def test_every_usual_indicator_colours_the_map_or_says_why_not(
    site: Site, reader: TestClient, name: str
) -> None:
    told = got(reader, site.path("/chains/current/map"), indicator=name)["indicator"]
    assert told["name"] == name
    assert bool(told["cells"]) != bool(told["reason"])


def test_a_node_is_laid_open(
    site: Site, reader: TestClient, tagged: tuple[dict[str, int], dict[str, int]]
) -> None:
    node = got(reader, site.path("/chains/current/nodes/A1"))
    assert (node["rule"], node["definition"], node["path"]) == ("ipc:H01M", "电化学单元", ["A", "A1"])
    assert node["publications"]["value"] == tagged[0]["A1"]
    assert node["fates"]["rule"] == tagged[0]["A1"]
    assert got(reader, site.path("/chains/current/nodes/充电"))["code"] == "B"
    assert got(reader, site.path("/chains/current/nodes/A"))["noise"][0]["query"] == "ti:玩具"
    assert got(reader, site.path("/chains/current/nodes/Z"), 404)["code"] == "not_found"


def test_versions_are_listed_with_their_gate(
    site: Site, reader: TestClient, tagged: tuple[dict[str, int], dict[str, int]]
) -> None:
    (one,) = got(reader, site.path("/chains/current/versions"))["items"]
    assert (one["number"], one["note"], one["publications"]) == (1, "第一版", tagged[0])
    assert (one["gate"]["outcome"], one["gate"]["open"]) == ("not_measured", True)
    assert one["gate"]["override"]["reason"] == "演示"
    assert one["gate"]["rows"][0]["recall"]["outcome"] == "not_measured"


@pytest.mark.parametrize("rest", ["", "/current/map", "/1/map", "/current/versions", "/current/nodes/A"])
def test_the_chain_is_not_shared_with_the_evidence(site: Site, tagged: object, rest: str) -> None:
    other = site.client("b", "owner")
    assert got(other, site.path(f"/chains{rest}"), 403)["code"] == "forbidden"
    assert other.get(site.path("/search"), params={"q": "node:A1"}).status_code in (403, 404)


def test_there_is_no_such_chain(site: Site, reader: TestClient) -> None:
    assert got(reader, site.path("/chains/7/map"), 404)["code"] == "not_found"
    assert got(reader, site.path("/chains/old/map"), 422)["errors"][0]["where"] == ["path", "chain"]
