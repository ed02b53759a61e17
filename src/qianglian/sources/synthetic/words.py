"""Words of the trade that every topic shares, in Chinese and English, the common ones first."""

from __future__ import annotations

Word = tuple[str, str]
"""The same thing in Chinese and in English."""


def words(text: str) -> tuple[Word, ...]:
    """Pairs from lines like ``高安全=high-safety;轻量化=lightweight``."""
    pairs = (entry.partition("=") for entry in text.split(";"))
    return tuple((zh.strip(), en.strip()) for zh, _, en in pairs)


MODIFIERS = words(
    "高安全=high-safety;轻量化=lightweight;高能量密度=high-energy-density;集成式=integrated;"
    "长寿命=long-life;高效=high-efficiency;低成本=low-cost;耐低温=low-temperature-resistant;"
    "快充型=fast-charging;模块化=modular;高强度=high-strength;智能化=intelligent;可拆卸=detachable;"
    "紧凑型=compact;自适应=adaptive;高可靠性=high-reliability;防水型=waterproof;低噪声=low-noise;"
    "多级=multi-stage;高倍率=high-rate;高压实=high-compaction;双面=double-sided;一体化=one-piece;"
    "耐腐蚀=corrosion-resistant;低阻抗=low-impedance;宽温域=wide-temperature;分布式=distributed;"
    "高精度=high-precision;抗振动=vibration-resistant;柔性=flexible;自修复=self-healing;可回收=recyclable;"
    "梯度=gradient;超薄=ultra-thin;冗余=redundant;非对称=asymmetric;蜂窝状=honeycomb;仿生=bionic;"
    "无钴=cobalt-free;磁悬浮=magnetically levitated"
)

PROBLEMS = words(
    "循环寿命较短=short cycle life;散热不均匀=uneven heat dissipation;"
    "低温下性能衰减=performance loss at low temperature;装配效率低=low assembly efficiency;"
    "界面阻抗较大=high interfacial impedance;密封可靠性差=poor sealing reliability;"
    "能量利用率低=low energy utilisation;估计精度不足=insufficient estimation accuracy;"
    "结构强度不够=insufficient structural strength;占用空间较大=large space occupation;"
    "首次库伦效率低=low initial coulombic efficiency;充电时间过长=excessive charging time;"
    "热失控蔓延=thermal runaway propagation;电磁干扰严重=severe electromagnetic interference;"
    "生产成本高=high production cost;维护不便=inconvenient maintenance;体积膨胀大=large volume expansion;"
    "动态响应慢=slow dynamic response;振动噪声偏大=excessive vibration and noise;"
    "误报率较高=high false alarm rate;锂枝晶生长=lithium dendrite growth;润湿性差=poor wettability;"
    "金属离子溶出=dissolution of metal ions;切换冲击明显=noticeable switching shock;"
    "能耗偏高=high energy consumption;一致性较差=poor consistency;对位精度低=low alignment accuracy;"
    "回收率低=low recovery rate;绝缘性能下降=degraded insulation;产气量大=large gas production"
)

EFFECTS = words(
    "提高了安全性=safety is improved;延长了使用寿命=service life is extended;"
    "降低了生产成本=production cost is reduced;提升了能量密度=energy density is raised;"
    "改善了散热效果=heat dissipation is improved;简化了装配工艺=assembly is simplified;"
    "提高了估计精度=estimation accuracy is improved;减小了整体体积=overall volume is reduced;"
    "增强了结构强度=structural strength is enhanced;降低了能量损耗=energy loss is lowered;"
    "抑制了副反应的发生=side reactions are suppressed;缩短了充电时间=charging time is shortened;"
    "改善了循环性能=cycle performance is improved;提升了倍率性能=rate capability is raised;"
    "便于后期维护=later maintenance is made easy;避免了热量集中=heat concentration is avoided;"
    "提高了空间利用率=space utilisation is increased;保证了密封效果=sealing is ensured;"
    "减少了电磁干扰=electromagnetic interference is reduced;"
    "增强了系统鲁棒性=system robustness is strengthened;提升了驾驶平顺性=driving smoothness is enhanced;"
    "降低了界面阻抗=interfacial impedance is lowered;延缓了容量衰减=capacity fading is delayed;"
    "实现了能量的梯级利用=cascade use of energy is achieved;提高了回收率=recovery rate is increased;"
    "减轻了整车重量=vehicle weight is reduced;防止了误触发=false triggering is prevented;"
    "抑制了体积膨胀=volume expansion is restrained;提升了低温性能=low-temperature performance is raised;"
    "减少了废液排放=waste liquid discharge is reduced;提高了对位精度=alignment accuracy is improved;"
    "拓宽了工作温度范围=the working temperature range is widened;"
    "降低了振动噪声=vibration and noise are lowered;增强了抗冲击能力=impact resistance is strengthened;"
    "提高了产品一致性=product consistency is improved;减轻了运算负担=the computing load is eased"
)

