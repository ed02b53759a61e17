"""The parties of so many publications with so many invented names, in a process of its own; prints what it took.

``python parties_at_scale.py NAMES PUBLICATIONS``. What it times is all that a workspace does from the columns of its
tables on: normal names, kinds, blocking, scores, clusters, people, counts.
"""

from __future__ import annotations

import json
import random
import sys
import time

import numpy as np
import pyarrow as pa

from qianglian.corpus.parties import wordlists
from qianglian.corpus.parties.collecting import collect
from qianglian.corpus.parties.judging import PartyStanding

TRADES = {
    "科技": "Technology", "电子": "Electronics", "新材料": "New Materials", "机械": "Machinery", "化工": "Chemical",
    "生物技术": "Biotechnology", "能源科技": "Energy Technology", "智能装备": "Intelligent Equipment",
    "光电": "Optoelectronics", "汽车部件": "Automotive Parts", "软件": "Software", "医疗器械": "Medical Devices",
    "环保设备": "Environmental Equipment", "电气": "Electric", "半导体": "Semiconductor",
}  # fmt: skip


def invented(count: int) -> list[str]:
    """Names of invented firms and people, a third of them in Latin letters, some in several forms."""
    dice = random.Random(7)
    places = sorted(wordlists.han_places()[0] | wordlists.han_places()[1])
    chars = sorted(char for char in wordlists.pinyin() if char < "蠀")[::2]
    found: set[str] = set()
    while len(found) < count:
        place, trade = dice.choice(places), dice.choice(sorted(TRADES))
        brand = "".join(dice.choices(chars, k=dice.choice((2, 2, 2, 3))))
        form = dice.choice(("有限公司", "有限公司", "股份有限公司"))
        found.add(f"{place}{dice.choice(('', '市'))}{brand}{trade}{form}")
        if dice.random() < 0.1:
            found.add(f"{place}{brand}{trade}{'股份有限公司' if form == '有限公司' else '有限公司'}")
        if dice.random() < 0.3:
            latin = (
                f"{wordlists.spelt(place).title()} {wordlists.spelt(brand).title()} {TRADES[trade]} Co., Ltd."
            )
            found |= {latin, latin.upper().replace(" CO., LTD.", " CO LTD")}
        if dice.random() < 0.15:
            found.add(dice.choice("王李张刘陈杨赵黄") + "".join(dice.choices(chars, k=2)))
    return sorted(found)[:count]


class Columns:
    """Mentions as the tables of a workspace give them: 1.2 a publication, a few names with most of them."""

    def __init__(self, names: int, publications: int) -> None:
        dice = np.random.default_rng(1)
        written = invented(names)
        which = np.minimum((dice.pareto(1.0, int(publications * 1.2)) * names / 20).astype(int), names - 1)
        which[:names] = np.arange(names)
        dice.shuffle(which)
        many = len(which)
        keys = pa.array([f"p{place:016x}" for place in range(publications)])
        self.table = pa.table(
            {
                "key": keys.take(pa.array(np.sort(dice.integers(0, publications, many)))),
                "year": pa.array(dice.integers(2000, 2025, many)),
                "name": pa.array(written).take(pa.array(which)),
                "country": pa.array([""] * many),
                "address": pa.array([""] * many),
                "uscc": pa.array([None] * many, pa.string()),
            }
        )

    def sql(self, *_: object) -> pa.Table:
        """What the one statement that is asked gives."""
        return self.table


def main() -> None:
    """Collect the parties and say how long it took."""
    names, publications = map(int, sys.argv[1:3])
    columns = Columns(names, publications)
    start, busy = time.perf_counter(), time.process_time()
    found = collect(columns, PartyStanding())  # type: ignore[arg-type]
    print(
        json.dumps(
            {
                "seconds": time.perf_counter() - start,
                "cpu": time.process_time() - busy,
                "parties": len(found.parties),
                "proposals": len(found.proposals),
            }
        )
    )


if __name__ == "__main__":
    main()
