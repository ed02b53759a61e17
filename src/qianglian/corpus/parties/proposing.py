"""What a person should look at: pairs of parties that may be one, and those that may be of one group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from qianglian.corpus.parties.clusters import Cluster, PartyProposal
from qianglian.corpus.parties.groups import House
from qianglian.corpus.parties.joining import Union
from qianglian.corpus.parties.nodes import Nodes
from qianglian.corpus.parties.scoring import Edge
from qianglian.model.keys import party_key

PLACE_APART = -0.3
"""Namesakes in two stated places are sisters at best."""


def proposals(
    nodes: Nodes,
    union: Union,
    home: Mapping[int, Cluster],
    proposed: Sequence[Edge],
    refused: frozenset[tuple[int, int]],
) -> list[PartyProposal]:
    """The best pair of names for each pair of parties that are still two and may be one."""
    best: dict[tuple[int, int], PartyProposal] = {}
    for score, a, b, reasons in proposed:
        x, y = sorted((union.find(a), union.find(b)))
        if x == y or (x, y) in best or not union.may(x, y) or (a, b) in refused or (b, a) in refused:
            continue
        relation = "group" if ("other_place", PLACE_APART) in reasons else "same"
        best[x, y] = _proposal(nodes, home, (x, y), (a, b), score, reasons, relation)
    return sorted(best.values(), key=lambda p: (-p.score * (p.weight**0.25), p.id))


def house_proposals(
    nodes: Nodes,
    union: Union,
    home: Mapping[int, Cluster],
    found: Iterable[House],
    refused: frozenset[tuple[int, int]],
) -> list[PartyProposal]:
    """The best pair of names for each pair of parties one of which may belong to the other's group."""
    best: dict[tuple[int, int], PartyProposal] = {}
    for one in found:
        x, y = union.find(one.member), union.find(one.parent)
        pair_ = (one.member, one.parent)
        if x != y and (x, y) not in best and pair_ not in refused and pair_[::-1] not in refused:
            best[x, y] = _proposal(nodes, home, (x, y), pair_, 0.7, (("opens_with", 0.7),), one.relation)
    return sorted(best.values(), key=lambda p: (-p.weight, p.id))


def _proposal(
    nodes: Nodes,
    home: Mapping[int, Cluster],
    roots: tuple[int, int],
    pair_: tuple[int, int],
    score: float,
    reasons: tuple[tuple[str, float], ...],
    relation: str,
) -> PartyProposal:
    a, b = pair_
    one, other = (nodes.givens[n].most_common(1)[0][0] for n in (a, b))
    weight = min(home[roots[0]].count, home[roots[1]].count)
    # Two names may be asked about twice, whether they are one and whether one is of the other's group.
    key = party_key("|".join([*sorted((nodes.texts[a], nodes.texts[b])), relation]))
    return PartyProposal(
        "y" + key[1:9], home[roots[0]].key, home[roots[1]].key, one, other, score, reasons, weight, relation
    )
