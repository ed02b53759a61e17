"""Which records are one publication: kinds, kindless numbers, vendors' ids, and people's decisions."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.corpus.identity import Claimed, Decisions, cluster
from qianglian.corpus.workspace import Workspace
from qianglian.model.errors import BadInput, NotFound
from qianglian.model.keys import publication_key
from tests.corpus.evidence import begin, broken, fates, lens, numbers, picture, row, write_rows

BARE, A, B = "CN106569070", "CN106569070A", "CN106569070B"
EARLY, LATE = {"publication_date": "2017-04-19"}, {"publication_date": "2019-07-09"}
ID = "001-002-003-004-005"


def corpus(tmp_path: Path, *rows: dict[str, Any]) -> Workspace:
    return begin(tmp_path / "ws", write_rows(tmp_path / "rows.jsonl", rows))


def found(workspace: Workspace) -> list[tuple[str, int]]:
    """Every publication's number and how many rows state it."""
    assert broken(workspace) == []
    hits = workspace.search("", limit=100)
    return sorted((hit.number, len(hit.row["sources"])) for hit in hits)


FIRM, OTHER = {"applicants": ["甲公司"]}, {"applicants": ["乙公司"]}
APPLICATION = {"application": "CN201610858900.1"}
ANOTHER = {"application": "CN201710000001.X"}


@pytest.mark.parametrize(
    ("bare", "kinded"),
    [
        (row(BARE, "电池", **LATE), row(B, "电池", **LATE)),
        (row(BARE, "电池", **LATE), row(B, "另一名称", **LATE, **FIRM)),
        (row(BARE, **LATE), row(B, "电池", **LATE)),
        (row(BARE, "电池", **FIRM), row(B, "电池", **LATE, **FIRM)),
        (row(BARE, " 电 池 ", **LATE), row(B, "电 池", **LATE)),
        (row(BARE, "电池", **LATE, **APPLICATION), row(B, "电池", **LATE, **APPLICATION)),
    ],
)
def test_a_kindless_number_joins_the_one_publication_that_it_can_only_be(
    tmp_path: Path, bare: dict[str, Any], kinded: dict[str, Any]
) -> None:
    with corpus(tmp_path, bare, kinded) as workspace:
        assert found(workspace) == [(B, 2)]
        assert workspace.proposals() == []
        hit = workspace.search("").hits[0]
        assert (hit.key, hit.row["also"]) == (publication_key(B), [publication_key(BARE)])


@pytest.mark.parametrize(
    ("bare", "kinded", "relation"),
    [
        (row(BARE, "电池", **EARLY), row(B, "电池", **LATE), "same_application"),
        (row(BARE, "电池", **FIRM, **EARLY), row(B, "壳", **FIRM, **LATE), "same_application"),
        (row(BARE, "电池", **OTHER, **EARLY), row(B, "壳", **FIRM, **LATE), "same_publication"),
        (row(BARE, "电池", **OTHER, **LATE), row(B, "壳", **FIRM, **LATE), "same_publication"),
        (row(BARE, "电池", **LATE, **ANOTHER), row(B, "电池", **LATE, **APPLICATION), "same_publication"),
        (row(BARE, "电池"), row(B, "电池", **LATE), "same_publication"),
        (row(BARE), row(B), "same_publication"),
    ],
)
def test_where_it_may_be_another_a_person_is_asked(
    tmp_path: Path, bare: dict[str, Any], kinded: dict[str, Any], relation: str
) -> None:
    with corpus(tmp_path, bare, kinded) as workspace:
        assert found(workspace) == [(BARE, 1), (B, 1)]
        proposal = workspace.proposals()[0]
        assert len(workspace.proposals()) == 1
        assert (proposal.one_number, proposal.other_number, proposal.relation) == (BARE, B, relation)
        reasons = dict(proposal.reasons)
        assert reasons.keys() == {"publication_date", "title", "applicant", "application"}
        dates = [one.get("publication_date") for one in (bare, kinded)]
        expected = "unknown" if None in dates else "agree" if dates[0] == dates[1] else "differ"
        assert reasons["publication_date"] == expected


