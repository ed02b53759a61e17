"""What the records behind a number are called."""

from __future__ import annotations

from qianglian.analysis.ground import Ground


def called(ground: Ground, key: str) -> str:
    """A record as people know it: a party by its name, a family by the numbers of its publications."""
    if key.startswith("o"):
        return ground.parties.name(key)
    if key.startswith("f"):
        found = ground.workspace.family(key, ground.kind)
        return "；".join(member.number for family in found for member in family.members)
    return "；".join(str(shown.number) for shown in ground.workspace.show(key))
