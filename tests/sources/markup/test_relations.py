"""One word for one relation, whichever office states it: those that the model lists."""

import pytest

from qianglian.model.publication import Related
from qianglian.sources.formats import marec, uspto_pap, uspto_patdoc
from qianglian.sources.markup import cnipa_relations, exchange, us_bibliography

WORDS = {
    *marec.RELATED,
    *uspto_pap.RELATIONS.values(),
    *uspto_patdoc.RELATIONS.values(),
    *us_bibliography.RELATIONS.values(),
    *cnipa_relations._RELATIONS.values(),
    *exchange._LINKS.values(),
}


@pytest.mark.parametrize("word", sorted(WORDS))
def test_the_model_lists_every_word(word: str) -> None:
    assert f"``{word}``" in (Related.__doc__ or "")
