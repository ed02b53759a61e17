"""Names into parties: equal identity numbers, equal normal names, judgements, then candidates by their scores.

A pure function of the set of names and of the judgements: any order gives the same parties, keys and proposals.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from qianglian.corpus.parties.clusters import (
    UNDECIDED,
    Cluster,
    Clustering,
    Named,
    PartyDecisions,
    PartyProposal,
)
from qianglian.corpus.parties.features import AUTO
from qianglian.corpus.parties.groups import houses
from qianglian.corpus.parties.joining import Union, fits
from qianglian.corpus.parties.nodes import Nodes
from qianglian.corpus.parties.normal_name import NormalName
from qianglian.corpus.parties.proposing import house_proposals, proposals
from qianglian.corpus.parties.scoring import Edge, abbreviations, scored_pairs
from qianglian.model.keys import party_key

__all__ = ["Cluster", "Clustering", "Named", "PartyDecisions", "PartyProposal", "cluster"]

GROUP_CROWD = 200
"""Names that may share a word which still names a house."""


def cluster(
    named: Iterable[Named],
    decisions: PartyDecisions = UNDECIDED,
    read: Mapping[str, NormalName] | None = None,
) -> Clustering:
    """The parties of a set of names, with the pairs that a person should look at.

    ``read`` holds the normal names, where the caller has them already.
    """
    nodes = Nodes(named, read)
    known = Counter(word for name in nodes.names for word in set(name.words))
    refused = [
        (a, b)
        for x, y in decisions.different
        for a in nodes.by_text.get(x, ())
        for b in nodes.by_text.get(y, ())
    ]
    union = Union(nodes, refused)
    conflicts = _decided(nodes, union, decisions)
    open_pairs = _joined(nodes, union, known)
    clusters, home = _clusters(nodes, union)
    asked = proposals(nodes, union, home, open_pairs, frozenset(refused))
    found = house_proposals(nodes, union, home, houses(nodes.names, known, GROUP_CROWD), frozenset(refused))
    places = {id(one): place for place, one in enumerate(clusters)}
    nodes_of = {one: node for node, one in enumerate(nodes.ids)}
    where = {came: places[id(home[union.find(nodes_of[one])])] for came, one in nodes.came.items()}
    return Clustering(clusters, asked, found, where, conflicts)


def _decided(nodes: Nodes, union: Union, decisions: PartyDecisions) -> list[tuple[str, str]]:
    """Join what has one identity number, then what people called one; the pairs that may not be joined."""
    by_uscc: dict[str, int] = {}
    for node, uscc in enumerate(nodes.usccs):
        if uscc:
            union.join(by_uscc.setdefault(uscc, node), node)
    return [
        (x, y)
        for x, y in sorted(decisions.same)
        if x in nodes.by_text
        and y in nodes.by_text
        and not all(union.join(a, b) for a in nodes.by_text[x] for b in nodes.by_text[y])
    ]


def _joined(nodes: Nodes, union: Union, known: Mapping[str, int]) -> list[Edge]:
    """Join the pairs that score high enough, the best first; those that were left."""
    left: list[Edge] = []
    for edge in scored_pairs(nodes, known):
        score, a, b, _ = edge
        if score < AUTO or not fits(union, a, b) or not union.join(a, b):
            left.append(edge)
    for score, a, b, _ in sorted(abbreviations(nodes, union, known, left), key=lambda e: (-e[0], e[1], e[2])):
        if score >= AUTO and fits(union, a, b):
            union.join(a, b)
    return left


def _clusters(nodes: Nodes, union: Union) -> tuple[list[Cluster], dict[int, Cluster]]:
    members: dict[int, list[int]] = defaultdict(list)
    for node in range(len(nodes.ids)):
        members[union.find(node)].append(node)
    made: list[Cluster] = []
    home: dict[int, Cluster] = {}
    for root, some in members.items():
        names: Counter[str] = Counter()
        for node in some:
            names.update(nodes.givens[node])
        usccs = tuple(sorted({nodes.usccs[n] for n in some} - {""}))
        # One text under two numbers: the number goes into the key of its names, or they would clash.
        own = [f"uscc:{u}" for u in usccs] + sorted(
            {
                f"name:{nodes.texts[n]}"
                if len(nodes.by_text[nodes.texts[n]]) == 1 or not nodes.usccs[n]
                else f"name:{nodes.texts[n]}#{nodes.usccs[n]}"
                for n in some
            }
        )
        keys = [party_key(one) for one in own]
        title = min(names, key=lambda n: (-names[n], n))
        texts = tuple(sorted({nodes.texts[n] for n in some}))
        home[root] = Cluster(keys[0], title, dict(sorted(names.items())), texts, usccs, tuple(keys[1:]))
        made.append(home[root])
    made.sort(key=lambda c: (-c.count, c.key))
    return made, home
