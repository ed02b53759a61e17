"""Twenty texts and the vectors that the model gives for them: whether this machine computes what it should.

The vectors are those of the float32 graph, kept in ``fingerprint.npz`` (written by
``scripts/write_fingerprint.py``). A processor, a release of a library or a graph that gives others is found before
a vector of it reaches an index.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib.resources import files

import numpy as np

from qianglian.embedding.contract import Kind, Vectors, unit_rows
from qianglian.embedding.e5.built import Arithmetic
from qianglian.model.errors import Conflict
from qianglian.model.text import Text

TEXTS: tuple[tuple[Kind, str], ...] = (
    ("query", "固态电池的电解质材料"),
    ("query", "solid electrolyte for a lithium battery"),
    ("query", "如何降低电机控制器的损耗"),
    ("query", "H01M10/0562"),
    ("query", "回生ブレーキによるエネルギー回収"),
    ("passage", "一种硫化物固态电解质及其制备方法，涉及锂离子电池技术领域，由硫化锂与五硫化二磷球磨后烧结而成。"),
    ("passage", "A hydraulic accumulator stores the energy that is recovered while the vehicle brakes."),
    ("passage", "本实用新型公开了一种余热回收装置，包括壳体、换热管和风机，换热管均匀设置在壳体内。"),
    ("passage", "The wafer is bonded to a carrier, thinned to 50 µm and diced with a laser."),
    ("passage", "Procédé de fabrication d'un aimant permanent à base de néodyme, de fer et de bore"),
    ("passage", "Verfahren zur Rückgewinnung von Abwärme aus einem Verbrennungsmotor"),
    ("passage", "이차 전지용 분리막 및 그 제조 방법"),
    ("passage", "半導体装置およびその製造方法"),
    ("passage", "卷积神经网络加速器的片上缓存分配方法、装置、设备及存储介质"),
    ("passage", "1,3-丁二烯与苯乙烯的嵌段共聚物（SBS），其数均分子量为 5×10⁴～2×10⁵ g/mol。"),
    ("passage", "A method comprising: receiving, at a base station, a scheduling request; and transmitting a grant."),
    ("passage", "Ｆｕｌｌ－ｗｉｄｔｈ ｔｅｘｔ ①②③ ㎏"),
    ("passage", "电池"),
    ("passage", "x"),
    ("passage", "权利要求1所述的电机，其特征在于，所述转子铁芯上设有多个磁钢槽，相邻两个磁钢槽呈V形分布。" * 3),
)  # fmt: skip

LEAST: dict[Arithmetic, float] = {"fp32": 0.999, "int8": 0.99}
"""Cosine of each vector with the one kept. Measured where they were written: 1.0000, and 0.9951 at least."""


def computed(encode: Callable[[Sequence[str], Kind], Vectors]) -> Vectors:
    """The vectors of the twenty texts, the questions first."""
    kinds: tuple[Kind, ...] = ("query", "passage")
    return np.concatenate([encode([text for of, text in TEXTS if of == kind], kind) for kind in kinds])


def verify(encode: Callable[[Sequence[str], Kind], Vectors], arithmetic: Arithmetic) -> None:
    """Raises `Conflict` where a vector is not near the one kept."""
    nearness = (computed(encode) * expected()).sum(axis=1)
    worst, least = float(nearness.min()), LEAST[arithmetic]
    if worst >= least:
        return
    raise Conflict(
        Text(
            zh=f"语义模型在本机算出的向量与基准不符（{arithmetic}，余弦最低 {worst:.4f}，应不低于 {least}），未使用。",
            en=f"On this machine the semantic model computes other vectors than it should ({arithmetic}, least "
            f"cosine {worst:.4f}, at least {least} expected); it was not used.",
        ),
        hint=Text(
            zh="可改用 QIANGLIAN_EMBEDDER=e5:fp32；仍不符时请按 requirements.lock 重装 onnxruntime 与 tokenizers。",
            en="Try QIANGLIAN_EMBEDDER=e5:fp32; if that does not help, install onnxruntime and tokenizers again "
            "as in requirements.lock.",
        ),
    )


@lru_cache(maxsize=1)
def expected() -> Vectors:
    """The vectors kept, in the order of `computed`."""
    with (
        (files(__package__) / "fingerprint.npz").open("rb") as file,
        np.load(file, allow_pickle=False) as kept,
    ):
        return unit_rows(kept["vectors"])