def test_two_kinds_are_two_publications_whatever_they_share(tmp_path: Path) -> None:
    with corpus(tmp_path, row(A, "电池", **LATE, **FIRM), row(B, "电池", **LATE, **FIRM)) as workspace:
        assert found(workspace) == [(A, 1), (B, 1)]
        assert workspace.proposals() == []


def test_a_kindless_record_of_the_first_publication_finds_it_among_two(tmp_path: Path) -> None:
    rows = (row(BARE, "电池", **EARLY), row(A, "电池", **EARLY), row(B, "电池", **LATE))
    with corpus(tmp_path, *rows) as workspace:
        assert found(workspace) == [(A, 2), (B, 1)]
        assert workspace.proposals() == []


def test_a_kindless_record_that_could_be_either_is_neither(tmp_path: Path) -> None:
    rows = (row(BARE, "电池", **FIRM), row(A, "电池", **FIRM, **EARLY), row(B, "电池", **FIRM, **LATE))
    with corpus(tmp_path, *rows) as workspace:
        assert found(workspace) == [(BARE, 1), (A, 1), (B, 1)]
        assert [proposal.other_number for proposal in workspace.proposals()] == [A, B]


def test_offices_with_the_same_number_are_strangers(tmp_path: Path) -> None:
    with corpus(tmp_path, row("EP2000001A1", "x", **LATE), row("AU2000001A1", "x", **LATE)) as workspace:
        assert len(found(workspace)) == 2


def test_a_vendor_s_id_joins_the_number_whose_records_carry_it(tmp_path: Path) -> None:
    rows = (
        row("", "电池", identifiers=lens(ID)),
        row(B, "电池", identifiers=lens(ID)),
        row("", "盖", identifiers=lens("9")),
    )
    with corpus(tmp_path, *rows) as workspace:
        assert found(workspace) == [(B, 2), ("lens:9", 1)]
        assert workspace.search("").hits[0].row["also"] in ([], [publication_key(f"lens:{ID}")])
        assert fates(workspace, [f"lens:{ID}", "lens:9"]) == ["found", "found"]


def test_a_vendor_s_id_of_two_numbers_stands_by_itself(tmp_path: Path) -> None:
    rows = (
        row(B, "电池", identifiers=lens(ID)),
        row("", "电池", identifiers=lens(ID)),
        row("CN209123456U", "壳", identifiers=lens(ID)),
    )
    with corpus(tmp_path, *rows) as workspace:
        assert found(workspace) == sorted([(B, 1), ("CN209123456U", 1), (f"lens:{ID}", 1)])


@pytest.fixture
def asked(tmp_path: Path) -> Workspace:
    """A corpus with one open question."""
    return corpus(tmp_path, row(BARE, "电池", **EARLY), row(B, "电池", **LATE))


def test_a_person_says_that_they_are_one(asked: Workspace, tmp_path: Path) -> None:
    carried = asked.decide(BARE, B, same=True, reason="核对了全文", actor="cli:审核员")
    assert [(j.subject, j.decision, j.actor) for j in carried.judgements] == [
        (publication_key(BARE), "same", "cli:审核员")
    ]
    assert found(asked) == [(B, 2)]
    assert asked.proposals() == []
    decided = picture(asked)["publications"]
    again = write_rows(tmp_path / "again.jsonl", [row(BARE, "电池", **EARLY)])
    asked.import_files(again)
    assert found(asked) == [(B, 3)]
    asked.remove_batch("again.jsonl")
    assert picture(asked)["publications"] == decided
    asked.import_files(tmp_path / "rows.jsonl", replaces=["rows.jsonl"])
    assert found(asked) == [(B, 2)]


def test_a_person_says_that_they_are_two(asked: Workspace, tmp_path: Path) -> None:
    asked.decide(B, BARE, same=False, reason="是申请公开")
    assert found(asked) == [(BARE, 1), (B, 1)]
    assert asked.proposals() == []
    asked.import_files(write_rows(tmp_path / "more.jsonl", [row(BARE, "电池", **LATE)]))
    assert found(asked) == [(BARE, 2), (B, 1)]


