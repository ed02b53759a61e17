"""What is amiss in a chain is found and told, and a sound one passes."""

from dataclasses import replace
from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.chains.containing import contains, pairs
from qianglian.chains.official import official_chain
from qianglian.chains.validation import refuse_unsound, validate
from qianglian.model.chain import Chain, ChainNode, IndustryFact, NoiseRule, SupplyLink
from qianglian.model.errors import BadInput
from qianglian.model.text import Text
from qianglian.query.grammar import parse
from qianglian.query.simplify import normal
from qianglian.rules.official_systems import SYSTEMS
from tests.chains.samples import SMALL, chains, node


def chain(*nodes: ChainNode, **more: object) -> Chain:
    """A chain of these nodes."""
    return Chain("c", Text(zh="链", en="Chain"), nodes, **more)  # type: ignore[arg-type]


def kinds(chain: Chain, **how: object) -> list[tuple[str, str, str]]:
    """What is found: severity, kind, node."""
    return [(one.severity, one.kind, one.node) for one in validate(chain, **how)]  # type: ignore[arg-type]


def test_a_sound_chain_has_no_findings() -> None:
    assert kinds(SMALL) == []
    refuse_unsound(SMALL)


@pytest.mark.parametrize(
    ("given_chain", "found"),
    [
        (chain(), ("error", "no_nodes", "")),
        (replace(chain(node("A", "ti:a")), code="a/b"), ("error", "bad_code", "")),
        (chain(node("A 1", "ti:a")), ("error", "bad_code", "A 1")),
        (chain(node("A", "ti:a"), node("A", "ti:b")), ("error", "duplicate_code", "A")),
        (chain(node("A", "ti:a", "X")), ("error", "missing_parent", "A")),
        (chain(node("A", "ti:a", "A")), ("error", "cycle", "A")),
        (chain(node("A")), ("error", "empty_rule", "A")),
        (chain(node("A", "ti:a AND NOT ti:a OR pn:CN")), None),
        (chain(node("A", "ti:(a")), ("error", "query_syntax", "A")),
        (chain(node("A", "node:B")), ("error", "unknown_reference", "A")),
        (chain(node("A", "node:A")), ("error", "rule_ring", "A")),
        (chain(node("A", "ti:a"), node("B", "node:A", "A")), ("error", "rule_ring", "B")),
        (chain(node("A", "ti:a"), node("B", "node:A AND ti:b")), None),
        (chain(node("A", "ipc:H01L31/04")), ("warning", "moved_symbol", "A")),
        (chain(node("A", "ipc:H01L31/04 OR ipc:H10F10")), None),
        (chain(node("A", "cpc:H01L31/04")), None),
        (chain(node("A", "ti:a OR ab:a"), node("B", "ab:A OR ti:A")), ("warning", "same_rule", "B")),
        (chain(node("A", "ipc:H01M4"), node("B", "ipc:H01M4/52 ti:x")), ("warning", "contained_rule", "B")),
        (chain(node("A", "ipc:H01M4"), node("B", "ipc:H01M4/52", "A")), None),
        (chain(node("A", "ti:a"), links=(SupplyLink("A", "Z"),)), ("error", "unknown_node", "Z")),
        (chain(node("A", "ti:a"), links=(SupplyLink("A", "A"),)), ("error", "self_link", "A")),
        (
            chain(node("A", "ti:a"), facts=(IndustryFact("Z", "省", 2023, "产量", 1.0, "吨", "表"),)),
            ("error", "unknown_node", "Z"),
        ),
        (
            chain(node("A", "ti:a"), noise=(NoiseRule("ti:(", "甲", date(2024, 1, 1), "噪声", "A"),)),
            ("error", "noise_syntax", "A"),
        ),
    ],
)
def test_each_thing_is_found(given_chain: Chain, found: tuple[str, str, str] | None) -> None:
    assert kinds(given_chain) == ([found] if found else [])


def test_a_ring_of_three_names_each_of_them() -> None:
    ring = chain(node("A", "ti:a", "C"), node("B", "ti:b", "A"), node("C", "ti:c", "B"))
    assert [(kind, code) for _, kind, code in kinds(ring)] == [("cycle", "A"), ("cycle", "B"), ("cycle", "C")]


def test_a_syntax_error_says_where() -> None:
    (one,) = validate(chain(node("A", "ti:正极 AND (")))
    assert "第 12 个字符" in one.text.zh
    assert "Character 12" in one.text.en


def test_a_moved_symbol_says_where_it_went_and_what_to_add() -> None:
    (one,) = validate(chain(node("A", "ipc:H01L27/32 OR ipc:H10B OR ipc:H01L27/15")))
    assert "H01L27/15, H01L27/32 → H10B、H10D" in one.text.zh
    assert "同时加入 H10D（" in one.text.zh, "H10B is asked for already"
    assert "H01L27/15, H01L27/32 → H10B, H10D" in one.text.en
    assert "add H10D (" in one.text.en


