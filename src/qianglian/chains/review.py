"""The review list (复核清单): per node the families to look at, out to people and back into judgements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qianglian.chains.pending import pending
from qianglian.chains.people import ANSWERS, meant, question
from qianglian.chains.tagging import Tagging
from qianglian.corpus.families.judging import Answer, Answered
from qianglian.corpus.parties.sheet_rows import Complaint, Filled, FilledRow, read_filled
from qianglian.corpus.viewing import whole
from qianglian.corpus.workspace import Workspace
from qianglian.model.chain import Chain
from qianglian.model.text import Language, Text

COLUMNS: dict[str, Text] = {
    "node": Text(zh="节点编码", en="Node"),
    "name": Text(zh="节点名称", en="Name of the node"),
    "number": Text(zh="公开号", en="Publication number"),
    "title": Text(zh="标题", en="Title"),
    "applicants": Text(zh="申请人", en="Applicants"),
    "date": Text(zh="公开日", en="Publication date"),
    "abstract": Text(zh="摘要", en="Abstract"),
    "members": Text(zh="同族件数", en="Publications of the family"),
    "verdict": Text(zh="是否属于该节点", en="Belongs to the node"),
    "reason": Text(zh="理由", en="Reason"),
    "source": Text(zh="来源", en="Listed by"),
    "chance": Text(zh="可能性", en="Probability"),
    "near": Text(zh="相近文献", en="Near publications"),
    "key": Text(zh="主键", en="Key"),
}
"""Columns of the list; 是否属于该节点 and 理由 are for people to fill in."""

NEEDED = ("node", "number", "verdict")
UNSAID = Text(zh="复核清单", en="review list")
"""The reason of a verdict that gives none."""
BY_RULE = Text(zh="规则命中", en="rule")
BY_MODEL = Text(zh="模型建议", en="proposed by model")
"""Why a family is on the list. What a model proposes is in no node, and counts nowhere, until a person says yes."""
AT_ONCE = 1_000
"""Rows of the corpus read at once."""


def choices(language: Language) -> dict[str, list[str]]:
    """The columns that a person fills in, with the answers that there are."""
    answers = [answer.in_(language) for answer in ANSWERS.values()]
    return {COLUMNS["verdict"].in_(language): answers, COLUMNS["reason"].in_(language): []}


@dataclass(frozen=True, slots=True)
class Listed:
    """A family to look at: the node, the publication that stands for it, and how many of it are in the node."""

    node: str
    family: str
    key: str
    members: int
    verdict: str = ""
    reason: str = ""
    chance: float | None = None
    """What a model says; None for what is listed by rule."""
    near: str = ""


def to_review(
    tagging: Tagging,
    since: Iterable[str] = (),
    *,
    all_of_them: bool = False,
    sample: int = 0,
    nodes: Sequence[str] = (),
) -> list[Listed]:
    """The families to look at, node by node: what waits since the cut, or all, judged ones with what was said.

    A family is listed with the nodes whose own rule finds it, not again above them. ``sample`` takes so many of each
    node: the keys of families are digests, so that their order is as good as drawing lots, and always the same.
    """
    whole(tagging._workspace.view)
    waiting = None if all_of_them else pending(tagging, since, own=True)
    said = _said(tagging)
    found: list[Listed] = []
    for node in tagging.chain.by_code.values():
        if nodes and node.code not in nodes:
            continue
        held = tagging.families.grouped(tagging.keys_of(tagging.own(node.code)))
        wanted = sorted(held) if waiting is None else waiting.get(node.code, [])
        for family in wanted[: sample or None]:
            spoken = said.get((node.code, family), {})
            key = spoken.get("key") or _stands_for(family, held[family])
            listed = Listed(node.code, family, key, len(held[family]))
            found.append(
                Listed(*_head(listed), spoken.get("answer", ""), spoken.get("reason", ""))
                if spoken
                else listed
            )
    return found


def _head(one: Listed) -> tuple[str, str, str, int]:
    return one.node, one.family, one.key, one.members


def _stands_for(family: str, keys: Sequence[str]) -> str:
    """The publication that leads the family where it is in the node, else the first that is."""
    leader = "p" + family[1:]
    return leader if leader in keys else keys[0]


def _said(tagging: Tagging) -> dict[tuple[str, str], dict[str, str]]:
    """What people said, by node and family, with the publication that they said it of: a new answer goes there too."""
    prefix = question(tagging.chain, "")
    if not tagging.people.judged:
        return {}
    found = {}
    for one in tagging._workspace.family_verdicts():
        if one.question.startswith(prefix) and one.family:
            last = one.behind[-1]
            answer = meant(one.answer)
            found[one.question.removeprefix(prefix), one.family] = {
                "key": last.subject,
                "answer": answer,
                "reason": last.reason,
            }
    return found


def rows(tagging: Tagging, listed: Sequence[Listed], language: Language) -> Iterator[list[object]]:
    """The rows of the list."""
    for begin in range(0, len(listed), AT_ONCE):
        part = listed[begin : begin + AT_ONCE]
        shown = _shown(tagging._workspace, [one.key for one in part])
        for one in part:
            yield _row(tagging.chain, one, shown.get(one.key, {}), language)


def _row(chain: Chain, one: Listed, row: Mapping[str, Any], language: Language) -> list[object]:
    node = chain.by_code[one.node]
    return [
        one.node,
        node.name.in_(language),
        str(row.get("number") or one.key),
        _text(row.get("titles", []), language),
        "；".join(row.get("applicants", [])),
        row.get("publication_date") or "",
        _text(row.get("abstracts", []), language),
        one.members,
        ANSWERS[one.verdict].in_(language) if one.verdict else "",
        one.reason,
        (BY_RULE if one.chance is None else BY_MODEL).in_(language),
        "" if one.chance is None else one.chance,
        one.near,
        one.key,
    ]


def _shown(workspace: Workspace, keys: Sequence[str]) -> dict[str, dict[str, Any]]:
    whole(workspace.view)
    return {row["key"]: row for row in workspace._current().rows_by("key", sorted(set(keys)))}


def _text(texts: Sequence[Sequence[str]], language: Language) -> str:
    return next((text for lang, text in texts if lang == language), texts[0][1] if texts else "")


# -- back -----------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Reviewed:
    """The answers of a filled-in list, each with its row; rows that came to none; how many are not answered."""

    answers: list[tuple[FilledRow, Answer]] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)
    blank: int = 0


def read(path: Path, chain: Chain) -> Reviewed:
    """The answers of a filled-in list; raises `BadInput`, `TooLarge` or `UnreadableFile`."""
    return answers_of(read_filled(path, COLUMNS, NEEDED), chain)


def answers_of(filled: Filled, chain: Chain) -> Reviewed:
    """Rows into answers: what is no answer, and a node that the chain does not hold, are told, never dropped."""
    found = Reviewed(complaints=list(filled.complaints))
    for row in filled.rows:
        cells = row.cells
        if not cells["verdict"]:
            found.blank += 1
            continue
        problem = _problem(cells, chain)
        if problem is not None:
            found.complaints.append(Complaint(row.row, problem[0], problem[1], row.sheet))
            continue
        number = cells["key"] or cells["number"]
        reason = _reason(cells)
        asked = question(chain, cells["node"])
        found.answers.append((row, Answer(number, asked, meant(cells["verdict"]), reason)))
    return found


def _reason(cells: Mapping[str, str]) -> str:
    """What a person gave as the reason; of a proposal also that it was one, with what the model said."""
    given = cells["reason"]
    if cells.get("source", "").strip() not in (BY_MODEL.zh, BY_MODEL.en):
        return given or UNSAID.zh
    chance = cells.get("chance", "")
    marked = f"{BY_MODEL.zh}（{chance}）" if chance else BY_MODEL.zh
    return given if BY_MODEL.zh in given else f"{given or UNSAID.zh}；{marked}"


def _problem(cells: Mapping[str, str], chain: Chain) -> tuple[str, Text] | None:
    if cells["node"] not in chain.by_code:
        said = Text(zh=f"产业链 {chain.code} 没有这个节点。", en=f"the chain {chain.code} has no such node.")
        return cells["node"], said
    if not meant(cells["verdict"]):
        listed = Text(
            zh="、".join(one.zh for one in ANSWERS.values()),
            en=" or ".join(one.en for one in ANSWERS.values()),
        )
        return cells["verdict"], Text(zh=f"应为：{listed.zh}。", en=f"it should be {listed.en}.")
    if not cells["key"] and not cells["number"]:
        return cells["node"], Text(zh="缺公开号。", en="the publication number is missing.")
    return None


def record(workspace: Workspace, reviewed: Reviewed, actor: str = "") -> Answered:
    """Write the answers; those that cannot be taken join the complaints of ``reviewed``."""
    done = workspace.judge_many([answer for _, answer in reviewed.answers], actor)
    by_answer = {id(answer): row for row, answer in reviewed.answers}
    for answer, error in done.refused:
        row = by_answer[id(answer)]
        reviewed.complaints.append(Complaint(row.row, answer.number, error.text, row.sheet))
    return done
