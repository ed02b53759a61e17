"""Proposals in a table: written for a person to answer 是 or 否 in bulk, and read back into judgements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from qianglian.corpus.parties.clustering import PartyProposal
from qianglian.corpus.parties.features import TITLES
from qianglian.corpus.parties.judging import PARTY_DIFFERENT, PARTY_GROUP, PARTY_SAME, RELATIONS, Verdict
from qianglian.corpus.parties.sheet_rows import Complaint, Filled, read_filled
from qianglian.model.text import Language, Text

COLUMNS: dict[str, Text] = {
    "id": Text(zh="建议编号", en="Proposal"),
    "one": Text(zh="甲", en="One"),
    "other": Text(zh="乙", en="Other"),
    "relation": Text(zh="建议关系", en="Proposed relation"),
    "why": Text(zh="依据", en="Reasons"),
    "score": Text(zh="得分", en="Score"),
    "weight": Text(zh="影响件数", en="Publications at stake"),
    "verdict": Text(zh="结论（是/否）", en="Verdict (yes/no)"),
    "reason": Text(zh="理由", en="Why"),
}
NEEDED = ("id", "one", "other", "verdict")

OPENS = Text(zh="名称以另一主体名称开头", en="opens with the other's name")
_YES = frozenset({"是", "同意", "确认", "y", "yes", "true", "1"})
_NO = frozenset({"否", "不同意", "驳回", "n", "no", "false", "0"})


def rows(proposals: Sequence[PartyProposal], language: Language) -> Iterator[list[object]]:
    """One row a proposal, with two empty cells for the answer."""
    for one in proposals:
        yield [
            one.id, one.one_name, one.other_name, RELATIONS[one.relation].in_(language), told(one, language),
            one.score, one.weight, "", "",
        ]  # fmt: skip


def choices(language: Language) -> dict[str, list[str]]:
    """The columns that a person fills in, with the answers that there are."""
    answers = {"zh": ["是", "否"], "en": ["yes", "no"]}[language]
    return {COLUMNS["verdict"].in_(language): answers, COLUMNS["reason"].in_(language): []}


def told(one: PartyProposal, language: Language) -> str:
    """The reasons in words, each with what it weighed."""
    titles = TITLES | {"opens_with": OPENS}
    return {"zh": "；", "en": "; "}[language].join(
        f"{titles[name].in_(language)} {weight:+.2f}" for name, weight in one.reasons
    )


def read(path: Path, proposals: Sequence[PartyProposal]) -> tuple[list[Verdict], list[Complaint], int]:
    """The judgements of a filled-in table, the rows that are none, and how many were left unanswered."""
    return verdicts(read_filled(path, COLUMNS, NEEDED), proposals)


def verdicts(
    filled: Filled, proposals: Sequence[PartyProposal]
) -> tuple[list[Verdict], list[Complaint], int]:
    """Rows into judgements: of an unknown proposal and an unknown answer is told, and of no answer counted.

    Refusals come first: of two questions on the same two names, the one that was affirmed holds.
    """
    known = {one.id: one for one in proposals}
    said: list[Verdict] = []
    complaints = list(filled.complaints)
    blank = 0
    for row in filled.rows:
        answer = row.cells["verdict"].casefold()
        one = known.get(row.cells["id"])
        if not answer:
            blank += 1
        elif answer not in _YES | _NO:
            text = Text(zh="结论应为「是」或「否」。", en="the verdict should be yes or no.")
            complaints.append(Complaint(row.row, row.cells["verdict"], text, row.sheet))
        elif one is None:
            text = Text(
                zh="没有这条建议：可能已有结论，或数据已更新。",
                en="there is no such proposal: it may be settled, or the data have moved on.",
            )
            complaints.append(Complaint(row.row, row.cells["id"], text, row.sheet))
        elif {row.cells["one"], row.cells["other"]} != {one.one_name, one.other_name}:
            text = Text(zh="甲乙与该建议不符。", en="the two names are not those of this proposal.")
            found = f"{row.cells['one']} | {row.cells['other']}"
            complaints.append(Complaint(row.row, found, text, row.sheet))
        else:
            said.append(_verdict(one, answer in _YES, row.cells["reason"]))
    said.sort(key=lambda one: one.decision != PARTY_DIFFERENT)
    return said, complaints, blank


def _verdict(one: PartyProposal, yes: bool, reason: str) -> Verdict:
    why = reason or f"批量复核：{told(one, 'zh')}"
    if not yes:
        return Verdict(PARTY_DIFFERENT, one.one_name, one.other_name, why)
    if one.relation == "same":
        return Verdict(PARTY_SAME, one.one_name, one.other_name, why)
    return Verdict(PARTY_GROUP, one.one_name, one.other_name, why, {"relation": one.relation})
