"""The numbers of a landscape: families by area, what came since the last version, and what has no place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from qianglian.analysis.contract import Column, Coverage, Finding, Row, Table
from qianglian.chains.landscape.mapping import Landscape, landscape_as_kept
from qianglian.chains.proposing.index import needed_index
from qianglian.chains.tagging import Tagging
from qianglian.model.errors import NotFound
from qianglian.model.text import Text

NAME, VERSION = "landscape", "landscape-1"
TITLE = Text(zh="语义地图", en="Landscape")
AREAS = (
    Column("area", Text(zh="区域", en="Area"), "label", key=True),
    Column("name", Text(zh="关键短语", en="Key phrases"), "label"),
    Column("families", Text(zh="专利族（项）", en="Families"), unit="family"),
    Column("fresh", Text(zh="上次发布以来新进（项）", en="New since the last version"), unit="family"),
)
WHOLE = (
    Column("map", Text(zh="地图", en="Map"), "label", key=True),
    Column("families", Text(zh="已落位（项）", en="With a place"), unit="family"),
    Column("fresh", Text(zh="上次发布以来新进（项）", en="New since the last version"), unit="family"),
    Column("unplaced", Text(zh="未落位：未知（项）", en="Without a place: unknown"), unit="family"),
)
CAVEATS = (
    Text(
        zh="远近表示文本意思的远近；坐标轴没有含义，相隔很远的区域之间距离不可比较。",
        en="Near means near in what the texts say; the axes mean nothing, and long distances do not compare.",
    ),
    Text(
        zh="布局、区域与名称在首次布局时定下并保留：刷新只放入新的同族，原有位置不变；新主题落在与之最近的旧区域中。",
        en="Layout, areas and names are those of the first laying: a refresh places what is new and moves nothing; "
        "a new subject lies in the old area that is nearest.",
    ),
    Text(
        zh="没有文本（或文本未向量化）的同族没有位置：未知。",
        en="A family without text, or with texts not embedded, has no place: unknown.",
    ),
)


def landscape_finding(tagging: Tagging, found: Landscape) -> Finding:
    """Two tables whose every number leads to its families."""
    areas = _Areas(found)
    params = {"map": found.layout.mark, "since": found.since}
    said = f"{NAME}(map={found.layout.mark}, since={found.since}); chain {tagging.chain.code}"
    facts: dict[str, Any] = {
        "cut_off": tagging._workspace.view.cut_off,
        "generation": tagging.generation,
        "evidence": tagging.evidence,
        "rule_version": VERSION,
    }
    listed = Table("areas", TITLE, AREAS, areas.rows(), said, areas.members, **facts)
    whole = Table("whole", TITLE, WHOLE, (areas.whole(),), said, areas.of_whole, **facts)
    placed, total = len(found.families), len(found.families) + len(found.unplaced)
    coverage = Coverage(Text(zh="有位置的同族", en="families with a place"), placed, total)
    return Finding(NAME, TITLE, params, (listed, whole), caveats=CAVEATS, coverage=(coverage,))


def landscape_again(tagging: Tagging, params: Mapping[str, object]) -> Finding:
    """The finding of the map that is kept; `NotFound` where it was laid anew since ``params`` were printed."""
    found = landscape_as_kept(tagging, needed_index(tagging._workspace))
    if params.get("map") != found.layout.mark:
        raise NotFound(
            Text(
                zh="地图此后重新布局，原区域已不存在。", en="The map was laid anew since: that area is gone."
            ),
            hint=Text(
                zh="已发布的版本中保留原布局（landscape.npz）。",
                en="Published versions keep the old layout (landscape.npz).",
            ),
        )
    return landscape_finding(tagging, found)


class _Areas:
    """The rows, and the families behind each of their numbers."""

    def __init__(self, found: Landscape) -> None:
        self._found = found
        self._keys = np.array(found.families)

    def rows(self) -> tuple[Row, ...]:
        """One row an area, the largest first."""
        found = self._found
        made = [
            {
                "area": f"A{at + 1}",
                "name": name,
                "families": int((found.areas == at).sum()),
                "fresh": int(((found.areas == at) & found.fresh).sum()) if found.since else None,
            }
            for at, name in enumerate(found.layout.names)
        ]
        return tuple(sorted(made, key=lambda row: (-int(str(row["families"])), int(str(row["area"])[1:]))))

    def whole(self) -> Row:
        """The row of the whole map."""
        found = self._found
        return {
            "map": found.layout.mark,
            "families": len(found.families),
            "fresh": int(found.fresh.sum()) if found.since else None,
            "unplaced": len(found.unplaced),
        }

    def members(self, row: Row, column: str) -> Sequence[str]:
        """The families of an area."""
        here = self._found.areas == int(str(row["area"])[1:]) - 1
        return self._listed(here & self._found.fresh if column == "fresh" else here)

    def of_whole(self, row: Row, column: str) -> Sequence[str]:
        """The families of the whole map, and those that are not on it."""
        if column == "unplaced":
            return sorted(self._found.unplaced)
        everything = np.ones(len(self._keys), bool)
        return self._listed(self._found.fresh if column == "fresh" else everything)

    def _listed(self, chosen: np.ndarray) -> list[str]:
        return sorted(str(key) for key in self._keys[chosen])
