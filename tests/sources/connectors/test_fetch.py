"""What comes whole is kept, what does not is never called complete, and the same call goes on from there."""

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qianglian.model.errors import (
    BadInput,
    Conflict,
    MissingExtra,
    NewerFormat,
    OutsideClosed,
    OutsideFailed,
)
from qianglian.model.outside import Settings
from qianglian.sources.connectors import epo_ops
from qianglian.sources.fetching.fetch import Request, fetch
from qianglian.sources.fetching.folder import COMPLETE, NAME, PARTIAL, Manifest, read_manifest
from qianglian.sources.fetching.outside import OUTSIDE, connection, connections
from tests.sources.connectors.conftest import Desk
from tests.sources.connectors.offices import KEY, SECRET, Play

Begin = Callable[..., Desk]
BOTH = pytest.mark.parametrize(("name", "size"), [("epo_ops", 100), ("uspto_odp", 50)])


def codes(manifest: Manifest) -> list[str]:
    return [note["code"] for note in manifest.notes]


@BOTH
def test_a_search_comes_whole(desk: Begin, name: str, size: int) -> None:
    one = desk(name, Play(hits=2 * size + 20))
    found = one.fetch()
    assert (found.state, found.hits, found.asked, found.received) == (COMPLETE, 2 * size + 20, 3, 3)
    assert (found.missing, found.notes, found.beyond) == ([], [], 0)
    assert len(one.files()) == 4
    assert [piece.records for piece in found.pieces.values()] == [size, size, 20]
    said = json.loads((one.into / NAME).read_text())
    hits = 2 * size + 20 if name == "epo_ops" else None
    assert said["register"] == {
        "database": connection(name).database,
        "query": "ta=cell",
        "date": "2026-03-04",
        "operator": "tester",
        "hits": hits,
    }
    assert read_manifest(one.into / NAME) == found


@BOTH
def test_what_is_complete_is_not_asked_again(desk: Begin, name: str, size: int) -> None:
    one = desk(name, Play(hits=size + 1))
    first = one.fetch()
    asked = len(one.play.asked)
    assert one.fetch() == first
    assert len(one.play.asked) == asked


@BOTH
@pytest.mark.parametrize("fault", ["drop", "cut", "cut_short", "busy"])
def test_a_passing_fault_is_asked_again(desk: Begin, name: str, size: int, fault: str) -> None:
    one = desk(name, Play(hits=2 * size, faults={2: fault}))
    assert one.fetch().state == COMPLETE
    assert len(one.play.asked) == 3
    assert 2.0 in one.slept


@BOTH
@pytest.mark.parametrize("fault", ["drop", "cut", "cut_short", "busy"])
def test_a_lasting_fault_leaves_a_partial_folder_that_is_gone_on_with(
    desk: Begin, name: str, size: int, fault: str
) -> None:
    one = desk(name, Play(hits=3 * size, faults=dict.fromkeys(range(2, 7), fault)))
    found = one.fetch()
    assert (found.state, found.received, found.asked) == (PARTIAL, 1, 3)
    assert codes(found) == ["refused"]
    assert len(one.files()) == 2, "a broken page is not kept"
    assert read_manifest(one.into / NAME).state == PARTIAL
    before = len(one.play.asked)
    again = one.fetch()
    assert (again.state, again.notes) == (COMPLETE, [])
    assert len(one.play.asked) - before == 2, "only what was missing"


@BOTH
def test_a_count_that_changes_is_said_and_its_old_pages_come_again(desk: Begin, name: str, size: int) -> None:
    one = desk(name, Play(hits=3 * size, counts={3: 3 * size + 1}))
    found = one.fetch()
    assert (found.state, found.hits) == (PARTIAL, 3 * size + 1)
    assert codes(found) == ["count_changed"]
    assert len(found.missing) == 2
    before = len(one.play.asked)
    again = one.fetch()
    assert (again.state, len(one.play.asked) - before) == (COMPLETE, 2)
    assert sum(piece.records for piece in again.pieces.values()) == 3 * size + 1


