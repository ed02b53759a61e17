"""The value of a field as a person reads it: claims counted, parties with addresses, symbols by scheme.

The screen shows what fits a screen and says how much is left; ``--json`` and ``export`` give all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from qianglian.cli.screens.labels import PHASES, RELATED, TYPES, named
from qianglian.model.publication import (
    Citation,
    Claim,
    ClassSymbol,
    Identifier,
    LangText,
    LegalEvent,
    Party,
    Priority,
    Publication,
    Related,
)
from qianglian.model.text import Language, Text

BEGINNING = 400
"""Characters of a specification or a claim that are shown."""
MANY = 30
"""Citations, events, parties, symbols of one scheme: more are counted."""
ALONE = 4
"""Independent claims that are shown."""
FEW = 3
"""Names of figures that are shown."""
LATEST = 12
"""Legal events that are shown."""
HEADLINE = 100
"""Characters of a legal event that are shown."""
CELL = 200
"""Characters of another column that are shown."""

LENGTH = Text(zh="（共 {length:,} 字符）", en="({length:,} characters in all)")
MORE = Text(zh="… 另 {left:,} 项（共 {all:,}）", en="… and {left:,} more ({all:,} in all)")
EARLIER = Text(
    zh="… 更早 {left:,} 条，qianglian timeline 列出全部",
    en="… {left:,} earlier; qianglian timeline lists all",
)
COUNTED = Text(zh="{lang}{count} 项", en="{lang}{count} claims")
ONE_CLAIM = Text(zh="{lang}1 项", en="{lang}1 claim")
STANDING_ALONE = Text(zh="，独立 {numbers}", en=", independent {numbers}")
TRANSLATED = Text(zh="（译文）", en="(translated) ")
ADDITIONAL = Text(zh="附加信息 {symbols}", en="additional {symbols}")
CLAIMS_CITED = Text(zh="权 {claims}", en="claims {claims}")


def told(name: str, publication: Publication, brief: str, language: Language) -> str:
    """The value of the field ``name``; ``brief`` is what is shown of a field that needs no laying out."""
    lay_out = _LAID_OUT.get(name)
    return lay_out(getattr(publication, name), language) if lay_out else brief


def beginning(text: str, language: Language, most: int = BEGINNING) -> str:
    """A long text by its first characters and its length."""
    if len(text) <= most:
        return text
    return f"{text[:most].rstrip()}… {LENGTH.format(length=len(text)).in_(language)}"


def _several(parts: Sequence[str], language: Language, joint: str = "; ", most: int = MANY) -> str:
    said = joint.join(parts[:most])
    if len(parts) <= most:
        return said
    return f"{said}{joint}{MORE.format(left=len(parts) - most, all=len(parts)).in_(language)}"


def _texts(texts: Sequence[LangText], language: Language) -> str:
    """Each text on a line of its own, with its language where there are several."""
    return "\n".join(
        ("" if len(texts) == 1 or not one.lang else f"[{one.lang}] ")
        + (TRANSLATED.in_(language) if one.translated else "")
        + one.text
        for one in texts
    )


def _description(texts: Sequence[LangText], language: Language) -> str:
    return "\n".join(
        ("" if len(texts) == 1 or not one.lang else f"[{one.lang}] ") + beginning(one.text, language)
        for one in texts
    )


def _claims(claims: Sequence[Claim], language: Language) -> str:
    """How many there are in each language and which stand alone; those of the first language by their beginning."""
    by_language: dict[str, list[Claim]] = {}
    for claim in claims:
        by_language.setdefault(claim.lang, []).append(claim)
    lines = [_counted(lang, of, language) for lang, of in by_language.items()]
    first = next(iter(by_language.values()), [])
    alone = [claim for claim in first if claim.independent] or first[:1]
    lines += [f"{one.number}. {beginning(one.text.strip(), language)}" for one in alone[:ALONE]]
    return "\n".join(lines)


def _counted(lang: str, claims: Sequence[Claim], language: Language) -> str:
    sentence = ONE_CLAIM if len(claims) == 1 else COUNTED
    said = sentence.format(lang=f"[{lang}] " if lang else "", count=len(claims)).in_(language)
    alone = [str(claim.number) for claim in claims if claim.independent]
    joint = "、" if language == "zh" else ", "
    return said + STANDING_ALONE.format(numbers=joint.join(alone)).in_(language) if alone else said


def _parties(parties: Sequence[Party], language: Language) -> str:
    """Names on one line; where addresses are told, each party on its own."""
    joint = "\n" if any(one.address for one in parties) else "; "
    return _several([_party(one) for one in parties], language, joint)


def _party(party: Party) -> str:
    where = ", ".join(filter(None, (party.address, party.country)))
    return f"{party.name} ({where})" if where else party.name


def _citations(citations: Sequence[Citation], language: Language) -> str:
    """Those that weigh most come first: with a category, then by an examiner, then the rest."""
    weighed = sorted(citations, key=lambda one: (not one.category, not one.by_examiner))
    return _several([_citation(one, language) for one in weighed], language)


def _citation(citation: Citation, language: Language) -> str:
    claims = CLAIMS_CITED.format(claims=citation.claims).in_(language) if citation.claims else ""
    phase = citation.phase
    if not phase and citation.by_examiner is not None:
        phase = "examiner" if citation.by_examiner else "not_examiner"
    whence = ", ".join(filter(None, (named(PHASES, phase, language), claims)))
    what = citation.number or beginning(citation.text, language, CELL)
    return " ".join(filter(None, (what, citation.category, f"({whence})" if whence else "")))


def _classes(classes: Sequence[ClassSymbol], language: Language) -> str:
    """A line for each scheme: symbols of the invention, then those of additional information, each once."""
    schemes: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
    for one in classes:
        mine = schemes.setdefault(one.scheme, ({}, {}))
        mine[one.value == "additional"].setdefault(one.symbol)
    lines = []
    for scheme, (invention, additional) in schemes.items():
        parts = [_several(list(invention), language)] if invention else []
        if rest := [one for one in additional if one not in invention]:
            parts.append(ADDITIONAL.format(symbols=_several(rest, language)).in_(language))
        lines.append(f"{scheme}: {' · '.join(parts)}")
    return "\n".join(lines)


def _families(families: Sequence[Identifier], language: Language) -> str:
    """A line for each scheme."""
    schemes: dict[str, list[str]] = {}
    for one in families:
        schemes.setdefault(one.scheme, []).append(one.value)
    return "\n".join(f"{scheme}: {_several(values, language)}" for scheme, values in schemes.items())


def _related(related: Sequence[Related], language: Language) -> str:
    return _several(
        [
            " ".join(filter(None, (named(RELATED, one.relation, language), one.number, str(one.date or ""))))
            for one in related
        ],
        language,
    )


def _priorities(priorities: Sequence[Priority], language: Language) -> str:
    return _several([_priority(one) for one in priorities], language)


def _priority(priority: Priority) -> str:
    """The number as given, under its country where it does not name one."""
    named_already = priority.number[:1].isalpha() or not priority.country
    number = priority.number if named_already else f"{priority.country} {priority.number}"
    return " ".join(filter(None, (number, str(priority.date or ""))))


def _events(events: Sequence[LegalEvent], language: Language) -> str:
    """The latest ones, in their order; ``qianglian timeline`` tells all."""
    lines = [
        " ".join(filter(None, (str(one.date or "?"), one.country, one.code, _headline(one.text))))
        for one in events[-LATEST:]
    ]
    if len(events) > LATEST:
        lines.insert(0, EARLIER.format(left=len(events) - LATEST).in_(language))
    return "\n".join(lines)


def _headline(text: str) -> str:
    return text if len(text) <= HEADLINE else f"{text[:HEADLINE].rstrip()}…"


def _figures(figures: Sequence[str], language: Language) -> str:
    return _several(list(figures), language, most=FEW)


def _extra(extra: dict[str, Any], language: Language) -> str:
    return "\n".join(f"{name}: {beginning(str(value), language, CELL)}" for name, value in extra.items())


_LAID_OUT: dict[str, Callable[[Any, Language], str]] = {
    "patent_type": lambda value, language: named(TYPES, value, language),
    "titles": _texts,
    "abstracts": _texts,
    "claims": _claims,
    "descriptions": _description,
    **dict.fromkeys(("applicants", "owners", "inventors", "agents"), _parties),
    "citations": _citations,
    "cited_by": _citations,
    "classes": _classes,
    "families": _families,
    "priorities": _priorities,
    "related": _related,
    "events": _events,
    "figures": _figures,
    "extra": _extra,
}
