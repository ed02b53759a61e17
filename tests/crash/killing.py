"""Workspaces to be killed: the same small evidence, what each write should make of it, and child processes."""

import os
import random
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qianglian.corpus.workspace import Workspace, open_workspace
from qianglian.sources.synthetic import SyntheticSpec, publications
from tests.corpus.evidence import broken, picture, row, write_rows
from tests.sources.files import POOL, csv_text

DRIVER = Path(__file__).with_name("driver.py")
PUBLICATIONS = 900


@dataclass(frozen=True)
class Act:
    """One write that is to be killed: what the driver is told."""

    name: str
    arguments: tuple[str, ...] = ()


def started(workspace: Path, act: Act, **said: str) -> subprocess.Popen[str]:
    """A driver at work; its first line has been read, so that it is about to write."""
    child = subprocess.Popen(
        [sys.executable, str(DRIVER), str(workspace), act.name, *act.arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **said},
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "started\n"
    return child


def ended(child: subprocess.Popen[str]) -> list[str]:
    """The lines that the driver said until its end."""
    said, _ = child.communicate()
    return said.splitlines()


@dataclass
class Killed:
    """A workspace whose writer was killed, and what that writer had acknowledged before."""

    path: Path
    said: list[str]
    status: int

    @property
    def acknowledged(self) -> int:
        return sum(int(line.split()[1]) for line in self.said if line.startswith("ack "))


@dataclass
class Scene:
    """A workspace of three generations, and what comes of every act upon it, whole or not at all."""

    root: Path
    files: dict[str, Path] = field(default_factory=dict)
    pictures: dict[tuple[str, bool], Any] = field(default_factory=dict)

    @property
    def base(self) -> Path:
        return self.root / "base"

    def lay(self) -> "Scene":
        """Write the files and the workspace: two files, of which one overlaps the other, and three removals."""
        made = list(publications(SyntheticSpec(PUBLICATIONS, repeated=0.0)))
        bare = [{**one, "number": str(one["number"]).rstrip("ABU12S")} for one in made[:40]]
        parts = {
            "a": made[:400],
            "b": made[300:700] + bare,
            "c": [row("CN299999999U", "后来的一件"), *made[690:720]],
        }
        for name, rows in parts.items():
            self.files[name] = write_rows(self.root / f"{name}.jsonl", rows)
        self.files["list"] = self.root / "list.csv"
        listed = [[*POOL[1][:2], str(one["number"]), *POOL[1][3:]] for one in made[:200]]
        self.files["list"].write_text(csv_text([POOL[0], *listed]), encoding="utf-8")
        with open_workspace(self.base, create=True) as workspace:
            workspace.import_files(self.files["a"])
            workspace.remove(*(str(one["number"]) for one in made[5:8]), reason="试", actor="cli:test")
            workspace.restore(str(made[5]["number"]), reason="试", actor="cli:test")
        return self

    def acts(self) -> dict[str, Act]:
        """Every act by its name in the tests."""
        return {
            "import": Act("add", (str(self.files["b"]),)),
            "replace": Act("replace", (str(self.files["a"]),)),
            "take out": Act("take_out", ("a.jsonl",)),
            "remove": Act("remove", self.numbers(3)),
            "prune": Act("prune"),
            "declare": Act("add", (str(self.files["list"]),)),
            "identify": Act("identify"),
        }

    def numbers(self, many: int) -> tuple[str, ...]:
        with open_workspace(self.base) as workspace:
            return tuple(hit.number for hit in workspace.search("", limit=many, sort="key"))

    def copy(self, name: str) -> Path:
        return Path(shutil.copytree(self.base, self.root / name))

    def expected(self, name: str, acted: bool, then: bool = False) -> Any:
        """The picture without the act or with it, and then with the file ``c``; made once, by nobody killed."""
        place = (f"{name} {then}", acted)
        if place not in self.pictures:
            path = self.copy(f"control {len(self.pictures)}")
            if acted:
                assert ended(started(path, self.acts()[name]))[-1] == "done"
            with open_workspace(path) as workspace:
                if then:
                    workspace.import_files(self.files["c"])
                self.pictures[place] = content(workspace)
            shutil.rmtree(path)
        return self.pictures[place]

    def killed_at(self, name: str, milestone: str) -> Killed:
        """The workspace after the act killed itself at a milestone."""
        path = self.copy(f"{name} {milestone}")
        child = started(path, self.acts()[name], KILL_AT=milestone)
        said = ended(child)
        return Killed(path, said, child.returncode)

    def killed_after(self, name: str, seconds: float, seed: int) -> Killed:
        """The workspace after the act was killed from outside, ``seconds`` after it began."""
        path = self.copy(f"{name} {seed}")
        child = started(path, self.acts()[name])
        try:
            child.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            child.kill()
        said = ended(child)
        return Killed(path, said, child.returncode)

    def survived(self, name: str, killed: Killed) -> None:
        """What must hold after any kill."""
        before, after = self.expected(name, False), self.expected(name, True)
        with open_workspace(killed.path) as workspace:
            assert broken(workspace) == []
            found = content(workspace)
            held, old, new = ({**one, "judged": None} for one in (found, before, after))
            assert held in (old, new)
            whole = before if held == old else after
            assert len(found["judged"]) >= len(before["judged"]) + killed.acknowledged
            assert found["judged"] in (before["judged"], after["judged"])
            acted = found["judged"] != before["judged"] or whole is after
            assert workspace.import_files(self.files["c"]).failed == ()
            assert content(workspace) == self.expected(name, acted, then=True)
            assert broken(workspace) == []
            workspace.prune()
            assert leftovers(workspace) == set()
            assert broken(workspace) == []
        shutil.rmtree(killed.path)


def content(workspace: Workspace) -> dict[str, Any]:
    """The picture of a corpus with its judgements, without what differs between two runs (times)."""
    judged = [(j.subject, j.decision) for j in workspace.judgements()]
    shown = picture(workspace)
    return {
        **{name: shown[name] for name in ("publications", "index", "proposals", "files")},
        "declarations": [one.numbers for one in workspace.declarations().rows],
        "families": [(one.kind, one.figure.value, one.several) for one in workspace.families().choices],
        "parties": [(party.key, party.publications) for party in workspace.parties().parties],
        "judged": judged,
    }


def leftovers(workspace: Workspace) -> set[str]:
    """Everything under the workspace that its one generation left does not name."""
    m = workspace.manifest
    corpus = workspace.path / "corpus"
    here = {str(path.relative_to(corpus)) for path in corpus.glob("*/*")}
    named = {f"publications/{part.id}.parquet" for part in m.parts}
    named |= {f"generations/{m.generation:06d}{end}" for end in (".json", ".lock", ".proposals.jsonl")}
    named |= {f"index/{m.index:06d}", f"tombstones/{m.generation:06d}.parquet"}
    records = {path for path in here if path.startswith("records/")}
    assert len(records) == sum(3 if batch.declares else 2 for batch in m.batches), records
    families, parties = (
        [*corpus.glob(f"families/{m.generation:06d}-*.parquet")],
        [*corpus.glob("parties/*.json")],
    )
    assert len(families) <= 1, families
    assert len(parties) <= 1, parties
    named |= {str(path.relative_to(corpus)) for path in (*families, *parties)} | {"families/history.jsonl"}
    return (here - named - records) | {path.name for path in workspace.path.rglob("*.tmp")}


def random_kill(seed: int, names: list[str]) -> tuple[str, float]:
    """Which act is killed and after which share of its time, by a seed."""
    chance = random.Random(seed)
    return chance.choice(names), chance.random()