@BOTH
def test_a_count_that_shrank_since_yesterday_has_all_pages_come_again(
    desk: Begin, name: str, size: int
) -> None:
    one = desk(name, Play(hits=3 * size, faults=dict.fromkeys(range(3, 8), "drop")))
    assert one.fetch().received == 2
    one.play.hits = size + 1
    found = one.fetch()
    assert codes(found) == ["count_changed"]
    assert (found.state, one.play.asked[-2:]) == (COMPLETE, one.play.asked[:2])
    assert {piece.hits for piece in found.pieces.values()} == {size + 1}
    assert len(one.files()) == 3, "the page beyond the count is gone"


@BOTH
def test_a_page_with_too_few_records_is_kept_and_never_complete(desk: Begin, name: str, size: int) -> None:
    one = desk(name, Play(hits=2 * size, faults={1: "short"}))
    found = one.fetch()
    assert (found.state, codes(found), len(found.missing)) == (PARTIAL, ["short"], 1)
    assert len(one.files()) == 3
    assert one.fetch().state == COMPLETE


@BOTH
@pytest.mark.parametrize("harm", ["cut", "gone", "other"])
def test_a_file_that_is_not_as_it_came_is_fetched_again(desk: Begin, name: str, size: int, harm: str) -> None:
    one = desk(name, Play(hits=2 * size))
    one.fetch()
    page = sorted(one.into.glob("page-*"))[1]
    body = page.read_bytes()
    if harm == "gone":
        page.unlink()
    else:
        page.write_bytes(body[:-10] if harm == "cut" else body.replace(b"cell", b"sell"))
    before = len(one.play.asked)
    one.play.faults = dict.fromkeys(range(before + 1, before + 6), "drop")
    assert one.fetch().state == PARTIAL
    before = len(one.play.asked)
    found = one.fetch()
    assert (found.state, codes(found), len(one.play.asked) - before) == (COMPLETE, ["damaged"], 1)
    assert page.read_bytes() == body


@BOTH
def test_nothing_is_believed_when_it_is_said_twice(desk: Begin, name: str, size: int) -> None:
    one = desk(name, Play(hits=0))
    found = one.fetch()
    assert (found.state, found.hits, found.asked) == (COMPLETE, 0, 0)
    assert len(one.play.asked) == 2
    assert one.files() == [NAME]
    assert one.fetch().state == COMPLETE
    assert len(one.play.asked) == 2


def test_an_office_under_load_that_says_nothing_once_is_not_believed(desk: Begin) -> None:
    one = desk("epo_ops", Play(hits=3, faults={1: "nothing"}))
    assert (one.fetch().hits, one.slept[0]) == (3, 2.0)


def test_more_than_the_office_hands_out_is_missing(desk: Begin) -> None:
    one = desk("epo_ops", Play(hits=2_345))
    found = one.fetch()
    assert (found.state, found.received, found.asked, found.beyond) == (PARTIAL, 20, 20, 345)
    assert codes(found) == ["beyond"]
    assert 'pd within "20200101 20201231"' in found.notes[0]["en"]
    assert one.play.asked[-1] == "1901-2000"


def test_a_count_that_ends_at_ten_thousand_is_no_count(desk: Begin) -> None:
    found = desk("epo_ops", Play(hits=10_000)).fetch()
    assert codes(found) == ["beyond", "capped"]
    assert found.register().hits is None


@pytest.mark.parametrize(
    ("fault", "said"), [("IndividualQuotaPerHour", "hourly"), ("RegisteredQuotaPerWeek", "weekly")]
)
def test_a_quota_ends_the_run_at_once(desk: Begin, fault: str, said: str) -> None:
    one = desk("epo_ops", Play(hits=300, faults={2: fault}))
    found = one.fetch()
    assert (found.state, len(one.play.asked), codes(found)) == (PARTIAL, 2, ["refused"])
    assert said in found.notes[0]["en"]
    assert one.fetch().state == COMPLETE


