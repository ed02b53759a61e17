"""Proposals of a generation: pairs of publications that a person should look at, with the reasons."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from qianglian.corpus.identity import Proposal
from qianglian.corpus.layout import Layout, write_whole
from qianglian.corpus.manifest import Manifest
from qianglian.corpus.parts import stable_hash
from qianglian.model.errors import CorruptWorkspace
from qianglian.model.text import Text


def path_of(layout: Layout, generation: int) -> Path:
    """Where a generation's proposals lie."""
    return layout.generation(generation).with_suffix(".proposals.jsonl")


def read_proposals(layout: Layout, manifest: Manifest) -> list[tuple[str, Proposal]]:
    """The proposals of a generation with their groups, by number."""
    path = path_of(layout, manifest.generation)
    if not path.exists():
        return []
    out: list[tuple[str, Proposal]] = []
    try:
        for line in path.read_bytes().splitlines():
            body = json.loads(line)
            group = body.pop("group")
            body["reasons"] = tuple((name, verdict) for name, verdict in body["reasons"])
            out.append((group, Proposal(**body)))
    except (ValueError, KeyError, TypeError) as error:
        raise CorruptWorkspace(
            Text(
                zh=f"合并建议文件 {path.name} 损坏：{error}",
                en=f"The proposals {path.name} are damaged: {error}",
            )
        ) from error
    return out


def open_proposals(layout: Layout, manifest: Manifest, removed: Collection[str]) -> list[Proposal]:
    """The proposals that still wait for a person: not those about a publication that somebody took out."""
    found = read_proposals(layout, manifest)
    return [p for _, p in found if p.one not in removed and p.other not in removed]


def write_proposals(
    layout: Layout,
    base: Manifest,
    generation: int,
    touched: Collection[int],
    settled: Mapping[str, Sequence[Proposal]],
) -> None:
    """The proposals of groups not touched go on; those of settled groups are the new ones."""
    kept = [
        (group, p)
        for group, p in read_proposals(layout, base)
        if stable_hash(group) not in touched and group not in settled
    ]
    found = kept + [(group, p) for group, proposals in settled.items() for p in proposals]
    found.sort(key=lambda pair: (pair[1].one_number, pair[1].other_number))
    lines = [json.dumps({"group": group, **asdict(p)}, ensure_ascii=False) for group, p in found]
    write_whole(path_of(layout, generation), "".join(line + "\n" for line in lines))
