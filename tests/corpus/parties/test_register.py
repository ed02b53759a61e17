"""Parties of a workspace: counted once, kept on disk, judged, and the same whatever the order of imports."""

import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from qianglian.corpus.parties import merge_table, proposals_table
from qianglian.corpus.parties.clustering import Named, cluster
from qianglian.corpus.parties.judging import (
    PARTY_DIFFERENT,
    PARTY_GROUP,
    PARTY_SAME,
    PartyStanding,
    Verdict,
    pair_of,
)
from qianglian.corpus.workspace import Workspace, open_workspace
from qianglian.judgements import Judgement
from qianglian.model.errors import BadInput, Forbidden, NotFound
from qianglian.model.view import View
from tests.corpus.evidence import Row, begin, row, write_rows

USCC = "91350100M000100Y43"
QINGHE, QINGHE_CO = "苏州青禾新能源股份有限公司", "苏州青禾新能源有限公司"
YUANXIU, YUANXIU_EN = "深圳市远岫科技有限公司", "Shenzhen Yuanxiu Technology Co., Ltd."


def party(name: str, **said: object) -> dict[str, object]:
    return {"name": name, **said}


def filed(number: int, day: str, *applicants: dict[str, object], **said: object) -> Row:
    return row(f"CN10{number:07d}A", f"题{number}", publication_date=day, applicants=list(applicants), **said)


ROWS: list[Row] = [
    filed(1, "2005-01-05", party(QINGHE_CO)),
    filed(2, "2012-01-05", party(QINGHE), owners=[party(QINGHE_CO)]),
    filed(3, "2013-01-05", party(YUANXIU, country="CN")),
    filed(4, "2013-02-05", party(YUANXIU_EN), party("王晓明")),
    filed(5, "2014-02-05", party("王晓明"), party(QINGHE)),
    filed(6, "2014-03-05", party("远岫半导体有限公司", identifiers=[{"scheme": "uscc", "value": USCC}])),
    filed(7, "2014-04-05", party("岫远半导体有限公司", identifiers=[{"scheme": "uscc", "value": USCC}])),
]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return begin(tmp_path / "ws", write_rows(tmp_path / "all.jsonl", ROWS))


def named(workspace: Workspace) -> dict[str, int]:
    return {one.name: one.publications for one in workspace.parties().parties}


def test_a_publication_that_bears_two_names_of_a_party_counts_once(workspace: Workspace) -> None:
    (found,) = workspace.parties().find(QINGHE_CO)
    assert found.publications == 3
    assert set(found.names) == {QINGHE, QINGHE_CO}
    assert (found.first, found.last) == (2005, 2014)


def test_an_identity_number_of_the_sources_joins(workspace: Workspace) -> None:
    (found,) = workspace.parties().find(USCC)
    assert found.publications == 2
    assert found.usccs == [USCC]


def test_people_are_one_name_at_one_institution(workspace: Workspace) -> None:
    found = workspace.parties().find("王晓明")
    assert [one.publications for one in found] == [1, 1]
    assert {one.kind for one in found} == {"individual"}


def test_what_is_inferred_is_marked_and_its_share_told(workspace: Workspace) -> None:
    register = workspace.parties()
    (stated,), (inferred,) = register.find(YUANXIU), register.find(YUANXIU_EN)
    assert (stated.country, stated.country_inferred) == ("CN", False)
    assert (inferred.country, inferred.country_inferred) == ("CN", True)
    assert register.inferred_share == 1.0
    workspace.decide_parties([Verdict("party_kind", YUANXIU, "", "营业执照", {"kind": "institute"})], "t")
    again = workspace.parties()
    assert [(one.kind, one.kind_inferred) for one in again.find(YUANXIU)] == [("institute", False)]
    assert 0 < again.inferred_share < 1


def test_the_count_is_a_figure_that_walks_back(workspace: Workspace) -> None:
    figure = workspace.parties().count
    assert (figure.unit, figure.value) == ("party", len(figure.why()))  # type: ignore[misc]
    assert figure.id == workspace.parties().count.id


