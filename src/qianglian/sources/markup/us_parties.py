"""People and firms on United States documents, and who of them counts as applicant."""

from __future__ import annotations

from collections.abc import Sequence

from qianglian.model.publication import Party
from qianglian.sources.countries import country_code

_NOTHING = frozenset({"", "unknown", "omitted", "none", "n/a"})


def person(given: str, middle: str, family: str, suffix: str = "") -> str:
    """A person's name in the order in which the USPTO prints it on the front page: given name first.

    >>> person("Jane Q.", "", "Public", "Jr.")
    'Jane Q. Public, Jr.'
    """
    name = " ".join(filter(None, (given, middle, family)))
    return f"{name}, {suffix}" if suffix else name


def party(name: str, address: Sequence[str], country: str) -> Party | None:
    """A party; None without a name. ``country`` as a code where it is one, else as given."""
    if not name:
        return None
    parts = [part for part in address if part.casefold() not in _NOTHING]
    stated = "" if country.casefold() in _NOTHING else country_code(country) or country
    return Party(name, ", ".join(parts), stated)


def applicants(
    own: Sequence[Party], owners: Sequence[Party], inventors: Sequence[Party]
) -> tuple[Party, ...]:
    """Who applied: those named as applicants in their own right; else the assignee on the document, else inventors.

    Until 16 September 2012 United States law had the inventors apply for everything (35 U.S.C. 111, 118 before the
    America Invents Act), so older documents name no other applicant. Offices that exchange data, and vendors, count
    the assignee then: who looks for a firm's patents means that.
    """
    return tuple(own) or tuple(owners) or tuple(inventors)
