"""Chains for tests: a small one written by hand, and any chain that a file can hold."""

from datetime import date

from hypothesis import strategies as st

from qianglian.model.chain import STAGES, Chain, ChainNode, IndustryFact, NoiseRule, SupplyLink
from qianglian.model.text import Text


def node(code: str, rule: str = "", parent: str = "", **more: object) -> ChainNode:
    """A node of which only what matters is said."""
    return ChainNode(code, Text(zh=f"节点{code}", en=f"Node {code}"), parent=parent, rule=rule, **more)  # type: ignore[arg-type]


SMALL = Chain(
    "small",
    Text(zh="小链", en="Small chain"),
    (
        node("A", stage="upstream", definition="材料"),
        node("A1", "ipc:H01M4/525\nOR ti:正极", "A", refresh_days=90, owner="甲"),
        node("A2", "ipc:H01M4/38", "A", includes="硅碳", excludes="石墨"),
        node("B", "ti:电池包", stage="midstream"),
    ),
    (SupplyLink("A", "B", "材料", 2.5, "万吨", "合成示例"),),
    (IndustryFact("A", "江苏省", 2023, "产量", None, "万吨", "合成示例"),),
    (NoiseRule("ti:玩具", "甲", date(2024, 5, 1), "玩具不是电池", "B"),),
    source="合成示例",
    note="第一行\n第二行",
)


def chains(text: st.SearchStrategy[str], number: st.SearchStrategy[float]) -> st.SearchStrategy[Chain]:
    """Any chain whose texts and numbers are drawn from these; sound or not."""
    said = text.filter(lambda one: bool(one.strip()))
    names = st.builds(lambda zh, en: Text(zh=zh, en=en), said, said)
    days = st.dates(date(1800, 1, 1), date(2100, 1, 1))
    maybe = st.none() | number
    nodes = st.builds(
        ChainNode, said, names, text, st.none() | st.sampled_from(sorted(STAGES)), text, text, text, text, text,
        st.none() | st.integers(1, 3650),
    )  # fmt: skip
    return st.builds(
        Chain,
        said,
        names,
        st.lists(nodes, max_size=4).map(tuple),
        st.lists(st.builds(SupplyLink, said, said, text, maybe, text, text), max_size=3).map(tuple),
        st.lists(
            st.builds(IndustryFact, said, text, st.integers(1900, 2100), said, maybe, text, said), max_size=3
        ).map(tuple),
        st.lists(st.builds(NoiseRule, said, said, days, said, text), max_size=3).map(tuple),
        text,
        text,
        text,
    )
