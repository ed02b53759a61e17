"""A granted European patent is a bundle: it has ended when it has ended in every state it was granted for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qianglian.corpus.legal.entries import Entry

_DESIGNATED = re.compile(r"Designated state\(s\):\s*((?:[A-Z]{2}\s*)+)")
_GRANTED = re.compile(r"Kind code of ref document:\s*B")
_STATE = re.compile(r"Ref country code:\s*([A-Z]{2})")
_OF_CODE = {"GBPC": "GB", "BERE": "BE", "LTIE": "LT"}


def bundle_entries(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The end of the bundle and its revival, on the days on which the last state went and the first came back.

    Nothing where the states of the grant are not told.
    """
    designated = frozenset[str]().union(*(_designated(entry) for entry in entries if entry.code == "AK"))
    if not designated:
        return
    gone: set[str] = set()
    for entry in entries:
        if entry.effect not in ("lapsed_in_state", "restored_in_state") or entry.day is None:
            continue
        was = designated <= gone
        states = _states(entry)
        gone = gone | states if entry.effect == "lapsed_in_state" else gone - states
        if (designated <= gone) != was:
            effect = "restored" if was else "lapsed_everywhere"
            text = " ".join(sorted(designated if not was else states))
            yield Entry(entry.day, effect, text, "derived", entry.sources, country="EP")


def _designated(entry: Entry) -> frozenset[str]:
    """The states for which the patent was granted; none for the designations of the application."""
    found = _DESIGNATED.search(entry.text)
    return frozenset(found[1].split()) if found and _GRANTED.search(entry.text) else frozenset()


def _states(entry: Entry) -> set[str]:
    return set(_STATE.findall(entry.text)) or {_OF_CODE.get(entry.code, "")}
