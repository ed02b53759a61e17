"""What is clustered: each normal name with each identity number that it came with."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from qianglian.corpus.parties.clusters import Named
from qianglian.corpus.parties.normal_name import NormalName, normal_name

OUTLIVES = 2
"""Years that documents go on bearing a company's name of before it changed its form."""


class Nodes:
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
