"""The parties of a generation, kept on disk: derived data, made anew whenever evidence, judgements or rules differ."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

import orjson

from qianglian.corpus.parties.collecting import collect
from qianglian.corpus.parties.judging import PartyStanding, party_standing
from qianglian.corpus.parties.register import RULES, Parties
from qianglian.corpus.snapshot import Snapshot
from qianglian.judgements import JudgementLog


def parties_of(snapshot: Snapshot) -> Parties:
    """The parties of a generation, from disk where they lie there already."""
    standing = party_standing(JudgementLog(snapshot.layout.judgements))
    manifest = snapshot.manifest
    if not manifest.parts:
        return Parties([], [], [], 0, {}, manifest.generation, manifest.evidence)
    path = snapshot.layout.parties / f"{_fingerprint(snapshot, standing)}.json"
    kept = _read(path, snapshot)
    if kept is not None:
        return kept
    found = collect(snapshot.tables, standing)
    found.generation, found.evidence = manifest.generation, manifest.evidence
    # A folder that may only be read still gets its answer.
    with suppress(OSError):
        _write(path, found)
    return found


def party_mark(snapshot: Snapshot) -> str:
    """What the parties of a generation depend on, the judgements of now included."""
    return _fingerprint(snapshot, party_standing(JudgementLog(snapshot.layout.judgements)))


def _fingerprint(snapshot: Snapshot, standing: PartyStanding) -> str:
    """What the parties are a function of: evidence, what people said, and the version of the rules."""
    said = [
        RULES,
        snapshot.manifest.evidence,
        *sorted(f"{a}\x1f{b}\x1f{decision}" for (a, b), decision in standing.pairs.items()),
        *sorted(f"{text}\x1f{kind}" for text, kind in standing.kinds.items()),
        *sorted(f"{text}\x1f{one}" for text, one in standing.groups.items()),
    ]
    return hashlib.sha256("\x1e".join(said).encode()).hexdigest()[:24]


def _read(path: Path, snapshot: Snapshot) -> Parties | None:
    """What lies on disk; None where there is nothing, or nothing of use."""
    try:
        body = orjson.loads(path.read_bytes())
        return Parties.from_json(body, snapshot.manifest.generation, snapshot.manifest.evidence)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write(path: Path, found: Parties) -> None:
    """Write beside and move: a reader sees the old whole or the new whole. Older ones go."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(orjson.dumps(found.to_json()))
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
    for other in path.parent.glob("*.json"):
        if other != path:
            other.unlink(missing_ok=True)
