"""Publications and families at two moments: what is held at both, under which family, and whose key only moved."""

from __future__ import annotations

from collections.abc import Container
from functools import cached_property

import pyarrow as pa
import pyarrow.compute as pc

from qianglian.chains.content import Content


class Kin:
    """The corpora of two contents beside each other. Only what differs is ever looked at one by one."""

    def __init__(self, before: Content, after: Content) -> None:
        self._old, self._new = before.corpus, after.corpus
        self._same = self._old is self._new or self._old.equals(self._new)
        self._heirs = dict(zip(*(after.redirects[name].to_pylist() for name in ("old", "key")), strict=True))

    @cached_property
    def before(self) -> dict[str, str]:
        """The number of every publication of the older corpus."""
        return _pairs(self._old, "number")

    @cached_property
    def after(self) -> dict[str, str]:
        """The number of every publication of the newer corpus."""
        return self.before if self._same else _pairs(self._new, "number")

    @cached_property
    def _old_family(self) -> dict[str, str]:
        return _pairs(self._old, "family")

    @cached_property
    def _new_family(self) -> dict[str, str]:
        return self._old_family if self._same else _pairs(self._new, "family")

    def was_held(self, key: str) -> bool:
        """Whether the older corpus held a publication."""
        return key in self._old_family

    def is_held(self, key: str) -> bool:
        """Whether the newer corpus holds a publication."""
        return key in self._new_family

    def heir(self, key: str) -> str:
        """The publication of the newer corpus that a key leads to since; "" for none."""
        found = self._heirs.get(key, "")
        return found if found in self._new_family else ""

    def took_over(self, key: str, held: Container[str]) -> bool:
        """Whether a publication goes on for one of those ``held`` before."""
        return any(old in held for old in self._forebears.get(key, ()))

    def family_before(self, key: str) -> str:
        """The family that a publication of the newer corpus belonged to before; "" for none."""
        for one in (key, *self._forebears.get(key, ())):
            if one in self._old_family:
                return self._old_family[one]
        return ""

    def family_after(self, key: str) -> str:
        """The family that a publication of the older corpus belongs to now; "" for none."""
        return self._new_family.get(key) or self._new_family.get(self._heirs.get(key, ""), "")

    @cached_property
    def _forebears(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for old, key in self._heirs.items():
            found.setdefault(key, []).append(old)
        return found

    @cached_property
    def renamed(self) -> dict[str, str]:
        """Families whose key moved, and nothing else: every member held at both times stands as it stood."""
        if self._same:
            return {}
        to: dict[str, set[str]] = {}
        of: dict[str, set[str]] = {}
        for family, now in self._differing:
            to.setdefault(family, set()).add(now)
            of.setdefault(now, set()).add(family)
        led_before = pc.is_in(pa.array(of, pa.string()), pc.unique(self._old["family"])).to_pylist()
        new_names = {now for now, held in zip(of, led_before, strict=True) if not held}
        return {
            old: now
            for old, (now, *others) in ((old, sorted(found)) for old, found in to.items())
            if not others and now in new_names and len(of[now]) == 1
        }

    @cached_property
    def _differing(self) -> set[tuple[str, str]]:
        """Family before and family now of every publication held at both times, of families that differ anywhere."""
        heirs = pa.array([self._heirs.get(old, old) for old in self._heirs], pa.string())
        led = pc.index_in(self._old["key"], pa.array(self._heirs, pa.string()))
        now_key = pc.coalesce(heirs.take(led.combine_chunks()), self._old["key"].combine_chunks())
        place = pc.index_in(now_key, self._new["key"].combine_chunks())
        now = self._new["family"].combine_chunks().take(place)
        both = pa.table({"old": self._old["family"], "new": now}).drop_null()
        moved = both.filter(pc.not_equal(both["old"], both["new"]))
        names = pc.unique(pa.chunked_array([*moved["old"].chunks, *moved["new"].chunks], pa.string()))
        touched = pc.or_(pc.is_in(both["old"], names), pc.is_in(both["new"], names))
        rows = both.filter(touched)
        return set(zip(rows["old"].to_pylist(), rows["new"].to_pylist(), strict=True))


def _pairs(table: pa.Table, name: str) -> dict[str, str]:
    values = pc.fill_null(table[name], "").to_pylist()
    return dict(zip(table["key"].to_pylist(), values, strict=True))
