"""The five data sets of the real run, and the workspaces that they become: each alone, and all together."""

from __future__ import annotations

import json
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from qianglian.chains.kept import use_chain
from qianglian.chains.official import official_chain
from qianglian.chains.opening import open_workspace
from qianglian.corpus.workspace import Workspace
from qianglian.model.text import Text

MAPPING = Path(__file__).resolve().parent.parent / "docs" / "mappings" / "patentscope.yaml"
SYSTEM = "newthree"
TOGETHER = "together"
SECONDS = "real-run.json"


@dataclass(frozen=True, slots=True)
class Export:
    """A file under the data folder, and the column mapping that it needs, if any."""

    path: str
    mapping: Path | None = None


@dataclass(frozen=True, slots=True)
class DataSet:
    """What is imported into one workspace."""

    name: str
    title: Text
    exports: tuple[Export, ...]


ALONE = (
    DataSet(
        "patentscope",
        Text(zh="PATENTSCOPE", en="PATENTSCOPE"),
        (Export("patents/patentscope_cn_125k.jsonl.gz", MAPPING),),
    ),
    DataSet(
        "gazette",
        Text(zh="公报", en="Gazette"),
        (Export("patents/cnipa_gazette_2019_75k.jsonl.gz"),),
    ),
    DataSet(
        "energy_recovery",
        Text(zh="能量回收", en="Energy recovery"),
        (Export("patents/google_energy_recovery_full.jsonl.gz"),),
    ),
    DataSet(
        "patsnap", Text(zh="PatSnap", en="PatSnap"), (Export("exports/patsnap_green_aviation_1999.xlsx"),)
    ),
    DataSet("lens", Text(zh="Lens", en="Lens"), (Export("exports/lens_battery_797.csv"),)),
)
SETS = (
    *ALONE,
    DataSet(
        TOGETHER, Text(zh="合并", en="Together"), tuple(export for one in ALONE for export in one.exports)
    ),
)


def imported(work: Path, one: DataSet, data: Path) -> Path:
    """The workspace of a data set: imported whole the first time, and what a broken run left begun anew."""
    folder, draft = work / one.name, work / f"{one.name}.draft"
    if not folder.exists():
        shutil.rmtree(draft, ignore_errors=True)
        begun = time.perf_counter()
        with open_workspace(draft, create=True) as workspace:
            for mapping in dict.fromkeys(export.mapping for export in one.exports):
                files = [data / export.path for export in one.exports if export.mapping == mapping]
                if failed := workspace.import_files(*files, mapping=mapping).failed:
                    raise SystemExit(f"{one.name}: not read: {failed}")
        seconds = round(time.perf_counter() - begun, 2)
        (draft / SECONDS).write_text(json.dumps({"import": seconds}), encoding="utf-8")
        draft.rename(folder)
    return folder


def seconds_of(folder: Path) -> float:
    """How long its files took to come in."""
    return float(json.loads((folder / SECONDS).read_text("utf-8"))["import"])


def chained(folder: Path) -> Workspace:
    """The workspace, with 新三样 as it is read now in force."""
    workspace = open_workspace(folder)
    use_chain(workspace, official_chain(SYSTEM), "scripts/real_run.py", "新三样（2024）试运行")
    return workspace
