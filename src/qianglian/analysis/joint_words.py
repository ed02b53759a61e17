"""What must be said of the joint use of patents: the thresholds, and where competition law draws its lines."""

from __future__ import annotations

from typing import Any

from qianglian.analysis import caveats, regions
from qianglian.analysis.citing import WITHIN
from qianglian.analysis.contract import INSUFFICIENT, Column, Quoted, Sentence, Table
from qianglian.analysis.declared import NO_LISTS, NOT_ESSENTIAL
from qianglian.analysis.ground import Ground
from qianglian.analysis.holders import HELD_BY
from qianglian.analysis.naming import place_name
from qianglian.analysis.pairing import TALKS
from qianglian.model.text import Text

EVIDENCE = Text(
    zh="只列证据，供协商参考，待核查：是否组建专利池、交叉许可或联合体由权利人自愿决定，"
    "须另行核实权属、有效性和共有人同意（入池须全体共有人同意）。",
    en="Evidence only, to be verified: whether there is to be a pool, a cross-licence or a consortium is for the "
    "holders to decide. Title, validity and the consent of co-owners (all of them, for a pool) are to be checked.",
)
COMPETITION = Text(
    zh="反垄断提示：专利池应以必要、互补的有效专利组成并经独立评估；把替代性或非必要专利捆绑、限制成员单独许可、"
    "交换价格产量信息、独占性回授、不质疑条款、到期后收费、歧视性条件都有风险，重叠（替代）的专利不宜同池；"
    "组建前与已有专利池查重。",
    en="Competition law: a pool is of valid patents that are necessary and complement each other, as an independent "
    "evaluation finds. Bundled substitutes, limits on licensing alone, exchange of prices or outputs, exclusive "
    "grant-backs, no-challenge clauses, royalties after expiry and discrimination are risks; what overlaps "
    "(substitutes) does not belong in one pool. Check for pools that there are already.",
)
RULE = Text(
    zh="只计{country}有效的发明（来源写明有效、未见终止事件）{region}。专利池候选：持有不少于 {least} 项的权利人不少于 "
    "{several} 个，最大权利人占比低于 {dominant:.0%}，且有互补的权利人对或有标准声明；交叉许可候选：两权利人独自持有的"
    "专利 IPC 大组 Jaccard ≥ {overlap:g}，或互相引用；互补：Jaccard ≤ {apart:g}；联合体候选：已有共有专利。"
    "每个分支比较前 {compared} 名和全部有共有专利的权利人。均为参数 [D]。",
    en="Only inventions in force in {country} (as a source states, and no event ends){region}. Pool: {several} or more "
    "holders with {least} or more each, the largest below {dominant:.0%}, and a complementary pair or something "
    "declared. Cross-licence: what two hold alone has a Jaccard index of IPC main groups ≥ {overlap:g}, or they cite "
    "each other. Complementary: ≤ {apart:g}. Consortium: patents held together. The largest {compared} of a node are "
    "compared, and all who hold something together. All are parameters [D].",
)
OF_REGION = Text(
    zh="，限第一申请人（或权利人）地址在{region}的同族", en=", of families whose first address is in {region}"
)
KIN = Text(
    zh="同一集团内的共有、互引不算协同：可按集团口径归一（--level group）再看。",
    en="What members of one group hold together is no joint use: count holders by group (--level group) to see.",
)
OWN_PEOPLE = Text(zh="不含个人权利人（参数 people）。", en="Without individuals (parameter “people”).")
NOTHING = Text(
    zh="没有来源写明各分支有有效的发明专利（限定地区的，也可能是地址未知）。",
    en="No invention of the chain is stated to be in force there (or, of a region, no address is known).",
)
STATE_KNOWN = Text(zh="法律状态已知", en="Legal status known")
TOGETHER = Text(zh="共有", en="Held together")
ALONE = Text(zh="单独持有", en="Held alone")
PAIR_COLUMNS = (
    Column("one_name", Text(zh="甲", en="One"), "text"),
    Column("other_name", Text(zh="乙", en="Other"), "text"),
    Column("talk", Text(zh="候选方式", en="Candidate for"), "text"),
    Column("one_count", Text(zh="甲持有项数", en="Of the one"), unit="family"),
    Column("other_count", Text(zh="乙持有项数", en="Of the other"), unit="family"),
    Column("joint", Text(zh="共有项数", en="Held together"), unit="family"),
    Column("overlap", Text(zh="大组重合度", en="Overlap (Jaccard)"), "number"),
    Column("lie", Text(zh="关系", en="How they lie"), "text"),
    Column("out", Text(zh="甲引乙（项）", en="One cites other"), "number"),
    Column("back", Text(zh="乙引甲（项）", en="Other cites one"), "number"),
)


