"""Delta queries ask for what is new since the cut-off, say what they cannot say, and find nothing else."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.chains.refreshing import DIALECT_NAMES, Refresh, refresh
from qianglian.model.chain import NoiseRule
from qianglian.model.errors import BadInput, NotFound
from qianglian.query.dialects import DIALECTS
from qianglian.query.grammar import parse
from tests.chains.gate_cases import CHAIN, corpus, node
from tests.corpus.evidence import numbers, row

CUT_OFF = date(2026, 6, 30)


def texts(found: Refresh, kind: str) -> list[str]:
    return [query.text for query in found.queries if query.kind == kind]


def test_incopat() -> None:
    found = refresh(CHAIN, CUT_OFF, "incopat", overlap=30)
    assert texts(found, "publications") == [
        "PD=[20260531 TO *] AND (TI=(正极) OR TI=(负极) OR TI=(硅碳) OR TI=(隔膜))"
    ]
    assert texts(found, "grants")[0].startswith("PD=[* TO 20260530] AND GD=[20260531 TO *] AND (")
    assert texts(found, "lapses")[0].startswith("PD=[* TO 20260530] AND LG=(失效) AND (")
    assert all(query.whole for query in found.queries)
    said = " ".join(note.zh for note in found.notes)
    for words in ("2026-05-31（含当日）", "2026-06-30", "30 天", "GD、LG 未在账号上试过", "失效日期", "转让"):
        assert words in said


def test_by_node_of_the_first_level() -> None:
    found = refresh(CHAIN, CUT_OFF, "patsnap", by_top=True)
    assert [query.nodes for query in found.of("publications")] == [("A1", "A2", "A21"), ("B",)]
    assert texts(found, "publications")[1] == "PBD:[20260531 TO *] AND TTL:(隔膜)"


def test_what_a_dialect_cannot_say_is_named() -> None:
    chain = replace(CHAIN, nodes=(node("B", rule="ti:隔膜 AND lang:zh"),))
    found = refresh(chain, CUT_OFF, "incopat")
    query = found.of("publications")[0]
    assert [piece.text for piece in query.untranslated] == ["lang:zh"]
    assert not query.whole
    assert any("未能完整译出" in note.zh for note in found.notes)
    assert refresh(chain, CUT_OFF).of("publications")[0].whole, "ours says everything"


def test_references_are_resolved_and_repetitions_left_out() -> None:
    chain = replace(
        CHAIN,
        nodes=(node("A", rule="node:B AND ti:涂层"), node("B", rule="ti:隔膜"), node("C", rule="标题:隔膜")),
    )
    found = refresh(chain, CUT_OFF, "incopat")
    assert texts(found, "publications") == ["PD=[20260531 TO *] AND ((TI=(隔膜) AND TI=(涂层)) OR TI=(隔膜))"]


def test_noise_rules_are_not_written_and_that_is_said() -> None:
    chain = replace(CHAIN, noise=(NoiseRule("ti:玩具", "某人", CUT_OFF, "玩具"),))
    found = refresh(chain, CUT_OFF)
    assert "玩具" not in " ".join(query.text for query in found.queries)
    assert any("去噪" in note.zh for note in found.notes)


def test_what_cannot_be_asked_is_refused() -> None:
    with pytest.raises(NotFound):
        refresh(replace(CHAIN, nodes=(node("A"),)), CUT_OFF)
    for wrong in ({"dialect": "derwent"}, {"overlap": -1}, {"most": 0}):
        with pytest.raises(BadInput):
            refresh(CHAIN, CUT_OFF, **wrong)


def test_the_window_finds_what_is_new_and_imports_twice_without_harm(tmp_path: Path) -> None:
    days = {
        "CN106000001A": "2026-05-30",
        "CN106000002A": "2026-05-31",
        "CN106000003A": "2026-06-30",
        "CN106000004A": "2026-07-15",
    }
    rows = [row(number, "一种隔膜", publication_date=day) for number, day in days.items()]
    rows.append(row("CN106000005A", "一种玩偶", publication_date="2026-07-15"))
    rows.append(row("CN106000006B", "一种隔膜", publication_date="2020-01-01", grant_date="2026-06-20"))
    with corpus(tmp_path, rows=rows) as workspace:
        found = refresh(CHAIN, CUT_OFF, overlap=30)
        assert numbers(workspace, texts(found, "publications")[0]) == {
            "CN106000002A",
            "CN106000003A",
            "CN106000004A",
        }
        assert numbers(workspace, texts(found, "grants")[0]) == {"CN106000006B"}


words = st.lists(
    st.sampled_from("正极 负极 隔膜 硅碳 涂层 电解液".split()), min_size=1, max_size=6, unique=True
)


@given(
    st.lists(words, min_size=1, max_size=6),
    st.sampled_from(DIALECT_NAMES),
    st.integers(90, 400),
    st.integers(0, 90),
)
def test_splitting_loses_nothing(rules: list[list[str]], dialect: str, most: int, overlap: int) -> None:
    chain = replace(
        CHAIN, nodes=tuple(node(f"N{n}", rule=f"ti:({' OR '.join(said)})") for n, said in enumerate(rules))
    )
    found = refresh(chain, CUT_OFF, dialect, most=most, overlap=overlap)
    for query in found.queries:
        assert len(query.text) <= most
        assert not query.too_long
        tree = DIALECTS[dialect].read(query.text).node if dialect in DIALECTS else parse(query.text)
        assert tree is not None
    asked = " ".join(texts(found, "publications"))
    assert all(word in asked for said in rules for word in said)
    assert found.start == CUT_OFF - timedelta(days=overlap)
    parts = found.of("publications")
    assert [query.part for query in parts] == list(range(1, len(parts) + 1))
    assert {query.parts for query in parts} == {len(parts)}


def test_a_rule_that_cannot_be_shortened_is_said_to_be_too_long() -> None:
    chain = replace(CHAIN, nodes=(node("A", rule=" AND ".join(f"ti:隔膜{n}" for n in range(50))),))
    query = refresh(chain, CUT_OFF, "incopat", most=200).of("publications")[0]
    assert query.too_long
    assert query.parts == 1
