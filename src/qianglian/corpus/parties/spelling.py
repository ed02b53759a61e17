"""How far apart two spellings are: edits of one letter (more, less, other, or two swapped), up to a bound."""

from __future__ import annotations


def edits(one: str, other: str, most: int) -> int:
    """The edit distance with swaps of neighbours, or ``most + 1`` when it is more than ``most``.

    >>> edits("company", "comapny", 2), edits("xerox", "zenith", 2)
    (1, 3)
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    start, short = 0, min(len(one), len(other))
    while start < short and one[start] == other[start]:
        start += 1
    end = 0
    while end < short - start and one[-1 - end] == other[-1 - end]:
        end += 1
    one, other = one[start : len(one) - end], other[start : len(other) - end]
    if not one or not other:
        return min(len(one) + len(other), most + 1)
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(row[-1] + 1, before[j] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def allowed(length: int) -> int:
    """How many slips a word of this length may hold and still be read as the same word."""
    return 0 if length < 5 else 1 if length < 9 else 2 if length < 16 else 3
