"""Rule A12 in every word that the product shows: texts in both languages, pages, and what commands print.

Taiwan, Hong Kong and Macao never stand bare, and a column of countries is never headed 国家.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from qianglian.cli.app import main
from qianglian.corpus.workspace import open_workspace
from tests.conftest import ROOT

SOURCE = ROOT / "src" / "qianglian"

BARE = re.compile(
    r"(?<!中国)台湾(?!省)|(?<!中国)香港(?!特别行政区)|(?<!中国)澳门(?!特别行政区)"
    r"|Taiwan(?!, China)|Hong ?Kong(?!, China)|Macao(?!, China)|Macau"
)
HEADER = re.compile(r"(?<![一-鿿/])国家(?![一-鿿/])")
"""国家 as a word by itself: a head, a label, an item of a list."""

ALLOWED = {
    "docs/reference/query-language.md: 国家": "a name of the field office that people may type in a query",
    "docs/guide/query.zh.md: 国家": "the same, in Chinese",
    "docs/guide/regions-and-law.zh.md: 台湾": "a street of that name, which is not there",
    "docs/decisions/0007-regions-and-the-law-are-read-by-dated-tables.md: 台湾": "the same, and a string searched for",
}


def breaches(text: str) -> list[str]:
    return [found[0] for pattern in (BARE, HEADER) for found in pattern.finditer(text)]


def texts() -> Iterator[tuple[str, str]]:
    """Every ``Text(zh=…, en=…)`` of the package, by file and line; placeholders stand as they are."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Text":
                for keyword in node.keywords:
                    said = "".join(
                        part.value
                        for part in ast.walk(keyword.value)
                        if isinstance(part, ast.Constant) and isinstance(part.value, str)
                    )
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", said


def rule_texts() -> Iterator[tuple[str, str]]:
    """Names in the tables of rules, which screens show."""
    for file in ("country_names.yaml", "provinces.yaml"):
        body = yaml.safe_load((SOURCE / "rules" / file).read_text(encoding="utf-8"))
        for row in body if isinstance(body, list) else body["names"]:
            for language in ("zh", "en"):
                yield f"{file} {row['code']}", row[language]


def pages() -> Iterator[tuple[str, str]]:
    for path in (*sorted((ROOT / "docs").rglob("*.md")), *ROOT.glob("README*.md"), ROOT / "CHANGELOG.md"):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            yield f"{path.relative_to(ROOT)}:{number}", line


@pytest.mark.parametrize("told", [texts, rule_texts, pages])
def test_no_text_breaks_the_rule(told: object) -> None:
    found = [
        (where, words)
        for where, text in told()  # type: ignore[operator]
        for words in breaches(text)
        if f"{where.split(':')[0]}: {words}" not in ALLOWED
    ]
    assert found == []


def test_every_exception_is_still_needed() -> None:
    seen = {f"{where.split(':')[0]}: {words}" for where, text in pages() for words in breaches(text)}
    assert seen == set(ALLOWED)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of the synthetic sample, in which all three have parties."""
    folder = tmp_path_factory.mktemp("words")
    assert main(["generate", "-o", str(folder / "s.jsonl"), "-n", "1500"]) == 0
    assert main(["import", str(folder / "w"), str(folder / "s.jsonl")]) in (0, 3)
    return folder / "w"


COMMANDS = (
    ["regions"],
    ["regions", "--by", "city"],
    ["regions", "--by", "country", "--of", "any"],
    ["regions", "--not-covered", "TW"],
    ["search", "", "--facet", "office", "--facet", "applicant"],
    ["search", "office:TW"],
    ["report"],
    ["count"],
    ["regions", "--json"],
    ["families"],
    ["family", "proposals"],
    ["parties", "list", "--limit", "0"],
    ["parties", "list", "--json"],
    ["parties", "proposals", "--limit", "0"],
    ["proposals"],
    ["declarations"],
    ["batches"],
    ["judgements"],
)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_output_breaks_the_rule(sample: Path, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    for words in COMMANDS:
        assert main([*words, "-w", str(sample), "--lang", language]) == 0
        printed = capsys.readouterr().out
        assert breaches(printed) == [], words


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("office", ["TW", "HK", "MO"])
def test_no_record_laid_open_breaks_the_rule(
    sample: Path, language: str, office: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A party of each of the three, whose publication is shown, followed and looked for."""
    number = _number_of(sample, office)
    capsys.readouterr()
    for words in (["show", number], ["timeline", number], ["family", "show", number], ["why-not", number]):
        assert main([*words, "-w", str(sample), "--lang", language]) == 0
        printed = capsys.readouterr().out
        assert number in printed
        assert breaches(printed) == [], words


def _number_of(sample: Path, office: str) -> str:
    """A publication of the sample whose first applicant is of this place."""
    with open_workspace(sample) as workspace:
        rows = workspace.table().select("number", "country", "kind", "applicants").to_pyarrow().to_pylist()
    return next(
        f"{row['country']}{row['number']}{row['kind']}"
        for row in rows
        if any(party["country"] == office for party in row["applicants"])
    )


def test_the_three_are_in_the_sample_and_shown_by_their_names(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    for language, names in (
        ("zh", ("中国台湾", "中国香港", "中国澳门", "国家/地区")),
        ("en", ("Taiwan, China", "Hong Kong, China", "Macao, China", "Country/region")),
    ):
        assert main(["regions", "--by", "country", "-w", str(sample), "--lang", language]) == 0
        printed = capsys.readouterr().out
        assert all(name in printed for name in names)
        counts = [line for line in printed.splitlines() if re.match(r"(TW|HK|MO) ", line)]
        assert len(counts) == 3
        assert all(re.search(r"\s[1-9][0-9]*\s", line) for line in counts)


def test_exports_and_shown_records_keep_the_names_of_the_rule(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The synthetic records name the three by the rule; an export must not strip it."""
    out = tmp_path / "e.csv"
    main(["export", "", "-o", str(out), "-w", str(sample), "--for-own-use"])
    assert out.exists()
    text = out.read_text(encoding="utf-8-sig")
    assert breaches(text) == []
    assert HEADER.search(text.splitlines()[0]) is None
