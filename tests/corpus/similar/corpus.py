"""A small corpus of batteries, heat exchangers and brakes, in Chinese and English, and an embedder that is told."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from qianglian.corpus.workspace import Workspace, open_workspace
from qianglian.embedding.contract import Kind
from tests.corpus.evidence import begin, row, write_rows

TOPICS: Mapping[str, tuple[str, ...]] = {
    "battery": ("电池", "电解质", "锂", "battery", "electrolyte", "lithium"),
    "heat": ("余热", "换热", "回收", "heat", "exchanger", "recovery"),
    "brake": ("制动", "刹车", "车辆", "brake", "braking", "vehicle"),
}


class TopicEmbedder:
    """Texts on one topic are near each other in whatever language; a text on none of them is a zero row."""

    def __init__(self, name: str = "topics/1", dim: int = 8) -> None:
        self.id, self.dim, self.max_tokens = name, dim, 512

    def encode(self, texts: Sequence[str], kind: Kind) -> np.ndarray:
        out = np.zeros((len(texts), self.dim), np.float32)
        for place, text in enumerate(texts):
            low = text.lower()
            for topic, words in enumerate(TOPICS.values()):
                out[place, topic] = sum(low.count(word) for word in words)
            if out[place].any():
                # A trace of its own keeps texts of one topic apart.
                out[place, 3 + len(text) % (self.dim - 3)] += 0.1
                out[place] /= np.linalg.norm(out[place])
        return out


def patent(
    number: str, title: str, abstract: str, ipc: Sequence[str], lang: str = "zh", **more: Any
) -> dict[str, Any]:
    """A publication with texts and classes."""
    return row(
        number,
        titles=[{"lang": lang, "text": title}] if title else [],
        abstracts=[{"lang": lang, "text": abstract}] if abstract else [],
        ipc=list(ipc),
        **more,
    )


ROWS = (
    patent(
        "CN100000001A", "一种固态电解质锂电池", "本发明涉及锂电池。固态电解质含有硫化物。", ["H01M10/0562"]
    ),
    patent("CN100000002A", "硫化物固态电解质的制备", "将硫化锂球磨得到固态电解质。成本低。", ["H01M10/0562"]),
    patent("CN100000003A", "锂电池正极材料", "正极材料用于锂电池。", ["H01M4/525"]),
    patent(
        "US10000004B2",
        "Solid electrolyte battery",
        "A lithium battery is disclosed. The solid electrolyte contains a sulfide.",
        ["H01M10/0562"],
        "en",
    ),
    patent(
        "CN100000005A",
        "余热回收换热器",
        "一种余热回收装置。换热管束回收烟气余热。",
        ["F28D21/00", "F27D17/00"],
    ),
    patent(
        "US10000006B2",
        "Waste heat recovery",
        "A heat exchanger recovers waste heat. It is small.",
        ["F28D21/00"],
        "en",
    ),
    patent("CN100000007A", "车辆再生制动", "车辆制动时回收能量。", ["B60L7/10"]),
    patent("EP1000008A1", "", "", ["H01M10/0562"], "en"),
)


def made(folder: Path, rows: Sequence[Mapping[str, Any]] = ROWS, embedder: Any = None) -> Workspace:
    """A workspace of some rows, embedded where an embedder is given."""
    path = folder / "workspace"
    begin(path, write_rows(folder / "rows.jsonl", rows)).close()
    workspace = open_workspace(path)
    if embedder is not None:
        workspace.embed(embedder)
    return workspace
