"""A letter, as records with a state are: written, submitted, approved by somebody else, or sent back."""

from __future__ import annotations

from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, Session, mapped_column

from qianglian.model.text import Text
from qianglian.platform.permissions.actor import Actor
from qianglian.platform.workflow.records import Stateful

LETTER: dict[str, Any] = {
    "code": "letter",
    "zh": "函",
    "en": "letter",
    "version": "2026-11",
    "initial": "draft",
    "states": [
        {"code": "draft", "zh": "草稿", "en": "draft"},
        {"code": "submitted", "zh": "待审", "en": "submitted"},
        {"code": "sent", "zh": "已发", "en": "sent", "over": True},
    ],
    "transitions": [
        {
            "code": "submit",
            "zh": "送审",
            "en": "submit",
            "from": ["draft"],
            "to": "submitted",
            "permission": "record.edit",
            "guard": "complete",
        },
        {
            "code": "approve",
            "zh": "签发",
            "en": "approve",
            "from": ["submitted"],
            "to": "sent",
            "permission": "record.decide",
            "apart": "submit",
        },
        {
            "code": "send_back",
            "zh": "退回",
            "en": "send back",
            "from": ["submitted"],
            "to": "draft",
            "permission": "record.decide",
            "reason": True,
        },
    ],
}


class Letter(Stateful):
    """A letter."""

    __tablename__ = "test_letter"
    words: Mapped[str] = mapped_column(String(40))


def complete(_: Session, __: Actor, letter: Any) -> Text | None:
    """Nobody submits an empty letter."""
    return None if letter.words else Text(zh="函未写。", en="The letter is empty.")
