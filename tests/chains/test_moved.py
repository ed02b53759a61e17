"""What moved says what came and went, why, and adds up whatever happened."""

from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.chains.chain_changes import changes
from qianglian.chains.content import CORPUS, LEFT, NODES, REDIRECTS, Content, content
from qianglian.chains.moved import REASONS, Moved, moved
from qianglian.corpus.workspace import Workspace
from qianglian.model.chain import Chain, NoiseRule
from qianglian.model.text import Text
from tests.chains.gate_cases import CHAIN, InMemory, corpus, key, known, node
from tests.corpus.evidence import lens, row, write_rows

NUMBERS = [f"CN1060{n:05}A" for n in range(10)]
PRIORITY = [{"number": "CN202010000001", "country": "CN", "date": "2020-01-01"}]
NOISE = NoiseRule("ti:玩具", "某人", known().day, "玩具")


def why(found: Moved, code: str, which: str) -> dict[str, str]:
    items = getattr(found.node(code).families, which)
    return {item.publications[0][1]: item.reason for item in items}


@pytest.fixture
def workspace(tmp_path: Path):
    with corpus(tmp_path, NUMBERS) as held:
        yield held


def then(workspace: Workspace, before: Content, after: InMemory) -> Moved:
    return moved(before, content(workspace, after, before))


def test_nothing_moved(workspace) -> None:
    tagged = InMemory(CHAIN, {"A1": NUMBERS[:4]})
    found = then(workspace, content(workspace, tagged), tagged)
    assert all(one.still for one in found.nodes)
    assert found.chain.none
    assert found.same_evidence
    assert [one.code for one in found.nodes] == ["A", "A1", "A2", "A21", "B"]


def test_reasons_on_the_same_evidence(workspace) -> None:
    before = content(workspace, InMemory(CHAIN, {"B": NUMBERS[:5]}, by_person=frozenset({(NUMBERS[4], "B")})))
    after = InMemory(
        CHAIN,
        {"B": [NUMBERS[0], NUMBERS[6]]},
        out={(NUMBERS[1], "B"): "noise", (NUMBERS[2], "B"): "taken_out"},
        by_person=frozenset({(NUMBERS[6], "B")}),
    )
    found = then(workspace, before, after)
    assert why(found, "B", "gone") == {
        NUMBERS[1]: "noise_rule",
        NUMBERS[2]: "judgement",
        NUMBERS[3]: "unknown",
        NUMBERS[4]: "judgement",
    }
    assert why(found, "B", "come") == {NUMBERS[6]: "judgement"}
    assert found.node("B").publications.reasons("gone") == {"judgement": 2, "noise_rule": 1, "unknown": 1}


def test_a_changed_rule_is_the_reason_for_the_node_and_those_above(workspace) -> None:
    before = content(workspace, InMemory(CHAIN, {"A21": NUMBERS[:3], "B": NUMBERS[:1]}))
    nodes = tuple(replace(one, rule="ti:硅") if one.code == "A21" else one for one in CHAIN.nodes)
    found = then(workspace, before, InMemory(replace(CHAIN, nodes=nodes), {"A21": NUMBERS[1:4]}))
    for code in ("A21", "A2", "A"):
        assert why(found, code, "come") == {NUMBERS[3]: "rule_changed"}
        assert why(found, code, "gone") == {NUMBERS[0]: "rule_changed"}
    assert why(found, "B", "gone") == {NUMBERS[0]: "unknown"}
    assert found.chain.rules == ("A21",)


def test_new_and_removed_evidence(workspace, tmp_path: Path) -> None:
    tagged = InMemory(CHAIN, {"B": NUMBERS[:3]})
    before = content(workspace, tagged)
    workspace.remove(NUMBERS[0], reason="重复", actor="某人")
    workspace.import_files(write_rows(tmp_path / "more.jsonl", [row("CN109999999A", "新")]))
    after = InMemory(
        CHAIN, {"B": [NUMBERS[1], "CN109999999A", NUMBERS[5]]}, out={(NUMBERS[2], "B"): "no_rule"}
    )
    found = then(workspace, before, after)
    assert why(found, "B", "come") == {"CN109999999A": "new_evidence", NUMBERS[5]: "evidence_changed"}
    assert why(found, "B", "gone") == {NUMBERS[0]: "removed", NUMBERS[2]: "evidence_changed"}
    assert not found.same_evidence