def test_black_waits_as_long_as_the_office_asks(desk: Begin) -> None:
    one = desk("epo_ops", Play(hits=150, faults={2: "black"}))
    assert one.fetch().state == COMPLETE
    assert 60.0 in one.slept


def test_the_pace_is_the_one_that_the_office_allows(desk: Begin) -> None:
    one = desk("epo_ops", Play(hits=300))
    one.fetch()
    assert one.slept == [2.0, 2.0], "30 searches a minute"


def test_an_expired_token_is_renewed_and_the_page_is_still_the_page_asked_for(desk: Begin) -> None:
    one = desk("epo_ops", Play(hits=250, faults={2: "expired"}))
    found = one.fetch()
    assert (found.state, [piece.records for piece in found.pieces.values()]) == (COMPLETE, [100, 100, 50])
    assert "1-25" in one.play.asked, "the client forgets the range: its answer is not taken for the page"


def test_wait_is_bounded(desk: Begin) -> None:
    one = desk("uspto_odp", Play(hits=120, faults={1: "wait 7", 3: "wait 86400"}))
    found = one.fetch()
    assert (found.state, found.received, one.slept) == (PARTIAL, 1, [7.0])
    assert "86,400 seconds" in found.notes[0]["en"]
    assert one.fetch().state == COMPLETE


def test_wait_may_be_a_date(desk: Begin) -> None:
    one = desk("uspto_odp", Play(hits=1, faults={1: "wait Wed, 04 Mar 2026 05:06:20 GMT"}))
    assert (one.fetch().state, one.slept) == (COMPLETE, [13.0])


def test_numbers_come_one_by_one(desk: Begin) -> None:
    one = desk("epo_ops", Play(unknown=frozenset({"EP9000002A1"})))
    found = one.fetch(numbers=("EP9000001A1", "EP9000002A1", "EP9000003A1"))
    assert (found.state, found.received, found.hits) == (COMPLETE, 3, None)
    assert one.files() == ["EP9000001A1.xml", "EP9000003A1.xml", NAME]
    assert [key for key, piece in found.pieces.items() if not piece.file] == ["EP9000002A1"]
    assert found.register().query.startswith("numbers:3 sha256:")


def test_one_bad_number_does_not_keep_the_others_from_coming(desk: Begin) -> None:
    one = desk("epo_ops", Play(faults={1: "bad_query"}))
    found = one.fetch(numbers=("EP9000001A1", "EP9000003A1"))
    assert (found.state, found.missing, codes(found)) == (PARTIAL, ["EP9000001A1"], ["bad_number"])
    assert one.fetch(numbers=("EP9000001A1", "EP9000003A1")).state == COMPLETE


@pytest.mark.parametrize("odd", ["../../EP1", "EP-1-2", "1-100", "号码", "EP 9000001 A1", "."])
def test_what_is_no_number_is_named_and_nothing_is_asked_or_written_for_it(desk: Begin, odd: str) -> None:
    one = desk("epo_ops", Play())
    found = one.fetch(numbers=(odd, "EP9000003A1"))
    assert (found.state, found.missing, codes(found)) == (PARTIAL, [odd], ["bad_number"])
    assert one.files() == ["EP9000003A1.xml", NAME]
    assert len(one.play.asked) == 1


@BOTH
def test_a_result_that_is_gone_altogether_leaves_no_page(desk: Begin, name: str, size: int) -> None:
    one = desk(name, Play(hits=2 * size, faults=dict.fromkeys(range(2, 7), "drop")))
    assert one.fetch().received == 1
    one.play.hits = 0
    found = one.fetch()
    assert (found.state, found.hits, codes(found)) == (COMPLETE, 0, ["count_changed"])
    assert one.files() == [NAME]


def test_numbers_are_not_for_every_office(desk: Begin) -> None:
    with pytest.raises(BadInput, match="takes no list"):
        desk("uspto_odp", Play()).fetch(numbers=("US1",))


