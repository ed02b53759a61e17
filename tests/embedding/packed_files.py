"""A small file in the format of the packed weights: two layers, 32 columns, fourteen pieces. All content is invented."""

import struct
from dataclasses import dataclass, field

import numpy as np

from qianglian.embedding.e5.blocks import BLOCK, BLOCK_BYTES

PIECES = [
    "<s>",
    "<pad>",
    "</s>",
    "<unk>",
    "▁",
    "▁passage",
    "▁query",
    ":",
    "电",
    "池",
    "▁a",
    "b",
    "电池",
    "▁</s>",
]


@dataclass
class Small:
    """What goes into the file; a test changes one thing."""

    magic: bytes = b"E5S1"
    version: int = 1
    hidden: int = 32
    layers: int = 2
    heads: int = 2
    between: int = 64
    positions: int = 16
    kinds: int = 2
    epsilon: float = 1e-12
    block: int = 32
    pieces: list[str] = field(default_factory=lambda: list(PIECES))
    special: tuple[int, int, int, int] = (0, 2, 1, 3)
    replacements: dict[int, str] = field(default_factory=lambda: {0x3000: " ", 0x200B: "", 0xFF41: "a"})
    last_end: int | None = None
    """Where the spelling of the last piece is said to end."""
    score: float = -5.0
    seed: int = 7

    def tensors(self) -> list[tuple[str, int, int, bytes]]:
        """Name, kind, count and bytes of every tensor."""
        dice = np.random.default_rng(self.seed)
        words = len(self.pieces)

        def plain(name: str, count: int, around: float = 0.0) -> tuple[str, int, int, bytes]:
            return name, 0, count, (around + dice.normal(0, 0.1, count)).astype("<f4").tobytes()

        def blocks(name: str, count: int) -> tuple[str, int, int, bytes]:
            some = dice.integers(0, 256, (count // BLOCK, BLOCK_BYTES), dtype=np.uint8)
            some[:, :2] = np.full((len(some), 1), 0.05, "<f2").view(np.uint8)
            return name, 1, count, some.tobytes()

        found = [
            blocks("emb.word", words * self.hidden),
            plain("emb.pos", self.positions * self.hidden),
            plain("emb.type", self.kinds * self.hidden),
            plain("emb.ln.w", self.hidden, 1.0),
            plain("emb.ln.b", self.hidden),
        ]
        for layer in range(self.layers):
            for name, rows, columns in (
                ("q", self.hidden, self.hidden),
                ("k", self.hidden, self.hidden),
                ("v", self.hidden, self.hidden),
                ("ao", self.hidden, self.hidden),
                ("fi", self.between, self.hidden),
                ("fo", self.hidden, self.between),
            ):
                found += [blocks(f"l{layer}.{name}.w", rows * columns), plain(f"l{layer}.{name}.b", rows)]
            for name in ("aln", "oln"):
                found += [
                    plain(f"l{layer}.{name}.w", self.hidden, 1.0),
                    plain(f"l{layer}.{name}.b", self.hidden),
                ]
        return found

    def vocabulary(self) -> bytes:
        spelt = [piece.encode() for piece in self.pieces]
        ends = np.cumsum([0, *map(len, spelt)]).astype("<u4")
        total = int(ends[-1])
        if self.last_end is not None:
            ends[-1] = self.last_end
        replaced = b"".join(
            struct.pack("<IB", character, len(to)) + b"".join(struct.pack("<I", ord(one)) for one in to)
            for character, to in self.replacements.items()
        )
        scores = np.full(len(spelt), self.score, "<f4")
        return (
            struct.pack("<5iQ", len(spelt), *self.special, total)
            + ends.tobytes()
            + scores.tobytes()
            + b"".join(spelt)
            + struct.pack("<iI", len(self.replacements), len(replaced))
            + replaced
        )

    def content(self) -> bytes:
        head = self.magic + struct.pack(
            "<I7ifi",
            self.version,
            self.hidden,
            self.layers,
            self.heads,
            self.between,
            len(self.pieces),
            self.positions,
            self.kinds,
            self.epsilon,
            self.block,
        )
        head += self.vocabulary()
        tensors = self.tensors()
        directory = sum(2 + len(name) + struct.calcsize("<BIQQ") for name, *_ in tensors)
        offset = len(head) + 4 + directory
        listed, body = struct.pack("<i", len(tensors)), b""
        for name, kind, count, data in tensors:
            listed += struct.pack("<H", len(name)) + name.encode()
            listed += struct.pack("<BIQQ", kind, count, offset + len(body), len(data))
            body += data
        return head + listed + body
