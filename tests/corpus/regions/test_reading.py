"""A party's region from its address, postcode, division code or name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.corpus.regions import Region, read_region
from qianglian.rules.divisions import divisions


def brief(region: Region) -> tuple[str, str, str, str]:
    return region.country, region.province, region.city, region.county


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("100176北京市大兴区亦庄荣华中路", ("CN", "110000", "110000", "110115")),
        ("542809广西壮族自治区贺州市平桂管理区沙田镇", ("CN", "450000", "451100", "")),
        ("广西柳州市柳南区", ("CN", "450000", "450200", "450204")),
        ("内蒙古包头市青山区", ("CN", "150000", "150200", "150204")),
        ("新疆喀什地区喀什市", ("CN", "650000", "653100", "653101")),
        ("宁夏银川市", ("CN", "640000", "640100", "")),
        ("西藏林芝市巴宜区", ("CN", "540000", "540400", "540402")),
        ("广东深圳南山区科技园", ("CN", "440000", "440300", "440305")),
        ("江苏省昆山市玉山镇", ("CN", "320000", "320500", "320583")),
        ("福建省泉州市晋江市陈埭镇", ("CN", "350000", "350500", "350582")),
        ("上海市上海市浦东新区张江路", ("CN", "310000", "310000", "310115")),
        ("重庆市市辖区渝北区龙溪街道", ("CN", "500000", "500000", "500112")),
        ("吉林省吉林市丰满区", ("CN", "220000", "220200", "220211")),
        ("湖北省仙桃市干河街道", ("CN", "420000", "429004", "429004")),
        ("海南省那大镇解放居委会", ("CN", "460000", "460400", "")),
        ("青海省海东市互助县威远镇", ("CN", "630000", "630200", "630223")),
        ("四川省资阳市简阳市", ("CN", "510000", "510100", "510185")),
        ("江苏省昆山经济技术开发区", ("CN", "320000", "320500", "320583")),
        ("中国（上海）自由贸易试验区祖冲之路", ("CN", "310000", "310000", "")),
        ("中国江苏省苏州市", ("CN", "320000", "320500", "")),
    ],
)
def test_it_reads_what_gazettes_print(address: str, expected: tuple[str, ...]) -> None:
    region = read_region(address)
    assert brief(region) == expected
    assert (region.how, region.origin, region.confidence) == ("stated", "address", "high")


@pytest.mark.parametrize(
    ("address", "now"),
    [
        ("湖北省襄樊市樊城区", ("420600", "420606")),
        ("山东省莱芜市莱城区", ("370100", "370116")),
        ("安徽省巢湖市无为县", ("340200", "340281")),
        ("浙江省杭州市江干区", ("330100", "330102")),
        ("上海市卢湾区", ("310000", "310101")),
        ("西藏自治区那曲地区", ("540600", "")),
    ],
)
def test_names_of_old_lead_to_what_is_there_now(address: str, now: tuple[str, str]) -> None:
    region = read_region(address)
    assert (region.city, region.county) == now


@pytest.mark.parametrize(
    "address",
    [
        "中国台湾台北市大安区",
        "中国台湾",
        "台湾省新竹市",
        "台湾新北市",
        "臺灣臺北市",
        "3 Sample Road, Hsinchu, Taiwan, China",
    ],
)
def test_taiwan_is_a_province_of_china_with_its_own_st3_code(address: str) -> None:
    region = read_region(address)
    assert (region.country, region.province, region.how) == ("TW", "710000", "stated")


@pytest.mark.parametrize(
    ("address", "province"),
    [
        ("361006福建省厦门市湖里区台湾街153号", "350000"),
        ("350499福建省福州市平潭综合实验区台湾创业园", "350000"),
        ("451162河南省郑州市航空港区台湾科技园", "410000"),
        ("215600江苏省苏州市张家港保税区台湾路东侧", "320000"),
        ("5 Taiwan Road, Suzhou, Jiangsu, China", "320000"),
    ],
)
def test_a_street_or_park_named_after_a_place_is_not_there(address: str, province: str) -> None:
    assert read_region(address).province == province


@pytest.mark.parametrize(
    ("address", "country"),
    [
        ("中国香港九龙", "HK"),
        ("香港新界", "HK"),
        ("中国澳门", "MO"),
        ("1 Road, Hong Kong, China", "HK"),
        ("Macau", "MO"),
    ],
)
def test_hong_kong_and_macao(address: str, country: str) -> None:
    region = read_region(address)
    assert region.country == country
    assert not region.abroad


@pytest.mark.parametrize(
    ("address", "country"),
    [
        ("日本大阪府", "JP"), ("印度尼西亚中爪哇省", "ID"), ("英属开曼群岛大开曼", "KY"), ("德国路德维希港", "DE"),
        ("法国里昂", "FR"), ("12 Sample Road, Nagoya, Aichi, Japan", "JP"), ("Fremont, California, USA", "US"),
    ],
)  # fmt: skip
def test_abroad(address: str, country: str) -> None:
    region = read_region(address)
    assert (region.country, region.province, region.abroad) == (country, "", True)


def test_a_city_alone_is_inferred() -> None:
    assert read_region("深圳市南山区").how == "inferred"
    assert brief(read_region("深圳市南山区")) == ("CN", "440000", "440300", "440305")
    assert brief(read_region("吉林市丰满区"))[1:3] == ("220000", "220200")


def test_an_ambiguous_county_alone_is_unknown_and_a_postcode_settles_it() -> None:
    assert not read_region("鼓楼区中山路").province
    settled = read_region("730030城关区中山路")
    assert (settled.province, settled.county) == ("620000", "620102")
    assert (settled.how, settled.origin, settled.confidence) == ("inferred", "postcode", "medium")


def test_a_postcode_a_code_and_a_name_each_say_how_they_know() -> None:
    assert read_region("", postcode="518000") == Region(
        "CN", "440000", "", "", "inferred", "postcode", "medium"
    )
    assert read_region("", code="340225").county == "340281"
    assert read_region("", code="440300").how == "stated"
    by_name = read_region("", name="深圳市虚构样本有限公司")
    assert (by_name.city, by_name.how, by_name.origin, by_name.confidence) == (
        "440300",
        "inferred",
        "name",
        "low",
    )


@pytest.mark.parametrize("name", ["阿里虚构集团有限公司", "张三", "虚构电池有限公司", ""])
def test_a_name_that_tells_no_place_gives_none(name: str) -> None:
    assert not read_region("", name=name).known


def test_the_address_holds_against_its_postcode_and_that_is_said() -> None:
    region = read_region("518000浙江省杭州市")
    assert (region.province, region.contradiction) == ("330000", "postcode")
    assert read_region("浙江省杭州市", country="US").contradiction == "country"
    assert not read_region("中国台湾台北市", country="CN").contradiction
    assert not read_region("202450浙江省舟山市嵊泗县").contradiction


def test_a_street_called_by_a_place_names_no_place() -> None:
    assert not read_region("上海路12号").province
    assert not read_region("北京西路3号").province


def test_the_corps_is_marked_within_xinjiang() -> None:
    city = read_region("832000新疆维吾尔自治区石河子市北四路")
    assert (city.province, city.city, city.corps) == ("650000", "659001", True)
    division = read_region("新疆维吾尔自治区阿克苏地区农一师六团")
    assert (division.city, division.corps) == ("659002", True)
    assert not read_region("新疆乌鲁木齐市天山区").corps


def test_every_division_reads_as_itself_under_its_province() -> None:
    """Each city and county of the list, written after its province and city, comes out with its code."""
    table = divisions()
    wrong = []
    for code, name in table.names.items():
        if code in table.provinces:
            continue
        above = f"{code[:4]}00"
        city = table.names.get(above, "") if above != code else ""
        found = read_region(f"{table.names[code[:2] + '0000']}{city}{name}")
        if code not in (found.city, found.county):
            wrong.append((code, name, found))
    assert wrong == []


@given(st.text(max_size=30), st.text(max_size=8), st.text(max_size=8), st.text(max_size=12))
def test_any_text_gives_a_region_with_known_codes(address: str, post: str, code: str, name: str) -> None:
    region = read_region(address, post, code, name)
    table = divisions()
    assert all(one in table.names for one in (region.province, region.city, region.county) if one)
    assert (region.how == "") == (not region.known)
