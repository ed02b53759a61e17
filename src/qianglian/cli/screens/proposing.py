"""How the models of the nodes did, on the screen: one line a node, and what the whole stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qianglian.cli.screens.grid import grid, plain
from qianglian.model.text import Language, Text

if TYPE_CHECKING:
    from qianglian.chains.proposing.proposals import NodeOutcome, Proposed
    from qianglian.model.chain import Chain

HEADS = (
    Text(zh="节点", en="Node"),
    Text(zh="标签", en="Labels"),
    Text(zh="模型 F1", en="Model F1"),
    Text(zh="tf-idf", en="tf-idf"),
    Text(zh="用词", en="Words"),
    Text(zh="校准误差", en="Cal. error"),
    Text(zh="建议", en="Proposed"),
    Text(zh="弃权", en="Abstained"),
    Text(zh="结论", en="Verdict"),
)
STANDS = Text(
    zh="标签：仅凭分类号归入节点的同族（项）。F1 取自留出的同族，各方法同题；"
    "可能性 ≥ {propose:.2f} 才建议，≤ {refuse:.2f} 不建议，其间弃权。"
    "规则 {version}（{source}，{confidence}）。建议不计入任何节点，由人判断后才算。",
    en="Labels: families that classes alone put into the node. F1 on families kept apart, the same for all; "
    "proposed at a probability of {propose:.2f} or above, not at {refuse:.2f} or below, abstained between. "
    "Rule {version} ({source}, {confidence}). A proposal counts in no node until a person says yes.",
)
UNTOLD = Text(
    zh="{untold:,} 项同族（共 {families:,} 项）没有向量，模型不作判断：未知。",
    en="{untold:,} of {families:,} families have no vector: the model says nothing of them (unknown).",
)
MISSING = Text(
    zh="{missing:,} 件有文本而尚未向量化：再运行 qianglian embed。",
    en="{missing:,} publications have text and no vector yet: run qianglian embed again.",
)


def proposing_screen(found: Proposed, chain: Chain, language: Language) -> list[Any]:
    """The table of nodes and the sentences under it."""
    table = grid([head.in_(language) for head in HEADS], right=range(1, 8), fold=(0, 8))
    for one in found.outcomes:
        table.add_row(*_row(one, chain, language))
    lines: list[Any] = [table, ""]
    rule = found.rules
    lines.append(
        STANDS.format(
            propose=rule.propose,
            refuse=rule.refuse,
            version=rule.version,
            source=rule.source,
            confidence=rule.confidence,
        )
    )
    if found.untold:
        lines.append(UNTOLD.format(untold=found.untold, families=found.families))
    if found.missing:
        lines.append(MISSING.format(missing=found.missing))
    return lines


def _row(one: NodeOutcome, chain: Chain, language: Language) -> list[str]:
    verdict = one.verdict
    node = chain.by_code[verdict.node]
    name = plain(f"{node.code} {node.name.in_(language)}")
    labels = f"{verdict.learned + verdict.judged:,}"
    measured = verdict.measured
    if measured is None:
        return [name, labels, "", "", "", "", "", "", verdict.reason.in_(language)]
    figures = (measured.f1, measured.peers["tfidf"], measured.peers["words"], measured.gap)
    counts = (f"{one.proposed:,}", f"{one.abstained:,}") if verdict.on else ("", "")
    return [name, labels, *(f"{value:.3f}" for value in figures), *counts, verdict.reason.in_(language)]
