"""Files of each kind, made for a test."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping

import docx
import xlsxwriter

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\rIDATx\x9cc\xf8\xff\xff?\x00\x05\xfe\x02\xfe\xa7\x9a\xa0\xa0\x00\x00\x00\x00IEND\xaeB`\x82"
)
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\0" * 40 + b"\xff\xd9"
XML = '<?xml version="1.0" encoding="UTF-8"?><doc><p num="1">一种固态电解质<b>膜</b></p></doc>'.encode()


def document(*paragraphs: str, header: str = "") -> bytes:
    made = docx.Document()
    for one in paragraphs:
        paragraph = made.add_paragraph()
        for letter in one:  # A run for each letter, as editing leaves them.
            paragraph.add_run(letter)
    if header:
        made.sections[0].header.paragraphs[0].text = header
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def workbook(*rows: tuple[str, ...], header: str = "", box: str = "", second: str = "") -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        if header:
            sheet.set_header(header)
        if box:
            sheet.insert_textbox(5, 5, box)
        if second:
            book.add_worksheet().write(3, 2, second)
    return out.getvalue()


def archive(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return out.getvalue()


def changed(data: bytes, files: Mapping[str, bytes]) -> bytes:
    """An archive with some members more, or others in their place."""
    with zipfile.ZipFile(io.BytesIO(data)) as before:
        kept = {name: before.read(name) for name in before.namelist()}
    return archive({**kept, **files})


def pdf(text: str, *, plain: bool = False, more: bytes = b"") -> bytes:
    """One page that writes a text with glyphs of its own numbers, and the table of them; streams are packed."""
    letters = sorted(set(text))
    glyphs = "".join(f"{letters.index(one) + 3:04x}" for one in text)
    rows = "".join(f"<{number + 3:04x}> <{ord(one):04x}>\n" for number, one in enumerate(letters))
    table = f"/CIDInit begincmap\n{len(letters)} beginbfchar\n{rows}endbfchar\nendcmap".encode()
    shown = text.encode("gb18030") if plain else b""
    page = b"BT /F1 12 Tf 1 0 0 1 50 800 Tm " + (
        b"(" + shown + b") Tj ET" if plain else f"[<{glyphs[:4]}> -20 <{glyphs[4:]}>] TJ ET".encode()
    )
    parts = [b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n", more]
    for number, stream in enumerate((page, table), 2):
        packed = zlib.compress(stream)
        parts.append(b"%d 0 obj<</Filter/FlateDecode/Length %d>>stream\n" % (number, len(packed)))
        parts.append(packed + b"\nendstream endobj\n")
    return b"".join(parts) + b"trailer<<>>\nstartxref\n0\n%%EOF\n"


def pdf_of_fonts(text: str, *, packed: bool = False) -> bytes:
    """A page as browsers print it: a font of its own for each letter, all with the same glyph, moved one by one.

    ``packed``: the fonts and what calls them by name lie in a stream of objects.
    """
    objects, parts = {}, [b"%PDF-1.7\n"]
    page = b"BT 1 0 0 -1 8 27 Tm "
    for number, one in enumerate(text):
        page += b"/F%d 16 Tf 16.0 0 Td <01> Tj\n" % number
        table = b"begincmap 1 beginbfchar\n<01> <%04x>\nendbfchar endcmap" % ord(one)
        parts.append(_stream(100 + number, table))
        objects[200 + number] = b"<</Type/Font/ToUnicode %d 0 R>>" % (100 + number)
    parts.append(_stream(2, page + b"ET BT 1 0 0 -1 8 60 Tm /F0 16 Tf <01> Tj ET"))
    called = b"".join(b"/F%d %d 0 R " % (number, 200 + number) for number in range(len(text)))
    objects[3] = b"<</Font<<" + called + b">>>>"
    if packed:
        bodies = list(objects.values())
        places = [sum(map(len, bodies[:at])) for at in range(len(bodies))]
        head = b" ".join(b"%d %d" % pair for pair in zip(objects, places, strict=True)) + b" "
        more = b"/Type/ObjStm/N %d/First %d" % (len(bodies), len(head))
        parts.append(_stream(300, head + b"".join(bodies), more))
    else:
        parts += [b"%d 0 obj" % number + body + b"endobj\n" for number, body in objects.items()]
    return b"".join(parts) + b"trailer<<>>\nstartxref\n0\n%%EOF\n"


def _stream(number: int, body: bytes, more: bytes = b"") -> bytes:
    data = zlib.compress(body)
    head = b"%d 0 obj<<%b/Filter/FlateDecode/Length %d>>stream\n" % (number, more, len(data))
    return head + data + b"\nendstream endobj\n"
