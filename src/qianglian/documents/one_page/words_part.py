"""The words of the page: judgements, risk and expiry, recommendations; beside them the trend and the firms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qianglian.documents.one_page.boxes import (
    BLUE,
    GREY,
    INK,
    RULE,
    TEXT,
    Dress,
    cell,
    paragraph,
    row,
    run,
    shared,
    table,
)
from qianglian.documents.one_page.contents import Told
from qianglian.documents.one_page.pen import WIDTH, Pen, cut
from qianglian.documents.report.material import Recommendation
from qianglian.documents.stating import head_of


def two_columns(pen: Pen, picture: str) -> str:
    """研判 and 风险与到期 on the left; the trend and the firms on the right."""
    left, gap, right = shared(WIDTH, (56.0, 2.0, 42.0))
    words = [
        _title(pen, "研判"),
        *_told(pen, pen.contents.judgements, "各项分析没有得出可以陈述的结果。"),
    ]
    words += [_title(pen, "风险与到期"), *_told(pen, pen.contents.risks, "没有得出可以陈述的结果。")]
    words += [_title(pen, "建议"), *_advice(pen)]
    beside = [_title(pen, "申请趋势"), picture] if picture else []
    beside += [_title(pen, "主要申请人"), *_firms(pen, right)]
    return table(
        [left, gap, right],
        [row([cell(left, words, anchor="top"), cell(gap, []), cell(right, beside, anchor="top")])],
        20,
    )


def _title(pen: Pen, words: str) -> str:
    rule = f'<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="1" w:color="{INK}"/></w:pBdr>'
    made = paragraph(run(words, Dress(pen.room.size + 1.5, INK, True)), "left", 7, 3)
    return made.replace("<w:snapToGrid", f"{rule}<w:snapToGrid", 1)


def _told(pen: Pen, told: Sequence[Told], nothing: str) -> Iterator[str]:
    if not told:
        yield paragraph(run(nothing, Dress(pen.room.size, GREY)))
    for number, (finding, sentence) in enumerate(told, 1):
        yield _numbered(pen, number, pen.sentence(finding, sentence))


def _advice(pen: Pen) -> Iterator[str]:
    told = pen.contents.advice
    grey = Dress(pen.room.size - 1, GREY)
    if not told:
        yield paragraph(run("没有登记经责任人确认的建议。", Dress(pen.room.size, GREY)))
        return
    for number, one in enumerate(told, 1):
        runs = _recommended(pen, one, grey) if isinstance(one, Recommendation) else pen.sentence(*one)
        yield _numbered(pen, number, runs)
    if not pen.contents.material.recommendations:
        yield paragraph(run("以上为按公开规则得出的候选，待责任人逐项确认。", grey), before=1)


def _recommended(pen: Pen, one: Recommendation, grey: Dress) -> str:
    """A recommendation with its path, its reason, its owner and its state."""
    reason = f"理由：{cut(one.reason, pen.room.longest)} " if one.reason else ""
    owned = f"{reason}（{cut(one.owner, 20) or '责任人未指定'}，{one.stands.zh}）"
    path = run(f"{cut(one.path, 16)}：", Dress(pen.room.size, INK, True))
    return path + pen.sentence(one.finding, one.sentence) + run(owned, grey)


def _numbered(pen: Pen, number: int, runs: str) -> str:
    head = run(f"{number}. ", Dress(pen.room.size, BLUE, True))
    return paragraph(head + runs, "left", 0, pen.room.air, pen.room.line, 0.5)


def _firms(pen: Pen, width: int) -> Iterator[str]:
    firms = pen.contents.firms
    if firms is None:
        yield paragraph(run("来源没有写明申请人，或数量过少。", Dress(pen.room.size, GREY)))
        return
    columns = shared(width - 40, [3.2, *[1.5] * len(firms.numbers)])
    small = Dress(pen.room.size - 1, GREY)
    heads = [cell(columns[0], [paragraph(run(head_of(firms.name), small))], rule=INK)]
    for at, column in enumerate(firms.numbers, 1):
        heads.append(cell(columns[at], [paragraph(run(head_of(column), small), "right")], rule=INK))
    rows = [row(heads)]
    plain = Dress(pen.room.size - 0.5, TEXT)
    for name, *numbers in firms.rows(pen.room.firms):
        cells = [cell(columns[0], [paragraph(run(cut(name.words, 22), plain), before=1, after=1)], rule=RULE)]
        for at, fact in enumerate(numbers, 1):
            cells.append(cell(columns[at], [paragraph(pen.fact(fact, plain), "right")], rule=RULE))
        rows.append(row(cells))
    yield table(columns, rows, 30, inside=True)
    # A cell must not end in a table.
    yield paragraph(run("", Dress(2)))
