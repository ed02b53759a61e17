"""The page of a landscape: one HTML file without a script, which asks nobody for anything."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from qianglian.analysis.contract import Finding, Row, Table
from qianglian.chains.landscape.mapping import CLOSE, NEAR, Landscape
from qianglian.model.text import Text

_STYLE = """
:root { --ink: #17212e; --soft: #566373; --line: #cbd4df; --brand: #163f73; --new: #b5543c; }
body { margin: 0 auto; max-width: 1240px; padding: 16px 20px 40px; color: var(--ink); background: #fff;
  font: 14px/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif; }
h1 { font-size: 21px; color: var(--brand); margin: 6px 0 2px; } small, .en { color: var(--soft); }
.en { display: block; font-size: 12.5px; } svg { width: 100%; height: auto; display: block; margin: 10px 0; }
table { border-collapse: collapse; width: 100%; margin: 0 0 22px; }
th, td { padding: 4px 8px; border-bottom: 1px solid var(--line); text-align: left; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
code { font-size: 11.5px; color: var(--soft); }
.banner { border: 1px solid #c0392b; background: #fdf0ee; color: #c0392b; padding: 6px 10px; margin: 0 0 8px; }
.new { color: var(--new); } ul { padding-left: 1.2em; }
@media print { body { max-width: none; } }
"""
STANDS = Text(
    zh="共 {placed:,} 项同族有位置，{unplaced:,} 项没有文本向量：未知。{fresh}{kept}"
    "数据版本 {generation}；向量模型 {embedder}；地图 {mark}。",
    en="{placed:,} families have a place, {unplaced:,} have no vector of a text: unknown. {fresh}{kept}Generation "
    "{generation}; embedder {embedder}; map {mark}.",
)
FRESH = Text(
    zh="第 {since} 版以来新进 {fresh:,} 项（圈）。", en="{fresh:,} came since version {since} (rings). "
)
KEPT = Text(
    zh="抽查：意思最近的 {near} 项中，{share:.0%} 在图上也在最近的 {close:.0%} 之内。",
    en="Checked: of the {near} nearest in meaning {share:.0%} are among the nearest {close:.0%} on the map. ",
)
WALK = Text(
    zh="数字后的编号可溯源：qianglian why 编号。",
    en="The marks lead back to the records: qianglian why MARK.",
)


def standing(found: Landscape, generation: int) -> Text:
    """What the map stands on, in one sentence of each language."""
    fresh = int(found.fresh.sum())
    new = FRESH.format(since=found.since, fresh=fresh) if found.since else Text(zh="", en="")
    checked = Text(zh="", en="")
    if found.kept is not None:
        checked = KEPT.format(near=NEAR, share=found.kept, close=CLOSE)
    values = {
        "placed": len(found.families),
        "unplaced": len(found.unplaced),
        "generation": generation,
        "embedder": found.layout.embedder,
        "mark": found.layout.mark,
    }
    return Text(
        zh=STANDS.zh.format(**values, fresh=new.zh, kept=checked.zh),
        en=STANDS.en.format(**values, fresh=new.en, kept=checked.en),
    )


def page(
    title: Text,
    drawing: str,
    said: Text,
    finding: Finding,
    marks: Mapping[str, str],
    banner: Text | None = None,
) -> str:
    """The whole file. ``marks``: of each figure's id what is printed; ``banner``: what must not be missed of it."""
    policy = (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    caveats = "".join(f"<li>{escape(one.zh)}{_en(one.en)}</li>" for one in finding.caveats)
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="zh-CN"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title.zh)}</title><style>{_STYLE}</style></head><body>",
            f'<p class="banner" role="note">{escape(banner.zh)}{_en(banner.en)}</p>' if banner else "",
            f"<h1>{escape(title.zh)}</h1>{_en(title.en)}",
            f"<p>{escape(said.zh)}{_en(said.en)}</p>",
            drawing,
            _table(finding.table("areas"), marks),
            _table(finding.table("whole"), marks),
            f"<p>{WALK.zh}{_en(WALK.en)}</p><ul>{caveats}</ul></body></html>",
            "",
        ]
    )


def _en(text: str) -> str:
    return f'<span class="en" lang="en">{escape(text)}</span>'


def _table(table: Table, marks: Mapping[str, str]) -> str:
    heads = "".join(
        f"<th{_number(column.unit)}>{escape(column.title.zh)}{_en(column.title.en)}</th>"
        for column in table.columns
    )
    rows = "".join(f"<tr>{''.join(_cells(table, row, marks))}</tr>" for row in table.rows)
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _cells(table: Table, row: Row, marks: Mapping[str, str]) -> list[str]:
    made = []
    for column in table.columns:
        value = row[column.name]
        if isinstance(value, Text):
            other = _en(value.en) if value.en != value.zh else ""
            made.append(f"<td>{escape(value.zh)}{other}</td>")
        elif column.unit is None:
            made.append(f"<td>{escape(str(value))}</td>")
        elif value is None:
            made.append('<td class="n">—</td>')
        else:
            mark = marks[table.figure(row, column.name).id]
            made.append(f'<td class="n">{value:,} <code>⌕{mark}</code></td>')
    return made


def _number(unit: str | None) -> str:
    return ' class="n"' if unit else ""
