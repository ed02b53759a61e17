"""Figures in print: from the mark beside a number of a report or an atlas to its records."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Path
from pydantic import BaseModel, Field

from qianglian.api.routes.analyses import Record
from qianglian.corpus.viewing import whole
from qianglian.documents.navigation.again import figures_again
from qianglian.documents.navigation.calling import called
from qianglian.documents.why import find
from qianglian.platform.serving.asking import WorkspaceKey
from qianglian.platform.serving.deciding import may, resource
from qianglian.platform.serving.house import InHouse
from qianglian.platform.serving.paging import Paged
from qianglian.platform.serving.who import Who

router = resource("/workspaces/{workspace}/figures", "figures")


class Printed(BaseModel):
    """A number as a document prints it, as it is now, and its records."""

    id: str
    document: str
    place: str
    analysis: str
    table: str
    column: str
    at: dict[str, Any] = Field(description="Which row of the table.")
    printed: Any
    value: Any
    same: bool = Field(description="Whether it still is what is printed.")
    same_evidence: bool = Field(description="Whether data and rules are the very same.")
    unit: str
    definition: str
    generation: int
    items: list[Record]
    total: int


@router.get("/{mark}")
@may("evidence.read")
def show_figure(
    house: InHouse,
    who: Who,
    workspace: WorkspaceKey,
    mark: Annotated[str, Path(max_length=40, description="As printed, or the whole id.")],
    paging: Paged,
) -> list[Printed]:
    """The documents that print a figure, and the records behind it. Of a shared workspace there are no documents."""
    with house.workspace(who, workspace) as found:
        whole(found.view)
        kept = find(found.workspace.path, mark)
        return [
            Printed(
                id=walked.kept.id,
                document=walked.kept.document,
                place=walked.kept.place,
                analysis=walked.kept.analysis,
                table=walked.kept.table,
                column=walked.kept.column,
                at=dict(walked.kept.keys),
                printed=walked.kept.value,
                value=walked.value,
                same=walked.same,
                same_evidence=walked.same_evidence,
                unit=walked.kept.unit,
                definition=walked.kept.definition,
                generation=walked.kept.generation,
                items=[
                    Record(key=key, called=called(standing.ground, key))
                    for key in paging.of(list(walked.keys))
                ],
                total=len(walked.keys),
            )
            for standing, walked in figures_again(found.workspace, kept)
        ]
