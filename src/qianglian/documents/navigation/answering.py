"""Every analysis once: with the subject of the navigation where an analysis asks for one, else with its defaults."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qianglian.analysis import registry
from qianglian.analysis.asking import ask
from qianglian.analysis.contract import Analysis, Finding, Module
from qianglian.analysis.ground import Ground
from qianglian.documents.navigation.basis import Standing
from qianglian.model.errors import QiangLianError

SUBJECT = "region"
"""The parameter by which an analysis is asked about one region."""


def answered(standing: Standing) -> dict[Module, list[Finding]]:
    """The findings of all analyses by module, in the order of the list.

    An analysis that cannot be asked (no chain, no subject, a hidden field) stays in the list as unknown, with the
    reason: a report that leaves it out in silence would read as if there were nothing to say.
    """
    found: dict[Module, list[Finding]] = {}
    for analysis in registry.analyses():
        found.setdefault(analysis.module, []).append(answer_of(standing, analysis))
    return found


def answer_of(
    standing: Standing, analysis: Analysis[Any], params: Mapping[str, Any] | None = None
) -> Finding:
    """One finding; a question that cannot be asked is answered with its reason."""
    said = dict(params) if params is not None else subject_of(analysis, standing.basis.region)
    return asked(standing.ground, analysis, said)


def asked(ground: Ground, analysis: Analysis[Any], params: Mapping[str, Any]) -> Finding:
    """The finding; where it cannot be asked, an unknown one with the reason."""
    try:
        return ask(ground, analysis, params)
    except QiangLianError as error:
        return Finding(analysis.name, analysis.title, params, (), state="unknown", reason=error.text)


def subject_of(analysis: Analysis[Any], region: str) -> dict[str, Any]:
    """The parameters of an analysis for a region as the subject; none where it asks for none, or there is none."""
    return {SUBJECT: region} if region and SUBJECT in analysis.params.model_fields else {}
