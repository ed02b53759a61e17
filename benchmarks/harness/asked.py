"""The citations put to the engine: a workspace of the corpus, and what the parts of `similar` say to each query."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

import qianglian
from harness.citations import Citations
from harness.embedded import Kept, embedded
from harness.fusing import Pool
from harness.inputs import code_digest
from harness.options import Options
from harness.ranks import DEPTH
from harness.report import Report
from qianglian.corpus.engines.fulltext_schema import ranking_words
from qianglian.corpus.engines.fulltext_weighed import CLASSES, WeighedReader
from qianglian.corpus.lookup import read
from qianglian.corpus.similar.asking import gathered
from qianglian.corpus.similar.candidates import Candidates, Gathering
from qianglian.corpus.similar.classes import ClassScale
from qianglian.corpus.similar.question import read_question
from qianglian.corpus.similar.weights import weights
from qianglian.corpus.similar.words import question_words
from qianglian.corpus.viewing import bounded
from qianglian.corpus.workspace import Workspace, open_workspace
from qianglian.embedding.choosing import chosen as embedder_chosen
from qianglian.model.view import EVERYTHING
from qianglian.query.normal_form import normalise

TEXT, NUMBER = "as a text", "with its classes"
"""``similar TEXT`` takes the classes of the nearest publications, ``similar NUMBER`` the publication's own."""


@dataclass(frozen=True, eq=False)
class Asked:
    """What the engine said to every query: its answers by words and meaning, and the pools that are fused."""

    full_text: dict[int, list[int]]
    telling: dict[int, list[int]]
    meaning: dict[int, list[int]]
    across: dict[int, list[int]]
    pools: dict[str, dict[int, Pool]]


def workspace_of(report: Report, chosen: Options, corpus: Citations) -> tuple[Workspace, Kept, np.ndarray]:
    """The corpus in a workspace, embedded; the embedder that knows its texts; the vectors by document."""
    embedder = embedder_chosen("e5")
    texts = [document.text for document in corpus.documents]
    vectors = embedded(report, chosen.cache / "vectors", embedder, texts)
    vectors[[not text for text in texts]] = 0
    folder = chosen.cache / f"citations-{code_digest(Path(qianglian.__path__[0], 'corpus'))}"
    table = Kept(embedder, texts, vectors)
    if not (folder / "made-whole").exists():
        for stale in chosen.cache.glob("citations-*"):
            shutil.rmtree(stale)
        folder.mkdir(parents=True)
        lines = (json.dumps(row, ensure_ascii=False) for row in corpus.rows())
        (folder / "corpus.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        with open_workspace(folder / "workspace", create=True) as workspace:
            workspace.import_files(folder / "corpus.jsonl")
            workspace.embed(table)
        (folder / "made-whole").touch()
    return open_workspace(folder / "workspace"), table, vectors


def ask(
    report: Report, workspace: Workspace, table: Kept, corpus: Citations, queries: Sequence[int]
) -> Asked:
    """Put every query to the engine. ``similar`` itself goes on from here; its fusion is what is compared below."""
    snapshot = workspace._current()
    assert snapshot.fulltext is not None
    reader, meaning = WeighedReader(snapshot.fulltext), workspace._means(table).meaning
    assert meaning is not None
    scale, everything = ClassScale(reader, CLASSES), bounded("", EVERYTHING).bound
    documents, keys = _places(workspace, corpus)
    said = Asked({}, {}, {}, {}, {TEXT: {}, NUMBER: {}})
    start = time.perf_counter()
    for count, query in enumerate(queries, 1):
        question = read_question(snapshot, corpus.documents[query].number, EVERYTHING, CLASSES)
        out = frozenset(keys[place] for place in corpus.left_out(query))
        words = question_words(question.weighed, reader)
        room = DEPTH + len(out)
        equal = dict.fromkeys(
            " ".join(ranking_words(normalise(text)) for text in question.weighed).split(), 1.0
        )
        for answers, weighed in ((said.full_text, equal), (said.telling, words.weights)):
            rows = reader.by_words(weighed, everything, room)
            answers[query] = [documents[row["key"]] for _, row in rows if row["key"] not in out]
        spoken = meaning.asked(question)
        as_they_are = replace(meaning, across=None)
        for answers, one in ((said.meaning, as_they_are), (said.across, meaning)):
            near = one.nearest(spoken, everything, None, room)
            best = sorted(set(near) - out, key=lambda key: (-near[key], key))
            answers[query] = [documents[key] for key in best]
        gathering = Gathering(reader, everything, out, words, meaning, spoken, None, scale)
        by_text = gathering.by_text()
        for mode, classes in ((TEXT, ()), (NUMBER, question.classes)):
            found = Candidates(dict(by_text.rows), dict(by_text.said))
            gathered(gathering, found, classes, weights("plain"))
            said.pools[mode][query] = _pool(found, documents)
        if count % 200 == 0:
            report.say(
                f"asked {count:,} of {len(queries):,}, {(time.perf_counter() - start) / count * 1e3:.0f} ms each"
            )
    return said


def _places(workspace: Workspace, corpus: Citations) -> tuple[dict[str, int], dict[int, str]]:
    """The document of each key, and the key of each document."""
    places: dict[str, int] = {}
    named = {read(document.number).identity: place for place, document in enumerate(corpus.documents)}
    page = workspace.search("", limit=1_000, sort="key")
    while True:
        places |= {hit.key: named[hit.number] for hit in page}
        if not page.next:
            return places, {place: key for key, place in places.items()}
        page = workspace.search("", limit=1_000, sort="key", cursor=page.next)


def _pool(found: Candidates, documents: dict[str, int]) -> Pool:
    return Pool.of([documents[key] for key in found.keys], found.values())
