"""The normal forms of a publication: computed once, indexed as full text and kept as columns for ibis.

Text columns hold `qianglian.query.normal_form` forms. List columns hold their values between spaces
(`` H01M10/052 H01M4/13 ``), so that one `contains` finds one value whole, on any engine.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from qianglian.corpus.resolution import Resolved
from qianglian.query.normal_form import normalise, normalise_items


@lru_cache(maxsize=1 << 16)
def _name(text: str) -> str:
    """Names of applicants and inventors recur; their normal forms are kept."""
    return normalise(text)


def _names(names: Iterable[str]) -> str:
    return "\n\n".join(form for form in map(_name, names) if form)


def _list(values: Iterable[str]) -> str:
    inner = " ".join(values)
    return f" {inner} " if inner else ""


def normal_columns(resolved: Resolved) -> dict[str, str]:
    """The normal-form columns of one publication, by column name."""
    p = resolved.publication
    numbers: list[str] = []
    if p.number:
        numbers = [p.number.text] if not p.number.kind else [p.number.text, p.number.group]
    numbers += [f"{i.scheme}:{i.value}" for i in p.identifiers]
    numbers += resolved.also
    return {
        "ti_nf": normalise_items(t.text for t in p.titles),
        "ab_nf": normalise_items(t.text for t in p.abstracts),
        "cl_nf": normalise_items(c.text for c in p.claims),
        "ap_nf": _names(party.name for party in p.applicants),
        "in_nf": _names(party.name for party in p.inventors),
        "ipc_nf": _list(p.ipc),
        "cpc_nf": _list(p.cpc),
        "loc_nf": _list(p.loc),
        "lang_nf": _list(dict.fromkeys(t.lang for t in (*p.titles, *p.abstracts) if t.lang)),
        "pn_nf": _list(numbers),
        "an_nf": _list([p.application.key] if p.application else []),
        "batch_nf": _list(dict.fromkeys(origin[0] for origin in resolved.sources)),
    }
