"""The application that a server runs: settings of the environment, read when it starts and not before."""

from __future__ import annotations

import os
from collections.abc import Mapping

from fastapi import FastAPI

from qianglian.api.app import create_app
from qianglian.api.people import Known
from qianglian.operations.opening import opened_records
from qianglian.platform.installation import Home

HTTPS = "QIANGLIAN_HTTPS"
"""Setting: ``yes`` where browsers come by HTTPS, through whatever stands before the server."""


def application(settings: Mapping[str, str] = os.environ) -> FastAPI:
    """The server of the installation that the settings name, its tables brought to this release first."""
    home = Home.of(settings=settings)
    database = opened_records(home)
    return create_app(home, database, people=Known(database), secure=settings.get(HTTPS) == "yes")
