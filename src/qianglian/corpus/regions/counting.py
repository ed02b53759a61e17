"""Publications by province, city or country/region of their applicants: figures, with a row for the unknown.

A provincial series always has rows for 台湾省、香港、澳门 (rule A12). Where nothing tells that the sources cover
them, their figures are unknown, not zero, and a line says so.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

import pyarrow as pa

from qianglian.corpus.engines.tables_compile import predicate
from qianglian.corpus.regions.places import Of, Places, places_of
from qianglian.corpus.regions.region import Region
from qianglian.corpus.snapshot import Snapshot
from qianglian.corpus.viewing import bounded, refuse_hidden
from qianglian.model.figure import Figure
from qianglian.model.text import Text
from qianglian.model.view import EVERYTHING, View
from qianglian.query.tree import Node
from qianglian.query.write import write
from qianglian.rules.country_names import GROUPS, country_name, group_of
from qianglian.rules.divisions import OUTSIDE_MAINLAND, divisions

By = Literal["province", "city", "country"]

RULES = "divisions-2023"
UNKNOWN, ABROAD, ALL = "unknown", "abroad", "all"

NAMES = {
    ABROAD: Text(zh="国外", en="Abroad"),
    UNKNOWN: Text(zh="地区未知", en="Region unknown"),
    "CN": Text(zh="中国", en="China"),
}
CITY_UNKNOWN = Text(zh="{name}（城市未知）", en="{name} (city unknown)")

AS_FILED = Text(
    zh="按文献所载申请人地址（申请或公布时的），不是现权利人地址。",
    en="By the applicants' addresses as filed or published, not those of the current owners.",
)
COUNTING: dict[Of, Text] = {
    "first": Text(zh="只计第一申请人。", en="Only the first applicant counts."),
    "any": Text(
        zh="一件在其全部申请人所在的每个地区各计一次，各行之和可大于总数。",
        en="A publication counts once in every region of its applicants: the rows may sum to more than the total.",
    ),
}
CORPS = Text(
    zh="其中新疆生产建设兵团 {count:,} 件（已含在新疆维吾尔自治区内）。",
    en="Of these {count:,} of the Xinjiang Production and Construction Corps (counted within Xinjiang).",
)
SIDES = Text(zh="国内（含港澳台）{home:,} 件，国外 {away:,} 件。", en="{china} {home:,}, abroad {away:,}.")
NONE_COVERED = Text(
    zh="不含港澳台：来源中未见国外和港澳台申请人，不能断定为零。",
    en="Without Hong Kong, China; Macao, China; Taiwan, China: "
    "the sources show no applicant from there or abroad, which does not prove zero.",
)
NOT_COVERED = {
    "710000": Text(zh="台湾省资料暂缺。", en="Data of Taiwan, China, are missing."),
    "810000": Text(zh="中国香港资料暂缺。", en="Data of Hong Kong, China, are missing."),
    "820000": Text(zh="中国澳门资料暂缺。", en="Data of Macao, China, are missing."),
}


@dataclass(frozen=True, slots=True)
class RegionRow:
    """One region: its code (division or ST.3) and name, its figure, its share of the total, how many are inferred.

    The figure's value is None where the sources do not cover the region: that is not zero.
    """

    code: str
    name: Text
    figure: Figure
    share: float | None
    inferred: int


@dataclass(frozen=True, slots=True)
class RegionalCounts:
    """Counts by region: the regions of China (or countries/regions), then ``abroad``, then ``unknown``."""

    by: By
    of: Of
    total: Figure
    rows: tuple[RegionRow, ...]
    unknown: RegionRow
    abroad: RegionRow | None
    corps: Figure
    inferred: Figure
    contradictions: Figure
    notes: tuple[Text, ...]

    def share(self, figure: Figure) -> float | None:
        """The share of a figure in the total."""
        return figure.value / self.total.value if figure.value is not None and self.total.value else None


def regional_counts(
    snapshot: Snapshot,
    query: str | Node = "",
    view: View = EVERYTHING,
    *,
    by: By = "province",
    of: Of = "first",
    not_covered: Collection[str] = (),
) -> RegionalCounts:
    """Count what ``query`` finds in the View by the regions of its applicants.

    ``of`` is ``first`` or ``any`` applicant; ``not_covered`` names the codes (TW, HK, MO) that the sources are
    known to leave out. Raises `Forbidden` under a View that hides the applicants.
    """
    refuse_hidden(view, "applicants")
    bound = bounded(query, view).bound
    places = places_of(_applicants(snapshot, bound), of)
    return _Counter(snapshot, view, write(bound), places, by, of, frozenset(not_covered)).counts()


def _applicants(snapshot: Snapshot, bound: Node) -> pa.Table:
    if not snapshot.manifest.parts:
        return pa.table({"key": [], "applicants": []})
    table = snapshot.tables.ibis("publications")
    found: pa.Table = table.filter(predicate(table, bound)).select("key", "applicants").to_pyarrow()
    return found


@dataclass(frozen=True, slots=True)
class _Counter:
    """One table in the making."""

    snapshot: Snapshot
    view: View
    definition: str
    places: Places
    by: By
    of: Of
    named: frozenset[str]

    def counts(self) -> RegionalCounts:
        regions = self.places.regions
        codes = [_row_of(region, self.by) for region in regions]
        counted = self.places.counted(codes)
        missing = self._missing(counted)

        def row(code: str) -> RegionRow:
            count, inferred = counted.get(code, (0, 0))
            figure = self._figure(code, [one == code for one in codes], None if code in missing else count)
            return RegionRow(code, _name(code, self.by), figure, self._share(figure), inferred)

        corps = self._figure("corps", [region.corps for region in regions])
        return RegionalCounts(
            self.by,
            self.of,
            self._figure(ALL, [True] * len(regions)),
            tuple(row(code) for code in _order(self.by, counted)),
            row(UNKNOWN),
            row(ABROAD) if self.by != "country" else None,
            corps,
            self._figure("inferred", [region.how == "inferred" for region in regions]),
            self._figure("contradicted", [bool(region.contradiction) for region in regions]),
            (AS_FILED, COUNTING[self.of], *self._sides(), *self._coverage(missing), *self._corps_note(corps)),
        )

    def _figure(self, code: str, wanted: list[bool], value: int | None = -1) -> Figure:
        if value is not None and value < 0:
            value = len(self.places.behind(wanted))
        return Figure(
            value,
            "publication",
            f"region({self.by}, {self.of} applicant) = {code}; {self.definition}",
            cut_off=self.view.cut_off,
            generation=self.snapshot.manifest.generation,
            evidence=self.snapshot.manifest.evidence,
            rule_version=RULES,
            why=lambda: self.places.keys_behind(wanted),
        )

    def _share(self, figure: Figure) -> float | None:
        total = len(self.places.keys)
        return figure.value / total if figure.value is not None and total else None

    def _missing(self, counted: dict[str, tuple[int, int]]) -> frozenset[str]:
        """Rows without data: those named, or all three where no address or code lies outside the mainland.

        A row that has something is shown with it: a name may hint at a place that the sources do not cover.
        """
        told = any(
            region.known and region.country != "CN" and region.origin != "name"
            for region in self.places.regions
        )
        gone = {
            code: country for code, country in OUTSIDE_MAINLAND.items() if country in self.named or not told
        }
        rows = gone.values() if self.by == "country" else gone.keys()
        return frozenset(row for row in rows if not counted.get(row, (0, 0))[0])

    def _coverage(self, missing: frozenset[str]) -> tuple[Text, ...]:
        if len(missing) == len(OUTSIDE_MAINLAND):
            return (NONE_COVERED,)
        return tuple(
            text for code, text in NOT_COVERED.items() if code in missing or OUTSIDE_MAINLAND[code] in missing
        )

    def _sides(self) -> tuple[Text, ...]:
        """国内 (with Hong Kong, Macao and Taiwan of China) against 国外, under a table of countries."""
        if self.by != "country":
            return ()
        home, away = (
            len(self.places.behind([group_of(one.country) == side for one in self.places.regions]))
            for side in ("domestic", "abroad")
        )
        return (SIDES.format(home=home, away=away, china=GROUPS["domestic"].en),)

    def _corps_note(self, corps: Figure) -> tuple[Text, ...]:
        return (CORPS.format(count=corps.value),) if corps.value and self.by != "country" else ()


def _row_of(region: Region, by: By) -> str:
    """The row in which a region counts."""
    if by == "country":
        return region.country or UNKNOWN
    if region.abroad:
        return ABROAD
    return (region.province if by == "province" else region.city or region.province) or UNKNOWN


def _order(by: By, counted: dict[str, tuple[int, int]]) -> list[str]:
    """Provinces in the order of the standard, all of them; cities and countries with most publications first.

    Taiwan Province, Hong Kong and Macao are always there.
    """
    if by == "province":
        return list(divisions().provinces)
    always = OUTSIDE_MAINLAND.values() if by == "country" else OUTSIDE_MAINLAND
    found = {code: n for code, (n, _) in counted.items() if code not in (UNKNOWN, ABROAD)}
    return sorted({**dict.fromkeys(always, 0), **found}, key=lambda code: (-found.get(code, 0), code))


def _name(code: str, by: By) -> Text:
    if code in NAMES:
        return NAMES[code]
    if by == "country":
        return country_name(code)
    name = divisions().name(code)
    if by == "city" and code in divisions().provinces and code not in _CITY_LEVEL:
        return Text(zh=CITY_UNKNOWN.zh.format(name=name.zh), en=CITY_UNKNOWN.en.format(name=name.en))
    return name


_CITY_LEVEL = frozenset({"110000", "120000", "310000", "500000", *OUTSIDE_MAINLAND})
