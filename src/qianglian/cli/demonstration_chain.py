"""The second half of the demonstration: a chain, its quality gate, two versions, and the documents."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from rich.text import Text as Styled

from qianglian.cli.commands import (
    analyse,
    atlas,
    chain_diff,
    chain_publish,
    chain_refresh_query,
    chain_show,
    chain_use,
    chain_write,
    gate_known_import,
    gate_override,
    gate_sample,
    gate_sample_import,
    gate_show,
    import_,
    report_navigation,
    why,
)
from qianglian.cli.door import Door
from qianglian.model.errors import Conflict
from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.sources.synthetic import SyntheticSpec

NODES: dict[str, tuple[str, ...]] = {
    "A1": ("cathode", "lfp", "sodium"),
    "A2": ("anode",),
    "A3": ("electrolyte", "solid"),
    "A4": ("separator",),
    "B1": ("pack", "cell"),
    "B2": ("bms", "balance"),
    "B3": ("thermal", "safety"),
    "C1": ("motor",),
    "C2": ("inverter",),
    "D1": ("charging", "wireless"),
    "D2": ("swap",),
    "E": ("recycling",),
}
"""What the generator calls the subjects of the nodes of the sample chain: by this truth the demonstration reads."""

REGION = "320000"
READER = "演示（合成数据的真值，不是人工核读）"
SAID = "演示"
LATER_ROWS = 160

CHAIN = Text(zh="产业链：节点、规则与归属", en="The industrial chain: nodes, rules and what falls under them")
GATE = Text(
    zh="质量门槛：查全评估集来自库外（未下载的也算漏检），查准按分支抽样；演示以生成器的真值代替人工核读",
    en="The quality gate: known items from outside (never downloaded counts as missed), precision on a sample; "
    "here the generator's truth stands in for people who read",
)
FIRST = Text(
    zh="发布第一版：数据、链、判断与门槛一并固定", en="The first version: data, chain, verdicts, thresholds"
)
LOOKING = Text(
    zh="方向—定位—路径：以江苏省为例", en="Direction, position, path: Jiangsu Province as the example"
)
REFRESH = Text(
    zh="更新：向数据库要什么、导入、发布第二版、什么变了",
    en="A refresh: what to ask the vendor for, its import, the second version, and what moved",
)
DOCUMENTS = Text(
    zh="图册与报告：每个数字可溯源", en="The atlas and the report: every number can be walked back"
)
ACCEPTED = Text(
    zh="合成示例数据，只为演示；未达门槛处如实写入报告。",
    en="Synthetic data, for show; what fell short is printed.",
)

Act = Callable[[Text], Styled]
Typed = Callable[[Sequence[str]], Styled]


def navigate(door: Door, folder: Path, spec: SyntheticSpec, act: Act, typed: Typed) -> None:
    """From the chain to its second version and its documents."""
    show = _Showing(door, act, typed)
    chain, sample = folder / "chain.yaml", folder / "sample"
    show.act(CHAIN)
    show.run(["chain", "write", str(chain), "--sample"], chain_write.run, chain, sample=True, force=True)
    show.run(["chain", "use", str(chain), "--reason", SAID], chain_use.run, chain, SAID)
    show.run(["chain", "show"], chain_show.run)
    show.act(GATE)
    _measure(show, sample, spec)
    show.act(FIRST)
    _publish(show, "首版")
    show.act(LOOKING)
    for name, asked in (("node_control", []), ("chain_typing", [f"region={REGION}"])):
        words = [word for one in asked for word in ("-p", one)]
        show.run(["analyse", name, *words], analyse.run, name, param=asked)
    show.act(REFRESH)
    _refresh(show, sample, spec)
    show.act(DOCUMENTS)
    _documents(show, folder)


class _Showing:
    """Shows a command as it would be typed, and runs it."""

    def __init__(self, door: Door, act: Act, typed: Typed) -> None:
        self.door, self._act, self._typed = door, act, typed

    def act(self, title: Text) -> None:
        """The head of an act."""
        self.door.show(self._act(title))

    def run(self, line: Sequence[str], command: Callable[..., Any], *words: Any, **options: Any) -> Any:
        """One command."""
        self.door.show("", self._typed(line))
        return command(self.door, *words, **options)


def _measure(show: _Showing, sample: Path, spec: SyntheticSpec) -> None:
    """Recall on what the invented applicants have, precision on a drawn sample."""
    from qianglian.sources.synthetic.reading import topics_read

    known = sample / "known.yaml"
    _write_known(known, spec)
    show.run(["gate", "known-import", str(known)], gate_known_import.run, known)
    _judge(show, sample / "drawn_1.csv", topics_read(spec), seed=1)
    show.run(["gate", "show"], gate_show.run)


def _judge(show: _Showing, drawn: Path, topics: Mapping[str, str], seed: int) -> None:
    """Draw a sample and take in what was said of it."""
    line = ["gate", "sample", str(drawn), "--seed", str(seed), "--for-own-use"]
    show.run(line, gate_sample.run, drawn, seed=seed, for_own_use=True, force=True)
    _answer(drawn, topics)
    show.run(["gate", "sample-import", str(drawn)], gate_sample_import.run, drawn)


def _write_known(path: Path, spec: SyntheticSpec) -> None:
    from qianglian.sources.synthetic.reading import portfolios

    topics = {topic for some in NODES.values() for topic in some}
    lists = [
        {
            "database": "合成示例库（按申请人）",
            "day": "2025-01-08",
            "reader": READER,
            "made_by": "applicant",
            "made_of": one.applicant,
            "side": "domestic" if one.domestic else "foreign",
            "numbers": list(one.numbers),
        }
        for one in portfolios(spec, topics)
    ]
    path.write_text(yaml.safe_dump({"lists": lists}, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _answer(path: Path, topic_of: Mapping[str, str]) -> None:
    """Fill in the sheet as somebody would who knew what each invented publication is about."""
    from qianglian.chains.verdict_sheet import ANSWERS, COLUMNS

    with path.open(encoding="utf-8-sig", newline="") as file:
        head, *rows = list(csv.reader(file))
    place = {
        name: next(head.index(one) for one in (title.zh, title.en) if one in head)
        for name, title in COLUMNS.items()
    }
    for row in rows:
        branch, topic = row[place["branch"]], topic_of.get(row[place["number"]], "")
        right = any(code.startswith(branch) and topic in topics for code, topics in NODES.items())
        row[place["answer"]], row[place["reader"]] = ANSWERS["right" if right else "wrong"].zh, READER
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([head, *rows])


def _publish(show: _Showing, note: str) -> None:
    """Publish; where the gate fails, a named person accepts that first, with a reason."""
    line = ["chain", "publish", "--note", note]
    try:
        show.run(line, chain_publish.run, note=note)
    except Conflict as error:
        show.door.note(error.text, "yellow")
        reason = show.door(ACCEPTED)
        said = ["gate", "override", "--reason", reason, "--actor", SAID]
        show.run(said, gate_override.run, reason, SAID)
        show.run(line, chain_publish.run, note=note)


def _refresh(show: _Showing, sample: Path, spec: SyntheticSpec) -> None:
    """Ask for what is new, take the answer in, publish, and say what moved."""
    from qianglian.sources.synthetic.later import write_later
    from qianglian.sources.synthetic.reading import topics_read

    show.run(["chain", "refresh-query", "--dialect", "incopat"], chain_refresh_query.run, dialect="incopat")
    later = sample / "later.jsonl"
    topics = write_later(spec, later, LATER_ROWS)
    workspace = show.door.workspace
    assert workspace is not None, "the demonstration opened it"
    register = [
        "--database",
        "合成示例库",
        "--query",
        "(电池 OR 电驱) 2025年第一季度公开",
        "--date",
        "2025-04-01",
    ]
    show.run(
        ["import", str(workspace), str(later), *register],
        import_.run,
        workspace,
        [later],
        database=register[1],
        query=register[3],
        date=register[5],
    )
    show.run(["chain", "show"], chain_show.run)
    _judge(show, sample / "drawn_2.csv", {**topics_read(spec), **topics}, seed=2)
    _publish(show, "2025年第一季度更新")
    show.run(["chain", "diff", "1", "2"], chain_diff.run, 1, 2, limit=3)


def _documents(show: _Showing, folder: Path) -> None:
    book, paper = folder / "atlas.html", folder / "navigation.docx"
    region = ["--region", REGION]
    show.run(
        ["atlas", "--out", str(book), *region, "--for-own-use"],
        atlas.run,
        out=book,
        region=REGION,
        force=True,
        for_own_use=True,
    )
    show.run(
        ["report", "navigation", "--out", str(paper), *region, "--for-own-use"],
        report_navigation.run,
        out=paper,
        region=REGION,
        force=True,
        for_own_use=True,
    )
    mark = _a_figure(paper.with_suffix(".provenance.json"))
    show.run(["why", mark, "--limit", "5"], why.run, mark, limit=5)


def _a_figure(provenance: Path) -> str:
    """The mark of a figure with few records: the first of the first table."""
    tables = json.loads(provenance.read_text(encoding="utf-8"))["tables"]
    return str(tables[0]["figures"][0]["id"])
