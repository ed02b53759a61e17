"""Finding a publication by what a person writes: a number with or without kind, a vendor's id, a key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from qianglian.corpus.snapshot import Snapshot
from qianglian.judgements import Judgement
from qianglian.model.keys import publication_key
from qianglian.model.numbers import PublicationNumber, publication_number


@dataclass(frozen=True, slots=True)
class Asked:
    """A number as a person wrote it, and as it is understood."""

    as_given: str
    identity: str
    """As records name it: ``CN106569070B``, ``CN106569070``, ``lens:…``, or the text itself."""
    group: str
    kinded: bool

    @property
    def key(self) -> str:
        """The permanent key that the identity mints."""
        return self.as_given if _is_key(self.as_given) else publication_key(self.identity)


@dataclass(frozen=True, slots=True)
class Found:
    """What the corpus holds for a number: the publication itself, and others of the same group."""

    asked: Asked
    exact: tuple[dict[str, Any], ...]
    related: tuple[dict[str, Any], ...]


def read(text: str) -> Asked:
    """Understand a number; whatever cannot be read as one stands for itself."""
    written = text.strip()
    if _is_key(written) or ":" in written:
        return Asked(written, written, written, False)
    number = publication_number(written)
    if isinstance(number, PublicationNumber):
        return Asked(written, number.text, number.group, bool(number.kind))
    return Asked(written, written, written, False)


def find(snapshot: Snapshot, numbers: Sequence[str]) -> list[Found]:
    """The stored rows of many numbers in one go. A number without kind finds every kind of it."""
    asked = [read(number) for number in numbers]
    rows = _by_name(snapshot, asked)
    return [_sort(one, rows) for one in asked]


def _by_name(snapshot: Snapshot, asked: Sequence[Asked]) -> dict[str, list[dict[str, Any]]]:
    rows: dict[str, list[dict[str, Any]]] = {}
    keys = sorted({one.as_given for one in asked if _is_key(one.as_given)})
    names = sorted({one.group for one in asked})
    for row in (*snapshot.rows_by("pn", names), *snapshot.rows_by("key", keys)):
        vendor_ids = row["identifiers"]
        for name in {row["group"], row["key"], *row["also"], *vendor_ids}:
            rows.setdefault(name, []).append(row)
    return rows


def _sort(asked: Asked, rows: dict[str, list[dict[str, Any]]]) -> Found:
    found = sorted(rows.get(asked.group, ()), key=lambda row: str(row["number"]))
    if not asked.kinded:
        return Found(asked, tuple(found), ())
    exact = tuple(row for row in found if row["number"] == asked.identity)
    return Found(asked, exact, tuple(row for row in found if row not in exact))


def names_of(row: dict[str, Any]) -> str:
    """Every name that a stored row answers to, between spaces: what a judgement about it keeps."""
    return " ".join(
        dict.fromkeys([row["number"], row["group"], row["key"], *row["also"], *row["identifiers"]])
    )


def names(judgement: Judgement, asked: Asked) -> bool:
    """Whether a judgement is about the publication asked for, or (asked without kind) about one of its kinds."""
    if asked.key == judgement.subject or asked.identity in judgement.details.get("names", "").split():
        return True
    return not asked.kinded and judgement.details.get("group") == asked.group


def _is_key(text: str) -> bool:
    return len(text) == 17 and text[0] == "p" and text[1:].isalnum() and text.islower()
