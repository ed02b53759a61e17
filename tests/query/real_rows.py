"""The real PATENTSCOPE records as rows for the brute force, in the file's order."""

import gzip
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from qianglian.model.classification import ipc_symbol
from tests.query.brute_force import prepare

FILE = "patents/patentscope_cn_125k.jsonl.gz"


def raw_rows(folder: Path) -> Iterator[dict[str, Any]]:
    """Each record as a row: texts in lists, symbols canonical, dates as days."""
    with gzip.open(folder / FILE, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield {
                "ti": [record["title"] or ""],
                "ab": [record["abstract"] or ""],
                "cl": [],
                "ap": record["applicants"],
                "in": record["inventors"],
                "ipc": [symbol for symbol in map(ipc_symbol, record["ipc"]) if symbol],
                "pd": date.fromisoformat(record["pub_date"]),
                "office": record["pub_country"],
                "pn": record["pub_country"] + record["pub_number"],
            }


def real_rows(folder: Path) -> list[dict[str, Any]]:
    """All 125,924 rows, prepared once for many queries."""
    return [prepare(row) for row in raw_rows(folder)]
