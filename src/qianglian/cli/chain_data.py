"""Chains and what they hold as plain data, for ``--json``; and what the commands about chains share."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qianglian.cli.data import clause_json, figure_json, judgement_json, text_json
from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.chains.tagging import Tagging
    from qianglian.chains.validation import ChainFinding
    from qianglian.chains.why_not import NodeFate
    from qianglian.model.chain import Chain

NodeCode = Annotated[str, typer.Argument(metavar="NODE")]
NODE_WORD = Text(zh="节点编码，或唯一的节点名称", en="a node's code, or a name that one node has")


def code_of(chain: Chain, name: str) -> str:
    """The code of the node meant; raises `NotFound`, and `Conflict` for a name that several nodes have."""
    from qianglian.chains.rules import NodeQueries

    return NodeQueries(chain).code_of(name)


def finding_json(one: ChainFinding) -> dict[str, Any]:
    """What is amiss."""
    return {"severity": one.severity, "kind": one.kind, "node": one.node, "text": text_json(one.text)}


def node_json(tagging: Tagging, code: str, waiting: int) -> dict[str, Any]:
    """A node with what it holds."""
    node, tags = tagging.chain.by_code[code], tagging.node(code)
    return {
        **asdict(node),
        "level": tagging.chain.level(code),
        "stage": tagging.chain.stage(code),
        "publications": figure_json(tagging.figure(code)),
        "families": figure_json(tagging.figure(code, "family")),
        "pending_families": waiting,
        "fates": {
            "rule": len(tags.rule),
            "person": len(tags.added),
            "noise": len(tags.noise),
            "taken_out": len(tags.taken_out),
        },
    }


def fate_json(fate: NodeFate) -> dict[str, Any]:
    """What became of a number at a node."""
    return {
        "asked": fate.corpus.asked,
        "number": fate.corpus.number,
        "key": fate.corpus.key,
        "node": fate.node.code,
        "inside": fate.inside,
        "fate": fate.name or fate.corpus.name,
        "text": text_json(fate.text),
        "failing": fate.corpus.failing,
        "clause": clause_json(fate.corpus.clause) if fate.corpus.clause else None,
        "below": [{"node": one.code, "fate": name} for one, name in fate.below],
        "noise": [{**asdict(rule), "day": rule.day.isoformat()} for rule in fate.noise],
        "judgements": [{"node": code, **judgement_json(one)} for code, one in fate.judgements],
    }
