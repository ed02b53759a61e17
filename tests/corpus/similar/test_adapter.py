"""The adapter: across languages alone, kept with its record, and only for the model that it belongs to."""

from pathlib import Path

import numpy as np
import pytest

from qianglian.corpus.similar.across import Across
from qianglian.corpus.similar.adapter import CrossLingual, adapter_for, shipped, written
from qianglian.embedding.contract import Kind
from tests.corpus.similar.corpus import TopicEmbedder, made, patent

DIM = 8
TURNED = np.roll(np.eye(DIM), 1, axis=1)
RECORD = {"name": "turned", "model": "turned"}


class TurnedEmbedder(TopicEmbedder):
    """Chinese and English lie in different places: what is told of in one is turned by a component in the other."""

    def encode(self, texts: list[str], kind: Kind) -> np.ndarray:  # type: ignore[override]
        vectors = super().encode(texts, kind)
        return np.stack(
            [v @ TURNED if text.isascii() else v for text, v in zip(texts, vectors, strict=True)]
        ).astype(np.float32)


@pytest.fixture
def adapter() -> CrossLingual:
    return CrossLingual.read(written({"zh": TURNED, "en": np.eye(DIM)}, RECORD))


def test_it_is_read_as_it_was_written(adapter: CrossLingual) -> None:
    assert adapter.record == RECORD
    assert adapter.model == "turned"
    assert np.array_equal(adapter.maps["zh"], TURNED.astype(np.float32))
    assert adapter.id == CrossLingual.read(written({"zh": TURNED, "en": np.eye(DIM)}, RECORD)).id


def test_it_joins_different_languages_that_have_maps(adapter: CrossLingual) -> None:
    assert adapter.joins("zh", "en")
    assert adapter.joins("en", "zh")
    assert not adapter.joins("zh", "zh")
    assert not adapter.joins("zh", "de")


def test_translations_meet_across_languages_and_nothing_else_changes(
    tmp_path: Path, adapter: CrossLingual
) -> None:
    embedder = TurnedEmbedder("turned/1", DIM)
    rows = [
        patent("CN100000001A", "锂电池", "电解质与锂电池。", []),
        patent("CN100000002A", "余热回收", "余热换热器回收。", []),
        patent("US10000001B2", "Lithium battery", "An electrolyte of a lithium battery.", [], "en"),
        patent("US10000002B2", "Heat recovery", "A heat exchanger for recovery.", [], "en"),
    ]
    with made(tmp_path, rows, embedder) as workspace:
        index = workspace.vector_index(embedder)
        assert index is not None
        asked = embedder.encode(["锂电池与电解质"], "passage")[0]
        keys = {hit.number: hit.key for hit in workspace.search("")}
        only = index.only(list(keys.values()))
        plain = dict(zip(index.keys(only), index.scores(asked, only, language="zh"), strict=True))
        across = Across(index, adapter)
        told = dict(zip(index.keys(only), across.scores(asked, "zh", only, None), strict=True))
        assert told[keys["US10000001B2"]] > plain[keys["US10000001B2"]]
        assert told[keys["US10000001B2"]] > told[keys["US10000002B2"]]
        for number in ("CN100000001A", "CN100000002A"):
            assert told[keys[number]] == plain[keys[number]]
        assert next(iter(across.nearest(asked, "zh", None, None, 1))) == keys["US10000001B2"]
        assert set(across.nearest(asked, "zh", index.only([keys["US10000002B2"]]), None, 5)) == {
            keys["US10000002B2"]
        }


def test_the_adapter_that_ships_is_small_and_has_its_record() -> None:
    found = shipped()
    assert found is not None
    assert {"zh", "en"} == set(found.maps)
    assert sum(one.size for one in found.maps.values()) * 2 <= 300_000
    assert {"data", "seed", "split", "date", "embedder", "held_back", "parameters"} <= set(found.record)


def test_it_belongs_to_one_model() -> None:
    found = shipped()
    assert found is not None
    assert adapter_for(str(found.record["embedder"])) is found
    assert adapter_for("another/model") is None
