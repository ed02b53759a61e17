"""Parents of a claim by its words, in the languages of the offices."""

import pytest

from qianglian.sources.markup.claims import claim, parents

BEFORE = tuple(range(1, 9))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("根据权利要求1至3中任一项所述", (1, 2, 3)),
        ("根据权利要求1-3任一项所述的电池", (1, 2, 3)),
        ("如权利要求2～4之一所述", (2, 3, 4)),
        ("如权利要求1、2、3、8任意一项", (1, 2, 3, 8)),
        ("如权利要求1或5所述", (1, 5)),
        ("根据前述任一项权利要求所述的电池", BEFORE),
        ("一种车辆，包括权利要求1所述的电池", (1,)),  # 引用式独立权利要求: named in the docstring of `claim`
        ("A cell according to any of claims 1 to 3", (1, 2, 3)),
        ("The cell of claims 1-3 or 5", (1, 2, 3, 5)),
        ("The cell of claim 2, wherein 4 layers", (2,)),
        ("The cell of any one of the preceding claims", BEFORE),
        ("A cell as claimed in any previous claim", BEFORE),
        ("Zelle nach Anspruch 1 oder 2", (1, 2)),
        ("Zelle nach einem der Ansprüche 1 bis 4", (1, 2, 3, 4)),
        ("Zelle nach Patentanspruch 3", (3,)),
        ("Zelle nach einem der vorhergehenden Ansprüche", BEFORE),
        ("Zelle nach einem der vorangehenden Patentansprüche", BEFORE),
        ("selon la revendication 1 ou 2", (1, 2)),
        ("selon l'une quelconque des revendications 1 à 3", (1, 2, 3)),
        ("selon l'une des revendications précédentes", BEFORE),
        ("一种电池", ()),
        ("A cell of 3 layers", ()),
        ("The cell of claim 9 or 12", ()),  # itself and a later one
    ],
)
def test_claims_name_their_parents(text: str, expected: tuple[int, ...]) -> None:
    assert parents(text, 9) == expected


def test_what_the_markup_states_comes_before_the_words() -> None:
    assert claim(3, "The cell of claim 1", "en", (2,)).depends_on == (2,)
    assert claim(3, "The cell of claim 1", "en", ()).independent is True
    assert claim(3, "The cell of claim 1", "en").depends_on == (1,)


def test_the_first_claim_depends_on_none() -> None:
    assert claim(1, "The cell of any preceding claim").independent is True


def test_a_number_that_is_damage_gives_no_endless_list() -> None:
    assert len(parents("any of the preceding claims", 10**9)) < 1000
