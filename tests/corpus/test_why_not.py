"""Two hundred numbers of known fate, each explained rightly in one call."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from qianglian.corpus.workspace import Workspace, open_workspace
from qianglian.model.errors import NotFound
from tests.corpus.evidence import begin, fates, lens, row, write_rows

QUERY = "电池 AND pd:2019..2021 NOT ti:燃料"


@dataclass(frozen=True)
class Known:
    """A number and what became of it."""

    asked: str
    fate: str
    failing: tuple[str, ...] = ()
    place: str = ""


def cn(block: int, place: int, kind: str = "U") -> str:
    return f"CN20{block}{place:05d}{kind}"


def kept(block: int, title: str, published: str | None, kind: str = "U") -> list[dict[str, object]]:
    dates = {"publication_date": published} if published else {}
    return [row(cn(block, place, kind), title, **dates) for place in range(25)]


FILE = [
    *kept(1, "一种电池", "2020-05-05"),
    *kept(2, "一种灯", "2020-05-05"),
    *kept(3, "一种电池", "2018-05-05"),
    *kept(4, "燃料电池", "2020-05-05"),
    *kept(5, "一种电池", None),
    *kept(6, "一种电池", "2020-05-05"),
    *kept(7, "一种电池", "2020-05-05", "A"),
]
"""175 rows, in seven blocks of 25."""

DAYS = "pd:2019-01-01..2021-12-31"
CLAUSES = {2: ("电池",), 3: (DAYS,), 4: ("NOT ti:燃料",), 5: (DAYS,)}
REFUSED = {
    "2.0193E+12": "ruined_identity",
    "坏号": "unreadable_identity",
    "CN": "unreadable_identity",
    "无效": "unreadable_identity",
    "--- 无 ---": "unreadable_identity",
}
"""Numbers that name no publication, each in a row of its own, and as what they are rejected."""


def known() -> list[Known]:
    """200 numbers: 25 of each fate, found once with its kind and once without."""
    out = [Known(cn(1, n), "found", place=f"rows.jsonl #{n + 1}") for n in range(25)]
    out += [
        Known(cn(block, n), "fails_query", failing, f"rows.jsonl #{(block - 1) * 25 + n + 1}")
        for block, failing in CLAUSES.items()
        for n in range(20)
    ]
    out += [Known(cn(6, n), "removed") for n in range(25)]
    out += [Known(cn(7, n, "B"), "other_kind") for n in range(15)]
    out += [Known(cn(7, n, ""), "found") for n in range(15, 25)]
    out += [
        Known(number, "rejected", place=f"refused.jsonl #{n} {code}")
        for n, (number, code) in enumerate(REFUSED.items(), start=1)
    ]
    out += [Known(cn(9, n), "not_in_any_file") for n in range(38)]
    out += [Known("这不是号码", "not_in_any_file"), Known("", "not_in_any_file")]
    return out


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("fates")
    refused = [row(number, "坏行") for number in REFUSED]
    workspace = begin(
        folder / "ws", write_rows(folder / "rows.jsonl", FILE), write_rows(folder / "refused.jsonl", refused)
    )
    workspace.remove(*(cn(6, n) for n in range(25)), reason="与主题无关", actor="cli:审核员")
    return workspace


def test_two_hundred_numbers_in_one_call(workspace: Workspace) -> None:
    asked = known()
    assert len(asked) == 200
    told = workspace.why_not([one.asked for one in asked], QUERY)
    assert [fate.asked for fate in told] == [one.asked for one in asked]
    for one, fate in zip(asked, told, strict=True):
        assert (fate.name, tuple(fate.failing)) == (one.fate, one.failing), one.asked
        if one.place:
            assert fate.places == (one.place,)
        assert fate.text.zh
        assert fate.text.en


def test_a_removal_is_told_with_who_when_and_why(workspace: Workspace) -> None:
    fate = workspace.why_not(cn(6, 3))[0]
    assert fate.judgement is not None
    assert (fate.judgement.actor, fate.judgement.reason) == ("cli:审核员", "与主题无关")
    assert fate.judgement.time >= "2020"
    assert workspace.why_not(cn(6, 3, ""))[0].name == "removed"
    with pytest.raises(NotFound, match="CN20600003U"):
        workspace.show(cn(6, 3))


def test_a_rejected_row_is_told_with_file_and_row(workspace: Workspace) -> None:
    fate = workspace.why_not("坏号")[0]
    assert fate.name == "rejected"
    assert fate.places == ("refused.jsonl #2 unreadable_identity",)
    assert [one["found"] for one in fate.rejections] == ["坏号"]


def test_a_row_rejected_for_another_field_is_told_by_its_number(tmp_path: Path) -> None:
    spoilt = [{**row("CN208000000U"), "titles": 7}]
    with begin(tmp_path / "ws", write_rows(tmp_path / "spoilt.jsonl", spoilt)) as workspace:
        batch = workspace.manifest.batches[0]
        assert fates(workspace, "CN208000000U") == (["rejected"] if batch.rejected else ["found"])


def test_other_kinds_of_the_number_are_named(workspace: Workspace) -> None:
    assert workspace.why_not(cn(7, 1, "B"))[0].others == (cn(7, 1, "A"),)


def test_every_way_of_writing_a_number_leads_to_it(workspace: Workspace) -> None:
    key = workspace.why_not(cn(1, 1))[0].key
    for written in (
        cn(1, 1),
        cn(1, 1).lower(),
        f"  {cn(1, 1)} ",
        "CN 201 00001 U",
        "ＣＮ２０１００００１Ｕ",
        key,
    ):
        assert [(fate.name, fate.key) for fate in workspace.why_not(written)] == [("found", key)], written


def test_without_a_query_everything_there_is_found(workspace: Workspace) -> None:
    assert fates(workspace, [cn(block, 0) for block in (1, 2, 3, 4, 5)]) == ["found"] * 5


@pytest.mark.parametrize(
    ("query", "failing"),
    [
        ("灯 OR 泵", ["灯", "泵"]),
        ("电池 AND (灯 OR 泵) AND kind:U", ["灯", "泵"]),
        ("NOT 电池", ["NOT 电池"]),
        ("NOT (电池 OR 灯)", ["NOT (灯 OR 电池)"]),
        ("NOT (电池 AND 灯)", []),
        ("pd:2021 ipc:H01M", ["pd:2021-01-01..2021-12-31", "ipc:H01M"]),
    ],
)
def test_the_smallest_failing_clauses_are_shown(workspace: Workspace, query: str, failing: list[str]) -> None:
    fate = workspace.why_not(cn(1, 0), query)[0]
    assert fate.failing == failing
    assert fate.name == ("fails_query" if failing else "found")
    assert (cn(1, 0) in {hit.number for hit in workspace.search(query, limit=1_000)}) is (failing == [])


def test_explain_tells_why_a_hit_is_a_hit(workspace: Workspace) -> None:
    clause, account = workspace.explain(cn(1, 0), QUERY)
    assert clause.holds
    assert [part.holds for part in clause.parts] == [True, True, True]
    assert account["value"] > 0
    lost, nothing = workspace.explain(cn(2, 0), QUERY)
    assert (lost.holds, nothing) == (False, {})


def test_each_kind_is_told_when_asked_without_one(tmp_path: Path) -> None:
    rows = [
        row("CN106569070A", "电池", publication_date="2017-04-19"),
        row("CN106569070B", "电池", publication_date="2019-07-09"),
    ]
    with begin(tmp_path / "ws", write_rows(tmp_path / "a.jsonl", rows)) as workspace:
        told = workspace.why_not("CN106569070", "pd:2019")
        assert [(fate.number, fate.name) for fate in told] == [
            ("CN106569070A", "fails_query"),
            ("CN106569070B", "found"),
        ]
        workspace.remove("CN106569070B", reason="试")
        told = workspace.why_not("CN106569070", "pd:2019")
        assert sorted((fate.number, fate.name) for fate in told) == [
            ("CN106569070A", "fails_query"),
            ("CN106569070B", "removed"),
        ]


@pytest.fixture
def joined(tmp_path: Path) -> tuple[Path, Path]:
    """A kindless row and a kinded one with a vendor's id, that are one publication."""
    same = {"publication_date": "2019-07-09"}
    bare = write_rows(tmp_path / "bare.jsonl", [row("CN106569070", "电池", **same)])
    kinded = write_rows(
        tmp_path / "kinded.jsonl",
        [row("CN106569070B", "电池", identifiers=lens("001-002-003-004-005"), **same)],
    )
    return bare, kinded


