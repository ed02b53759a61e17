"""Faults of markup that can be mended without losing anything: each by the parser's own words for it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import NamedTuple

_LETTERS = {
    "agr": "α", "bgr": "β", "ggr": "γ", "dgr": "δ", "egr": "ε", "zgr": "ζ", "eegr": "η", "thgr": "θ", "igr": "ι",
    "kgr": "κ", "lgr": "λ", "mgr": "μ", "ngr": "ν", "xgr": "ξ", "ogr": "ο", "pgr": "π", "rgr": "ρ", "sgr": "σ",
    "tgr": "τ", "ugr": "υ", "phgr": "φ", "khgr": "χ", "psgr": "ψ", "ohgr": "ω", "Dgr": "Δ", "OHgr": "Ω", "Sgr": "Σ",
}  # fmt: skip
"""Names of ISO 8879 Greek letters that HTML does not have."""

_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9.]{0,30});")
_XML_OWN = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})
_BARE = re.compile(rb"&(?!(?:[A-Za-z][A-Za-z0-9.]{0,30}|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)")
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def entity(name: str) -> str:
    """The characters of a named entity that the document's DTD would have declared; its name where none is known.

    Names in capitals (SACUTE) are those of old keyboards: read as the capital letter.
    """
    found = _LETTERS.get(name) or html.unescape(f"&{name};")
    if found == f"&{name};" and name.isupper():
        found = html.unescape(f"&{name.capitalize()};")
        return found if len(found) == 1 else f"&{name};"
    return found


class Mend(NamedTuple):
    """What the parser says of a fault, how it is mended, and the remark that it is worth ("" for none)."""

    said: re.Pattern[str]
    mend: Callable[[bytes], bytes]
    remark: str = ""


def _spell_entities(data: bytes) -> bytes:
    """Entities of a DTD that is not at hand, as the characters they stand for."""

    def spelled(found: re.Match[bytes]) -> bytes:
        if found[1] in _XML_OWN:
            return found[0]
        return html.escape(entity(found[1].decode("ascii"))).encode("ascii", "xmlcharrefreplace")

    return _ENTITY.sub(spelled, data)


def _escape_ampersands(data: bytes) -> bytes:
    """An & that begins no entity is an & (``BASF & Co``)."""
    return _BARE.sub(b"&amp;", data)


def _as_utf8(data: bytes) -> bytes:
    """The document as UTF-8, whatever its declaration says; bytes that fit no encoding are replaced."""
    for name in ("utf-8", "gb18030"):
        try:
            text = data.decode(name)
            break
        except UnicodeDecodeError:
            text = data.decode("utf-8", "replace")
    text = text.lstrip("\ufeff \t\r\n")
    begin = text.find("?>") + 2 if text.startswith("<?xml") else 0
    return text[begin:].encode("utf-8", "replace")


def _plain(data: bytes) -> bytes:
    """Nothing but the prefixes left to complain of: a forgiving parser then loses nothing."""
    return _escape_ampersands(_spell_entities(data))


MENDS = (
    Mend(re.compile("Namespace prefix"), _plain),
    Mend(re.compile("Entity '.*' not defined"), _spell_entities),
    Mend(re.compile("EntityRef|EntityRef:"), _escape_ampersands),
    Mend(re.compile("encoding|proper UTF-8|[Mm]ulti-?byte"), _as_utf8, "undecodable"),
    Mend(
        re.compile("Char 0x0 out|invalid xmlChar|PCDATA invalid Char"),
        lambda d: _CONTROL.sub(b"", d),
        "nul_bytes",
    ),
)
