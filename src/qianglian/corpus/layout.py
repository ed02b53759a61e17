"""Where things lie in a workspace.

::

    workspace.json            format and id
    writer.lock               who writes: pid and purpose
    judgements.jsonl          people's decisions
    corpus/manifest.json      the generation in force; replaced whole, never edited
    corpus/generations/       000007.json (what generation 7 consists of) and 000007.lock (its readers)
    corpus/records/           <file>.parquet        every source row as read; immutable
                              <file>.rejected.parquet   every row that could not be kept
                              <file>.declarations.parquet   every declaration, where the file is a list of them
    corpus/publications/      <part>.parquet        publications resolved from records; immutable
    corpus/tombstones/        000007.parquet        rows of parts that generation 7 no longer holds
    corpus/index/             000007/               the full-text index of generation 7
    corpus/families/          000007-….parquet      families of generation 7, made on demand
                              history.jsonl         what became of families from one state to the next
    corpus/parties/           <fingerprint>.json    the parties, derived; made anew when it is not there
    vectors/current.json      the vectors in force: which embedder's
    vectors/passages/         <part>.parquet        what of a part is embedded, derived
    vectors/addresses/        <segment>.npy         whose key lies where in a full-text segment, derived
    vectors/<stamp>/          stamp.json            whose vectors, and the segments that hold them
                              segments/             vectors by text hash; immutable
                              indexes/              the index of a generation, derived
                              embedding.lock        who embeds: pid and purpose
    corpus/classing/          <stamp>.npz           the classifier, derived; trained anew when it is not there
    columns/<evidence>/       <name>.columns        what analyses stand on, derived (`qianglian.analysis.kept_columns`)
    answers/<evidence>/       <question>.answer     findings of analyses, derived; worked out anew when not there
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths of one workspace."""

    root: Path

    @property
    def workspace_file(self) -> Path:
        return self.root / "workspace.json"

    @property
    def writer_lock(self) -> Path:
        return self.root / "writer.lock"

    @property
    def judgements(self) -> Path:
        return self.root / "judgements.jsonl"

    @property
    def corpus(self) -> Path:
        return self.root / "corpus"

    @property
    def manifest(self) -> Path:
        return self.corpus / "manifest.json"

    def generation(self, number: int) -> Path:
        return self.corpus / "generations" / f"{number:06d}.json"

    def generation_lock(self, number: int) -> Path:
        return self.corpus / "generations" / f"{number:06d}.lock"

    def records(self, file: str) -> Path:
        return self.corpus / "records" / f"{file}.parquet"

    def rejected(self, file: str) -> Path:
        return self.corpus / "records" / f"{file}.rejected.parquet"

    def declarations(self, file: str) -> Path:
        return self.corpus / "records" / f"{file}.declarations.parquet"

    def publications(self, part: str) -> Path:
        return self.corpus / "publications" / f"{part}.parquet"

    def tombstones(self, generation: int) -> Path:
        return self.corpus / "tombstones" / f"{generation:06d}.parquet"

    def index(self, generation: int) -> Path:
        return self.corpus / "index" / f"{generation:06d}"

    @property
    def families(self) -> Path:
        return self.corpus / "families"

    @property
    def family_history(self) -> Path:
        return self.families / "history.jsonl"

    @property
    def parties(self) -> Path:
        return self.corpus / "parties"

    @property
    def vectors(self) -> Path:
        return self.root / "vectors"

    @property
    def addresses(self) -> Path:
        return self.vectors / "addresses"

    @property
    def classing(self) -> Path:
        return self.corpus / "classing"

    @property
    def answers(self) -> Path:
        return self.root / "answers"

    def make(self) -> None:
        """Create the folders that are not there."""
        for name in ("generations", "records", "publications", "tombstones", "index", "families"):
            (self.corpus / name).mkdir(parents=True, exist_ok=True)


def fsync_path(path: Path) -> None:
    """Make a file's content, or a folder's list of names, outlast a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def lasting_folder(folder: Path, within: Path) -> None:
    """Make a folder below ``within``; its name, and those of the folders on the way, outlast a power cut.

    Also those that were there: who made them may not have waited for the disk.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for above in folder.parents:
        fsync_path(above)
        if above == within:
            break


def write_whole(path: Path, text: str) -> None:
    """Replace a file in one step: a reader sees the old whole or the new whole, also after a kill."""
    temporary = path.with_name(path.name + ".tmp")
    with open(temporary, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, path)
    fsync_path(path.parent)
