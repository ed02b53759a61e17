"""Families of real records: 13,139 priority claims as Google Patents writes them, against the definition."""

import gzip
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from qianglian.corpus.workspace import open_workspace
from qianglian.model.numbers import PublicationNumber, Ruined, claimed_key, claimed_number, publication_number
from qianglian.model.publication import LangText, Priority, Publication
from qianglian.sources.formats import qianglian_jsonl
from tests.corpus.families.brute_force import compare, families_by_hand, made

pytestmark = pytest.mark.real_data

_CLAIM = re.compile(r"(.+?),((?:18|19|20)[0-9]{2}-[0-9]{2}-[0-9]{2})(?:,.*)?", re.DOTALL)


def claims_of(record: dict[str, list[list[str]]]) -> Iterator[Priority]:
    """The claims of a record. The file splits at commas, also those within US numbers: they are put back."""
    for parts in record["claiming_priority"]:
        found = _CLAIM.fullmatch(",".join(parts))
        if found:
            yield Priority(found[1], "", date.fromisoformat(found[2]))


def google(real_data: Path) -> list[Publication]:
    """Numbers, titles, claims and dates of the file, each publication once."""
    found: dict[str, Publication] = {}
    with gzip.open(real_data / "patents" / "google_energy_recovery_full.jsonl.gz", "rt") as lines:
        for record in map(json.loads, lines):
            number = publication_number(record["publication_number"])
            assert isinstance(number, PublicationNumber)
            filed = [event[0] for event in record["events"] if event[1].startswith("Application filed")]
            found.setdefault(
                number.text,
                Publication(
                    number=number,
                    titles=(LangText("en", record["title"]),),
                    priorities=tuple(claims_of(record)),
                    filing_date=date.fromisoformat(min(filed)) if filed else None,
                ),
            )
    return list(found.values())


def test_families_are_those_of_the_definition(real_data: Path, tmp_path: Path) -> None:
    publications = google(real_data)
    found = compare(publications, tmp_path)
    for kind, (by_hand, by_us) in found.items():
        assert by_hand == by_us, kind
    simple, extended = (found[kind][1] for kind in ("simple", "extended"))
    # A simple family never lies across two extended ones, and the choice matters.
    whose = {one: family for family in extended for one in family}
    assert all(len({whose[one] for one in family}) == 1 for family in simple)
    assert len(publications) > len(simple) > len(extended)


def test_any_order_of_import_gives_the_same_families(real_data: Path, tmp_path: Path) -> None:
    publications = google(real_data)[:1500]
    by_hand = families_by_hand(publications)
    leaders = []
    for seed in (1, 2):
        mixed = publications[:]
        random.Random(seed).shuffle(mixed)
        with open_workspace(tmp_path / str(seed), create=True) as workspace:
            for place in range(3):
                file = tmp_path / f"{seed}-{place}.jsonl"
                with file.open("wb") as out:
                    qianglian_jsonl.write(mixed[place::3], out)
                assert workspace.import_files(file).failed == ()
            assert {kind: made(workspace, kind) for kind in by_hand} == by_hand
            state = workspace._families().state
            leaders.append(
                {state.number(row): state.family_key("extended", row) for row in range(len(state.keys))}
            )
    assert leaders[0] == leaders[1]


def test_one_application_has_one_key_however_it_is_written(real_data: Path) -> None:
    """Within a record, claims of one country and day that end in the same digits are one application."""
    claims = apart = cut = unread = 0
    with gzip.open(real_data / "patents" / "google_energy_recovery_full.jsonl.gz", "rt") as lines:
        for record in map(json.loads, lines):
            alike: dict[tuple[str, date | None, str], set[str]] = defaultdict(set)
            for claim in claims_of(record):
                claims += 1
                read = claimed_number(claim.number, claim.country, claim.date)
                cut += isinstance(read, Ruined)
                unread += read is None
                key = claimed_key(claim.number, claim.country, claim.date)
                alike[key[:2], claim.date, re.sub("[^0-9]", "", key)[-5:]].add(key)
            apart += sum(len(keys) > 1 for keys in alike.values())
    assert claims > 13_000
    assert (cut, unread) == (29, 1)
    assert apart < 30
