"""The records behind the small figures of an atlas, kept on disk as answers are.

Of a kept finding the records are not kept: for each of its figures the whole analysis would be worked out anew.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import orjson

from qianglian.analysis.ground import Ground
from qianglian.analysis.kept.folder import AnswerFolder
from qianglian.analysis.kept.question import question_said, still_the_same

Records = list[list[str]]
"""Of each figure the keys of what it counted."""


def kept_records(ground: Ground, figures: Sequence[str], work_out: Callable[[], Records]) -> Records:
    """The records of figures by their ids: from disk where they were asked before, else worked out and kept."""
    asked = question_said(ground, "\n".join(["records of an atlas", *figures]))
    if asked is None:
        return work_out()
    folder = AnswerFolder(ground.workspace.path)
    held = folder.get(asked)
    if held is not None:
        found: Records = orjson.loads(held.body)
        return found
    found = work_out()
    if still_the_same(ground):
        folder.put(asked, orjson.dumps(found))
    return found
