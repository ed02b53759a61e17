"""Who may use a route: stated beside the route, looked at before anything of the request's body is read."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable
from typing import Any, Literal, TypeVar

from fastapi import Request, Response
from fastapi.routing import APIRoute, APIRouter, iter_route_contexts
from starlette.concurrency import run_in_threadpool
from starlette.routing import BaseRoute

from qianglian.platform.permissions.roles import roles
from qianglian.platform.serving.guarding import BODY, allow
from qianglian.platform.serving.who import arrived

PUBLIC: Literal["public"] = "public"
"""Anybody, signed in or not."""
SIGNED_IN: Literal["signed_in"] = "signed_in"
"""Anybody who is signed in, with whatever role or none."""
STATED, BROUGHT = "_decision", "_body"

Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])


def may(decision: str, *, body: int = BODY) -> Callable[[Endpoint], Endpoint]:
    """State who may use a route: `PUBLIC`, `SIGNED_IN` or a permission of ``roles.yaml``; and how many bytes a request
    to it may bring. Raises ``ValueError`` for a word that is none of these."""
    if decision not in (PUBLIC, SIGNED_IN, *roles().permissions):
        raise ValueError(f"no such permission: {decision}")

    def state(endpoint: Endpoint) -> Endpoint:
        setattr(endpoint, STATED, decision)
        setattr(endpoint, BROUGHT, body)
        return endpoint

    return state


def decision_of(endpoint: Callable[..., Any]) -> str:
    """What was stated; raises ``ValueError`` where nothing was."""
    stated = getattr(endpoint, STATED, None)
    if stated is None:
        raise ValueError(f"{endpoint.__module__}.{endpoint.__qualname__}: nobody said who may use this route")
    return str(stated)


class DecidedRoute(APIRoute):
    """A route that keeps out whoever may not use it."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The usual answer, after the decision."""
        decision = decision_of(self.endpoint)
        answer = super().get_route_handler()

        async def decided(request: Request) -> Response:
            if decision != PUBLIC:
                actor = request.state.actor = await run_in_threadpool(arrived, request)
                if decision != SIGNED_IN:
                    actor.demand(decision)
            # Only now, when it is known who brings it.
            allow(request.scope, getattr(self.endpoint, BROUGHT))
            return await answer(request)

        return decided


def resource(prefix: str, tag: str) -> APIRouter:
    """A router of decided routes below ``prefix``."""
    return APIRouter(prefix=prefix, tags=[tag], route_class=DecidedRoute)


def decisions(routes: Iterable[BaseRoute]) -> dict[tuple[str, str], str]:
    """Who may use what, by method and path.

    Raises ``ValueError`` for a route that goes past the decision, and for two of one name: the name is what a client
    calls it by.
    """
    found: dict[tuple[str, str], str] = {}
    names: set[str] = set()
    for context in iter_route_contexts(list(routes)):
        if not isinstance(context.original_route, DecidedRoute):
            raise ValueError(f"{context.path}: a route without a decision; make it with `resource`")
        if context.name in names:
            raise ValueError(f"{context.name}: two routes are called so")
        names.add(str(context.name))
        for method in sorted(context.methods or ()):
            found[method, str(context.path)] = decision_of(context.original_route.endpoint)
    return found
