"""Drawing the sample for precision (查准抽样): at random within each branch, by a seed that is kept.

What is drawn are families of branches, each shown by one publication. The strata are the branches of the second
level, and of each first-level branch what none of its children holds. The same seed on the same state draws the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from qianglian.chains.chain_json import chain_mark
from qianglian.chains.families import Families
from qianglian.chains.places import samples_folder
from qianglian.chains.sample_size import sample_size, shared_out
from qianglian.chains.tagged import Tagged
from qianglian.corpus.layout import lasting_folder, write_whole
from qianglian.corpus.workspace import Workspace
from qianglian.judgements import JudgementLog
from qianglian.model.errors import CorruptWorkspace, NewerFormat, NotFound
from qianglian.model.text import Text
from qianglian.rules.navigation_gate import Thresholds, navigation_gate

FORMAT = 1
SAMPLE = "precision_sample"
"""The decision in the judgement log."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing to judge: a family in a branch, and the publication that shows it."""

    branch: str
    family: str
    key: str
    number: str


@dataclass(frozen=True, slots=True)
class Stratum:
    """A branch that is sampled by itself: how many families it holds and which were drawn.

    ``rest``: a branch of the first level without what its children hold.
    """

    branch: str
    rest: bool
    population: int
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample, its seed, and the state that it was drawn from."""

    id: str
    seed: int
    day: date
    chain: str
    chain_mark: str
    generation: int
    evidence: str
    strata: tuple[Stratum, ...]
    rule_version: str = ""

    @property
    def units(self) -> tuple[Unit, ...]:
        """Everything drawn, branch by branch."""
        return tuple(unit for stratum in self.strata for unit in stratum.units)

    def of_state(self, evidence: str, mark: str) -> bool:
        """Whether it was drawn from that evidence and those rules."""
        return (self.evidence, self.chain_mark) == (evidence, mark)


def draw(
    workspace: Workspace,
    tagged: Tagged,
    seed: int,
    *,
    thresholds: Thresholds | None = None,
    today: date | None = None,
    actor: str = "",
) -> Sample:
    """Draw a sample, keep it and note it in the judgement log; drawn before, it is what was kept then."""
    asked = thresholds or navigation_gate()
    families = Families.of(workspace)
    populations = {(code, rest): keys for code, rest, keys in _strata(tagged)}
    grouped = {place: families.grouped(keys) for place, keys in populations.items()}
    names = {place: f"{place[0]}{'*' * place[1]}" for place in grouped}
    sizes = {names[place]: len(found) for place, found in grouped.items()}
    whole = sum(sizes.values())
    shares = shared_out(sizes, sample_size(whole, asked.expected, asked.margin, asked.z), asked.floor)
    strata = []
    for (code, rest), found in grouped.items():
        # A generator for each stratum: another branch that grows leaves this one's draw as it was.
        name = names[code, rest]
        chosen = Random(f"{seed}/{name}").sample(sorted(found), shares[name])
        units = tuple(Unit(code, one, found[one][0], families.number(found[one][0])) for one in chosen)
        strata.append(Stratum(code, rest, len(found), units))
    manifest = workspace.manifest
    sample = Sample(
        _id(seed, manifest.evidence, chain_mark(tagged.chain), strata),
        seed,
        today or date.today(),
        tagged.chain.code,
        chain_mark(tagged.chain),
        manifest.generation,
        manifest.evidence,
        tuple(strata),
        asked.version,
    )
    return _keep(workspace, sample, actor)


def _strata(tagged: Tagged) -> Iterator[tuple[str, bool, list[str]]]:
    """Code, whether it is the rest of a first-level branch, and the publications; empty ones are left out."""
    for root in tagged.chain.children():
        children = tagged.chain.children(root.code)
        held: set[str] = set()
        for child in children:
            keys = tagged.keys(child.code)
            held.update(keys)
            if keys:
                yield child.code, False, list(keys)
        rest = [key for key in tagged.keys(root.code) if key not in held]
        if rest:
            yield root.code, bool(children), rest


def _id(seed: int, evidence: str, mark: str, strata: list[Stratum]) -> str:
    drawn = [f"{one.branch} {one.population} {unit.family}" for one in strata for unit in one.units]
    said = "\n".join([str(seed), evidence, mark, *drawn])
    return "s" + hashlib.blake2b(said.encode(), digest_size=5).hexdigest()


def _keep(workspace: Workspace, sample: Sample, actor: str) -> Sample:
    folder = samples_folder(workspace)
    with workspace._writing("查准抽样"):
        lasting_folder(folder, workspace.path)
        path = folder / f"{sample.id}.json"
        if path.exists():
            sample = read_sample(workspace, sample.id)
        else:
            write_whole(path, json.dumps(_json(sample), ensure_ascii=False, indent=1))
        log = JudgementLog(workspace.path / "judgements.jsonl")
        if not any(one.decision == SAMPLE and one.subject == sample.id for one in log):
            details = {
                "seed": str(sample.seed),
                "chain": sample.chain,
                "chain_mark": sample.chain_mark,
                "generation": str(sample.generation),
                "evidence": sample.evidence,
                "drawn": str(len(sample.units)),
                "population": str(sum(one.population for one in sample.strata)),
            }
            log.append([(sample.id, SAMPLE, f"查准抽样，种子 {sample.seed}", details)], actor)
    return sample


def samples(workspace: Workspace) -> list[Sample]:
    """Every sample of the workspace, in the order in which they were drawn."""
    order = [one.subject for one in workspace.judgements() if one.decision == SAMPLE]
    held = [path.stem for path in samples_folder(workspace).glob("s*.json")]
    names = sorted(held, key=lambda one: (order.index(one) if one in order else -1, one))
    return [read_sample(workspace, name) for name in names]


def read_sample(workspace: Workspace, name: str) -> Sample:
    """A sample by its id; raises `NotFound` or `CorruptWorkspace`."""
    path = samples_folder(workspace) / f"{name}.json"
    if not (name.isalnum() and path.exists()):
        raise NotFound(
            Text(zh=f"本项目没有查准抽样 {name}。", en=f"There is no sample {name} in this workspace."),
            hint=Text(zh="qianglian gate sample 抽取样本。", en="qianglian gate sample draws one."),
        )
    try:
        return _sample(json.loads(path.read_bytes()))
    except (ValueError, KeyError, TypeError) as error:
        raise CorruptWorkspace(
            Text(zh=f"查准抽样 {path.name} 无法读取。", en=f"The sample {path.name} cannot be read."),
            hint=Text(
                zh="请从备份恢复，或用同一种子重新抽取。", en="Restore it, or draw it again by its seed."
            ),
        ) from error


def _json(sample: Sample) -> dict[str, Any]:
    strata = [
        {
            "branch": one.branch,
            "rest": one.rest,
            "population": one.population,
            "units": [[unit.family, unit.key, unit.number] for unit in one.units],
        }
        for one in sample.strata
    ]
    return {
        "format": FORMAT,
        "id": sample.id,
        "seed": sample.seed,
        "day": sample.day.isoformat(),
        "chain": sample.chain,
        "chain_mark": sample.chain_mark,
        "generation": sample.generation,
        "evidence": sample.evidence,
        "rule_version": sample.rule_version,
        "strata": strata,
    }


def _sample(body: dict[str, Any]) -> Sample:
    if body["format"] > FORMAT:
        raise NewerFormat(
            Text(
                zh=f"该查准抽样由更新的版本写成（格式 {body['format']}，本版本读到 {FORMAT}）。",
                en=f"The sample was written by a newer release (format {body['format']}; "
                f"this one reads up to {FORMAT}).",
            ),
            hint=Text(zh="请升级 qianglian。", en="Upgrade qianglian."),
        )
    strata = tuple(
        Stratum(
            one["branch"],
            one["rest"],
            one["population"],
            tuple(Unit(one["branch"], *unit) for unit in one["units"]),
        )
        for one in body["strata"]
    )
    return Sample(
        body["id"],
        body["seed"],
        date.fromisoformat(body["day"]),
        body["chain"],
        body["chain_mark"],
        body["generation"],
        body["evidence"],
        strata,
        body["rule_version"],
    )
