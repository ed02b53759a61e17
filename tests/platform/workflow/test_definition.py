"""A workflow that cannot work is refused when it is read, and says why."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from qianglian.platform.permissions.actor import Actor
from qianglian.platform.permissions.roles import roles
from qianglian.platform.workflow.definition import read
from tests.platform.workflow.letter import LETTER, complete


def test_what_may_be_done_depends_on_who_asks() -> None:
    letter = read(LETTER, {"complete": complete})

    def may(role: str, state: str) -> list[str]:
        who = Actor("user-1", "示例", "a", roles().held([role]))
        return [one.code for one in letter.possible(state, who)]

    assert may("analyst", "draft") == ["submit"]
    assert may("reviewer", "draft") == []
    assert may("reviewer", "submitted") == ["approve", "send_back"]
    assert may("owner", "sent") == []


def change(**how: Any) -> dict[str, Any]:
    body = deepcopy(LETTER)
    for name, value in how.items():
        body[name] = value(body[name])
    return body


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (change(initial=lambda _: "nowhere"), "no state"),
        (change(states=lambda rows: [*rows, rows[0]]), "twice"),
        (change(states=lambda rows: [*rows, {"code": "lost", "zh": "失", "en": "lost"}]), "nothing leads to"),
        (change(states=lambda rows: [{**row, "over": False} for row in rows]), "nothing leads out"),
        (change(transitions=lambda rows: [{**rows[0], "permission": "fly"}, *rows[1:]]), "no permission"),
        (change(transitions=lambda rows: [{**rows[0], "guard": "fly"}, *rows[1:]]), "no guard"),
        (change(transitions=lambda rows: [{**rows[0], "guard": "", "apart": "fly"}, *rows[1:]]), "no guard"),
        (
            change(transitions=lambda rows: [*rows[:1], {**rows[1], "apart": "fly"}, *rows[2:]]),
            "no transition",
        ),
        (
            change(transitions=lambda rows: [{k: v for k, v in row.items() if k != "guard"} for row in rows]),
            "asks",
        ),
    ],
)
def test_what_cannot_work_is_refused(body: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        read(body, {"complete": complete})
