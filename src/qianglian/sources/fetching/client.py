"""The client library of an office, which is an optional part of the installation."""

from __future__ import annotations

from qianglian.model.errors import MissingExtra
from qianglian.model.text import Text


def not_installed(package: str) -> MissingExtra:
    """The extra ``connectors``, of which ``package`` is a part, is missing."""
    return MissingExtra(
        Text(
            zh=f"未安装附加包 connectors（{package}）。",
            en=f"The extra connectors is not installed ({package}).",
        ),
        hint=Text(zh="pip install 'qianglian[connectors]'", en="pip install 'qianglian[connectors]'"),
    )
