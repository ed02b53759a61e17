"""Times of many short calls: every question through every way by turns, so that all share the same noise."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(slots=True)
class Way(Generic[T]):
    """One way to answer questions; ``call`` returns the number of hits. ``times`` holds seconds by question."""

    name: str
    call: Callable[[T], int]
    times: list[list[float]] = field(default_factory=list)
    hits: list[int] = field(default_factory=list)

    def ask(self, place: int, question: T) -> None:
        """Answer one question once."""
        start = time.perf_counter()
        hits = self.call(question)
        seconds = time.perf_counter() - start
        if place == len(self.times):
            self.times.append([])
            self.hits.append(hits)
        self.times[place].append(seconds)

    @property
    def all_times(self) -> list[float]:
        """Every call, in seconds."""
        return sorted(seconds for times in self.times for seconds in times)

    def share(self, of: float) -> float:
        """The time in milliseconds that this share of all calls keeps to."""
        times = self.all_times
        return times[min(len(times) - 1, int(of * len(times)))] * 1e3

    @property
    def typical(self) -> list[float]:
        """The median of each question, in seconds."""
        return [median(times) for times in self.times]

    def forget(self) -> None:
        """Drop what a warm-up left."""
        self.times.clear()
        self.hits.clear()


def by_turns(ways: Sequence[Way[T]], questions: Sequence[T], rounds: int, before: Callable[[], None]) -> None:
    """Ask every question of every way ``rounds`` times, once before that for warmth.

    ``before`` runs before each round, outside the clock.
    """
    for number in range(rounds + 1):
        before()
        if number == 1:
            for way in ways:
                way.forget()
        with no_collection():
            for place, question in enumerate(questions):
                for way in ways if (number + place) % 2 else reversed(ways):
                    way.ask(place, question)


@contextmanager
def no_collection() -> Iterator[None]:
    """Python's collector would strike one way or another at random."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def ratio(one: Way[T], other: Way[T]) -> float:
    """How many times as long ``one`` takes for all questions together."""
    return sum(one.typical) / sum(other.typical)


def ratio_by_question(one: Way[T], other: Way[T]) -> float:
    """How many times as long ``one`` takes for the question in the middle."""
    return median(a / b for a, b in zip(one.typical, other.typical, strict=True))
