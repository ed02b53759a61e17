"""Verifying the trail: does every entry fit the one before it, up to where the head says that it ends?"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from qianglian.model.text import Text
from qianglian.platform.audit.hashing import ALGORITHMS, COVERED, ROOT, digest
from qianglian.platform.audit.records import Entry, Head

Cause = Literal["changed", "missing", "unlinked", "cut", "beyond", "algorithm", "headless", "noted"]

CAUSES: dict[Cause, Text] = {
    "changed": Text(
        zh="第 {number} 条的内容与其哈希不符：被改动过。",
        en="Entry {number} does not fit its own hash: it was changed.",
    ),
    "missing": Text(
        zh="缺第 {number} 条：被删除，或次序被改动。", en="Entry {number} is missing: removed, or reordered."
    ),
    "unlinked": Text(
        zh="第 {number} 条与前一条接不上：前文被替换，或次序被改动。",
        en="Entry {number} does not follow from the one before it: that one was replaced, or they were reordered.",
    ),
    "cut": Text(
        zh="第 {number} 条起缺失：末尾被截去。",
        en="From entry {number} on they are missing: the end was cut off.",
    ),
    "beyond": Text(
        zh="第 {number} 条与链尾记录不符：链尾被改动，或该条并非由本系统写入。",
        en="Entry {number} is not what the head of the chain says: one of the two was changed.",
    ),
    "algorithm": Text(
        zh="第 {number} 条所用的哈希算法本版本不认识。",
        en="Entry {number} names an algorithm that this release does not know.",
    ),
    "headless": Text(zh="链尾记录缺失。", en="The head of the chain is missing."),
    "noted": Text(
        zh="第 {number} 条与当时另行记下的哈希不符：整条链被重写过。",
        en="Entry {number} is not the one whose hash was noted elsewhere: the chain was written anew.",
    ),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verifying came to.

    Attributes:
        count: Entries that fit, from the first on.
        hash: Of the last of them. Noted elsewhere, it tells later whether all was rewritten up to it.
        cause: Why the next does not fit; none when all fit.
        broken: The number of the first that does not.
    """

    count: int
    hash: str
    cause: Cause | None = None
    broken: int | None = None

    @property
    def text(self) -> Text:
        """The same as a sentence."""
        if self.cause is None:
            return Text(zh=f"{self.count:,} 条审计记录全部相符。", en=f"All {self.count:,} entries fit.")
        return CAUSES[self.cause].format(number=self.broken)


def verify(session: Session, noted: Mapping[int, str] | None = None) -> Verdict:
    """Walk the chain from its first entry; stops at the first that does not fit. ``noted``: hashes of entries, by
    number, that were written down elsewhere; whoever can write all tables can write the whole chain anew, and is found
    out by them alone."""
    number, last, noted = 0, ROOT, noted or {}
    with closing(_entries(session)) as chain:
        for entry in chain:
            cause = _misfit(entry, number, last)
            if cause is None and noted.get(number + 1, entry["hash"]) != entry["hash"]:
                cause = "noted"
            if cause is not None:
                return Verdict(number, last, cause, number + 1)
            number, last = entry["number"], entry["hash"]
    return _ended(session, number, last, max(noted, default=0))


def _ended(session: Session, number: int, last: str, noted: int) -> Verdict:
    """Whether the last entry is the last that there has to be."""
    with _whatever_stands(session):
        heads = session.execute(select(Head.number, Head.hash)).all()
    if len(heads) != 1 or not isinstance(heads[0].number, int):
        return Verdict(number, last, "headless", number)
    end, stated = heads[0]
    if max(end, noted) > number:
        return Verdict(number, last, "cut", number + 1)
    if end < number or stated != last:
        return Verdict(number, last, "beyond", min(end + 1, number))
    return Verdict(number, last)


def _entries(session: Session) -> Generator[Any, None, None]:
    columns = [getattr(Entry, name) for name in (*COVERED, "hash")]
    chosen = select(*columns).order_by(Entry.number)
    with (
        _whatever_stands(session),
        session.execute(chosen, execution_options={"yield_per": 2_000}) as answer,
    ):
        yield from answer.mappings()


@contextmanager
def _whatever_stands(session: Session) -> Iterator[None]:
    """SQLite hands out text that is none as well: spoilt bytes are a finding, not a failure."""
    raw: Any = session.connection().connection.driver_connection
    if session.get_bind().dialect.name != "sqlite":
        yield
        return
    before, raw.text_factory = raw.text_factory, lambda data: data.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        raw.text_factory = before


def _misfit(entry: Any, number: int, last: str) -> Cause | None:
    if entry["number"] != number + 1:
        return "missing"
    if entry["algorithm"] not in ALGORITHMS:
        return "algorithm"
    try:
        fits = digest(entry) == entry["hash"]
    except (TypeError, ValueError):  # Bytes, or text that is none: nothing that was ever entered.
        fits = False
    if not fits:
        return "changed"
    return None if entry["previous"] == last else "unlinked"
