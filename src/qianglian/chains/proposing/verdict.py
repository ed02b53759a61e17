"""What became of the model of a node: measured against its peers, and switched on or off with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from qianglian.chains.proposing.comparing import Gain
from qianglian.model.text import Text
from qianglian.rules.model_tagging import ModelTagging

Peer = Literal["tfidf", "words"]
PEERS: dict[Peer, Text] = {
    "tfidf": Text(zh="tf-idf＋线性", en="tf-idf + linear"),
    "words": Text(zh="节点用词", en="words of the node"),
}
"""Whom the model must beat: a linear model on the words of texts, and the words of the node as a rule."""

State = Literal["on", "no_classes", "few", "loses"]


@dataclass(frozen=True, slots=True)
class Measured:
    """Of one node, on the families kept apart: F1 of the model and of its peers, and how far to believe the chances.

    ``gap`` is the expected calibration error. Of those that would be proposed (``proposed``), ``right`` is the share
    that classes put into the node; None for none. ``abstained``: the share of all on which the model says neither.
    """

    neighbours: int
    f1: float
    peers: dict[Peer, float]
    gains: dict[Peer, Gain]
    gap: float
    proposed: int
    right: float | None
    abstained: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """A node's model. ``learned`` and ``judged``: families in the node by classes alone, of those learned from and of
    those kept apart. ``measured`` is None where there was too little to measure."""

    node: str
    state: State
    learned: int
    judged: int
    measured: Measured | None
    reason: Text

    @property
    def on(self) -> bool:
        """Whether it proposes."""
        return self.state == "on"


def no_classes(node: str) -> Verdict:
    """A node whose rule needs words, or that has none of its own."""
    said = Text(
        zh="规则须凭用词才能成立，单凭分类号不能得出标签",
        en="its rule needs words: classes alone give no labels",
    )
    return Verdict(node, "no_classes", 0, 0, None, said)


def too_few(node: str, learned: int, judged: int, rules: ModelTagging) -> Verdict:
    """A node with too few families by classes."""
    said = Text(
        zh=f"标签太少：可学 {learned} 项（至少 {rules.learned}），可评 {judged} 项（至少 {rules.judged}）",
        en=f"too few labels: {learned} families to learn from (at least {rules.learned}), {judged} to judge by "
        f"(at least {rules.judged})",
    )
    return Verdict(node, "few", learned, judged, None, said)


def judged(node: str, learned: int, apart: int, measured: Measured, rules: ModelTagging) -> Verdict:
    """On where the model beats every peer by more than the rule asks for, as far as chance allows to say so."""
    lost = [peer for peer in PEERS if measured.gains[peer].low <= rules.gain]
    if lost:
        worst = min(lost, key=lambda peer: measured.gains[peer].low)
        return Verdict(node, "loses", learned, apart, measured, _lost(worst, measured.gains[worst]))
    by = min(measured.gains.values(), key=lambda gain: gain.low)
    said = Text(
        zh=f"启用：F1 胜过两个对照，至少高 {by.low:.3f}",
        en=f"on: F1 above both peers, by at least {by.low:.3f}",
    )
    return Verdict(node, "on", learned, apart, measured, said)


def _lost(peer: Peer, gain: Gain) -> Text:
    name, between = PEERS[peer], f"{gain.low:+.3f}…{gain.high:+.3f}"
    if gain.high < 0:
        return Text(
            zh=f"不敌{name.zh}：F1 差 {gain.gain:+.3f}（{between}）",
            en=f"loses to {name.en}: F1 {gain.gain:+.3f} ({between})",
        )
    return Text(
        zh=f"未能证明胜过{name.zh}：F1 差 {gain.gain:+.3f}（{between}）",
        en=f"not shown to beat {name.en}: F1 {gain.gain:+.3f} ({between})",
    )
