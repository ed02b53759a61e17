"""Chains, their nodes and their published versions, as they are told."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, Field

from qianglian.api.answering import Figure, figure_of
from qianglian.api.chain_map import Coloured, Colouring, Offered, YearOf
from qianglian.chains.gate import OUTCOMES, Gate, Measure, Outcome, Override
from qianglian.chains.kept import KeptChain
from qianglian.chains.tagging import Tagging
from qianglian.chains.versions import Version
from qianglian.model.chain import IndustryFact, Stage, SupplyLink
from qianglian.model.text import Text
from qianglian.platform.workspaces.opening import Opened


class ChainBrief(BaseModel):
    """A chain that is or was in force."""

    number: int
    code: str = Field(examples=["nev"])
    name: Text
    source: str = Field(description="Where the decomposition comes from.")
    owner: str
    nodes: int
    in_force: bool


class NodeBrief(BaseModel):
    """A node of the map."""

    code: str
    name: Text
    parent: str
    level: int
    stage: Stage | None
    publications: int
    families: int
    pending_families: int = Field(
        description="Families that came since the last version and wait for a look."
    )
    colour: Coloured | None = Field(default=None, description="With an indicator only.")
    trend: list[YearOf] | None = Field(default=None, description="With `trend` only.")


class StageTold(BaseModel):
    """A stage of the chain, from left to right."""

    code: Stage
    title: Text


class ChainMap(ChainBrief):
    """The map of a chain: stages, nodes, supply links, and what colours the tiles."""

    generation: int
    conflicts: int = Field(description="Families about which people disagree.")
    stages: list[StageTold]
    tiles: list[NodeBrief] = Field(description="Top down, in the order of the chain.")
    links: list[SupplyLink]
    indicator: Colouring | None
    indicators: list[Offered] = Field(description="What a map is usually coloured by.")


class Noise(BaseModel):
    """What is taken out again, with who said so, when and why."""

    query: str
    actor: str
    day: date
    reason: str
    node: str


class Fates(BaseModel):
    """How publications came into a node, and which were taken out."""

    rule: int
    person: int
    noise: int
    taken_out: int


class NodeDetail(BaseModel):
    """A node: what it means, its rule, what it holds."""

    code: str
    name: Text
    parent: str
    level: int
    stage: Stage | None
    path: list[str] = Field(description="Codes from the root down to the node.")
    children: list[str]
    definition: str
    includes: str
    excludes: str
    rule: str = Field(description="In the query language.")
    owner: str
    refresh_days: int | None
    publications: Figure
    families: Figure
    pending_families: int
    fates: Fates
    links: list[SupplyLink]
    facts: list[IndustryFact]
    noise: list[Noise]


class GateLine(BaseModel):
    """The gate at one branch; of the whole chain the branch is empty."""

    branch: str
    name: Text
    level: int
    outcome: Outcome
    recall: Measure
    precision: Measure


class GateTold(BaseModel):
    """The quality gate as it stood when the version was published."""

    outcome: Outcome
    title: Text
    open: bool
    override: Override | None
    rows: list[GateLine]
    warnings: list[Text]


class VersionTold(BaseModel):
    """A published version: who froze what, on which evidence, through which gate."""

    number: int
    time: str
    actor: str
    note: str
    chain: str
    name: Text
    generation: int
    evidence: str
    cut_off: date | None
    gate: GateTold
    publications: dict[str, int] = Field(description="By node.")
    families: dict[str, int] = Field(description="By node.")


def brief_of(kept: KeptChain, current: KeptChain | None) -> ChainBrief:
    """A chain in a list."""
    return ChainBrief(
        number=kept.number,
        code=kept.chain.code,
        name=kept.chain.name,
        source=kept.chain.source,
        owner=kept.chain.owner,
        nodes=len(kept.chain.by_code),
        in_force=current is not None and current.number == kept.number,
    )


def tile_of(tagging: Tagging, code: str, waiting: dict[str, int]) -> NodeBrief:
    """A node of the map."""
    node = tagging.chain.by_code[code]
    return NodeBrief(
        code=code,
        name=node.name,
        parent=node.parent,
        level=tagging.chain.level(code),
        stage=tagging.chain.stage(code),
        publications=len(tagging.node(code).places),
        families=int(tagging.figure(code, "family").value or 0),
        pending_families=waiting.get(code, 0),
    )


def detail_of(found: Opened, tagging: Tagging, code: str, waiting: int) -> NodeDetail:
    """A node laid open."""
    chain, tags = tagging.chain, tagging.node(code)
    node = chain.by_code[code]
    return NodeDetail(
        code=code,
        name=node.name,
        parent=node.parent,
        level=chain.level(code),
        stage=chain.stage(code),
        path=[one.code for one in chain.path(code)],
        children=[one.code for one in chain.children(code)],
        definition=node.definition,
        includes=node.includes,
        excludes=node.excludes,
        rule=node.rule,
        owner=node.owner,
        refresh_days=node.refresh_days,
        publications=figure_of(tagging.figure(code), found, ""),
        families=figure_of(tagging.figure(code, "family"), found, ""),
        pending_families=waiting,
        fates=Fates(
            rule=len(tags.rule), person=len(tags.added), noise=len(tags.noise), taken_out=len(tags.taken_out)
        ),
        links=[one for one in chain.links if code in (one.supplier, one.customer)],
        facts=[one for one in chain.facts if one.node == code],
        noise=[
            Noise.model_validate(one, from_attributes=True) for one in chain.noise if one.node in ("", code)
        ],
    )


def version_of(one: Version) -> VersionTold:
    """A version without its lists of publications."""
    return VersionTold(
        number=one.number,
        time=one.time,
        actor=one.actor,
        note=one.note,
        chain=one.chain_code,
        name=one.chain_name,
        generation=one.generation,
        evidence=one.evidence,
        cut_off=one.cut_off,
        gate=_gate(one.gate),
        publications=one.sizes,
        families=one.families,
    )


def _gate(gate: Gate) -> GateTold:
    return GateTold(
        outcome=gate.outcome,
        title=OUTCOMES[gate.outcome],
        open=gate.open,
        override=gate.override,
        rows=[
            GateLine(
                branch=row.branch,
                name=row.name,
                level=row.level,
                outcome=row.outcome,
                recall=row.recall,
                precision=row.precision,
            )
            for row in gate.rows
        ],
        warnings=list(gate.warnings),
    )
