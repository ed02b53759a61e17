"""The page of a publication: what is stated of it and by whom, its family, its law, and why a query finds it."""

from __future__ import annotations

from pydantic import BaseModel, Field

from qianglian.api.answering import Scope, scope_of
from qianglian.api.bibliography import Bibliography, bibliography
from qianglian.api.timelines import LegalTimeline, legal_timeline
from qianglian.corpus.clauses import Clause
from qianglian.corpus.families.room import Family
from qianglian.corpus.showing import FieldShown, Shown
from qianglian.corpus.workspace import Workspace
from qianglian.model.errors import Forbidden
from qianglian.platform.serving.asking import Asked, Number, WorkspaceKey, Written, read_query
from qianglian.platform.serving.deciding import may, resource
from qianglian.platform.serving.house import InHouse
from qianglian.platform.serving.who import Who
from qianglian.query.tree import Node

router = resource("/workspaces/{workspace}/publications", "publications")


class Why(BaseModel):
    """Why a query finds a publication, or not."""

    clause: Clause = Field(description="The query clause by clause.")
    score: float | None = Field(
        description="Null where no words were asked, or where a share hides the whole."
    )


class Document(BaseModel):
    """A publication laid open."""

    key: str
    number: str
    also: list[str]
    stated: Bibliography
    fields: list[FieldShown] = Field(description="Each field with every source of it, the one shown first.")
    prevalence: str = Field(description="Version of the table that says which source is shown.")
    families: list[Family] | None = Field(description="Null where a share hides what families rest on.")
    timelines: list[LegalTimeline]
    why: Why | None = Field(default=None, description="With a query in `q` only.")


class Documents(BaseModel):
    """The publications that a number names: several, when it is asked without a kind code."""

    items: list[Document]
    scope: Scope


@router.get("/{number}")
@may("evidence.read")
def show_publication(
    house: InHouse,
    who: Who,
    workspace: WorkspaceKey,
    number: Number,
    q: Asked = "",
    dialect: Written = "qianglian",
) -> Documents:
    """A publication with every source of every field, its family, its legal time line, and why `q` finds it."""
    with house.workspace(who, workspace) as found:
        asked = read_query(q, dialect) if q else None
        shown = found.workspace.show(number)
        return Documents(
            items=[_document(found.workspace, one, asked) for one in shown], scope=scope_of(found)
        )


def _document(workspace: Workspace, shown: Shown, asked: str | Node | None) -> Document:
    return Document(
        key=shown.key,
        number=shown.number,
        also=list(shown.also),
        stated=bibliography(shown.publication),
        fields=list(shown.fields),
        prevalence=shown.prevalence,
        families=_families(workspace, shown.key),
        timelines=[legal_timeline(one) for one in workspace.timeline(shown.key)],
        why=None if asked is None else _why(workspace, shown.key, asked),
    )


def _families(workspace: Workspace, key: str) -> list[Family] | None:
    try:
        return workspace.family(key)
    except Forbidden:
        return None


def _why(workspace: Workspace, key: str, asked: str | Node) -> Why:
    clause, account = workspace.explain(key, asked)
    return Why(clause=clause, score=account.get("value"))
