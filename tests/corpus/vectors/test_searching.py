"""Search by vectors finds what looking at every publication finds, within any filter and View."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qianglian.corpus.vectors import planning
from qianglian.corpus.vectors.passages import PassageKind
from qianglian.corpus.workspace import Workspace, open_workspace
from qianglian.model.errors import Conflict, Forbidden
from qianglian.model.view import View
from tests.corpus.evidence import begin, write_rows
from tests.corpus.vectors.brute_force import BruteForce
from tests.corpus.vectors.corpora import all_passages, rows
from tests.corpus.vectors.small_embedder import SmallEmbedder

EMBEDDER = SmallEmbedder()
NEAR = 0.02
"""By how much a score may differ for being kept in whole numbers."""


class Turning:
    """An adapter that turns Chinese vectors by a fixed rotation."""

    id = "turning/1"

    def apply(self, vectors: np.ndarray, language: str) -> np.ndarray:
        return np.roll(vectors, 1, axis=1) if language == "zh" else vectors


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("vectors")
    with begin(folder / "ws", write_rows(folder / "a.jsonl", rows(400))) as workspace:
        workspace.embed(EMBEDDER)
        yield workspace


@pytest.fixture(scope="module")
def truth(corpus: Workspace) -> BruteForce:
    return BruteForce(all_passages(corpus), EMBEDDER)


def agree(
    workspace: Workspace,
    truth: BruteForce,
    text: str,
    language: str,
    kind: PassageKind | None = None,
    query: str = "",
    k: int = 10,
    adapter: Turning | None = None,
) -> None:
    """The same scores at every rank, each of the publication that is named."""
    asked = EMBEDDER.encode([text], "query")[0]
    index = workspace.vector_index(EMBEDDER, adapter)
    assert index is not None
    only = workspace.vector_filter(query, adapter)
    found = index.search(asked, k, language=language, only=only, kind=kind)
    allowed = set(workspace._keys(query).to_pylist())
    scores = truth.scores(asked, language, kind, allowed)
    expected = sorted(scores.values(), reverse=True)[:k]
    np.testing.assert_allclose([near.score for near in found], expected, atol=NEAR)
    for near in found:
        assert scores[near.key] == pytest.approx(near.score, abs=NEAR)
        assert kind in (None, near.kind)
    assert len({near.key for near in found}) == len(found)


texts = st.text("锂电池隔膜材料热泵batery hpum", min_size=3, max_size=12)
queries = st.sampled_from(
    ["", "锂", "ti:battery", "pd:2012", "NOT 热", "锂 AND 电", "pd:2011..2015 OR ti:heat", "氢"]
)


@settings(max_examples=60)
@given(
    texts,
    st.sampled_from(["zh", "en", "de", "fr", ""]),
    st.sampled_from([None, "text", "claim"]),
    queries,
    st.integers(1, 40),
)
def test_every_search_is_what_looking_at_all_gives(
    corpus: Workspace,
    truth: BruteForce,
    text: str,
    language: str,
    kind: PassageKind | None,
    query: str,
    k: int,
) -> None:
    agree(corpus, truth, text, language, kind, query, k)


def test_more_is_asked_for_than_there_is(corpus: Workspace, truth: BruteForce) -> None:
    agree(corpus, truth, "锂电池", "zh", k=1_000)


def test_an_adapter_works_on_both_sides(corpus: Workspace) -> None:
    adapter = Turning()
    truth = BruteForce(all_passages(corpus), EMBEDDER, adapter)
    for text, language in (("锂电池隔膜", "zh"), ("heat pump", "en")):
        agree(corpus, truth, text, language, adapter=adapter)
    index = corpus.vector_index(EMBEDDER, adapter)
    assert index is not None
    assert index.adapter is adapter
    assert corpus.vector_index(EMBEDDER) is not index


def test_languages_are_centred_each_on_its_own_mean(corpus: Workspace) -> None:
    index = corpus.vector_index()
    assert index is not None
    centring = index.shelves["text"].centring
    assert set(centring.means) == {"zh", "en"}
    assert 0 < centring.counts["de"] < 50
    np.testing.assert_array_equal(centring.mean("de"), centring.overall)


def test_scores_of_named_publications(corpus: Workspace, truth: BruteForce) -> None:
    index = corpus.vector_index()
    only = corpus.vector_filter("pd:2012")
    assert index is not None
    assert only is not None
    asked = EMBEDDER.encode(["锂电池隔膜"], "query")[0]
    scores = dict(zip(index.keys(only), index.scores(asked, only, language="zh"), strict=True))
    expected = truth.scores(asked, "zh", only=set(scores))
    assert set(scores) == set(expected)
    assert all(scores[key] == pytest.approx(expected[key], abs=NEAR) for key in scores)
    claims = index.scores(asked, only, language="zh", kind="claim")
    assert 0 < np.isnan(claims).sum() < len(claims)


def test_the_vectors_of_a_publication(corpus: Workspace) -> None:
    index = corpus.vector_index()
    assert index is not None
    passages = all_passages(corpus)
    key = next(one.key for one in passages if one.kind == "claim")
    own = {(one.kind, one.language): one.text for one in passages if one.key == key}
    found = {(kind, language): vector for kind, language, vector in index.vectors_of(key)}
    assert set(found) == set(own)
    for place, text in own.items():
        np.testing.assert_allclose(found[place], EMBEDDER.encode([text], "passage")[0], atol=NEAR)
    assert index.vectors_of("pxxxxxxxxxxxxxxxx") == [] == index.vectors_of("?")


def test_a_view_bounds_the_search(corpus: Workspace) -> None:
    with open_workspace(
        corpus.path, view=View(rows="pd:2012", fields=frozenset({"publication_date"}))
    ) as seen:
        index = seen.vector_index(EMBEDDER)
        only = seen.vector_filter("")
        assert index is not None
        assert only is not None
        found = index.search(EMBEDDER.encode(["锂电池"], "query")[0], 20, language="zh", only=only)
        assert found
        assert {near.key for near in found} <= set(corpus._keys("pd:2012").to_pylist())
        with pytest.raises(Forbidden):
            seen.vector_filter("ti:锂")
        for account in (seen.vectors, lambda: seen.embed(EMBEDDER)):
            with pytest.raises(Forbidden):
                account()


def test_another_embedder_may_not_ask(corpus: Workspace) -> None:
    with pytest.raises(Conflict, match="cannot be mixed") as caught:
        corpus.vector_index(SmallEmbedder("small/pairs/2"))
    assert "qianglian embed 项目 --embedder" in caught.value.sentence()
    assert "small/pairs/1" in caught.value.sentence("en")


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a few hundred were many: lists are laid where faiss is there."""
    monkeypatch.setattr(planning, "EXACT_BELOW", 150)


