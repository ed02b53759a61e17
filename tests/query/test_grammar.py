"""The grammar: what people write, and where an error points."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qianglian.model.errors import QuerySyntaxError
from qianglian.query.grammar import MAX_DEPTH, MAX_LENGTH, parse
from qianglian.query.tree import (
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

TAC = ("ti", "ab", "cl")
LI, NA, MG = (Words(("ti",), word) for word in ("锂", "钠", "镁"))


def words(text: str, prefix: bool = False) -> Words:
    return Words(TAC, text, prefix)


READ: list[tuple[str, Node]] = [
    ("", All()),
    ("  ", All()),
    ("*", All()),
    ("锂", words("锂")),
    ("锂 电池", And((words("锂"), words("电池")))),
    ("锂 and 电池", And((words("锂"), words("电池")))),
    ("锂 与 电池", And((words("锂"), words("电池")))),
    ("锂　或　电池", Or((words("锂"), words("电池")))),
    ("锂 | 电池", Or((words("锂"), words("电池")))),
    ("锂或电池", words("锂或电池")),
    ("a OR b c", Or((words("a"), And((words("b"), words("c")))))),
    ("a|b c", And((Or((words("a"), words("b"))), words("c")))),
    ("a NOT b", And((words("a"), Not(words("b"))))),
    ("a AND NOT b", And((words("a"), Not(words("b"))))),
    ("a && !b", And((words("a"), Not(words("b"))))),
    ("锂&钠", And((words("锂"), words("钠")))),
    ("R&D", words("R&D")),
    ("NOT (a OR b)", Not(Or((words("a"), words("b"))))),
    ("android", words("android")),
    ('"and"', words("and")),
    ("bat*", words("bat", prefix=True)),
    ('"solid bat*"', words("solid bat", prefix=True)),
    ('"solid bat"*', words("solid bat", prefix=True)),
    ("“锂 离子”", words("锂 离子")),
    ("「锂 离子」", words("锂 离子")),
    (r'"a\"b\*c\d"', words(r'a"b*c\d')),
    ("ti:锂", LI),
    ("标题：锂", LI),
    ("ti : 锂", LI),
    ("ti:(锂 OR 钠) NOT 镁", And((Or((LI, NA)), Not(words("镁"))))),
    ("TI:（锂 OR 钠 OR ab:镁）", Or((LI, NA, Words(("ab",), "镁")))),
    ("ti:锂|钠 ti:镁", And((Or((LI, NA)), MG))),
    ("tab:锂", Words(("ti", "ab"), "锂")),
    ("tac:锂", words("锂")),
    ("ap+ti:锂", Words(("ti", "ap"), "锂")),
    ("申请人:大学", Words(("ap",), "大学")),
    ("ipc:H01M10/*", Class("ipc", "H01M10")),
    ("ipc:h01m", Class("ipc", "H01M")),
    ("ipc:H01M 10/052", Class("ipc", "H01M10/052")),
    ("ipc:H01M 锂", And((Class("ipc", "H01M"), words("锂")))),
    ('ipc:"H01M 10/05*"', Class("ipc", "H01M10/05", prefix=True)),
    (
        "ipc:(H01M10/052 OR H01M4/13*)",
        Or((Class("ipc", "H01M10/052"), Class("ipc", "H01M4/13", prefix=True))),
    ),
    ("cpc:Y02E60/10", Class("cpc", "Y02E60/10")),
    ("loc:14-03", Class("loc", "14-03")),
    ("loc:14", Class("loc", "14")),
    ("pd:2015-01-01..2019-12-31", Range("pd", date(2015, 1, 1), date(2019, 12, 31))),
    ("pd:2015..2019", Range("pd", date(2015, 1, 1), date(2019, 12, 31))),
    ("pd:2016-02", Range("pd", date(2016, 2, 1), date(2016, 2, 29))),
    ("pd:201602", Range("pd", date(2016, 2, 1), date(2016, 2, 29))),
    ("pd:2016年2月3日", Range("pd", date(2016, 2, 3), date(2016, 2, 3))),
    ("pd:[2015 TO 2019]", Range("pd", date(2015, 1, 1), date(2019, 12, 31))),
    ("pd:[* TO 20190630]", Range("pd", None, date(2019, 6, 30))),
    ("pd:..2019", Range("pd", None, date(2019, 12, 31))),
    ("pd:2015..", Range("pd", date(2015, 1, 1), None)),
    ("pd:2015.. 3D", And((Range("pd", date(2015, 1, 1), None), words("3D")))),
    ("pd:>=2015", Range("pd", date(2015, 1, 1), None)),
    ("pd:>2015", Range("pd", date(2016, 1, 1), None)),
    ("pd:＜2015-06", Range("pd", None, date(2015, 5, 31))),
    ("pd:<=2015-06", Range("pd", None, date(2015, 6, 30))),
    ("pd:..", Range("pd", None, None)),
    ("ad:2015", Range("fd", date(2015, 1, 1), date(2015, 12, 31))),
    (
        "gd:(2015 OR 2017..)",
        Or((Range("gd", date(2015, 1, 1), date(2015, 12, 31)), Range("gd", date(2017, 1, 1), None))),
    ),
    ("st:有效|审中|失效", Or((Value("st", "in_force"), Value("st", "pending"), Value("st", "lapsed")))),
    ("st:未知", Value("st", "unknown")),
    ("type:发明", Value("type", "invention")),
    ("lang:中文", Value("lang", "zh")),
    ("office:cn", Value("office", "CN")),
    ("pn:CN1065*", Value("pn", "CN1065", prefix=True)),
    ("公开（公告）号:CN106569070B", Value("pn", "CN106569070B")),
    ('node:"动力 电池"', NodeRef("动力 电池")),
    ("比例1:2", words("比例1:2")),
]


@pytest.mark.parametrize(("query", "tree"), READ, ids=[query for query, _ in READ])
def test_what_people_write_is_read(query: str, tree: Node) -> None:
    assert parse(query) == tree


# Each: the query, the place of the character at fault, what the sentence names, what the hint names.
WRONG: list[tuple[str, int, str, str]] = [
    ("tii:锂", 0, "tii", "ti (Title)"),
    ("锂 AND 发明入:x", 6, "发明入", "in (Inventor)"),
    ("foo:锂", 0, "foo", "quote them"),
    ("foo+ti:锂", 0, "foo+ti", "quote them"),
    ("pn+ti:锂", 0, "pn+ti", ""),
    ("ti=锂", 2, "=", "Write ti:"),
    ("锂 pd>=2015", 4, ">", "Write pd:>="),
    ("锂 AND", 5, "the end of the query", ""),
    ("AND 锂", 0, "AND", ""),
    ("锂 AND OR 钠", 6, "OR", ""),
    ("NOT", 3, "the end of the query", ""),
    ("(锂", 2, "the end of the query", "character 1"),
    ("锂)", 1, ")", ""),
    ("ti:()", 4, ")", ""),
    ("锂，钠", 1, "，", "OR or AND"),
    ("ti:", 3, "the end of the query", ""),
    ("ti:ab:锂", 3, "ab:", ""),
    ("锂 +++", 2, "+++", ""),
    ('锂 "钠', 2, '"', ""),
    ('""', 0, '""', ""),
    ("ba*t", 2, "*", "Wildcards"),
    ('"b*a"', 2, "*", "Wildcards"),
    ("**", 0, "*", ""),
    ("-锂", 0, "-", "NOT"),
    ("st:好", 3, "好", "in_force"),
    ("st:有效*", 5, "*", "no *"),
    ("ipc:H0", 4, "H0", "H01M10"),
    ("ipc:Y02E", 4, "Y02E", ""),
    ("ipc:H01M10/5", 4, "H01M10/5", ""),
    ("ipc:(H01M10, H01M4)", 5, "H01M10,", "OR"),
    ("loc:abc", 4, "abc", ""),
    ("pd:2015-13", 3, "2015-13", "2015-06"),
    ("pd:2019..2015", 3, "2019..2015", "swapped"),
    ("pd:2015..foo", 9, "foo", ""),
    ("pd:>9999", 4, "9999", ""),
    ("pd:[2015 2016]", 8, " ", ""),
    ("pd:[2015 TO 2016", 16, "the end of the query", ""),
    ("node:动力*", 5, "动", "no *"),
]


@pytest.mark.parametrize(("query", "place", "found", "hint"), WRONG, ids=[wrong[0] for wrong in WRONG])
def test_an_error_points_at_the_character_and_says_what_to_write(
    query: str, place: int, found: str, hint: str
) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        parse(query)
    error = caught.value
    assert error.position == place
    assert f"found “{found}”" in error.text.en or f"found {found}" in error.text.en
    assert hint in (error.hint.en if error.hint else "")
    assert error.text.zh.startswith(f"第 {place + 1} 个字符")


@pytest.mark.parametrize(
    "query",
    ["(" * 10_000, "NOT " * 10_000, "!" * 10_000, "(" * 10_000 + "a" + ")" * 10_000, "ti:(" * 9_000],
)
def test_deep_nesting_is_refused_with_a_sentence(query: str) -> None:
    with pytest.raises(QuerySyntaxError, match=f"at most {MAX_DEPTH} levels"):
        parse(query)


def test_long_queries_are_refused_with_a_sentence() -> None:
    with pytest.raises(QuerySyntaxError, match="has 100000 characters"):
        parse("锂" * 100_000)


def test_what_stays_within_the_bounds_is_read() -> None:
    assert parse("(" * (MAX_DEPTH - 1) + "锂" + ")" * (MAX_DEPTH - 1)) == words("锂")
    many = parse(" OR ".join(["ab"] * (MAX_LENGTH // 6)))
    assert isinstance(many, Or)


SIGNS = st.sampled_from(
    [
        *'():"“”「」*|&!..[]<>=-+\\ ',
        "ti:",
        "pd:",
        "ipc:",
        "st:",
        "node:",
        "AND",
        "OR",
        "NOT",
        "或",
        "锂",
        "TO",
        "2015",
    ]
)


@given(st.text(max_size=40) | st.lists(SIGNS, max_size=15).map("".join))
@example("ti:\x00")
@example("pd:[")
@example("年:2015")
def test_any_text_is_read_or_refused_at_one_of_its_characters(text: str) -> None:
    refused: QuerySyntaxError | None = None
    try:
        parse(text)
    except QuerySyntaxError as error:
        refused = error
    assert refused is None or 0 <= refused.position <= len(text)
    assert refused is None or refused.pointer().endswith("^")
