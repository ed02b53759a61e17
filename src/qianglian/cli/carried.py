"""What is said once judgements have been written and carried out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qianglian.cli.data import judgement_json, manifest_json
from qianglian.cli.door import Door
from qianglian.cli.failing import DONE, FAILED, PARTIAL
from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.corpus.removing import Carried

SAID = Text(
    zh="已记入 {count} 条人工结论；现有 {publications:,} 件，数据版本 {generation}",
    en="{count} judgements written; now {publications:,} publications, generation {generation}",
)
UNKNOWN = Text(
    zh="未找到：{numbers}。qianglian why-not 说明原因。",
    en="not found: {numbers}. qianglian why-not says why.",
)


def carried(door: Door, done: Carried) -> int:
    """Say what was done and what was not found; returns the exit code."""
    m = done.manifest
    door.show(SAID.format(count=len(done.judgements), publications=m.publications, generation=m.generation))
    if done.unknown:
        door.note(UNKNOWN.format(numbers="、".join(done.unknown)), "yellow")
    door.give(
        {
            "judgements": [judgement_json(judgement) for judgement in done.judgements],
            "unknown": list(done.unknown),
            "generation": manifest_json(m),
        }
    )
    if not done.unknown:
        return DONE
    return PARTIAL if done.judgements else FAILED