def test_noise_rules_that_changed(workspace) -> None:
    before = content(workspace, InMemory(CHAIN, {"B": NUMBERS[:3]}))
    chain = replace(CHAIN, noise=(NOISE,))
    found = then(workspace, before, InMemory(chain, {"B": NUMBERS[1:3]}, out={(NUMBERS[0], "B"): "noise"}))
    assert why(found, "B", "gone") == {NUMBERS[0]: "noise_rule"}
    assert found.chain.noise_changed
    back = moved(content(workspace, InMemory(chain, {"B": NUMBERS[1:3]})), before)
    assert why(back, "B", "come") == {NUMBERS[0]: "noise_rule"}


def test_families_that_merge(tmp_path: Path) -> None:
    one, other = "CN106000001A", "US20200000001A1"
    with corpus(tmp_path, [one, other]) as workspace:
        tagged = InMemory(CHAIN, {"B": [one, other]})
        before = content(workspace, tagged)
        workspace.decide_family(one, other, same=True, reason="同族", actor="某人")
        found = then(workspace, before, tagged).node("B")
    assert (found.families.old, found.families.new) == (2, 1)
    assert [item.reason for item in found.families.gone] == ["family"]
    assert found.families.come == ()
    assert (found.publications.come, found.publications.gone) == ((), ())


def test_a_family_that_only_got_another_leader_has_not_moved(tmp_path: Path) -> None:
    first = row("US20200000001A1", "二", priorities=PRIORITY, filing_date="2021-01-01")
    with corpus(tmp_path, rows=[first]) as workspace:
        before = content(workspace, InMemory(CHAIN, {"B": ["US20200000001A1"]}))
        better = row(
            "CN106000001A",
            "一",
            priorities=PRIORITY,
            filing_date="2020-01-01",
            application="CN202010000001.X",
        )
        workspace.import_files(write_rows(tmp_path / "more.jsonl", [better]))
        after = content(workspace, InMemory(CHAIN, {"B": ["US20200000001A1", "CN106000001A"]}), before)
    assert before.families("B") != after.families("B"), "the case holds only while the key moves"
    found = moved(before, after).node("B")
    assert (found.families.come, found.families.gone) == ((), ())
    assert [item.reason for item in found.publications.come] == ["new_evidence"]


def test_records_joined_into_one_publication(tmp_path: Path) -> None:
    by_vendor = "lens:004-805-490-009-407"
    bare = row(title="同一题目", identifiers=lens("004-805-490-009-407"))
    with corpus(tmp_path, rows=[bare]) as workspace:
        before = content(workspace, InMemory(CHAIN, {"B": [by_vendor]}))
        full = row("CN106000001A", "同一题目", identifiers=lens("004-805-490-009-407"))
        workspace.import_files(write_rows(tmp_path / "more.jsonl", [full]))
        after = content(workspace, InMemory(CHAIN, {"B": ["CN106000001A"]}), before)
    assert after.redirects.num_rows == 1, "the case holds only while the two are one publication"
    found = moved(before, after).node("B")
    assert [item.reason for item in found.publications.gone] == ["joined"]
    assert [item.reason for item in found.publications.come] == ["joined"]
    assert (found.families.come, found.families.gone) == ((), ())


def test_nodes_added_removed_renamed_and_moved(workspace) -> None:
    before = content(workspace, InMemory(CHAIN, {"A1": NUMBERS[:2], "B": NUMBERS[2:4]}))
    nodes = (
        node("A"),
        node("A1", "A", "ti:正极", name="正极材料"),
        node("C", "A"),
        node("A21", "A", "ti:硅碳"),
        node("A2", "A", "ti:负极"),
    )
    found = then(
        workspace, before, InMemory(replace(CHAIN, nodes=nodes), {"A1": NUMBERS[:2], "C": NUMBERS[5:6]})
    )
    told = found.chain
    assert (told.added, told.removed, told.renamed, told.moved) == (("C",), ("B",), ("A1",), ("A21",))
    assert why(found, "B", "gone") == {NUMBERS[2]: "node_removed", NUMBERS[3]: "node_removed"}
    assert why(found, "C", "come") == {NUMBERS[5]: "node_added"}
    assert why(found, "A", "come") == {NUMBERS[5]: "rule_changed"}
    assert found.nodes[-1].code == "B"


