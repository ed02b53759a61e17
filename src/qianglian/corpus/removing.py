"""Taking publications out, and putting them back: a judgement first, then a generation that carries it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from qianglian.corpus.decisions import DIFFERENT, REMOVE, RESTORE, SAME, standing
from qianglian.corpus.generation import GenerationWriter
from qianglian.corpus.layout import Layout
from qianglian.corpus.lookup import find, names, names_of, read
from qianglian.corpus.manifest import Manifest, read_manifest
from qianglian.corpus.milestones import Listener, Milestone, nobody
from qianglian.corpus.proposals import read_proposals
from qianglian.corpus.snapshot import Snapshot
from qianglian.judgements import Judgement, JudgementLog
from qianglian.model.errors import BadInput, NotFound
from qianglian.model.text import Text

Entry = tuple[str, str, str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Carried:
    """Judgements acknowledged, the generation that carries them out, and numbers that named nothing."""

    judgements: tuple[Judgement, ...]
    manifest: Manifest
    unknown: tuple[str, ...] = ()


def remove(
    layout: Layout, numbers: Sequence[str], reason: str, actor: str = "", listener: Listener = nobody
) -> Carried:
    """Take publications out of the corpus. A number without kind takes out every kind of it."""
    need_reason(reason, actor)
    rows, unknown = _rows(layout, numbers)
    entries: list[Entry] = [
        (row["key"], REMOVE, reason, {"number": row["number"], "group": row["group"], "names": names_of(row)})
        for row in rows
    ]
    return _carry(layout, entries, actor, unknown, f"剔除 {len(entries)} 件", listener)


def restore(
    layout: Layout, numbers: Sequence[str], reason: str, actor: str = "", listener: Listener = nobody
) -> Carried:
    """Put back what was taken out."""
    need_reason(reason, actor)
    removed = standing(JudgementLog(layout.judgements)).removed
    entries: list[Entry] = []
    unknown: list[str] = []
    for number in numbers:
        asked = read(number)
        found = [judgement for judgement in removed.values() if names(judgement, asked)]
        entries += [(j.subject, RESTORE, reason, dict(j.details)) for j in found]
        if not found:
            unknown.append(number)
    return _carry(layout, entries, actor, unknown, f"恢复 {len(entries)} 件", listener)


def decide(
    layout: Layout,
    one: str,
    other: str,
    same: bool,
    reason: str,
    actor: str = "",
    listener: Listener = nobody,
) -> Carried:
    """Decide a proposal, or decide it anew: two publications are one, or are not."""
    need_reason(reason, actor)
    manifest = read_manifest(layout)
    pair = {read(one).key, read(other).key}
    known = [(p.one, p.other, group) for group, p in read_proposals(layout, manifest)]
    known += [
        (judgement.subject, judgement.details["other"], judgement.details["group"])
        for judgement in JudgementLog(layout.judgements)
        if judgement.decision in (SAME, DIFFERENT)
    ]
    for subject, counterpart, group in known:
        if {subject, counterpart} == pair:
            details = {"other": counterpart, "group": group}
            entry = (subject, SAME if same else DIFFERENT, reason, details)
            return _carry(layout, [entry], actor, (), f"判定 {one} 与 {other}", listener)
    raise NotFound(
        Text(
            zh=f"没有关于 {one} 与 {other} 的合并建议。", en=f"There is no proposal about {one} and {other}."
        ),
        hint=Text(zh="qianglian proposals 列出全部建议。", en="qianglian proposals lists them."),
    )


def _rows(layout: Layout, numbers: Sequence[str]) -> tuple[list[dict[str, Any]], list[str]]:
    snapshot = Snapshot(layout)
    try:
        found = find(snapshot, numbers)
    finally:
        snapshot.close()
    rows = {row["key"]: row for one in found for row in one.exact}
    return list(rows.values()), [one.asked.as_given for one in found if not one.exact]


def _carry(
    layout: Layout,
    entries: Sequence[Entry],
    actor: str,
    unknown: Sequence[str],
    purpose: str,
    listener: Listener,
) -> Carried:
    """Write the judgements (from here on they are acknowledged), then the generation."""
    base = read_manifest(layout)
    if not entries:
        return Carried((), base, tuple(unknown))
    written = JudgementLog(layout.judgements).append(entries, actor)
    listener(Milestone("judgements_written", count=len(written)))
    manifest = GenerationWriter(layout, base, listener).commit((), purpose)
    return Carried(tuple(written), manifest, tuple(unknown))


def need_reason(reason: str, actor: str) -> None:
    """Raises `BadInput` where a judgement lacks its reason, or holds what no file can keep."""
    if not (reason + actor).isascii() and any("\ud800" <= char <= "\udfff" for char in reason + actor):
        raise BadInput(
            Text(
                zh="理由或姓名中有无法保存的字符。",
                en="The reason or the name holds characters that cannot be kept.",
            )
        )
    if not reason.strip():
        raise BadInput(
            Text(zh="人工结论须写明理由。", en="A judgement needs its reason."),
            hint=Text(zh="加 --reason。", en="Add --reason."),
        )
