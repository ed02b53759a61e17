"""The demonstration, act by act: every line that it shows after ``$`` can be typed as it stands."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text as Styled

from qianglian.cli.commands import (
    count,
    embed,
    families,
    parties_list,
    regions,
    report,
    search,
    show,
    similar,
    timeline,
    why_not,
)
from qianglian.cli.demonstration_chain import navigate
from qianglian.cli.demonstration_organisation import organise
from qianglian.cli.door import Door
from qianglian.cli.failing import DONE
from qianglian.cli.finding import VARIABLE
from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.corpus.importing import Outcome
    from qianglian.corpus.workspace import Workspace
    from qianglian.sources.synthetic import SyntheticSpec

PUBLICATIONS, ROWS_A_BATCH = 3_000, 120
LOST_HITS = 23
"""Hits that the invented vendor showed beyond what its files hold: the report has to find them missing."""
NOWHERE = "CN999999999A"
EMBEDDED_AT_ONCE = 5_000
"""Publications of one's own that the demonstration embeds: more take minutes, and are left to `qianglian embed`."""
RUINED = "2.0193E+12"
"""A publication number as a spreadsheet ruins it; some rows of the sample have it and are rejected."""

SYNTHETIC = Text(
    zh="以下为合成示例数据：企业、人名、地址、号码均为虚构，不是真实专利。",
    en="What follows is a synthetic sample: its firms, people, addresses and numbers do not exist.",
)
MAKING = Text(
    zh="生成合成示例数据（约 3,000 件，另有 21 个 incoPat 式批次）",
    en="Making the synthetic sample (about 3,000 publications, and 21 incoPat-like batches)",
)
IMPORTING = Text(zh="导入，并登记检索", en="Importing, with the searches registered")
REPORT = Text(zh="数据质检：这个数为什么是这个数", en="The data-quality report: why the count is what it is")
SEARCHING = Text(zh="检索", en="Searching")
MEANING = Text(
    zh="按意思找：中文问题找外文专利，英文问题找中文专利，每件附理由（词、语义、分类）",
    en="Searching by meaning: a Chinese question finds foreign patents, an English one Chinese ones, with the reasons",
)
WHY = Text(zh="为什么不在结果里", en="Why is it not there?")
SHOWING = Text(zh="溯源：每个字段出自哪个文件哪一行", en="Where every field comes from")
ONE_OF = Text(
    zh="多少项发明、多少个主体、在哪里：件、项、主体不混着数",
    en="How many inventions, how many parties, and where: publications, families and parties are not mixed",
)
OVER_TIME = Text(zh="法律状态时间线", en="What became of it in law")
NEXT = Text(zh="接下来可以试", en="What to try next")
FAILED = Text(
    zh="没有可用的数据，演示到此为止。", en="There is nothing to show: the demonstration ends here."
)


@dataclass(frozen=True, slots=True)
class Questions:
    """What is asked: searches with their facets, and a query that the first hit shall fail."""

    searches: tuple[tuple[str, tuple[str, ...]], ...]
    about: str
    """The search whose hits are looked at one by one."""
    counted: str
    failing: str
    alike: tuple[tuple[str, str], ...] = ()
    """What is compared, and among which publications."""


OF_THE_SAMPLE = Questions(
    (
        ("ti:电池 AND ipc:H01M", ("office", "st")),
        ("battery AND cooling", ("office", "type")),
        ("ipc:B60L AND pd:2020.. AND st:in_force NOT ti:方法", ("py", "applicant")),
    ),
    about="ti:电池 AND ipc:H01M",
    counted="(电池 OR battery) AND office:(US OR EP OR JP)",
    failing="ti:电池 AND ipc:B60L AND pd:2020..",
    alike=(
        ("怎样在快充时不让电池过热", "office:(US OR EP)"),
        ("separator that shuts down when the cell overheats", "office:CN"),
    ),
)


def spec_of_the_set() -> SyntheticSpec:
    """The sample: so many publications, some rows twice and some spoilt as exports spoil them."""
    from qianglian.sources.synthetic import SyntheticSpec

    return SyntheticSpec(PUBLICATIONS, repeated=0.01, damaged=0.005)


