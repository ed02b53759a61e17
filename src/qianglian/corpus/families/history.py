"""What became of families from one state to the next: merges, splits, and keys whose publication has gone.

``corpus/families/history.jsonl`` is append-only, one line for each comparison of two states. It is written before
the newer state is kept, and a line that names the newer state is not written twice, so that a kill between the two
does no harm. A torn last line was never finished and is cut off, as in the log of judgements.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import numpy as np
import pyarrow.compute as pc

from qianglian.corpus.families import state as states
from qianglian.corpus.families.graph import Ints
from qianglian.corpus.families.state import FamilyState, family_key
from qianglian.corpus.layout import Layout, fsync_path
from qianglian.model.errors import CorruptWorkspace, NewerFormat
from qianglian.model.text import Text

FORMAT = 1
MERGED, SPLIT, MOVED = "merged", "split", "moved"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that happened to families of a kind.

    ``merged``: several families are the one in ``into``. ``split``: the one in ``families`` is several, each listed
    in ``members`` with its publications. ``moved``: the publication that lent the key has gone; the rest of the
    family has the key in ``into``.
    """

    kind: str
    event: str
    families: tuple[str, ...]
    into: tuple[str, ...]
    members: dict[str, tuple[str, ...]]
    from_generation: int
    to_generation: int
    time: str


def record(layout: Layout, state: FamilyState) -> None:
    """Compare ``state`` with the last one recorded, and write what changed. The caller holds the writer lock."""
    last = _last(layout)
    if last is not None and last["to"] == _mark(state):
        return
    if last is not None and last["to"]["generation"] > state.generation:
        # Somebody still reads an older generation; the newer ones are on record already.
        return
    before = (
        None if last is None else states.load(layout, last["to"]["generation"], last["to"]["fingerprint"])
    )
    changes = [] if before is None else list(compare(before, state))
    body = {
        "format": FORMAT,
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
        "from": None if last is None else last["to"],
        "compared": before is not None,
        "to": _mark(state),
        "changes": changes,
    }
    _append(layout, json.dumps(body, ensure_ascii=False, separators=(",", ":")))


def compare(before: FamilyState, after: FamilyState) -> Iterator[dict[str, Any]]:
    """What became of the families of ``before``, as plain data, kind by kind."""
    place = pc.index_in(before.keys, after.keys)
    there = np.asarray(pc.is_valid(place).to_numpy(zero_copy_only=False), dtype=bool)
    new = np.asarray(pc.fill_null(place, 0).to_numpy(zero_copy_only=False), dtype=np.int64)
    for kind in before.kinds:
        if kind not in after.leader:
            continue
        old = before.leader[kind]
        pairs = np.unique(np.stack((old[there], after.leader[kind][new[there]]), axis=1), axis=0)
        # Most families are as they were: only those with a second partner are looked at one by one.
        yield from _merged(kind, before, after, pairs)
        yield from _split(kind, before, after, pairs)
        yield from _moved(kind, before, after, pairs, there)


def _merged(kind: str, before: FamilyState, after: FamilyState, pairs: Ints) -> Iterator[dict[str, Any]]:
    for into, olds in _several(pairs[:, 1], pairs[:, 0]):
        families = [family_key(before.key(old)) for old in olds]
        yield {"kind": kind, "event": MERGED, "families": families, "into": [family_key(after.key(into))]}


def _split(kind: str, before: FamilyState, after: FamilyState, pairs: Ints) -> Iterator[dict[str, Any]]:
    for old, news in _several(pairs[:, 0], pairs[:, 1]):
        keys = [family_key(after.key(new)) for new in news]
        members = {
            key: [after.number(row) for row in after.members(kind, new)]
            for key, new in zip(keys, news, strict=True)
        }
        yield {
            "kind": kind,
            "event": SPLIT,
            "families": [family_key(before.key(old))],
            "into": keys,
            "members": members,
        }


def _moved(
    kind: str, before: FamilyState, after: FamilyState, pairs: Ints, there: Any
) -> Iterator[dict[str, Any]]:
    for old, new in pairs[~there[pairs[:, 0]]]:
        one, other = family_key(before.key(int(old))), family_key(after.key(int(new)))
        yield {"kind": kind, "event": MOVED, "families": [one], "into": [other]}


def _several(key: Ints, value: Ints) -> Iterator[tuple[int, list[int]]]:
    """Keys with more than one value, and their values."""
    order = np.lexsort((value, key))
    key, value = key[order], value[order]
    found, first, count = np.unique(key, return_index=True, return_counts=True)
    for place in np.flatnonzero(count > 1):
        begin = int(first[place])
        yield int(found[place]), [int(one) for one in value[begin : begin + int(count[place])]]


def history(layout: Layout) -> list[Change]:
    """Everything recorded, oldest first; raises `CorruptWorkspace`."""
    return [
        Change(
            one["kind"],
            one["event"],
            tuple(one["families"]),
            tuple(one["into"]),
            {key: tuple(listed) for key, listed in one.get("members", {}).items()},
            body["from"]["generation"],
            body["to"]["generation"],
            body["time"],
        )
        for body in _lines(layout)
        for one in body["changes"]
    ]


def successors(layout: Layout, family: str, kind: str) -> list[str]:
    """Where the key of a family leads whose own publication has gone: the last known, and where that led since."""
    reached = [family]
    for change in history(layout):
        if change.kind == kind and change.event != MERGED and set(reached) & set(change.families):
            reached = [one for one in reached if one not in change.families] + list(change.into)
    return [one for one in dict.fromkeys(reached) if one != family]


def last_file(layout: Layout) -> str:
    """The name of the state that the next one will be compared with; "" for none."""
    last = _last(layout)
    return states.path_of(layout, last["to"]["generation"], last["to"]["fingerprint"]).name if last else ""


def _mark(state: FamilyState) -> dict[str, Any]:
    return {"generation": state.generation, "fingerprint": state.fingerprint}


def _last(layout: Layout) -> dict[str, Any] | None:
    last = None
    for last in _lines(layout):  # noqa: B007
        pass
    return last


def _lines(layout: Layout) -> Iterator[dict[str, Any]]:
    path = layout.family_history
    if not path.exists():
        return
    data = path.read_bytes()
    for number, line in enumerate(data[: data.rfind(b"\n") + 1].splitlines(), start=1):
        try:
            body = json.loads(line)
            newer = body["format"] > FORMAT
            body["to"]["generation"], body["changes"], body["time"]
        except (ValueError, KeyError, TypeError) as error:
            raise CorruptWorkspace(
                Text(
                    zh=f"同族变动记录第 {number} 行损坏：{error}。",
                    en=f"The history of families is damaged at line {number}: {error}.",
                ),
                hint=Text(
                    zh="删去该文件，变动从现在起重新记录。",
                    en="Delete the file; it is kept anew from now on.",
                ),
            ) from error
        if newer:
            raise NewerFormat(
                Text(
                    zh=f"同族变动记录第 {number} 行由更新的版本写成（格式 {body['format']}，本版本读到 {FORMAT}）。",
                    en=f"The history of families, line {number}, was written by a newer release "
                    f"(format {body['format']}; this one reads up to {FORMAT}).",
                )
            )
        yield body


def _append(layout: Layout, line: str) -> None:
    path = layout.family_history
    whole = path.read_bytes().rfind(b"\n") + 1 if path.exists() else 0
    with open(path, "r+b" if path.exists() else "xb") as file:
        file.truncate(whole)
        file.seek(0, os.SEEK_END)
        file.write(line.encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())
    fsync_path(path.parent)
