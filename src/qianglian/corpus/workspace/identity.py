"""The side of a workspace that tells what belongs together: families of publications, and parties."""

from __future__ import annotations

import pyarrow as pa

from qianglian.corpus.families.choosing import Choices
from qianglian.corpus.families.history import Change
from qianglian.corpus.families.likeness import FamilyProposal
from qianglian.corpus.families.room import Family, FamilyRoom
from qianglian.corpus.families.verdicts import FamilyVerdict, Review
from qianglian.corpus.parties.bearers import Role, bearers
from qianglian.corpus.parties.judging import PartyStanding, party_standing
from qianglian.corpus.parties.register import Parties
from qianglian.corpus.parties.stored import parties_of, party_mark
from qianglian.corpus.viewing import whole
from qianglian.corpus.workspace.questions import Questions
from qianglian.judgements import JudgementLog
from qianglian.query.tree import Node


class Identity(Questions):
    """Families of each kind with their proposals, verdicts and history; parties and what people said of them."""

    def families(self, query: str | Node = "") -> Choices:
        """Every kind of family side by side (simple, extended, as given), for the publications that match."""
        keys = self._keys(query) if query else None
        return self._families().choices(self.count(query), keys)

    def family(self, number: str, kind: str = "simple") -> list[Family]:
        """The family of a publication, or that a family's key leads to (several where it was split since)."""
        return self._families().family(number, kind)

    def family_leaders(self, kind: str = "simple") -> pa.Table:
        """Which publication leads the family of each: columns ``key`` and ``leader``, a row of the same table.

        A family's key is `family_key` of its leader's.
        """
        state = self._families().state
        leader = pa.array(state.leader[state.kind(kind)], pa.int32()) if len(state.keys) else []
        return pa.table({"key": state.keys, "leader": pa.array(leader, pa.int32())})

    def family_proposals(self) -> list[FamilyProposal]:
        """Pairs without a common priority that may be of one family, with the reasons."""
        whole(self.view)
        return self._families().proposals()

    def family_verdicts(self, kind: str = "simple") -> list[FamilyVerdict]:
        """What people answered about publications, by family: agreed, or in conflict."""
        whole(self.view)
        return self._families().verdicts(kind)

    def family_review(self, kind: str = "simple") -> list[Review]:
        """What only people can settle: answers in conflict, and judgements that the families contradict."""
        whole(self.view)
        return self._families().review(kind)

    def family_history(self) -> list[Change]:
        """Merges, splits, and keys that moved, oldest first."""
        whole(self.view)
        return self._families().history()

    def _families(self) -> FamilyRoom:
        """The families of the newest generation and the judgements of now."""
        snapshot = self._current()
        judgements = list(JudgementLog(self._layout.judgements))
        room = self._family_room
        if room is None or room.snapshot is not snapshot or list(room.judgements) != judgements:
            room = FamilyRoom(snapshot, judgements, self.view, lambda: self._keys(""))
            self._family_room = room
        return room

    def parties(self) -> Parties:
        """Who the applicants and owners are: which names are one party, of what kind, with how much."""
        whole(self.view)
        return parties_of(self._current())

    def party_mark(self) -> str:
        """What the parties depend on: as long as it is the same, so are they."""
        whole(self.view)
        return party_mark(self._current())

    def party_bearers(self, parties: Parties, role: Role = "applicants") -> pa.Table:
        """Which party of the register each applicant (or owner) is: columns ``key``, ``position``, ``party``.

        ``party`` is a place in ``parties.parties``; -1 for a name that is no party's.
        """
        whole(self.view)
        snapshot = self._current()
        if not snapshot.manifest.parts:
            empty = {"key": pa.string(), "position": pa.int64(), "party": pa.int32()}
            return pa.table({name: pa.array([], kind) for name, kind in empty.items()})
        return bearers(snapshot.tables, parties, role)

    def party_standing(self) -> PartyStanding:
        """People's judgements on parties that are in force."""
        whole(self.view)
        return party_standing(JudgementLog(self._layout.judgements))
