"""Compressed bytes, unpacked as they are read, with a budget that all of one file's archives share."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from typing import Any

from qianglian.model.errors import TooLarge
from qianglian.model.text import Text

CHUNK = 1 << 16
RATIO_FROM = 16 << 20
"""Bytes unpacked before their ratio tells anything: small tables of repeated words compress very well."""


@dataclass(slots=True)
class Budget:
    """What one file may unpack to, in bytes and against its compressed size."""

    max_bytes: int
    max_ratio: int
    name: str
    taken: int = 0
    given: int = 0

    def spend(self, taken: int, given: int) -> None:
        """Count bytes in and out; raises `TooLarge` beyond the bounds."""
        self.taken += taken
        self.given += given
        if self.given > self.max_bytes:
            raise self._too_large(f"{self.max_bytes:,} 字节", f"{self.max_bytes:,} bytes")
        if self.given > RATIO_FROM and self.given > self.max_ratio * max(self.taken, 1):
            raise self._too_large(
                f"压缩前的 {self.max_ratio} 倍", f"{self.max_ratio} times its compressed size"
            )

    def _too_large(self, zh: str, en: str) -> TooLarge:
        return TooLarge(
            Text(zh=f"{self.name} 解压后超过{zh}。", en=f"{self.name} unpacks to more than {en}."),
            hint=Text(
                zh="这像是压缩炸弹；若确为真实数据，请解压后导入。",
                en="This looks like a zip bomb; if the data are genuine, unpack them and import that.",
            ),
        )


class Inflating(io.RawIOBase):
    """Reads ``source`` unpacked: ``wbits`` 31 gzip (members one after another), -15 deflate, 0 stored.

    ``compressed``: how many bytes of the source belong to it. Where the data break off or are corrupt, the
    stream ends there and a note says so.
    """

    def __init__(
        self,
        source: io.BufferedReader[Any],
        wbits: int,
        budget: Budget,
        notes: list[tuple[str, str]],
        place: str,
        compressed: int | None = None,
    ) -> None:
        self._source, self._wbits, self._budget = source, wbits, budget
        self._notes, self._place = notes, place
        self._left = compressed
        self._offset = source.tell() if compressed is not None else None
        self._engine = zlib.decompressobj(wbits) if wbits else None
        self._waiting = b""
        self._begun = False
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Up to ``len(buffer)`` unpacked bytes; 0 at the end."""
        data = self._next(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def _next(self, size: int) -> bytes:
        while not self._ended:
            packed = self._waiting or self._take()
            self._waiting = b""
            if not packed:
                return self._last(size)
            data = self._inflate(packed, size)
            if data:
                self._budget.spend(0, len(data))
                return data
        return b""

    def _last(self, size: int) -> bytes:
        """The source has ended; the engine may still hold output for which there was no room."""
        data = self._engine.decompress(b"", size) if self._engine and not self._engine.eof else b""
        if data:
            self._budget.spend(0, len(data))
        else:
            self._end("" if self._whole() else "truncated")
        return data

    def _take(self) -> bytes:
        size = CHUNK if self._left is None else min(CHUNK, self._left)
        if size == 0:
            return b""
        if self._offset is not None:
            self._source.seek(self._offset)
        packed = self._source.read(size)
        if self._offset is not None:
            self._offset += len(packed)
        if self._left is not None:
            self._left -= len(packed)
        self._budget.spend(len(packed), 0)
        return packed

    def _inflate(self, packed: bytes, size: int) -> bytes:
        if self._engine is None:
            self._waiting = packed[size:]
            return packed[:size]
        if self._engine.eof and not self._another_member(packed):
            return b""
        self._begun = True
        try:
            data = self._engine.decompress(packed, size)
        except zlib.error:
            self._end("corrupt")
            return b""
        self._waiting = self._engine.unconsumed_tail or (
            self._engine.unused_data if self._engine.eof else b""
        )
        if self._engine.eof and self._wbits < 0:
            self._ended = True
        return data

    def _another_member(self, packed: bytes) -> bool:
        """A gzip file may hold several members; zeros or anything else after the last is padding."""
        if not packed.startswith(b"\x1f"):
            self._ended = True
            return False
        self._engine = zlib.decompressobj(self._wbits)
        return True

    def _whole(self) -> bool:
        if self._engine is None:
            return not self._left
        return self._engine.eof

    def _end(self, note: str) -> None:
        self._ended = True
        if note:
            self._notes.append((self._place, note))
