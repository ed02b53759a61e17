"""The desk of patent navigation (专利导航), measure 2."""

from __future__ import annotations

from qianglian.model.text import Text
from qianglian.operations.desk import Desk
from qianglian.operations.navigation import catalogue_routes, jobs_routes, routes
from qianglian.operations.navigation.flows import PROJECT, RECOMMENDATION, REQUEST
from qianglian.operations.navigation.jobs import PUBLISH, REPORT, TAKE_UP

DESK = Desk(
    name="navigation",
    title=Text(zh="专利导航", en="Patent navigation"),
    group="creation",
    measures=(2,),
    workflows=(
        ("navigation_project", PROJECT),
        ("result_request", REQUEST),
        ("navigation_recommendation", RECOMMENDATION),
    ),
    jobs=(REPORT, PUBLISH, TAKE_UP),
    routers=(routes.router, catalogue_routes.router, jobs_routes.router),
)
