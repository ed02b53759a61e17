"""Offices on loopback, a clock that does not sleep, and a guard on every socket."""

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from qianglian.model.outside import Settings
from qianglian.sources.fetching.fetch import Request, fetch
from qianglian.sources.fetching.folder import Manifest
from qianglian.sources.fetching.outside import connection
from qianglian.sources.fetching.patience import Patience
from tests.sources.connectors.offices import KEY, SECRET, Odp, Ops, Play, running

NOW = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)


@dataclass
class Desk:
    """One connection to one office on loopback, and what a test may do with it."""

    name: str
    play: Play
    values: dict[str, str]
    into: Path
    slept: list[float] = field(default_factory=list)

    @property
    def patience(self) -> Patience:
        return Patience(sleep=self.slept.append, now=lambda: NOW)

    def fetch(self, query: str = "ta=cell", **request: Any) -> Manifest:
        asked = Request("" if request.get("numbers") else query, operator="tester", **request)
        return fetch(connection(self.name), asked, self.into, Settings(self.values), self.patience)

    def files(self) -> list[str]:
        return sorted(path.name for path in self.into.iterdir() if not path.name.startswith("."))


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def only_loopback(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Refuse every connection that leaves this machine, and list all that are made."""
    made: list[Any] = []
    real = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        made.append(address)
        assert address[0] in ("127.0.0.1", "::1"), f"a connection to {address}"
        real(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
    return made


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    with ExitStack() as stack:

        def begin(name: str, play: Play) -> Desk:
            address = stack.enter_context(running(Ops if name == "epo_ops" else Odp, play))
            values = {
                "QIANGLIAN_OUTSIDE": name,
                "EPO_OPS_KEY": KEY,
                "EPO_OPS_SECRET": SECRET,
                "USPTO_ODP_KEY": KEY,
                "QIANGLIAN_EPO_OPS_URL": f"{address}/3.2",
                "QIANGLIAN_USPTO_ODP_URL": address,
            }
            return Desk(name, play, values, tmp_path / "answers")

        yield begin