def test_the_register_is_kept_and_damage_is_made_good(workspace: Workspace, tmp_path: Path) -> None:
    first = workspace.parties()
    (kept,) = (tmp_path / "ws" / "corpus" / "parties").iterdir()
    assert workspace.parties().to_json() == first.to_json()
    kept.write_bytes(b"{")
    assert workspace.parties().to_json() == first.to_json()


def test_any_order_of_imports_gives_the_same_register(tmp_path: Path) -> None:
    halves = [write_rows(tmp_path / f"{n}.jsonl", ROWS[n::2]) for n in range(2)]
    one, other = begin(tmp_path / "a", *halves), begin(tmp_path / "b", halves[1])
    other.import_files(halves[0])
    assert one.parties().to_json() == other.parties().to_json()


def test_a_narrow_view_is_refused(workspace: Workspace) -> None:
    with pytest.raises(Forbidden):
        open_workspace(workspace.path, view=View(rows="ti:题1")).parties()


def test_an_unknown_name_is_told(workspace: Workspace) -> None:
    with pytest.raises(NotFound):
        workspace.parties().find("没有的公司")


def test_judgements_outlive_removal_and_new_import(workspace: Workspace, tmp_path: Path) -> None:
    workspace.decide_parties([Verdict(PARTY_SAME, YUANXIU, YUANXIU_EN, "官网")], "t")
    (key,) = {one.key for name in (YUANXIU, YUANXIU_EN) for one in workspace.parties().find(name)}
    workspace.remove_batch("all.jsonl")
    assert workspace.parties().parties == []
    workspace.import_files(tmp_path / "all.jsonl")
    assert {one.key for one in workspace.parties().find(YUANXIU_EN)} == {key}
    assert workspace.decide_parties([Verdict(PARTY_SAME, YUANXIU_EN, YUANXIU, "官网")], "t") == []


def test_a_party_keeps_its_keys_when_a_judgement_is_turned(workspace: Workspace) -> None:
    before = workspace.parties().find(YUANXIU)[0].key
    workspace.decide_parties([Verdict(PARTY_SAME, YUANXIU, YUANXIU_EN, "官网")], "t")
    assert [one.name for one in workspace.parties().find(before)]
    workspace.decide_parties([Verdict(PARTY_DIFFERENT, YUANXIU, YUANXIU_EN, "看错了")], "t")
    register = workspace.parties()
    assert register.find(before)[0].name == YUANXIU
    assert not [p for p in register.proposals if {p.one_name, p.other_name} == {YUANXIU, YUANXIU_EN}]


def test_a_reason_is_needed(workspace: Workspace) -> None:
    with pytest.raises(BadInput):
        workspace.decide_parties([Verdict(PARTY_SAME, YUANXIU, YUANXIU_EN, " ")], "t")


# -- tables -----------------------------------------------------------------------------------------


def sheet(path: Path, *rows: list[object]) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        for line, cells in enumerate(rows):
            page.write_row(line, 0, cells)
    return path


HEAD = ["标准名称", "成员", "关系", "依据", "生效时间"]


def test_the_merge_table_goes_in_and_comes_out(workspace: Workspace, tmp_path: Path) -> None:
    table = sheet(
        tmp_path / "合并表.xlsx",
        ["申请人合并表（2024）"],
        HEAD,
        [YUANXIU, YUANXIU_EN, "曾用名", "工商公告", "2014-05-01"],
        [QINGHE, "远岫半导体有限公司", "子公司", "年报", ""],
        [QINGHE, "", "同一", "", ""],
        [QINGHE, "某公司", "亲戚", "", ""],
        [QINGHE, "某公司", "集团", "", "某日"],
    )
    verdicts, complaints = merge_table.read(table)
    assert [(one.row, one.found) for one in complaints] == [(5, f"{QINGHE} | "), (6, "亲戚"), (7, "某日")]
    assert len(workspace.decide_parties(verdicts, "t")) == 2
    register = workspace.parties()
    assert len(register.find(YUANXIU)[0].names) == 2
    member, head = register.find("远岫半导体有限公司")[0], register.find(QINGHE)[0]
    assert (member.group, member.relation) == (head.key, "subsidiary")
    assert register.members(head.key) == [member]
    out = sheet(
        tmp_path / "out.xlsx",
        [one.zh for one in merge_table.COLUMNS.values()],
        *merge_table.rows(register, workspace.party_standing(), "zh"),
    )
    again, complaints = merge_table.read(out)
    assert complaints == []
    assert workspace.decide_parties(again, "t") == []


