"""A few recommendations of many: every path gets a turn."""

from qianglian.documents.advice import spread
from qianglian.documents.report.material import Recommendation
from tests.documents import findings


def advice(*paths: str) -> list[Recommendation]:
    finding = findings.specialisation()
    return [
        Recommendation(path, finding, finding.sentences[0], owner=str(at)) for at, path in enumerate(paths)
    ]


def test_every_path_gets_a_turn_and_the_order_stays() -> None:
    every = advice("甲", "甲", "甲", "乙", "丙", "乙")
    assert [one.owner for one in spread(every, 3)] == ["0", "3", "4"]
    assert [one.owner for one in spread(every, 4)] == ["0", "1", "3", "4"]
    assert spread(every, 99) == every


def test_nothing_of_nothing() -> None:
    assert spread([], 3) == []
