"""What must be borne in mind of several findings: said once for all, where each says its own under its figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from qianglian.analysis.contract import Finding
from qianglian.model.text import Text

FEWEST = 3
"""Findings that a caveat must hold for, to be said of the whole."""


def shared_caveats(findings: Iterable[Finding], fewest: int = FEWEST) -> list[Text]:
    """The caveats of at least so many findings, those of most first."""
    counted = Counter(caveat for one in findings for caveat in dict.fromkeys(one.caveats))
    return [caveat for caveat, count in counted.most_common() if count >= fewest]
