"""The layout on disk: one file of arrays in the workspace, and a copy in every version published since."""

from __future__ import annotations

import json
import os
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from qianglian.chains.landscape.layout import Layout, means_as_arrays
from qianglian.corpus.layout import fsync_path
from qianglian.corpus.vectors.centring import Centring
from qianglian.model.errors import CorruptWorkspace, NewerFormat
from qianglian.model.text import Text

FORMAT = 1
IN_A_VERSION = "landscape.npz"
_ARRAYS = ("anchors", "anchor_spots", "anchor_areas", "placed", "spots", "areas", "rounds")


def write_layout(path: Path, layout: Layout) -> None:
    """Write it whole or not at all."""
    means = means_as_arrays(layout.centring)
    about = {
        "format": FORMAT,
        "embedder": layout.embedder,
        "names": [[name.zh, name.en] for name in layout.names],
        "languages": list(means),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".tmp")
    with open(beside, "wb") as file:
        np.savez_compressed(
            file,
            about=np.frombuffer(json.dumps(about, ensure_ascii=False).encode(), np.uint8),
            means=np.stack(list(means.values())),
            **{name: getattr(layout, name) for name in _ARRAYS},
        )
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)
    fsync_path(path.parent)


def read_layout(path: Path) -> Layout | None:
    """What is kept; None where there is nothing. Raises `CorruptWorkspace`, `NewerFormat`."""
    if not path.is_file():
        return None
    try:
        with np.load(path, allow_pickle=False) as file:
            about = json.loads(file["about"].tobytes())
            if int(about["format"]) > FORMAT:
                raise _newer(path, about["format"])
            means = dict(zip(about["languages"], file["means"], strict=True))
            return Layout(
                embedder=str(about["embedder"]),
                centring=Centring(means.pop("*"), means, {}),
                names=tuple(Text(*pair) for pair in about["names"]),
                **{name: file[name] for name in _ARRAYS},
            )
    except (OSError, ValueError, KeyError, TypeError, EOFError, BadZipFile) as error:
        raise _damaged(path) from error


def _newer(path: Path, found: object) -> NewerFormat:
    return NewerFormat(
        Text(
            zh=f"{path.name} 由更新的版本写成（格式 {found}）。",
            en=f"{path.name} was written by a newer release (format {found}).",
        )
    )


def _damaged(path: Path) -> CorruptWorkspace:
    return CorruptWorkspace(
        Text(zh=f"语义地图的布局 {path} 已损坏。", en=f"The layout of the landscape {path} is damaged."),
        hint=Text(
            zh="用 qianglian landscape --anew 重新布局，或从已发布版本取回 landscape.npz。",
            en="Lay it anew with qianglian landscape --anew, or take landscape.npz from a published version.",
        ),
    )
