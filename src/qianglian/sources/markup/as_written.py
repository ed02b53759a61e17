"""The text of an element as it stands in the file: spaces and line ends where they are statements."""

from __future__ import annotations

from qianglian.sources.markup.parsing import Element


def as_written(element: Element) -> str:
    """All of the text, unfolded; comments are none of it."""
    return str(element.xpath("string()"))
