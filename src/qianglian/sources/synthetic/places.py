"""Where invented firms say they are: real provinces and cities, with streets that do not exist.

Division codes follow GB/T 2260; Taiwan, Hong Kong and Macao stand with the provinces of China (公开地图内容表示规范).
"""

from __future__ import annotations

from typing import NamedTuple


class City(NamedTuple):
    """A city: ST.3 code of the place, province and city in Chinese and English, division code, postcode."""

    country: str
    province_zh: str
    zh: str
    en: str
    code: str
    postcode: str

    def address_zh(self, number: int) -> str:
        """A Chinese address on an invented street, the postcode in front as gazettes print it."""
        street = STREETS[number % len(STREETS)]
        front = f"{self.postcode} " if self.postcode else ""
        province = "" if self.zh.startswith(self.province_zh) else self.province_zh
        return f"{front}{province}{self.zh}{street}{number % 997 + 1}号"

    def address_en(self, number: int) -> str:
        """The same address in English."""
        return f"{number % 997 + 1} Sample Road, {self.en}"


STREETS = ("示例大道", "虚构路", "样本东路", "示例科技园", "虚构工业区样本路")

_ROWS = """
CN|广东省|深圳市|Shenzhen, Guangdong, China|440300|518000
CN|江苏省|常州市|Changzhou, Jiangsu, China|320400|213000
CN|福建省|宁德市|Ningde, Fujian, China|350900|352100
CN|上海市|上海市|Shanghai, China|310000|200000
CN|北京市|北京市|Beijing, China|110000|100000
CN|广东省|广州市|Guangzhou, Guangdong, China|440100|510000
CN|安徽省|合肥市|Hefei, Anhui, China|340100|230000
CN|浙江省|杭州市|Hangzhou, Zhejiang, China|330100|310000
CN|江苏省|苏州市|Suzhou, Jiangsu, China|320500|215000
CN|湖北省|武汉市|Wuhan, Hubei, China|420100|430000
CN|陕西省|西安市|Xi'an, Shaanxi, China|610100|710000
CN|浙江省|宁波市|Ningbo, Zhejiang, China|330200|315000
CN|湖南省|长沙市|Changsha, Hunan, China|430100|410000
CN|吉林省|长春市|Changchun, Jilin, China|220100|130000
CN|重庆市|重庆市|Chongqing, China|500000|400000
CN|天津市|天津市|Tianjin, China|120000|300000
CN|江苏省|南京市|Nanjing, Jiangsu, China|320100|210000
CN|四川省|成都市|Chengdu, Sichuan, China|510100|610000
CN|广东省|惠州市|Huizhou, Guangdong, China|441300|516000
CN|广东省|东莞市|Dongguan, Guangdong, China|441900|523000
CN|江苏省|无锡市|Wuxi, Jiangsu, China|320200|214000
CN|山东省|青岛市|Qingdao, Shandong, China|370200|266000
CN|河南省|郑州市|Zhengzhou, Henan, China|410100|450000
CN|广东省|珠海市|Zhuhai, Guangdong, China|440400|519000
CN|四川省|宜宾市|Yibin, Sichuan, China|511500|644000
CN|福建省|厦门市|Xiamen, Fujian, China|350200|361000
CN|浙江省|湖州市|Huzhou, Zhejiang, China|330500|313000
CN|安徽省|芜湖市|Wuhu, Anhui, China|340200|241000
CN|山东省|济南市|Jinan, Shandong, China|370100|250000
CN|江西省|宜春市|Yichun, Jiangxi, China|360900|336000
CN|湖北省|荆门市|Jingmen, Hubei, China|420800|448000
CN|辽宁省|大连市|Dalian, Liaoning, China|210200|116000
CN|河北省|保定市|Baoding, Hebei, China|130600|071000
CN|广西壮族自治区|柳州市|Liuzhou, Guangxi, China|450200|545000
CN|贵州省|贵阳市|Guiyang, Guizhou, China|520100|550000
CN|江西省|赣州市|Ganzhou, Jiangxi, China|360700|341000
CN|青海省|西宁市|Xining, Qinghai, China|630100|810000
CN|辽宁省|沈阳市|Shenyang, Liaoning, China|210100|110000
CN|云南省|昆明市|Kunming, Yunnan, China|530100|650000
CN|黑龙江省|哈尔滨市|Harbin, Heilongjiang, China|230100|150000
CN|山西省|太原市|Taiyuan, Shanxi, China|140100|030000
CN|内蒙古自治区|包头市|Baotou, Inner Mongolia, China|150200|014000
CN|甘肃省|兰州市|Lanzhou, Gansu, China|620100|730000
CN|宁夏回族自治区|银川市|Yinchuan, Ningxia, China|640100|750000
CN|新疆维吾尔自治区|乌鲁木齐市|Urumqi, Xinjiang, China|650100|830000
CN|海南省|海口市|Haikou, Hainan, China|460100|570000
CN|西藏自治区|拉萨市|Lhasa, Xizang, China|540100|850000
TW|中国台湾|台北市|Taipei, Taiwan, China|710000|
TW|中国台湾|新竹市|Hsinchu, Taiwan, China|710000|
HK|中国香港|中国香港|Hong Kong, China|810000|
MO|中国澳门|中国澳门|Macao, China|820000|
"""

CITIES: tuple[City, ...] = tuple(City(*row.split("|")) for row in _ROWS.strip().splitlines())
"""The cities with much of this industry first: firms are spread over them by Zipf's law."""

ABROAD: dict[str, tuple[City, ...]] = {
    "US": (
        City("US", "", "美国密歇根州", "Ann Arbor, Michigan, USA", "", ""),
        City("US", "", "美国加利福尼亚州", "Fremont, California, USA", "", ""),
        City("US", "", "美国俄亥俄州", "Columbus, Ohio, USA", "", ""),
    ),
    "JP": (
        City("JP", "", "日本爱知县", "Nagoya, Aichi, Japan", "", ""),
        City("JP", "", "日本大阪府", "Osaka, Japan", "", ""),
        City("JP", "", "日本神奈川县", "Yokohama, Kanagawa, Japan", "", ""),
    ),
    "KR": (
        City("KR", "", "韩国大田", "Daejeon, Republic of Korea", "", ""),
        City("KR", "", "韩国首尔", "Seoul, Republic of Korea", "", ""),
    ),
    "DE": (
        City("DE", "", "德国巴登-符腾堡州", "Karlsruhe, Germany", "", ""),
        City("DE", "", "德国巴伐利亚州", "Regensburg, Germany", "", ""),
    ),
    "FR": (City("FR", "", "法国格勒诺布尔", "Grenoble, France", "", ""),),
    "SE": (City("SE", "", "瑞典哥德堡", "Gothenburg, Sweden", "", ""),),
}
