"""The visible list of the platform's kinds of jobs; those of the desks are in their own folders."""

from __future__ import annotations

from qianglian.platform.jobs.contract import JobKind
from qianglian.platform.workspaces.importing import IMPORT

KINDS: tuple[JobKind, ...] = (IMPORT,)
"""One line for each."""
