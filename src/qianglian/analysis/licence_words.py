"""What must be said of patents to license in: signs of willingness, what stands in the way, and who has to consent."""

from __future__ import annotations

from qianglian.analysis import caveats, regions
from qianglian.analysis.contract import Quoted, Sentence, Table
from qianglian.analysis.encumbrances import RECORDED
from qianglian.analysis.ground import Ground
from qianglian.analysis.holders import HELD_BY
from qianglian.analysis.naming import place_name
from qianglian.analysis.regions import Region
from qianglian.analysis.typing_parameters import Typing
from qianglian.model.expiry import IN_FORCE, NO_ADJUSTMENT
from qianglian.model.text import Text
from qianglian.rules.legal_events import event_rules

SIGNS = {
    "open_licence": Text(zh="开放许可声明", en="Open licence"),
    "licensed": Text(zh="曾许可", en="Licensed before"),
    "transferred": Text(zh="曾转让", en="Transferred before"),
    "academic": Text(zh="高校院所持有", en="Held by a university or institute"),
}
BLOCKERS = {
    "pledged": Text(zh="质押中", en="Pledged"),
    "exclusive": Text(zh="已独占或排他许可", en="Exclusively licensed"),
    "disputed": Text(zh="有争议记录", en="Dispute recorded"),
    "co_owned": Text(zh="共有", en="Co-owned"),
}
WILLING = Text(zh="有意愿信号", en="With a sign of willingness")
SILENT = Text(zh="未见意愿信号", en="Without a sign")
COUNTED = {
    "own": Text(zh="本地区持有", en="Held in the region"),
    "unplaced": Text(zh="地区未知", en="Region unknown"),
    "others": Text(zh="他方持有", en="Held by others"),
    "short": Text(zh="剩余期限不足", en="Term too short"),
    "candidate": Text(zh="可洽谈", en="To be talked about"),
    "willing": Text(zh="其中有意愿信号", en="Of them with a sign"),
    "blocked": Text(zh="其中有障碍记录", en="Of them with an obstacle"),
}
ASKED = Text(zh="由参数指定", en="as asked for")
EVENTS = Text(zh="质押情况可判断", en="Pledges can be told")
SCOPE = Text(
    zh="只列{country}有效（来源写明有效、未见终止事件）、第一{whose}地址已知且不在{region}的专利，"
    "分支为{region}薄弱、补链和延链的分支（参数 nodes 可指定）。",
    en="Patents in force in {country} (as a source states, and no event ends) whose first {whose} is known and not of "
    "{region}, in the nodes in which {region} is weak, has a gap to fill, or may extend (or those in “nodes”).",
)
WHOSE = {
    "filed": Text(zh="申请人（申请时）", en="applicant as filed"),
    "owner": Text(zh="权利人", en="owner"),
}
NO_OFFER = Text(
    zh="「可洽谈」是线索，待核查，不表示权利人愿意许可：开放许可声明、曾许可、曾转让、高校院所持有只是意愿信号，"
    "未见信号也不表示不愿意；价格与条件由双方商定。",
    en="A lead to be verified, no offer: an open licence, earlier licences or transfers and an academic holder are "
    "signs only, and none of them is no refusal.",
)
CONSENT = Text(
    zh="共有专利没有约定的，任一共有人可以单独实施或者以普通许可方式许可（许可费在共有人之间分配），独占、排他许可、"
    "转让、质押、入池和开放许可须全体共有人同意（专利法第十四条）；质押期间许可、转让须经质权人同意；"
    "开放许可期间不得给予独占或排他许可。",
    en="Without an agreement a co-owner may grant an ordinary licence alone and shares the fee; anything else, "
    "exclusive licences, transfers, pledges, pools and open licences, needs the consent of all (Chinese Patent Law, "
    "Art. 14). While pledged the pledgee must consent; while openly licensed there is no exclusive licence.",
)
OUTFLOW = Text(
    zh="从境外引进技术的，另按技术进出口管理办理登记或许可。",
    en="What is brought in from abroad falls under the control of technology imports as well.",
)
TERM = Text(
    zh="到期年为估算：{in_force}；{adjusted}。剩余不足 {least} 年的不列 [D]；期限未知的照列。",
    en="The end is an estimate: it {in_force}; {adjusted}. Less than {least} years left are not listed [D]; "
    "unknown ends are.",
)
RULES = Text(zh="法律事件判读规则版本 {version}。", en="Rules of events: version {version}.")
ORDER = Text(
    zh="排序：有开放许可声明的在前，其次按意愿信号数、被引；不是价值排序。",
    en="In order: openly licensed first, then by the number of signs, then by citations; no order of value.",
)
INFERRED = Text(zh="权利人类型多由名称推定。", en="Kinds of holders are mostly inferred from their names.")
NO_TYPES = Text(
    zh="该地区各分支的强链补链类型无法判断（未检索、未知或样本不足），不知道要引进什么；可用参数 nodes 指定分支。",
    en="Which nodes are weak there cannot be told (not searched, unknown, or too small): name them in “nodes”.",
)
NO_NODES = Text(
    zh="该地区没有薄弱、补链或延链的分支；可用参数 nodes 指定分支。",
    en="The region has no node that is weak, to fill or to extend into; name some in “nodes”.",
)
NOT_LIVING = Text(
    zh="所列分支没有来源写明有效的专利。", en="No patent of these nodes is stated to be in force there."
)


