"""Figures of documents asked for again, each on the ground that its document names."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from qianglian.analysis.contract import Finding
from qianglian.corpus.workspace import Workspace
from qianglian.documents.navigation.basis import Standing, basis_of, stand_on
from qianglian.documents.navigation.gathering import asked_again
from qianglian.documents.why import Kept, Walked, walk


def figures_again(workspace: Workspace, kept: Sequence[Kept]) -> Iterator[tuple[Standing, Walked]]:
    """Each figure as it is now; figures of one ground share it, and what several documents print is asked once.

    Raises what `walk` raises.
    """
    grounds: dict[str, Standing] = {}
    answers: dict[tuple[str, str, str], Finding] = {}
    for one in kept:
        said = json.dumps(dict(one.ground), sort_keys=True)
        standing = grounds.setdefault(said, stand_on(workspace, basis_of(one.ground)))

        def ask(figure: Kept, on: Standing = standing, ground: str = said) -> Finding:
            asked = ground, figure.analysis, json.dumps(dict(figure.params), sort_keys=True)
            if asked not in answers:
                answers[asked] = asked_again(on, figure.analysis, dict(figure.params))
            return answers[asked]

        yield standing, walk(one, ask)