def why(strong: int, params: Any, largest: Any, joint: int, pairs: int, apart: int) -> Text:
    """The conditions of a node with their numbers."""
    if largest in (None, INSUFFICIENT):
        part = Text(
            zh="最大权利人占比样本不足或未知", en="share of the largest too small a sample, or unknown"
        )
    else:
        part = Text(
            zh=f"最大权利人占比 {largest:.1%} {'<' if largest < params.dominant else '≥'} {params.dominant:.0%}",
            en=f"largest {largest:.1%} {'<' if largest < params.dominant else '≥'} {params.dominant:.0%}",
        )
    return Text(
        zh=f"达到项数的权利人 {strong} 个（需 {params.several}）；{part.zh}；共有 {joint} 项；"
        f"重叠或互引 {pairs} 对，互补 {apart} 对",
        en=f"{strong} holders that count (of {params.several} needed); {part.en}; {joint} held together; {pairs} pairs "
        f"overlap or cite each other, {apart} complement each other",
    )


def caveats_of(ground: Ground, params: Any, *, standards: bool) -> tuple[Text, ...]:
    """What stands under the tables."""
    where = place_name(params.country.strip().upper())
    region = regions.region_of(params.region).name if params.region else None
    told = {
        name: getattr(params, name)
        for name in ("least", "several", "dominant", "overlap", "apart", "compared")
    }
    return (
        EVIDENCE,
        COMPETITION,
        Text(
            zh=RULE.zh.format(
                country=where.zh, region=OF_REGION.zh.format(region=region.zh) if region else "", **told
            ),
            en=RULE.en.format(
                country=where.en, region=OF_REGION.en.format(region=region.en) if region else "", **told
            ),
        ),
        NOT_ESSENTIAL if standards else NO_LISTS,
        WITHIN,
        HELD_BY,
        KIN,
        *(() if params.people else (OWN_PEOPLE,)),
        caveats.counting(ground, "family"),
        caveats.by_level(ground),
        caveats.OVERLAP,
        caveats.SMALL.format(minimum=params.minimum),
    )


def sentences(nodes: Table, pairs: Table) -> tuple[Sentence, ...]:
    """The node with most holders that is a candidate for a pool; the pair with most evidence."""
    said = []
    best = sorted((-row["strong"], at) for at, row in enumerate(nodes.rows) if row["pool"])
    if best:
        text = Text(
            zh="{node_name}有效发明 {living}、权利人 {holders}，最大权利人占 {largest}，可作专利池候选，待核查。",
            en="{node_name}: {living} inventions in force of {holders} holders, the largest with {largest}; a "
            "candidate for a pool, to be verified.",
        )
        names = ("node_name", "living", "holders", "largest")
        said.append(Sentence(text, {name: Quoted("nodes", best[0][1], name) for name in names}))
    first = next((at for at, row in enumerate(pairs.rows) if row["talk"] != TALKS["pool"]), None)
    if first is not None:
        text = Text(
            zh="{node_name}：{one_name}（{one_count}）与{other_name}（{other_count}），共有 {joint}，{talk}。",
            en="{node_name}: {one_name} ({one_count}) and {other_name} ({other_count}), {joint} held together: {talk}.",
        )
        quoted = ("node_name", "one_name", "one_count", "other_name", "other_count", "joint", "talk")
        said.append(Sentence(text, {name: Quoted("pairs", first, name) for name in quoted}))
    return tuple(said)
