"""A workflow as it is written in YAML beside its desk; read once, and refused where it cannot work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml
from sqlalchemy.orm import Session

from qianglian.model.text import Text
from qianglian.platform.permissions.actor import Actor
from qianglian.platform.permissions.roles import roles

Guard = Callable[[Session, Actor, Any], Text | None]
"""Looks at a record before a step: what is missing, in a sentence, or None where the step may be taken."""


@dataclass(frozen=True, slots=True)
class State:
    """A state. One that is ``over`` waits for nobody."""

    code: str
    name: Text
    over: bool = False


@dataclass(frozen=True, slots=True)
class Transition:
    """A step from one of several states to another.

    Attributes:
        permission: What the person needs who takes it.
        reason: Whether a reason has to be given, as for sending something back.
        apart: The transition that somebody else has to have taken (四眼原则): who wrote it does not approve it.
        guard: What has to hold.
    """

    code: str
    name: Text
    sources: frozenset[str]
    target: str
    permission: str
    reason: bool = False
    apart: str = ""
    guard: Guard | None = None


@dataclass(frozen=True, slots=True)
class Workflow:
    """States and transitions of one kind of record, and the version of the list."""

    code: str
    name: Text
    version: str
    initial: str
    states: Mapping[str, State]
    transitions: Mapping[str, Transition]

    def possible(self, state: str, actor: Actor) -> list[Transition]:
        """What the actor may do from here, in the order of the list; guards are asked only when it is done."""
        return [
            one for one in self.transitions.values() if state in one.sources and actor.may(one.permission)
        ]


def workflow(package: str, file: str, guards: Mapping[str, Guard] | None = None) -> Workflow:
    """The workflow that lies in a package; raises ``ValueError`` for one that cannot work."""
    words = files(package).joinpath(file).read_text(encoding="utf-8")
    return read(yaml.load(words, yaml.CSafeLoader), guards or {})


def read(body: Mapping[str, Any], guards: Mapping[str, Guard]) -> Workflow:
    """A workflow from its YAML. Raises ``ValueError`` where a state is unknown, cannot be reached or cannot be left
    though it is not over, where a permission or guard is unknown, and where a guard is used by none."""
    states = {row["code"]: State(row["code"], _name(row), row.get("over", False)) for row in body["states"]}
    transitions = {row["code"]: _transition(row, guards) for row in body["transitions"]}
    if len(states) != len(body["states"]) or len(transitions) != len(body["transitions"]):
        raise ValueError(f"{body['code']}: a code stands there twice")
    _known(body["code"], body["initial"], states, transitions.values())
    unused = guards.keys() - {row.get("guard") for row in body["transitions"]}
    if unused:
        raise ValueError(f"{body['code']}: no transition asks {sorted(unused)}")
    return Workflow(body["code"], _name(body), str(body["version"]), body["initial"], states, transitions)


def _transition(row: Mapping[str, Any], guards: Mapping[str, Guard]) -> Transition:
    if row["permission"] not in roles().permissions:
        raise ValueError(f"{row['code']}: no permission {row['permission']}")
    if "guard" in row and row["guard"] not in guards:
        raise ValueError(f"{row['code']}: no guard {row['guard']}")
    return Transition(
        row["code"],
        _name(row),
        frozenset(row["from"]),
        row["to"],
        row["permission"],
        row.get("reason", False),
        row.get("apart", ""),
        guards.get(row.get("guard", "")),
    )


def _known(code: str, initial: str, states: Mapping[str, State], transitions: Iterable[Transition]) -> None:
    listed = list(transitions)
    named = {initial}.union(*({one.target, *one.sources} for one in listed))
    if named - states.keys():
        raise ValueError(f"{code}: no state {sorted(named - states.keys())}")
    strange = {one.apart for one in listed if one.apart} - {one.code for one in listed}
    if strange:
        raise ValueError(f"{code}: no transition {sorted(strange)}")
    reached, grew = {initial}, True
    while grew:
        further = {one.target for one in listed if one.sources & reached} - reached
        reached, grew = reached | further, bool(further)
    if states.keys() - reached:
        raise ValueError(f"{code}: nothing leads to {sorted(states.keys() - reached)}")
    left = frozenset[str]().union(*(one.sources for one in listed))
    stuck = [one for one in states if one not in left and not states[one].over]
    if stuck:
        raise ValueError(f"{code}: nothing leads out of {stuck}, which are not over")


def _name(row: Mapping[str, Any]) -> Text:
    return Text(zh=row["zh"], en=row["en"])