def test_a_person_changes_the_mind(asked: Workspace) -> None:
    before = picture(asked)["publications"]
    asked.decide(BARE, B, same=True, reason="似为同一件")
    asked.decide(BARE, B, same=False, reason="再看不是")
    assert picture(asked)["publications"] == before
    asked.decide(publication_key(BARE), publication_key(B), same=True, reason="还是同一件")
    assert found(asked) == [(B, 2)]


def test_a_decision_needs_a_proposal_and_a_reason(asked: Workspace) -> None:
    with pytest.raises(NotFound, match="CN1A"):
        asked.decide("CN1A", B, same=True, reason="x")
    for reason in ("", "  "):
        with pytest.raises(BadInput):
            asked.decide(BARE, B, same=True, reason=reason)
        with pytest.raises(BadInput):
            asked.remove(B, reason=reason)
    assert asked.judgements() == []


def test_removing_a_number_without_kind_takes_every_kind_of_it(asked: Workspace) -> None:
    carried = asked.remove(BARE, reason="无关")
    assert {j.details["number"] for j in carried.judgements} == {BARE, B}
    assert numbers(asked) == set()
    assert fates(asked, BARE) == ["removed", "removed"]
    assert asked.proposals() == []
    assert asked.restore(B, reason="误").manifest.publications == 1
    assert numbers(asked) == {B}


# -- the rule itself -------------------------------------------------------------------------------------------

IDENTITIES = (BARE, A, B, f"lens:{ID}", "lens:9")
CLAIMS = st.lists(
    st.builds(
        lambda identity, days, titles, firms, applications, links: Claimed(
            identity,
            kinded=identity in (A, B),
            vendor=identity.startswith("lens"),
            dates=set(days),
            titles={"zh": set(titles)} if titles else {},
            applicants=set(firms),
            applications=set(applications),
            links=set() if identity.startswith("lens") else set(links),
        ),
        st.sampled_from(IDENTITIES),
        st.lists(st.sampled_from((date(2017, 4, 19), date(2019, 7, 9))), max_size=2),
        st.lists(st.sampled_from(("电池", "壳")), max_size=2),
        st.lists(st.sampled_from(("甲", "乙")), max_size=2),
        st.lists(st.sampled_from(("CN1", "CN2")), max_size=1),
        st.lists(st.sampled_from((f"lens:{ID}", "lens:9")), max_size=1),
    ),
    min_size=1,
    unique_by=lambda claim: claim.identity,
)
PAIRS = st.frozensets(
    st.tuples(st.sampled_from(IDENTITIES), st.sampled_from(IDENTITIES)).map(
        lambda pair: Decisions.pair(publication_key(pair[0]), publication_key(pair[1]))
    ),
    max_size=2,
)


@given(CLAIMS, st.builds(lambda same, other: Decisions(same, other - same), PAIRS, PAIRS), st.randoms())
def test_the_order_of_records_never_counts(claims: list[Claimed], decisions: Decisions, chance: Any) -> None:
    first = cluster(claims, decisions)
    chance.shuffle(claims)
    assert cluster(claims, decisions) == first


@given(CLAIMS)
def test_every_identity_is_led_by_one_that_leads_itself(claims: list[Claimed]) -> None:
    clusters = cluster(claims)
    assert clusters.leaders.keys() == {claim.identity for claim in claims}
    kinded = {claim.identity for claim in claims if claim.kinded}
    for identity, leader in clusters.leaders.items():
        assert clusters.leaders[leader] == leader
        assert identity not in kinded or leader == identity, "two kinds are two publications"
    for proposal in clusters.proposals:
        assert clusters.leaders[proposal.one_number] != clusters.leaders[proposal.other_number]


@given(CLAIMS)
def test_nothing_is_joined_unasked_that_contradicts_itself(claims: list[Claimed]) -> None:
    clusters = cluster(claims)
    known = {claim.identity: claim for claim in claims}
    bare = known.get(BARE)
    if bare is None or clusters.leaders[BARE] not in (A, B) or bare.links:
        return
    kinded = known[clusters.leaders[BARE]]
    assert not (bare.dates and kinded.dates and not bare.dates & kinded.dates)
    assert not (bare.applications and kinded.applications and not bare.applications & kinded.applications)
