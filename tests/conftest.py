"""What every test may use: the real data, and one way of drawing examples."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent

pytest_plugins = ("pytester", "tests.skip_rule")

# A machine of two busy cores says nothing by being slow, so no profile has a deadline.
settings.register_profile("dev", deadline=None)
settings.register_profile(
    "ci", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "dev"))


def real_data_folder() -> Path:
    """Where the real records are looked for: `$QIANGLIAN_DATA`, else `../shared/data` beside the checkout."""
    named = os.environ.get("QIANGLIAN_DATA")
    return Path(named) if named else ROOT.parent / "shared" / "data"


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real records; the test skips, and says so, where it is absent."""
    folder = real_data_folder()
    if not folder.is_dir():
        pytest.skip(f"no real data at {folder.name}/: set QIANGLIAN_DATA to the folder that holds it")
    return folder
