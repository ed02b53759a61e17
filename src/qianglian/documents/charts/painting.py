"""SVG painted as PNG, with the font that ships: without one named, no Chinese character is drawn at all."""

from __future__ import annotations

import struct
import zlib

from qianglian.documents.assets import FAMILY, font_path

_SIGNATURE, _HEAD = 8, 25
"""Bytes of a PNG before its first chunk, and of that chunk (IHDR)."""


def paint(svg: str, width: int, dpi: int = 300) -> bytes:
    """A PNG of ``width`` pixels that states its resolution, on white."""
    from resvg_py import svg_to_bytes

    drawn = svg_to_bytes(
        svg_string=svg,
        width=width,
        background="#ffffff",
        skip_system_fonts=True,
        font_files=[str(font_path())],
        font_family=FAMILY,
        sans_serif_family=FAMILY,
        languages=["zh-CN"],
    )
    return with_dpi(bytes(drawn), dpi)


def with_dpi(png: bytes, dpi: int) -> bytes:
    """The same picture with its resolution stated (chunk pHYs, in pixels a metre)."""
    a_metre = round(dpi / 0.0254)
    body = b"pHYs" + struct.pack(">IIB", a_metre, a_metre, 1)
    chunk = struct.pack(">I", 9) + body + struct.pack(">I", zlib.crc32(body))
    at = _SIGNATURE + _HEAD
    return png[:at] + chunk + png[at:]
