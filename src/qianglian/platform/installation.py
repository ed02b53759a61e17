"""One installation (一套系统): a folder that holds the records, the files and the workspaces of its organisations."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL

from qianglian.platform.database.address import database_url

SETTING = "QIANGLIAN_HOME"
DEFAULT = "qianglian-home"
"""In the folder that a command is called in, where the setting says nothing."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where an installation lies. Nothing is made by asking; `Home.make` makes what is missing."""

    folder: Path
    database: URL

    @classmethod
    def of(cls, folder: Path | None = None, settings: Mapping[str, str] = os.environ) -> Home:
        """The home that is stated, else the setting's, else `DEFAULT`."""
        stated = folder or Path(settings.get(SETTING) or DEFAULT)
        home = stated.expanduser().resolve()
        return cls(home, database_url(home, settings))

    @property
    def workspaces(self) -> Path:
        """Workspaces of all organisations, a folder each, named by its key."""
        return self.folder / "workspaces"

    @property
    def files(self) -> Path:
        """Files by the hash of their content."""
        return self.folder / "files"

    @property
    def scratch(self) -> Path:
        """What jobs lay down for as long as they run; a worker clears it when it begins."""
        return self.folder / "scratch"

    def make(self) -> None:
        """The folders, readable by their owner alone."""
        for folder in (self.folder, self.workspaces, self.files):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