COATINGS = words(
    "碳包覆=carbon-coated;氮掺杂=nitrogen-doped;铝掺杂=aluminium-doped;氟化=fluorinated;"
    "镁掺杂=magnesium-doped;多孔=porous;纳米=nano;硼掺杂=boron-doped;锆掺杂=zirconium-doped;"
    "表面改性=surface-modified;中空=hollow;硫化=sulfurised;磷掺杂=phosphorus-doped;铌掺杂=niobium-doped;"
    "交联=crosslinked;羧基化=carboxylated;钛掺杂=titanium-doped;氧缺陷=oxygen-deficient;"
    "钨掺杂=tungsten-doped;硅烷化=silanised"
)

SUBSTANCES = words(
    "石墨=graphite;氧化亚硅=silicon monoxide;碳纳米管=carbon nanotube;氧化铝=alumina;"
    "磷酸铁锂=lithium iron phosphate;聚酰亚胺=polyimide;石墨烯=graphene;导电炭黑=conductive carbon black;"
    "锰酸锂=lithium manganate;勃姆石=boehmite;聚丙烯酸=polyacrylic acid;"
    "磷酸钛铝锂=lithium aluminium titanium phosphate;聚环氧乙烷=polyethylene oxide;钛酸锂=lithium titanate;"
    "锂镧锆氧=lithium lanthanum zirconium oxide;二氧化钛=titanium dioxide;"
    "羧甲基纤维素=carboxymethyl cellulose;氮化硼=boron nitride;聚偏氟乙烯=polyvinylidene fluoride;"
    "硫化锂=lithium sulfide;膨胀石墨=expanded graphite;氧化锌=zinc oxide;丁苯橡胶=styrene-butadiene rubber;"
    "碳化硅=silicon carbide;芳纶纤维=aramid fibre;氧化镁=magnesium oxide;磷酸锰铁=manganese iron phosphate;"
    "金属有机框架=metal-organic framework;聚氨酯=polyurethane;云母=mica"
)

FORMS = words(
    "复合材料=composite;颗粒=particles;粉体=powder;涂层=coating;薄膜=thin film;浆料=slurry;纤维=fibres;"
    "微球=microspheres;气凝胶=aerogel;纳米片=nanosheets"
)

UNITS: dict[str, tuple[tuple[str, float, float, int], ...]] = {
    "structure": (
        ("mm", 0.2, 45, 1), ("cm", 1, 60, 1), ("mm", 10, 900, 0), ("μm", 20, 800, 0),
    ),
    "chemistry": (
        ("℃", 60, 950, 0), ("wt%", 0.1, 20, 1), ("h", 0.5, 24, 1), ("μm", 0.1, 25, 1), ("m²/g", 0.5, 40, 1),
        ("mol/L", 0.5, 4, 1),
    ),
    "circuit": (
        ("V", 12, 980, 0), ("kHz", 2, 150, 0), ("kW", 1, 480, 0), ("μF", 1, 900, 0), ("mΩ", 0.1, 20, 1),
    ),
    "control": (
        ("%", 1, 95, 0), ("ms", 5, 500, 0), ("km/h", 3, 120, 0), ("N·m", 5, 400, 0), ("s", 1, 60, 0),
    ),
}  # fmt: skip
"""Units of a style of text, with the least and greatest value and the decimals."""
