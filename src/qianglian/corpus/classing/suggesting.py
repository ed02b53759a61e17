"""Suggested subclasses and main groups for a text, each with its reasons: words and neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from qianglian.corpus.classing.features import features_of, hashed, marked
from qianglian.corpus.classing.fusing import fused, logarithms
from qianglian.corpus.classing.labelled import main_group
from qianglian.corpus.classing.model import ClassModel, Training
from qianglian.corpus.classing.neighbours import Neighbour, Neighbours, Probe
from qianglian.corpus.classing.training import voted
from qianglian.corpus.classing.voting import NEIGHBOURS, votes
from qianglian.corpus.keyness.candidates import candidates
from qianglian.corpus.keyness.scoring import chosen
from qianglian.corpus.subject import Subject
from qianglian.query.normal_form import normalise, normalise_items

WORDS, SHOWN, GROUPS = 5, 3, 3
"""Words, neighbours of each kind, and main groups told for a suggestion."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A neighbour that has the class: how it is near (``like`` by words, ``meaning``), how near, in which place."""

    way: str
    place: int
    neighbour: Neighbour


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A subclass with its chance (as learned, see the training record), the words and neighbours that speak for it,
    and the main groups that these neighbours have, with their number. ``given``: whether the publication has it; None
    for a text of one's own."""

    symbol: str
    chance: float
    words: tuple[str, ...]
    neighbours: tuple[Reason, ...]
    near: int
    """Neighbours that have it, of those looked at."""
    main_groups: tuple[tuple[str, int], ...]
    given: bool | None


@dataclass(frozen=True, slots=True)
class Suggestions:
    """The suggestions, best first; the record of the training; how many neighbours were looked at."""

    suggestions: tuple[Suggestion, ...]
    training: Training
    looked_at: int
    subject: Subject


def probe_of(subject: Subject) -> Probe:
    """A subject as it is looked for."""
    title = normalise_items(text for _, text in subject.titles)
    form = f"{title}\n{normalise_items(text for _, text in subject.body)}"
    return Probe(title, form, subject.text, subject.key)


def evidence_on(
    model: ClassModel,
    probes: Sequence[Probe],
    neighbours: Sequence[Neighbours],
    vectors: np.ndarray | None = None,
) -> dict[str, np.ndarray]:
    """What each kind of evidence says of each class for each probe; `fused` makes one chance of it.

    ``vectors`` (n, dim) are those of the probes, where there are any.
    """
    said = {
        "words": model.words.scores(
            model.vocabulary.bags([features_of(probe.title, probe.form) for probe in probes])
        )
    }
    if vectors is not None and model.vectors is not None:
        said["vectors"] = model.vectors.scores(vectors)
    return said | voted(probes, neighbours, {name: at for at, name in enumerate(model.classes)})


def suggest(
    model: ClassModel,
    subject: Subject,
    neighbours: Sequence[Neighbours],
    vectors: np.ndarray | None = None,
    limit: int = 5,
) -> Suggestions:
    """The ``limit`` likeliest subclasses for a subject."""
    probe = probe_of(subject)
    numbers = {name: at for at, name in enumerate(model.classes)}
    bag = model.vocabulary.bags([features_of(probe.title, probe.form)])
    evidence = {"words": model.words.scores(bag)}
    if vectors is not None and vectors.any() and model.vectors is not None:
        evidence["vectors"] = model.vectors.scores(vectors)
    near = {way.name: way.near(probe, NEIGHBOURS) for way in neighbours}
    for name, found in near.items():
        shares = votes([(numbers[n.label], n.nearness) for n in found if n.label in numbers], len(numbers))
        evidence[name] = logarithms(shares[None])
    chance = fused(evidence, model.training.weights)[0]
    best = np.argsort(-chance, kind="stable")[:limit]
    reasons = [Reason(way, at + 1, n) for way, found in near.items() for at, n in enumerate(found)]
    each = {reason.neighbour.key for reason in reasons}
    made = [_suggestion(model, subject, int(of), float(chance[of]), reasons) for of in best]
    return Suggestions(tuple(made), model.training, len(each), subject)


def _suggestion(
    model: ClassModel, subject: Subject, of: int, chance: float, reasons: Sequence[Reason]
) -> Suggestion:
    symbol = model.classes[of]
    having = [r for r in reasons if any(s.startswith(symbol) for s in r.neighbour.ipc)]
    shown = [r for way in {r.way: 0 for r in having} for r in [x for x in having if x.way == way][:SHOWN]]
    each = {r.neighbour.key: r.neighbour for r in having}
    groups = Counter(
        group
        for neighbour in each.values()
        for group in dict.fromkeys(main_group(s, symbol) for s in neighbour.ipc)
        if group
    )
    given = any(s.startswith(symbol) for s in subject.ipc) if subject.key else None
    return Suggestion(
        symbol,
        chance,
        telling_words(model, subject, of),
        tuple(shown),
        len(each),
        tuple(groups.most_common(GROUPS)),
        given,
    )


def telling_words(model: ClassModel, subject: Subject, of: int) -> tuple[str, ...]:
    """The phrases of a text that speak most for a class, by what their features add to its score."""
    probe = probe_of(subject)
    bag = model.vocabulary.bags([features_of(probe.title, probe.form)])
    worth = dict(zip(bag.columns.tolist(), model.words.shares(bag, 0, of).tolist(), strict=True))
    known = model.vocabulary.known
    scores: dict[str, float] = {}
    for language, text in (*subject.titles, *subject.body):
        for phrase in candidates(text, language):
            if phrase.text in scores:
                continue
            said = hashed(normalise(phrase.text))
            each = np.unique(np.concatenate([said, marked(said)]))
            at = np.searchsorted(known, each)
            here = at[known[np.minimum(at, len(known) - 1)] == each]
            scores[phrase.text] = sum(worth.get(int(column), 0.0) for column in here)
    return tuple(chosen(scores, dict.fromkeys(scores, 1), WORDS))