def demonstrate(door: Door, folder: Path, files: Sequence[Path]) -> int:
    """Every act in turn; returns the exit code of the import."""
    from qianglian.cli.commands.import_ import exit_code
    from qianglian.corpus.workspace import open_workspace

    door.workspace = folder / "workspace"
    with open_workspace(door.workspace, create=True) as workspace:
        outcomes = _files(door, workspace, files) if files else _sample(door, workspace, folder / "sample")
        code = max(map(exit_code, outcomes), default=DONE)
        if not workspace.manifest.publications:
            door.note(FAILED, "red")
            return code
        questions = _of(workspace) if files else OF_THE_SAMPLE
        number = _example(workspace, questions)
        door.give({"workspace": str(door.workspace), "exit": code, "report": workspace.report().data})
    if not door.json:
        _ask(door, questions, number, synthetic=not files)
        if not files:
            navigate(door, folder, spec_of_the_set(), lambda title: _act(door, title), _typed)
        organise(door, folder, workspace.path, lambda title: _act(door, title), _typed)
        _next(door, questions, number)
    # Rows that are rejected are part of the sample: they are no failure of the demonstration.
    return code if files else DONE


def _example(workspace: Workspace, questions: Questions) -> str:
    """A publication that the search finds and the failing query does not."""
    found_by = f"({questions.about})" if questions.about else "*"
    hits = workspace.search(f"{found_by} NOT ({questions.failing})", limit=200).hits
    # One that several files state shows more of where things come from.
    best = max(hits, key=lambda hit: len(hit.row["sources"]), default=None)
    return best.number if best else NOWHERE


def _files(door: Door, workspace: Workspace, files: Sequence[Path]) -> list[Outcome]:
    door.show(_act(door, IMPORTING))
    return [_import(door, workspace, list(files), ["import", str(workspace.path), *map(str, files)])]


def _sample(door: Door, workspace: Workspace, folder: Path) -> list[Outcome]:
    """Make the sample and import it as two searches, one of which is not whole."""
    from qianglian.sources.synthetic import write_incopat_batches, write_jsonl

    door.show(Styled(door(SYNTHETIC), "bold yellow"), _act(door, MAKING))
    folder.mkdir(exist_ok=True)
    spec = spec_of_the_set()
    one = write_jsonl(spec, folder / "synthetic.jsonl")
    other = write_incopat_batches(spec, folder, rows=ROWS_A_BATCH)
    door.show(f"  {one.files[0].name}  {one.rows:,}   ·   {len(other.files)} × xlsx  {other.rows:,}")
    door.show(_act(door, IMPORTING))
    batches = [folder / file.name for file in other.files]
    return [
        _register(door, workspace, [folder / "synthetic.jsonl"], "合成示例库", "电池 OR 电驱", one.unique),
        _register(door, workspace, batches, "incoPat（合成）", "TIAB=(电池)", other.unique + LOST_HITS),
    ]


def _register(
    door: Door, workspace: Workspace, files: list[Path], database: str, query: str, hits: int
) -> Outcome:
    from qianglian.model.search_register import SearchRegister

    register = SearchRegister(database, query, date(2025, 1, 6), "演示", hits)
    names = [str(files[0])] if len(files) == 1 else [f"{files[0].parent}/*.xlsx"]
    said = ["--database", database, "--query", query, "--date", "2025-01-06", "--operator", "演示"]
    line = ["import", str(workspace.path), *names, *said, "--hits", str(hits)]
    return _import(door, workspace, files, line, register)


def _import(
    door: Door, workspace: Workspace, files: list[Path], line: list[str], register: object = None
) -> Outcome:
    from qianglian.cli.progress import progress
    from qianglian.cli.screens.imports import outcome_screen
    from qianglian.model.search_register import SearchRegister

    door.show(_typed(line))
    search_register = register if isinstance(register, SearchRegister) else SearchRegister()
    with progress(door) as listener:
        outcome = workspace.import_files(*files, search=search_register, listener=listener)
    door.show(*outcome_screen(outcome, door.language))
    return outcome


