"""`qianglian outside` and `qianglian fetch`, and the way of what was fetched into a workspace."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from qianglian.embedding.openai_endpoint import ENDPOINT
from qianglian.sources.fetching.folder import NAME
from qianglian.sources.fetching.outside import OUTSIDE
from tests.cli.conftest import Run
from tests.sources.connectors.offices import KEY, SECRET, Odp, Ops, Play, running


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("QIANGLIAN_OUTSIDE", "EPO_OPS_KEY", "EPO_OPS_SECRET", "USPTO_ODP_KEY")
    addresses = ("QIANGLIAN_EPO_OPS_URL", "QIANGLIAN_USPTO_ODP_URL")
    proxies = ("http_proxy", "https_proxy", "all_proxy")
    for name in (*names, *addresses, *proxies, *map(str.upper, proxies)):
        monkeypatch.delenv(name, raising=False)


def settings(name: str, address: str) -> dict[str, str]:
    return {
        "QIANGLIAN_OUTSIDE": name,
        "EPO_OPS_KEY": KEY,
        "EPO_OPS_SECRET": SECRET,
        "USPTO_ODP_KEY": KEY,
        "QIANGLIAN_EPO_OPS_URL": f"{address}/3.2",
        "QIANGLIAN_USPTO_ODP_URL": address,
    }


@pytest.fixture
def odp(monkeypatch: pytest.MonkeyPatch) -> Iterator[Play]:
    play = Play(hits=60)
    with running(Odp, play) as address:
        for name, value in settings("uspto_odp", address).items():
            monkeypatch.setenv(name, value)
        yield play


@pytest.mark.parametrize("language", ["zh", "en"])
def test_all_connections_are_listed_and_off(run: Run, language: str) -> None:
    answer = run("outside", "--lang", language)
    assert answer.code == 0
    assert all(name in answer.out for name in OUTSIDE)
    assert ("全部关闭" if language == "zh" else "are off") in answer.out
    listed = run("outside", "--json").json
    assert [(one["name"], one["on"]) for one in listed] == [
        (name, False) for name in (*OUTSIDE, ENDPOINT.name)
    ]


def test_the_switch_is_said_and_a_name_that_is_not_known(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QIANGLIAN_OUTSIDE", "epo_ops，what")
    monkeypatch.setenv("EPO_OPS_KEY", KEY)
    answer = run("outside", "--lang", "en")
    assert "On: epo_ops." in answer.out
    assert "not known: what" in answer.err
    assert "EPO_OPS_KEY set · EPO_OPS_SECRET not set" in answer.out
    assert KEY not in answer.out
    there = {one["name"]: one["there"] for one in run("doctor", "--json").json}
    assert (there["epo_ops"], there["uspto_odp"]) == (True, False)


def test_off_opens_no_socket(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def none(*_: Any) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", none)
    answer = run("fetch", "epo_ops", "-q", "ta=cell", "--into", "into", "--lang", "en")
    assert answer.code == 1
    assert "is off" in answer.err
    assert not (tmp_path / "into").exists()


def test_fetched_then_imported_with_its_register(run: Run, odp: Play) -> None:
    answer = run("fetch", "uspto_odp", "-q", "cell", "--into", "into", "--operator", "张三", "--json")
    assert (answer.code, answer.json["state"], answer.json["hits"]) == (0, "complete", 60)
    assert answer.json["register"]["hits"] is None, "the office counts applications, a workspace publications"
    files = sorted(Path("into").glob("*"))
    assert [file.name for file in files] == [NAME, "page-000001-000050.json", "page-000051-000100.json"]
    imported = run("import", "ws", *files, "--json")
    assert imported.code == 0
    assert [batch["source"] for batch in imported.json["imported"]] == ["uspto_odp"] * 2
    (search,) = {json.dumps(batch["search"], sort_keys=True) for batch in imported.json["imported"]}
    said = json.loads(search)
    assert (said["database"], said["query"], said["operator"]) == ("USPTO ODP", "cell", "张三")
    assert run("count", "-w", "ws", "--json").json["value"] == 80, "60 before grant, every third granted"


def test_the_manifest_alone_stands_for_its_files(run: Run, odp: Play) -> None:
    assert run("fetch", "uspto_odp", "-q", "cell", "--into", "into").code == 0
    assert len(run("import", "ws", Path("into") / NAME, "--json").json["imported"]) == 2


def test_what_is_partial_is_said_by_the_fetch_and_by_the_import(run: Run, odp: Play) -> None:
    odp.faults = {2: "wait 9999"}
    answer = run("fetch", "uspto_odp", "-q", "cell", "--into", "into", "--lang", "en")
    assert answer.code == 3
    assert "partial" in answer.out
    assert "51-100" in answer.out
    assert "qianglian import WORKSPACE into/*" in answer.out
    imported = run("import", "ws", *sorted(Path("into").glob("*")), "--lang", "en")
    assert "partial: 1 of 2" in imported.err


def test_files_of_two_searches_are_not_registered_as_one(run: Run, odp: Play, tmp_path: Path) -> None:
    assert run("fetch", "uspto_odp", "-q", "cell", "--into", "into").code == 0
    other = tmp_path / "other.json"
    other.write_text("{}")
    answer = run("import", "ws", Path("into") / NAME, other, "--lang", "en")
    assert answer.code == 2
    assert "its own files only" in answer.err
    page = next(Path("into").glob("page-*"))
    page.write_bytes(page.read_bytes()[:-1])
    harmed = run("import", "ws", *sorted(Path("into").glob("*")), "--lang", "en")
    assert "is not as it came" in harmed.err
    assert not Path("ws").exists()


def test_numbers_from_a_file(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "numbers.txt").write_text(
        "\ufeffEP 9000001 A1\n\n# 备注\nEP9000002A1\nEP-9000001-A1\n", "utf-8"
    )
    with running(Ops, Play(unknown=frozenset({"EP9000002A1"}))) as address:
        for name, value in settings("epo_ops", address).items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr("time.sleep", lambda seconds: None)
        answer = run("fetch", "epo_ops", "--numbers", "numbers.txt", "--into", "into", "--json")
        assert (answer.code, answer.json["state"]) == (3, "complete")
        assert (answer.json["not_found"], answer.json["files"]) == (["EP9000002A1"], ["EP9000001A1.xml"])
        assert run("fetch", "epo_ops", "--into", "into2", "--lang", "en").code == 2
        assert run("fetch", "epo_ops", "--numbers", "none.txt", "--into", "into2").code == 1


@pytest.mark.crash
def test_killed_in_the_middle_it_goes_on_from_there(tmp_path: Path, run: Run) -> None:
    play = Play(hits=250, faults={3: "hang"})
    with running(Ops, play) as address:
        environment = {**os.environ, **settings("epo_ops", address), "PYTHONWARNINGS": ""}
        line = ["-c", "import sys; from qianglian.cli.app import main; sys.exit(main())", "fetch", "epo_ops"]
        asked = ["-q", "ta=cell", "--into", str(tmp_path / "into"), "--json"]
        with subprocess.Popen([sys.executable, *line, *asked], env=environment) as process:
            assert play.hung.wait(60)
            process.send_signal(signal.SIGKILL)
            assert process.wait(20) == -signal.SIGKILL
        said = json.loads((tmp_path / "into" / NAME).read_text())
        assert (said["state"], said["received"], said["missing"]) == ("partial", 2, ["201-300"])
        done = subprocess.run(
            [sys.executable, *line, *asked], env=environment, capture_output=True, check=True, timeout=60
        )
        assert json.loads(done.stdout)["state"] == "complete"
        assert play.asked == ["1-100", "101-200", "201-300", "201-300"]
        assert KEY.encode() not in done.stdout + done.stderr
