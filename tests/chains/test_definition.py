"""A chain as YAML: out and in is the same chain, and what cannot be read is told with its place."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.chains.definition import MAX_BYTES, load_chain, read_chain, write_chain
from qianglian.model.chain import Chain
from qianglian.model.errors import BadInput, NewerFormat, NotFound, QiangLianError, TooLarge, UnreadableFile
from tests.chains.samples import SMALL, chains

HEAD = "qianglian-chain: 1\ncode: c\nname: 链\n"


@given(
    chains(
        st.text(st.characters(exclude_categories=("Cs",)), max_size=30),
        st.floats(allow_nan=False, allow_infinity=False),
    )
)
def test_any_chain_comes_back_as_it_was(chain: Chain) -> None:
    back = read_chain(write_chain(chain))
    assert back == chain
    assert back.note == chain.note


def test_a_chain_by_hand_reads_as_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "chain.yaml"
    path.write_text(write_chain(SMALL), encoding="utf-8")
    assert load_chain(path) == SMALL
    assert "rule: |-" in path.read_text(encoding="utf-8"), "a rule of several lines keeps them"


def test_every_scalar_is_what_stands_there() -> None:
    chain = read_chain(
        HEAD + "nodes:\n- {code: 010, name: NO, rule: 'ti:a'}\n- {code: 1.10, name: {zh: 是}}\n"
    )
    assert [node.code for node in chain.nodes] == ["010", "1.10"]
    assert chain.nodes[0].name.en == "NO"
    assert chain.nodes[1].name.en == "是", "a name in one language stands for both"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nodes:\n- {code: A, name: 甲, stage: 中间}\n", ["A", "环节", "中间", "上游"]),
        ("nodes:\n- {name: 甲}\n", ["第 5 行", "节点编码"]),
        ("nodes:\n- {code: A, name: 甲, regel: x}\n", ["A", "regel", "rule"]),
        ("nodes:\n- {code: A, name: 甲, refresh_days: 周}\n", ["A", "更新周期", "周", "整数"]),
        ("nodes: 甲\n", ["nodes", "列表"]),
        ("nodes:\n- 甲\n", ["nodes[1]", "甲"]),
        ("nodes:\n- {code: A, name: [甲]}\n", ["A", "name", "文字"]),
        ("links:\n- {supplier: A, customer: B, quantity: 许多}\n", ["links[1]", "数量", "许多"]),
        ("links:\n- {supplier: A, customer: B, quantity: nan}\n", ["links[1]", "数量", "nan"]),
        (
            "facts:\n- {node: A, region: 省, year: 20233, indicator: 产量, source: 表}\n",
            ["A", "年份", "20233"],
        ),
        ("facts:\n- {node: A, region: 省, year: 2023, indicator: 产量}\n", ["A", "来源"]),
        ("noise:\n- {query: 'ti:a', actor: 甲, reason: 噪声, day: 昨天}\n", ["日期", "昨天"]),
        ("colour: red\n", ["colour", "nodes"]),
        ("nodes:\n- &a {code: A, name: 甲}\n- *a\n", ["第 6 行", "*a", "引用"]),
        ("code: d\n", ["第 4 行", "code", "两次"]),
        ("nodes: " + "[" * 9 + "]" * 9, ["嵌套"]),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(text: str, said: list[str]) -> None:
    with pytest.raises(BadInput) as caught:
        read_chain(HEAD + text, "我的链.yaml")
    for piece in ["我的链.yaml", *said]:
        assert piece in caught.value.text.zh


def test_several_problems_are_told_at_once() -> None:
    with pytest.raises(BadInput) as caught:
        read_chain(HEAD + "nodes:\n" + "- {code: A}\n" * 30)
    assert "另有 22 处" in caught.value.text.zh


def test_a_newer_form_is_refused() -> None:
    with pytest.raises(NewerFormat, match="format 2"):
        read_chain("qianglian-chain: 2\nanything: else\n")


@pytest.mark.parametrize(
    "text", ["", "code: a", "- 1", "[" * 200_000, "qianglian-chain: x\ncode: a\nname: b"]
)
def test_what_is_no_chain_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        read_chain(text)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    for body in (text, HEAD + text):
        with suppress(QiangLianError):
            read_chain(body)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        load_chain(tmp_path / "none.yaml")
    (tmp_path / "latin.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UnreadableFile):
        load_chain(tmp_path / "latin.yaml")
    (tmp_path / "large.yaml").write_bytes(b" " * (MAX_BYTES + 1))
    with pytest.raises(TooLarge):
        load_chain(tmp_path / "large.yaml")
