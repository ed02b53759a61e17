"""The description of the API (OpenAPI): what the framework reads off the routes, with our problems and our keys."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from qianglian.api.problems import MEDIA, Problem
from qianglian.platform.serving.deciding import PUBLIC, decisions
from qianglian.platform.serving.who import CSRF, cookie_name

REFERENCE = "#/components/schemas/{model}"
ANSWERS: dict[int | str, dict[str, Any]] = {
    "default": {
        "description": "What stopped the request.",
        "content": {MEDIA: {"schema": {"$ref": REFERENCE.format(model="Problem")}}},
    }
}
"""What any route may answer besides what it is for."""
ENTRIES: dict[str, dict[str, Any]] = {
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": cookie_name(secure=True),
        "description": f"Set by signing in. What changes something sends the session's word in `{CSRF}` as well.",
    },
    "token": {"type": "http", "scheme": "bearer", "description": "A token of the API."},
}
DECISION = "x-permission"


def schema_of(app: FastAPI) -> dict[str, Any]:
    """The whole description, the same for the same code."""
    if app.openapi_schema is None:
        app.openapi_schema = _made(app)
    return app.openapi_schema


def _made(app: FastAPI) -> dict[str, Any]:
    schema = get_openapi(title=app.title, version=app.version, routes=app.routes)
    parts = schema.setdefault("components", {})
    problem = Problem.model_json_schema(ref_template=REFERENCE)
    parts["schemas"] = dict(
        sorted({**parts.get("schemas", {}), **problem.pop("$defs", {}), "Problem": problem}.items())
    )
    parts["securitySchemes"] = ENTRIES
    for (method, path), decision in decisions(app.routes).items():
        operation = schema["paths"][path][method.lower()]
        operation[DECISION] = decision
        operation["security"] = [] if decision == PUBLIC else [{name: []} for name in ENTRIES]
    return schema
