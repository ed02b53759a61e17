"""What must be said under more than one table, in the words of practitioners."""

from __future__ import annotations

from collections.abc import Mapping, Sized

from qianglian.analysis.contract import Coverage, State
from qianglian.analysis.counting import Measure, Tally
from qianglian.analysis.ground import Ground
from qianglian.analysis.parameters import Dated
from qianglian.analysis.years import KNOWN
from qianglian.corpus.families.kinds import title_of
from qianglian.corpus.parties.levels import LEVELS
from qianglian.model.figure import Unit
from qianglian.model.text import Text

FAMILIES = Text(
    zh="以项计（{kind}），年份为同族内最早申请年；同族只按库内已有文献归并。",
    en="Counted by family ({kind}), in the year of its earliest filing; families are made of the documents here.",
)
PUBLICATIONS = Text(
    zh="以件计：同一发明的公开与授权文本、各国同族各计一次。",
    en="Counted by publication: applications, grants and members of one family count one by one.",
)
LAG = Text(
    zh="发明专利申请一般满 18 个月公开：{year} 年以后的数据不完整（公开滞后按 {lag:g} 年计 [D]），"
    "图中空心，不参与增长率与拟合。",
    en="Applications are published 18 months on: years after {year} are incomplete (lag of {lag:g} years [D]), "
    "drawn hollow, and left out of rates and fits.",
)
PUBLISHED = Text(
    zh="按公开年统计：公开晚于申请约 18 个月，不反映研发时间；{year} 年以后未满一年。",
    en="By years of publication, 18 months after filing: not the time of the work. Years after {year} are not over.",
)
BROKEN = Text(
    zh="{year} 年以后公开量骤降到此前三年平均的一成以下，而其后又有文献：多为各来源止于不同日期造成的断层，"
    "不当作技术衰退；完整年份推算到断层之前 [D]。",
    en="After {year} publications fall below a tenth of the three years before, and go on later: sources end on "
    "different days, as a rule. It is taken for a hole in the data and no decline; complete years end before it [D].",
)
LEVEL = Text(
    zh="申请人按{level}归一；共同申请各计一次，故申请人合计可大于总数。",
    en="Applicants by {level}; each of several applicants counts, so that their sum may exceed the total.",
)
AS_FILED = Text(
    zh="国家/地区按第一申请人的申请时地址，不是现权利人；不等于技术来源的全部。",
    en="Country/region by the address of the first applicant as filed, not that of the current owner.",
)
OVERLAP = Text(
    zh="一项可属于多个技术分支，各分支之和可大于总数。",
    en="A family may belong to several nodes: their sum may exceed the total.",
)
SMALL = Text(
    zh="少于 {minimum} 的不计算比率，显示「样本不足」[D]。",
    en="No rate is taken of fewer than {minimum} [D]: “sample too small”.",
)
NOTHING = Text(zh="检索结果为空，没有可分析的文献。", en="Nothing was found: there is nothing to analyse.")


def counting(ground: Ground, unit: Unit) -> Text:
    """How things are counted."""
    if unit != "family":
        return PUBLICATIONS
    kind = title_of(ground.kind)
    return Text(zh=FAMILIES.zh.format(kind=kind.zh), en=FAMILIES.en.format(kind=kind.en))


def by_level(ground: Ground) -> Text:
    """How applicants are counted."""
    level = LEVELS[ground.level]
    return Text(zh=LEVEL.zh.format(level=level.zh), en=LEVEL.en.format(level=level.en))


def lag(ground: Ground, until: int | None, params: Dated) -> tuple[Text, ...]:
    """Which years are incomplete, and where the data break off."""
    if until is None:
        return ()
    holes = (BROKEN.format(year=ground.broken),) if ground.broken else ()
    if params.by == "publication":
        return (PUBLISHED.format(year=until), *holes)
    return (LAG.format(year=until, lag=params.lag_years), *holes)


def dated(ground: Ground, params: Dated) -> Coverage:
    """How many families (or publications) have a year."""
    unit, by = params.unit, params.by

    def told() -> Coverage:
        members = ground.alone(unit, by)
        return covered(ground, members.mutate(known=members.year.notnull()), unit, KNOWN[by], sole=True)

    return ground.keep(f"dated {unit} {by}", told)


def known(ground: Ground, unit: Unit, column: str, what: Text) -> Coverage:
    """How many families (or publications) state a column of the records."""

    def told() -> Coverage:
        members = ground.counted(unit)
        return covered(ground, members.mutate(known=members[column].notnull()), unit, what)

    return ground.keep(f"known {unit} {column} {what.en}", told)


def covered(ground: Ground, members: object, unit: Unit, what: Text, *, sole: bool = False) -> Coverage:
    """How many units have a member whose column ``known`` is true."""
    measures = (
        Measure("total", what, unit, sole=sole),
        Measure("known", what, unit, where="known", sole=sole),
    )
    total = Tally(ground, members, (), measures).total()
    return Coverage(what, total["known"], total["total"])


def several(
    ground: Ground, members: object, unit: Unit, told: Mapping[str, Text], *, sole: bool = False
) -> tuple[Coverage, ...]:
    """The same for several columns at once, each with what it tells: asked in one go."""
    known = (Measure(name, what, unit, where=name, sole=sole) for name, what in told.items())
    first = next(iter(told.values()))
    found = Tally(ground, members, (), (Measure("total", first, unit, sole=sole), *known)).total()
    return tuple(Coverage(what, found[name], found["total"]) for name, what in told.items())


NO_YEAR = Text(
    zh="没有文献写明申请年；可改按公开年统计（by=publication）。",
    en="No document states its filing year; years of publication can be asked for (by=publication).",
)


def verdict(ground: Ground, found: Sized, unknown: Text) -> tuple[State, Text | None]:
    """Computed where something was found; else insufficient for want of documents, or unknown for want of facts."""
    if ground.empty:
        return "insufficient", NOTHING
    return ("computed", None) if found else ("unknown", unknown)
