"""What the generator knows of what it invented, against the publications themselves."""

from __future__ import annotations

from qianglian.sources.synthetic import SyntheticSpec, publications
from qianglian.sources.synthetic.reading import portfolios, topics_read
from qianglian.sources.synthetic.topics import TOPICS

SPEC = SyntheticSpec(2000)
TOPICS_ASKED = {"pack", "cathode", "charging"}


def test_every_publication_has_its_topic() -> None:
    topics = topics_read(SPEC)
    assert set(topics) == {str(row["number"]) for row in publications(SPEC)}
    assert set(topics.values()) <= {topic.code for topic in TOPICS}


def test_a_portfolio_is_all_that_an_applicant_has_and_some_was_never_downloaded() -> None:
    held = {str(row["number"]): row for row in publications(SPEC)}
    topics, found = topics_read(SPEC), portfolios(SPEC, TOPICS_ASKED)
    assert [one.domestic for one in found] == [True] * 4 + [False] * 3
    for one in found:
        here = [number for number in one.numbers if number in held]
        assert here
        assert {topics[number] for number in here} <= TOPICS_ASKED
    assert any(number not in held for one in found for number in one.numbers)
    assert len({number for one in found for number in one.numbers}) == sum(len(one.numbers) for one in found)
