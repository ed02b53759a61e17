"""Effects that texts speak of, and terms that rise."""

from pathlib import Path

from qianglian.analysis.contract import INSUFFICIENT
from qianglian.analysis.terms import distinct, log_odds, surely
from qianglian.rules.effects import effects
from tests.analysis.ground_cases import QINGHE, YUNSHAN, filed
from tests.analysis.hand_cases import answered, ground_on, picked, records, series

OTHERS = ("甲川科技有限公司", "乙岭科技有限公司", "丙洲科技有限公司")


def zh(text: str) -> list[dict[str, str]]:
    return [{"lang": "zh", "text": text}]


EFFECTS = [
    filed("CN101000001A", 2010, QINGHE, title="高安全性隔膜", application="CN201010000001.1",
          abstracts=zh("一种隔膜，安全性高，成本低。")),
    filed("CN101000002A", 2010, QINGHE, title="隔膜", application="CN201010000002.6",
          abstracts=zh("一种隔膜，可延长使用寿命。")),
    filed("CN101000003A", 2010, YUNSHAN, title="隔膜", application="CN201010000003.0", abstracts=zh("一种隔膜。")),
    filed("CN101000004A", 2010, YUNSHAN, title="固态电解质", application="CN201010000004.5",
          abstracts=zh("一种固态电解质，成本低。")),
]  # fmt: skip


def test_effects_by_node_with_where_they_stand(tmp_path: Path) -> None:
    with ground_on(tmp_path, EFFECTS) as ground:
        finding = answered(ground, "effect_matrix", level=0, minimum=1)
        found = {
            (node, effect): rest
            for node, effect, *rest in picked(
                finding, "matrix", "technology", "effect", "count", "in_ti", "in_ab", "share"
            )
        }
        assert found == {
            ("A1", "cost"): [1, 0, 1, 1.0],
            ("A2", "safety"): [1, 1, 1, 1 / 3],
            ("A2", "cost"): [1, 0, 1, 1 / 3],
            ("A2", "life"): [1, 0, 1, 1 / 3],
        }
        unknown = {row["technology"]: row for row in finding.table("unknown").rows}
        assert (unknown["A2"]["count"], unknown["A2"]["unknown"]) == (3, 1)
        assert len(records(finding, "unknown", unknown["A2"], "unknown")) == 1


def test_without_a_chain_subclasses_stand_for_technology(tmp_path: Path) -> None:
    with ground_on(tmp_path, EFFECTS) as ground:
        finding = answered(ground, "effect_matrix", technology="ipc")
        assert {code for (code,) in picked(finding, "matrix", "technology")} == {"H01M"}
        assert {part for (part,) in picked(finding, "matrix", "share")} == {INSUFFICIENT}


def test_every_effect_has_words_and_a_name_of_its_own() -> None:
    found = effects()
    assert len({one.code for one in found.effects}) == len(found.effects)
    assert all(one.words and len(set(one.words)) == len(one.words) for one in found.effects)
    words = [word for one in found.effects for word in one.words]
    assert len(words) == len(set(words))
    assert found.version


def test_terms_that_rise_are_listed_with_their_families(tmp_path: Path) -> None:
    rows = []
    for year in (2010, 2011, 2012, 2013):
        late = year >= 2012
        for place, name in enumerate(OTHERS):
            title = "硫化物固态电解质" if late else "铅酸蓄电池极板"
            rows += series(12, year, name, start=20 * place + 1, title=[title] * 10 + ["蓄电池隔膜"] * 2)
    rows += series(1, 2014, QINGHE)
    with ground_on(tmp_path, rows) as ground:
        finding = answered(ground, "emerging_terms", window=2)
        terms = {row["term"]: row for row in finding.table("terms").rows}
        risen = next(term for term in terms if "固态电解质" in term)
        row = terms[risen]
        assert (row["late"], row["early"], row["applicants"]) == (60, 0, 3)
        assert row["growth"] is None
        assert len(records(finding, "terms", row, "late")) == 60
        assert len(records(finding, "terms", row, "applicants")) == 3
        assert not any("铅酸" in term for term in terms)


def test_one_applicants_series_is_no_trend(tmp_path: Path) -> None:
    rows = [
        *(one for year in (2010, 2011) for one in series(40, year, OTHERS[0], title=["铅酸蓄电池"] * 40)),
        *(one for year in (2012, 2013) for one in series(20, year, OTHERS[1], title=["铅酸蓄电池"] * 20)),
        *(
            one
            for year in (2012, 2013)
            for one in series(20, year, QINGHE, start=21, title=["便携风扇"] * 20)
        ),
        *series(1, 2014, QINGHE),
    ]
    with ground_on(tmp_path, rows) as ground:
        finding = answered(ground, "emerging_terms", window=2)
        assert (finding.state, finding.table("terms").rows) == ("computed", ())
        assert answered(ground, "emerging_terms", window=2, floor=5000).state == "insufficient"


def test_odds_and_surety() -> None:
    assert log_odds(10, 100, 10, 100) == 0
    assert surely(10, 100, 10, 100) == 0
    assert surely(30, 100, 10, 100) > 10.83 > surely(12, 100, 10, 100) > 0
    assert surely(10, 100, 30, 100) < 0


def test_terms_of_the_same_families_are_one() -> None:
    held = {
        "a": frozenset(range(10)),
        "ab": frozenset(range(10)),
        "c": frozenset(range(20, 25)),
        "x": frozenset(range(9)),
    }
    assert distinct(["ab", "a", "x", "c"], held, 5) == ["ab", "c"]
