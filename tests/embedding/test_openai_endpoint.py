"""The endpoint for vectors: off unless switched on, bounded, and believed only where it fits. Servers are on loopback."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np
import pytest

from qianglian.embedding import openai_endpoint
from qianglian.embedding.openai_endpoint import AT_ONCE, ENDPOINT, OpenAIEndpoint
from qianglian.model.errors import BadInput, OutsideClosed, OutsideFailed

KEY = "key-of-nobody"
ON = {"QIANGLIAN_OUTSIDE": "embeddings", "QIANGLIAN_EMBEDDINGS_KEY": KEY}


class Server:
    """Vectors of two columns by the length of a text; ``plays`` says what goes wrong, in order of the requests."""

    def __init__(self, plays: list[str]) -> None:
        self.plays, self.asked, self.keys = plays, list[dict[str, Any]](), list[str]()
        self.address = ""

    def rows(self, body: dict[str, Any]) -> list[dict[str, Any]]:
        rows = [{"index": n, "embedding": [len(text), 1.0]} for n, text in enumerate(body["input"])]
        return rows[::-1]  # the protocol promises no order


def answer(server: Server, play: str, body: dict[str, Any]) -> bytes:
    rows = server.rows(body)
    match play:
        case "short":
            rows = rows[1:]
        case "twice":
            rows = [*rows[1:], rows[1] if len(rows) > 1 else rows[0], rows[0]]
        case "ragged":
            rows[0]["embedding"] = [1.0]
        case "nan":
            return json.dumps({"data": rows}).replace("1.0", "NaN", 1).encode()
        case "words":
            rows[0]["embedding"] = ["a", "b"]
        case "null":
            return b"null"
        case "page":
            return b"<html>"
        case "wider":
            rows = [{**row, "embedding": [1.0, 2.0, 3.0]} for row in rows]
    return json.dumps({"object": "list", "data": rows, "model": body["model"]}).encode()


def handler(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            return

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            play = server.plays[len(server.asked)] if len(server.asked) < len(server.plays) else ""
            server.asked.append({"path": self.path, **body})
            server.keys.append(self.headers.get("Authorization", ""))
            if play == "drop":
                self.close_connection = True
                return
            status = int(play) if play.isdigit() else 200
            data = answer(server, play, body) if status == 200 else KEY.encode()
            self.send_response(status)
            if status == 307:
                self.send_header("Location", server.address + "/elsewhere")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data[: len(data) // 2] if play == "cut" else data)
            self.close_connection = True

    return Handler


@pytest.fixture(autouse=True)
def only_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    real = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        assert address[0] in ("127.0.0.1", "::1"), f"a connection to {address}"
        real(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)


Begin = Callable[..., tuple[OpenAIEndpoint, Server, list[float]]]


@pytest.fixture
def begin() -> Iterator[Begin]:
    with ExitStack() as stack:

        def started(*plays: str, **settings: str) -> tuple[OpenAIEndpoint, Server, list[float]]:
            server = Server(list(plays))
            running = stack.enter_context(ThreadingHTTPServer(("127.0.0.1", 0), handler(server)))
            threading.Thread(
                target=running.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
            ).start()
            stack.callback(running.shutdown)
            server.address = f"http://127.0.0.1:{running.server_port}/v1"
            slept: list[float] = []
            endpoint = OpenAIEndpoint(f"{server.address}#bge-m3", {**ON, **settings}, sleep=slept.append)
            return endpoint, server, slept

        yield started


def test_off_opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "socket", None)
    with pytest.raises(OutsideClosed) as caught:
        OpenAIEndpoint("http://127.0.0.1:9/v1#m", {})
    assert "QIANGLIAN_OUTSIDE=embeddings" in caught.value.sentence("zh")


@pytest.mark.parametrize(
    "setting",
    ["http://models.example/v1#m", "https://me:secret@models.example/v1#m", "https://models.example/v1"],
)
def test_an_address_that_is_not_safe_or_names_no_model(setting: str) -> None:
    with pytest.raises(BadInput):
        OpenAIEndpoint(setting, ON)


def test_vectors_come_in_the_order_of_the_texts(begin: Begin) -> None:
    endpoint, server, _ = begin()
    texts = [*("x" * (n % 7 + 1) for n in range(AT_ONCE + 3)), "", " ", "\ud800"]
    vectors = endpoint.encode(texts, "passage")
    assert vectors.shape == (len(texts), 2)
    lengths = vectors[: AT_ONCE + 3, 0] / vectors[: AT_ONCE + 3, 1]
    assert lengths.tolist() == pytest.approx([n % 7 + 1 for n in range(AT_ONCE + 3)])
    assert np.linalg.norm(vectors, axis=1)[-3:].tolist() == pytest.approx([0, 0, 1])
    assert [len(one["input"]) for one in server.asked] == [AT_ONCE, 4]
    assert {one["path"] for one in server.asked} == {"/v1/embeddings"}
    assert {one["model"] for one in server.asked} == {"bge-m3"}
    assert set(server.keys) == {f"Bearer {KEY}"}


def test_prefixes_are_sent_and_told_in_the_id(begin: Begin) -> None:
    endpoint, server, _ = begin(QIANGLIAN_EMBEDDINGS_QUERY_PREFIX="query: ")
    endpoint.encode(["电池"], "query")
    endpoint.encode(["电池"], "passage")
    assert [one["input"] for one in server.asked] == [["query: 电池"], ["电池"]]
    plain = OpenAIEndpoint(f"{server.address}#bge-m3", ON)
    assert plain.id != endpoint.id
    assert endpoint.id.startswith("openai/bge-m3/")
    assert KEY not in endpoint.id


def test_the_dimension_is_asked_for_once(begin: Begin) -> None:
    endpoint, server, _ = begin()
    assert (endpoint.dim, endpoint.dim, endpoint.max_tokens) == (2, 2, 0)
    assert endpoint.encode(["", ""], "query").tolist() == [[0, 0], [0, 0]]
    assert endpoint.encode([], "query").shape == (0, 2)
    assert len(server.asked) == 1


@pytest.mark.parametrize("play", ["503", "429", "drop", "cut"])
def test_what_passes_is_asked_again(begin: Begin, play: str) -> None:
    endpoint, server, slept = begin(play)
    assert endpoint.encode(["电池"], "query").any()
    assert (len(server.asked), slept) == (2, [2.0])


def test_not_for_ever(begin: Begin) -> None:
    endpoint, server, slept = begin("503", "503", "drop", "503")
    with pytest.raises(OutsideFailed) as caught:
        endpoint.encode(["电池"], "query")
    assert (len(server.asked), slept) == (3, [2.0, 4.0])
    assert "3" in caught.value.sentence("zh")


@pytest.mark.parametrize(
    "play", ["401", "400", "307", "short", "twice", "ragged", "nan", "words", "null", "page", "wider"]
)
def test_what_does_not_fit_is_not_believed(begin: Begin, play: str) -> None:
    endpoint, server, slept = begin("", play)
    endpoint.encode(["一"], "query")
    with pytest.raises(OutsideFailed) as caught:
        endpoint.encode(["一", "二"], "query")
    assert (len(server.asked), slept) == (2, [])
    assert KEY not in caught.value.sentence("en")


def test_an_answer_without_end_is_cut_off(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(openai_endpoint, "MOST", 50)
    endpoint, _, _ = begin()
    with pytest.raises(OutsideFailed, match="too large"):
        endpoint.encode(["电池"] * 9, "query")


def test_it_is_on_the_list() -> None:
    for text in (ENDPOINT.title, ENDPOINT.sends, ENDPOINT.brings, ENDPOINT.terms):
        assert text.zh != text.en
