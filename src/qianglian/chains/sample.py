"""The sample chain that goes with the synthetic data of the demonstration: everything in it is invented."""

from __future__ import annotations

from importlib.resources import files

from qianglian.chains.definition import read_chain
from qianglian.model.chain import Chain

FILE = "sample_chain.yaml"


def sample_text() -> str:
    """The sample as the YAML that ships."""
    return files("qianglian.chains").joinpath(FILE).read_text(encoding="utf-8")


def sample_chain() -> Chain:
    """The sample chain."""
    return read_chain(sample_text(), FILE)
