"""Legal events of the INPADOC collection, as OPS gives them: a code of the office, its words, what fills them."""

from __future__ import annotations

from qianglian.model.publication import LegalEvent
from qianglian.sources.draft import Draft
from qianglian.sources.markup.parsing import Element
from qianglian.sources.markup.texts import attribute, first_text, text_of

_NEVER = "0001-01-01"


def put_events(draft: Draft, elements: list[Element]) -> None:
    """Every ``legal`` element, in the order of the answer."""
    draft.publication.events = (*draft.publication.events, *(_event(draft, one) for one in elements))


def _event(draft: Draft, element: Element) -> LegalEvent:
    """The day is that of the gazette; the day of effect, where there is one, stands in the text.

    A national event behind a European patent (``REG``) belongs to the country that it names, and says so by its
    own code in the text.
    """
    day = first_text(element, "L007EP")
    code = attribute(element, "code") or first_text(element, "L008EP")
    country = first_text(element, ".//L501EP", "L001EP")
    said = [attribute(element, "desc") or first_text(element, "L008EP")]
    said += [one for item in element.iterfind("L500EP/*") if (one := _detail(item))]
    date = draft.day(day, "L007EP") if day and day != _NEVER else None
    return LegalEvent(date, "; ".join(filter(None, said)), code, country)


def _detail(item: Element) -> str:
    """``Effective DATE: 20020423``; a code with the words that the answer adds to it."""
    name, value, words = attribute(item, "desc"), text_of(item), attribute(item, "descData")
    if not value:
        return ""
    return f"{name}: {value}{f' ({words})' if words else ''}" if name else value
