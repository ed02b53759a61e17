"""Evidence over HTTP: the same answers as the floors below give, and no more of a share than its View shows."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from fastapi.testclient import TestClient

from qianglian.api.app import PREFIX
from qianglian.api.routes.searching import Facet, Sort
from qianglian.corpus.engines.fulltext_read import ALL_FACETS, SORTS
from qianglian.corpus.searching import RELEVANCE
from qianglian.corpus.workspace import open_workspace
from qianglian.platform.installation import Home
from qianglian.platform.serving.asking import Dialect
from qianglian.query.dialects import DIALECTS
from tests.api.evidence import HIDDEN, SEEN, SHARED, Site

NOWHERE = "CN999999999A"
BATTERIES = "ti:电池"


def got(client: TestClient, path: str, status: int = 200, **params: Any) -> Any:
    answer = client.get(path, params=params or None)
    assert answer.status_code == status, answer.text
    return answer.json()


@pytest.fixture
def reader(site: Site) -> TestClient:
    return site.client("a")


@pytest.fixture
def other(site: Site) -> TestClient:
    """Somebody of the organisation that sees a part."""
    return site.client("b", "owner")


@pytest.fixture
def number(site: Site, reader: TestClient) -> str:
    """A publication of the file whose terms let nothing out."""
    return str(
        got(reader, site.path("/search"), q=f"{BATTERIES} NOT pn:{SHARED}", size=1)["rows"][0]["number"]
    )


def test_words_of_the_engine_are_the_words_of_the_door() -> None:
    assert set(get_args(Sort)) == {RELEVANCE, *SORTS}
    assert set(get_args(Facet)) == set(ALL_FACETS)
    assert set(get_args(Dialect)) == {"qianglian", "official", *DIALECTS}


def test_workspaces_are_listed_for_those_who_may_read_them(
    site: Site, reader: TestClient, other: TestClient
) -> None:
    mine = got(reader, f"{PREFIX}/workspaces")
    assert [(one["key"], one["own"]) for one in mine["items"]] == [(site.key, True)]
    assert (mine["total"], mine["page"], mine["size"]) == (1, 1, 50)
    shared = got(other, f"{PREFIX}/workspaces")
    assert [(one["key"], one["own"]) for one in shared["items"]] == [(site.key, False)]
    assert got(site.client("c"), f"{PREFIX}/workspaces")["items"] == []
    assert got(reader, f"{PREFIX}/workspaces", page=2)["items"] == []


def test_a_workspace_says_what_it_holds(site: Site, home: Home, reader: TestClient) -> None:
    told = got(reader, site.path())
    with open_workspace(home.workspaces / site.key) as workspace:
        count = workspace.count()
    assert told["publications"]["value"] == count.value
    assert told["publications"]["id"] == count.id
    assert (told["name"], told["generation"], told["batches"]) == ("固态电池", count.generation, 2)
    assert told["scope"] == {
        "whole": True,
        "fields": None,
        "since": None,
        "until": None,
        "cut_off": None,
        "kept_home": 0,
    }


@pytest.mark.parametrize(
    "rest",
    [
        "",
        "/batches",
        "/search",
        "/similar?asked=电池",
        f"/why-not?number={NOWHERE}",
        f"/publications/{NOWHERE}",
    ],
)
def test_another_s_workspace_is_not_there(site: Site, rest: str) -> None:
    stranger = site.client("c", "owner")
    there = got(stranger, site.path(rest), 404)
    nowhere = got(stranger, f"{PREFIX}/workspaces/workspace-0{rest}", 404)
    assert there == nowhere
    assert there["detail"] == "没有这个项目。"


def test_a_search_gives_what_the_workspace_gives(site: Site, home: Home, reader: TestClient) -> None:
    found = got(reader, site.path("/search"), q="电池 AND ipc:H01M", facets=["office", "st"], size=5)
    with open_workspace(home.workspaces / site.key) as workspace:
        page = workspace.search("电池 AND ipc:H01M", limit=5, facets=["office", "st"])
    assert [row["number"] for row in found["rows"]] == [hit.number for hit in page.hits]
    assert found["total"]["value"] == page.total.value
    assert found["query"] == page.query
    assert {
        name: [(v["value"], v["count"]) for v in values] for name, values in found["facets"].items()
    } == page.facets
    first = found["rows"][0]
    start, end = (first["highlights"].get("title") or first["highlights"]["abstract"])[0]
    text = (first["titles"] if "title" in first["highlights"] else first["abstracts"])[0]["text"]
    assert text[start:end] == "电池"


def test_pages_go_on_from_each_other(site: Site, reader: TestClient) -> None:
    def numbers(**params: Any) -> list[str]:
        found = got(reader, site.path("/search"), q=BATTERIES, sort="key", **params)
        return [row["key"] for row in found["rows"]]

    whole = numbers(size=60)
    assert len(set(whole)) == 60
    assert numbers(size=20) + numbers(size=20, page=2) + numbers(size=20, page=3) == whole
    assert numbers(size=200, page=1_000_000) == []
    assert got(reader, site.path("/search"), q=BATTERIES, page=999, size=0)["total"]["value"] > 60


def test_an_error_of_the_query_is_marked_at_its_place(site: Site, reader: TestClient) -> None:
    problem = got(reader, site.path("/search"), 400, q="ti:电池 AND (ipc:H01M")
    assert problem["code"] == "query_syntax"
    assert problem["context"]["query"] == "ti:电池 AND (ipc:H01M"
    assert 0 < problem["context"]["position"] <= len("ti:电池 AND (ipc:H01M")


def test_a_dialect_is_read_whole_or_not_at_all(site: Site, reader: TestClient) -> None:
    found = got(reader, site.path("/search"), q="TIAB=(电池)", dialect="incopat", size=1)
    assert found["query"] == "tab:电池"
    problem = got(reader, site.path("/search"), 422, q="TIAB=(电池) AND NOSUCH=(x)", dialect="incopat")
    assert problem["context"]["untranslated"]


def test_why_a_number_is_not_found(site: Site, reader: TestClient, number: str) -> None:
    absent, failing = got(reader, site.path("/why-not"), q="ti:不存在的词", number=[NOWHERE, number])
    assert (absent["fate"], absent["text"]["zh"]) == ("not_in_any_file", "所有导入文件中均无此号")
    assert (failing["fate"], failing["failing"]) == ("fails_query", ["ti:不存在的词"])
    assert failing["places"]


def test_what_is_alike_says_why(site: Site, reader: TestClient, number: str) -> None:
    found = got(reader, site.path("/similar"), asked="电池过热时如何冷却", size=3)
    assert len(found["rows"]) == 3
    assert found["rows"][0]["words"]
    assert sum(one["share"] for one in found["rows"][0]["parts"]) == pytest.approx(1)
    about = got(reader, site.path("/similar"), asked=number, size=3)
    assert about["number"] == number
    assert number not in [row["number"] for row in about["rows"]]


def test_the_page_of_a_publication(site: Site, home: Home, reader: TestClient, number: str) -> None:
    (document,) = got(reader, site.path(f"/publications/{number}"), q=BATTERIES)["items"]
    with open_workspace(home.workspaces / site.key) as workspace:
        (shown,) = workspace.show(number)
        (family,) = workspace.family(shown.key)
        (standing,) = workspace.timeline(number)
    assert document["number"] == number
    assert document["stated"]["titles"][0]["text"] == shown.publication.titles[0].text
    assert document["stated"]["application"] == shown.publication.application_as_given
    assert [one["name"] for one in document["fields"]] == [one.name for one in shown.fields]
    assert document["fields"][0]["sources"][0]["file"] == "synthetic.jsonl"
    assert document["families"][0]["key"] == family.key
    assert document["timelines"][0]["state"]["state"] == standing.state.state
    assert len(document["timelines"][0]["entries"]) == len(standing.timeline.entries)
    assert document["why"]["clause"]["holds"] is True
    assert document["why"]["score"] > 0
    (plain,) = got(reader, site.path(f"/publications/{number}"))["items"]
    assert plain["why"] is None


def test_no_such_publication(site: Site, reader: TestClient) -> None:
    assert got(reader, site.path(f"/publications/{NOWHERE}"), 404)["code"] == "not_found"


def test_files_are_listed_with_their_search(site: Site, reader: TestClient) -> None:
    listed = got(reader, site.path("/batches"))["items"]
    (batch,) = [one for one in listed if one["name"] == "synthetic.jsonl"]
    assert {one["name"] for one in listed} == {"synthetic.jsonl", "google.csv"}
    assert batch["rows"] == batch["kept"] + batch["rejected"]
    assert batch["search"]["database"] == "合成示例库"


def test_of_a_share_nothing_hidden_is_told(site: Site, other: TestClient) -> None:
    found = got(other, site.path("/search"), facets=["office"])
    assert [row["number"] for row in found["rows"]] == [SHARED]
    assert found["total"]["value"] == 1
    assert found["facets"]["office"] == [{"value": "CN", "count": 1}]
    scope = found["scope"]
    assert (scope["whole"], scope["fields"], scope["kept_home"]) == (False, sorted(SEEN), 1)
    (row,) = found["rows"]
    assert row["titles"] == [{"lang": "zh", "text": "电池"}]
    assert row["applicants"] is row["abstracts"] is row["ipc"] is row["sources"] is row["status"] is None
    # The rows of the share are the owner's affair: the figure tells what was asked, not what it was asked within.
    assert found["total"]["definition"] == found["query"]
    assert got(other, site.path())["publications"]["value"] == 1


def test_of_a_share_what_is_hidden_cannot_be_asked_for(site: Site, other: TestClient) -> None:
    assert got(other, site.path("/search"), 403, q="ap:示例")["code"] == "forbidden"
    assert got(other, site.path("/search"), 403, facets=["applicant"])["code"] == "forbidden"
    assert got(other, site.path("/batches"), 403)["code"] == "forbidden"
    assert got(other, site.path())["batches"] is None


def test_of_a_share_a_hidden_publication_is_not_there(site: Site, other: TestClient, number: str) -> None:
    for hidden in (HIDDEN, number):
        assert got(other, site.path(f"/publications/{hidden}"), 404)["code"] == "not_found"
    fates = got(other, site.path("/why-not"), number=[HIDDEN, number, NOWHERE])
    assert [one["fate"] for one in fates] == ["outside_view"] * 3
    (document,) = got(other, site.path(f"/publications/{SHARED}"), q=BATTERIES)["items"]
    assert document["stated"]["applicants"] == []
    assert {one["name"] for one in document["fields"]} <= {*SEEN, "number", "identifiers", "country"}
    assert not any(source["file"] for one in document["fields"] for source in one["sources"])
    assert document["why"]["score"] is None
    assert document["families"] is None


@pytest.mark.parametrize(
    ("rest", "said"),
    [("/search?size=201", "不能大于 200"), ("/search?page=0", "不能小于 1"), ("/search?sort=best", "应为")],
)
def test_values_out_of_bounds(site: Site, reader: TestClient, rest: str, said: str) -> None:
    problem = got(reader, site.path(rest), 422)
    assert problem["errors"][0]["said"].startswith(said)
