"""Small handmade rows where the normal form is easy to get wrong, with what each query must find.

Every text becomes one row's title; a tuple becomes the items of one row's title list. All rows together are
one little corpus of about a hundred, so that what a query must not find is tested on all others too.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

Titles = str | tuple[str, ...]


@dataclass(frozen=True)
class Edge:
    """A query on titles, the titles that it finds and some that it must not find."""

    query: str
    found: tuple[Titles, ...]
    missed: tuple[Titles, ...] = ()


EDGES: tuple[Edge, ...] = (
    Edge(
        'ti:"xlithium ion"',
        ("A Xlithium-Ion cell", "xlithium, ion", "xlithium (ion)"),
        ("xlithiumion", "xlithium ions"),
    ),
    Edge("ti:甲池", ("锂甲池组", "甲池"), ("甲，池", "甲 池", "池甲", "甲-池", "甲\n池")),
    Edge('ti:"乙 池"', ("乙，池", "乙 池", "乙——池", "乙（池）"), ("乙池",)),
    Edge("ti:XiC器件", ("XiC器件", "ＸｉＣ器件", "新xic器件包"), ("XiC 器件", "XXiC器件", "XiC-器件")),
    Edge('ti:"YiC 器件"', ("YiC 器件", "YiC-器件"), ("YiC器件",)),
    Edge("ti:ZPU", ("ZPU", "多ZPU系统", "ＺＰＵ卡", "zpu.", "ZPU-2"), ("ZPUs", "AZPU", "ZPU2")),
    Edge("ti:ZPU2*", ("ZPU2", "ZPU28芯片"), ("ZPU-2",)),
    Edge("ti:7Q", ("7Q通信", "支持7Q", "７ｑ"), ("27Q", "7Qa", "7 Q")),
    Edge("ti:1.25mm", ("厚1.25mm板", "1,25 mm".replace(" ", "")), ("1.25 mm", "11.25mm", "1.255mm")),
    Edge("ti:photovx*", ("Photovxltaic", "photovx", "a photovx-cell"), ("phxtovoltaic", "xphotovxltaic")),
    Edge('ti:"solid statx*"', ("solid-statxe battery", "Solid statx"), ("solid xstatx", "solid, a statx")),
    Edge("ti:カキク", ("新カキクケ", "ｶｷｸ"), ("カ キク", "かきく")),
    Edge("ti:バ", ("バルブ", "ﾊﾞルブ"), ("ハルブ",)),
    Edge("ti:한국", ("한국어", "대한국"), ("한 국",)),
    Edge("ti:naïvé", ("Naïvé", "NAÏVÉ", "nai\u0308ve\u0301"), ("naive",)),
    Edge("ti:straße", ("STRASSE", "Straße"), ("strase",)),
    Edge("ti:kq++", ("KQ++", "kq", "kq#"), ("kqx",)),
    Edge("ti:55℃", ("在55℃下", "55°C", "55 ° c".replace(" ", "")), ("55C", "155℃")),
    Edge("ti:ψ-Xl2O3", ("ψ-Xl2O3粉", "Ψ Xl2O3"), ("ψXl2O3", "β-Xl2O3")),
    Edge("ti:③", ("③号", "3号"), ("13号",)),
    Edge("ti:㎎", ("㎎", "MG"), ("5㎎",)),
    Edge("ti:𠮷", ("𠮷野", "大𠮷"), ("吉野",)),
    Edge("ti:々", ("人々", "々"), ("人人",)),
    Edge("ti:〇", ("二〇二〇",), ("二0二0",)),
    Edge("ti:snake_q", ("snake_q", "snake q", "snake-Q"), ("snakeq",)),
    Edge("ti:阀", ("阀", "球阀体", "ball阀"), ("閥",)),
    Edge('ti:"前 后"', ("前 后", "前·后"), (("前", "后"), "前后")),
    Edge('ti:"left right"', ("left right",), (("left", "right"), "leftright", "left the right")),
    Edge("ti:左右", ("左右", ("无", "左右")), (("左", "右"),)),
    Edge("ti:(丙 AND 丁)", ("丙丁", ("丙", "丁"), "丁与丙"), ("丙", "丁")),
    Edge("ti:戊 NOT ti:己", ("戊",), ("戊己", "己")),
    Edge("ti:庚|辛", ("庚", "辛", "庚辛"), ("壬",)),
    Edge("ti:O'Brixn", ("O'Brixn", "O’Brixn", "o brixn"), ("OBrixn",)),
    Edge("ti:end", ("The end", "END.", "终end"), ("bend", "ending", "")),
)


@dataclass(frozen=True)
class Row:
    """A row of the little corpus that is more than a title."""

    name: str
    fields: dict[str, Any] = field(default_factory=dict)


ROWS: tuple[Row, ...] = (
    Row("subgroup", {"ipc": ["H01M10/0525"], "pd": date(2015, 1, 1), "office": "CN", "st": "in_force"}),
    Row("subgroup 05", {"ipc": ["H01M10/05", "B60K6/08"], "pd": date(2015, 12, 31), "type": "invention"}),
    Row("group 1", {"ipc": ["H01M1/02"], "pd": date(2016, 2, 29), "fd": date(2014, 5, 6), "office": "WO"}),
    Row("group 100", {"ipc": ["H01M100/02"], "gd": date(2017, 1, 1), "pr": date(2013, 1, 1)}),
    Row("group itself", {"ipc": ["H01M10"], "pn": "CN106569070B", "kind": "B", "office": "CN"}),
    Row("zero", {"ipc": ["H01M10/00"], "pn": "CN106569070A", "kind": "A", "office": "CN"}),
    Row(
        "subclass only",
        {"ipc": ["H01M"], "pn": "WO1997012345A1", "kind": "A1", "office": "WO", "an": "CN200920194832.6"},
    ),
    Row("cpc", {"cpc": ["Y02E60/10"], "lang": ["zh", "en"], "st": "lapsed"}),
    Row("design", {"loc": ["14-03"], "type": "design", "st": "pending"}),
    Row(
        "elsewhere",
        {"ab": ["癸在摘要"], "cl": ["癸在权利要求"], "ap": ["癸公司", "乙大学"], "in": ["张三", "李四"]},
    ),
    Row("abstract", {"ab": ["癸"], "ap": ["Xnoble Co., Ltd."]}),
)

FIELD_CASES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ipc:H01M10", ("subgroup", "subgroup 05", "group itself", "zero")),
    ("ipc:H01M10/*", ("subgroup", "subgroup 05", "group itself", "zero")),
    ("ipc:H01M10/00", ("zero",)),
    ("ipc:H01M10/05", ("subgroup 05",)),
    ("ipc:H01M10/05*", ("subgroup", "subgroup 05")),
    ("ipc:H01M1", ("group 1",)),
    (
        "ipc:H01M",
        ("subgroup", "subgroup 05", "group 1", "group 100", "group itself", "zero", "subclass only"),
    ),
    ("ipc:H01M10 NOT ipc:B60K6/08", ("subgroup", "group itself", "zero")),
    ("cpc:Y", ("cpc",)),
    ("loc:14", ("design",)),
    ("pd:2015", ("subgroup", "subgroup 05")),
    ("pd:2016-02", ("group 1",)),
    ("pd:>2015", ("group 1",)),
    ("pd:..2015-06", ("subgroup",)),
    ("pd:..", ("subgroup", "subgroup 05", "group 1")),
    ("fd:2014 OR gd:2017 OR pr:2013", ("group 1", "group 100")),
    ("pn:CN106569070", ("group itself", "zero")),
    ("pn:CN106569070B", ("group itself",)),
    ("pn:CN1065*", ("group itself", "zero")),
    ('pn:"WO97/12345"', ("subclass only",)),
    ("an:ZL200920194832.6", ("subclass only",)),
    ("st:有效|失效", ("subgroup", "cpc")),
    ("st:未知 ipc:H01M1", ("group 1",)),
    ("lang:中文", ("cpc",)),
    ("office:wo", ("group 1", "subclass only")),
    ("kind:A", ("zero",)),
    ("type:外观", ("design",)),
    ("癸在", ("elsewhere",)),
    ("癸", ("elsewhere", "abstract")),
    ("ap:癸", ("elsewhere",)),
    ("cl:癸", ("elsewhere",)),
    ("ap:公司乙", ()),
    ('ap:"xnoble co ltd"', ("abstract",)),
    ("in:李", ("elsewhere",)),
    ("ti+ap:癸", ("elsewhere",)),
)


def title_rows() -> dict[str, dict[str, Any]]:
    """Every title of `EDGES` as a row, by a name that says which it is."""
    titles = dict.fromkeys(title for edge in EDGES for title in (*edge.found, *edge.missed))
    return {repr(title): {"ti": [title] if isinstance(title, str) else list(title)} for title in titles}


def edge_rows() -> dict[str, dict[str, Any]]:
    """The whole little corpus."""
    return title_rows() | {row.name: row.fields for row in ROWS}
