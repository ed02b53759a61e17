"""What somebody who read the invented publications would know: their topics, and all there is of an applicant.

A quality gate is shown with it: lists of known items that were not made by the download's query, and answers to a
sample. On real data people read; here the generator knows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from qianglian.sources.synthetic.firms import Firm
from qianglian.sources.synthetic.record import Record
from qianglian.sources.synthetic.spec import SyntheticSpec

NEVER_DOWNLOADED = 0.04
"""A list goes so far beyond the set (a share of it): what was never downloaded is on it, as in life."""


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The publications of one applicant on some topics, some of which the set does not hold."""

    applicant: str
    domestic: bool
    numbers: tuple[str, ...]


def topics_read(spec: SyntheticSpec) -> Mapping[str, str]:
    """The topic of each publication of the set by its number."""
    records = (Record(spec.seed, index) for index in range(spec.publications))
    return {record.number: record.invention.topic.code for record in records}


def portfolios(
    spec: SyntheticSpec, topics: Collection[str], domestic: int = 4, foreign: int = 3
) -> Sequence[Portfolio]:
    """The applicants with most on these topics, so many domestic and so many foreign ones, in a fixed order."""
    held: dict[Firm, list[str]] = defaultdict(list)
    for index in range(int(spec.publications * (1 + NEVER_DOWNLOADED))):
        record = Record(spec.seed, index)
        if record.invention.topic.code in topics and not record.is_design:
            held[record.invention.applicants[0]].append(record.number)
    ranked = sorted(held, key=lambda firm: (-len(held[firm]), firm.zh))
    ours = [firm for firm in ranked if firm.city.country == "CN"][:domestic]
    others = [firm for firm in ranked if firm.city.country != "CN"][:foreign]
    return [
        Portfolio(firm.name("zh", full_width=True), firm.city.country == "CN", tuple(held[firm]))
        for firm in (*ours, *others)
    ]
