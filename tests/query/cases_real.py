"""The listed cases of the query contract on the real PATENTSCOPE records.

Each has its query and what it stands for; nothing here was counted by hand. What a tag promises is asserted
on the brute force: ``many`` finds at least 100 publications, every case finds at least one and leaves at
least one out, and the tags of `AT_LEAST` occur as often as the contract demands.
"""

from dataclasses import dataclass

from qianglian.query.official import read_official
from qianglian.query.spell import spell

MANY = 100
"""Hits that the tag ``many`` promises."""

AT_LEAST = {
    "many": 15,
    "exclusion": 6,
    "keyword": 6,
    "one character": 4,
    "latin or mixed": 4,
    "not": 3,
    "range": 3,
    "phrase": 4,
    "prefix": 3,
    "applicant": 3,
    "inventor": 2,
    "official": 5,
}


@dataclass(frozen=True)
class Case:
    """One query and what it stands for."""

    id: str
    query: str
    tags: frozenset[str]


def case(name: str, query: str, *tags: str) -> Case:
    return Case(name, query, frozenset(tags))


def official(name: str, cell: str, *tags: str) -> Case:
    """A cell in the official notation; the symbols are those of the published tables."""
    node = read_official(cell).node
    assert node is not None
    return case(name, spell(node), "official", *tags)


CASES: tuple[Case, ...] = (
    # One character, in any text or in the title
    case("one-lithium", "锂", "one character", "many"),
    case("one-light", "光", "one character", "many"),
    case("one-lamp-title", "ti:灯", "one character", "many"),
    case("one-arsenic-title", "ti:砷", "one character"),
    case("one-pump-or-valve", "ti:泵|阀", "one character", "many"),
    # Chinese words
    case("word-battery", "电池", "keyword", "many"),
    case("word-lithium-ion-battery", "锂离子电池", "keyword", "many"),
    case("word-heat-in-abstract", "摘要:散热", "keyword", "many"),
    case("word-graphene", "石墨烯 AND (复合 OR 薄膜) NOT 石墨烯电极", "keyword", "not"),
    case("word-long", "ab:整体式卫浴间", "keyword"),
    case("word-ai", "(人工智能 OR 神经网络) AND ipc:G06", "keyword"),
    case("word-two-fields", "ti+ap:深圳", "keyword", "many"),
    case("word-two-words", "ti:(太阳能 灯)", "keyword"),
    # Latin and mixed
    case("latin-led", "LED", "latin or mixed", "many"),
    case("mixed-led-lamp", "ti:LED灯", "latin or mixed", "many"),
    case("mixed-led-chip", "LED芯片", "latin or mixed", "many"),
    case("latin-gpu", "GPU", "latin or mixed"),
    case("mixed-igbt-module", "IGBT模块", "latin or mixed"),
    case("latin-sic", "ＳｉＣ", "latin or mixed"),
    case("mixed-usb", "USB接口", "latin or mixed", "many"),
    case("latin-5g", "5G", "latin or mixed"),
    case("mixed-3d", "ti:3D打印", "latin or mixed"),
    case("mixed-degrees", "40℃", "latin or mixed", "many"),
    case("mixed-alumina", '"α-Al2O3"', "latin or mixed", "phrase"),
    case("mixed-pm25", "PM2.5", "latin or mixed", "phrase"),
    # Phrases across separators
    case("phrase-power-supply", '"power supply"', "phrase", "many"),
    case("phrase-lithium-comma-ion", '"lithium, ion"', "phrase", "many"),
    case("phrase-title", 'ti:"data transmission"', "phrase"),
    case("phrase-wifi", "Wi-Fi", "phrase"),
    case("phrase-inkjet", '"ink-jet"', "phrase"),
    case("phrase-cpu-memory", 'ab:"HTTP protocol"', "phrase"),
    # Prefixes
    case("prefix-bat", "bat*", "prefix", "many"),
    case("prefix-photovolt", "ti:photovolt*", "prefix"),
    case("prefix-one-letter", "ti:z*", "prefix"),
    case("prefix-phrase", '"lithium bat"*', "prefix", "phrase"),
    # Parties
    case("applicant-university", "ap:大学", "applicant", "many"),
    case("applicant-latin", 'ap:"Co., Ltd."', "applicant", "many"),
    case("applicant-huawei", 'ap:("Huawei Technologies" OR 华为技术)', "applicant"),
    case("inventor-wang", "in:王", "inventor", "one character", "many"),
    case("inventor-zhang-wei", "in:张伟", "inventor"),
    case("inventor-latin", 'in:"Wang Wei"', "inventor"),
    # Classes
    case("class-section", "ipc:A", "many"),
    case("class-subclass", "ipc:H01M", "many"),
    case("class-main-group", "ipc:H01M10/*", "many"),
    case("class-digits", "ipc:H01M10/05*", "many", "prefix"),
    case("class-one-symbol", "ipc:H01M10/0525"),
    case("class-and-words", "ti:锂|钠 ipc:H01M", "many"),
    # Exclusions
    case("exclude-led-chips", "ipc:H01L NOT ipc:(H01L21 OR H01L33)", "exclusion", "not", "many"),
    case("exclude-lamps-cooling", "ipc:F21 NOT ipc:F21V29", "exclusion", "not", "many"),
    official("official-hybrid", "B60K6*(不含B60K6/08、B60K6/24、B60K6/32)", "exclusion"),
    official(
        "official-security",
        "G06F11*(不含 G06F11/14、G06F11/36)、G06F21*(不含 G06F21/60、G06F21/62)、H04L1*",
        "exclusion",
        "many",
    ),
    official("official-radio", "H04B*(不含 H04B1*、H04B3*、H04B5*、H04B7*)", "exclusion", "many"),
    official(
        "official-drive", "B60K1*(不含 B60K1/04), B60K6*(不含 B60K6/28, B60K6/30), B60K17*", "exclusion"
    ),
    official("official-cells", "H01M10*, H01M12*, H01M4/04, H01M4/13*, H01M4/14*, H01M50*", "many"),
    official("official-signals", "G08B13*、G08B19*、G08B21*、G08B25*、G08C17/00", "many"),
    case("official-with-word", "ipc:(B60L OR H02J7) AND 电动汽车 NOT 燃料", "not"),
    # NOT, ranges, numbers
    case("not-lithium", "电池 NOT 锂", "not", "many"),
    case("not-phone-shell", "ti:手机 NOT ti:(壳 OR 充电)", "not", "many"),
    case("not-china", "NOT office:CN", "not", "many"),
    case("not-classed", "NOT ipc:(A OR B OR C OR D OR E OR F OR G OR H)", "not", "many"),
    case("range-year", "pd:2010", "range", "many"),
    case("range-and-word", "pd:2010..2012 太阳能", "range", "many"),
    case("range-open-start", "pd:..1999", "range", "many"),
    case("range-open-end", "pd:>=2017 LED", "range", "many"),
    case("range-months", "pd:[2015-06 TO 2015-12] ipc:G06F", "range", "many"),
    case("range-office", "office:WO pd:2012..2014", "range", "many"),
    case("office-two", "office:JP|US", "many"),
    case("number-exact", "pn:CN201535077"),
    case("number-prefix", "pn:CN2015*", "prefix"),
)
