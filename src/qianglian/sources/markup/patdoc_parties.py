"""Parties of the USPTO's PATDOC documents: inventors, assignees, agents, examiners."""

from __future__ import annotations

from qianglian.model.publication import Party
from qianglian.sources.draft import Draft
from qianglian.sources.markup.parsing import Element
from qianglian.sources.markup.texts import first_text, text_of
from qianglian.sources.markup.us_parties import applicants, party, person

_NOT_PLACES = frozenset({"CTRY", "EMAIL", "ETEL", "EFAX", "TEL", "FAX", "DTEXT"})


def put_parties(draft: Draft, data: Element) -> None:
    """Fill a draft's parties from B700."""
    publication = draft.publication
    publication.inventors = _parties(data, "B720")
    publication.owners = _parties(data, "B730")
    publication.agents = _parties(data, "B740", home="")
    publication.applicants = _parties(data, "B710") or applicants(
        (), publication.owners, publication.inventors
    )
    _keep_roles(draft, data)
    for tag in ("B746", "B747"):
        names = [one.name for one in _parties(data, f"B745/{tag}", home="")]
        if names:
            draft.keep(tag, "; ".join(names))
    department = first_text(data, "B700/B745/B748US")
    if department:
        draft.keep("B748US", department)


def _parties(data: Element, group: str, home: str = "US") -> tuple[Party, ...]:
    """Parties below a group; one whose address names no country lives in the United States, if anywhere."""
    return tuple(filter(None, (_party(node, home) for node in data.iterfind(f"B700/{group}//PARTY-US"))))


def _party(node: Element, home: str) -> Party | None:
    address = node.find("ADR")
    parts = [] if address is None else [text_of(part) for part in address if part.tag not in _NOT_PLACES]
    parts = [part for part in parts if part]
    country = first_text(node, "ADR/CTRY") or (home if parts else "")
    return party(name_of(node), parts, country)


def name_of(node: Element) -> str:
    """A firm's name, else a person's: FNM is the given name, SNM the family name, SFX what follows."""
    firm = first_text(node, "NAM/ONM")
    if firm:
        return firm
    given, family, suffix = (first_text(node, f"NAM/{part}") for part in ("FNM", "SNM", "SFX"))
    return person(given, "", family, suffix)


def _keep_roles(draft: Draft, data: Element) -> None:
    """B732US follows the assignee that it describes: 02 a United States firm, 03 a foreign one, …"""
    roles, name = [], ""
    for node in data.iterfind("B700/B730/*"):
        if node.tag == "B732US":
            roles.append(f"{name}: {text_of(node)}" if name else text_of(node))
            continue
        inner = node.find("PARTY-US")
        name = name_of(inner) if inner is not None else name
        inside = first_text(node, "B732US")
        if inside:
            roles.append(f"{name}: {inside}")
    if roles:
        draft.keep("B732US", "; ".join(roles))
