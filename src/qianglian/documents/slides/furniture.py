"""What stands on every page, drawn on the layouts: a change there changes all pages."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.presentation import Presentation
from pptx.util import Emu, Inches

from qianglian.documents.report.material import ReportInput
from qianglian.documents.slides.style import EAST, GREY, LATIN, LEFT, RIGHT, RULE, VERMILION, Box, clean
from qianglian.documents.stating import NO_DAY

BANNER = "演示数据 · 全部为合成，不得据以决策"
FOOT = Inches(7.0)


def furnish(presentation: Presentation, material: ReportInput) -> None:
    """The rule under the title, the foot with the day of the data, the page's number; a banner on invented data."""
    cover, page = (layout.shapes._spTree for layout in presentation.slide_layouts)
    page.append(_box(90, (LEFT, Inches(1.5), RIGHT - LEFT, Emu(12700)), fill=RULE))
    foot = f"{material.title.zh} · 数据截止 {material.cut_off or NO_DAY} · 数据版本 v{material.generation}"
    page.append(_box(91, (LEFT, FOOT, Inches(10.5), Inches(0.3)), _run(clean(foot), 10, GREY)))
    of = 'id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"'
    number = f"<a:fld {of}>{_dress(10, GREY)}<a:t>‹#›</a:t></a:fld>"
    page.append(_box(92, (RIGHT - Inches(1.2), FOOT, Inches(1.2), Inches(0.3)), number, align="r"))
    if material.synthetic:
        for tree in (cover, page):
            place = (RIGHT - Inches(4.2), Inches(0.22), Inches(4.2), Inches(0.3))
            tree.append(_box(93, place, _run(BANNER, 11, "FFFFFF"), VERMILION, "ctr"))


def _box(number: int, box: Box, runs: str = "", fill: str = "", align: str = "l") -> Any:
    """A box that is no placeholder: slides show it, and cannot move it."""
    left, top, width, height = (int(one) for one in box)
    ground = f'<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>' if fill else "<a:noFill/>"
    return parse_xml(
        f"<p:sp {nsdecls('p', 'a')}>"
        f'<p:nvSpPr><p:cNvPr id="{number}" name="QiangLian {number}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{ground}<a:ln><a:noFill/></a:ln></p:spPr>'
        '<p:txBody><a:bodyPr wrap="square" lIns="54000" rIns="54000" tIns="0" bIns="0" anchor="ctr"/>'
        f'<a:p><a:pPr algn="{align}"/>{runs}</a:p></p:txBody></p:sp>'
    )


def _run(words: str, size: float, colour: str) -> str:
    return f"<a:r>{_dress(size, colour)}<a:t>{escape(words)}</a:t></a:r>"


def _dress(size: float, colour: str) -> str:
    return (
        f'<a:rPr lang="zh-CN" altLang="en-US" sz="{int(size * 100)}">'
        f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
        f'<a:latin typeface="{LATIN}"/><a:ea typeface="{EAST}"/></a:rPr>'
    )
