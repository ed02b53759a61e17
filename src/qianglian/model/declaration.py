"""A declaration: somebody says that a patent bears on a standard, or a pool lists it.

Declared is not essential: a declaration states what the declarant believes or promises, and nobody has examined
it. It creates no publication; it refers to one by number.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from qianglian.model.numbers import ApplicationNumber, PublicationNumber

BodyKind = Literal["sso", "pool"]
"""Who keeps the list: a standards body to which patents are declared, or a pool that licenses them."""


@dataclass(slots=True)
class Declaration:
    """One row of a declaration list, as its source states it. What a source does not give is empty.

    ``numbers`` are the publication numbers that could be read, ``unread`` those that could not. ``country`` is
    where the right stands: a pool lists EP1387585 once for Belgium and once for France. ``licensing`` and
    ``flags`` hold the source's own columns with their values as given, uninterpreted.
    """

    body_kind: BodyKind
    body: str = ""
    """ETSI, or the pool's name; empty where the list does not name its pool."""
    record_id: str = ""
    """The declaration's number in the body's own register."""
    declarants: tuple[str, ...] = ()
    standards: tuple[str, ...] = ()
    """Standards as written, or the parts (profiles) of one that a pool lists by."""
    project: str = ""
    declared: date | None = None
    numbers: tuple[PublicationNumber, ...] = ()
    unread: tuple[str, ...] = ()
    application: ApplicationNumber | None = None
    application_as_given: str = ""
    country: str = ""
    family: str = ""
    """The body's own family number, which is no DOCDB or INPADOC family."""
    licensing: dict[str, str] = field(default_factory=dict)
    flags: dict[str, str] = field(default_factory=dict)
    extra: dict[str, str] = field(default_factory=dict)
