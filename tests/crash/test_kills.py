"""Kill -9 in the middle of a write: the last whole generation and every acknowledged judgement are there."""

import os
import signal
import time

import pytest

from qianglian.corpus.milestones import MILESTONES
from tests.crash.killing import Scene, ended, random_kill, started

NAMED = (
    ("import", "generation_written"),
    ("replace", "rows_read"),
    ("remove", "judgements_written"),
    ("import", "manifest_replaced"),
    ("prune", "generation_pruned"),
    # Those above run always, the rest in the soak.
    ("import", "file_opened"),
    ("import", "rows_read"),
    ("import", "records_written"),
    ("import", "index_linked"),
    ("import", "publications_resolved"),
    ("import", "publications_written"),
    ("import", "index_committed"),
    ("replace", "records_written"),
    ("replace", "publications_resolved"),
    ("replace", "generation_written"),
    ("take out", "publications_resolved"),
    ("take out", "index_committed"),
    ("remove", "index_linked"),
    ("remove", "publications_written"),
    ("remove", "generation_written"),
    ("remove", "manifest_replaced"),
    ("prune", "files_pruned"),
)
ALWAYS = 5
RANDOM = int(os.environ.get("QIANGLIAN_CRASHES", "5"))
SOAK = 38
"""Random kills in all: less those that run always, and with the named ones of the soak, the soak has 50 kills."""


def soak_from(place: int, first: int) -> list[pytest.MarkDecorator]:
    return [] if place < first else [pytest.mark.soak]


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    return Scene(tmp_path_factory.mktemp("scene")).lay()


@pytest.mark.crash
@pytest.mark.parametrize(
    ("name", "milestone"),
    [pytest.param(*kill, marks=soak_from(place, ALWAYS)) for place, kill in enumerate(NAMED)],
)
def test_killed_at_a_milestone(scene: Scene, name: str, milestone: str) -> None:
    killed = scene.killed_at(name, milestone)
    assert killed.status == -signal.SIGKILL, "the milestone was not reached"
    scene.survived(name, killed)


@pytest.fixture(scope="module")
def durations(scene: Scene) -> dict[str, float]:
    """Seconds that each act takes when nobody kills it: where random kills are drawn from."""
    taken = {}
    for name, act in scene.acts().items():
        child = started(scene.copy(f"timed {name}"), act)
        begun = time.monotonic()
        assert ended(child)[-1] == "done"
        taken[name] = time.monotonic() - begun
    return taken


@pytest.mark.crash
@pytest.mark.slow
@pytest.mark.parametrize(
    "seed", [pytest.param(seed, marks=soak_from(seed, RANDOM)) for seed in range(max(RANDOM, SOAK))]
)
def test_killed_at_a_random_moment(scene: Scene, durations: dict[str, float], seed: int) -> None:
    name, share = random_kill(seed, list(durations))
    killed = scene.killed_after(name, share * durations[name], seed)
    assert killed.status in (-signal.SIGKILL, 0)
    scene.survived(name, killed)


def test_every_milestone_of_a_write_is_named_somewhere() -> None:
    assert {milestone for _, milestone in NAMED} == set(MILESTONES)
