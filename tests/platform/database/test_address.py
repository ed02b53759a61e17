"""Where the records lie: by default beside the workspaces, by setting on PostgreSQL, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from qianglian.model.errors import BadInput
from qianglian.platform.database.address import SETTING, database_url


def test_a_file_in_the_home_where_nothing_is_set(tmp_path: Path) -> None:
    for settings in ({}, {SETTING: " "}):
        url = database_url(tmp_path, settings)
        assert (url.drivername, url.database) == ("sqlite+pysqlite", str(tmp_path / "records.sqlite"))


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg2"])
def test_postgresql_by_our_driver(tmp_path: Path, scheme: str) -> None:
    url = database_url(tmp_path, {SETTING: f"{scheme}://somebody:word@host:5433/name"})

    assert url.drivername == "postgresql+psycopg"
    assert (url.username, url.password, url.host, url.port, url.database) == (
        "somebody",
        "word",
        "host",
        5433,
        "name",
    )


@pytest.mark.parametrize(
    "stated", ["mysql://somebody:hidden-word@host/name", "hidden-word", "://hidden-word"]
)
def test_another_database_is_refused_and_its_password_not_repeated(tmp_path: Path, stated: str) -> None:
    with pytest.raises(BadInput) as refused:
        database_url(tmp_path, {SETTING: stated})

    for language in ("zh", "en"):
        said = refused.value.sentence(language)
        assert SETTING in said
        assert "hidden-word" not in said
    assert refused.value.__cause__ is None
