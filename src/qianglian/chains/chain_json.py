"""A chain as plain JSON data and back, and the mark by which two chains are told apart."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from qianglian.model.chain import Chain, ChainNode, IndustryFact, NoiseRule, SupplyLink
from qianglian.model.text import Text


def chain_json(chain: Chain) -> dict[str, Any]:
    """The whole chain; days as ISO dates."""
    body = asdict(chain)
    for one in body["noise"]:
        one["day"] = one["day"].isoformat()
    return body


def chain_of(body: Mapping[str, Any]) -> Chain:
    """The chain that `chain_json` wrote; raises ``KeyError``, ``TypeError`` or ``ValueError``."""
    return Chain(
        body["code"],
        Text(**body["name"]),
        tuple(ChainNode(**{**one, "name": Text(**one["name"])}) for one in body["nodes"]),
        tuple(SupplyLink(**one) for one in body["links"]),
        tuple(IndustryFact(**one) for one in body["facts"]),
        tuple(NoiseRule(**{**one, "day": date.fromisoformat(one["day"])}) for one in body["noise"]),
        body["source"],
        body["owner"],
        body["note"],
    )


def chain_mark(chain: Chain) -> str:
    """What of a chain decides which publications its nodes hold: nodes, their rules and places, and noise rules.

    Names, owners, links and facts may change without a node gaining or losing anything.
    """
    said = {
        "code": chain.code,
        "nodes": sorted((node.code, node.parent, node.rule) for node in chain.nodes),
        "noise": sorted((rule.node, rule.query) for rule in chain.noise),
    }
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]
