"""What the kind code of a United States document says of the right."""

from __future__ import annotations

from qianglian.model.publication import PatentType

GRANTS = ("A", "B", "S", "P2", "P3", "E", "P")
_TYPES: dict[str, PatentType] = {"A": "invention", "B": "invention", "S": "design"}


def patent_type(kind: str, has_design_class: bool = False) -> PatentType | None:
    """Invention or design by the kind code; a reissue (E) is of the type of what it reissues, told by its classes.

    None for plants (P), statutory invention registrations (H) and defensive publications: they are neither.
    """
    if kind[:1] == "E":
        return "design" if has_design_class else "invention"
    return _TYPES.get(kind[:1])


def is_grant(kind: str) -> bool:
    """Whether a document of the grants' series is a patent: a statutory invention registration (H) is none."""
    return kind.startswith(GRANTS)
