"""Which names are worth comparing: names that share a key. Near-linear in the number of names.

Keys are of the kind that survive what writers do to names: another legal form, another order of words, a slip in
one word, a word more, an abbreviation. A key that many names share says nothing and is passed over.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from hashlib import blake2b

import numpy as np

from qianglian.corpus.parties import wordlists
from qianglian.corpus.parties.normal_name import NormalName, normal_name

CROWD = 40
"""Names that may share a key and still be compared with each other."""
LONGEST = 14
"""Words of a name that are looked at one by one."""


def candidates(names: Sequence[NormalName]) -> Iterator[tuple[int, int]]:
    """Pairs of places in ``names``, the lesser first, each once and in order."""
    keys, owners = array("q"), array("i")
    for place, name in enumerate(names):
        for key in dict.fromkeys(keys_of(name)):
            keys.append(int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "little", signed=True))
            owners.append(place)
    if not len(keys):
        return
    hashes, places = np.frombuffer(keys, dtype=np.int64), np.frombuffer(owners, dtype=np.int32)
    order = np.lexsort((places, hashes))
    hashes, places = hashes[order], places[order]
    starts = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]])
    sizes = np.diff(np.r_[starts, len(hashes)])
    packed = [
        _pairs(places, starts[sizes == size], int(size))
        for size in range(2, CROWD + 1)
        if (sizes == size).any()
    ]
    if packed:
        for code in np.unique(np.concatenate(packed)).tolist():
            yield code >> 32, code & 0xFFFFFFFF


def _pairs(places: np.ndarray, starts: np.ndarray, size: int) -> np.ndarray:
    """All pairs within blocks of one size, each packed into one number."""
    block = places[starts[:, None] + np.arange(size)].astype(np.int64)
    left, right = np.triu_indices(size, 1)
    # Blocks hold their places in rising order, so the left one is the lesser.
    packed: np.ndarray = ((block[:, left] << 32) | block[:, right]).ravel()
    return packed


def keys_of(name: NormalName) -> Iterator[str]:
    """The keys of one name."""
    if name.former:
        yield f"text {normal_name(name.former).text}"
    yield f"text {name.text}"
    yield from _han(name) if name.script == "han" else _latin(name)


def _han(name: NormalName) -> Iterator[str]:
    core = name.core
    yield f"core {core}"
    where = "".join(name.places)
    yield f"core {where} {core}"
    if len(core) >= 4:
        for place in range(len(core)):
            yield f"less {where} {core[:place]}{core[place + 1 :]}"
        yield f"less {where} {core}"
    if name.places and name.legal:
        for length in (2, 3, 4):
            yield f"spelt {wordlists.spelt(name.places[-1])} {wordlists.spelt(core[:length])}"


def _latin(name: NormalName) -> Iterator[str]:
    words = name.words
    some = sorted(words)
    yield f"words {' '.join(some)}"
    yield f"letters {name.core}"
    if 2 <= len(some) <= LONGEST:
        for place in range(len(some)):
            yield f"drop {' '.join(some[:place] + some[place + 1 :])}"
    if len(words) <= 2 and 5 <= len(name.core) <= 18:
        for place in range(len(name.core)):
            yield f"letter {name.core[:place]}{name.core[place + 1 :]}"
        yield f"letter {name.core}"
    if len(words) >= 3:
        yield f"heads {' '.join(word[:3] for word in words[:4])}"
        yield f"initials {name.initials}"
        yield f"tails {' '.join(word[:4] for word in words[-3:])}"
    elif len(words) == 1 and 3 <= len(words[0]) <= 8:
        yield f"initials {words[0]}"
    if name.acronym:
        yield f"initials {name.acronym}"
        yield f"letters {name.acronym}"
    if wordlists.is_pinyin(words[0]):
        for where in name.places:
            yield f"spelt {where} {words[0]}"
