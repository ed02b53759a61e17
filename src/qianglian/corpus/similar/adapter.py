"""The cross-lingual adapter: a linear map that brings a language's vectors to where their translations lie.

``adapter.npz`` holds one matrix (dim, dim) a language, float16, and its training record
(`benchmarks/train_adapter.py` makes it). It belongs to one model: vectors of another are left as they are.
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

FILE = "adapter.npz"
RECORD = "record"


@dataclass(frozen=True, eq=False)
class LinearAdapter:
    """Maps by language; a language without one is left where it is."""

    id: str
    model: str
    maps: Mapping[str, np.ndarray]
    record: Mapping[str, Any]

    def apply(self, vectors: np.ndarray, language: str) -> np.ndarray:
        """Centred vectors (n, dim) of a language in the common space."""
        found = self.maps.get(language)
        return vectors if found is None else np.asarray(vectors @ found, np.float32)

    @classmethod
    def read(cls, body: bytes) -> LinearAdapter:
        """From the bytes of an ``.npz`` file that `written` made."""
        with np.load(BytesIO(body), allow_pickle=False) as packed:
            record: dict[str, Any] = json.loads(bytes(packed[RECORD]).decode())
            maps = {name: packed[name].astype(np.float32) for name in packed.files if name != RECORD}
        digest = hashlib.blake2b(body, digest_size=6).hexdigest()
        return cls(f"{record['name']}/{digest}", str(record["model"]), maps, record)


def written(maps: Mapping[str, np.ndarray], record: Mapping[str, Any]) -> bytes:
    """The bytes of an adapter: its maps in float16 and its record, which names it and the model it belongs to."""
    out = BytesIO()
    told = np.frombuffer(json.dumps(record, ensure_ascii=False, sort_keys=True).encode(), np.uint8)
    halves: dict[str, Any] = {name: np.asarray(one, np.float16) for name, one in maps.items()}
    np.savez_compressed(out, record=told, **halves)
    return out.getvalue()


@cache
def shipped() -> LinearAdapter | None:
    """The adapter that comes with the package; None in a package without one."""
    file = files("qianglian.corpus.similar").joinpath(FILE)
    return LinearAdapter.read(file.read_bytes()) if file.is_file() else None


def adapter_for(embedder: str) -> LinearAdapter | None:
    """The adapter of an embedder, by its id; None where there is none for its model."""
    found = shipped()
    return found if found is not None and embedder.partition("/")[0] == found.model else None
