"""Everything that a navigation report is made from, gathered from a workspace with a chain in force."""

from __future__ import annotations

from datetime import date

from qianglian.analysis.contract import Finding
from qianglian.corpus.viewing import whole
from qianglian.documents.navigation.adopting import with_decisions
from qianglian.documents.navigation.answering import answered
from qianglian.documents.navigation.basis import Standing
from qianglian.documents.navigation.gate import gate_of_report
from qianglian.documents.navigation.invented import invented
from qianglian.documents.navigation.log import (
    merged_applicants,
    published_versions,
    search_log,
    source_terms,
)
from qianglian.documents.navigation.moved import since_version
from qianglian.documents.navigation.nodes import nodes_finding
from qianglian.documents.navigation.recommending import recommend
from qianglian.documents.report.material import ReportInput, TypeName
from qianglian.documents.report.types import REPORT_TYPES
from qianglian.model.text import Text


def report_input(
    standing: Standing,
    kind: TypeName = "industry",
    *,
    title: Text | None = None,
    prepared_by: str = "",
    day: date | None = None,
    synthetic: bool | None = None,
) -> ReportInput:
    """All of a report; `Forbidden` under a View that shows less than everything, since it prints the search log.

    ``synthetic`` says that the data are invented; None looks at them.
    """
    workspace = standing.workspace
    whole(workspace.view)
    chain = standing.tagging.chain
    findings = answered(standing)
    left_out = REPORT_TYPES[kind].left_out
    advice = recommend(one for some in findings.values() for one in some if one.analysis not in left_out)
    made, former = with_decisions(workspace, chain.code, standing.basis.region, advice.recommendations)
    return ReportInput(
        title=title or Text(zh=f"{chain.name.zh}专利导航报告", en=f"{chain.name.en}: patent navigation"),
        type=kind,
        chain=chain,
        findings=findings,
        prepared_by=prepared_by,
        day=day or date.today(),
        generation=standing.tagging.generation,
        cut_off=standing.ground.cut_off,
        subject=subject_name(standing.basis.region),
        gate=gate_of_report(standing),
        nodes=nodes_finding(standing),
        moved=since_version(standing),
        versions=published_versions(workspace),
        recommendations=made,
        former=former,
        unadvised=advice.unadvised,
        search_log=search_log(workspace),
        merges=merged_applicants(workspace),
        terms=source_terms(workspace),
        synthetic=invented(workspace) if synthetic is None else synthetic,
        ground=standing.basis.as_json(),
    )


def subject_name(region: str) -> Text | None:
    """A region in words: a division by its code, else a country/region by its ST.3 code; None for none."""
    from qianglian.rules.country_names import country_name
    from qianglian.rules.divisions import divisions

    if not region:
        return None
    return divisions().name(region) if region.isdigit() else country_name(region)


def asked_again(standing: Standing, name: str, params: dict[str, object]) -> Finding:
    """One finding anew: an analysis by its name, the nodes, the profiles, what moved, the landscape; or `NotFound`."""
    from qianglian.analysis import registry
    from qianglian.documents.landscape import finding as landscape
    from qianglian.documents.navigation import answering, moved, nodes, profiles

    if name == landscape.NAME:
        return landscape.landscape_again(standing.tagging, params)
    if name == nodes.NAME:
        return nodes_finding(standing)
    if name == profiles.NAME_OF_IT:
        return profiles.profiles_finding(standing)
    if name == moved.NAME:
        since = params.get("since")
        found = since_version(standing, int(str(since)) if since is not None else None)
        if found is not None:
            return found
    return answering.answer_of(standing, registry.analysis(name), params)
