"""Series of a column chart as lines on an axis of their own: what the library writes as one kind is split in two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

CATEGORIES, VALUES = "50010", "50020"
"""Ids of the second pair of axes."""


def put_on_second_axis(chart: Any, places: Sequence[int], name: str) -> None:
    """Move the series at ``places`` from the columns to a line chart whose axis stands on the right."""
    area = chart._chartSpace.find(f".//{qn('c:plotArea')}")
    columns = area.find(qn("c:barChart"))
    moved = [columns.findall(qn("c:ser"))[at] for at in places]
    lines = _parsed(
        "lineChart",
        '<c:grouping val="standard"/><c:varyColors val="0"/><c:marker val="1"/>'
        f'<c:axId val="{CATEGORIES}"/><c:axId val="{VALUES}"/>',
    )
    columns.addnext(lines)
    for series in moved:
        lines.find(qn("c:marker")).addprevious(_as_line(series))
    last = area.findall(qn("c:valAx"))[-1]
    last.addnext(_values(name))
    last.addnext(_categories())


def _as_line(series: Any) -> Any:
    """A series of columns turned into one of a line, its hollow points with it."""
    found = series.find(f"{qn('c:spPr')}//{qn('a:srgbClr')}")
    colour = str(found.get("val"))
    hollow = [point.find(qn("c:idx")).get("val") for point in series.findall(qn("c:dPt"))]
    for tag in ("c:invertIfNegative", "c:spPr", "c:dPt"):
        for child in series.findall(qn(tag)):
            series.remove(child)
    dress = [_parsed("spPr", _line(colour, 28575)), _parsed("marker", _circle(colour, colour))]
    for at in hollow:
        marker = f"<c:marker>{_circle(colour, 'FFFFFF')}</c:marker>"
        line = f"<c:spPr>{_line(colour, 22225, dashed=True)}</c:spPr>"
        dress.append(_parsed("dPt", f'<c:idx val="{at}"/>{marker}<c:bubble3D val="0"/>{line}'))
    title = series.find(qn("c:tx"))
    for child in reversed(dress):
        title.addnext(child)
    series.append(parse_xml(f'<c:smooth {nsdecls("c")} val="0"/>'))
    return series


def _line(colour: str, width: int, dashed: bool = False) -> str:
    dash = '<a:prstDash val="dash"/>' if dashed else ""
    return f'<a:ln w="{width}">{_fill(colour)}{dash}</a:ln>'


def _circle(edge: str, fill: str) -> str:
    dress = f"{_fill(fill)}<a:ln>{_fill(edge)}</a:ln>"
    return f'<c:symbol val="circle"/><c:size val="6"/><c:spPr>{dress}</c:spPr>'


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _values(name: str) -> Any:
    """The axis of values on the right."""
    return _parsed(
        "valAx",
        f'<c:axId val="{VALUES}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="r"/>{_title(name)}<c:numFmt formatCode="#,##0" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'<c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:crossAx val="{CATEGORIES}"/><c:crosses val="max"/>',
    )


def _categories() -> Any:
    """The categories, which are not shown a second time."""
    return _parsed(
        "catAx",
        f'<c:axId val="{CATEGORIES}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="1"/>'
        '<c:axPos val="b"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="nextTo"/><c:crossAx val="{VALUES}"/><c:crosses val="autoZero"/>',
    )


def _title(name: str) -> str:
    if not name:
        return ""
    size = 'sz="1200" b="0"'
    words = f'<a:r><a:rPr lang="zh-CN" {size}/><a:t>{escape(name)}</a:t></a:r>'
    paragraph = f"<a:p><a:pPr><a:defRPr {size}/></a:pPr>{words}</a:p>"
    rich = f'<c:rich><a:bodyPr rot="-5400000" vert="horz"/>{paragraph}</c:rich>'
    return f'<c:title><c:tx>{rich}</c:tx><c:overlay val="0"/></c:title>'


def _parsed(tag: str, inside: str) -> Any:
    return parse_xml(f"<c:{tag} {nsdecls('c', 'a')}>{inside}</c:{tag}>")
