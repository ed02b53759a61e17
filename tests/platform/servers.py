"""A real PostgreSQL for the tests: a server of its own on a socket in a temporary folder, no port, nobody else's data."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL

PLACES = ("/usr/lib/postgresql", "/usr/pgsql", "/opt/homebrew/opt/postgresql")


def programs() -> Path | None:
    """The folder of the server's programs, of the newest release, or none where it is not installed."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    installed = sorted(
        Path(PLACES[0]).glob("*/bin/initdb"), key=lambda path: int(path.parts[-3].split(".")[0])
    )
    return installed[-1].parent if installed else None


@contextmanager
def postgresql() -> Iterator[URL]:
    """A server with one empty database; it ends with the block. PostgreSQL refuses to run as root: as nobody then."""
    where = programs()
    assert where is not None
    somebody = "nobody" if os.getuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="qianglian-pg-") as folder:
        if somebody:
            account = pwd.getpwnam(somebody)
            os.chown(folder, account.pw_uid, account.pw_gid)
        data = Path(folder) / "data"
        environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"}

        def run(*words: str) -> None:
            subprocess.run(
                words, check=True, user=somebody, cwd=folder, env=environment, stdout=subprocess.DEVNULL
            )

        run(str(where / "initdb"), "-D", str(data), "-U", "tests", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-k {folder} -c listen_addresses= -c fsync=off -c max_connections=60"
        run(str(where / "pg_ctl"), "-D", str(data), "-w", "-o", options, "-l", f"{folder}/log", "start")
        try:
            yield URL.create("postgresql+psycopg", "tests", database="postgres", query={"host": folder})
        finally:
            run(str(where / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
