"""`qianglian family proposals`: pairs without a common priority that may be of one family."""

from __future__ import annotations

from qianglian.cli.asking import MORE, Limit, words
from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.model.text import Text

HEADS = (
    Text(zh="一件", en="One"),
    Text(zh="另一件", en="Other"),
    Text(zh="相似", en="Alike"),
    Text(zh="相隔（天）", en="Days"),
    Text(zh="依据", en="Reasons"),
    Text(zh="申请人与标题", en="Applicant and titles"),
)
REASONS: dict[str, Text] = {
    "same_applicant": Text(zh="申请人相同", en="same applicant"),
    "same_title": Text(zh="标题相同", en="same title"),
    "near_title": Text(zh="标题相近", en="near title"),
    "other_office": Text(zh="不同受理局", en="another office"),
    "same_office": Text(zh="同一受理局（一案双申或分案？）", en="one office (double filing or divisional?)"),
    "same_filing": Text(zh="同日申请", en="filed on one day"),
    "near_filing": Text(zh="申请日相近", en="filed within the bound"),
    "unknown_filing": Text(zh="申请日未知", en="filing unknown"),
}
BOUNDS = Text(
    zh="标准：标题片段重合不低于 {near:.0%}，申请日相隔不超过 {days} 天，至少一方未主张优先权；"
    "同一受理局的须同日申请。人工判定前不合并。",
    en="Bounds: {near:.0%} of the title's pieces in common, filed within {days} days, one of the two claims no "
    "priority; in one office filed on one day. Nothing is joined until a person decides.",
)
NONE = Text(zh="没有待判定的同族建议。", en="There is nothing to decide.")
NEXT = Text(
    zh="判定：qianglian family decide {one} {other} --same（或 --different）--reason 理由",
    en="Settle one: qianglian family decide {one} {other} --same (or --different) --reason WHY",
)


def run(door: Door, limit: Limit = 20) -> None:
    """List the proposals, most alike first."""
    from qianglian.cli.screens.grid import grid, number, plain
    from qianglian.cli.screens.labels import named
    from qianglian.corpus.families.likeness import USUAL

    with door.open() as workspace:
        found = workspace.family_proposals()
    shown = found[: limit or None]
    table = grid([door(head) for head in HEADS], right=(2, 3), fold=(4, 5))
    for one in shown:
        reasons = " · ".join(named(REASONS, name, door.language) for name in one.reasons)
        titles = " / ".join(dict.fromkeys((one.one_title, one.other_title)))
        told = (f"{one.likeness:.2f}", number(one.days), reasons, plain(f"{one.applicant}: {titles}"))
        table.add_row(plain(one.one_number), plain(one.other_number), *told)
    door.show(table if found else NONE)
    if len(found) > len(shown):
        door.show(MORE.format(count=len(found) - len(shown)))
    door.show(BOUNDS.format(near=USUAL.near_title, days=USUAL.days))
    if shown:
        door.show(NEXT.format(one=shown[0].one_number, other=shown[0].other_number))
    door.give([one.as_json() for one in found])


COMMAND = Command(
    "family proposals",
    run,
    Text(
        zh="无共同优先权、但可能同族的文献对及其依据",
        en="Pairs without a common priority that may be of one family",
    ),
    "judgements",
    words("limit"),
)
