"""Texts as vectors of meaning: one contract, several embedders, no network unless it is switched on.

`contract` says what an embedder is, `choosing` which one a setting names. Nothing here knows a corpus: what is
embedded, kept and searched is the business of the floors above.
"""

from qianglian.embedding.contract import Embedder, Kind

__all__ = ["Embedder", "Kind"]
