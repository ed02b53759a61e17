"""What speaks against two names being one party."""

from __future__ import annotations

from qianglian.corpus.parties import wordlists
from qianglian.corpus.parties.kinds import kind_of
from qianglian.corpus.parties.pair import Feature, Pair
from qianglian.model.text import Text

_ROOTED = ("university", "institute", "government")
"""Whose place is part of the name: 北京工业大学 and 南京工业大学 have nothing in common."""


_NATIONS = {
    **dict.fromkeys(("inc", "corp", "llc", "lp"), "us"),
    **dict.fromkeys(("gmbh", "ag", "kg", "ev"), "de"),
    **dict.fromkeys(("sas", "sarl", "sa"), "fr"),
    **dict.fromkeys(("bv", "nv"), "nl"),
    "kk": "jp",
    "spa": "it",
    "plc": "gb",
    "pty": "au",
    "ab": "se",
    "oy": "fi",
    "as": "dk",
    "sdn": "my",
}


def _places(p: Pair) -> float:
    """Other places: another company of the house, or another one altogether."""
    a, b = set(p.a.places), set(p.b.places)
    if {p.a.script, p.b.script} == {"han", "latin"}:
        han, latin = (a, b) if p.a.script == "han" else (b, a)
        a, b = {wordlists.spelt(x) for x in han}, latin
    if a == b:
        return 0
    if a & b and (a <= b or b <= a):
        return 0.1
    if p.a.script == p.b.script and all(kind_of(n).kind in _ROOTED for n in (p.a, p.b)):
        return 2.0
    return 1 if a and b else 0.75


def _legal(p: Pair) -> float:
    """Legal forms of different countries; one that is not stated, and plain Ltd., fit any."""
    a = {_NATIONS[f] for f in p.a.legal.split() if f in _NATIONS}
    b = {_NATIONS[f] for f in p.b.legal.split() if f in _NATIONS}
    return float(bool(a and b and not a & b))


def _numbers(p: Pair) -> float:
    return float(p.a.numbers != p.b.numbers)


def _branch(p: Pair) -> float:
    return float(p.a.branch != p.b.branch)


def _kind(p: Pair) -> float:
    a, b = kind_of(p.a).kind, kind_of(p.b).kind
    return float(a != b and bool(a) and bool(b))


def _frame(p: Pair) -> float:
    return float(not p.same_frame)


def _short(p: Pair) -> float:
    """A core of one or two letters, or of two characters, is not enough to know anybody by."""
    least = min(len(p.a.core), len(p.b.core))
    return float(least < 3)


AGAINST: tuple[Feature, ...] = (
    Feature("other_place", -0.30, _places, Text(zh="地名不同", en="other places")),
    Feature(
        "other_law", -0.20, _legal, Text(zh="组织形式属不同国家", en="legal forms of different countries")
    ),
    Feature("other_number", -0.60, _numbers, Text(zh="编号不同", en="other numbers")),
    Feature("other_branch", -0.50, _branch, Text(zh="一方为分支机构", en="one is a branch")),
    Feature("other_kind", -0.25, _kind, Text(zh="主体类型不同", en="other kinds of party")),
    Feature(
        "other_government",
        -0.20,
        _frame,
        Text(zh="所属政府不同或未写明", en="of another government, or none stated"),
    ),
    Feature("short_core", -0.12, _short, Text(zh="字号过短", en="too short to tell")),
)
