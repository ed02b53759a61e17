"""A separator in a phrase stands for a separator in the text, never for a token that happens to stand there."""

import random
import re
from pathlib import Path

import pytest

from qianglian.corpus.workspace import Workspace
from qianglian.query.grammar import parse
from qianglian.query.normal_form import EDGE, IDEOGRAPHS, normalise, phrase
from qianglian.query.tree import Words
from tests.contract.engines import ENGINES
from tests.query.real_rows import raw_rows

FILLED = {
    "letters and ideographs": ('ti:"WFID 芯片"', "一种WFID裸芯片", "一种WFID 芯片"),
    "ideographs": ('ti:"端 尾"', "端中尾", "端，尾"),
    "letters": ('ti:"qolid sxate"', "qolid态sxate", "qolid-sxate"),
}


@pytest.mark.parametrize("case", FILLED)
@pytest.mark.parametrize("name", ENGINES)
def test_one_token_is_no_separator(name: str, case: str) -> None:
    query, filled, apart = FILLED[case]
    engine = ENGINES[name]({title: {"ti": [title]} for title in (filled, apart)})
    assert engine(parse(query)) == {apart}


PHRASES = 120
AROUND = 2
"""Tokens on either side of the separator, at most: what a person would type."""


def phrases_with_gaps(titles: list[str], seed: int) -> list[str]:
    """Phrases cut at random out of titles around one of their separators, in normal form and without marks."""
    chance = random.Random(seed)
    gapped = [form for form in map(normalise, titles) if " " in form]
    found: dict[str, None] = {}
    while len(found) < PHRASES:
        parts = re.findall(f"[^{EDGE} {IDEOGRAPHS}]+|[{IDEOGRAPHS}]| ", chance.choice(gapped))
        at = chance.choice([place for place, part in enumerate(parts) if part == " "])
        start, stop = at - chance.randint(1, AROUND), at + 1 + chance.randint(1, AROUND)
        found["".join(parts[max(start, 0) : stop]).strip()] = None
    return list(found)


@pytest.mark.real_data
@pytest.mark.slow
def test_phrases_with_separators_on_real_titles(real_data: Path, patentscope: Workspace) -> None:
    titles = [row["ti"][0] for row in raw_rows(real_data)]
    forms = list(map(normalise, titles))
    wrong = {}
    for said in phrases_with_gaps(titles, seed=3):
        looked_for = phrase(said)
        expected = sum(looked_for in form for form in forms)
        counted = patentscope.count(Words(("ti",), said)).value
        assert expected >= 1, said
        if counted != expected:
            wrong[said] = (counted, expected)
    assert wrong == {}
