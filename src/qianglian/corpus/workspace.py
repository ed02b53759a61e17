"""A workspace (项目): one folder of evidence and judgements, opened by `open_workspace`."""

from __future__ import annotations

import html
import json
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from qianglian.corpus import checking, importing, pruning, removing, reporting, searching, showing, whynot
from qianglian.corpus.clauses import Clause
from qianglian.corpus.decisions import standing
from qianglian.corpus.declarations import Asked, Declared, declarations
from qianglian.corpus.engines.node_resolver import NodeResolver, no_nodes
from qianglian.corpus.engines.tables_compile import predicate
from qianglian.corpus.families import judging
from qianglian.corpus.families.choosing import Choices
from qianglian.corpus.families.history import Change
from qianglian.corpus.families.likeness import FamilyProposal
from qianglian.corpus.families.room import Family, FamilyRoom
from qianglian.corpus.families.verdicts import FamilyVerdict, Review
from qianglian.corpus.identity import Proposal
from qianglian.corpus.layout import Layout, write_whole
from qianglian.corpus.legal.standing import Standing
from qianglian.corpus.legal.standing import standing as standing_in_law
from qianglian.corpus.locks import writing
from qianglian.corpus.manifest import Manifest, manifest_mark
from qianglian.corpus.milestones import Listener, nobody
from qianglian.corpus.parties.judging import PartyStanding, Verdict, party_standing
from qianglian.corpus.parties.judging import write as write_party_verdicts
from qianglian.corpus.parties.register import Parties
from qianglian.corpus.parties.stored import parties_of
from qianglian.corpus.proposals import open_proposals
from qianglian.corpus.regions.counting import By, RegionalCounts, regional_counts
from qianglian.corpus.regions.places import Of
from qianglian.corpus.searching import Page
from qianglian.corpus.showing import Shown
from qianglian.corpus.snapshot import Snapshot
from qianglian.corpus.viewing import ALWAYS, bounded, whole
from qianglian.judgements import Judgement, JudgementLog
from qianglian.model.errors import BadInput, NewerFormat, NotFound
from qianglian.model.figure import Figure
from qianglian.model.search_register import SearchRegister
from qianglian.model.text import Text
from qianglian.model.view import EVERYTHING, View
from qianglian.query.tree import Node
from qianglian.sources.contract import ReadOptions
from qianglian.sources.mapping import load_mapping

FORMAT = 1


