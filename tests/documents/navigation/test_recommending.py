"""Recommendations say what tables say, and a path without any says why."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from qianglian.analysis import registry
from qianglian.analysis.asking import ask
from qianglian.analysis.contract import INSUFFICIENT, Column, Finding, Table
from qianglian.analysis.ground import Ground
from qianglian.documents.navigation.recommending import placeholders, recommend
from qianglian.documents.provenance import Provenance
from qianglian.documents.report.closing import write_recommendations
from qianglian.documents.report.desk import Desk
from qianglian.documents.report.saying import plainly
from qianglian.documents.word.manuscript import Manuscript
from qianglian.model.text import Text
from qianglian.rules.recommendations import read_rules, recommendation_rules
from tests.analysis.path.basin import basin, ground_of
from tests.documents import materials
from tests.rules.test_recommendations import HEAD

ASKED = {
    "chain_typing": {"region": "江苏", "level": 2, "counts": "all", "unit": "family", "minimum": 1},
    "white_space": {"recall": "waived", "level": 2},
    "free_to_use": {},
    "licence_in": {"region": "江苏", "level": 2, "counts": "all", "unit": "family", "minimum": 1},
    "joint_use": {"level": 2, "minimum": 1},
}


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    with basin(tmp_path_factory.mktemp("basin")) as workspace:
        yield ground_of(workspace)


@pytest.fixture(scope="module")
def findings(ground: Ground) -> list[Finding]:
    return [ask(ground, registry.analysis(name), params) for name, params in ASKED.items()]


RULES = HEAD + (
    "- {code: A, path: technology, finding: made, table: t, when: [{column: n, at_least: 2}], order: [-n], most: 2, "
    "sentences: [{zh: '{missing}', en: '{missing}'}, {zh: '{who}：{n}', en: '{who}: {n}'}], reason: {zh: 因, en: why}}\n"
)


def made(*rows: tuple[str | None, object], state: str = "computed") -> Finding:
    """A finding with a table of names and numbers."""
    columns = (
        Column("who", Text(zh="谁", en="Who"), "text", key=True),
        Column("n", Text(zh="数", en="Number"), "count", unit="family"),
    )
    told = tuple({"who": who, "n": n} for who, n in rows)
    table = Table("t", Text(zh="表", en="Table"), columns, told, "made", lambda row, column: [])
    reason = None if state == "computed" else Text(zh="没有记载。", en="Nothing is stated.")
    return Finding("made", Text(zh="虚构", en="Made"), {}, (table,), state=state, reason=reason)  # type: ignore[arg-type]


def test_rows_that_meet_the_conditions_in_order() -> None:
    finding = made(("甲", 2), ("乙", 1), ("丙", 9), ("丁", 3))
    said = [
        plainly(one.finding, one.sentence) for one in recommend([finding], read_rules(RULES)).recommendations
    ]
    assert said == ["丙：9", "丁：3"]


def test_what_is_unknown_or_too_small_is_not_recommended() -> None:
    finding = made(("甲", None), ("乙", INSUFFICIENT), (None, 5))
    advice = recommend([finding], read_rules(RULES))
    assert advice.recommendations == ()
    reasons = {one.path: [reason.zh for reason in one.reasons] for one in advice.unadvised}
    assert reasons["技术创新引进提升"] == ["虚构：已计算，没有一行达到规则 A 的条件，各行的判断见该表"]


def test_a_finding_that_is_not_computed_gives_its_reason() -> None:
    advice = recommend([made(("甲", 5), state="unknown")], read_rules(RULES))
    reasons = {one.path: [reason.zh for reason in one.reasons] for one in advice.unadvised}
    assert reasons["技术创新引进提升"] == ["虚构：未知，没有记载。"]
    absent = recommend([], read_rules(RULES))
    assert next(one.path for one in absent.unadvised) == "产业结构优化"
    assert any("made" in reason.zh for one in absent.unadvised for reason in one.reasons)


def test_each_is_a_rule_evidence_an_owner_and_a_state(findings: list[Finding]) -> None:
    advice = recommend(findings)
    assert {one.path for one in advice.recommendations} >= {"产业结构优化", "技术创新引进提升"}
    for one in advice.recommendations:
        assert (one.owner, one.stands.zh) == ("", "待确认")
        assert "规则" in one.reason
        assert one.sentence.quotes
        for quote in one.sentence.quotes.values():
            assert one.finding.quoted(quote) not in (None, INSUFFICIENT)
    # Nobody has yet looked for firms and people here.
    assert {one.path for one in advice.unadvised} >= {"企业整合培育引进", "人才引进培养"}


def test_every_rule_reads_columns_that_there_are(findings: list[Finding]) -> None:
    by_name = {one.analysis: one for one in findings}
    for rule in recommendation_rules().rules:
        if rule.finding in by_name:
            names = {column.name for column in by_name[rule.finding].table(rule.table).columns}
            asked = {one.column for one in rule.when} | {name.removeprefix("-") for name in rule.order}
            for text in rule.sentences:
                asked |= set(placeholders(text))
            assert asked <= names, rule.code


def test_the_chapter_prints_all_of_it(findings: list[Finding], tmp_path: Path) -> None:
    advice = recommend(findings)
    material = materials.material(recommendations=advice.recommendations, unadvised=advice.unadvised)
    desk = Desk(material, Provenance("t", {}), Manuscript())
    desk.note_figures()
    write_recommendations(desk)
    path = tmp_path / "chapter.docx"
    desk.paper.document.save(str(path))
    printed = zipfile.ZipFile(path).read("word/document.xml").decode("utf-8")
    for words in ("待指定", "待确认", "不能理解为无事可做", "人才引进培养", "没有「talent」这项分析"):
        assert words in printed, words
    for one in advice.recommendations:
        assert one.reason in printed
