"""Proposals as rows of the review list, where people judge them, and as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from qianglian.chains.proposing.proposals import NodeOutcome, Proposal, Proposed
from qianglian.chains.review import Listed


def listed(proposals: Sequence[Proposal]) -> list[Listed]:
    """One row a proposal, without a verdict: each names the publications that the model takes for alike."""
    return [
        Listed(one.node, one.family, one.key, one.members, chance=one.chance, near=near(one))
        for one in proposals
    ]


def near(proposal: Proposal) -> str:
    """The neighbours as shown: number and cosine.

    >>> from qianglian.chains.proposing.proposals import Neighbour
    >>> near(Proposal("A", "f1", "p1", 1, 0.9, (Neighbour("f2", "CN1A", 0.8123), Neighbour("f3", "CN2A", 0.7))))
    'CN1A 0.81；CN2A 0.70'
    """
    return "；".join(f"{one.number} {one.cosine:.2f}" for one in proposal.neighbours)


def proposed_json(found: Proposed) -> dict[str, Any]:
    """Everything, with the rule that decided."""
    return {
        "families": found.families,
        "without_vector": found.untold,
        "publications_not_embedded": found.missing,
        "embedder": found.embedder,
        "rule": {"version": found.rules.version, "source": found.rules.source, "confidence": found.rules.confidence,
                 "propose": found.rules.propose, "refuse": found.rules.refuse},
        "nodes": [_outcome_json(one) for one in found.outcomes],
        "proposals": [asdict(one) for one in found.proposals],
    }  # fmt: skip


def _outcome_json(one: NodeOutcome) -> dict[str, Any]:
    verdict = one.verdict
    return {
        "node": verdict.node,
        "state": verdict.state,
        "reason": {"zh": verdict.reason.zh, "en": verdict.reason.en},
        "learned": verdict.learned,
        "judged": verdict.judged,
        "measured": asdict(verdict.measured) if verdict.measured else None,
        "proposed": one.proposed,
        "abstained": one.abstained,
        "asked": one.asked,
    }
