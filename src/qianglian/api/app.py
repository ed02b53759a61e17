"""The application: one installation behind one set of routes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import APIRouter, FastAPI

from qianglian import __version__
from qianglian.api.problems import tell_problems
from qianglian.api.routes import (
    analyses,
    chains,
    figures,
    files,
    health,
    imports,
    installation,
    jobs,
    members,
    notices,
    publications,
    searching,
    session,
    shares,
    tokens,
    trail,
    workspaces,
)
from qianglian.api.schema import ANSWERS, schema_of
from qianglian.operations.desks import desks
from qianglian.platform.database.database import Database
from qianglian.platform.installation import Home
from qianglian.platform.serving.deciding import decisions
from qianglian.platform.serving.guarding import Bounded, Careful
from qianglian.platform.serving.house import House
from qianglian.platform.serving.who import People

PREFIX = "/api/v1"
ROUTERS: tuple[APIRouter, ...] = (
    health.router,
    session.router,
    workspaces.router,
    searching.router,
    publications.router,
    analyses.gallery,
    analyses.router,
    figures.router,
    chains.router,
    files.router,
    imports.router,
    jobs.router,
    notices.router,
    members.router,
    tokens.router,
    shares.router,
    trail.router,
    installation.router,
)
"""One line for each resource; the desks bring their own."""
PAGES = Path(__file__).parent / "static"
"""Where the build of the web pages lies."""


def create_app(
    home: Home,
    database: Database,
    *,
    people: People,
    secure: bool = True,
    routers: Sequence[APIRouter] | None = None,
    pages: Path = PAGES,
) -> FastAPI:
    """The server of an installation. ``secure`` says that it is reached by HTTPS; ``pages`` is the folder of the web
    pages, where they are built. The database is closed with the application.

    Raises ``ValueError`` for a route that does not state who may use it.
    """
    house = House(home, database, people, secure)

    @asynccontextmanager
    async def living(_: FastAPI) -> AsyncIterator[None]:
        yield
        house.rooms.close()
        database.close()

    app = FastAPI(
        title="QiangLian 强链",
        version=__version__,
        # Pages that show the description would load their scripts from elsewhere; the description itself is a resource.
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=living,
        responses=ANSWERS,
        generate_unique_id_function=lambda route: route.name,
        # Nothing is told to anybody outside, whatever the environment of the process says.
        telemetry={"tracing": False, "metrics": False, "logs": False, "auto_configure": False},
    )
    app.state.house = house
    of_desks = [router for desk in desks() for router in desk.routers]
    for router in (*ROUTERS, *of_desks) if routers is None else routers:
        app.include_router(router, prefix=PREFIX)
    decisions(app.routes)
    tell_problems(app, secure=secure)
    app.add_middleware(Bounded)
    app.add_middleware(Careful, secure=secure)
    if (pages / "index.html").is_file():
        # Pages hold nothing that is anybody's: what they show they ask of the routes above.
        app.frontend("/", directory=pages, fallback="index.html", check_dir=True)
    app.openapi = lambda: schema_of(app)  # type: ignore[method-assign] # the framework's own way to change it
    return app