def test_the_table_parts_what_a_rule_joined(workspace: Workspace, tmp_path: Path) -> None:
    table = sheet(tmp_path / "t.xlsx", HEAD, [QINGHE, QINGHE_CO, "非同一", "系统归一（parties-2）", ""])
    workspace.decide_parties(merge_table.read(table)[0], "t")
    assert workspace.parties().find(QINGHE) != workspace.parties().find(QINGHE_CO)


def test_proposals_are_answered_in_bulk(workspace: Workspace, tmp_path: Path) -> None:
    proposals = workspace.parties().proposals
    lines = list(proposals_table.rows(proposals, "zh"))
    mine = next(line for line in lines if {line[1], line[2]} == {YUANXIU, YUANXIU_EN})
    answered = [[*mine[:7], "是", ""], ["y0000", "甲", "乙", "", "", "", "", "否", ""]]
    unsure, other, blank = [*mine[:7], "也许", ""], [mine[0], "别的", mine[2], "", "", "", "", "是", ""], mine
    head = [one.zh for one in proposals_table.COLUMNS.values()]
    table = sheet(tmp_path / "p.xlsx", head, *answered, unsure, other, blank)
    verdicts, complaints, unanswered = proposals_table.read(table, proposals)
    assert [one.row for one in complaints] == [3, 4, 5]
    assert unanswered == 1
    workspace.decide_parties(verdicts, "t")
    assert len(workspace.parties().find(YUANXIU)[0].names) == 2
    assert mine[0] not in {one.id for one in workspace.parties().proposals}


@pytest.mark.parametrize(
    ("answers", "held"),
    [
        (("是", ""), PARTY_SAME),
        (("", "是"), PARTY_GROUP),
        (("是", "否"), PARTY_SAME),
        (("否", "是"), PARTY_GROUP),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_the_answer_goes_to_the_question_that_was_asked(
    tmp_path: Path, answers: tuple[str, str], held: str, turned: bool
) -> None:
    names = ("Foobar Zentrix Shanghai Co., Ltd.", "Foobar Zentrix Co., Ltd.")
    found = cluster([Named(name) for name in names])
    proposals = [*found.proposals, *found.houses]
    assert [one.relation for one in proposals] == ["same", "group"]
    lines = [
        [*line[:7], answer, ""]
        for line, answer in zip(proposals_table.rows(proposals, "zh"), answers, strict=True)
    ]
    head = [one.zh for one in proposals_table.COLUMNS.values()]
    table = sheet(tmp_path / "p.xlsx", head, *(reversed(lines) if turned else lines))
    verdicts, complaints, _ = proposals_table.read(table, proposals)
    assert complaints == []
    standing = PartyStanding()
    for one in verdicts:
        details = {"name": one.name, "other_name": one.other, **one.details}
        standing.add(Judgement(0, "", "", "", one.decision, one.reason, details))
    assert standing.pairs == {pair_of(*names): held}
    assert bool(standing.groups) == (held == PARTY_GROUP)


def test_a_table_of_other_columns_and_a_hostile_one_are_refused(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="has no sheet"):
        merge_table.read(sheet(tmp_path / "other.xlsx", ["甲", "乙"], ["1", "2"]))
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/workbook.xml", "<workbook/>")
        file.writestr("xl/worksheets/sheet1.xml", b"0" * (300 << 20))
    with pytest.raises(BadInput):
        merge_table.read(bomb)
    with pytest.raises(BadInput):
        merge_table.read(tmp_path / "none.xlsx")


def test_formulas_in_names_are_text(workspace: Workspace, tmp_path: Path) -> None:
    table = sheet(tmp_path / "f.xlsx", HEAD, ["'=HYPERLINK(1)公司", "+SUM(1)公司", "同一", "", ""])
    (verdict,), _ = merge_table.read(table)
    assert (verdict.other, verdict.name) == ("=HYPERLINK(1)公司", "+SUM(1)公司")
