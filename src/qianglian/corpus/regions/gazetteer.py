"""Names of places as addresses begin with them, and what each may mean: the index that the readers look into."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from qianglian.rules.country_names import country_names
from qianglian.rules.divisions import TAIWAN, city_of, county_of, divisions, province_of
from qianglian.sources.countries import NAMES

_PEOPLES = (
    "维吾尔 哈萨克 柯尔克孜 塔吉克 锡伯 蒙古 蒙古族 回族 藏族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 "
    "土家族 哈尼族 傣族 黎族 傈僳族 佤族 畲族 拉祜族 水族 东乡族 纳西族 景颇族 土族 达斡尔 达斡尔族 仫佬族 "
    "羌族 布朗族 撒拉族 毛南族 "
    "仡佬族 普米族 怒族 独龙族 裕固族 保安族 哈萨克族 鄂伦春 鄂温克族 各族"
).split()
_AUTONOMOUS = re.compile(
    rf"^(.{{2,}}?)(?:{'|'.join(sorted(_PEOPLES, key=len, reverse=True))})+自治([州县旗])$"
)
_ENDING = re.compile(r"(?:市|地区|盟|自治州)$")
_STREET = re.compile(r"[东南西北中]?(?:[一二三四五六七八九十]?路|大?街|大道|巷|弄|里)")
"""After a short name this tells of a street that is called by a place: 上海路, 北京西路, 台湾街."""

_ZONE = re.compile(r"(?:国家级)?(?:经济|高新|工业|开发|保税|综合|新材料|循环|产业|科技)")
"""After the bare name of a county this tells of its zone: 昆山经济技术开发区."""

_INFORMAL = {
    "巴州": "652800", "博州": "652700", "克州": "653000", "洋浦经济开发区": "460400", "那大镇": "460400",
}  # fmt: skip
"""What people write for a division below its province."""

_ABROAD = {
    "英属开曼群岛": "KY", "开曼": "KY", "百慕大群岛": "BM", "英属维京群岛": "VG", "英属维尔京": "VG", "根西岛": "GG",
    "波多黎各": "US", "大韩民国": "KR", "美利坚合众国": "US", "俄罗斯联邦": "RU", "沙特": "SA",
    "荷属安的列斯群岛": "AN", "荷属安德列斯": "AN", "列支敦斯登": "LI", "马恩岛": "IM", "海峡群岛": "JE",
}  # fmt: skip
"""Names that gazettes use beside those of the rules."""


class Names:
    """Which code a text begins with, the longest name first."""

    def __init__(self, named: Iterable[tuple[str, str]], *, streets: bool = True) -> None:
        self._streets = streets
        self._by_head: dict[str, dict[str, set[str]]] = {}
        for name, code in named:
            self._by_head.setdefault(name[:2], {}).setdefault(name, set()).add(code)
        self._ordered = {
            head: sorted(found.items(), key=lambda item: -len(item[0]))
            for head, found in self._by_head.items()
        }

    def at_start(self, text: str) -> tuple[str, frozenset[str]]:
        """The longest name that ``text`` begins with and the codes it may mean; "" and none otherwise."""
        for name, codes in self._ordered.get(text[:2], ()):
            if text.startswith(name) and not (self._streets and _is_street(name, text)):
                return name, frozenset(codes)
        return "", frozenset()


def _is_street(name: str, text: str) -> bool:
    """A name without its kind (市, 区, 县…) may be that of a street, and a full one is not."""
    return name[-1] not in "省市区县旗州盟" and bool(_STREET.match(text, len(name)))


def spellings(name: str, code: str) -> Iterable[tuple[str, str]]:
    """A name as addresses write it: in full, an autonomous one without its peoples, a city without 市."""
    yield name, code
    stem = _AUTONOMOUS.match(name)
    if stem:
        yield stem[1] + stem[2], code
    if not county_of(code):
        short = stem[1] if stem else _ENDING.sub("", name)
        if len(short) > 1:
            yield short, code


@lru_cache(maxsize=1)
def provinces() -> Names:
    """Provinces, in full and in short; places of Taiwan Province are not among them."""
    table = divisions()
    named = [(one.short, code) for code, one in table.provinces.items()]
    named += [(one.name.zh, code) for code, one in table.provinces.items()]
    named += [(table.names[code], code) for code in table.provinces]
    return Names(named)


@lru_cache(maxsize=1)
def everywhere() -> Names:
    """Cities and counties of the whole country, for addresses that name no province."""
    table = divisions()
    named = [
        spelt
        for name, code in [*((name, code) for code, name in table.names.items()), *table.former]
        if code not in table.provinces
        for spelt in spellings(name, code)
        if len(spelt[0]) > 2 or not county_of(code)
    ]
    return Names([*named, *((place, TAIWAN) for place in table.provinces[TAIWAN].places)])


@lru_cache(maxsize=512)
def below(code: str) -> Names:
    """Cities and counties below a province, or counties below a city."""
    table = divisions()
    named = table.below.get(code, ())
    informal = [(name, one) for name, one in _INFORMAL.items() if province_of(one) == code]
    governed = [(name[:-1], one) for name, one in named if one[2:4] == "90" and name[-1] == "市"]
    return Names([*(spelt for name, one in named for spelt in spellings(name, one)), *informal, *governed])


@lru_cache(maxsize=512)
def _zones(code: str) -> Names:
    """The bare names of the counties below a division, as their development zones bear them."""
    named = divisions().below.get(code, ())
    bare = ((re.sub(r"(?:新区|[市县区])$", "", name), one) for name, one in named if county_of(one))
    return Names((name, one) for name, one in bare if len(name) > 1)


@lru_cache(maxsize=1)
def abroad() -> Names:
    """Countries and regions outside China, as Chinese addresses begin with them."""
    named = {name: code for name, code in NAMES.items() if not name.isascii()} | _ABROAD
    named |= {one.name.zh: code for code, one in country_names().items() if "（" not in one.name.zh}
    china = {"CN", "TW", "HK", "MO"}
    return Names(
        (
            (name, code)
            for name, code in named.items()
            if code not in china and country_names()[code].group == "abroad" and len(name) > 1
        ),
        streets=False,
    )


def refine(current: str, text: str) -> tuple[str, str]:
    """The division below ``current`` that ``text`` begins with, and what it is called; "" for none.

    Where the city has nothing of that name the whole province is asked, since counties change their city
    (简阳市, from 资阳 to 成都); only a full name counts there.
    """
    name, codes = below(current).at_start(text)
    if len(codes) == 1:
        return name, next(iter(codes))
    city = city_of(current)
    if not codes and city:
        name, codes = below(f"{current[:2]}0000").at_start(text)
        if len(codes) == 1 and len(name) > 2 and name[-1] in "市区县旗":
            return name, next(iter(codes))
    name, codes = _zones(current).at_start(text)
    if len(codes) == 1 and not county_of(current) and _ZONE.match(text, len(name)):
        return name, next(iter(codes))
    return "", ""
