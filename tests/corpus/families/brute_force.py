"""Families from the definitions alone: sets and their closure, no arrays, no short cuts.

`families_by_hand` takes publications as any reader gives them, so that it can be run over the records of a format
(`compare`) as well as over examples.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from qianglian.corpus.workspace import open_workspace
from qianglian.model.numbers import claimed_key
from qianglian.model.publication import Publication
from qianglian.sources.formats import qianglian_jsonl

Partition = frozenset[frozenset[str]]


def name(publication: Publication) -> str:
    """A publication as the tests call it."""
    if publication.number:
        return publication.number.text
    return ":".join((publication.identifiers[0].scheme, publication.identifiers[0].value))


def own_application(publication: Publication, all_of_them: Sequence[Publication]) -> str:
    """What a publication counts with."""
    if publication.application:
        key = publication.application.key
        return claimed_key(key, publication.country, publication.filing_date) or key
    group = publication.number.group if publication.number else name(publication)
    siblings = {
        own_application(one, all_of_them)
        for one in all_of_them
        if one.application and one.number and one.number.group == group
    }
    return siblings.pop() if len(siblings) == 1 else f"#{group}"


def families_by_hand(publications: Sequence[Publication]) -> dict[str, Partition]:
    """The simple and the extended families, as sets of publication names."""
    own = {name(one): own_application(one, publications) for one in publications}
    claims: dict[str, set[str]] = {application: set() for application in own.values()}
    for one in publications:
        for priority in one.priorities:
            key = claimed_key(priority.number, priority.country, priority.date)
            if key and key != own[name(one)]:
                claims[own[name(one)]].add(key)
    priorities = {application: priorities_of(application, claims) for application in claims}
    simple = _parts(own, lambda a, b: priorities[a] == priorities[b])
    extended = _closure(own, claims)
    return {"simple": simple, "extended": extended}


def priorities_of(application: str, claims: Mapping[str, set[str]]) -> frozenset[str]:
    """The priorities that make the simple family: the national phase of a PCT application has those of the PCT."""
    stated = claims[application]
    national = {one for one in stated if not one.startswith("WO")}
    if application.startswith("WO"):
        return frozenset(stated or {application})
    found = set(national)
    for phase in stated - national:
        if claims.get(phase):
            found |= claims[phase]
        elif not national:
            found.add(phase)
    return frozenset(found - {application} or {application})


def _parts(own: Mapping[str, str], alike: object) -> Partition:
    names = list(own)
    return frozenset(
        frozenset(other for other in names if alike(own[one], own[other]))  # type: ignore[operator]
        for one in names
    )


def _closure(own: Mapping[str, str], claims: Mapping[str, set[str]]) -> Partition:
    """Everything that can be reached over shared applications and priorities, until nothing more is added."""
    found = set()
    for start in own:
        reached, grew = {own[start]}, True
        while grew:
            before = len(reached)
            for application, claimed in claims.items():
                if application in reached or claimed & reached:
                    reached |= {application} | claimed
            grew = len(reached) > before
        found.add(frozenset(one for one in own if own[one] in reached))
    return frozenset(found)


def compare(publications: Iterable[Publication], folder: Path) -> dict[str, tuple[Partition, Partition]]:
    """Families by hand, and those of a workspace at ``folder`` that the publications are imported into."""
    once = list({name(one): one for one in publications}.values())
    folder.mkdir(parents=True, exist_ok=True)
    lines = folder / "publications.jsonl"
    with lines.open("wb") as file:
        qianglian_jsonl.write(once, file)
    with open_workspace(folder / "workspace", create=True) as workspace:
        assert workspace.import_files(lines).failed == ()
        by_hand = families_by_hand(once)
        return {kind: (by_hand[kind], made(workspace, kind)) for kind in by_hand}


def made(workspace: object, kind: str) -> Partition:
    """The families of a workspace as sets of numbers."""
    state = workspace._families().state  # type: ignore[attr-defined]
    parts: dict[int, set[str]] = {}
    for row, leader in enumerate(state.leader[kind]):
        parts.setdefault(int(leader), set()).add(state.number(row))
    return frozenset(map(frozenset, parts.values()))
