"""The embedding process: one for all, everyone in turn, started again when killed, and no orphan."""

import os
import select
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from qianglian.embedding.contract import Kind, Vectors
from qianglian.embedding.lsa.model import Lsa
from qianglian.embedding.process.client import RESTARTED, SharedEmbedder
from qianglian.embedding.process.meeting import Meeting
from qianglian.embedding.process.turns import TEXTS, Call, Turns
from qianglian.model.errors import Forbidden, NotFound
from qianglian.model.text import Text
from tests.embedding.test_lsa import corpus

LONG = 60.0
"""Seconds that a process may take to end before it counts as an orphan; none waits for them."""


@pytest.fixture(scope="module")
def setting(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("lsa") / "lsa.npz"
    Lsa.train(corpus()).save(path)
    return f"lsa:{path}"


@pytest.fixture
def environment() -> Iterator[dict[str, str]]:
    """A meeting place of the test's own; a socket's path is short, so it is not below pytest's folders."""
    with tempfile.TemporaryDirectory(prefix="ql-") as folder:
        yield {**os.environ, "QIANGLIAN_RUN": folder, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


def ended(pid: int) -> bool:
    """Whether a process ends in time; woken by the kernel when it does."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], LONG)[0])
    finally:
        os.close(handle)


class TestProcess:
    @pytest.fixture(autouse=True)
    def said_nothing(self, capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
        """Whatever ends, nothing is written to the terminal of whoever started it."""
        yield
        assert capfd.readouterr().err == ""

    def test_two_clients_share_one_and_it_ends_with_the_last(
        self, setting: str, environment: dict[str, str]
    ) -> None:
        direct = Lsa.load(Path(setting.removeprefix("lsa:")))
        one, other = SharedEmbedder(setting, environment), SharedEmbedder(setting, environment)
        assert one.pid == other.pid != os.getpid()
        assert (one.id, one.dim, one.max_tokens) == (direct.id, direct.dim, direct.max_tokens)
        texts = [*corpus(), "", "\ud800"]
        assert np.allclose(one.encode(texts, "passage"), direct.encode(texts, "passage"), atol=1e-6)
        pid = one.pid
        one.close()
        assert other.encode(["电池"], "query").any()
        assert other.pid == pid
        other.close()
        assert ended(pid)
        assert [path.suffix for path in Path(environment["QIANGLIAN_RUN"]).iterdir()] == [".lock"]

    def test_a_killed_process_is_said_and_started_again(
        self, setting: str, environment: dict[str, str]
    ) -> None:
        heard: list[Text] = []
        one = SharedEmbedder(setting, environment, heard.append)
        other = SharedEmbedder(setting, environment)
        before, killed = one.encode(["电池"], "query"), one.pid
        os.kill(killed, signal.SIGKILL)
        assert ended(killed)
        assert np.array_equal(one.encode(["电池"], "query"), before)
        assert heard == [RESTARTED]
        assert np.array_equal(other.encode(["电池"], "query"), before)
        pid = one.pid
        assert other.pid == pid != killed
        one.close()
        other.close()
        assert ended(pid)

    def test_it_does_not_outlive_whoever_started_it(self, setting: str, environment: dict[str, str]) -> None:
        script = (
            "import sys; from qianglian.embedding.process.client import SharedEmbedder; "
            "print(SharedEmbedder(sys.argv[1]).pid, flush=True); sys.stdin.read()"
        )
        with subprocess.Popen(
            [sys.executable, "-c", script, setting],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as parent:
            assert parent.stdout is not None
            pid = int(parent.stdout.readline())
            parent.kill()
        assert ended(pid)

    def test_threads_have_connections_of_their_own(self, setting: str, environment: dict[str, str]) -> None:
        shared = SharedEmbedder(setting, environment)
        pid, found = shared.pid, list[int]()
        threads = [threading.Thread(target=lambda: found.append(shared.pid)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert found == [pid] * 4
        shared.close()
        assert ended(pid)

    def test_what_the_embedder_says_reaches_the_client(self, environment: dict[str, str]) -> None:
        with pytest.raises(NotFound, match="no latent semantic model"):
            SharedEmbedder("lsa:absent.npz", environment)

    def test_a_folder_that_others_may_enter_is_refused(self, tmp_path: Path) -> None:
        tmp_path.chmod(0o755)
        with pytest.raises(Forbidden, match="closed to others"):
            Meeting.of("e5", {"QIANGLIAN_RUN": str(tmp_path)})


class Counted:
    """An embedder that notes what it is given at once."""

    id, dim, max_tokens = "counted", 2, 0

    def __init__(self, fails: bool = False) -> None:
        self.given: list[list[str]] = []
        self.fails = fails

    def encode(self, texts: Sequence[str], kind: Kind) -> Vectors:
        if self.fails:
            raise MemoryError("no room")
        self.given.append(list(texts))
        return np.array([[len(text), 1] for text in texts], np.float32)


def test_a_question_waits_for_one_piece_of_a_backfill_only() -> None:
    turns, embedder = Turns(), Counted()
    turns.join()
    backfill = Call([f"{n:04d}" for n in range(5 * TEXTS)], "passage")
    turns.add(backfill)
    for question in ("a", "b"):
        call = turns.next()
        assert call is backfill
        asked = Call([question], "query")
        turns.add(asked)
        turns.serve(call, lambda: embedder)
        assert turns.next() is asked
        turns.serve(asked, lambda: embedder)
        assert asked.finished.is_set()
        assert asked.vectors is not None
    assert [len(given) for given in embedder.given] == [TEXTS, 1, TEXTS, 1]
    while not backfill.finished.is_set():
        call = turns.next()
        assert call is not None
        turns.serve(call, lambda: embedder)
    assert backfill.vectors is not None
    assert backfill.vectors.all()


def test_pieces_go_from_short_to_long_and_rows_stay_in_order() -> None:
    embedder = Counted()
    texts = ["x" * 5_000, "yy", "z" * 900, ""]
    call = Call(texts, "passage")
    while not call.finished.is_set():
        call.advance(lambda: embedder)
    assert [[len(text) for text in given] for given in embedder.given] == [[0, 2, 900], [5_000]]
    assert call.vectors is not None
    assert call.vectors[:, 0].tolist() == [5_000, 2, 900, 0]


def test_whoever_has_gone_is_not_served_and_a_failure_ends_the_call() -> None:
    turns, embedder = Turns(), Counted()
    gone = Call(["a"], "query", abandoned=True)
    turns.serve(gone, lambda: embedder)
    assert embedder.given == []
    failed = Call(["a"], "query")
    turns.serve(failed, lambda: Counted(fails=True))
    assert failed.finished.is_set()
    assert isinstance(failed.failure, MemoryError)


def test_no_client_no_call() -> None:
    turns = Turns()
    assert turns.next() is None
    assert not turns.client_within(0)