class Workspace:
    """A thematic patent database: import, search, ask why not, report.

    Every question is answered through a `View` (`view`; everything by default) on the newest generation.
    Questions may come from several threads; writing takes the workspace's one writer lock.
    """

    def __init__(
        self, path: Path, view: View = EVERYTHING, resolve_node: NodeResolver = no_nodes, wait: float = 0.0
    ) -> None:
        self.path = path
        self.view = view
        self.wait = wait
        self._layout = Layout(path)
        self._resolve_node = resolve_node
        self._snapshot: Snapshot | None = None
        self._mark: tuple[int, int] = (0, 0)
        self._family_room: FamilyRoom | None = None

    # -- reading ------------------------------------------------------------------------------------

    def search(
        self,
        query: str | Node = "",
        *,
        limit: int = 10,
        sort: str = "",
        cursor: str = "",
        facets: Sequence[str] = (),
    ) -> Page:
        """One page of publications that match, best first, with highlights; ``cursor`` gives the next page."""
        return searching.search(
            self._current(), query, self.view, limit=limit, sort=sort, cursor=cursor, facets=facets
        )

    def count(self, query: str | Node = "") -> Figure:
        """How many publications match, as a figure that can be walked back to them."""
        return searching.count(self._current(), query, self.view)

    def explain(self, number: str, query: str | Node) -> tuple[Clause, dict[str, Any]]:
        """Why a publication is a hit: the query clause by clause, and how its score came about.

        Raises `BadInput` when the number has several kinds of document here: name one.
        """
        shown = self.show(number)
        if len(shown) > 1:
            kinds = "、".join(one.number for one in shown)
            raise BadInput(
                Text(
                    zh=f"{number} 在库中有多件文献：{kinds}。",
                    en=f"{number} names several documents here: {kinds}.",
                ),
                hint=Text(zh="请写明文献种类代码。", en="Give the kind code."),
            )
        return searching.explain(self._current(), shown[0].key, query, self.view)

    def why_not(self, numbers: str | Sequence[str], query: str | Node = "") -> list[whynot.Fate]:
        """What became of each number: not in any file, rejected, removed, failing which clause, or found."""
        asked = [numbers] if isinstance(numbers, str) else list(numbers)
        return whynot.why_not(self._current(), asked, query, self.view)

    def show(self, number: str) -> list[Shown]:
        """A publication with every source of every field."""
        return showing.show(self._current(), number, self.view)

    def timeline(self, number: str, at: date | None = None) -> list[Standing]:
        """The legal time line of the application: all events in one order, its state (today, or ``at`` a day)
        with the basis, the estimated end of its term, and the fees due where a rule knows them."""
        return standing_in_law(self._current(), number, at, self.view)

    def table(self, query: str | Node = "") -> Any:
        """The matching publications as an ibis table, for analysis."""
        snapshot = self._current()
        if not snapshot.manifest.parts:
            raise NotFound(Text(zh="专题数据库还是空的。", en="The corpus is still empty."))
        table = snapshot.tables.ibis("publications")
        table = table.filter(predicate(table, bounded(query, self.view).bound, self._resolve_node))
        if not self.view.narrows:
            return table
        return table.select([name for name in table.columns if self._shows(name)])

    def regions(
        self,
        query: str | Node = "",
        *,
        by: By = "province",
        of: Of = "first",
        not_covered: Sequence[str] = (),
    ) -> RegionalCounts:
        """Publications by province, city or country/region of their applicants, the unknown with its share.

        ``not_covered``: codes (TW, HK, MO) that the sources are known to leave out.
        """
        return regional_counts(
            self._current(),
            query,
            self.view,
            by=by,
            of=of,
            not_covered=not_covered,
            resolve_node=self._resolve_node,
        )

    def _shows(self, column: str) -> bool:
        """Whether the View lets a column of the table be read."""
        if self.view.cut_off is not None and column == "events":
            return False
        return column in ALWAYS or (self.view.allows(column))

    def report(self) -> reporting.Report:
        """The data-quality report: what came in, what was kept, and why the count is what it is.

        Like remarks, rejections, proposals and judgements it tells of the whole corpus, and is refused
        (`Forbidden`) under a View that shows less.
        """
        whole(self.view)
        return reporting.report(self._current())

    def remarks(self, code: str = "") -> list[reporting.RowRemark]:
        """Every odd thing in every row that was kept, or those of one code: file, sheet, row, column, found."""
        whole(self.view)
        return reporting.remarks(self._current(), code)

    def rejections(self) -> list[reporting.RowRemark]:
        """Every row that could not be kept, and why."""
        whole(self.view)
        return reporting.rejections(self._current())

    def proposals(self) -> list[Proposal]:
        """Pairs of publications that a person should look at."""
        whole(self.view)
        snapshot = self._current()
        removed = standing(JudgementLog(self._layout.judgements)).removed
        return open_proposals(self._layout, snapshot.manifest, removed)

    def declarations(
        self,
        *,
        body: str = "",
        declarant: str = "",
        standard: str = "",
        number: str = "",
        limit: int | None = None,
    ) -> Declared:
        """What is declared to standards bodies or listed by pools, and which of it is here.

        Declared is not essential. Counts tell of all that matches, rows of the first ``limit``.
        """
        whole(self.view)
        return declarations(self._current(), Asked(body, declarant, standard, number), limit)

    def judgements(self) -> list[Judgement]:
        """People's decisions, oldest first."""
        whole(self.view)
        return list(JudgementLog(self._layout.judgements))

    def parties(self) -> Parties:
        """Who the applicants and owners are: which names are one party, of what kind, with how much."""
        whole(self.view)
        return parties_of(self._current())

    def party_standing(self) -> PartyStanding:
        """People's judgements on parties that are in force."""
        whole(self.view)
        return party_standing(JudgementLog(self._layout.judgements))

    @property
    def manifest(self) -> Manifest:
        """What the newest generation consists of; `Forbidden` under a View that shows less than everything."""
        whole(self.view)
        return self._current().manifest

    # -- families -----------------------------------------------------------------------------------

    def families(self, query: str | Node = "") -> Choices:
        """Every kind of family side by side (simple, extended, as given), for the publications that match."""
        keys = self._keys(query) if query else None
        return self._families().choices(self.count(query), keys)

    def family(self, number: str, kind: str = "simple") -> list[Family]:
        """The family of a publication, or that a family's key leads to (several where it was split since)."""
        return self._families().family(number, kind)

    def family_proposals(self) -> list[FamilyProposal]:
        """Pairs without a common priority that may be of one family, with the reasons."""
        whole(self.view)
        return self._families().proposals()

    def family_verdicts(self, kind: str = "simple") -> list[FamilyVerdict]:
        """What people answered about publications, by family: agreed, or in conflict."""
        whole(self.view)
        return self._families().verdicts(kind)

    def family_review(self, kind: str = "simple") -> list[Review]:
        """What only people can settle: answers in conflict, and judgements that the families contradict."""
        whole(self.view)
        return self._families().review(kind)

    def family_history(self) -> list[Change]:
        """Merges, splits, and keys that moved, oldest first."""
        whole(self.view)
        return self._families().history()

    def _families(self) -> FamilyRoom:
        """The families of the newest generation and the judgements of now."""
        snapshot = self._current()
        judgements = list(JudgementLog(self._layout.judgements))
        room = self._family_room
        if room is None or room.snapshot is not snapshot or list(room.judgements) != judgements:
            room = FamilyRoom(snapshot, judgements, self.view, lambda: self._keys(""))
            self._family_room = room
        return room

    def _keys(self, query: str | Node) -> Any:
        """The keys of the publications that match, as an Arrow array."""
        if not self._current().manifest.parts:
            return pa.array([], pa.string())
        return self.table(query).select("key").to_pyarrow()["key"].combine_chunks()

    # -- writing ------------------------------------------------------------------------------------

    def import_files(
        self,
        *files: Path | str,
        mapping: Path | str | None = None,
        format: str | None = None,
        search: SearchRegister | None = None,
        replaces: Sequence[str] = (),
        listener: Listener = nobody,
    ) -> importing.Outcome:
        """Import files into a new generation. A file whose bytes are there already changes nothing."""
        options = ReadOptions(
            mapping=load_mapping(Path(mapping)) if mapping else None, latest_year=date.today().year + 1
        )
        request = importing.Request(
            tuple(Path(file) for file in files), options, format, search or SearchRegister(), tuple(replaces)
        )
        with self._writing(f"导入 {len(files)} 个文件"):
            return importing.import_files(self._layout, request, listener)

    def remove(
        self, *numbers: str, reason: str, actor: str = "", listener: Listener = nobody
    ) -> removing.Carried:
        """Take publications out, with who, when and why; it outlives every later import."""
        with self._writing("剔除"):
            return removing.remove(self._layout, numbers, reason, actor, listener)

    def restore(
        self, *numbers: str, reason: str, actor: str = "", listener: Listener = nobody
    ) -> removing.Carried:
        """Put back what was taken out."""
        with self._writing("恢复"):
            return removing.restore(self._layout, numbers, reason, actor, listener)

    def decide(self, one: str, other: str, *, same: bool, reason: str, actor: str = "") -> removing.Carried:
        """Decide a proposal: the two are one publication, or are not."""
        with self._writing("判定"):
            return removing.decide(self._layout, one, other, same, reason, actor)

    def decide_family(
        self, one: str, other: str, *, same: bool, reason: str, actor: str = ""
    ) -> removing.Carried:
        """Two publications are of one family, or are not; where the evidence says otherwise, it is reviewed."""
        whole(self.view)
        self._families().keep()
        with self._writing("判定同族"):
            return judging.decide_family(self._families(), one, other, same, reason, actor)

    def judge(
        self, number: str, question: str, answer: str, reason: str, actor: str = ""
    ) -> removing.Carried:
        """Answer a question about a publication; it stays with the publication and is read by family."""
        whole(self.view)
        with self._writing("标引"):
            return judging.judge(self._families(), number, question, answer, reason, actor)

    def decide_parties(self, verdicts: Sequence[Verdict], actor: str = "") -> list[Judgement]:
        """Write judgements on parties; those that stand already are not written again."""
        with self._writing("判定主体"):
            return write_party_verdicts(self._layout, verdicts, actor)

    def remove_batch(self, *names: str, listener: Listener = nobody) -> importing.Outcome:
        """Take whole files out again, by batch id or file name."""
        with self._writing("撤回批次"):
            return importing.import_files(self._layout, importing.Request((), replaces=names), listener)

    def prune(self, keep: int = 1, listener: Listener = nobody) -> pruning.Pruned:
        """Delete old generations that nobody reads, and files left behind by a kill."""
        with self._writing("清理"):
            return pruning.prune(self._layout, keep, listener)

    def check(self) -> checking.Checked:
        """Whether what is on disk is what the manifest says."""
        return checking.check(self._layout)

    # -- the generation in hand ---------------------------------------------------------------------

    def _current(self) -> Snapshot:
        """The newest generation. An older one is dropped, and let go when the last thread has done with it.

        The manifest is replaced whole, so that one look at the file's inode tells whether it is the same.
        """
        mark = manifest_mark(self._layout)
        held = self._snapshot
        if held is None or mark != self._mark:
            held = Snapshot(self._layout, self._resolve_node)
            self._snapshot, self._mark = held, mark
        return held

    @contextmanager
    def _writing(self, purpose: str) -> Iterator[None]:
        with writing(self._layout, purpose, self.wait):
            # What a killed write left behind is nobody's: it goes before the next one begins.
            pruning.sweep(self._layout)
            yield

    def close(self) -> None:
        """Let the generation in hand go."""
        if self._snapshot is not None:
            self._snapshot.close()
            self._snapshot = self._family_room = None

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *ignored: object) -> None:
        self.close()

    def _repr_html_(self) -> str:
        return f"<b>{html.escape(self.path.name)}</b> {self.count()._repr_html_()}"


