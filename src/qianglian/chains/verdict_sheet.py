"""The sheet on which people judge a sample: written from it, read back into judgements, every verdict kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from qianglian.chains.sampling import Sample, Unit, samples
from qianglian.corpus.parties.sheet_rows import Complaint, FilledRow, read_filled
from qianglian.corpus.viewing import whole
from qianglian.corpus.workspace import Workspace
from qianglian.judgements import Judgement, JudgementLog
from qianglian.model.chain import Chain
from qianglian.model.text import Language, Text

PRECISION = "precision_verdict"
"""The decision in the judgement log."""

Answer = Literal["right", "wrong", "unsure"]

ANSWERS: dict[Answer, Text] = {
    "right": Text(zh="是", en="yes"),
    "wrong": Text(zh="否", en="no"),
    "unsure": Text(zh="不确定", en="unsure"),
}
"""Whether a publication belongs to the branch. What is unsure is neither right nor wrong."""

COLUMNS: dict[str, Text] = {
    "sample": Text(zh="抽样", en="Sample"),
    "branch": Text(zh="技术分支", en="Branch"),
    "name": Text(zh="分支名称", en="Name of the branch"),
    "number": Text(zh="公开号", en="Publication number"),
    "title": Text(zh="标题", en="Title"),
    "abstract": Text(zh="摘要", en="Abstract"),
    "applicants": Text(zh="申请人", en="Applicants"),
    "answer": Text(zh="是否属于该分支", en="Belongs to the branch"),
    "why": Text(zh="说明", en="Remark"),
    "reader": Text(zh="核读人", en="Read by"),
    "family": Text(zh="同族主键", en="Family key"),
}
"""Columns of the sheet; 是否属于该分支, 说明 and 核读人 are for people to fill in."""

NEEDED = ("sample", "branch", "family", "answer")


@dataclass(frozen=True, slots=True)
class SampleVerdict:
    """What somebody said of one unit of a sample."""

    sample: str
    unit: Unit
    answer: Answer
    why: str = ""
    reader: str = ""


@dataclass(slots=True)
class ReadSheet:
    """Verdicts of a sheet, the rows that came to none, and how many are not answered yet."""

    verdicts: list[SampleVerdict] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)
    blank: int = 0


def choices(language: Language) -> dict[str, list[str]]:
    """The columns that a person fills in, with the answers that there are."""
    answers = [answer.in_(language) for answer in ANSWERS.values()]
    return {
        COLUMNS["answer"].in_(language): answers,
        COLUMNS["why"].in_(language): [],
        COLUMNS["reader"].in_(language): [],
    }


def rows(workspace: Workspace, chain: Chain, sample: Sample, language: Language) -> Iterator[list[object]]:
    """One row a unit, branch by branch, with what has been answered so far."""
    whole(workspace.view)
    held = answers(workspace, sample)
    shown = _shown(workspace, [unit.key for unit in sample.units])
    for unit in sample.units:
        node = chain.by_code.get(unit.branch)
        said = held.get((unit.branch, unit.family))
        row = shown.get(unit.key, {})
        yield [
            sample.id,
            unit.branch,
            node.name.in_(language) if node else "",
            unit.number,
            _text(row.get("titles", []), language),
            _text(row.get("abstracts", []), language),
            "; ".join(row.get("applicants", [])),
            ANSWERS[said.answer].in_(language) if said else "",
            said.why if said else "",
            said.reader if said else "",
            unit.family,
        ]


def _shown(workspace: Workspace, keys: Sequence[str]) -> dict[str, dict[str, Any]]:
    found = workspace._current().rows_by("key", list(dict.fromkeys(keys)))
    return {row["key"]: row for row in found}


def _text(texts: Sequence[Sequence[str]], language: Language) -> str:
    """The text in the reader's language, else the first there is."""
    return next((text for lang, text in texts if lang == language), texts[0][1] if texts else "")


def read(workspace: Workspace, path: Path) -> ReadSheet:
    """The verdicts of a filled-in sheet; raises `BadInput`, `TooLarge` or `UnreadableFile`."""
    filled = read_filled(path, COLUMNS, NEEDED)
    known = {(one.id, u.branch, u.family): u for one in samples(workspace) for u in one.units}
    found = ReadSheet(complaints=filled.complaints)
    for row in filled.rows:
        _read_row(row, known, found)
    return found


def _read_row(row: FilledRow, known: dict[tuple[str, str, str], Unit], found: ReadSheet) -> None:
    cells = row.cells
    unit = known.get((cells["sample"], cells["branch"], cells["family"]))
    answer = _answer(cells["answer"])
    if unit is None:
        said = Text(zh="本项目的抽样中没有这一行。", en="no sample of this workspace holds this row.")
        named = " ".join(filter(None, (cells["sample"], cells["branch"], cells["number"], cells["family"])))
        found.complaints.append(Complaint(row.row, named, said, row.sheet))
    elif not cells["answer"]:
        found.blank += 1
    elif answer is None:
        listed = Text(
            zh="、".join(one.zh for one in ANSWERS.values()), en=", ".join(one.en for one in ANSWERS.values())
        )
        said = Text(zh=f"应为：{listed.zh}。", en=f"it should be one of: {listed.en}.")
        found.complaints.append(Complaint(row.row, cells["answer"], said, row.sheet))
    else:
        found.verdicts.append(SampleVerdict(cells["sample"], unit, answer, cells["why"], cells["reader"]))


def _answer(said: str) -> Answer | None:
    wanted = said.strip().casefold()
    return next((name for name, label in ANSWERS.items() if wanted in (name, label.zh, label.en)), None)


def record(workspace: Workspace, verdicts: Sequence[SampleVerdict], actor: str = "") -> list[Judgement]:
    """Write verdicts to the judgement log, save those that stand already."""
    whole(workspace.view)
    with workspace._writing("查准核读"):
        log = JudgementLog(workspace.path / "judgements.jsonl")
        standing = _standing(log)
        entries: list[tuple[str, str, str, dict[str, str]]] = []
        for one in verdicts:
            place = (one.sample, one.unit.branch, one.unit.family)
            said = (one.answer, one.why, one.reader)
            if standing.get(place) == said:
                continue
            standing[place] = said
            entries.append((one.unit.key, PRECISION, one.why or ANSWERS[one.answer].zh, _details(one)))
        return log.append(entries, actor)


def _details(one: SampleVerdict) -> dict[str, str]:
    return {
        "sample": one.sample,
        "branch": one.unit.branch,
        "family": one.unit.family,
        "number": one.unit.number,
        "answer": one.answer,
        "why": one.why,
        "reader": one.reader,
    }


def _standing(log: JudgementLog) -> dict[tuple[str, str, str], tuple[str, str, str]]:
    """The last word on each unit of each sample: answer, remark, reader."""
    found: dict[tuple[str, str, str], tuple[str, str, str]] = {}
    for one in log:
        if one.decision == PRECISION:
            d = one.details
            found[d["sample"], d["branch"], d["family"]] = (d["answer"], d["why"], d["reader"])
    return found


def answers(workspace: Workspace, sample: Sample) -> dict[tuple[str, str], SampleVerdict]:
    """The verdicts on a sample that stand, by branch and family."""
    units = {(unit.branch, unit.family): unit for unit in sample.units}
    found = {}
    for (name, branch, family), (said, why, reader) in _standing(
        JudgementLog(workspace.path / "judgements.jsonl")
    ).items():
        answer = _answer(said)
        if name == sample.id and (branch, family) in units and answer is not None:
            unit = units[branch, family]
            found[branch, family] = SampleVerdict(name, unit, answer, why, reader)
    return found
