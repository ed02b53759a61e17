"""A source of invented publications of the electric-vehicle and battery chain, for demos, tests and scale runs.

Every record says that it is synthetic; firms, people, streets and numbers do not exist. The same seed gives the
same bytes everywhere, and any record can be made without the ones before it.
"""

from qianglian.sources.synthetic.incopat import write_incopat_batches
from qianglian.sources.synthetic.jsonl import write_jsonl
from qianglian.sources.synthetic.rows import publications
from qianglian.sources.synthetic.spec import SyntheticSpec
from qianglian.sources.synthetic.truth import Truth

__all__ = ["SyntheticSpec", "Truth", "publications", "write_incopat_batches", "write_jsonl"]