def caveats_of(ground: Ground, params: Typing, region: Region, country: str) -> tuple[Text, ...]:
    """What stands under the tables."""
    where, whose = place_name(country), WHOSE[params.address]
    least = getattr(params, "least_years", 0)
    return (
        NO_OFFER,
        Text(
            zh=SCOPE.zh.format(country=where.zh, whose=whose.zh, region=region.name.zh),
            en=SCOPE.en.format(country=where.en, whose=whose.en, region=region.name.en),
        ),
        CONSENT,
        RECORDED,
        HELD_BY,
        OUTFLOW,
        Text(
            zh=TERM.zh.format(in_force=IN_FORCE.zh, adjusted=NO_ADJUSTMENT.zh, least=least),
            en=TERM.en.format(in_force=IN_FORCE.en, adjusted=NO_ADJUSTMENT.en, least=least),
        ),
        ORDER,
        INFERRED,
        caveats.AS_FILED if params.address == "filed" else regions.OWNED,
        RULES.format(version=event_rules().version),
        caveats.counting(ground, "family"),
        caveats.OVERLAP,
    )


def sentences(by_node: Table, listed: Table, region: Text) -> tuple[Sentence, ...]:
    """The node in which others hold most that may be talked about, and how much of it shows a sign."""
    best = sorted((-row["candidate"], at) for at, row in enumerate(by_node.rows) if row["candidate"])
    if not best:
        return ()
    at = best[0][1]
    text = Text(
        zh=f"{region.zh}：{{node_name}}（{{type}}）由他方持有、可洽谈许可的有效专利 {{candidate}}，"
        "其中有意愿信号 {willing}、有障碍记录 {blocked}，待核查。",
        en=f"{region.en}: {{node_name}} ({{type}}): others hold {{candidate}} in force to be talked about, {{willing}} "
        "with a sign of willingness and {blocked} with an obstacle; to be verified.",
    )
    names = ("type", "node_name", "candidate", "willing", "blocked")
    said = [Sentence(text, {name: Quoted("by_node", at, name) for name in names})]
    openly = [at for at, row in enumerate(listed.rows) if row["open_licence"] and row["number"]]
    if openly and listed.rows[openly[0]]["holder"]:
        text = Text(zh="{holder}的 {number} 已声明开放许可。", en="{number} of {holder} is openly licensed.")
        said.append(
            Sentence(text, {name: Quoted("patents", openly[0], name) for name in ("holder", "number")})
        )
    return tuple(said)
