"""Which embedder a setting names. The libraries of an embedder are loaded only where it is chosen.

::

    e5, e5:int8        the packaged multilingual-e5-small in 8-bit arithmetic: the default where it is installed
    e5:fp32            the same in float32: reproducible vectors, half as fast
    lsa, lsa:FILE      latent semantic analysis, trained on the corpus (or kept in a file): the default where it is not
    dir:FOLDER         a sentence-transformers model in a folder on this machine
    http(s)://…        an OpenAI-compatible endpoint, once the connection is switched on
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from qianglian.embedding.contract import Embedder
from qianglian.model.errors import BadInput, MissingExtra
from qianglian.model.text import Text

VARIABLE = "QIANGLIAN_EMBEDDER"


def chosen(
    setting: str = "",
    *,
    environment: Mapping[str, str] | None = None,
    trained: Callable[[], Embedder] | None = None,
) -> Embedder:
    """The embedder that ``setting`` names; "" is what ``QIANGLIAN_EMBEDDER`` says, else the best that is installed.

    ``trained`` gives the latent semantic analysis of a corpus, which no setting can hold; it is called only where
    that is chosen. Raises `BadInput` for a setting that is none, `MissingExtra` where something is not installed,
    and what the embedder itself raises.
    """
    known = os.environ if environment is None else environment
    named = setting.strip() or known.get(VARIABLE, "").strip() or _default(known)
    if named in ("e5", "e5:int8", "e5:fp32"):
        from qianglian.embedding.e5.embedder import E5

        return E5("fp32" if named == "e5:fp32" else "int8")
    if named == "lsa":
        return _trained(trained)
    if named.startswith("lsa:"):
        from qianglian.embedding.lsa.model import Lsa

        return Lsa.load(Path(named.removeprefix("lsa:")).expanduser())
    if named.startswith("dir:"):
        from qianglian.embedding.sentence_transformers_directory import SentenceTransformersDirectory

        return SentenceTransformersDirectory(Path(named.removeprefix("dir:")).expanduser())
    if named.startswith(("http://", "https://")):
        from qianglian.embedding.openai_endpoint import OpenAIEndpoint

        return OpenAIEndpoint(named, known)
    raise BadInput(
        Text(
            zh=f"没有名为 {named!r} 的向量模型。可用：e5、e5:fp32、lsa、lsa:文件、dir:文件夹、http(s)://地址。",
            en=f"There is no embedder {named!r}. There are: e5, e5:fp32, lsa, lsa:FILE, dir:FOLDER, http(s)://ADDRESS.",
        )
    )


def _default(environment: Mapping[str, str]) -> str:
    from qianglian.embedding.e5.weights import has_e5

    return "e5" if has_e5(environment) else "lsa"


def _trained(trained: Callable[[], Embedder] | None) -> Embedder:
    if trained is not None:
        return trained()
    raise MissingExtra(
        Text(
            zh="潜在语义分析（lsa）须先在数据上训练，此处没有训练好的模型。",
            en="Latent semantic analysis (lsa) is trained on a corpus first; there is no trained one here.",
        ),
        hint=Text(
            zh="或安装附加包：pip install 'qianglian[semantic]'",
            en="Or install the extra: pip install 'qianglian[semantic]'",
        ),
    )
