"""The sample chain fits the sample data: sound, on two levels, and no node without publications."""

from pathlib import Path

from qianglian.chains.definition import read_chain, write_chain
from qianglian.chains.sample import sample_chain
from qianglian.chains.tagging import tag
from qianglian.chains.validation import validate
from qianglian.corpus.workspace import open_workspace
from qianglian.sources.synthetic import SyntheticSpec, write_jsonl


def test_the_sample_is_sound_and_says_that_it_is_invented() -> None:
    chain = sample_chain()
    assert {one.kind for one in validate(chain)} == {"newer_symbol"}, "its publications are of recent years"
    assert read_chain(write_chain(chain)) == chain
    assert {chain.level(node.code) for node in chain.nodes} == {1, 2}
    assert {chain.stage(node.code) for node in chain.nodes} == {"upstream", "midstream", "downstream"}
    assert all("合成示例" in one.source for one in (chain, *chain.links, *chain.facts))


def test_every_node_holds_something_of_the_sample_data(tmp_path: Path) -> None:
    write_jsonl(SyntheticSpec(2_000), tmp_path / "sample.jsonl")
    with open_workspace(tmp_path / "ws", create=True) as workspace:
        workspace.import_files(tmp_path / "sample.jsonl")
        tagging = tag(workspace, sample_chain())
        empty = [node.code for node in tagging.chain.nodes if not len(tagging.node(node.code).places)]
        assert empty == []
        for node in tagging.chain.nodes:
            if node.rule:
                found = workspace.table(node.rule).select("key").to_pyarrow()["key"].to_pylist()
                tags = tagging.node(node.code)
                both = sorted(tagging.keys_of(tags.places) + tagging.keys_of(tags.noise))
                assert both == sorted(found), f"{node.code}: the index finds what the tables find"
            children = {
                key for child in tagging.chain.children(node.code) for key in tagging.keys(child.code)
            }
            assert children <= set(tagging.keys(node.code))
        assert len(tagging.node("D1").noise), "the noise rule has something to take out"
