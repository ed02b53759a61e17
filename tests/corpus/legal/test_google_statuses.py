"""5,865 real publications: our state by their events against the status that Google gives.

Where they differ was looked at by hand:
- 56 JP applications with a decision of refusal (A02) years ago and no appeal, which Google still calls Pending: theirs.
- 3 EP whose lapses leave one designated state untold, called Not-in-force: no event tells it, so ours stays.
- 1 EP called Active whose every designated state has a lapse, and 1 EP called Pending that was deemed withdrawn three
  weeks before: theirs.
- The rest are single cases of weeks around the day of the download (a lapse or grant already told by the
  office's event and not yet by the status, or the reverse), and one reissue (Ceased).
"""

import gzip
import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qianglian.corpus.legal import Telling, timeline
from qianglian.corpus.rows import publication_from
from qianglian.corpus.workspace import Workspace
from qianglian.rules.patent_terms import patent_terms
from tests.corpus.evidence import begin, row, write_rows

pytestmark = pytest.mark.real_data

TAKEN = date(2023, 11, 20)
"""The day after the newest event in the file."""

STATES = {
    "Active": "in_force",
    "Active - Reinstated": "in_force",
    "Pending": "pending",
    "Abandoned": "lapsed",
    "Withdrawn": "lapsed",
    "Expired - Fee Related": "lapsed",
    "Expired - Lifetime": "lapsed",
    "Not-in-force": "lapsed",
    "Ceased": "lapsed",
}


def first(record: dict[str, Any], beginning: str) -> str | None:
    return min((when for when, what in record["events"] if what.startswith(beginning) and when), default=None)


def as_row(record: dict[str, Any]) -> dict[str, Any]:
    """The record in our JSON Lines, its status left out; the state must come from the events alone."""
    number = record["publication_number"]
    design = re.search(r"S[0-9]?$", number)
    told = {
        "filing_date": first(record, "Application filed"),
        "grant_date": first(record, "Application granted"),
        "publication_date": first(record, f"Publication of {number}"),
        "expiry_date": first(record, "Adjusted expiration"),
        "patent_type": "design"
        if design
        else "utility_model"
        if re.search(r"[UY][0-9]?$", number)
        else "invention",
        "events": [
            {"date": when, "code": code, "text": f"{what}; {more}", "country": number[:2]}
            for when, code, what, more in record["legal_events"]
        ],
    }
    return row(number, **{name: value for name, value in told.items() if value})


@pytest.fixture(scope="module")
def made(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, dict[str, str]]:
    with gzip.open(
        real_data / "patents" / "google_energy_recovery_full.jsonl.gz", "rt", encoding="utf-8"
    ) as lines:
        records = [json.loads(line) for line in lines]
    folder = tmp_path_factory.mktemp("google")
    workspace = begin(folder / "w", write_rows(folder / "a.jsonl", map(as_row, records)))
    return workspace, {record["publication_number"]: record["status"] for record in records}


def test_states_agree_with_the_statuses_given(made: tuple[Workspace, dict[str, str]]) -> None:
    workspace, statuses = made
    found: Counter[tuple[str, str, str]] = Counter()
    unknown: Counter[str] = Counter()
    for one in workspace.table().to_pyarrow().to_pylist():
        publication = publication_from(one)
        assert publication.number is not None
        line = timeline([Telling(publication)], terms=patent_terms())
        status = statuses[publication.number.as_given]
        found[publication.country, status, str(line.state_at(TAKEN).state)] += 1
        unknown.update(entry.code for entry in line.entries if entry.effect == "unknown")
    told = {key: count for key, count in found.items() if key[1]}
    agree = sum(count for (_, status, state), count in told.items() if STATES[status] == state)
    print(f"\nagree: {agree} of {sum(told.values())} with a status ({agree / sum(told.values()):.2%})")
    for key, count in sorted(told.items()):
        if STATES[key[1]] != key[2]:
            print("  differ:", *key, count)
    print("  unknown events:", dict(unknown))
    assert agree / sum(told.values()) > 0.98
    assert sum(unknown.values()) < 20


def test_the_workspace_tells_the_same(made: tuple[Workspace, dict[str, str]]) -> None:
    workspace, _ = made
    (lapsed,) = workspace.timeline("EP2107317A3", TAKEN)
    assert lapsed.state.state == "lapsed"
    assert lapsed.timeline.entries[-1].effect != "unknown"
    (alive,) = workspace.timeline("US10000910B2", TAKEN)
    assert (alive.state.state, alive.fees.due) == ("in_force", ())
