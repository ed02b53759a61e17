"""Which publications and groups the corpus already has records of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from qianglian.corpus.layout import Layout
from qianglian.corpus.manifest import BatchEntry
from qianglian.corpus.parts import column_values


@dataclass(slots=True)
class Seen:
    """Hashes of groups and identities met so far: measured at 160 to 195 bytes a publication, 2 GB at 10⁷.

    ``loose`` are the groups with a member that has no kind code: whoever joins such a group must be compared.
    """

    groups: set[int] = field(default_factory=set)
    identities: set[int] = field(default_factory=set)
    loose: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, layout: Layout, entries: Iterable[BatchEntry]) -> Seen:
        """What the records of these batches name."""
        seen = cls()
        for entry in entries:
            table = column_values(layout.records(entry.file), ["group_hash", "identity_hash", "bare"])
            seen.groups.update(table.column(0).to_pylist())
            seen.identities.update(table.column(1).to_pylist())
            seen.loose.update(table.filter(table.column(2)).column(0).to_pylist())
        return seen

    def is_new(self, group: int, identity: int, bare: bool) -> bool:
        """Whether a row needs no comparison with any other: its publication's first, with nothing loose about."""
        if bare:
            return group not in self.groups
        return identity not in self.identities and group not in self.loose

    def add(self, group: int, identity: int, bare: bool) -> None:
        """Note one row."""
        self.groups.add(group)
        self.identities.add(identity)
        if bare:
            self.loose.add(group)
