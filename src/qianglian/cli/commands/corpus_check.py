"""`qianglian corpus check`: is what is on disk what the manifest says?"""

from __future__ import annotations

from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.cli.failing import DAMAGED, DONE
from qianglian.model.text import Text

SAID = Text(
    zh="数据版本 {generation}，{publications:,} 件：{verdict}",
    en="generation {generation}, {publications:,} publications: {verdict}",
)
SOUND = Text(zh="核对无误", en="sound")
BROKEN = Text(zh="不符", en="damaged")
ADVICE = Text(
    zh="请从备份恢复项目，或重新导入原文件。",
    en="Restore the workspace from a backup, or import the files again.",
)


def run(door: Door) -> int:
    """Check; returns the exit code."""
    from rich.text import Text as Styled

    with door.open() as workspace:
        checked = workspace.check()
    verdict = door(SOUND if checked.ok else BROKEN)
    values = {"generation": checked.generation, "publications": checked.publications}
    door.show(SAID.format(verdict=verdict, **values))
    for one in checked.findings:
        sign, style = ("✓ ", "green") if one.ok else ("✗ ", "red")
        door.show(Styled("  ").append(sign, style).append(door(one.text), "" if one.ok else "red"))
    if not checked.ok:
        door.note(ADVICE, "yellow")
    findings = [{"check": one.check, "ok": one.ok, "text": door(one.text)} for one in checked.findings]
    door.give({**values, "ok": checked.ok, "findings": findings})
    return DONE if checked.ok else DAMAGED


COMMAND = Command(
    "corpus check",
    run,
    Text(zh="核对磁盘上的数据与清单是否一致", en="Check what is on disk against its manifest"),
    "machine",
)
