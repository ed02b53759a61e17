"""Quality on the AIR/UMass sample of disambiguated assignees of US patents."""

import csv
import gzip
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from qianglian.corpus.parties.clustering import Named, cluster


def pairs(counts: Counter[object]) -> int:
    return sum(n * (n - 1) // 2 for n in counts.values())


def quality(mentions: Counter[tuple[str, str]], found: Mapping[str, object]) -> tuple[float, float, float]:
    """Pairwise precision, recall and F1 over mentions."""
    gold: Counter[object] = Counter()
    ours: Counter[object] = Counter()
    both: Counter[object] = Counter()
    for (unique, name), count in mentions.items():
        gold[unique] += count
        ours[found[name]] += count
        both[unique, found[name]] += count
    precision, recall = pairs(both) / pairs(ours), pairs(both) / pairs(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


@pytest.mark.real_data
def test_parties_are_ahead_of_exact_names_at_high_precision(real_data: Path) -> None:
    with gzip.open(
        real_data / "names/assignee_disambiguation_air_umass.csv.gz", "rt", encoding="utf-8"
    ) as file:
        mentions = Counter((row["unique_id"], row["organization"]) for row in csv.DictReader(file))
    names: Counter[str] = Counter()
    for (_, name), count in mentions.items():
        names[name] += count
    found = cluster([Named(name, count) for name, count in names.items()])
    precision, recall, f1 = quality(mentions, {n: c.key for c in found.clusters for n in c.names})
    _, exact_recall, exact_f1 = quality(mentions, {name: name for name in names})
    assert precision >= 0.999
    assert recall >= exact_recall + 0.08
    assert f1 >= exact_f1 + 0.04
