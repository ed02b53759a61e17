"""The dialects of vendors: read, written, and nothing that has no equal disappears."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.query.dialects import DIALECTS, Dialect
from qianglian.query.fields import BY_NAME
from qianglian.query.grammar import parse
from qianglian.query.simplify import normal
from qianglian.query.tree import Node
from tests.query.trees import TREES

EACH = pytest.mark.parametrize("dialect", DIALECTS.values(), ids=list(DIALECTS))

READ = [
    (
        "incopat",
        "TI=(锂 AND 电池) AND IPC=(H01M10) NOT AP=(大学) AND PD=[20150101 TO 20191231]",
        "ti:(锂 AND 电池) AND ipc:H01M10 AND NOT ap:大学 AND pd:2015..2019",
    ),
    ("incopat", 'TIAB=("固态 电解质" OR bat*)', 'tab:("固态 电解质" OR bat*)'),
    ("incopat", "ti=（“固态电解质” or 隔膜）", "ti:(固态电解质 OR 隔膜)"),
    ("incopat", "TI=(W) OR TI=(N)", "ti:(W OR N)"),
    ("incopat", "TIABC=锂 and AD=[2015 to *]", "锂 fd:2015.."),
    ("incopat", "LG=有效 AND PT=(实用新型)", "st:有效 type:实用新型"),
    ("incopat", "AN=(CN200920194832.6) OR PN=(CN106569070B)", "an:CN200920194832 OR pn:CN106569070B"),
    (
        "patsnap",
        'TTL:(锂 AND 电池) AND ABST:"solid state" AND IPC:(H01M10 OR H01M4/13*)',
        'ti:(锂 电池) ab:"solid state" ipc:(H01M10 OR H01M4/13*)',
    ),
    ("patsnap", "TAC:(锂) NOT APD:[20150101 TO 20191231]", "锂 NOT fd:2015..2019"),
    ("patsnap", "SIMPLE_LEGAL_STATUS:(1 OR 2) AND PBD:[* TO 2019]", "st:有效|审中 pd:..2019"),
    ("patsnap", "", "*"),
]


@pytest.mark.parametrize(("name", "text", "query"), READ, ids=[text for _, text, _ in READ])
def test_queries_are_read(name: str, text: str, query: str) -> None:
    reading = DIALECTS[name].read(text)
    assert reading.untranslated == ()
    assert reading.assumptions == ()
    assert reading.node is not None
    assert normal(reading.node) == normal(parse(query))


NAMED = [
    ("incopat", "TI=(锂 (3W) 电池)", "(3W)", "ti:(锂 AND 电池)"),
    ("incopat", "TI=锂 AND DES=(隔膜 OR (正极))", "DES=(隔膜 OR (正极))", "ti:锂"),
    ("incopat", "TI=(锂? OR 钠)", "锂?", "ti:钠"),
    ("incopat", "TI=锂 AND PD=[20190101 TO 20150101]", "[20190101 TO 20150101]", "ti:锂"),
    ("incopat", "TI=锂 AND IPC=(H0)", "H0", "ti:锂"),
    ("incopat", "TI=锂)", ")", "ti:锂"),
    ("patsnap", "TTL:(锂 $PRE3 电池)", "$PRE3", "ti:(锂 AND 电池)"),
    ("patsnap", "TTL:锂 AND XX:(1)", "XX:(1)", "ti:锂"),
    ("patsnap", "TTL:锂 AND b#t", "b#t", "ti:锂"),
    ("patsnap", "TTL:锂 AND", "", "ti:锂"),
    ("patsnap", "TTL:锂 AND TI=钠", "TI=钠", "ti:锂"),
]


@pytest.mark.parametrize(("name", "text", "piece", "query"), NAMED, ids=[text for _, text, _, _ in NAMED])
def test_what_has_no_equal_is_named_with_its_place(name: str, text: str, piece: str, query: str) -> None:
    reading = DIALECTS[name].read(text)
    (untranslated,) = reading.untranslated
    assert untranslated.text == piece
    assert untranslated.span is not None
    assert text[untranslated.span.start : untranslated.span.end] == piece
    assert untranslated.reason.zh
    assert untranslated.reason.en
    assert reading.node is not None
    assert normal(reading.node) == normal(parse(query))


@pytest.mark.parametrize(
    ("name", "text", "about"),
    [
        ("incopat", "AEE=(大学)", "owner"),
        ("incopat", "IPC-MAIN=(H01M)", "main"),
        ("patsnap", "TACD:(锂)", "Descriptions"),
        ("patsnap", "TTL:a OR TTL:b AND TTL:c", "without parentheses"),
        ("patsnap", "TTL:(a", "not closed"),
    ],
)
def test_what_is_read_under_a_condition_says_so(name: str, text: str, about: str) -> None:
    (assumption,) = DIALECTS[name].read(text).assumptions
    assert about in assumption.reason.en


@EACH
@pytest.mark.parametrize(
    "query", ["NOT 锂", "lang:zh", "node:电池", "*", "锂 OR NOT 钠", "batch:b1", "pd:.."]
)
def test_what_cannot_be_said_is_named_when_writing(dialect: Dialect, query: str) -> None:
    (untranslated,) = dialect.write(parse(query)).untranslated
    assert untranslated.text in query
    assert untranslated.reason.zh


@EACH
@given(tree=TREES)
def test_what_is_written_in_full_reads_back_the_same(dialect: Dialect, tree: Node) -> None:
    tree = normal(tree)
    writing = dialect.write(tree)
    if writing.untranslated:
        return
    reading = dialect.read(writing.text)
    assert reading.untranslated == ()
    assert reading.assumptions == ()
    assert reading.node is not None
    assert normal(reading.node) == tree


SIGNS = st.sampled_from([*'TI= TTL: PD=[ 2015 TO ] ( ) " (W) $W3 AND OR NOT 锂 * ?'.split(), " "])


@EACH
@given(text=st.text(max_size=40) | st.lists(SIGNS, max_size=15).map("".join))
def test_nothing_raises(dialect: Dialect, text: str) -> None:
    reading = dialect.read(text)
    assert reading.node is not None or reading.untranslated or not text.strip()


@EACH
@pytest.mark.parametrize("text", ["(" * 20_000, "NOT " * 16_000, "TI=" * 20_000, "a" * 100_000])
def test_hostile_length_and_depth_end_in_a_sentence(dialect: Dialect, text: str) -> None:
    assert dialect.read(text).untranslated


@EACH
def test_tables_name_fields_that_exist(dialect: Dialect) -> None:
    assert all(field.ours is None or field.ours in BY_NAME for field in dialect.fields)
    assert all(field.ours is not None or field.note is not None for field in dialect.fields)
    assert len(dialect.by_code) == len(dialect.fields)
