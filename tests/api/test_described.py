"""Whatever the description lets anybody send is answered as the description says: no 5xx, no other form."""

from __future__ import annotations

import json

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from qianglian.analysis import registry
from qianglian.api.app import PREFIX
from qianglian.api.openapi import written
from qianglian.chains.definition import read_chain
from qianglian.chains.kept import use_chain
from qianglian.corpus.workspace import open_workspace
from qianglian.platform.installation import Home
from tests.api.evidence import SHARED, Site, actor
from tests.api.test_chains import CHAIN

EXAMPLES = 20
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


@pytest.fixture(scope="module")
def description(app: FastAPI, site: Site, home: Home) -> schemathesis.BaseSchema:
    """The description of the application, with a chain in force in its workspace."""
    with open_workspace(home.workspaces / site.key) as workspace:
        use_chain(workspace, read_chain(CHAIN), "示例", "启用")
    for organisation in ("a", "b"):
        site.people.tokens[organisation] = actor(organisation, "owner")
    found = schemathesis.openapi.from_dict(app.openapi())
    found.app = app
    return found


OPERATIONS = [
    (method, path)
    for path, methods in json.loads(written())["paths"].items()
    for method in methods
    # A session of these tests is invented; accounts and their sessions are tried in test_session.
    if not path.startswith(f"{PREFIX}/session")
]


@pytest.mark.slow
@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_every_answer_is_as_described(
    description: schemathesis.BaseSchema, site: Site, method: str, path: str
) -> None:
    @settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck), deadline=None)
    @given(
        case=description[path][method.upper()].as_strategy(),
        real=st.booleans(),
        owner=st.sampled_from("ab"),
        name=st.sampled_from(registry.names()),
    )
    def answered(case: schemathesis.Case, real: bool, owner: str, name: str) -> None:
        there = {"workspace": site.key, "number": SHARED, "chain": "current", "node": "A1", "name": name}
        if real:
            # What is made up leads nowhere; this leads to what is there.
            made_up = case.path_parameters or {}
            case.path_parameters = {name: there.get(name, value) for name, value in made_up.items()}
        case.call_and_validate(headers={"Authorization": f"Bearer {owner}"}, checks=CHECKS)

    answered()