@pytest.mark.usefixtures("many")
def test_upserts_find_what_a_new_index_finds(tmp_path: Path) -> None:
    workspace = begin(tmp_path / "ws", write_rows(tmp_path / "a.jsonl", rows(600, seed=1)))
    workspace.embed(EMBEDDER)
    before = workspace.vector_index()
    assert before is not None
    workspace.import_files(write_rows(tmp_path / "b.jsonl", rows(60, seed=2, first=590)))
    workspace.remove(*(f"CN{100_000_000 + number}A" for number in range(20, 40)), reason="试", actor="t")
    partial = workspace.vector_index()
    assert partial is not None
    assert not partial.coverage.whole
    workspace.embed(EMBEDDER)
    after = workspace.vector_index()
    assert after is not None
    assert after.coverage.whole
    assert after.coverage.means_of == before.coverage.means_of
    assert after.coverage.appended > 0 < after.coverage.gone
    assert after.shelves["text"].centring.counts == before.shelves["text"].centring.counts
    _find_each_other(workspace)
    # Beyond half of what the lists were laid for, they and the means are made anew.
    workspace.import_files(write_rows(tmp_path / "c.jsonl", rows(500, seed=3, first=2_000)))
    workspace.embed(EMBEDDER)
    anew = workspace.vector_index()
    assert anew is not None
    assert (anew.coverage.means_of, anew.coverage.appended, anew.coverage.gone) == (
        workspace.manifest.generation,
        0,
        0,
    )
    truth = BruteForce(all_passages(workspace), EMBEDDER)
    allowed = truth.scores(EMBEDDER.encode(["锂电池隔膜"], "query")[0], "zh")
    found = anew.search(EMBEDDER.encode(["锂电池隔膜"], "query")[0], 10, language="zh")
    wanted = sorted(allowed, key=lambda key: -allowed[key])[:10]
    assert len(set(wanted) & {near.key for near in found}) >= 9


def _find_each_other(workspace: Workspace) -> None:
    """Every text finds its own publication first, the removed never."""
    index = workspace.vector_index()
    assert index is not None
    living = set(workspace._keys("").to_pylist())
    passages = [one for one in all_passages(workspace) if one.kind == "text"]
    owners: dict[tuple[str, str], set[str]] = {}
    for one in passages:
        owners.setdefault((one.text, one.language), set()).add(one.key)
    lost = 0
    for one in passages[::7]:
        near = index.search(EMBEDDER.encode([one.text], "passage")[0], 3, language=one.language, kind="text")
        lost += near[0].key not in owners[one.text, one.language]
        assert {hit.key for hit in near} <= living
    assert lost <= len(passages[::7]) * 0.02


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize(
    ("query", "share"), [("pd:2012", 0.09), ("pd:2010..2016", 0.6), ("ti:heat AND ti:pump", 0.05)]
)
def test_lists_within_filters(tmp_path: Path, query: str, share: float) -> None:
    workspace = begin(tmp_path / "ws", write_rows(tmp_path / "a.jsonl", rows(1_500, seed=4)))
    workspace.embed(EMBEDDER)
    index = workspace.vector_index()
    only = workspace.vector_filter(query)
    assert index is not None
    assert only is not None
    assert len(only) / len(index.publications) == pytest.approx(share, abs=0.06)
    truth = BruteForce(all_passages(workspace), EMBEDDER)
    keys = set(index.keys(only))
    hits = 0
    for text in ("锂电池隔膜", "heat pump storage", "余热回收", "battery anode", "电解液"):
        asked = EMBEDDER.encode([text], "query")[0]
        language = "zh" if text > "z" else "en"
        scores = truth.scores(asked, language, only=keys)
        wanted = set(sorted(scores, key=lambda key: -scores[key])[:10])
        found = {near.key for near in index.search(asked, 10, language=language, only=only)}
        assert found <= keys
        hits += len(found & wanted)
    assert hits >= 45
