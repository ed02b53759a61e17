"""Cells into numbers, counts, states, events, claims and citations: one maker of setters for each kind of field."""

from __future__ import annotations

import re
from collections.abc import Callable

from qianglian.model.language import text_language
from qianglian.model.publication import Citation, Claim, Identifier, LegalStatus
from qianglian.sources.cells import Setter, Use, as_text, listing
from qianglian.sources.draft import Draft
from qianglian.sources.events import read_events
from qianglian.sources.raw import Cell
from qianglian.sources.words import legal_state, patent_type


def set_plain(name: str) -> Callable[[str, Use], Setter]:
    """A cell that the draft holds as it stands, until the row is complete."""

    def make(column: str, use: Use) -> Setter:
        def put(draft: Draft, value: Cell) -> None:
            setattr(draft, name, as_text(value))

        return put

    return make


def set_number(column: str, use: Use) -> Setter:
    def put(draft: Draft, value: Cell) -> None:
        if draft.number is None:
            draft.number, draft.number_column = value, column
        elif value != draft.number:
            draft.keep(column, as_text(value))

    return put


def set_application(column: str, use: Use) -> Setter:
    def put(draft: Draft, value: Cell) -> None:
        draft.application = value.strip() if type(value) is str else value
        draft.application_column = column

    return put


def set_identifier(column: str, use: Use) -> Setter:
    scheme = use.scheme or column

    def put(draft: Draft, value: Cell) -> None:
        publication = draft.publication
        publication.identifiers = (*publication.identifiers, Identifier(scheme, as_text(value)))

    return put


def set_sequence(column: str, use: Use) -> Setter:
    def put(draft: Draft, value: Cell) -> None:
        draft.sequence = _whole(draft, column, value)

    return put


def set_count(name: str) -> Callable[[str, Use], Setter]:
    def make(column: str, use: Use) -> Setter:
        def put(draft: Draft, value: Cell) -> None:
            setattr(draft.publication, name, _whole(draft, column, value))

        return put

    return make


def _whole(draft: Draft, column: str, value: Cell) -> int | None:
    text = as_text(value).replace(",", "")
    if text.isascii() and text.isdigit() and len(text) <= 12:
        return int(text)
    draft.remark("unparsed_count", column, text)
    draft.keep(column, text)
    return None


def set_type(column: str, use: Use) -> Setter:
    def put(draft: Draft, value: Cell) -> None:
        text = as_text(value)
        draft.publication.patent_type = patent_type(text)
        if draft.publication.patent_type is None:
            draft.remark("unparsed_type", column, text)
            draft.keep(column, text)

    return put


def set_status(column: str, use: Use) -> Setter:
    def put(draft: Draft, value: Cell) -> None:
        text = as_text(value)
        draft.publication.status = LegalStatus(legal_state(text), text)

    return put


def set_events(column: str, use: Use) -> Setter:
    def put(draft: Draft, value: Cell) -> None:
        text = as_text(value)
        events, left = read_events(text)
        draft.publication.events = (*draft.publication.events, *events)
        if left:
            draft.remark("unparsed_event", column, left)
            draft.keep(column, text)

    return put


def set_claims(column: str, use: Use) -> Setter:
    def put(draft: Draft, value: Cell) -> None:
        texts = [as_text(item) for item in value] if type(value) is list else _cut_claims(as_text(value))
        claims = tuple(
            Claim(number, text, use.lang or text_language(text))
            for number, text in enumerate(texts, 1)
            if text
        )
        held = draft.publication.claims
        if held and len(held) >= len(claims):
            _keep_other_claims(draft, column, held, claims)
        else:
            _keep_other_claims(draft, "claims", claims, held)
            draft.publication.claims = claims

    return put


def _keep_other_claims(draft: Draft, column: str, shown: tuple[Claim, ...], other: tuple[Claim, ...]) -> None:
    """Two columns of claims: the fuller is shown; of the other is kept what it does not say (a first claim is said)."""
    told = " ".join(claim.text for claim in shown)
    if any(claim.text not in told for claim in other):
        draft.keep(column, "\n".join(f"{claim.number}. {claim.text}" for claim in other))


_CLAIM = re.compile(r"(?:^|\n)\s*([1-9][0-9]{0,2})\s*[.．、]\s*")


def _cut_claims(text: str) -> list[str]:
    """One cell with all claims, cut where the running number begins a line; else one text as it is."""
    pieces = _CLAIM.split(text)
    if len(pieces) < 3 or [int(n) for n in pieces[1::2]] != list(range(1, len(pieces) // 2 + 1)):
        return [text]
    return [piece.strip() for piece in pieces[2::2]]


def set_citations(name: str) -> Callable[[str, Use], Setter]:
    def make(column: str, use: Use) -> Setter:
        items = listing(use.split)

        def put(draft: Draft, value: Cell) -> None:
            setattr(draft.publication, name, tuple(Citation(text) for text in items(value)))

        return put

    return make


def set_families(column: str, use: Use) -> Setter:
    scheme = use.scheme or column
    items = listing(use.split)

    def put(draft: Draft, value: Cell) -> None:
        publication = draft.publication
        publication.families = (*publication.families, *(Identifier(scheme, text) for text in items(value)))

    return put


def set_held_list(name: str) -> Callable[[str, Use], Setter]:
    def make(column: str, use: Use) -> Setter:
        items = listing(use.split)

        def put(draft: Draft, value: Cell) -> None:
            setattr(draft, name, items(value))

        return put

    return make


def set_holder_ids(column: str, use: Use) -> Setter:
    items, scheme = listing(use.split), use.scheme or "uscc"

    def put(draft: Draft, value: Cell) -> None:
        draft.holder_ids = [Identifier(scheme, text) for text in items(value)]

    return put


def set_extra(column: str, use: Use) -> Setter:
    def put(draft: Draft, value: Cell) -> None:
        text = as_text(value)
        if text:
            draft.publication.extra[column] = text

    return put
