"""What the commands of a navigation share: the query, how things are counted, the region, and what they stand on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from qianglian.cli.asking import one_of
from qianglian.cli.writing import FORCE, free
from qianglian.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qianglian.chains.tagging import Tagging
    from qianglian.corpus.workspace import Workspace
    from qianglian.documents.navigation.basis import Standing

AskedQuery = Annotated[str, typer.Option("--query", metavar="QUERY", show_default=False)]
Region = Annotated[str, typer.Option("--region", metavar="CODE", show_default=False)]
KindOfFamily = Annotated[str, typer.Option("--kind", metavar="KIND")]
LevelOfApplicants = Annotated[str, typer.Option("--level", metavar="LEVEL")]


def basis_words() -> dict[str, Text]:
    """What the options say."""
    return {
        "query": Text(zh="只用符合此检索式的文献", en="use only what matches this query"),
        "region": Text(
            zh="定位与路径所说的地区：行政区划代码（如 320000）或国家/地区代码（如 CN）",
            en="the region that position and path speak of: a division (320000) or a country/region (CN)",
        ),
        "families": Text(
            zh="同族口径：simple、extended 或 given", en="kind of family: simple, extended or given"
        ),
        "level": Text(
            zh="申请人口径：party、group 或 likely_group", en="applicants: party, group or likely_group"
        ),
    }


def standing_of(workspace: Workspace, query: str, kind: str, level: str, region: str) -> Standing:
    """The chain in force, tagged, and the ground of its analyses; raises `WrongUsage`, `NotFound`."""
    from qianglian.corpus.parties.levels import Level
    from qianglian.documents.navigation.basis import Basis, stand_on

    chosen = one_of("--level", level, get_args(Level))
    return stand_on(workspace, Basis(query, kind, chosen, region.strip().upper()))


def tagged_nodes(workspace: Workspace) -> Tagging | None:
    """The nodes of the chain in force with their publications; None where no chain is."""
    from qianglian.chains.kept import chain_in_force
    from qianglian.chains.tagging import tag

    kept = chain_in_force(workspace.path)
    return tag(workspace, kept.chain) if kept else None


def all_free(files: Sequence[Path], *, force: bool) -> None:
    """Raises `Conflict` where one of the files is there already, before an hour of work and not after it."""
    for file in () if force else files:
        free(file, FORCE)
