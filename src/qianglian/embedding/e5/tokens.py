"""Texts as ids of pieces: the model's own normal form, then its Unigram vocabulary by the library `tokenizers`."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from qianglian.embedding.contract import Kind
from qianglian.embedding.e5.packed import Vocabulary
from qianglian.embedding.threads import threads

Ids = npt.NDArray[np.int32]

SEEN = 1 << 16
"""Characters of a text that are looked at: far more than `limit` pieces of any writing."""

UNREACHABLE = "\0"
"""Begins the names of special pieces, so that a text that spells ``</s>`` is not taken for its own end."""

LONE = dict.fromkeys([*range(0xD800, 0xE000)], "\ufffd")
"""Halves of surrogate pairs: no UTF-8 can hold them."""


class Tokens:
    """Cuts texts into at most ``limit`` pieces, the two at its ends included."""

    def __init__(self, vocabulary: Vocabulary, limit: int) -> None:
        self._replaced = LONE | vocabulary.replacements | {0: ""}
        self._library = _library(vocabulary, limit)

    def normal(self, text: str) -> str:
        """The text as the model was taught to see it: characters replaced by its table, one space between words."""
        return " ".join(unicodedata.normalize("NFC", text[:SEEN]).translate(self._replaced).split())

    def __call__(self, texts: Sequence[str], kind: Kind) -> list[Ids]:
        """The ids of each text, prefix included; none where a text has no character that the model sees."""
        normal = [self.normal(text) for text in texts]
        filled = [place for place, text in enumerate(normal) if text]
        cut = self._library.encode_batch_fast([f"{kind}: {normal[place]}" for place in filled])
        found = [np.empty(0, np.int32) for _ in texts]
        for place, one in zip(filled, cut, strict=True):
            found[place] = np.array(one.ids, np.int32)
        return found


def _library(vocabulary: Vocabulary, limit: int) -> Any:
    # The library reads both when it is loaded, and would otherwise take every core and may look for a hub.
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("RAYON_NUM_THREADS", str(threads()))
    from tokenizers import Tokenizer, models, pre_tokenizers, processors

    begin, end = vocabulary.begin, vocabulary.end
    special = {begin, end, vocabulary.pad, vocabulary.unknown}
    pieces = [
        (UNREACHABLE + piece if place in special else piece, score)
        for place, (piece, score) in enumerate(vocabulary.pieces)
    ]
    cutting = Tokenizer(models.Unigram(pieces, unk_id=vocabulary.unknown, byte_fallback=False))
    cutting.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    cutting.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", begin), ("</s>", end)]
    )
    cutting.enable_truncation(limit)
    return cutting