def open_workspace(
    path: Path | str, *, create: bool = False, view: View = EVERYTHING, wait: float = 0.0
) -> Workspace:
    """Open the workspace at ``path``; with ``create``, begin one where there is none.

    Raises `NotFound` when there is none, `BadInput` when the folder holds something else, `NewerFormat`
    when it was written by a newer release.
    """
    layout = Layout(Path(path))
    if layout.workspace_file.exists():
        _check_format(layout)
    elif not create:
        raise NotFound(
            Text(zh=f"{path} 不是 QiangLian 项目。", en=f"{path} is not a QiangLian workspace."),
            hint=Text(
                zh=f"用 qianglian import {path} 文件… 新建。",
                en=f"Begin one with qianglian import {path} FILE…",
            ),
        )
    else:
        _begin(layout)
    layout.make()
    return Workspace(layout.root, view, wait=wait)


def _begin(layout: Layout) -> None:
    if layout.root.exists() and (not layout.root.is_dir() or any(layout.root.iterdir())):
        raise BadInput(
            Text(
                zh=f"{layout.root} 已存在且不是空文件夹，也不是 QiangLian 项目。",
                en=f"{layout.root} exists, is not empty, and is not a QiangLian workspace.",
            ),
            hint=Text(zh="换一个文件夹名。", en="Choose another folder."),
        )
    layout.root.mkdir(parents=True, exist_ok=True)
    body = {
        "format": FORMAT,
        "id": secrets.token_hex(8),
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    write_whole(layout.workspace_file, json.dumps(body))


def _check_format(layout: Layout) -> None:
    try:
        found = json.loads(layout.workspace_file.read_bytes())["format"]
        if type(found) is not int:
            raise TypeError(found)
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise BadInput(
            Text(zh=f"{layout.workspace_file} 无法读取。", en=f"{layout.workspace_file} cannot be read.")
        ) from error
    if found > FORMAT:
        raise NewerFormat(
            Text(
                zh=f"该项目由更新的版本写成（格式 {found}，本版本读到 {FORMAT}）。",
                en=f"The workspace was written by a newer release (format {found}; this one reads up to {FORMAT}).",
            ),
            hint=Text(zh="请升级 qianglian。", en="Upgrade qianglian."),
        )
