"""The canonical text of a tree, one for all the ways of writing a meaning that `normal` knows."""

from __future__ import annotations

from qianglian.query.simplify import normal
from qianglian.query.spell import spell
from qianglian.query.tree import Node


def write(node: Node) -> str:
    """The canonical text: ``parse(write(node)) == normal(node)``.

    >>> from qianglian.query.tree import Class, Or, Words
    >>> write(Or((Class("ipc", "H01M10"), Words(("ti", "ab"), "ＳｉＣ 器件"))))
    'ipc:H01M10 OR tab:"sic 器件"'
    """
    return spell(normal(node))
