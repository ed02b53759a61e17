"""Trees for hypothesis: every kind of node, words in the scripts and signs that queries meet."""

from datetime import date

from hypothesis import strategies as st

from qianglian.query.tree import (
    CLASS_FIELDS,
    DATE_FIELDS,
    TEXT_FIELDS,
    All,
    And,
    Class,
    Node,
    NodeRef,
    Not,
    Or,
    Range,
    Value,
    Words,
)

WORD_PIECES = "锂 电池 SiC ＳｉＣ c++ α Ä ß İ ℃ ① ㎏ and NOT 或 5G ひ カ 한 𠀀".split()
SIGN_PIECES = [*' -，"”\\*(：:|&!_、\n']
PIECES = st.sampled_from([*WORD_PIECES, *SIGN_PIECES])
TEXTS = st.lists(PIECES, min_size=1, max_size=6).map("".join) | st.text(max_size=8)
SYMBOLS = st.sampled_from(["H", "H01", "H01M", "H01M10", "H01M4", "G06F16/2458", "B60K6/08"])
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@st.composite
def ranges(draw: st.DrawFn) -> Range:
    low, high = sorted([draw(DAYS), draw(DAYS)])
    return Range(
        draw(st.sampled_from(DATE_FIELDS)),
        draw(st.sampled_from([low, None])),
        draw(st.sampled_from([high, None])),
    )


FIELD_SETS = st.sets(st.sampled_from(TEXT_FIELDS), min_size=1).map(
    lambda chosen: tuple(field for field in TEXT_FIELDS if field in chosen)
)
WORDS = st.builds(Words, FIELD_SETS, TEXTS, st.booleans())
CLASSES = st.builds(Class, st.sampled_from(CLASS_FIELDS[:2]), SYMBOLS, st.booleans())
VALUES = st.one_of(
    st.builds(Value, st.just("st"), st.sampled_from(["有效", "in_force", "审中", "好"])),
    st.builds(
        Value,
        st.sampled_from(["pn", "an"]),
        st.sampled_from(["CN106569070B", "wo97/12345", "20092019"]),
        st.booleans(),
    ),
    st.builds(Value, st.sampled_from(["lang", "office"]), st.sampled_from(["zh", "中文", "CN", "wo"])),
    st.builds(Value, st.just("batch"), TEXTS),
)
NAMES = st.builds(NodeRef, TEXTS.filter(lambda text: bool(text.strip())))
LEAVES: st.SearchStrategy[Node] = st.one_of(st.just(All()), WORDS, CLASSES, ranges(), VALUES, NAMES)


def _joined(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(parts, max_size=4).map(tuple)
    return st.builds(And, several) | st.builds(Or, several) | st.builds(Not, parts)


TREES: st.SearchStrategy[Node] = st.recursive(LEAVES, _joined, max_leaves=12)
