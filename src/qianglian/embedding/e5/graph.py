"""The encoder as an ONNX graph, made straight from the tensors.

BERT as in multilingual-e5-small: normalisation after each half of a layer, GELU by the error function, the mean of
the tokens' vectors, length 1. Word vectors are an input, so that the table of 250,037 words stays in its file; the
other input is the mask, 1 for a token and 0 for padding.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import numpy.typing as npt

from qianglian.embedding.e5.packed import Floats, Packed

WORDS, MASK, VECTORS = "words", "mask", "vectors"
VERSION = 1
"""Counts up when what is built here changes: built graphs are kept under it."""

OPERATORS, FORMAT = 20, 10
"""Versions of ONNX's operators and of its file format."""

UNSEEN = 1e9
"""Subtracted from the score of padding: after the softmax nothing of it is left in float32."""


def build(packed: Packed) -> Any:
    """The graph as an ``onnx.ModelProto``, float32, about 86 MB."""
    return _Graph(packed).model()


class _Graph:
    """Nodes and constants, and the names of what they give."""

    def __init__(self, packed: Packed) -> None:
        self.packed, self.shape = packed, packed.shape
        self.nodes: list[Any] = []
        self.constants: dict[str, Any] = {}

    def model(self) -> Any:
        from onnx import TensorProto, helper

        self.pooled(self.layers(self.embedded()))
        hidden = self.shape.hidden

        def value(name: str, *sizes: str | int) -> Any:
            return helper.make_tensor_value_info(name, TensorProto.FLOAT, sizes)

        graph = helper.make_graph(
            self.nodes,
            "multilingual-e5-small",
            [value(WORDS, "texts", "tokens", hidden), value(MASK, "texts", "tokens")],
            [value(VECTORS, "texts", hidden)],
            list(self.constants.values()),
        )
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPERATORS)], ir_version=FORMAT)

    def embedded(self) -> str:
        """Words, their places and the one kind of token, normalised."""
        hidden, positions = self.shape.hidden, self.shape.positions
        places = self.packed.vector("emb.pos", positions * hidden).reshape(positions, hidden)
        kind = self.packed.vector("emb.type", self.shape.kinds * hidden)[:hidden]
        length = self.add("Slice", self.add("Shape", WORDS), self.whole("one", 1), self.whole("two", 2))
        seen = self.add("Slice", self.constant("places", places + kind), self.whole("zero", 0), length)
        return self.normal(self.add("Add", WORDS, seen), "emb.ln")

    def layers(self, tokens: str) -> str:
        """Attention and the two dense steps, once a layer."""
        padding = self.padding()
        for layer in range(self.shape.layers):
            name = f"l{layer}."
            attended = self.dense(self.attention(tokens, name, padding), f"{name}ao")
            tokens = self.normal(self.add("Add", attended, tokens), f"{name}aln")
            between = self.add("Gelu", self.dense(tokens, f"{name}fi"))
            tokens = self.normal(self.add("Add", self.dense(between, f"{name}fo"), tokens), f"{name}oln")
        return tokens

    def padding(self) -> str:
        """What is added to the scores: 0 for a token, -1e9 for padding, shape (texts, 1, 1, tokens)."""
        mask = self.add("Unsqueeze", MASK, self.whole("middle", 1, 2))
        less = self.add("Sub", mask, self.constant("full", np.float32(1)))
        return self.add("Mul", less, self.constant("unseen", np.float32(UNSEEN)))

    def attention(self, tokens: str, name: str, padding: str) -> str:
        """Scaled dot-product attention of all heads, joined again."""
        heads = self.shape.heads
        size = self.shape.hidden // heads
        apart = self.whole("apart", 0, 0, heads, size)

        def head(which: str, order: list[int]) -> str:
            dense = self.dense(tokens, name + which)
            return self.add("Transpose", self.add("Reshape", dense, apart), perm=order)

        query, key, value = head("q", [0, 2, 1, 3]), head("k", [0, 2, 3, 1]), head("v", [0, 2, 1, 3])
        scale = self.constant("scale", np.float32(1 / math.sqrt(size)))
        scores = self.add("Add", self.add("Mul", self.add("MatMul", query, key), scale), padding)
        seen = self.add("MatMul", self.add("Softmax", scores, axis=-1), value)
        joined = self.add("Transpose", seen, perm=[0, 2, 1, 3])
        return self.add("Reshape", joined, self.whole("joined", 0, 0, self.shape.hidden))

    def pooled(self, tokens: str) -> None:
        """The mean over the tokens that are there, scaled to length 1 (so their sum serves as well)."""
        mask = self.add("Unsqueeze", MASK, self.whole("last", 2))
        summed = self.add("ReduceSum", self.add("Mul", tokens, mask), self.whole("along", 1), keepdims=0)
        square = self.add("ReduceSum", self.add("Mul", summed, summed), self.whole("across", 1), keepdims=1)
        self.add("Div", summed, self.add("Sqrt", square), gives=VECTORS)

    def dense(self, tokens: str, name: str) -> str:
        """``tokens · Wᵀ + b``; the file keeps a row of W for each column that comes out."""
        hidden, between = self.shape.hidden, self.shape.between
        rows = between if name.endswith("fi") else hidden
        columns = between if name.endswith("fo") else hidden
        weights = self.constant(f"{name}.w", self.packed.matrix(f"{name}.w", rows, columns).T)
        bias = self.constant(f"{name}.b", self.packed.vector(f"{name}.b", rows))
        return self.add("Add", self.add("MatMul", tokens, weights), bias)

    def normal(self, tokens: str, name: str) -> str:
        """Layer normalisation."""
        gain, bias = (
            self.constant(one, self.packed.vector(one, self.shape.hidden))
            for one in (f"{name}.w", f"{name}.b")
        )
        return self.add("LayerNormalization", tokens, gain, bias, axis=-1, epsilon=float(self.shape.epsilon))

    def add(self, operator: str, *inputs: str, gives: str = "", **options: Any) -> str:
        """A node more; the name of what it gives."""
        from onnx import helper

        given = gives or f"{operator}.{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, list(inputs), [given], **options))
        return given

    def constant(self, name: str, value: Floats | np.float32 | npt.NDArray[np.int64]) -> str:
        """A constant under its name, once."""
        from onnx import numpy_helper

        if name not in self.constants:
            self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def whole(self, name: str, *numbers: int) -> str:
        """Whole numbers that shapes and axes are told by."""
        return self.constant(name, np.array(numbers, np.int64))
