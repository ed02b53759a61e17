"""Where the first applicant of each publication is, as filed: country or region, province, city."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from qianglian.corpus.regions.places import places_of
from qianglian.corpus.regions.region import Region
from qianglian.rules.country_names import group_of

PLACES = pa.schema(
    [
        ("publication", pa.int32()),
        ("country", pa.string()),
        ("province", pa.string()),
        ("city", pa.string()),
        ("inferred", pa.bool_()),
        ("side", pa.string()),
    ]
)
"""ST.3 codes and six-digit codes of divisions; null is unknown. ``inferred``: told by a city, a postcode or a name.
``side``: the group of the country (`qianglian.rules.country_names.GROUPS`); a province is domestic."""


def places_table(asked: pa.Table, rows: np.ndarray) -> pa.Table:
    """`PLACES` of publications with their ``applicants``; ``rows`` are their whole numbers, in the same order."""
    found = places_of(asked, "first")
    order = np.argsort(found.publication, kind="stable")
    region = pa.array(found.region[order], pa.int32())
    columns = {
        "publication": pa.array(rows[found.publication[order]], pa.int32()),
        "country": _coded([one.country for one in found.regions], region),
        "province": _coded([one.province for one in found.regions], region),
        "city": _coded([one.city for one in found.regions], region),
        "inferred": pa.array([_guessed(one) for one in found.regions], pa.bool_()).take(region),
        "side": _coded([_side(one) for one in found.regions], region),
    }
    return pa.table(columns, schema=PLACES)


def _guessed(region: Region) -> bool:
    return region.how == "inferred"


def _side(region: Region) -> str:
    return "domestic" if region.province else group_of(region.country) or ""


def _coded(values: list[str], places: pa.Array) -> pa.Array:
    return pa.array([value or None for value in values], pa.string()).take(places)
