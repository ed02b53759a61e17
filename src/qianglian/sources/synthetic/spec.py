"""What is to be generated: how many publications, from which seed, with how much dirt."""

from dataclasses import dataclass

LARGEST = 1_000_000
"""More than this and the invented numbers would run out of the digits that their offices leave them."""


@dataclass(frozen=True, slots=True)
class SyntheticSpec:
    """A deterministic set of invented publications.

    The first n publications of a seed are the same whatever ``publications`` is. ``repeated`` and ``damaged``
    are shares (0 to 1) of rows that are written twice, and of rows that are spoilt as exports spoil them;
    both touch only what `write_jsonl` writes, never `publications`. Raises ``ValueError`` out of bounds.
    """

    publications: int
    seed: int = 20240401
    repeated: float = 0.0
    damaged: float = 0.0

    def __post_init__(self) -> None:
        if not 0 <= self.publications <= LARGEST:
            raise ValueError(f"publications: expected 0 to {LARGEST}, found {self.publications}")
        if not (0 <= self.repeated <= 1 and 0 <= self.damaged <= 1):
            raise ValueError(f"shares: expected 0 to 1, found {self.repeated} and {self.damaged}")
