"""Tables as files that a spreadsheet opens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal
from urllib.parse import quote

from fastapi import Response

from qianglian.documents.sheets import WRITERS, Row

Format = Literal["json", "xlsx", "csv"]
TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
FILES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The answer, or a file.",
        "content": {name.partition(";")[0]: {} for name in TYPES.values()},
    }
}
"""For the description of a route that gives files as well."""


def table_file(
    name: str, kind: Literal["xlsx", "csv"], heads: Sequence[str], rows: Iterable[Row]
) -> Response:
    """Rows as a file to download; no cell of it runs as a formula. Raises `TooLarge`."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"table.{kind}"
        WRITERS[path.suffix](path, heads, rows)
        content = path.read_bytes()
    called = f"attachment; filename*=UTF-8''{quote(f'{name}.{kind}')}"
    return Response(content, media_type=TYPES[kind], headers={"Content-Disposition": called})
