"""What the commands of an installation share: the option that says where it lies."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qianglian.model.text import Text

HomeFolder = Annotated[Path | None, typer.Option("--home", metavar="FOLDER", show_default=False)]

HOME = Text(
    zh="系统所在文件夹；不写则取 QIANGLIAN_HOME，再取 qianglian-home",
    en="the installation; else QIANGLIAN_HOME, else qianglian-home",
)
"""What ``--home`` is."""
