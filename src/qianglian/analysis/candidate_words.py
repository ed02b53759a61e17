"""The words of lists of candidates: what their columns are called, and what must be said of them."""

from __future__ import annotations

from qianglian.analysis.contract import Column
from qianglian.model.text import Text

NODES = Column("nodes", Text(zh="主要分支（项）", en="Main nodes (families)"), "text")
KIND = Column("party_kind", Text(zh="类型", en="Kind"), "text")
HOME = Column("home", Text(zh="所在地", en="Home"), "text")
PLACE = Column("place", Text(zh="名次", en="Rank"), "number")
ORDERS = {
    "count": Text(zh="专利项数", en="families"),
    "recent": Text(zh="{since} 年以来的专利项数", en="families since {since}"),
    "valid": Text(zh="有效发明项数", en="inventions in force"),
}
"""By what a list is ordered, in words."""
WEAK_NODES = Text(zh="{region}待补强的分支", en="the nodes that {region} is weak in or to extend into")
STRONG_NODES = Text(
    zh="{region}的强链和延链分支", en="the nodes of {region} that are strong or to extend into"
)
NAMED_NODES = Text(zh="指定的分支（对{region}而言）", en="the nodes named (as seen from {region})")
"""Where candidates are looked for."""
VALID = Text(zh="有效发明（项）", en="Inventions in force")
JOINT = Text(zh="与本地申请人共同申请（项）", en="Filed with local applicants")
SHARED = Text(zh="共同申请（项）", en="Filed with others")
GRANTED = Text(zh="已授权（项）", en="Granted")
WIDE = Text(zh="多局或 PCT（项）", en="In two offices, or PCT")
NODE_TITLE = Text(zh="各分支的申请人", en="Applicants of the nodes")
NODE_MEASURES = {
    "here": Text(zh="其中本地", en="Of them here"),
    "elsewhere": Text(zh="其中外地", en="Of them elsewhere"),
    "nowhere": Text(zh="所在地未知", en="Home unknown"),
}
RIGHTS_KNOWN = Text(zh="是否为有效发明可判", en="Known whether an invention in force")
KINDS_GUESSED = Text(
    zh="申请人类型由名称推定，须核实；名称看不出类型的按企业列出并写「未知」。",
    en="Kinds are inferred from names and to be verified; whose name tells nothing is listed with firms, as unknown.",
)
ORDERED = Text(
    zh="按「{what}」由多到少排列，不作综合评分；少于 {minimum} 项的不列 [D]。",
    en="In the order of “{what}”, without any score; nobody with fewer than {minimum} families is listed [D].",
)
VERIFY = Text(
    zh="名单由专利数据得出，待核实：不反映产能、经营状况和意愿。",
    en="Lists from patent data, to be verified: they say nothing of capacity, business or willingness.",
)
STATED = Text(
    zh="有效、授权和多局只计来源写明的；一项都没有写明的写「未知」，不写 0。",
    en="In force, granted, abroad: only what the sources state; where they state it of none it is unknown, not 0.",
)
NO_TARGETS = Text(
    zh="该地区没有判为薄弱、补链或延链的分支（或样本不足、未检索）；可用参数 nodes 指定分支。",
    en="No node is weak, to fill or to extend into here (or too small, or not searched); name them with nodes.",
)
NO_STRONG = Text(
    zh="该地区没有判为强链或延链的分支（或样本不足、未检索）；可用参数 nodes 指定分支。",
    en="No node is strong or to extend into here (or too small, or not searched); name them with nodes.",
)
NOBODY = Text(
    zh="这些分支中没有达到最小样本的申请人，或其所在地都未写明。",
    en="No applicant reaches the smallest sample in these nodes, or nobody's home is stated.",
)


def filled(text: Text, **said: Text) -> Text:
    """A text with some of its places filled by words of the same language; the others stay as they are."""
    zh, en = text.zh, text.en
    for name, words in said.items():
        zh, en = zh.replace(f"{{{name}}}", words.zh), en.replace(f"{{{name}}}", words.en)
    return Text(zh=zh, en=en)
