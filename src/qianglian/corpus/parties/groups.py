"""Who may belong to whose group (集团): branches and subsidiaries by their names. Only ever proposed, never joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from qianglian.corpus.parties import wordlists
from qianglian.corpus.parties.kinds import kind_of
from qianglian.corpus.parties.normal_name import NormalName


@dataclass(frozen=True, slots=True)
class House:
    """A name that opens with another one's core: places in the list of names, and the relation it reads as."""

    member: int
    parent: int
    relation: str


def houses(names: Sequence[NormalName], known: Mapping[str, int], crowd: int) -> Iterator[House]:
    """For each name the longest other name that it opens with, or contains beside a place."""
    cores: dict[tuple[str, ...], int] = {}
    for place, name in enumerate(names):
        if name.script == "latin" and not name.places and not name.frame:
            kept = cores.setdefault(name.words, place)
            # Of several names of one core the first in order stands for all: they are one party already.
            cores[name.words] = min(kept, place)
    han = _han_heads(names)
    opening = Counter(name.words[0] for name in names if name.script == "latin" and name.words)
    # A word that as a rule stands inside of names (energy, systems) is nobody's own.
    own = {word for word, times in opening.items() if 2 * times >= known.get(word, 0)}
    for place, name in enumerate(names):
        found = (
            _han_parent(name, place, han)
            if name.script == "han"
            else _parent(name, place, cores, known, crowd, own)
        )
        if found is not None and found != place and not _another_university(name, names[found]):
            yield House(place, found, "branch" if name.branch else "group")


def _parent(
    name: NormalName,
    place: int,
    cores: Mapping[tuple[str, ...], int],
    known: Mapping[str, int],
    crowd: int,
    own: Set[str],
) -> int | None:
    if name.frame:
        return None
    for length in range(len(name.words) - (0 if name.places else 1), 0, -1):
        head = name.words[:length]
        found = cores.get(head)
        if found is None or found == place:
            continue
        if length == 1 and not (head[0] in own and _names_somebody(head[0])):
            return None
        # Words of the language that open many names (general, shanghai) name nobody.
        if all(known.get(word, 0) > crowd for word in head):
            return None
        return found
    return None


def _another_university(name: NormalName, head: NormalName) -> bool:
    """Central South University of Forestry is no member of Central South University."""
    further = name.words[len(head.words) :]
    return (
        name.script == "latin"
        and kind_of(name).kind == kind_of(head).kind == "university"
        and head.words[-1:] == ("university",)
        and len(further) > 0
    )


def _names_somebody(word: str) -> bool:
    return len(word) >= 3 and word not in wordlists.weak() and not wordlists.is_pinyin(word)


def _han_heads(names: Sequence[NormalName]) -> dict[str, int]:
    """What the name of a member of a group may open with: a core that ends in 集团, or a whole name with its form."""
    heads: dict[str, int] = {}
    for place, name in enumerate(names):
        if name.script != "han" or name.branch:
            continue
        where = "".join(name.places)
        if name.core.endswith("集团") and len(name.core) >= 4:
            heads.setdefault(name.core, place)
            heads.setdefault(where + name.core, place)
        for form in ("有限公司", "股份有限公司", "有限责任公司"):
            if name.legal and form.startswith(name.legal):
                heads.setdefault(where + name.core + form, place)
        if name.core.endswith(("大学", "科学院")):
            heads.setdefault(where + name.core, place)
    return heads


def _han_parent(name: NormalName, place: int, heads: Mapping[str, int]) -> int | None:
    whole = "".join(name.places) + name.core
    for text in (whole, name.core):
        for length in range(len(text) - 1, 3, -1):
            found = heads.get(text[:length])
            if found is not None and found != place:
                return found
    return None