NAMES = ["CN106569070", "CN106569070B", "lens:001-002-003-004-005"]


def test_all_names_of_a_publication_lead_to_it(tmp_path: Path, joined: tuple[Path, Path]) -> None:
    with begin(tmp_path / "ws", *joined) as workspace:
        told = workspace.why_not(NAMES)
        assert [(fate.name, fate.number) for fate in told] == [("found", "CN106569070B")] * 3
        assert len({fate.key for fate in told}) == 1
        redirect = workspace.search("").hits[0].row["also"]
        assert [fate.key for fate in workspace.why_not(redirect)] == [told[0].key]
        assert len(told[0].places) == 2


def test_all_names_of_a_removed_publication_say_so(tmp_path: Path, joined: tuple[Path, Path]) -> None:
    with begin(tmp_path / "ws", *joined) as workspace:
        workspace.remove("CN106569070B", reason="试")
        assert workspace.count("").value == 0
        assert fates(workspace, NAMES) == ["removed"] * 3
        assert workspace.restore("lens:001-002-003-004-005", reason="误").unknown == ()
        assert fates(workspace, NAMES) == ["found"] * 3


def test_what_was_removed_without_kind_stays_removed_when_its_kind_is_learned(
    tmp_path: Path, joined: tuple[Path, Path]
) -> None:
    bare, kinded = joined
    with begin(tmp_path / "ws", bare) as workspace:
        workspace.remove("CN106569070", reason="试")
        workspace.import_files(kinded)
        assert workspace.count("").value == 0
        assert fates(workspace, NAMES) == ["removed"] * 3
        workspace.restore("CN106569070", reason="误")
        assert workspace.count("").value == 1


def test_numbers_that_name_nothing_are_handed_back(workspace: Workspace) -> None:
    copy = open_workspace(workspace.path)
    generation = copy.manifest.generation
    outcome = copy.remove("CN1A", "不是号", reason="试")
    assert (outcome.judgements, outcome.unknown) == ((), ("CN1A", "不是号"))
    assert copy.restore("CN1A", reason="试").unknown == ("CN1A",)
    assert copy.manifest.generation == generation
