"""Facts read by eye in the genuine CNIPA files: what the reader must find there."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Facts:
    """What a person reads in one publication."""

    number: str
    application: str
    filed: date
    published: date
    title: str
    applicants: list[tuple[str, str]]
    inventors: list[str]
    agents: list[str]
    ipc: list[str]
    edition: str
    claims: int
    independent: list[int]


EXPECTED = {
    "CN101985000000312CN00000851003120AFULZH19870204CN00Z.XML": Facts(
        "CN85100312A",
        "85100312",
        date(1985, 4, 1),
        date(1987, 2, 4),
        "一种静电热管热交换式除尘器",
        [("东北工学院", "辽宁省沈阳市和平区文化路一段一号")],
        ["于纯让"],
        ["东北工学院专利事务所"],
        ["B03C3/09", "F28F1/38", "F28G1/02"],
        "4",
        5,
        [1],
    ),
    "CN102009000190429CN00001020256780AFULZH20110420CN00R.XML": Facts(
        "CN102025678A",
        "200910190429.0",
        date(2009, 9, 11),
        date(2011, 4, 20),
        "信道估计方法、装置及相干检测系统",
        [("华为技术有限公司", "518129 广东省深圳市龙岗区坂田华为基地")],
        ["仲文", "周美丽", "高西奇", "王东明", "秦一平"],
        [],
        ["H04L27/26", "H04L25/03", "H04L25/02"],
        "2006.01",
        14,
        [1, 11],
    ),
    "CN102019000302430CN00001100838310AFULZH20190802CN00G.XML": Facts(
        "CN110083831A",
        "201910302430.1",
        date(2019, 4, 16),
        date(2019, 8, 2),
        "一种基于BERT-BiGRU-CRF的中文命名实体识别方法",
        [("武汉大学", "430072 湖北省武汉市武昌区珞珈山武汉大学")],
        ["董文永", "杨飘"],
        ["武汉科皓知识产权代理事务所(特殊普通合伙)"],
        ["G06F17/27"],
        "2006.01",
        4,
        [1],
    ),
}

BODIES = {
    "DA000002391714.xml": "cn-claims: claim × 2",
    "DA000002391715.xml": "description: p × 19",
    "DA000002391717.xml": "cn-abstract: p × 1",
    "DA000002391718.xml": "cn-abstract: figure × 1",
    "DA000164371417.xml": "cn-claims: claim × 7",
    "DA000164371418.xml": "description: p × 44",
    "DA000164371420.xml": "cn-abstract: p × 1",
    "DA000164395403.xml": "cn-claims: claim × 10",
    "DA000164395405.xml": "cn-drawings: figure × 11",
    "DA000164395406.xml": "cn-abstract: p × 1",
    "DA000164395658.xml": "description: p × 88",
    "DA000164395659.xml": "cn-drawings: figure × 6",
}
"""Bodies without a number, and what each holds."""
