"""The language of an answer: that of the account, else what the browser asks for, else Chinese."""

from __future__ import annotations

from fastapi import Request

from qianglian.model.text import Language

KNOWN: dict[str, Language] = {"zh": "zh", "en": "en"}


def language_of(request: Request) -> Language:
    """In which language to answer."""
    actor = getattr(request.state, "actor", None)
    return actor.language if actor is not None else preferred(request.headers.get("Accept-Language", ""))


def preferred(header: str) -> Language:
    """The first of our languages in a header ``Accept-Language``, by its weights.

    >>> preferred("fr, en-GB;q=0.8, zh;q=0.5")
    'en'
    """
    asked = []
    for place, part in enumerate(header.split(",")):
        name, _, weight = part.partition(";q=")
        language = KNOWN.get(name.strip().lower().partition("-")[0])
        if language is not None:
            asked.append((-_number(weight), place, language))
    return min(asked)[2] if asked else "zh"


def _number(weight: str) -> float:
    try:
        return float(weight) if weight.strip() else 1.0
    except ValueError:
        return 0.0
