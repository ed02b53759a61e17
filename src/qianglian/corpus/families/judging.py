"""Writing judgements on families and verdicts on publications: about permanent keys, with who, when and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qianglian.corpus.families.deciding import FAMILY_DIFFERENT, FAMILY_SAME
from qianglian.corpus.families.room import FamilyRoom
from qianglian.corpus.families.verdicts import VERDICT, in_force
from qianglian.corpus.lookup import find
from qianglian.corpus.removing import Carried, need_reason
from qianglian.judgements import Judgement, JudgementLog
from qianglian.model.errors import BadInput, NotFound, QiangLianError
from qianglian.model.text import Text


def decide_family(
    room: FamilyRoom, one: str, other: str, same: bool, reason: str, actor: str = ""
) -> Carried:
    """Say that two publications are of one family, or are not. The caller holds the writer lock."""
    need_reason(reason, actor)
    first, second = _row(room, one), _row(room, other)
    state = room.state
    if state.application[first] == state.application[second]:
        raise BadInput(
            Text(
                zh=f"{one} 与 {other} 属于同一件申请，不能再判定。",
                en=f"{one} and {other} are of one application: there is nothing to decide.",
            )
        )
    details = {
        "other": state.key(second),
        "number": state.number(first),
        "other_number": state.number(second),
    }
    return _carry(
        room, [(state.key(first), FAMILY_SAME if same else FAMILY_DIFFERENT, reason, details)], actor
    )


def judge(room: FamilyRoom, number: str, question: str, answer: str, reason: str, actor: str = "") -> Carried:
    """Answer a question about a publication; the family that it belongs to shares the answer."""
    return _carry(room, [_entry(room, Answer(number, question, answer, reason), actor)], actor)


def _entry(room: FamilyRoom, said: Answer, actor: str) -> tuple[str, str, str, dict[str, str]]:
    """The judgement that an answer comes to; raises `BadInput`, `NotFound`."""
    question, answer = said.question, said.answer
    need_reason(said.reason, actor)
    for name, text in ((Text(zh="问题", en="question"), question), (Text(zh="答案", en="answer"), answer)):
        if not text.strip():
            raise BadInput(Text(zh=f"{name.zh}不能为空。", en=f"The {name.en} is empty."))
        need_reason(text, actor)
    row = _row(room, said.number)
    details = {"number": room.state.number(row), "question": question.strip(), "answer": answer.strip()}
    return room.state.key(row), VERDICT, said.reason, details


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody answers about a publication, and why."""

    number: str
    question: str
    answer: str
    reason: str


@dataclass(frozen=True, slots=True)
class Answered:
    """The judgements written, how many answers stood already, and the answers that could not be taken."""

    judgements: tuple[Judgement, ...]
    standing: int
    refused: tuple[tuple[Answer, QiangLianError], ...]


def judge_many(room: FamilyRoom, answers: Sequence[Answer], actor: str = "") -> Answered:
    """Answer many questions at once. What stands already on the publication is not written again.

    Of two answers to one question about one publication the later counts. The caller holds the writer lock.
    """
    stands = {
        (one.subject, one.details["question"]): one.details["answer"] for one in in_force(room.judgements)
    }
    entries: dict[tuple[str, str], tuple[str, str, str, dict[str, str]]] = {}
    refused: list[tuple[Answer, QiangLianError]] = []
    standing = 0
    for one in answers:
        try:
            subject, decision, reason, details = _entry(room, one, actor)
        except QiangLianError as error:
            refused.append((one, error))
            continue
        asked = subject, details["question"]
        if stands.get(asked) == details["answer"]:
            standing += 1
            entries.pop(asked, None)
        else:
            entries[asked] = (subject, decision, reason, details)
    written = JudgementLog(room.snapshot.layout.judgements).append(list(entries.values()), actor)
    return Answered(tuple(written), standing, tuple(refused))


def _row(room: FamilyRoom, number: str) -> int:
    """The publication meant: of several documents of one application the leading one."""
    keys = [str(row["key"]) for found in find(room.snapshot, [number]) for row in found.exact]
    rows = sorted(int(row) for row in room.state.rows(keys) if row >= 0)
    if not rows:
        raise NotFound(
            Text(zh=f"库中没有 {number}。", en=f"{number} is not in this corpus."),
            hint=Text(zh="qianglian why-not 说明其去向。", en="qianglian why-not says what became of it."),
        )
    if len({int(room.state.application[row]) for row in rows}) > 1:
        listed = "、".join(room.state.number(row) for row in rows)
        raise BadInput(
            Text(
                zh=f"{number} 在库中有多件申请的文献：{listed}。",
                en=f"{number} names documents of several applications here: {listed}.",
            ),
            hint=Text(zh="请写明文献种类代码。", en="Give the kind code."),
        )
    return rows[0]


def _carry(room: FamilyRoom, entries: Sequence[tuple[str, str, str, dict[str, str]]], actor: str) -> Carried:
    """Write the judgements. They change no evidence, so that no new generation is needed."""
    written = JudgementLog(room.snapshot.layout.judgements).append(entries, actor)
    return Carried(tuple(written), room.snapshot.manifest)
