"""What is told of candidates, on seven families by hand: ties of locals, what nobody states, the PCT, the order."""

from collections.abc import Iterator
from typing import Any

import pytest

from qianglian.analysis.contract import Finding
from qianglian.analysis.ground import Ground
from qianglian.analysis.wording import said
from tests.analysis.ground_cases import workspace_of
from tests.analysis.path.basin import A1, A2, BEICHUAN, LIANHE, QINGHE, YUNSHAN, application, filed, ground_of
from tests.analysis.position.asked import asked
from tests.corpus.evidence import row

JIANGNAN, NOWHERE = "江南大学研究院", "无名材料有限公司"
"""A university of 江苏, and a firm of which no address is known."""
HERE = {"region": "江苏", "level": 2, "counts": "all", "unit": "family", "minimum": 1, "nodes": "A1,A2"}
PEOPLE = {
    JIANGNAN: {"name": JIANGNAN, "country": "CN", "address": "江苏省无锡市滨湖区蠡湖大道8号"},
    NOWHERE: {"name": NOWHERE},
}


def by_people(serial: int, year: int, title: str, *names: str, **more: Any) -> dict[str, Any]:
    """A publication of applicants of whom some have no address."""
    made = filed(serial, more.pop("kind", "A"), year, QINGHE, title, more.pop("state", ""))
    return {
        **made,
        "applicants": [
            PEOPLE.get(name) or filed(1, "A", year, name, title)["applicants"][0] for name in names
        ],
        **more,
    }


PCT = row(
    "WO2014000031A1",
    A1,
    filing_date="2013-03-01",
    publication_date="2014-09-15",
    applicants=[{"name": LIANHE, "country": "CN", "address": "江苏省苏州市吴中区东路3号"}],
    patent_type="invention",
    ipc=["H01M10/0525"],
    application="PCT/CN2013/000031",
    priorities=[{"number": application(2013, 31), "country": "CN", "date": "2013-03-01"}],
)
ROWS = [
    # A university of the region with a firm of another: filed with others, not with anybody local.
    by_people(21, 2012, A1, JIANGNAN, YUNSHAN, state="pending"),
    # One of Beijing with a firm of the region.
    by_people(22, 2012, A2, BEICHUAN, QINGHE, state="in_force", kind="B"),
    # Of Beijing with somebody of whom nobody knows where they are.
    by_people(23, 2013, A1, YUNSHAN, NOWHERE),
    # No state is stated of anything that this firm has.
    by_people(24, 2013, A2, LIANHE),
    by_people(31, 2013, A1, LIANHE),
    PCT,
    by_people(25, 2010, A2, QINGHE, state="lapsed", kind="B"),
    by_people(26, 2010, A1, QINGHE, state="lapsed", kind="B"),
]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    with workspace_of(tmp_path_factory.mktemp("ties") / "it", ROWS) as workspace:
        yield ground_of(workspace)


def told(finding: Finding, name: str) -> dict[str, Any]:
    return next(dict(row) for row in finding.table("candidates").rows if row["name"] == name)


def test_a_local_university_is_tied_only_by_another_local_applicant(small: Ground) -> None:
    finding = asked(small, "candidates_to_cooperate", **HERE)
    local = told(finding, JIANGNAN)
    assert (local["shared"], local["joint"], local["tied"]) == (1, 0, False)
    away = told(finding, BEICHUAN)
    assert (away["shared"], away["joint"], away["tied"]) == (1, 1, True)


def test_a_tie_to_somebody_of_unknown_home_is_unknown(small: Ground) -> None:
    finding = asked(small, "candidates_to_cooperate", **HERE, who="all")
    # 云杉 files with a local university, so that its tie is known whatever the other is.
    assert told(finding, YUNSHAN)["tied"] is True
    stranger = told(finding, NOWHERE)
    assert (stranger["shared"], stranger["joint"], stranger["tied"]) == (1, 0, False)
    only = asked(small, "candidates_to_cooperate", **{**HERE, "region": "北京"}, who="all")
    assert told(only, YUNSHAN)["joint"] is None
    assert told(only, YUNSHAN)["tied"] is None


def test_what_nobody_states_is_unknown_and_not_nought(small: Ground) -> None:
    finding = asked(small, "candidates_to_cultivate", **HERE)
    assert told(finding, LIANHE)["valid"] is None
    assert told(finding, QINGHE)["valid"] == 1
    attracted = asked(small, "candidates_to_attract", **HERE)
    assert told(attracted, YUNSHAN)["valid"] == 0
    share = next(one for one in finding.coverage if "有效发明" in one.what.zh)
    assert (share.known, share.total) == (4, 7)


def test_who_is_of_unknown_state_stands_last_and_is_not_praised(small: Ground) -> None:
    finding = asked(small, "candidates_to_cultivate", **HERE, order="valid")
    assert [row["name"] for row in finding.table("candidates").rows] == [QINGHE, LIANHE]
    assert len(finding.chart["series"][0]["data"]) == 1 if finding.chart else False


def test_the_pct_counts_as_wide(small: Ground) -> None:
    finding = asked(small, "candidates_to_cultivate", **HERE)
    assert (told(finding, LIANHE)["wide_count"], told(finding, QINGHE)["wide_count"]) == (1, 0)


@pytest.mark.parametrize(
    ("order", "words"),
    [
        ("count", "按「专利项数」排列"),
        ("recent", "按「2011 年以来的专利项数」排列"),
        ("valid", "按「有效发明项数」排列"),
    ],
)
def test_the_sentence_says_by_which_order(small: Ground, order: str, words: str) -> None:
    finding = asked(small, "candidates_to_cultivate", **HERE, order=order)
    (sentence,) = finding.sentences
    assert words in said(finding, sentence)
    assert "居首" in said(finding, sentence)
