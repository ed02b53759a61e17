"""Names into parties: equal identity numbers, equal normal names, judgements, then candidates by their scores.

A pure function of the set of names and of the judgements: any order gives the same parties, keys and proposals.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from qianglian.corpus.parties.blocking import candidates
from qianglian.corpus.parties.features import AUTO, PROPOSE, compare, initials, pair
from qianglian.corpus.parties.groups import House, houses
from qianglian.corpus.parties.kinds import kind_of
from qianglian.corpus.parties.normal_name import NormalName, normal_name
from qianglian.model.keys import party_key

GROUP_CROWD = 200
"""Names that may share a word which still names a house."""
ALONE = 0.97
"""Share of all mentions of names with these initials that one party must have to own the abbreviation."""
PLACE_APART = -0.3
"""Namesakes in two stated places are sisters at best."""
OUTLIVES = 2
"""Years that documents go on bearing a company's name of before it changed its form."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name as sources write it: on how many publications, with which valid 统一社会信用代码 ("" for none)."""

    name: str
    count: int = 1
    uscc: str = ""
    first: int | None = None
    """The year of the first publication that bears it."""
    last: int | None = None


@dataclass(frozen=True, slots=True)
class PartyDecisions:
    """What people decided of pairs of normal names: the lesser text first."""

    same: frozenset[tuple[str, str]] = frozenset()
    different: frozenset[tuple[str, str]] = frozenset()


@dataclass(slots=True)
class Cluster:
    """The names of one party. ``key`` leads; ``also`` are the keys that lead to it."""

    key: str
    title: str
    names: dict[str, int]
    texts: tuple[str, ...]
    usccs: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """Mentions of all its names."""
        return sum(self.names.values())


@dataclass(frozen=True, slots=True)
class PartyProposal:
    """Two parties that a person should look at: their leading names, the names that gave rise to it, and why."""

    id: str
    one: str
    other: str
    one_name: str
    other_name: str
    score: float
    reasons: tuple[tuple[str, float], ...]
    weight: int
    """Publications that depend on the answer: those of the lesser party."""
    relation: str = "same"


@dataclass(slots=True)
class Clustering:
    """What a set of names comes to."""

    clusters: list[Cluster]
    proposals: list[PartyProposal]
    houses: list[PartyProposal]
    home: dict[tuple[str, str], int] = field(default_factory=dict)
    """Each name with each identity number that it came with, to its place in ``clusters``."""
    conflicts: list[tuple[str, str]] = field(default_factory=list)
    """Pairs that a person called one while their identity numbers, or a later judgement, say otherwise."""

    def of_name(self) -> dict[str, Cluster]:
        """Each name as written to its party."""
        return {name: cluster for cluster in self.clusters for name in cluster.names}


class _Nodes:
    """Distinct normal names, in the order of their texts, with what is known of each."""

    def __init__(self, named: Iterable[Named], read: Mapping[str, NormalName] | None) -> None:
        counts: dict[tuple[str, str], int] = defaultdict(int)
        years: dict[str, set[int]] = defaultdict(set)
        for one in named:
            counts[one.name, one.uscc] += one.count
            years[one.name] |= {year for year in (one.first, one.last) if year is not None}
        normal = read or {name: normal_name(name) for name in sorted({name for name, _ in counts})}
        # One name under two identity numbers is two parties, so the number is part of what is clustered.
        said: dict[str, set[str]] = defaultdict(set)
        for name, uscc in counts:
            if uscc:
                said[normal[name].text].add(uscc)
        givens: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self.came: dict[tuple[str, str], tuple[str, str]] = {}
        for (name, uscc), count in counts.items():
            text = normal[name].text
            # A mention without number belongs to the one number that its name has elsewhere.
            alone = next(iter(said[text])) if not uscc and len(said.get(text, ())) == 1 else uscc
            givens[text, alone][name] += count
            self.came[name, uscc] = (text, alone)
        self.ids = sorted(givens)
        self.givens = [givens[one] for one in self.ids]
        self.names = [normal[min(some)] for some in self.givens]
        self.texts = [text for text, _ in self.ids]
        self.usccs = [uscc for _, uscc in self.ids]
        self.counts = [sum(some.values()) for some in self.givens]
        spans = [{year for given in some for year in years[given]} for some in self.givens]
        self.years = [(min(span), max(span)) if span else None for span in spans]
        self.by_text: dict[str, list[int]] = defaultdict(list)
        for place, text in enumerate(self.texts):
            self.by_text[text].append(place)

    def limited_first(self, a: int, b: int) -> bool:
        """Of two Chinese names: whether the 有限 one is the elder, and does not outlive the 股份 one for long."""
        legal = {self.names[n].legal: self.years[n] for n in (a, b)}
        limited, shares = legal.get("有限"), legal.get("股份")
        if limited is None or shares is None:
            return False
        return limited[0] <= shares[0] and limited[1] <= shares[1] + OUTLIVES


