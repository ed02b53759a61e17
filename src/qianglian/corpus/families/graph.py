"""The two family rules, on applications that are integers: equal sets of priorities, and connected components.

Every function takes edges as two arrays of equal length and is a few passes over them, so that a million
publications take seconds and no object is made for any of them.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
_Words = npt.NDArray[np.uint64]


def unique_edges(start: Ints, end: Ints, nodes: int) -> tuple[Ints, Ints]:
    """Each edge once, sorted by its start; none that leads to itself."""
    apart = start != end
    pairs = np.unique(start[apart] * nodes + end[apart])
    return pairs // max(nodes, 1), pairs % max(nodes, 1)


def components(start: Ints, end: Ints, nodes: int) -> Ints:
    """For each node the least node that it is connected with.

    Every round hooks the root of the greater label under the lesser and then shortens all ways to their ends, so
    that long chains of priorities fall together in a few rounds.
    """
    label = np.arange(nodes, dtype=np.int64)
    while start.size:
        one, other = label[start], label[end]
        apart = one != other
        if not apart.any():
            break
        # What is settled is not looked at again.
        start, end, one, other = start[apart], end[apart], one[apart], other[apart]
        np.minimum.at(label, np.maximum(one, other), np.minimum(one, other))
        while True:
            further = label[label]
            if np.array_equal(further, label):
                break
            label = further
    return label


def read_through(claimant: Ints, claimed: Ints, international: Flags) -> tuple[Ints, Ints]:
    """Claims for the simple family: a national phase claims what its PCT application claims.

    Under Article 11(3) PCT the international application *is* the national one, so that it is no priority of it.
    Where the claims of the PCT application are known they stand in its place; where they are not, it is left out
    beside other claims and stays where it is the only one. An international application that claims another one
    claims it as a priority, and keeps it.
    """
    nodes = international.size
    claimant, claimed = unique_edges(claimant, claimed, nodes)
    claims = np.bincount(claimant, minlength=nodes)
    first = np.concatenate(([0], np.cumsum(claims)))
    phase = international[claimed] & ~international[claimant]
    known = phase & (claims[claimed] > 0)
    others = np.bincount(claimant[~phase], minlength=nodes) > 0
    left_out = phase & ~known & others[claimant]
    count = claims[claimed[known]]
    step = np.arange(int(count.sum()), dtype=np.int64) - np.repeat(np.cumsum(count) - count, count)
    inherited = claimed[np.repeat(first[claimed[known]], count) + step]
    stay = ~known & ~left_out
    return unique_edges(
        np.concatenate((claimant[stay], np.repeat(claimant[known], count))),
        np.concatenate((claimed[stay], inherited)),
        nodes,
    )


def equal_sets(claimant: Ints, claimed: Ints, nodes: int) -> Ints:
    """For each node the least node with the same set of claims; a node without claims has the set of itself.

    Sets are compared by a sum of two independent 64-bit words per member: among 10⁷ sets the chance that any two
    different ones agree is below 10⁻²⁴.
    """
    claimant, claimed = unique_edges(claimant, claimed, nodes)
    alone = np.flatnonzero(np.bincount(claimant, minlength=nodes) == 0)
    start = np.concatenate((claimant, alone))
    member = np.concatenate((claimed, alone)).astype(np.uint64)
    words = [_sums(start, _mixed(member, seed), nodes) for seed in (0x9E3779B97F4A7C15, 0xD1B54A32D192ED03)]
    order = np.lexsort((np.arange(nodes), words[1], words[0]))
    same = np.zeros(nodes, dtype=bool)
    same[1:] = (words[0][order[1:]] == words[0][order[:-1]]) & (words[1][order[1:]] == words[1][order[:-1]])
    place = np.where(same, 0, np.arange(nodes))
    label = np.empty(nodes, dtype=np.int64)
    label[order] = order[np.maximum.accumulate(place)]
    return label


def _sums(group: Ints, words: _Words, groups: int) -> _Words:
    total = np.zeros(groups, dtype=np.uint64)
    np.add.at(total, group, words)
    return total


def _mixed(values: _Words, seed: int) -> _Words:
    """SplitMix64: neighbouring numbers become words that have nothing in common."""
    with np.errstate(over="ignore"):
        mixed = (values + np.uint64(1)) * np.uint64(seed)
        mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return mixed ^ (mixed >> np.uint64(31))
