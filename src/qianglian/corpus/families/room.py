"""What `Workspace` opens: the families of the generation in hand, kept on disk, through the caller's View."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from qianglian.corpus.engines.tables import Tables
from qianglian.corpus.families import choosing, history, likeness, state, verdicts
from qianglian.corpus.families.deciding import family_decisions
from qianglian.corpus.families.history import Change
from qianglian.corpus.families.kinds import SIMPLE
from qianglian.corpus.families.state import FamilyState, is_family_key, lent_by
from qianglian.corpus.families.verdicts import FamilyVerdict, Review
from qianglian.corpus.layout import Layout
from qianglian.corpus.locks import writing
from qianglian.corpus.lookup import find
from qianglian.corpus.snapshot import Snapshot
from qianglian.corpus.viewing import refuse_hidden
from qianglian.judgements import Judgement
from qianglian.model.errors import NotFound, WorkspaceBusy
from qianglian.model.figure import Figure
from qianglian.model.text import Text
from qianglian.model.view import EVERYTHING, View

NEEDED = ("application", "priorities", "families", "filing_date", "publication_date")
"""What families are made from: a View that hides any of it shows no families."""


@dataclass(frozen=True, slots=True)
class Member:
    """A publication of a family."""

    key: str
    number: str


@dataclass(frozen=True, slots=True)
class Family:
    """A family: its permanent key, the publication that leads it, and all its publications, the leader first.

    ``redirects`` are the other keys that lead here: those that its other publications lend.
    """

    key: str
    kind: str
    members: tuple[Member, ...]

    @property
    def redirects(self) -> tuple[str, ...]:
        return tuple(state.family_key(one.key) for one in self.members[1:])


class FamilyRoom:
    """The families of one generation as one View shows them."""

    def __init__(
        self,
        snapshot: Snapshot,
        judgements: Sequence[Judgement],
        view: View = EVERYTHING,
        visible: Callable[[], pa.Array] | None = None,
    ) -> None:
        for field in NEEDED:
            refuse_hidden(view, field)
        self.snapshot = snapshot
        self.judgements = judgements
        self.decisions = family_decisions(judgements)
        self._visible = None if view == EVERYTHING else visible
        self._state: FamilyState | None = None

    @property
    def mark(self) -> str:
        """What the families here depend on."""
        return state.fingerprint(self.snapshot.manifest, self.decisions)

    @property
    def tables(self) -> Tables | None:
        """The tables; None while the corpus is empty."""
        return self.snapshot.tables if self.snapshot.manifest.parts else None

    @property
    def state(self) -> FamilyState:
        """The families; read where they are kept, else made and kept."""
        if self._state is None:
            self._state = self._made()
        return self._state

    def _made(self) -> FamilyState:
        manifest, layout = self.snapshot.manifest, self.snapshot.layout
        if not manifest.parts:
            return _empty(manifest.generation, self.mark)
        if self._visible is not None:
            # A View sees the families that its own publications make, and keeps nothing.
            return state.compute(self.snapshot.tables, manifest, self.decisions, self._visible())
        found = state.load(layout, manifest.generation, self.mark)
        if found is None:
            found = state.compute(self.snapshot.tables, manifest, self.decisions)
            keep(layout, found)
        return found

    def keep(self) -> None:
        """Have the families on record as they are now: what is judged next is compared with them."""
        self.state  # noqa: B018

    def choices(self, publications: Figure, keys: pa.Array | None) -> choosing.Choices:
        """Every kind side by side, on the publications with ``keys`` (None for all)."""
        rows = np.arange(len(self.state.keys), dtype=np.int64)
        if keys is not None:
            rows = self.state.rows(keys)
            rows = np.sort(rows[rows >= 0])
        return choosing.choices(self.state, choosing.Asked(publications, rows))

    def family(self, asked: str, kind: str = SIMPLE) -> list[Family]:
        """The family of a publication, or that a family's key leads to: several where it was split since.

        Raises `NotFound`.
        """
        kind = self.state.kind(kind)
        rows = self._rows_of(asked, kind)
        if not rows:
            raise NotFound(
                Text(
                    zh=f"库中没有 {asked}，或它不在可见范围内。",
                    en=f"{asked} is not in this corpus, or not in what may be seen.",
                ),
                hint=Text(
                    zh="qianglian why-not 说明某个号码的去向。",
                    en="qianglian why-not says what became of a number.",
                ),
            )
        leaders = dict.fromkeys(int(self.state.leader[kind][row]) for row in rows)
        return [self.family_at(kind, leader) for leader in leaders]

    def family_at(self, kind: str, row: int) -> Family:
        """The family of the publication in a row."""
        members = [
            Member(self.state.key(one), self.state.number(one)) for one in self.state.members(kind, row)
        ]
        return Family(self.state.family_key(kind, row), kind, tuple(members))

    def _rows_of(self, asked: str, kind: str) -> list[int]:
        if not is_family_key(asked):
            return self._find(asked)
        found = self._find(lent_by(asked))
        if found or self._visible is not None:
            return found
        heirs = history.successors(self.snapshot.layout, asked, kind)
        return [row for heir in heirs for row in self._find(lent_by(heir))]

    def _find(self, number: str) -> list[int]:
        keys = [str(row["key"]) for one in find(self.snapshot, [number]) for row in one.exact]
        return [int(row) for row in self.state.rows(keys) if row >= 0]

    def proposals(self, how: likeness.Likeness = likeness.USUAL) -> list[likeness.FamilyProposal]:
        """Pairs that may be of one family, for people to look at."""
        if self.tables is None:
            return []
        return likeness.propose(self.tables, self.state, self.decisions, how)

    def verdicts(self, kind: str = SIMPLE) -> list[FamilyVerdict]:
        """People's verdicts by family and question, conflicts first."""
        return verdicts.family_verdicts(self.tables, self.state, self.state.kind(kind), self.judgements)

    def review(self, kind: str = SIMPLE) -> list[Review]:
        """What only people can settle."""
        kind = self.state.kind(kind)
        return verdicts.review(self.tables, self.state, kind, list(self.judgements), self.decisions)

    def history(self) -> list[Change]:
        """What became of families, up to the present ones."""
        self.keep()
        return history.history(self.snapshot.layout)


def keep(layout: Layout, found: FamilyState) -> None:
    """Record what changed, then keep the families: not while another process writes, nor in a read-only folder."""
    if not os.access(layout.families, os.W_OK):
        return
    with suppress(WorkspaceBusy, PermissionError), writing(layout, "同族"):
        history.record(layout, found)
        state.write(layout, found)


def _empty(generation: int, mark: str) -> FamilyState:
    none = np.empty(0, np.int64)
    nothing = pa.array([], pa.string())
    facts = {"known": 0, "claims": 0, "unread": 0, "stated": {}}
    return FamilyState(generation, mark, nothing, nothing, none, {"simple": none, "extended": none}, facts)
