"""The table of contents: computed here, entry by entry, with page numbers once they are known.

Page numbers are fields with their result beside them. Nothing in the document asks a reader to update it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docx.oxml import parse_xml

from qianglian.documents.word.manuscript import Entry, Manuscript, style_id
from qianglian.documents.word.runs import W, field, run
from qianglian.documents.word.styles import CONTENTS, CONTENTS_TITLE

DEEPEST = len(CONTENTS)
BOOKMARK = "_QLcontents"


def place_contents(manuscript: Manuscript) -> None:
    """Mark where the contents will stand: a heading of their own, and an empty line that is replaced."""
    manuscript.paragraph_xml(CONTENTS_TITLE, run("目　录"))
    mark = f'<w:bookmarkStart w:id="1" w:name="{BOOKMARK}"/><w:bookmarkEnd w:id="1"/>'
    manuscript.paragraph_xml(CONTENTS[0], mark)


def write_contents(manuscript: Manuscript, pages: Mapping[str, int] | None = None) -> None:
    """Write the entries where they were placed, in place of those written before; with ``pages`` by anchor."""
    body = manuscript.document.element.body
    place = next(one for one in body.iter(f"{{{_NS}}}bookmarkStart") if one.get(f"{{{_NS}}}name") == BOOKMARK)
    anchor = place.getparent()
    following = anchor.getnext()
    while following is not None and _is_entry(following):
        following, old = following.getnext(), following
        body.remove(old)
    for entry in reversed(entries(manuscript.entries)):
        anchor.addnext(parse_xml(_line(entry, (pages or {}).get(entry.anchor))))


def entries(found: Sequence[Entry]) -> list[Entry]:
    """The headings that the contents list."""
    return [entry for entry in found if entry.level <= DEEPEST]


_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _is_entry(paragraph: object) -> bool:
    style = paragraph.find(f"{{{_NS}}}pPr/{{{_NS}}}pStyle")  # type: ignore[attr-defined]
    return style is not None and style.get(f"{{{_NS}}}val") in {style_id(name) for name in CONTENTS}


def _line(entry: Entry, page: int | None) -> str:
    words = run(f"{entry.number}　{entry.words}")
    number = "<w:r><w:tab/></w:r>" + field(f"PAGEREF {entry.anchor} \\h", str(page)) if page else ""
    link = f'<w:hyperlink w:anchor="{entry.anchor}" w:history="1">{words}{number}</w:hyperlink>'
    style = style_id(CONTENTS[entry.level - 1])
    return f'<w:p {W}><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{link}</w:p>'
