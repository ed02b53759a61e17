"""The kinds of family that can be chosen, and which publication leads each family."""

from __future__ import annotations

import numpy as np

from qianglian.corpus.families.evidence import Evidence, Given
from qianglian.corpus.families.graph import Ints, components, equal_sets, read_through
from qianglian.model.errors import BadInput
from qianglian.model.text import Text

SIMPLE, EXTENDED, GIVEN = "simple", "extended", "given"

TITLES: dict[str, Text] = {
    SIMPLE: Text(zh="简单同族", en="simple families"),
    EXTENDED: Text(zh="扩展同族", en="extended families"),
    GIVEN: Text(zh="来源给出的同族", en="families as given"),
}
MEANINGS: dict[str, Text] = {
    SIMPLE: Text(zh="优先权完全相同", en="exactly the same priorities"),
    EXTENDED: Text(zh="经优先权直接或间接相连", en="linked by priorities, directly or through others"),
    GIVEN: Text(zh="按来源的同族号或成员表", en="by the source's family ids or lists of members"),
}

_BEST_GIVEN = (
    "docdb",
    "simple",
    "docdb_members",
    "simple_members",
    "inpadoc",
    "extended",
    "extended_members",
)
"""Which scheme plain ``given`` means, where a corpus holds several."""


def title_of(kind: str) -> Text:
    """What a kind is called; of a given one, with its scheme.

    >>> title_of("simple").zh, title_of("given:docdb").zh
    ('简单同族', '来源给出的同族（docdb）')
    """
    name, _, scheme = kind.partition(":")
    title = TITLES[name]
    return Text(zh=f"{title.zh}（{scheme}）", en=f"{title.en} ({scheme})") if scheme else title


Pairs = tuple[Ints, Ints]
NOBODY: Pairs = (np.empty(0, np.int64), np.empty(0, np.int64))


def kinds_of(evidence: Evidence) -> tuple[str, ...]:
    """The kinds that this evidence allows: ours, and one for each scheme of a vendor."""
    return (SIMPLE, EXTENDED, *(f"{GIVEN}:{scheme}" for scheme in evidence.given))


def named_kind(asked: str, known: tuple[str, ...]) -> str:
    """The kind meant: ``given`` alone is the scheme nearest to the simple family. Raises `BadInput`."""
    if asked in known:
        return asked
    given = [kind for kind in known if kind.startswith(f"{GIVEN}:")]
    if asked == GIVEN and given:
        ranked = {f"{GIVEN}:{scheme}": place for place, scheme in enumerate(_BEST_GIVEN)}
        return min(given, key=lambda kind: (ranked.get(kind, len(ranked)), kind))
    listed = "、".join(known)
    if asked == GIVEN:
        raise BadInput(
            Text(zh="没有来源给出同族。", en="No source here states families."),
            hint=Text(zh=f"可用：{listed}。", en=f"There are: {listed}."),
        )
    raise BadInput(
        Text(
            zh=f"没有同族口径「{asked}」，可用：{listed}。",
            en=f"There is no kind of family “{asked}”. There are: {listed}.",
        )
    )


def families(evidence: Evidence, joined: Pairs = NOBODY) -> dict[str, Ints]:
    """For each kind and row, the row of the publication that leads its family.

    ``joined`` are pairs of rows that a person says are one family: they hold for our kinds, while what a vendor
    gives stays as given.
    """
    one, other = (evidence.atom[rows] for rows in joined)
    by_set = equal_sets(
        *read_through(evidence.claimant, evidence.claimed, evidence.international), evidence.nodes
    )
    simple = components(by_set[one], by_set[other], evidence.nodes)[by_set]
    extended = components(
        np.concatenate((evidence.claimant, one)), np.concatenate((evidence.claimed, other)), evidence.nodes
    )
    out = {SIMPLE: led(simple[evidence.atom]), EXTENDED: led(extended[evidence.atom])}
    for scheme, given in evidence.given.items():
        out[f"{GIVEN}:{scheme}"] = led(_as_given(evidence, given))
    return out


def stated(evidence: Evidence, scheme: str) -> int:
    """How many publications have a family that the vendor states (of them or of their application)."""
    said = np.zeros(evidence.nodes, dtype=bool)
    given = evidence.given[scheme]
    said[evidence.atom[given.row]] = True
    said[evidence.atom[given.named_row]] = True
    return int(said[evidence.atom].sum())


def led(label: Ints) -> Ints:
    """The first row with the same label, for each row: rows come best leader first."""
    _, first, place = np.unique(label, return_index=True, return_inverse=True)
    return first[place].astype(np.int64)


def _as_given(evidence: Evidence, given: Given) -> Ints:
    """Publications that share an id, or that a list of members names, are one family."""
    nodes, first = evidence.nodes + given.tokens, evidence.nodes
    start = np.concatenate((evidence.atom[given.row], evidence.atom[given.named_row]))
    end = np.concatenate((given.token, given.named_by)) + first
    return components(start, end, nodes)[evidence.atom]
