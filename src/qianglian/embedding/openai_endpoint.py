"""Vectors of somebody else's model: an OpenAI-compatible ``/embeddings`` endpoint. Off unless it is switched on.

The setting is its address with the model after ``#``: ``https://models.example/v1#bge-m3``. The texts go to that
server, which is why it stands on the list of connections to the outside. What comes back is bounded and believed only
where it fits what was asked.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException
from typing import IO
from urllib.error import HTTPError
from urllib.parse import urldefrag
from urllib.request import HTTPRedirectHandler, Request, build_opener

import numpy as np
import orjson

from qianglian.embedding.contract import Kind, Vectors, unit_rows
from qianglian.model.errors import BadInput, OutsideFailed
from qianglian.model.outside import Connection, Settings, safe_address
from qianglian.model.text import Text

KEY = "QIANGLIAN_EMBEDDINGS_KEY"
PREFIXES: dict[Kind, str] = {
    "query": "QIANGLIAN_EMBEDDINGS_QUERY_PREFIX",
    "passage": "QIANGLIAN_EMBEDDINGS_PASSAGE_PREFIX",
}
"""Environment variables that hold what a model wants before a text; the protocol has no word for it."""

AT_ONCE = 64
LONGEST = 8_192
"""Texts of one request, and characters of one text."""

TIMEOUT = 60.0
MOST = 64 << 20
"""Bytes of one answer: 64 vectors of 16,384 columns written out in full are half of it."""

ATTEMPTS = 3
BUSY = frozenset({408, 429, 500, 502, 503, 504})

ENDPOINT = Connection(
    name="embeddings",
    title=Text(
        zh="向量模型接口（OpenAI 兼容的 /v1/embeddings）",
        en="Embedding endpoint (OpenAI-compatible /v1/embeddings)",
    ),
    address="",
    sends=Text(
        zh="要向量化的全部文本（项目中的标题、摘要、权利要求和检索文本）、访问密钥",
        en="every text that is embedded (titles, abstracts, claims and search texts of the workspace) and the key",
    ),
    brings=Text(zh="向量", en="vectors"),
    terms=Text(
        zh="由所设地址的运营者规定；文本离开本机，请先确认允许",
        en="those of whoever runs the address that is set; the texts leave this machine: be sure that they may",
    ),
    register_at="",
    credentials=(KEY,),
    url_variable="QIANGLIAN_EMBEDDER",
)


@dataclass(frozen=True, slots=True)
class _Unsettled(Exception):
    """Worth asking again."""

    reason: Text


class OpenAIEndpoint:
    """A model behind an address. Nothing is opened before the first text.

    Raises `OutsideClosed` at once where the connection is not switched on, `BadInput` where the address is not safe
    or names no model, and `OutsideFailed` where no sound answer comes. The server may change its model and nobody
    here would know: ``id`` can only name what was asked for.
    """

    max_tokens = 0

    def __init__(
        self, setting: str, environment: Mapping[str, str], *, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._settings = Settings(environment)
        self._settings.require_open(ENDPOINT)
        address, self._model = urldefrag(setting.strip())
        self._address = safe_address(address.rstrip("/"), ENDPOINT.url_variable)
        if not self._model:
            raise BadInput(
                Text(
                    zh="向量接口的地址后须用 # 写明模型，如 https://…/v1#bge-m3。",
                    en="Name the model after the endpoint's address: https://…/v1#bge-m3.",
                )
            )
        self._prefixes = {kind: environment.get(name, "") for kind, name in PREFIXES.items()}
        self._sleep = sleep
        self._dim = 0

    @property
    def id(self) -> str:
        """The model's name, and a hash of it with the address and the prefixes."""
        told = "\0".join([self._address, self._model, *self._prefixes.values()])
        return f"openai/{self._model}/{hashlib.sha256(told.encode()).hexdigest()[:12]}"

    @property
    def dim(self) -> int:
        """As many columns as the server answers with; the first time, it is asked."""
        if not self._dim:
            self.encode(["."], "query")
        return self._dim

    def encode(self, texts: Sequence[str], kind: Kind) -> Vectors:
        """See `Embedder.encode`. Of a text the first 8,192 characters are sent; an empty one is not."""
        cleaned = [text[:LONGEST].encode("utf-8", "replace").decode().strip() for text in texts]
        filled = [place for place, text in enumerate(cleaned) if text]
        rows = [
            self._answer([self._prefixes[kind] + cleaned[place] for place in filled[start : start + AT_ONCE]])
            for start in range(0, len(filled), AT_ONCE)
        ]
        vectors = np.zeros((len(texts), self._dim if rows else self.dim), np.float32)
        if rows:
            vectors[filled] = np.concatenate(rows)
        return vectors

    def _answer(self, texts: list[str]) -> Vectors:
        body = orjson.dumps({"model": self._model, "input": texts, "encoding_format": "float"})
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return self._vectors(self._ask(body), len(texts))
            except _Unsettled as error:
                reason = error.reason
                if attempt < ATTEMPTS:
                    self._sleep(2.0**attempt)
        raise _failed(
            Text(zh=f"已尝试 {ATTEMPTS} 次：{reason.zh}", en=f"{ATTEMPTS} attempts made: {reason.en}")
        )

    def _ask(self, body: bytes) -> bytes:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if key := self._settings.values.get(KEY, "").strip():
            headers["Authorization"] = f"Bearer {key}"
        request = Request(f"{self._address}/embeddings", body, headers, method="POST")
        try:
            with build_opener(_StaysHere).open(request, timeout=TIMEOUT) as response:
                answer: bytes = response.read(MOST + 1)
                left = response.length
        except HTTPError as error:
            error.close()
            raise self._status(error.code) from None
        except (OSError, HTTPException, ValueError):
            raise _Unsettled(Text(zh="连接中断或超时", en="the connection dropped or timed out")) from None
        if len(answer) > MOST:
            raise _failed(Text(zh="应答过大", en="the answer is too large"))
        if left:
            raise _Unsettled(Text(zh="应答不完整（传输中断）", en="the answer breaks off"))
        return answer

    def _status(self, status: int) -> Exception:
        if status in BUSY:
            return _Unsettled(Text(zh=f"对方繁忙（HTTP {status}）", en=f"the server is busy (HTTP {status})"))
        if status in (401, 403):
            return _failed(
                Text(
                    zh=f"不接受密钥（{KEY}，HTTP {status}）",
                    en=f"the key is not accepted ({KEY}, HTTP {status})",
                )
            )
        return _failed(Text(zh=f"拒绝了请求（HTTP {status}）", en=f"it refused the request (HTTP {status})"))

    def _vectors(self, answer: bytes, count: int) -> Vectors:
        """The rows in the order of the texts; what does not fit is not believed."""
        try:
            listed = orjson.loads(answer)["data"]
            placed = {int(one["index"]): one["embedding"] for one in listed}
            rows = np.array([placed[place] for place in range(count)], np.float64)
        except (ValueError, TypeError, KeyError):
            raise _unfit() from None
        fits = rows.ndim == 2 and len(listed) == count and rows.shape[1] > 0 and bool(np.isfinite(rows).all())
        if not fits or self._dim not in (0, rows.shape[1]):
            raise _unfit()
        self._dim = rows.shape[1]
        return unit_rows(rows)


class _StaysHere(HTTPRedirectHandler):
    """No redirect is followed: the key would go with it."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> None:
        return None


def _unfit() -> OutsideFailed:
    return _failed(Text(zh="应答与所发文本不符", en="the answer does not fit the texts that were sent"))


def _failed(reason: Text) -> OutsideFailed:
    return OutsideFailed(
        Text(
            zh=f"向量接口没有给出向量：{reason.zh}。",
            en=f"The embedding endpoint gave no vectors: {reason.en}.",
        )
    )
