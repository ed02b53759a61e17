"""The two rules on small cases that people know by name, and on random ones against the definition."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qianglian.corpus.families.graph import components, equal_sets, read_through
from qianglian.corpus.workspace import open_workspace
from qianglian.model.numbers import (
    ApplicationNumber,
    PublicationNumber,
    application_number,
    publication_number,
)
from qianglian.model.publication import Priority, Publication
from tests.corpus.evidence import begin, row, write_rows
from tests.corpus.families.brute_force import compare, families_by_hand, made

F, P, W = "CN201510000001", "US62000001", "PCT/CN2016/000001"


def publication(number: str, application: str = "", *claims: str) -> Publication:
    read = publication_number(number)
    filed = application_number(application) if application else None
    assert isinstance(read, PublicationNumber)
    assert filed is None or isinstance(filed, ApplicationNumber)
    return Publication(
        number=read,
        application=filed,
        application_as_given=application,
        priorities=tuple(Priority(one) for one in claims),
    )


CASES = {
    "a first filing and one that claims only it": (
        [("CN105000001A", F), ("US20170000001A1", "US15000001", F)],
        ["CN105000001A US20170000001A1"],
        ["CN105000001A US20170000001A1"],
    ),
    "A and B of one application, and B of another number": (
        [
            ("CN105000001A", F),
            ("CN105000001B", F),
            ("US9000001B2", "US15000001"),
            ("US20160000001A1", "US15000001"),
        ],
        ["CN105000001A CN105000001B", "US9000001B2 US20160000001A1"],
        ["CN105000001A CN105000001B", "US9000001B2 US20160000001A1"],
    ),
    "B states its application, A does not": (
        [("CN105000001A", ""), ("CN105000001B", F), ("US20170000001A1", "US15000001", F)],
        ["CN105000001A CN105000001B US20170000001A1"],
        ["CN105000001A CN105000001B US20170000001A1"],
    ),
    "a provisional, and a continuation that claims it and its parent": (
        [("US20160000001A1", "US15000001", P), ("US20180000001A1", "US16000001", P, "US15000001")],
        ["US20160000001A1", "US20180000001A1"],
        ["US20160000001A1 US20180000001A1"],
    ),
    "a national phase that states only the PCT filing": (
        [("WO2017000001A1", W, F), ("EP3000001A1", "EP16000001", W), ("US20180000001A1", "US15000001", F, W)],
        ["WO2017000001A1 EP3000001A1 US20180000001A1"],
        ["WO2017000001A1 EP3000001A1 US20180000001A1"],
    ),
    "the same, where the PCT publication is not at hand": (
        [
            ("EP3000001A1", "EP16000001", W),
            ("US20180000001A1", "US15000001", F, W),
            ("JP2018500001A", "JP2017500001", F),
        ],
        ["EP3000001A1", "US20180000001A1 JP2018500001A"],
        ["EP3000001A1 US20180000001A1 JP2018500001A"],
    ),
    "two priorities, one of them shared": (
        [
            ("EP3000001A1", "EP16000001", F),
            ("EP3000002A1", "EP16000002", F, P),
            ("EP3000003A1", "EP16000003", P),
        ],
        ["EP3000001A1", "EP3000002A1", "EP3000003A1"],
        ["EP3000001A1 EP3000002A1 EP3000003A1"],
    ),
    "a list that names the application itself": (
        [("EP3000001A1", "EP16000001", F, "EP16000001"), ("CN105000001A", F)],
        ["CN105000001A EP3000001A1"],
        ["CN105000001A EP3000001A1"],
    ),
    "applications that offices and DOCDB write in their own ways": (
        [
            ("SE532000C2", "SE0800508-4"),
            ("EP3000001A1", "EP16000001.5", "SE0800508A"),
            ("US20090000001A1", "US42676009A"),
            ("EP3000002A1", "EP16000002", "US12/426,760"),
            ("KR20090000001A", "KR1020080007916A"),
            ("EP3000003A1", "EP16000003", "KR10-2008-7916"),
        ],
        ["SE532000C2 EP3000001A1", "US20090000001A1 EP3000002A1", "KR20090000001A EP3000003A1"],
        ["SE532000C2 EP3000001A1", "US20090000001A1 EP3000002A1", "KR20090000001A EP3000003A1"],
    ),
    "claims that nobody can read join nothing": (
        [("EP3000001A1", "EP16000001", "US13/548"), ("EP3000002A1", "EP16000002", "US13/548")],
        ["EP3000001A1", "EP3000002A1"],
        ["EP3000001A1", "EP3000002A1"],
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_case_that_has_a_name(
    case: tuple[list[tuple[str, ...]], list[str], list[str]], tmp_path: Path
) -> None:
    stated, simple, extended = case
    found = compare([publication(*one) for one in stated], tmp_path)
    wanted = {"simple": simple, "extended": extended}
    for kind, (by_hand, by_us) in found.items():
        assert by_us == frozenset(frozenset(family.split()) for family in wanted[kind]), kind
        assert by_hand == by_us


applications = st.sampled_from(
    [f"CN2015100000{n:02d}" for n in range(8)] + [f"PCT/CN2016/0000{n:02d}" for n in range(4)]
)


@st.composite
def corpora(draw: st.DrawFn) -> list[Publication]:
    out = []
    for number in range(draw(st.integers(1, 12))):
        own = draw(st.one_of(st.just(""), applications))
        claims = draw(st.lists(applications, max_size=3))
        kind = draw(st.sampled_from("AB"))
        out.append(publication(f"CN1050000{number // 2:02d}{kind}", own, *claims))
    return out


@settings(max_examples=20)
@given(corpora(), st.randoms(use_true_random=False), st.integers(1, 4))
def test_any_corpus_in_any_order_and_any_files_is_as_by_hand(
    tmp_path_factory: pytest.TempPathFactory, found: list[Publication], random: object, files: int
) -> None:
    once = list({one.number.text if one.number else "": one for one in found}.values())
    by_hand = families_by_hand(once)
    folder = tmp_path_factory.mktemp("any")
    random.shuffle(once)  # type: ignore[attr-defined]
    workspace = open_workspace(folder / "ws", create=True)
    for place in range(files):
        rows = [
            row(
                one.number.text if one.number else "",
                f"标题 {one.number}",
                application=one.application.text if one.application else None,
                priorities=[{"number": p.number} for p in one.priorities],
            )
            for one in once[place::files]
        ]
        if rows:
            workspace.import_files(write_rows(folder / f"{place}.jsonl", rows), format="qianglian_jsonl")
    assert {kind: made(workspace, kind) for kind in by_hand} == by_hand
    workspace.close()


@given(
    st.integers(1, 40).flatmap(
        lambda n: st.tuples(st.just(n), st.lists(st.tuples(*[st.integers(0, n - 1)] * 2)))
    )
)
def test_components_are_what_can_be_reached(case: tuple[int, list[tuple[int, int]]]) -> None:
    nodes, edges = case
    start, end = (np.array([edge[side] for edge in edges], dtype=np.int64) for side in (0, 1))
    label = components(start, end, nodes)
    wanted = list(range(nodes))
    for _ in range(nodes):
        for a, b in edges:
            wanted[a] = wanted[b] = min(wanted[a], wanted[b])
    assert label.tolist() == wanted


def test_a_long_chain_falls_together_in_few_rounds() -> None:
    nodes = 200_000
    chain = np.arange(nodes - 1, dtype=np.int64)
    mixed = np.random.default_rng(1).permutation(nodes).astype(np.int64)
    label = components(mixed[chain], mixed[chain + 1], nodes)
    assert (label == 0).all()


def test_sets_are_equal_only_when_they_are() -> None:
    claimant = np.array([0, 0, 1, 1, 1, 2, 3], dtype=np.int64)
    claimed = np.array([5, 6, 6, 5, 5, 5, 3], dtype=np.int64)
    assert equal_sets(claimant, claimed, 7).tolist() == [0, 0, 2, 3, 4, 2, 6]


def test_an_international_application_keeps_the_international_one_that_it_claims() -> None:
    international = np.array([True, True, False])
    start, end = read_through(np.array([0, 1]), np.array([1, 2]), international)
    assert list(zip(start.tolist(), end.tolist(), strict=True)) == [(0, 1), (1, 2)]


def test_the_earliest_filing_leads(tmp_path: Path) -> None:
    rows = [
        row(
            "US20170000001A1", application="US15000001", filing_date="2016-05-01", priorities=[{"number": F}]
        ),
        row("CN105000001B", application=F, filing_date="2015-05-01", publication_date="2018-01-01"),
        row("CN105000001A", application=F, filing_date="2015-05-01", publication_date="2016-01-01"),
    ]
    workspace = begin(tmp_path / "ws", write_rows(tmp_path / "a.jsonl", rows))
    [family] = workspace.family("US20170000001A1")
    assert [member.number for member in family.members] == ["CN105000001A", "CN105000001B", "US20170000001A1"]
    assert family.key == "f" + family.members[0].key[1:]
    for key in family.redirects:
        assert workspace.family(key) == [family]
