"""The built graph, kept by the hash of the weights: made once, checked whenever it is read, made anew when damaged."""

from __future__ import annotations

import hashlib
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Literal

from qianglian.embedding.e5 import graph
from qianglian.embedding.e5.packed import Packed
from qianglian.embedding.kept import write_whole

Arithmetic = Literal["fp32", "int8"]

DIGEST = 32
"""Bytes of a SHA-256 before the graph in a kept file."""

PREPARED = {"onnx.quant.pre_process": "onnxruntime.quant"}
"""Tells the quantiser that the graph needs none of the preparation that it would warn of."""


def built(packed: Packed, weights: str, arithmetic: Arithmetic, folder: Path) -> bytes:
    """The graph as bytes for ONNX Runtime; ``weights`` is their hash.

    A folder that cannot be written costs the building each time (some seconds), nothing else.
    """
    runtime = version("onnxruntime")
    kept = folder / "e5" / f"{weights[:12]}-v{graph.VERSION}-{arithmetic}-ort{runtime}.graph"
    return _read(kept) or _written(kept, _build(packed, arithmetic))


def _read(kept: Path) -> bytes:
    """The graph, where the file is there and whole."""
    try:
        content = kept.read_bytes()
    except OSError:
        return b""
    body = content[DIGEST:]
    return body if hashlib.sha256(body).digest() == content[:DIGEST] else b""


def _written(kept: Path, body: bytes) -> bytes:
    try:
        write_whole(kept, hashlib.sha256(body).digest() + body)
    except OSError:
        return body
    return body


def _build(packed: Packed, arithmetic: Arithmetic) -> bytes:
    model = graph.build(packed)
    if arithmetic == "fp32":
        return bytes(model.SerializeToString())
    from onnx import helper
    from onnxruntime.quantization import QuantType, quantize_dynamic

    helper.set_model_props(model, PREPARED)
    with tempfile.TemporaryDirectory(prefix="qianglian-") as room:
        path = Path(room, "int8.onnx")
        quantize_dynamic(
            model, path, op_types_to_quantize=["MatMul"], per_channel=True, weight_type=QuantType.QInt8
        )
        return path.read_bytes()