def _of(workspace: Workspace) -> Questions:
    """Questions that the data at hand can answer: by their commonest subclass and latest years."""
    page = workspace.search(limit=0, facets=["ipc4", "py"])
    top = next((name for name, _ in page.facets.get("ipc4", ())), "")
    years = sorted((int(name) for name, _ in page.facets.get("py", ())), reverse=True)
    by_class = f"ipc:{top}" if top else ""
    since = f"pd:{years[0] - 2}.." if years else ""
    both = " AND ".join(filter(None, (by_class, since)))
    searches = (("", ("office", "ipc4", "py")), (by_class, ("applicant", "st")), (both, ("office",)))
    return Questions(
        searches,
        about=by_class,
        counted=both,
        failing=f"{by_class} AND pd:..1900" if by_class else "pd:..1900",
    )


def _ask(door: Door, questions: Questions, number: str, *, synthetic: bool) -> None:
    setting = f"export {VARIABLE}={shlex.quote(str(door.workspace))}"
    door.show(_act(door, REPORT), Styled.assemble(("$ ", "dim"), (setting, "bold"), no_wrap=True))
    door.show(_typed(["report"]))
    report.run(door)
    door.show(_act(door, SEARCHING))
    for query, facets in questions.searches:
        options = [word for facet in facets for word in ("--facet", facet)]
        door.show(_typed(["search", query, "--limit", "5", *options]))
        search.run(door, query, limit=5, facet=list(facets))
        door.show("")
    door.show(_typed(["count", questions.counted]))
    count.run(door, questions.counted)
    _mean(door, questions, number)
    door.show(_act(door, WHY))
    asked = [[number, questions.failing], *([[RUINED]] if synthetic else []), [NOWHERE]]
    for line in asked:
        door.show(_typed(["why-not", *line]))
        why_not.run(door, line)
        door.show("")
    door.show(_act(door, SHOWING), _typed(["show", number]))
    show.run(door, number)
    door.show(_act(door, OVER_TIME), _typed(["timeline", number]))
    timeline.run(door, number)
    _count_otherwise(door)


def _mean(door: Door, questions: Questions, number: str) -> None:
    """By meaning: vectors first, unless that would take long, then what is like a text or a publication."""
    door.show(_act(door, MEANING))
    with door.open() as workspace:
        few = workspace.manifest.publications <= EMBEDDED_AT_ONCE
    if few:
        door.show(_typed(["embed"]))
        embed.run(door)
        door.show("")
    for asked, query in questions.alike or ((number, ""),):
        door.show(_typed(["similar", asked, "--limit", "3", *(["--query", query] if query else [])]))
        similar.run(door, asked, limit=3, query=query)


def _count_otherwise(door: Door) -> None:
    """By family, by party, by region."""
    door.show(_act(door, ONE_OF), _typed(["families"]))
    families.run(door)
    door.show("", _typed(["parties", "list", "--limit", "8"]))
    parties_list.run(door, limit=8)
    door.show("", _typed(["regions"]))
    regions.run(door)


def _next(door: Door, questions: Questions, number: str) -> None:
    """Commands to go on with, in full."""
    lines = [
        ["search", "ti:隔膜 OR separator", "--facet", "py"],
        ["explain", number, questions.about],
        ["similar", number],
        ["classify", number],
        ["key-phrases", number],
        ["remove", number, "--reason", "与主题无关"],
        ["why-not", number],
        ["restore", number, "--reason", "误删"],
        ["export", questions.about, "--out", "found.xlsx", "--for-own-use"],
        ["query", "parse", questions.failing, "--to", "incopat"],
        ["family", "show", number],
        ["parties", "proposals", "--xlsx", "proposals.xlsx", "--for-own-use"],
        ["chain", "systems"],
        ["chain", "begin", "newthree", "newthree.yaml"],
        ["analyse"],
        ["outside"],
        ["corpus", "check"],
        ["import", "my-workspace", "export.xlsx"],
    ]
    door.show(_act(door, NEXT), *(_typed(line) for line in lines))


def _act(door: Door, title: Text) -> Styled:
    return Styled(f"\n━━ {door(title)}", "bold magenta")


def _typed(line: Sequence[str]) -> Styled:
    """A command as one would type it."""
    # A pattern stays bare: it is for the shell to fill in.
    quoted = [word if word.endswith("/*.xlsx") else shlex.quote(word) for word in ("qianglian", *line)]
    words = " ".join(quoted)
    return Styled.assemble(("$ ", "dim"), (words, "bold"), no_wrap=True)
