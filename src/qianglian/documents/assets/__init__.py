"""Files that ship with the documents: the font and the chart library, with their licences beside them."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path

FONT = "QiangLianSansSC-Regular.otf"
FAMILY = "QiangLian Sans SC"
"""The name that the font goes by: Noto Sans CJK SC cut to GB 2312 (`scripts/subset_font.py`)."""
ECHARTS = "echarts.min.js"


@lru_cache(maxsize=1)
def font_path() -> Path:
    """The font as a file, which is what a renderer asks for."""
    with as_file(files(__name__).joinpath(FONT)) as path:
        return Path(path)


def echarts_source() -> str:
    """The chart library, as it is published."""
    return files(__name__).joinpath(ECHARTS).read_text(encoding="utf-8")