@BOTH
def test_a_query_that_is_refused_is_said_with_the_office_s_words(desk: Begin, name: str, size: int) -> None:
    one = desk(name, Play(hits=1, faults={1: "bad_query"}, echo=f"{KEY} at 3"))
    with pytest.raises(BadInput) as caught:
        one.fetch()
    assert "CLIENT.CQL *** at 3" in caught.value.text.en
    assert read_manifest(one.into / NAME).state == PARTIAL


@BOTH
def test_a_wrong_key_is_said_and_never_shown(desk: Begin, name: str, size: int) -> None:
    one = desk(name, Play(hits=1))
    one.values |= {"EPO_OPS_KEY": "wrong-key-7", "USPTO_ODP_KEY": "wrong-key-7"}
    with pytest.raises(OutsideFailed, match="does not accept the credentials") as caught:
        one.fetch()
    told = [
        caught.value.text.zh,
        caught.value.text.en,
        repr(caught.value.details),
        str(caught.value.__cause__),
    ]
    assert not any("wrong-key-7" in text for text in told)
    assert caught.value.__suppress_context__
    assert "wrong-key-7" not in (one.into / NAME).read_text()


@BOTH
def test_credentials_are_in_no_file_and_no_representation(desk: Begin, name: str, size: int) -> None:
    one = desk(name, Play(hits=size + 5))
    one.fetch()
    kept = b"".join(path.read_bytes() for path in one.into.iterdir())
    assert not any(secret.encode() in kept for secret in (KEY, SECRET, "token-of-nobody"))
    assert KEY not in repr(Settings(one.values))


