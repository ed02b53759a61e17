"""The server as it is started: one process, its tables made first, stopped by a signal."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from qianglian.api import serving
from qianglian.api.app import PREFIX
from qianglian.cli.app import main
from qianglian.cli.commands import serve

PATIENCE = 60.0
START = "import sys; from qianglian.cli.app import main; sys.exit(main())"


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
def server(tmp_path: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    line = [
        sys.executable,
        "-c",
        START,
        "serve",
        "--home",
        str(tmp_path / "home"),
        "--port",
        str(port),
    ]
    process = subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    yield process
    process.kill()
    process.wait()


@pytest.mark.slow
def test_it_answers_and_ends(server: subprocess.Popen[str], port: int, tmp_path: Path) -> None:
    address = f"http://127.0.0.1:{port}{PREFIX}/health"
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with urlopen(address) as answer:
                assert json.load(answer)["status"] == "ok"
                assert "Server" not in answer.headers
            break
        except URLError:
            assert server.poll() is None, server.communicate()[0]
            assert time.monotonic() < until
            time.sleep(0.2)
    assert (tmp_path / "home" / "records.sqlite").is_file()
    server.send_signal(signal.SIGINT)
    said, _ = server.communicate(timeout=PATIENCE)
    assert f"http://127.0.0.1:{port}" in said
    assert "Traceback" not in said


def test_both_ends_of_a_setting_call_it_the_same() -> None:
    assert serve.HTTPS == serving.HTTPS


def test_passwords_do_not_travel_in_the_clear(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["serve", "--home", str(tmp_path / "home"), "--host", "0.0.0.0"]) != 0
    assert "HTTPS" in capsys.readouterr().err
    assert not (tmp_path / "home").exists()
