"""The 申请人合并表: which names are one party or of one group; written from parties, read into judgements."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from qianglian.corpus.parties.judging import (
    ONE_PARTY,
    PARTY_DIFFERENT,
    PARTY_GROUP,
    PARTY_KIND,
    PARTY_SAME,
    RELATIONS,
    Membership,
    PartyStanding,
    Verdict,
)
from qianglian.corpus.parties.kinds import KINDS
from qianglian.corpus.parties.normal_name import normal_name
from qianglian.corpus.parties.register import Parties, Party
from qianglian.corpus.parties.sheet_rows import Complaint, Filled, FilledRow, read_filled
from qianglian.model.dates import parse_date
from qianglian.model.text import Language, Text

COLUMNS: dict[str, Text] = {
    "standard": Text(zh="标准名称", en="Standard name"),
    "member": Text(zh="成员", en="Member"),
    "relation": Text(zh="关系", en="Relation"),
    "basis": Text(zh="依据", en="Basis"),
    "since": Text(zh="生效时间", en="Effective from"),
    "kind": Text(zh="主体类型", en="Kind"),
    "inferred": Text(zh="类型为推定", en="Kind inferred"),
    "publications": Text(zh="件数", en="Publications"),
    "uscc": Text(zh="统一社会信用代码", en="Unified social credit code"),
    "key": Text(zh="主键", en="Key"),
}
"""Columns of the table; the first three are needed when it is read, the last four are not read back."""

NEEDED = ("standard", "member", "relation")
YES, NO = Text(zh="是", en="yes"), Text(zh="否", en="no")
BY_RULE = Text(zh="系统归一（{rules}）", en="joined by rule ({rules})")


def choices(language: Language) -> dict[str, list[str]]:
    """The columns that a person fills in, with the answers that there are."""
    open_ones = ("standard", "member", "basis", "since")
    relations = [relation.in_(language) for relation in RELATIONS.values()]
    kinds = [kind.in_(language) for name, kind in KINDS.items() if name]
    filled = {COLUMNS[name].in_(language): list[str]() for name in open_ones}
    answers = {"relation": relations, "kind": kinds, "inferred": [YES.in_(language), NO.in_(language)]}
    return filled | {COLUMNS[name].in_(language): listed for name, listed in answers.items()}


def rows(parties: Parties, standing: PartyStanding, language: Language) -> Iterator[list[object]]:
    """One row a name of each party that has several, or that belongs to a group; individuals stay out."""
    by_key = {party.key: party for party in parties.parties}
    for party in parties.parties:
        if party.kind == "individual":
            continue
        head = by_key.get(party.group)
        for name, count in party.names.items():
            if name != party.name:
                yield _row(party.name, name, "same", _basis(language), "", party, count, language)
        if head is not None:
            said = next(
                (standing.groups[t] for t in map(_text, party.names) if t in standing.groups), None
            ) or Membership(party.name, head.name, party.relation)
            # The names that the person wrote: read back, they are the same judgement.
            yield _row(
                said.parent,
                said.member,
                said.relation,
                said.basis,
                said.since,
                party,
                party.publications,
                language,
            )


def _text(name: str) -> str:
    return normal_name(name).text


def _basis(language: Language) -> str:
    from qianglian.corpus.parties.register import RULES

    return BY_RULE.format(rules=RULES).in_(language)


def _row(
    standard: str,
    member: str,
    relation: str,
    basis: str,
    since: str,
    party: Party,
    count: int,
    language: Language,
) -> list[object]:
    return [
        standard,
        member,
        RELATIONS[relation].in_(language) if relation in RELATIONS else relation,
        basis,
        since,
        KINDS[party.kind].in_(language),
        (YES if party.kind_inferred else NO).in_(language),
        count,
        "、".join(party.usccs),
        party.key,
    ]


def read(path: Path) -> tuple[list[Verdict], list[Complaint]]:
    """The judgements that a filled-in table comes to, and the rows that come to none."""
    filled = read_filled(path, COLUMNS, NEEDED)
    return verdicts(filled)


def verdicts(filled: Filled) -> tuple[list[Verdict], list[Complaint]]:
    """Rows into judgements. A relation that is not known, and a row without both names, are told, never dropped."""
    said: list[Verdict] = []
    complaints = list(filled.complaints)
    for row in filled.rows:
        problem = _problem(row)
        if problem is not None:
            complaints.append(problem)
            continue
        said += _verdicts(row)
    return said, complaints


_BY_RULE = ("系统归一", "joined by rule")


def _verdicts(row: FilledRow) -> Iterator[Verdict]:
    standard, member = row.cells["standard"], row.cells["member"]
    relation = _named(row.cells["relation"])
    basis, since = row.cells["basis"], row.cells["since"]
    details = {"relation": relation, "basis": basis, "effective": since}
    details = {name: value for name, value in details.items() if value}
    # A row that says no more than what the rules said themselves is nobody's judgement.
    if relation != "same" or not basis.startswith(_BY_RULE):
        decision = PARTY_DIFFERENT if relation == "different" else PARTY_GROUP
        decision = PARTY_SAME if relation in ONE_PARTY else decision
        yield Verdict(decision, member, standard, basis or _default(relation), details)
    kind = _kind(row.cells["kind"])
    if kind and row.cells["inferred"].casefold() in ("否", "no"):
        yield Verdict(PARTY_KIND, member, "", basis or "申请人合并表", {"kind": kind})


def _default(relation: str) -> str:
    return f"申请人合并表：{RELATIONS[relation].zh}"


def _named(said: str) -> str:
    table = {text: name for name, label in RELATIONS.items() for text in (name, label.zh, label.en)}
    return table.get(said.strip().casefold(), "")


def _kind(said: str) -> str:
    table = {text: name for name, label in KINDS.items() for text in (name, label.zh, label.en) if name}
    return table.get(said.strip().casefold(), "")


def _problem(row: FilledRow) -> Complaint | None:
    cells = row.cells
    if not cells["standard"] or not cells["member"]:
        text = Text(zh="缺标准名称或成员。", en="the standard name or the member is missing.")
        return Complaint(row.row, f"{cells['standard']} | {cells['member']}", text, row.sheet)
    if not _named(cells["relation"]):
        listed_zh = "、".join(one.zh for one in RELATIONS.values())
        listed_en = ", ".join(one.en for one in RELATIONS.values())
        text = Text(zh=f"关系应为：{listed_zh}。", en=f"the relation should be one of: {listed_en}.")
        return Complaint(row.row, cells["relation"], text, row.sheet)
    if _named(cells["relation"]) == "different" and _text(cells["member"]) == _text(cells["standard"]):
        text = Text(
            zh="两名归一后相同，不能判为非同一。", en="the two are one normal name and cannot be parted."
        )
        return Complaint(row.row, f"{cells['standard']} | {cells['member']}", text, row.sheet)
    if cells["since"] and not isinstance(parse_date(cells["since"]), date):
        text = Text(zh="生效时间不是日期。", en="the day from which it holds is no date.")
        return Complaint(row.row, cells["since"], text, row.sheet)
    return None
