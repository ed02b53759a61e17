"""Pages of an answer by their keys: ``first-last``, as records are counted from 1."""

from __future__ import annotations


def expected_of(key: str, hits: int) -> int:
    """How many records a page should bring, of so many hits."""
    first, last = map(int, key.split("-"))
    return max(0, min(last, hits) - first + 1)


def file_of(key: str) -> str:
    """A page's file name without its suffix: pages sort as they follow one another."""
    first, last = map(int, key.split("-"))
    return f"page-{first:06d}-{last:06d}"
