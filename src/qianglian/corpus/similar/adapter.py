"""The cross-lingual adapter: linear maps that bring two languages' vectors to where translations meet.

``adapter.npz`` holds one matrix (dim, rank) a language, float16, and its training record
(`benchmarks/train_adapter.py` makes it). It belongs to one model: vectors of another are compared as they are.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any

import numpy as np

from qianglian.corpus.vectors.codes import unit

FILE = "adapter.npz"
RECORD = "record"


@dataclass(frozen=True, eq=False)
class CrossLingual:
    """Maps by language, all into one space; a language without a map is compared as it is."""

    id: str
    model: str
    maps: Mapping[str, np.ndarray]
    record: Mapping[str, Any]

    def joins(self, one: str, other: str) -> bool:
        """Whether two languages are different and both have maps."""
        return one != other and one in self.maps and other in self.maps

    def cosines(self, asked: np.ndarray, language: str, found: np.ndarray, other: str) -> np.ndarray:
        """The cosines (n,) of a centred vector (dim,) with centred ones (n, dim) of another language."""
        question = unit(asked[None] @ self.maps[language])[0]
        scores: np.ndarray = unit(found @ self.maps[other]) @ question
        return scores

    def question(self, asked: np.ndarray, language: str, other: str) -> np.ndarray:
        """A centred vector (dim,) as it would be in the other language: to search with, before `cosines` tells."""
        translated: np.ndarray = unit(asked[None] @ self.maps[language] @ self.maps[other].T)[0]
        return translated

    @classmethod
    def read(cls, body: bytes) -> CrossLingual:
        """From the bytes of an ``.npz`` file that `written` made."""
        with np.load(BytesIO(body), allow_pickle=False) as packed:
            record: dict[str, Any] = json.loads(bytes(packed[RECORD]).decode())
            maps = {name: packed[name].astype(np.float32) for name in packed.files if name != RECORD}
        digest = hashlib.blake2b(body, digest_size=6).hexdigest()
        return cls(f"{record['name']}/{digest}", str(record["model"]), maps, record)


def written(maps: Mapping[str, np.ndarray], record: Mapping[str, Any]) -> bytes:
    """The bytes of an adapter: its maps in float16 and its record, which names it and the model it belongs to."""
    told = json.dumps(record, ensure_ascii=False, sort_keys=True).encode()
    arrays: dict[str, Any] = {name: np.asarray(one, np.float16) for name, one in maps.items()}
    arrays[RECORD] = np.frombuffer(told, np.uint8)
    out = BytesIO()
    np.savez_compressed(out, **arrays)
    return out.getvalue()


@cache
def shipped() -> CrossLingual | None:
    """The adapter that comes with the package; None in a package without one."""
    file = files("qianglian.corpus.similar").joinpath(FILE)
    return CrossLingual.read(file.read_bytes()) if file.is_file() else None


def adapter_for(embedder: str) -> CrossLingual | None:
    """The adapter of an embedder, by its id; None where there is none for its model."""
    found = shipped()
    return found if found is not None and embedder.partition("/")[0] == found.model else None
