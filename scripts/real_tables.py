"""The tables of the real run in Markdown, in Chinese or English: aggregate figures only, no text of any patent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from real_sets import SETS

from qianglian.analysis import registry
from qianglian.analysis.contract import MODULES, STATES
from qianglian.model.text import Language, Text

Runs = Mapping[str, Mapping[str, Any]]

HEADS = {
    "sets": Text(zh="数据与耗时", en="Data and times"),
    "analyses": Text(zh="分析与数据", en="Analyses by data set"),
    "counts": Text(zh="新三样各节点件数", en="Publications in the nodes of 新三样"),
    "brute": Text(zh="与逐条检查核对", en="Compared with looking at every record"),
    "documents": Text(zh="图册与报告", en="Atlas and report"),
}
SET_COLUMNS = (
    ("", Text(zh="数据", en="Data set")),
    ("publications", Text(zh="文献（件）", en="Publications")),
    ("families", Text(zh="简单同族（项）", en="Simple families")),
    ("import", Text(zh="导入（秒）", en="Import (s)")),
    ("tag", Text(zh="标引（秒）", en="Tagging (s)")),
    ("analyses", Text(zh="全部分析（秒）", en="All analyses (s)")),
    ("day", Text(zh="日期", en="Day")),
    ("load", Text(zh="开始时负载", en="Load at the start")),
)
COUNT_COLUMNS = (
    Text(zh="代码", en="Code"),
    Text(zh="名称", en="Name"),
    Text(zh="仅分类号", en="IPC only"),
    Text(zh="按读法", en="As read"),
    Text(zh="规则", en="Rules"),
    Text(zh="其中解读", en="Interpreted"),
    Text(zh="未编码", en="Not encodable"),
)
BRUTE_COLUMNS = (
    Text(zh="数据", en="Data set"),
    Text(zh="代码", en="Code"),
    Text(zh="名称", en="Name"),
    Text(zh="索引", en="By the index"),
    Text(zh="逐条", en="One by one"),
    Text(zh="不同", en="Different"),
)
STEPS = {
    "gathering": Text(zh="运行全部分析", en="running all analyses"),
    "atlas": Text(zh="图册", en="the atlas"),
    "report": Text(zh="报告、数据包、幻灯片与一页", en="report, figure pack, slides and one page"),
}
ANALYSIS, MODULE = Text(zh="分析", en="Analysis"), Text(zh="模块", en="Module")
WHY = Text(zh="原因：", en="Why:")


def page(runs: Runs, language: Language) -> str:
    """All tables of what was measured so far."""
    parts = [
        ("sets", sets_table(runs, language)),
        ("analyses", analyses_table(runs, language)),
        ("counts", counts_table(runs, language)),
        ("brute", brute_table(runs, language)),
        ("documents", documents_table(runs, language)),
    ]
    return "\n".join(f"## {HEADS[name].in_(language)}\n\n{table}" for name, table in parts if table)


def grid(heads: list[str], rows: Iterator[list[str]] | list[list[str]]) -> str:
    """A Markdown table; "" without rows."""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    rule = f"| {' | '.join('---' for _ in heads)} |"
    return "\n".join([f"| {' | '.join(heads)} |", rule, *lines, ""]) if lines else ""


def titles(runs: Runs, language: Language) -> dict[str, str]:
    """The data sets that were measured, in their order."""
    return {one.name: one.title.in_(language) for one in SETS if one.name in runs}


def sets_table(runs: Runs, language: Language) -> str:
    """What each data set holds and how long it took."""
    rows = []
    for name, title in titles(runs, language).items():
        run = runs[name]
        spent = {**run["seconds"], "analyses": sum(one["seconds"] for one in run["analyses"])}
        cells = [title, f"{run['publications']:,}", f"{run['families']:,}"]
        cells += [f"{spent[column]:,.1f}" for column in ("import", "tag", "analyses")]
        rows.append([*cells, run["day"], f"{run['load']:.1f}"])
    return grid([head.in_(language) for _, head in SET_COLUMNS], rows)


def analyses_table(runs: Runs, language: Language) -> str:
    """Each analysis on each data set: its state, and a mark of the reason, which stands below."""
    held = titles(runs, language)
    reasons: dict[str, tuple[int, str]] = {}
    cells: dict[tuple[str, str], str] = {}
    for name in held:
        for one in runs[name]["analyses"]:
            said = STATES[one["state"]].in_(language)
            if one["zh"]:
                number, _ = reasons.setdefault(one["zh"], (len(reasons) + 1, one[language]))
            mark = f" ({number})" if one["zh"] else ""
            cells[one["name"], name] = f"{said}{mark}"
    rows = []
    for analysis in registry.analyses():
        told = [cells.get((analysis.name, name), "") for name in held]
        module = MODULES[analysis.module].in_(language)
        rows.append([module, f"{analysis.title.in_(language)} `{analysis.name}`", *told])
    table = grid([MODULE.in_(language), ANALYSIS.in_(language), *held.values()], rows)
    listed = "\n".join(f"{number}. {reason}" for number, reason in reasons.values())
    return f"{table}\n{WHY.in_(language)}\n\n{listed}\n" if listed else table


def counts_table(runs: Runs, language: Language) -> str:
    """The nodes three ways on the last data set measured: the one of all together where it is there."""
    if not (held := list(titles(runs, language))):
        return ""
    rows = [
        [code, "　" * (level - 1) + name, *(f"{number:,}" for number in numbers)]
        for code, name, level, *numbers in runs[held[-1]]["counts"]
    ]
    return grid([head.in_(language) for head in COUNT_COLUMNS], rows)


def brute_table(runs: Runs, language: Language) -> str:
    """Each node that was looked at twice."""
    rows = [
        [title, code, name, *(f"{number:,}" for number in numbers)]
        for key, title in titles(runs, language).items()
        for code, name, *numbers in runs[key]["brute_force"]
    ]
    return grid([head.in_(language) for head in BRUTE_COLUMNS], rows)


def documents_table(runs: Runs, language: Language) -> str:
    """What was written and how long it took."""
    made = next((run["documents"] for run in runs.values() if "documents" in run), None)
    if made is None:
        return ""
    file, size = Text(zh="文件", en="File"), Text(zh="字节", en="Bytes")
    rows = [["atlas.html", f"{made['atlas_bytes']:,}"]]
    rows += [[name, f"{count:,}"] for name, count in made["files"].items()]
    steps = Text(zh="步骤", en="Step"), Text(zh="秒", en="Seconds")
    times = grid(
        [one.in_(language) for one in steps],
        [[STEPS[name].in_(language), f"{spent:,.1f}"] for name, spent in made["seconds"].items()],
    )
    return grid([file.in_(language), size.in_(language)], rows) + "\n" + times