@BOTH
def test_an_answer_that_quotes_the_key_is_not_kept(
    desk: Begin, name: str, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = desk(name, Play(hits=1))
    monkeypatch.setattr("tests.sources.connectors.offices.XML", f"<!-- {KEY} -->")
    monkeypatch.setattr("tests.sources.connectors.offices.wrapper", lambda number: {"echo": KEY})
    with pytest.raises(OutsideFailed, match="quotes the credentials"):
        one.fetch()
    assert one.files() == [NAME]


def test_a_redirect_does_not_take_the_key_along(desk: Begin) -> None:
    other = desk("uspto_odp", Play(hits=1))
    one = desk("uspto_odp", Play(hits=1, faults={1: f"moved {other.values['QIANGLIAN_USPTO_ODP_URL']}/x"}))
    with pytest.raises(OutsideFailed, match="HTTP 302"):
        one.fetch()
    assert other.play.asked == []


@pytest.mark.parametrize("switch", ["", "other", "epo-ops", "EPO_OPS "])
@pytest.mark.parametrize("name", OUTSIDE)
def test_off_by_default_opens_nothing(
    name: str, switch: str, tmp_path: Path, only_loopback: list[Any]
) -> None:
    values = {"EPO_OPS_KEY": KEY, "EPO_OPS_SECRET": SECRET, "USPTO_ODP_KEY": KEY, "QIANGLIAN_OUTSIDE": switch}
    with pytest.raises(OutsideClosed) as caught:
        fetch(connection(name), Request("x"), tmp_path / "into", Settings(values))
    assert (caught.value.status, caught.value.code) == (403, "outside_closed")
    assert f"QIANGLIAN_OUTSIDE={name}" in caught.value.sentence("en")
    assert only_loopback == []
    assert not (tmp_path / "into").exists()


@pytest.mark.parametrize(("name", "client"), [("epo_ops", "epo_ops"), ("uspto_odp", "pyUSPTO")])
def test_a_missing_extra_is_named(
    desk: Begin, name: str, client: str, monkeypatch: pytest.MonkeyPatch, only_loopback: list[Any]
) -> None:
    monkeypatch.setitem(sys.modules, client, None)
    with pytest.raises(MissingExtra, match="extra connectors") as caught:
        desk(name, Play(hits=1)).fetch()
    assert "qianglian[connectors]" in caught.value.sentence("zh")
    assert only_loopback == []


def test_missing_credentials_are_named(desk: Begin, only_loopback: list[Any]) -> None:
    one = desk("epo_ops", Play(hits=1))
    one.values["EPO_OPS_SECRET"] = ""
    with pytest.raises(BadInput, match="EPO_OPS_SECRET"):
        one.fetch()
    assert only_loopback == []


@pytest.mark.parametrize(
    "address",
    ["http://ops.example", "https://u:p@ops.example", "ftp://x", "nothing", "https://[", "https://"],
)
def test_an_address_that_would_give_the_key_away_is_refused(address: str) -> None:
    settings = Settings({"QIANGLIAN_EPO_OPS_URL": address})
    with pytest.raises(BadInput, match="https://"):
        settings.address(epo_ops.CONNECTION)


def test_a_folder_of_something_else_is_left_alone(desk: Begin, tmp_path: Path) -> None:
    one = desk("epo_ops", Play(hits=3))
    one.fetch()
    with pytest.raises(Conflict, match="another search"):
        one.fetch("ta=other")
    one.into = tmp_path / "mine"
    one.into.mkdir()
    (one.into / "notes.txt").write_text("mine")
    with pytest.raises(Conflict, match=r"notes\.txt"):
        one.fetch()
    one.into = one.into / "notes.txt"
    with pytest.raises(Conflict, match="no folder"):
        one.fetch()


@pytest.mark.parametrize(
    "said", ["", "{}", "[]", '{"qianglian_fetch": 1, "connector": "x", "pieces": {"1-2": {}}}']
)
def test_a_manifest_that_cannot_be_read_is_said(desk: Begin, said: str) -> None:
    one = desk("epo_ops", Play(hits=3))
    one.into.mkdir()
    (one.into / NAME).write_text(said)
    with pytest.raises(BadInput, match="no manifest"):
        one.fetch()


def test_a_newer_manifest_is_refused(desk: Begin) -> None:
    one = desk("epo_ops", Play(hits=3))
    one.into.mkdir()
    (one.into / NAME).write_text('{"qianglian_fetch": 2}')
    with pytest.raises(NewerFormat):
        one.fetch()


def test_the_list_is_the_folder() -> None:
    folder = Path(epo_ops.__file__).parent
    assert sorted(path.stem for path in folder.glob("[!_]*.py")) == sorted(OUTSIDE)
    assert [one.name for one in connections()] == list(OUTSIDE)
    for one in connections():
        for text in (one.title, one.sends, one.brings, one.terms, one.split):
            assert text.zh
            assert text.en
            assert text.zh != text.en


def test_only_connectors_and_the_endpoint_name_what_can_open_a_connection() -> None:
    root = Path(epo_ops.__file__).parents[2]
    named = re.compile(
        r"^\s*(?:import|from) (?:urllib\.request|http|socket|ssl|requests|urllib3|epo_ops|pyUSPTO)\b", re.M
    )
    found = {path for path in root.rglob("*.py") if named.search(path.read_text())}
    others = {path.stem for path in found if path.parent.name != "connectors"}
    assert others == {"openai_endpoint"}
    assert len(found) > 1


class Fixed:
    """A client of the office that has one recorded answer to everything."""

    def __init__(self, body: bytes) -> None:
        self.status_code, self.headers, self.content = 200, dict[str, str](), body

    def published_data_search(self, *_: object) -> "Fixed":
        return self

    published_data = published_data_search

    def begin(self) -> None:
        return


@pytest.mark.real_data
def test_recorded_answers_of_the_office_are_read(real_data: Path) -> None:
    folder = real_data / "xml" / "epo_ops_fixtures"
    client = Fixed((folder / "search_example.xml").read_bytes())
    answer = epo_ops.Office(client, client, str).search("q", 1, 100)
    assert (answer.hits, answer.first, answer.records, answer.capped) == (15, 1, 15, False)
    for name in ("biblio_example_3.xml", "ep1000000_abstract_result.xml"):
        client = Fixed((folder / name).read_bytes())
        assert epo_ops.Office(client, client, str).look_up("EP1000000A1").records >= 1
