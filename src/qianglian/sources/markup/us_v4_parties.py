"""Applicants, inventors, agents and assignees of United States documents of the present format (v4.x)."""

from __future__ import annotations

from qianglian.model.publication import Party
from qianglian.sources.draft import Draft
from qianglian.sources.markup.parsing import Element
from qianglian.sources.markup.texts import attribute, first_text, text_of
from qianglian.sources.markup.us_parties import applicants, party, person

_APPLICANTS = ("us-applicant", "applicant")
_INVENTORS = ("inventor", "deceased-inventor", "us-deceased-inventor")
_NOT_PLACES = frozenset({"country", "email", "phone", "fax"})


def put_parties(draft: Draft, data: Element) -> None:
    """Fill a draft's parties, from all the elements that hold some: who applied depends on who was assigned."""
    publication = draft.publication
    publication.owners = _named(data, ("assignee",))
    publication.agents = _named(data, ("agent",))
    stated = _with_types(data)
    invented = [one for one, kind in stated if kind == "applicant-inventor"]
    publication.inventors = _named(data, _INVENTORS) or tuple(invented)
    own = [one for one, _ in stated] if any(kind in ("applicant", "") for _, kind in stated) else []
    publication.applicants = applicants(own, publication.owners, [one for one, _ in stated])
    _keep_the_rest(draft, data, {kind for _, kind in stated})


def _with_types(data: Element) -> list[tuple[Party, str]]:
    found = []
    for node in data.iter(*_APPLICANTS):
        one = _party(node)
        if one is not None:
            found.append((one, attribute(node, "app-type")))
    return found


def _named(data: Element, tags: tuple[str, ...]) -> tuple[Party, ...]:
    return tuple(filter(None, (_party(node) for node in data.iter(*tags))))


def _party(node: Element) -> Party | None:
    """One party; old assignees stand without an addressbook."""
    book = node.find("addressbook")
    book = node if book is None else book
    address = book.find("address")
    parts = [] if address is None else [text_of(part) for part in address if part.tag not in _NOT_PLACES]
    country = first_text(node, ".//address/country", "residence/country")
    return party(_name(book), [part for part in parts if part], country)


def _name(book: Element) -> str:
    family = first_text(book, "last-name")
    if not family:
        return first_text(book, "orgname", "name")
    return person(
        first_text(book, "first-name"), first_text(book, "middle-name"), family, first_text(book, "suffix")
    )


def _keep_the_rest(draft: Draft, data: Element, types: set[str]) -> None:
    """What is said of parties beyond name and address; telephone, fax and e-mail are not kept."""
    kinds = types - {"applicant", ""}
    if kinds:
        draft.keep("app-type", ", ".join(sorted(kinds)))
    roles = []
    for node in data.iter("assignee"):
        role, one = first_text(node, "role", "addressbook/role"), _party(node)
        if role and one is not None:
            roles.append(f"{one.name}: {role}")
    if roles:
        draft.keep("assignee-role", "; ".join(roles))
    for node in data.iter("correspondence-address"):
        one = _party(node)
        if one is not None:
            draft.keep(str(node.tag), ", ".join(filter(None, (one.name, one.address, one.country))))
