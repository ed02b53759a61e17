"""Known items as the corpus knows them: numbers of one family are one item, and each number has its fate.

A number that the corpus holds counts with its family (simple families); of numbers that it does not hold, those of
one document number with different kind codes are one item; a text that is no number stands for itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from qianglian.chains.families import Families
from qianglian.chains.known_items import KnownList, Side
from qianglian.corpus.lookup import Asked, read
from qianglian.corpus.whynot import Fate
from qianglian.corpus.workspace import Workspace
from qianglian.model.numbers import (
    ApplicationNumber,
    PublicationNumber,
    application_number,
    publication_number,
)
from qianglian.query.tree import Value, disjunction

State = Literal["held", "removed", "absent", "unreadable"]
AT_ONCE = 500
"""Application numbers asked for in one query."""


@dataclass(slots=True)
class Item:
    """One known item: its numbers as given, the branches and sides of its lists, and what the corpus holds of it.

    ``keys`` are the publications of the corpus that the numbers name, ``family`` theirs. ``fates`` tell of numbers
    that name none.
    """

    identity: str
    state: State
    numbers: list[str] = field(default_factory=list)
    branches: set[str] = field(default_factory=set)
    sides: set[Side] = field(default_factory=set)
    keys: list[str] = field(default_factory=list)
    fates: list[Fate] = field(default_factory=list)

    @property
    def family(self) -> str:
        """The key of its family; "" where the corpus holds nothing of it."""
        return self.identity if self.state == "held" else ""


@dataclass(frozen=True, slots=True)
class _Looked:
    identity: str
    state: State
    keys: tuple[str, ...] = ()
    fates: tuple[Fate, ...] = ()


def items(workspace: Workspace, lists: Sequence[KnownList], families: Families) -> list[Item]:
    """Every item of the lists once, in the order in which they were first named."""
    texts = list(dict.fromkeys(number.strip() for one in lists for number in one.numbers))
    looked = _look_up(workspace, texts, families)
    found: dict[str, Item] = {}
    for one in lists:
        for number in one.numbers:
            said = looked[number.strip()]
            item = found.setdefault(said.identity, Item(said.identity, said.state))
            item.branches.add(one.branch)
            item.sides.add(one.side)
            if number.strip() not in item.numbers:
                item.numbers.append(number.strip())
                item.keys = sorted({*item.keys, *said.keys})
                item.fates += said.fates
    return list(found.values())


def _look_up(workspace: Workspace, texts: Sequence[str], families: Families) -> dict[str, _Looked]:
    readable = [text for text in texts if _is_number(text)]
    fates: dict[str, list[Fate]] = {text: [] for text in readable}
    for fate in workspace.why_not(readable) if readable else ():
        fates[fate.asked].append(fate)
    by_application = _by_application(
        workspace, [text for text, told in fates.items() if all(one.name != "found" for one in told)]
    )
    return {
        text: _looked(text, fates[text], by_application.get(text, []), families)
        if text in fates
        else _Looked(f"?{text}", "unreadable")
        for text in texts
    }


def _looked(text: str, told: Sequence[Fate], filed: Sequence[str], families: Families) -> _Looked:
    keys = sorted({fate.key for fate in told if fate.name == "found"} | set(filed))
    if keys:
        # The documents of one number are of one family unless the evidence parts them: then the first stands for it.
        return _Looked(families.family(keys[0]), "held", tuple(keys))
    state: State = "removed" if any(fate.name == "removed" for fate in told) else "absent"
    return _Looked(_group(read(text)), state, (), tuple(told))


def _group(asked: Asked) -> str:
    number = _application(asked.as_given)
    return f"an:{number.key}" if number else asked.group


def _is_number(text: str) -> bool:
    """Whether a text names something: a publication, an application, a key or a vendor's record."""
    asked = read(text)
    if asked.as_given != asked.identity or ":" in text or asked.key == text:
        return True
    return isinstance(publication_number(text), PublicationNumber) or _application(text) is not None


def _application(text: str) -> ApplicationNumber | None:
    """The application that a text names beyond doubt: its check digit is right, or it is a PCT application."""
    found = application_number(text)
    if not isinstance(found, ApplicationNumber):
        return None
    sure = found.check_ok or (found.country == "WO" and text.strip().upper().startswith("PCT"))
    return found if sure else None


def _by_application(workspace: Workspace, texts: Iterable[str]) -> dict[str, list[str]]:
    """The publications of texts that are application numbers."""
    asked = {text: found for text in texts if (found := _application(text)) is not None}
    if not asked or not workspace.manifest.parts:
        return {}
    by_key: dict[str, list[str]] = {}
    wanted = [number.text for number in asked.values()]
    for begin in range(0, len(wanted), AT_ONCE):
        query = disjunction(*(Value("an", text) for text in wanted[begin : begin + AT_ONCE]))
        rows = workspace.table(query).select("key", "application").to_pyarrow().to_pylist()
        for row in rows:
            by_key.setdefault(row["application"], []).append(row["key"])
    return {text: by_key[found.key] for text, found in asked.items() if found.key in by_key}
