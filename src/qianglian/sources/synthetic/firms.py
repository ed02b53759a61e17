"""Applicants that do not exist, and say so: 示例… in Chinese, … (Fictional) in other languages.

A firm is a function of its number. Chinese firms, universities and institutes have an invented unified social
credit code with right check characters (GB 32100-2015); its organisation part begins with XX.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from qianglian.sources.synthetic.dice import Dice, mix, zipf
from qianglian.sources.synthetic.places import ABROAD, CITIES, City
from qianglian.sources.synthetic.words import Word, words

MARK_ZH, MARK_EN = "示例", " (Fictional)"

BRANDS: tuple[Word, ...] = words(
    "星桥=Xingqiao;云栈=Yunzhan;青砾=Qingli;墨川=Mochuan;羽岚=Yulan;石镜=Shijing;霁野=Jiye;澄岭=Chengling;"
    "砚溪=Yanxi;桐坞=Tongwu;鹭汀=Luting;榆舟=Yuzhou;雁渡=Yandu;霜岸=Shuang'an;珞石=Luoshi;柏坪=Baiping;"
    "茗湾=Mingwan;岫川=Xiuchuan;蓝岬=Lanjia;橙屿=Chengyu;穗原=Suiyuan;霞堤=Xiadi;琥岩=Huyan;凌坡=Lingpo;"
    "萤谷=Yinggu;麦垛=Maiduo;松涧=Songjian;竹汊=Zhucha;槐浦=Huaipu;棠陂=Tangbei;苇塘=Weitang;枫垭=Fengya;"
    "潮屿=Chaoyu;雪堰=Xueyan;梧峪=Wuyu;砺舟=Lizhou;虹坞=Hongwu;柳汐=Liuxi;岚岐=Lanqi;晴沚=Qingzhi;"
    "鲸屿=Jingyu;鹤洲=Hezhou;犀岭=Xiling;鹿坪=Luping;蝉林=Chanlin;鸢陂=Yuanbei;燕矶=Yanji;隼崖=Sunya;"
    "獭溪=Taxi;驼铃=Tuoling;锰溪=Mengxi;钴屿=Guyu;镍坪=Nieping;钒谷=Fangu;碳洲=Tanzhou;硅坞=Guiwu;"
    "锂汀=Liting;磷坪=Linping;氟岬=Fujia;氢渚=Qingzhu;钠溪=Naxi;铝崖=Lüya"
)

TRADES: tuple[Word, ...] = words(
    "动力电池=Power Battery;新能源汽车=New Energy Vehicle;电池材料=Battery Materials;"
    "电驱动科技=Electric Drive Technology;储能科技=Energy Storage Technology;汽车部件=Auto Parts;"
    "充电设备=Charging Equipment;智能装备=Intelligent Equipment;锂电科技=Lithium Technology;"
    "电子=Electronics;热管理系统=Thermal Systems;新材料=New Materials;自动化设备=Automation Equipment;"
    "循环科技=Recycling Technology;氢能科技=Hydrogen Technology;电控系统=Control Systems;"
    "换电科技=Battery Swap Technology;精密工业=Precision Industries;电机=Electric Motors;集团=Group"
)

FORMS: tuple[Word, ...] = words(
    "有限公司=Co., Ltd.;股份有限公司=Corporation;科技有限公司=Technology Co., Ltd."
)
SCHOOLS: tuple[Word, ...] = words(
    "理工大学=University of Technology;大学=University;研究院=Research Institute;学院=College"
)
ABROAD_FORMS = {"US": "Inc.", "JP": "K.K.", "KR": "Co., Ltd.", "DE": "GmbH", "FR": "SAS", "SE": "AB"}
ABROAD_FORMS_ZH = {
    "US": "公司",
    "JP": "株式会社",
    "KR": "株式会社",
    "DE": "有限公司",
    "FR": "公司",
    "SE": "公司",
}

FIRMS = len(BRANDS) * len(TRADES)
ACADEMIES = len(BRANDS) * len(SCHOOLS)
FOREIGN_PER_PLACE = 60
_EUROPE = ("DE", "FR", "SE")

_USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = tuple(3**power % 31 for power in range(17))
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


class Firm(NamedTuple):
    """One applicant: names, city, house number, kind as vendors say it (企业, 大专院校, 科研单位), credit code."""

    zh: str
    en: str
    city: City
    house: int
    kind: str
    uscc: str
    branch: str
    """The city in brackets that is part of some Chinese names; sources write the brackets either way."""

    def name(self, language: str, full_width: bool) -> str:
        """The name as one source writes it, with full-width or half-width brackets round the branch."""
        if language != "zh":
            return self.en
        if not self.branch:
            return self.zh
        left, right = ("（", "）") if full_width else ("(", ")")
        return self.zh.replace("{}", f"{left}{self.branch}{right}")

    def address(self, language: str) -> str:
        """The address as filed."""
        return self.city.address_zh(self.house) if language == "zh" else self.city.address_en(self.house)


@lru_cache(maxsize=4096)
def chinese_firm(number: int) -> Firm:
    """The firm with this number (below `FIRMS`)."""
    word = mix(11, number)
    brand, trade = BRANDS[number % len(BRANDS)], TRADES[number // len(BRANDS)]
    form = FORMS[word % len(FORMS)] if trade[0] != "集团" else FORMS[0]
    city = CITIES[zipf((word >> 8 & 0xFFFF) / 0x10000, len(CITIES))]
    branch = city.zh.removesuffix("市") if word >> 32 & 3 == 0 and city.country == "CN" else ""
    zh = f"{MARK_ZH}{brand[0]}{'{}' if branch else ''}{trade[0]}{form[0]}"
    en = f"{brand[1]} {trade[1]} {form[1]}{MARK_EN}"
    return Firm(zh, en, city, word >> 40 & 0xFFF, "企业", _code("91", city, number), branch)


@lru_cache(maxsize=512)
def academy(number: int) -> Firm:
    """The university or institute with this number (below `ACADEMIES`)."""
    word = mix(12, number)
    brand, school = BRANDS[number % len(BRANDS)], SCHOOLS[number // len(BRANDS)]
    city = CITIES[word % 47]
    kind = "科研单位" if school[0] == "研究院" else "大专院校"
    name_en = f"{brand[1]} {school[1]}{MARK_EN}"
    return Firm(
        MARK_ZH + brand[0] + school[0], name_en, city, word >> 40 & 0xFFF, kind, _code("12", city, number), ""
    )


@lru_cache(maxsize=1024)
def foreign_firm(office: str, number: int) -> Firm:
    """A firm from abroad that files first at ``office``; EP and WO stand for Europe."""
    place = office if office in ABROAD else _EUROPE[number % len(_EUROPE)]
    brand = BRANDS[(number * 7 + len(place) + ord(place[0])) % len(BRANDS)]
    trade = TRADES[mix(13, number, ord(place[0])) % len(TRADES)]
    city = ABROAD[place][number % len(ABROAD[place])]
    en = f"{brand[1]} {trade[1]} {ABROAD_FORMS[place]}{MARK_EN}"
    zh = f"{MARK_ZH}{brand[0]}{trade[0]}{ABROAD_FORMS_ZH[place]}"
    return Firm(zh, en, city, mix(14, number) & 0xFFF, "企业", "", "")


def applicants(dice: Dice, office: str, topic: int) -> tuple[Firm, ...]:
    """Who files an invention of this topic first at ``office``: mostly one firm, sometimes with a university.

    Half of the filings come from firms that lead everywhere, half from those that lead in the topic.
    """
    if office != "CN":
        return (foreign_firm(office, zipf(dice.unit(), FOREIGN_PER_PLACE)),)
    if dice.chance(0.12):
        return (academy(zipf(dice.unit(), ACADEMIES)),)
    rank = zipf(dice.unit(), FIRMS)
    first = chinese_firm((rank + topic * 83) % FIRMS if dice.chance(0.5) else rank)
    if dice.chance(0.08):
        return (first, academy(zipf(dice.unit(), ACADEMIES)))
    return (first,)


def another_firm(dice: Dice) -> Firm:
    """A Chinese firm that takes a patent over, a licence or a pledge."""
    return chinese_firm(dice.below(FIRMS))


def _code(department: str, city: City, number: int) -> str:
    """An invented unified social credit code: none outside the mainland."""
    if city.country != "CN":
        return ""
    organisation = f"XX{'E' if department == '12' else 'A'}{number:05d}"
    values = [int(character, 36) for character in organisation]
    rest = 11 - sum(value * weight for value, weight in zip(values, _ORGANISATION_WEIGHTS, strict=True)) % 11
    check = {10: "X", 11: "0"}.get(rest, str(rest))
    body = f"{department}{city.code}{organisation}{check}"
    total = sum(
        _USCC.index(character) * weight for character, weight in zip(body, _USCC_WEIGHTS, strict=True)
    )
    return body + _USCC[(31 - total % 31) % 31]
