"""What the first letter of a kind code says of the patent's type, as far as WIPO ST.16 makes it certain."""

from __future__ import annotations

from qianglian.model.publication import PatentType

_INVENTIONS_ONLY = frozenset({"EP", "WO", "EA", "AP", "OA"})
_UTILITY_MODELS = frozenset("UYZ")


def type_by_kind(country: str, kind: str) -> PatentType | None:
    """``utility_model`` for U, Y and Z; ``design`` for S; inventions where the office publishes nothing else.

    A, B and C may be utility models in the numbers of some offices of the past: nothing is said of those.
    Source: WIPO Standard ST.16, groups of letters.
    """
    if kind[:1] in _UTILITY_MODELS:
        return "utility_model"
    if kind[:1] == "S":
        return "design"
    return "invention" if country in _INVENTIONS_ONLY and kind[:1] in ("A", "B", "C") else None
