"""What the desk has done by workers: the report of a navigation, and the publication of a map."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, get_args

from qianglian.chains.gate import measure
from qianglian.chains.kept import needed_chain
from qianglian.chains.opening import open_workspace
from qianglian.chains.tagging import tag
from qianglian.chains.versions import publish
from qianglian.corpus.parties.levels import Level
from qianglian.corpus.workspace import Workspace
from qianglian.documents.navigation.adopting import with_decisions
from qianglian.documents.navigation.advising import advised
from qianglian.documents.navigation.basis import Basis, stand_on
from qianglian.documents.navigation.gathering import report_input
from qianglian.documents.navigation.writing import Part, write_navigation
from qianglian.documents.own_use import kept_home
from qianglian.documents.report.material import TypeName
from qianglian.model.errors import BadInput, Conflict
from qianglian.model.text import Text
from qianglian.operations.navigation import recommendations
from qianglian.platform.audit.entering import enter
from qianglian.platform.files.keeping import keep
from qianglian.platform.jobs.contract import JobKind, Work
from qianglian.platform.workspaces.importing import WAIT
from qianglian.platform.workspaces.opening import opened, own
from qianglian.rules.navigation_gate import navigation_gate

PARTS: tuple[Part, ...] = ("docx", "xlsx", "page")
"""What is written: the report with its PDF, the figures behind it, and one page on the chain."""
ANSWER_FOR_IT = Text(
    zh="确认仅供本机构内部使用后再生成。", en="Confirm that it stays in your organisation, then make it."
)
_ONE_AT_A_TIME = threading.Lock()
"""The engine that draws charts ends the process when two threads draw."""


def report(work: Work) -> Mapping[str, Any]:
    """``params``: ``workspace``, ``type`` (industry, enterprise, research), ``query``, ``region``, ``families``,
    ``level``, ``title``, ``by``, ``for_own_use``. Comes to the keys of the files, kept for the organisation."""
    told = work.params
    kind = _chosen("type", told.get("type") or "industry", get_args(TypeName))
    title = str(told.get("title") or "")
    with _inside(work) as (workspace, secrecy):
        kept_home(workspace, bool(told.get("for_own_use")), ANSWER_FOR_IT)
        work.step(0, 3, Text(zh="准备数据", en="preparing the data"))
        standing = stand_on(workspace, _basis(work))
        work.step(1, 3, Text(zh="计算分析", en="computing the analyses"))
        material = report_input(
            standing,
            kind,
            title=Text(zh=title, en=title) if title else None,
            prepared_by=str(told.get("by") or ""),
        )
        work.step(2, 3, Text(zh="撰写文档", en="writing the documents"))
        work.home.scratch.mkdir(mode=0o700, exist_ok=True)
        with _ONE_AT_A_TIME, tempfile.TemporaryDirectory(dir=work.home.scratch) as scratch:
            done = write_navigation(workspace, material, Path(scratch) / "navigation.docx", PARTS)
            files = [_kept(work, path, secrecy) for path in done.files]
    for remark in done.remarks:
        work.say(remark)
    return {"files": files, "figures": done.figures}


def publish_map(work: Work) -> Mapping[str, Any]:
    """``params``: ``workspace``, ``note``. Measures the gate and freezes the state at hand as the next version; comes
    to its number. Fails with what the gate found while it is neither passed nor overridden."""
    with _inside(work) as (workspace, _):
        work.step(0, 3, Text(zh="标引", en="tagging"))
        tagged = tag(workspace, needed_chain(workspace.path).chain)
        work.step(1, 3, Text(zh="数据质检", en="measuring the gate"))
        gate = measure(workspace, tagged, navigation_gate()).gate
        work.step(2, 3, Text(zh="写入版本", en="writing the version"))
        done = publish(workspace, tagged, gate, _actor(work), str(work.params.get("note") or ""))
    with work.database.writing(work.actor) as session:
        detail: dict[str, object] = {"map": done.version.number, "new": done.new}
        enter(session, work.actor, "map.published", str(work.params["workspace"]), detail)
    return {"map": done.version.number, "new": done.new, "outcome": done.version.gate.outcome}


def take_up(work: Work) -> Mapping[str, Any]:
    """``params``: as of `report`, without its words. Takes up what the rules recommend now and nobody has taken up, and
    notes which of those taken up they recommend no longer."""
    with _inside(work) as (workspace, _):
        work.step(0, 2, Text(zh="计算分析", en="computing the analyses"))
        standing = stand_on(workspace, _basis(work))
        chain, region = standing.tagging.chain.code, standing.basis.region
        made, _former = with_decisions(workspace, chain, region, advised(standing).recommendations)
    work.step(1, 2, Text(zh="登记建议", en="taking up"))
    with (
        work.database.writing(work.actor) as session,
        opened(session, work.home, work.rooms, work.actor, str(work.params["workspace"])) as found,
    ):
        taken = recommendations.take_up(session, work.actor, found, chain, region, made)
        moved = recommendations.refresh(session, found, chain, region, made)
        return {"made": len(made), "taken_up": [one.key for one in taken], "changed": moved}


REPORT = JobKind(
    "navigation_report", Text(zh="生成导航报告", en="write the navigation report"), "report.make", report
)
PUBLISH = JobKind(
    "publish_map", Text(zh="发布导航图谱", en="publish the navigation map"), "chain.publish", publish_map
)

TAKE_UP = JobKind(
    "take_up_recommendations",
    Text(zh="登记导航建议", en="take up recommendations"),
    "record.edit",
    take_up,
)


@contextmanager
def _inside(work: Work) -> Iterator[tuple[Workspace, str]]:
    with work.database.reading(work.actor) as session:
        record = own(session, work.actor, str(work.params["workspace"]))
        if record.closed is not None:
            raise Conflict(Text(zh="该项目已归档。", en="The workspace is put away."))
        folder, secrecy = work.home.workspaces / record.key, record.secrecy
    # Opened for itself, not a room of the server's: it writes, and waits for whoever else does.
    with open_workspace(folder, wait=WAIT) as workspace:
        yield workspace, secrecy


def _basis(work: Work) -> Basis:
    told = work.params
    return Basis(
        str(told.get("query") or ""),
        str(told.get("families") or "simple"),
        _chosen("level", told.get("level") or "party", get_args(Level)),
        str(told.get("region") or "").strip().upper(),
    )


def _kept(work: Work, path: Path, secrecy: str) -> dict[str, str]:
    with path.open("rb") as stream, work.database.writing(work.actor) as session:
        record = keep(session, work.home, work.actor, path.name, stream, secrecy=secrecy)
        return {"key": record.key, "name": record.name, "kind": record.kind}


def _actor(work: Work) -> str:
    """As the judgements name who decided: the account, and the name that it had then."""
    return f"{work.actor.name} ({work.actor.user})"


def _chosen(field: str, told: object, there: tuple[Any, ...]) -> Any:
    if told in there:
        return told
    listed = ", ".join(map(str, there))
    raise BadInput(
        Text(zh=f"没有「{str(told)[:40]}」。", en=f"There is no “{str(told)[:40]}”."),
        hint=Text(zh=f"可选：{listed}。", en=f"There are: {listed}."),
        field=field,
    )
