"""The band on top of the page, and the key figures."""

from __future__ import annotations

from qianglian.documents.one_page.boxes import (
    GREY,
    INK,
    PALE,
    Dress,
    cell,
    paragraph,
    row,
    run,
    shared,
    table,
)
from qianglian.documents.one_page.pen import WIDTH, Pen, cut, spaced
from qianglian.documents.report.material import GATE
from qianglian.documents.stating import NO_DAY


def head(pen: Pen) -> str:
    """The band with the name of the chain, and on which data the page stands."""
    material = pen.contents.material
    left, right = shared(WIDTH, (0.62, 0.38))
    called = material.chain.name.zh
    white, pale = "FFFFFF", Dress(9, "C9D6E6")
    about = f" · {material.subject.zh}" if material.subject else ""
    invented = run("　演示数据", Dress(10, "F2B8A8", True)) if material.synthetic else ""
    name = [
        paragraph(run(f"一链一页{about}", Dress(10, "C9D6E6", True)) + invented, before=5),
        paragraph(run(cut(called, 56), Dress(20 if len(called) <= 18 else 14, white, True)), after=6),
    ]
    taken = [
        paragraph(
            run(f"数据截止 {material.cut_off or NO_DAY}　数据版本 v{material.generation}", pale), "right"
        ),
        paragraph(run(f"数据质检：{GATE[material.gate.state].zh}", Dress(9.5, white, True)), "right", 2, 2),
        paragraph(run(f"{material.prepared_by or '编制单位未注明'}　{material.day}"[:60], pale), "right"),
    ]
    return table([left, right], [row([cell(left, name, INK), cell(right, taken, INK)])], 140)


def key(pen: Pen) -> str:
    """The key figures, each with its unit and its mark."""
    key = pen.contents.key
    if not key:
        return ""
    columns = shared(WIDTH, [100.0, 3.0] * (len(key) - 1) + [100.0])
    cells = []
    for at, (name, fact) in enumerate(key):
        lines = [
            paragraph(pen.fact(fact, Dress(16 if fact.known else 11, INK, True), unit=True), "center", 3),
            paragraph(run(name, Dress(8.5, GREY)), "center", 0, 3),
        ]
        cells.append(cell(columns[2 * at], lines, PALE))
    return table(columns, [row(spaced(cells, columns))], 20)
