"""Faults of markup that can be mended without losing anything: each by the parser's own words for it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import NamedTuple

from qianglian.sources.encoding import recognise_encoding

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
_REFERENCE = re.compile(rb"&#(?:x([0-9A-Fa-f]{1,8})|([0-9]{1,10}));")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]+")


def entity(name: str) -> str:
    """The characters of a named entity that the document's DTD would have declared; its name where none is known.

    Names in capitals (SACUTE) are those of old keyboards: read as the capital letter.
    """
    found = _LETTERS.get(name) or html.unescape(f"&{name};")
    if found == f"&{name};" and name.isupper():
        found = html.unescape(f"&{name.capitalize()};")
        return found if len(found) == 1 else f"&{name};"
    return found


class Mended(NamedTuple):
    """The bytes, mended, and the remark that this is worth: "" where nothing was lost and nothing guessed."""

    data: bytes
    remark: str = ""


class Mend(NamedTuple):
    """What the parser says of a fault, and how it is mended."""

    said: re.Pattern[str]
    mend: Callable[[bytes], Mended]


def _spell_entities(data: bytes) -> Mended:
    """Entities of a DTD that is not at hand, as the characters they stand for."""

    def spelled(found: re.Match[bytes]) -> bytes:
        if found[1] in _XML_OWN:
            return found[0]
        return html.escape(entity(found[1].decode("ascii"))).encode("ascii", "xmlcharrefreplace")

    return Mended(_ENTITY.sub(spelled, data))


def _escape_ampersands(data: bytes) -> Mended:
    """An & that begins no entity is an & (``BASF & Co``)."""
    return Mended(_BARE.sub(b"&amp;", data))


def _as_utf8(data: bytes) -> Mended:
    """The document as UTF-8, whatever its declaration says; bytes that fit no encoding are replaced."""
    text, remark = _decoded(data)
    text = text.lstrip("\ufeff \t\r\n")
    begin = text.find("?>") + 2 if text.startswith("<?xml") else 0
    return Mended(text[begin:].encode("utf-8", "replace"), remark)


def _decoded(data: bytes) -> tuple[str, str]:
    """The text, and a remark where its encoding is a guess. UTF-8 is none: other text hardly ever looks like it."""
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        known = recognise_encoding(data)
    if known.name == "utf-8":
        return data.decode("utf-8", "replace"), "undecodable"
    name = "windows-1252" if _is_western(data) else known.name
    text = data.decode(name, "replace")
    return text, "undecodable" if "\ufffd" in text else "other_encoding"


def _is_western(data: bytes) -> bool:
    """Whether bytes beyond ASCII stand alone, as accented letters do; Chinese ones come in pairs."""
    runs = _BEYOND_ASCII.findall(data)
    return 2 * sum(len(run) == 1 for run in runs) > len(runs)


def _without_controls(data: bytes) -> Mended:
    """No control characters, as bytes or as references: XML allows none."""
    return Mended(_REFERENCE.sub(_allowed, _CONTROL.sub(b"", data)), "nul_bytes")


def _allowed(found: re.Match[bytes]) -> bytes:
    code = int(found[2]) if found[2] else int(found[1], 16)
    fits = code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0xFFFF < code < 0x110000
    return found[0] if fits else b""


def _plain(data: bytes) -> Mended:
    """Nothing but the prefixes left to complain of: a forgiving parser then loses nothing."""
    return _escape_ampersands(_spell_entities(data).data)


MENDS = (
    Mend(re.compile("Namespace prefix"), _plain),
    Mend(re.compile("Entity '.*' not defined"), _spell_entities),
    Mend(re.compile("EntityRef"), _escape_ampersands),
    Mend(re.compile("encoding|proper UTF-8|[Mm]ulti-?byte|Blank needed here"), _as_utf8),
    Mend(re.compile("Char 0x0 out|invalid xmlChar|PCDATA invalid Char"), _without_controls),
)