def test_a_rule_written_otherwise_has_not_changed() -> None:
    def with_rule(rule: str) -> Chain:
        return replace(CHAIN, nodes=(node("B", rule=rule), node("C", rule='node:"节点B" AND ti:涂层')))

    assert changes(with_rule("ti:隔膜 AND ti:涂层"), with_rule("标题:涂层 AND ti:隔膜")).none
    told = changes(with_rule("ti:隔膜"), with_rule("ti:涂层"))
    assert told.rules == ("B",)
    assert told.asks_otherwise == {"B", "C"}, "C names B"


def made(
    families: dict[str, str],
    held: dict[str, list[str]],
    left: dict[tuple[str, str], str],
    evidence: str,
    heirs: dict[str, str] | None = None,
) -> Content:
    """A content from plain facts: family by publication, publications by node."""
    rows = [(code, one, families[one], "rule") for code, keys in held.items() for one in sorted(keys)]
    columns = [list(column) for column in zip(*rows, strict=True)] or [[], [], [], []]
    redirects = sorted((heirs or {}).items())
    return Content(
        Chain("c", Text(zh="链", en="chain"), tuple(node(code) for code in held)),
        1,
        evidence,
        (0, ""),
        {code: len(keys) for code, keys in held.items()},
        pa.table(dict(zip(NODES.names, columns, strict=True)), NODES),
        pa.table(
            {
                "key": sorted(families),
                "family": [families[k] for k in sorted(families)],
                "number": sorted(families),
            },
            CORPUS,
        ),
        pa.table({"old": [a for a, _ in redirects], "key": [b for _, b in redirects]}, REDIRECTS),
        pa.table(
            {"node": [n for n, _ in left], "key": [k for _, k in left], "fate": list(left.values())}, LEFT
        ),
    )


KEYS = [f"p{n}" for n in range(7)]


@st.composite
def contents(draw: st.DrawFn) -> Content:
    """Any corpus of a few publications, each family led by one of its members, and any nodes on it."""
    there = draw(st.lists(st.sampled_from(KEYS), unique=True))
    families = {}
    for one in there:
        leader = draw(st.sampled_from(there))
        families[one] = "f" + leader
    codes = draw(st.lists(st.sampled_from(["A", "B"]), unique=True))
    held = {code: draw(st.lists(st.sampled_from(there), unique=True)) if there else [] for code in codes}
    absent = [one for one in KEYS if one not in there]
    heirs = {one: draw(st.sampled_from(there)) for one in absent if there and draw(st.booleans())}
    places = st.tuples(st.sampled_from(["A", "B"]), st.sampled_from(KEYS))
    left = draw(st.dictionaries(places, st.sampled_from(["no_rule", "noise", "taken_out"])))
    return made(families, held, left, draw(st.sampled_from("xy")), heirs)


@given(contents(), contents())
def test_sums_add_up_whatever_happened(before: Content, after: Content) -> None:
    found = moved(before, after)
    assert {one.code for one in found.nodes} == {*before.sizes, *after.sizes}
    for one in found.nodes:
        for moves in (one.families, one.publications):
            assert moves.new == moves.old - len(moves.gone) + len(moves.come)
            assert all(item.reason in REASONS and item.publications for item in (*moves.come, *moves.gone))
        assert one.families.new == len(after.families(one.code))
        assert {item.key for item in one.publications.come} == set(after.keys(one.code)) - set(
            before.keys(one.code)
        )


@given(contents())
def test_nothing_moves_against_itself(one: Content) -> None:
    assert all(node_moves.still for node_moves in moved(one, one).nodes)


def test_the_numbers_of_what_went_are_told_though_it_is_gone(workspace) -> None:
    before = content(workspace, InMemory(CHAIN, {"B": NUMBERS[:1]}))
    workspace.remove(NUMBERS[0], reason="重复", actor="某人")
    found = then(workspace, before, InMemory(CHAIN, {}))
    assert found.node("B").families.gone[0].publications == ((key(NUMBERS[0]), NUMBERS[0]),)
