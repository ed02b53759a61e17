"""Terms of a source: what of it may leave the installation (rule A12, vendor licences)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from qianglian.model.text import Text

Share = Literal["yes", "numbers_only", "no"]

PERSONAL_FIELDS = ("inventors", "agents")


@dataclass(frozen=True, slots=True)
class Terms:
    """What a source allows: ``yes`` all may leave, ``numbers_only`` numbers and our own tags, ``no`` nothing."""

    share: Share = "no"
    personal: tuple[str, ...] = PERSONAL_FIELDS
    note: Text | None = None
