"""Small corpora with texts in several languages, and what of them is embedded."""

import random
from pathlib import Path
from typing import Any

from qianglian.corpus.manifest import read_manifest
from qianglian.corpus.vectors.passage_tables import texts_of
from qianglian.corpus.vectors.passages import Passage
from qianglian.corpus.workspace import Workspace
from tests.corpus.evidence import row

ZH = "锂钠电池隔膜电解液正极负极材料热泵压缩机冷凝器储能余热回收装置方法系统"
EN = (
    "lithium sodium battery separator electrolyte cathode anode heat pump compressor storage recovery".split()
)


def rows(count: int, seed: int = 0, first: int = 0) -> list[dict[str, Any]]:
    """Publications of which most are Chinese, a third also English, some German, some with claims, some without text."""
    chance = random.Random(seed)
    return [_row(first + number, chance) for number in range(count)]


def _row(number: int, chance: random.Random) -> dict[str, Any]:
    said = row(f"CN{100_000_000 + number}A", publication_date=f"20{10 + number % 12}-01-02")
    draw = chance.random()
    if draw < 0.05:
        return said
    titles = [{"lang": "zh", "text": "一种" + "".join(chance.choices(ZH, k=8))}] if draw < 0.8 else []
    if draw > 0.55:
        titles.append({"lang": "en", "text": " ".join(chance.choices(EN, k=5))})
    if draw > 0.97:
        titles = [{"lang": "de", "text": " ".join(chance.choices(EN, k=4)) + " für"}]
    said["titles"] = titles
    if chance.random() < 0.4:
        text = "1. " + "".join(chance.choices(ZH, k=14))
        said["claims"] = [{"number": 1, "text": text, "lang": "zh", "independent": True}]
    return said


def all_passages(workspace: Workspace) -> list[Passage]:
    """Every passage of every living publication."""
    layout = workspace._layout
    living = set(workspace._keys("").to_pylist())
    found = [one for part in read_manifest(layout).parts for one in texts_of(layout, part.id)]
    return [one for one in found if one.key in living]


def stored_hashes(workspace: Workspace) -> list[bytes]:
    """The text hashes of all vectors in force, in their order."""
    index = workspace.vector_index()
    assert index is not None
    hashes: list[bytes] = index.store.hashes.to_pylist()
    return hashes


def folders(path: Path) -> set[str]:
    """What lies in the folder of vectors, by name."""
    return {one.name for one in (path / "vectors").iterdir()}
