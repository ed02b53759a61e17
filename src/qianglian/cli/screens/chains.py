"""A chain on the screen: what is amiss in it, its tree with counts, one node, and a number's fate at a node."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text as Styled

from qianglian.cli.screens.fates import clause_lines, fate_screen
from qianglian.cli.screens.grid import grid, heading, number, pairs, plain
from qianglian.model.chain import STAGES
from qianglian.model.text import Language, Text

if TYPE_CHECKING:
    from qianglian.chains.tagging import Tagging
    from qianglian.chains.validation import ChainFinding
    from qianglian.chains.why_not import NodeFate
    from qianglian.model.chain import Chain, ChainNode

FINDING_HEADS = (Text(zh="", en=""), Text(zh="节点", en="Node"), Text(zh="问题", en="What is amiss"))
TREE_HEADS = (
    Text(zh="节点", en="Node"),
    Text(zh="环节", en="Stage"),
    Text(zh="件", en="Publications"),
    Text(zh="项", en="Families"),
    Text(zh="待复核（项）", en="Pending families"),
    Text(zh="去噪（件）", en="Noise"),
    Text(zh="人工标入／剔除（件）", en="By people, in/out"),
)
SOUND = Text(zh="未发现问题", en="nothing is amiss")
COUNT = Text(zh="{errors} 处错误，{warnings} 处提示", en="{errors} errors, {warnings} warnings")
HEAD = Text(
    zh="{name}（{code}）：{nodes} 个节点，{links} 条供应关系，{facts} 条产业事实，{noise} 条去噪规则",
    en="{name} ({code}): {nodes} nodes, {links} supply links, {facts} industry facts, {noise} noise rules",
)
COUNTED = Text(
    zh="上级节点含下级，一件可属多个节点，各行不可相加。数据版本 {generation}；全库 {all:,} 件，入链 {tagged:,} 件。",
    en="A node counts what is under it, and a publication may be in several nodes: rows do not add up. "
    "Generation {generation}; {all:,} publications in all, {tagged:,} of them in the chain.",
)
CONFLICTS = Text(
    zh="{count} 项同族的人工标引互相矛盾，均未采用：qianglian family review 列出。",
    en="{count} families have contradicting verdicts, none of which counts: see qianglian family review.",
)
SINCE_NOTHING = Text(
    zh="尚未发布版本，全部未复核同族均为待复核。",
    en="No version was published yet: every family that nobody judged is pending.",
)
LABELS: dict[str, Text] = {
    "path": Text(zh="位置", en="place"),
    "stage": Text(zh="环节", en="stage"),
    "definition": Text(zh="定义", en="definition"),
    "includes": Text(zh="包含", en="includes"),
    "excludes": Text(zh="不包含", en="excludes"),
    "owner": Text(zh="责任人", en="owner"),
    "refresh": Text(zh="更新周期", en="refreshed every"),
    "holds": Text(zh="现有", en="holds"),
    "pending": Text(zh="待复核", en="pending"),
    "rule": Text(zh="规则命中", en="in by the rule"),
    "person": Text(zh="人工标入", en="in by people"),
    "noise": Text(zh="被去噪", en="out as noise"),
    "taken_out": Text(zh="被人工剔除", en="out by people"),
    "supplies": Text(zh="供给", en="supplies"),
    "supplied": Text(zh="来自", en="supplied by"),
    "noise_rule": Text(zh="去噪规则", en="noise rule"),
}
DAYS = Text(zh="{days} 天", en="{days} days")
HOLDS = Text(
    zh="{publications:,} 件 / {families:,} 项", en="{publications:,} publications / {families:,} families"
)
PIECES = Text(zh="{count:,} 件", en="{count:,} publications")
FAMILIES = Text(zh="{count:,} 项", en="{count:,} families")
RULE = Text(zh="检索式", en="Rule")
NO_RULE = Text(
    zh="（无自己的检索式，由下级节点合成）", en="(no rule of its own: it is what its children are)"
)
AT_NODE = Text(zh="节点 {code} {name}", en="node {code} {name}")
TAKEN_BY_NOISE = Text(
    zh="去噪规则 {query}（{actor}，{day}）：{reason}", en="noise rule {query} ({actor}, {day}): {reason}"
)
SAID = Text(
    zh="{actor} 于 {time} 在节点 {code} 答「{answer}」，理由：{reason}",
    en="{actor} on {time} answered “{answer}” at node {code}, because: {reason}",
)
NOT_BELOW = Text(
    zh="{count} 个下级节点的检索式均未命中：{codes}",
    en="the rules of {count} nodes under it do not find it: {codes}",
)
MOST_BELOW = 20
FATE_STYLES = {
    "rule": "green",
    "person": "green",
    "noise": "yellow",
    "no_rule": "yellow",
    "taken_out": "yellow",
}


def findings_screen(found: Sequence[ChainFinding], language: Language) -> Iterator[RenderableType]:
    """What is amiss, errors first, and how much of it."""
    from qianglian.chains.validation import SEVERITIES

    errors = sum(one.severity == "error" for one in found)
    if found:
        table = grid([head.in_(language) for head in FINDING_HEADS], fold=(2,))
        for one in found:
            style = "red" if one.severity == "error" else "yellow"
            table.add_row(
                Styled(SEVERITIES[one.severity].in_(language), style),
                plain(one.node),
                plain(one.text.in_(language)),
            )
        yield table
    told = COUNT.format(errors=errors, warnings=len(found) - errors) if found else SOUND
    yield Styled(told.in_(language), "red" if errors else "yellow" if found else "green")


def chain_line(chain: Chain, language: Language) -> Styled:
    """The chain in one line."""
    told = HEAD.format(
        name=chain.name.in_(language),
        code=chain.code,
        nodes=len(chain.nodes),
        links=len(chain.links),
        facts=len(chain.facts),
        noise=len(chain.noise),
    )
    return Styled(plain(told.in_(language)), "bold")


CPC_ALONE = Text(
    zh="{count:,} 件只有 CPC 分类号、没有 IPC，而规则只问 IPC：这些文献按分类找不到，不等于没有。"
    "官方体系可用 chain begin --reading with_cpc 重取（IPC 或 CPC）；自己的规则可加 cpc:。",
    en="{count:,} publications state CPC and no IPC, and the rules ask IPC alone: they are not found by class, which "
    "is not to say that there are none. Begin an official system with --reading with_cpc, or add cpc: to your rules.",
)


def tree_screen(
    tagging: Tagging, waiting: Mapping[str, int], language: Language, *, published: bool
) -> Iterator[RenderableType]:
    """The chain with what its nodes hold."""
    chain = tagging.chain
    yield chain_line(chain, language)
    yield _tree(tagging, waiting, language)
    inside = {key for node in chain.children() for key in tagging.node(node.code).places.tolist()}
    told = COUNTED.format(generation=tagging.generation, all=len(tagging.publications), tagged=len(inside))
    yield Styled(told.in_(language), "dim")
    from qianglian.chains.unasked import by_cpc_alone

    if alone := by_cpc_alone(tagging):
        yield Styled(CPC_ALONE.format(count=alone).in_(language), "yellow")
    if not published and any(waiting.values()):
        yield Styled(SINCE_NOTHING.in_(language), "dim")
    if tagging.people.conflicts:
        yield Styled(CONFLICTS.format(count=len(tagging.people.conflicts)).in_(language), "yellow")


def _tree(tagging: Tagging, waiting: Mapping[str, int], language: Language) -> Table:
    table = grid([head.in_(language) for head in TREE_HEADS], right=(2, 3, 4, 5, 6), fold=(0,))
    for root in tagging.chain.children():
        for node in tagging.chain.under(root.code):
            tags = tagging.node(node.code)
            level = tagging.chain.level(node.code)
            stage = tagging.chain.stage(node.code)
            people = (
                f"{len(tags.added):,}／{len(tags.taken_out):,}"
                if len(tags.added) + len(tags.taken_out)
                else ""
            )
            table.add_row(
                Styled(
                    "  " * (level - 1) + plain(f"{node.code} {node.name.in_(language)}"),
                    "bold" if level == 1 else "",
                ),
                STAGES[stage].in_(language) if stage and level == 1 else "",
                number(len(tags.places)),
                number(tagging.figure(node.code, "family").value),
                number(waiting.get(node.code) or None),
                number(len(tags.noise) or None),
                people,
            )
    return table


def node_screen(tagging: Tagging, code: str, waiting: int, language: Language) -> Iterator[RenderableType]:
    """One node: what it is, where it ends, its rule, what it holds and how that came in."""
    chain, node, tags = tagging.chain, tagging.chain.by_code[code], tagging.node(code)
    yield Styled(plain(f"{node.code} {node.name.in_(language)}"), "bold")
    stage = chain.stage(code)
    families = tagging.figure(code, "family").value
    told = {
        "path": " › ".join(one.name.in_(language) for one in chain.path(code)),
        "stage": STAGES[stage].in_(language) if stage else "",
        "definition": node.definition,
        "includes": node.includes,
        "excludes": node.excludes,
        "owner": node.owner,
        "refresh": DAYS.format(days=node.refresh_days).in_(language) if node.refresh_days else "",
    }
    yield pairs([(LABELS[name].in_(language), value) for name, value in told.items() if value])
    yield heading(RULE.in_(language))
    yield Styled(plain(node.rule) if node.rule.strip() else NO_RULE.in_(language))
    for rule in chain.noise:
        if rule.node in ("", *(one.code for one in chain.path(code))):
            said = TAKEN_BY_NOISE.format(query=rule.query, actor=rule.actor, day=rule.day, reason=rule.reason)
            yield Styled(plain(said.in_(language)), "dim")
    yield ""
    counts = [("holds", HOLDS.format(publications=len(tags.places), families=families))]
    counts += [("pending", FAMILIES.format(count=waiting))]
    for name, places in (
        ("rule", tags.rule), ("person", tags.added), ("noise", tags.noise), ("taken_out", tags.taken_out),
    ):  # fmt: skip
        counts.append((name, PIECES.format(count=len(places))))
    yield pairs([(LABELS[name].in_(language), text.in_(language)) for name, text in counts])
    yield from _links(chain, node, language)


def _links(chain: Chain, node: ChainNode, language: Language) -> Iterator[RenderableType]:
    lines = []
    for link in chain.links:
        if node.code not in (link.supplier, link.customer):
            continue
        supplies = link.supplier == node.code
        other = link.customer if supplies else link.supplier
        name = chain.by_code[other].name.in_(language) if other in chain.by_code else ""
        much = f"{link.quantity:,g} {link.unit}" if link.quantity is not None else ""
        told = " · ".join(filter(None, (f"{other} {name}", link.what, much, link.source)))
        lines.append((LABELS["supplies" if supplies else "supplied"].in_(language), told))
    if lines:
        yield ""
        yield pairs(lines)


def _below(fate: NodeFate, language: Language) -> Iterator[Styled]:
    """The nodes under the one asked about: those that say something, and how many only say that no rule finds it."""
    from qianglian.chains.tagged import FATES

    for node, name in fate.below:
        if name == "no_rule":
            continue
        line = Styled("  ").append("✓ " if name in ("rule", "person") else "✗ ", FATE_STYLES[name])
        line.append(plain(f"{node.code} {node.name.in_(language)}  "))
        yield line.append(FATES[name].in_(language), FATE_STYLES[name])  # type: ignore[index]
    silent = [node.code for node, name in fate.below if name == "no_rule"]
    if silent:
        listed = " ".join(silent[:MOST_BELOW]) + (" …" if len(silent) > MOST_BELOW else "")
        yield Styled("  " + NOT_BELOW.format(count=len(silent), codes=plain(listed)).in_(language), "dim")


def node_fate_screen(fate: NodeFate, files: dict[str, str], language: Language) -> Iterator[RenderableType]:
    """What became of a number at a node, with the clauses of its rule where a rule decided."""
    from qianglian.chains.people import ANSWERS, meant

    if not fate.name:
        # Not in the corpus at all: the corpus says why.
        yield from fate_screen(fate.corpus, files, language, asked=True)
        return
    line = Styled(plain(fate.corpus.number), "bold")
    at = AT_NODE.format(code=fate.node.code, name=fate.node.name.in_(language))
    line.append(f"  {plain(at.in_(language))}  ", "not bold")
    yield line.append(fate.text.in_(language), f"not bold {FATE_STYLES[fate.name]}")
    if fate.corpus.clause:
        yield from clause_lines(fate.corpus.clause, language)
    yield from _below(fate, language)
    for rule in fate.noise:
        told = TAKEN_BY_NOISE.format(query=rule.query, actor=rule.actor, day=rule.day, reason=rule.reason)
        yield (
            Styled("  ")
            .append("✗ ", "red")
            .append(plain(told.in_(language)), "bold red" if fate.name == "noise" else "")
        )
    for code, one in fate.judgements:
        said = SAID.format(
            actor=one.actor,
            time=one.time,
            code=code,
            answer=ANSWERS[meant(one.details["answer"])].in_(language),
            reason=one.reason,
        )
        yield Styled(f"  {plain(said.in_(language))}")