class _Union:
    """Sets of nodes that know their identity numbers, places and the pairs that may not be joined."""

    def __init__(self, nodes: _Nodes, different: Iterable[tuple[int, int]]) -> None:
        self.parent = list(range(len(nodes.ids)))
        self.usccs = [frozenset({u}) if u else frozenset() for u in nodes.usccs]
        self.places: list[frozenset[str]] = [frozenset({"/".join(n.places)}) - {""} for n in nodes.names]
        self.apart: dict[int, set[int]] = defaultdict(set)
        for a, b in different:
            self.apart[a].add(b)
            self.apart[b].add(a)

    def find(self, node: int) -> int:
        while self.parent[node] != node:
            self.parent[node] = self.parent[self.parent[node]]
            node = self.parent[node]
        return node

    def may(self, a: int, b: int) -> bool:
        """Whether two sets may be one party: no two identity numbers, and no refusal between them."""
        return len(self.usccs[a] | self.usccs[b]) <= 1 and not any(
            self.find(x) == b for x in self.apart.get(a, ())
        )

    def join(self, one: int, other: int) -> bool:
        """Join the sets of two nodes; False where they may not be one."""
        a, b = self.find(one), self.find(other)
        if a == b:
            return True
        if not self.may(a, b):
            return False
        low, high = min(a, b), max(a, b)
        self.parent[high] = low
        self.usccs[low] |= self.usccs[high]
        if high in self.apart:
            self.apart[low] |= self.apart.pop(high)
            for x in self.apart[low]:
                self.apart[self.find(x)].add(low)
        self.places[low] |= self.places[high]
        return True


UNDECIDED = PartyDecisions()


def cluster(
    named: Iterable[Named],
    decisions: PartyDecisions = UNDECIDED,
    read: Mapping[str, NormalName] | None = None,
) -> Clustering:
    """The parties of a set of names, with the pairs that a person should look at.

    ``read`` holds the normal names, where the caller has them already.
    """
    nodes = _Nodes(named, read)
    known = Counter(word for name in nodes.names for word in set(name.words))
    refused = [
        (a, b)
        for x, y in decisions.different
        for a in nodes.by_text.get(x, ())
        for b in nodes.by_text.get(y, ())
    ]
    union = _Union(nodes, refused)
    by_uscc: dict[str, int] = {}
    for node, uscc in enumerate(nodes.usccs):
        if uscc:
            union.join(by_uscc.setdefault(uscc, node), node)
    conflicts = [
        (x, y)
        for x, y in sorted(decisions.same)
        if x in nodes.by_text
        and y in nodes.by_text
        and not all(union.join(a, b) for a in nodes.by_text[x] for b in nodes.by_text[y])
    ]
    edges = _scored(nodes, known)
    proposed: list[Edge] = []
    for score, a, b, reasons in edges:
        if score < AUTO or not _fits(union, a, b) or not union.join(a, b):
            proposed.append((score, a, b, reasons))
    for score, a, b, _ in sorted(
        _abbreviations(nodes, union, known, proposed), key=lambda e: (-e[0], e[1], e[2])
    ):
        if score >= AUTO and _fits(union, a, b):
            union.join(a, b)
    clusters, home = _clusters(nodes, union)
    proposals = _proposals(nodes, union, home, proposed, frozenset(refused))
    found = _houses(nodes, union, home, houses(nodes.names, known, GROUP_CROWD), frozenset(refused))
    places = {id(one): place for place, one in enumerate(clusters)}
    nodes_of = {one: node for node, one in enumerate(nodes.ids)}
    where = {came: places[id(home[union.find(nodes_of[one])])] for came, one in nodes.came.items()}
    return Clustering(clusters, proposals, found, where, conflicts)


def _fits(union: _Union, a: int, b: int) -> bool:
    """A chain of near names may not lead from one place to another."""
    return len(union.places[union.find(a)] | union.places[union.find(b)]) <= 1


Edge = tuple[float, int, int, tuple[tuple[str, float], ...]]
"""A score, two nodes, and the reasons."""


def _scored(nodes: _Nodes, known: Mapping[str, int]) -> list[Edge]:
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


def _abbreviations(
    nodes: _Nodes, union: _Union, known: Mapping[str, int], proposed: Sequence[Edge]
) -> Iterator[Edge]:
    """Proposed pairs of a name and its initials, scored anew now that it is known whether only one party has them."""
    asked = [edge for edge in proposed if any(name == "acronym" for name, _ in edge[3])]
    wanted = {min((nodes.names[n] for n in (a, b)), key=lambda n: len(n.words)).core for _, a, b, _ in asked}
    weights: dict[str, Counter[int]] = defaultdict(Counter)
    for node, name in enumerate(nodes.names):
        if len(name.words) >= 3 and (letters := initials(name)) in wanted:
            weights[letters][union.find(node)] += nodes.counts[node]
    for _, a, b, _ in asked:
        short, long = sorted((a, b), key=lambda n: len(nodes.names[n].words))
        having = weights[nodes.names[short].core]
        if having[union.find(long)] >= ALONE * having.total():
            scored = compare(pair(nodes.names[a], nodes.names[b], known, unique_initials=True))
            yield scored.score, a, b, scored.reasons


def _clusters(nodes: _Nodes, union: _Union) -> tuple[list[Cluster], dict[int, Cluster]]:
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


def _proposals(
    nodes: _Nodes,
    union: _Union,
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


def _houses(
    nodes: _Nodes,
    union: _Union,
    home: Mapping[int, Cluster],
    found: Iterable[House],
    refused: frozenset[tuple[int, int]],
) -> list[PartyProposal]:
    best: dict[tuple[int, int], PartyProposal] = {}
    for one in found:
        x, y = union.find(one.member), union.find(one.parent)
        pair_ = (one.member, one.parent)
        if x != y and (x, y) not in best and pair_ not in refused and pair_[::-1] not in refused:
            best[x, y] = _proposal(nodes, home, (x, y), pair_, 0.7, (("opens_with", 0.7),), one.relation)
    return sorted(best.values(), key=lambda p: (-p.weight, p.id))


def _proposal(
    nodes: _Nodes,
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
    key = party_key("|".join(sorted((nodes.texts[a], nodes.texts[b]))))
    return PartyProposal(
        "y" + key[1:9], home[roots[0]].key, home[roots[1]].key, one, other, score, reasons, weight, relation
    )