def test_a_moved_symbol_is_told_once_in_a_node_however_often_it_is_asked_for() -> None:
    rule = (
        "(ipc:H01L31/04 ti:电池) OR (ipc:H01L31/04* ab:组件) OR (ipc:H01L31/04 NOT ipc:H01L21/78) OR ipc:H01L41"
        " OR (ti:薄膜 NOT ipc:(H01L21/78 OR H01L31/04))"
    )
    a, b = validate(chain(node("A", rule), node("B", "ipc:H01L31/04 ti:硅")))
    assert (a.kind, a.node, b.kind, b.node) == ("moved_symbol", "A", "moved_symbol", "B")
    for symbol, zh in (("H01L31/04", "H10F"), ("H01L21/78", "H10D、H10P、H10W"), ("H01L41", "H10N")):
        assert a.text.zh.count(symbol) == a.text.en.count(symbol) == 1
        assert f"{symbol} → {zh}" in a.text.zh
    assert "同时加入 H10D、H10F、H10N、H10P、H10W（" in a.text.zh
    assert "add H10D, H10F, H10N, H10P, H10W (" in a.text.en
    assert b.text.zh.count("H01L31/04") == 1


def test_a_place_that_an_edition_opened_says_where_it_was_before() -> None:
    (one,) = validate(chain(node("A", "ipc:H01M50/403 OR ipc:H01M50/449* OR (ipc:H02S ti:支架)")))
    assert (one.severity, one.kind) == ("warning", "newer_symbol")
    assert one.text.zh.count("H01M50 自 2021.01 版起，此前在 H01M2") == 1
    assert "H02S since 2014.01, before in H01L31, H02N6" in one.text.en
    assert validate(chain(node("A", "ipc:H01M50/403 OR ipc:H01M2/14"))) == []
    assert validate(chain(node("A", "ipc:H02S OR ipc:H02N6"))) == [], "somebody thought of it"
    assert "2.4.1" in {one.node for one in validate(official_chain("newthree")) if one.kind == "newer_symbol"}


@pytest.mark.parametrize("code", SYSTEMS)
def test_no_node_of_an_official_system_tells_of_its_moves_twice(code: str) -> None:
    told = [one.node for one in validate(official_chain(code)) if one.kind == "moved_symbol"]
    assert told, "the official tables cite H01L"
    assert len(told) == len(set(told))


def test_symbols_are_unknown_only_to_whoever_has_a_list() -> None:
    odd = chain(node("A", "ipc:H01M99/99 OR ipc:H01M4 OR cpc:Y02T10/70"))
    assert kinds(odd) == []
    assert kinds(odd, known=["H01M4/00", "H01M4/02"]) == [("warning", "unknown_symbol", "A")]


def test_errors_refuse_a_chain_and_say_how_many() -> None:
    with pytest.raises(BadInput) as caught:
        refuse_unsound(chain(node("A"), node("B")))
    assert "2 处错误" in caught.value.text.zh
    assert "［A］" in caught.value.text.zh


@given(chains(st.text("ab:() /节点", max_size=8), st.floats(0, 1)))
def test_any_chain_is_validated(any_chain: Chain) -> None:
    for one in validate(any_chain, known=[]):
        assert one.text.zh
        assert one.severity in ("error", "warning")


@pytest.mark.parametrize(
    ("wide", "narrow", "holds"),
    [
        ("ipc:H01M", "ipc:H01M10/052", True),
        ("ipc:H01M1", "ipc:H01M10/052", False),
        ("ipc:H01M10/05*", "ipc:H01M10/052", True),
        ("ipc:H01M10/052", "ipc:H01M10", False),
        ("ipc:H01M", "cpc:H01M10", False),
        ("tab:正极", "ti:正极", True),
        ("ti:正极", "tab:正极", False),
        ("ti:a OR ti:b", "ti:b OR ti:a", True),
        ("ti:a OR ti:b", "ti:a AND ti:c", True),
        ("ti:a AND ti:b", "ti:a AND ti:b AND ti:c", True),
        ("ti:a AND ti:b", "ti:a", False),
        ("ipc:H01M NOT ipc:H01M4", "ipc:H01M10 NOT ipc:H01M4", True),
        ("ipc:H01M NOT ipc:H01M4", "ipc:H01M10", False),
        ("ipc:H01M NOT ipc:H01M4/52", "ipc:H01M NOT ipc:H01M4", True),
        ("pd:2020..2024", "pd:2021..2022", True),
        ("pd:2020..", "pd:..2022", False),
    ],
)
def test_containing_is_told_from_the_trees(wide: str, narrow: str, holds: bool) -> None:
    assert contains(normal(parse(wide)), normal(parse(narrow))) is holds
    assert (("w", "n") in set(pairs({"w": normal(parse(wide)), "n": normal(parse(narrow))}))) is holds


def test_hundreds_of_rules_are_gone_through_in_seconds() -> None:
    symbols = [f"H{i:02d}{c}{g}" for i in range(1, 11) for c in "BCDFG" for g in range(1, 101)]
    rules = {
        str(n): normal(parse(" OR ".join(f"ipc:{s}" for s in symbols[n * 5 : n * 5 + 40])))
        for n in range(300)
    }
    # Of this process alone: what else the machine does is none of its doing.
    began = process_time()
    assert list(pairs(rules)) == []
    assert process_time() - began < 30
