"""Why a publication is in a node, or is not (为什么不在节点中): its fate, the rule's clauses, the noise, the people."""

from __future__ import annotations

from dataclasses import dataclass, replace

from qianglian.chains.people import meant, question
from qianglian.chains.tagged import FATES
from qianglian.chains.tagging import Tagging
from qianglian.corpus.whynot import Fate as CorpusFate
from qianglian.corpus.workspace import Workspace
from qianglian.judgements import Judgement
from qianglian.model.chain import ChainNode, NoiseRule
from qianglian.model.text import Text


@dataclass(frozen=True, slots=True)
class NodeFate:
    """What became of a number at a node.

    ``name`` is one of `tagged.FATES`, or "" where the corpus does not hold the number: then ``corpus`` says why.
    ``corpus`` has the clauses of the node's own rule where it has one; ``below`` tells the fate at each node under it.
    ``noise`` are the noise rules that take it out; ``judgements`` what people answered, at the node, below or above.
    """

    node: ChainNode
    name: str
    corpus: CorpusFate
    below: tuple[tuple[ChainNode, str], ...] = ()
    noise: tuple[NoiseRule, ...] = ()
    judgements: tuple[tuple[str, Judgement], ...] = ()

    @property
    def inside(self) -> bool:
        """Whether it is in the node."""
        return self.name in ("rule", "person")

    @property
    def text(self) -> Text:
        """The fate in words."""
        return FATES[self.name] if self.name else self.corpus.text  # type: ignore[index]


def why_not(workspace: Workspace, tagging: Tagging, number: str, code: str) -> list[NodeFate]:
    """The fate of a number at a node, of each kind of document when it is asked without one; raises `NotFound`."""
    tagging.node(code)
    node = tagging.chain.by_code[code]
    fates = []
    for fate in workspace.why_not(number, tagging.query(code, own=True)):
        if fate.name not in ("found", "fails_query"):
            fates.append(NodeFate(node, "", fate))
            continue
        name = tagging.fate(fate.key, code)
        if not node.rule.strip():
            fate = replace(fate, clause=None)
        below = tuple(
            (one, tagging.fate(fate.key, one.code)) for one in tagging.chain.under(code) if one != node
        )
        noise = tuple(rule for rule in _noise(tagging, code) if _finds(workspace, rule, fate.number))
        fates.append(
            NodeFate(node, name, fate, below, noise, tuple(_people(workspace, tagging, fate.key, code)))
        )
    return fates


def _noise(tagging: Tagging, code: str) -> list[NoiseRule]:
    """The noise rules that may count at a node: its own, those above, those below, and the chain's."""
    chain = tagging.chain
    codes = {"", *(one.code for one in chain.path(code)), *(one.code for one in chain.under(code))}
    return [rule for rule in chain.noise if rule.node in codes]


def _finds(workspace: Workspace, rule: NoiseRule, number: str) -> bool:
    return any(fate.name == "found" for fate in workspace.why_not(number, rule.query))


def _people(workspace: Workspace, tagging: Tagging, key: str, code: str) -> list[tuple[str, Judgement]]:
    """Who answered what about the family of a publication, at the node and at those above and below it."""
    if not tagging.people.judged:
        return []
    chain, family = tagging.chain, tagging.families.family(key)
    codes = [*(one.code for one in chain.path(code)), *(one.code for one in chain.under(code))]
    asked = {question(chain, one): one for one in codes}
    return [
        (asked[verdict.question], judgement)
        for verdict in workspace._families().verdicts("simple")
        if verdict.family == family and verdict.question in asked
        for judgement in verdict.behind
        if meant(judgement.details["answer"])
    ]
