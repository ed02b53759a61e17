"""What the nodes of a chain hold at one moment, as tables: what a version freezes, and what two moments differ by."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from qianglian.chains.chain_json import chain_mark
from qianglian.chains.families import Families
from qianglian.chains.tagged import Tagged
from qianglian.corpus.workspace import Workspace
from qianglian.judgements import JudgementLog
from qianglian.model.chain import Chain

NODES = pa.schema(
    [("node", pa.string()), ("key", pa.string()), ("family", pa.string()), ("how", pa.string())]
)
CORPUS = pa.schema([("key", pa.string()), ("family", pa.string()), ("number", pa.string())])
REDIRECTS = pa.schema([("old", pa.string()), ("key", pa.string())])
LEFT = pa.schema([("node", pa.string()), ("key", pa.string()), ("fate", pa.string())])


@dataclass(frozen=True)
class Content:
    """A chain and what its nodes hold.

    ``nodes``: a row for each publication of each node, node by node as in ``sizes``, by key; ``how`` is ``rule`` or
    ``person``. ``corpus``: every publication with its simple family and its number, by key. ``redirects``: keys that
    lead to another publication. ``left``: publications of the corpus that a node held in the version before and does
    not hold now, with their fate.
    """

    chain: Chain
    generation: int
    evidence: str
    judgements: tuple[int, str]
    sizes: Mapping[str, int]
    nodes: pa.Table
    corpus: pa.Table
    redirects: pa.Table
    left: pa.Table

    def rows(self, code: str) -> pa.Table:
        """The publications of a node; none for a code that no node has."""
        begin = 0
        for one, size in self.sizes.items():
            if one == code:
                return self.nodes.slice(begin, size)
            begin += size
        return self.nodes.slice(0, 0)

    def keys(self, code: str) -> list[str]:
        """The keys of the publications of a node, sorted."""
        found: list[str] = self.rows(code)["key"].to_pylist()
        return found

    def families(self, code: str) -> list[str]:
        """The keys of the families of a node, sorted."""
        found: list[str] = sorted(pc.unique(self.rows(code)["family"]).to_pylist())
        return found

    @property
    def digest(self) -> str:
        """What the nodes hold, and of which families."""
        said = hashlib.sha256(f"{chain_mark(self.chain)}\n{dict(self.sizes)}".encode())
        for column in self.nodes.columns:
            said.update("\n".join(column.to_pylist()).encode())
        return said.hexdigest()[:16]


def content(workspace: Workspace, tagged: Tagged, before: Content | None = None) -> Content:
    """What the nodes hold now; with ``before``, also what became of the publications that have left since."""
    families = Families.of(workspace)
    manifest = workspace.manifest
    sizes: dict[str, int] = {}
    parts: list[pa.Table] = []
    for node in tagged.chain.nodes:
        keys = list(tagged.keys(node.code))
        sizes[node.code] = len(keys)
        by_person = set(tagged.added(node.code))
        how = ["person" if key in by_person else "rule" for key in keys]
        columns = [pa.array([node.code] * len(keys), pa.string()), keys, families.named(keys), how]
        parts.append(pa.table(dict(zip(NODES.names, columns, strict=True)), NODES))
    corpus = families.table
    return Content(
        tagged.chain,
        manifest.generation,
        manifest.evidence,
        JudgementLog(workspace.path / "judgements.jsonl").head(),
        sizes,
        pa.concat_tables([NODES.empty_table(), *parts]).combine_chunks(),
        corpus,
        _redirects(workspace),
        _left(tagged, before, corpus, sizes, parts),
    )


def _redirects(workspace: Workspace) -> pa.Table:
    if not workspace.manifest.parts:
        return REDIRECTS.empty_table()
    rows = workspace._current().tables.rows(
        "SELECT a, key FROM (SELECT key, unnest(also) AS a FROM publications WHERE len(also) > 0) ORDER BY a",
        [],
    )
    columns = [[row[0] for row in rows], [row[1] for row in rows]]
    return pa.table(dict(zip(REDIRECTS.names, columns, strict=True)), REDIRECTS)


def _left(
    tagged: Tagged, before: Content | None, corpus: pa.Table, sizes: Mapping[str, int], parts: list[pa.Table]
) -> pa.Table:
    if before is None:
        return LEFT.empty_table()
    held = dict(zip(sizes, parts, strict=True))
    rows = [row for code, part in held.items() for row in _gone(tagged, before, corpus, code, part)]
    columns = [[row[place] for row in rows] for place in range(3)]
    return pa.table(dict(zip(LEFT.names, columns, strict=True)), LEFT)


def _gone(
    tagged: Tagged, before: Content, corpus: pa.Table, code: str, part: pa.Table
) -> Iterator[tuple[str, str, str]]:
    old = before.rows(code)["key"]
    gone = old.filter(pc.invert(pc.is_in(old, part["key"].combine_chunks())))
    for key in gone.filter(pc.is_in(gone, corpus["key"].combine_chunks())).to_pylist():
        yield code, key, tagged.fate(key, code)
