"""Which pairs of names are worth a word, and how surely each pair is one party."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from qianglian.corpus.parties.blocking import candidates
from qianglian.corpus.parties.features import PROPOSE, compare
from qianglian.corpus.parties.joining import Union
from qianglian.corpus.parties.kinds import kind_of
from qianglian.corpus.parties.nodes import Nodes
from qianglian.corpus.parties.pair import pair

ALONE = 0.97
"""Share of all mentions of names with these initials that one party must have to own the abbreviation."""


Edge = tuple[float, int, int, tuple[tuple[str, float], ...]]
"""A score, two nodes, and the reasons."""


def scored_pairs(nodes: Nodes, known: Mapping[str, int]) -> list[Edge]:
    """Candidate pairs worth a word, best first."""
    edges: list[Edge] = []
    # Of people nothing is guessed: one letter apart is another person.
    persons = [kind_of(name).kind == "individual" for name in nodes.names]
    for a, b in candidates(nodes.names):
        if nodes.texts[a] == nodes.texts[b] or persons[a] or persons[b]:
            continue
        first = nodes.limited_first(a, b)
        scored = compare(pair(nodes.names[a], nodes.names[b], known, limited_first=first))
        if scored.score >= PROPOSE:
            edges.append((scored.score, a, b, scored.reasons))
    edges.sort(key=lambda edge: (-edge[0], edge[1], edge[2]))
    return edges


def abbreviations(
    nodes: Nodes, union: Union, known: Mapping[str, int], proposed: Sequence[Edge]
) -> Iterator[Edge]:
    """Proposed pairs of a name and its initials, scored anew now that it is known whether only one party has them."""
    asked = [edge for edge in proposed if any(name == "acronym" for name, _ in edge[3])]
    wanted = {min((nodes.names[n] for n in (a, b)), key=lambda n: len(n.words)).core for _, a, b, _ in asked}
    weights: dict[str, Counter[int]] = defaultdict(Counter)
    for node, name in enumerate(nodes.names):
        if len(name.words) >= 3 and (letters := name.initials) in wanted:
            weights[letters][union.find(node)] += nodes.counts[node]
    for _, a, b, _ in asked:
        short, long = sorted((a, b), key=lambda n: len(nodes.names[n].words))
        having = weights[nodes.names[short].core]
        if having[union.find(long)] >= ALONE * having.total():
            scored = compare(pair(nodes.names[a], nodes.names[b], known, unique_initials=True))
            yield scored.score, a, b, scored.reasons
