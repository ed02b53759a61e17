"""What people decided and gave beside the evidence, as one mark: judgements, known items, samples, the chain in force.

Analyses read these on their way (families by verdict, parties by word, the quality gate), so that an answer is good
only for as long as none of them changes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from qianglian.chains.places import current_file, known_folder, samples_folder
from qianglian.corpus.layout import Layout
from qianglian.corpus.workspace import Workspace


def people_mark(workspace: Workspace) -> str:
    """Changes whenever somebody decides, judges, gives a list, draws a sample, or puts a chain in force."""
    said = hashlib.sha256()
    for path in _files(workspace):
        try:
            held = path.read_bytes()
        except OSError:
            continue
        said.update(f"{path.name}\n{len(held)}\n".encode() + held)
    return said.hexdigest()


def _files(workspace: Workspace) -> Iterator[Path]:
    yield Layout(workspace.path).judgements
    yield current_file(workspace.path)
    for folder in (known_folder(workspace), samples_folder(workspace)):
        yield from sorted(folder.glob("*"))
