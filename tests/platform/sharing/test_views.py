"""The View of a share obeys its scope and the terms of the sources, the strictest of them for each publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from qianglian.model.period import Period
from qianglian.platform.sharing.records import Share
from qianglian.platform.sharing.views import SHAREABLE_FIELDS, shared_view
from qianglian.query.grammar import parse
from qianglian.query.simplify import normal
from qianglian.query.tree import All, Not, Value, disjunction


@dataclass(frozen=True)
class Batch:
    id: str
    share: str


def share(**more: object) -> Share:
    return Share(**{"rows": "", "fields": None, **more})


def test_the_scope_is_the_view() -> None:
    seen = shared_view(
        share(
            rows="ipc:H01M10",
            since=date(2015, 1, 1),
            cut_off=date(2024, 12, 31),
            fields=["titles", "inventors"],
        ),
        [],
    )

    assert seen.view.rows == "ipc:H01M10"
    assert seen.view.period == Period("publication_date", date(2015, 1, 1), None)
    assert seen.view.cut_off == date(2024, 12, 31)
    assert seen.view.fields == {"titles"}, "persons never leave"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["yes", "numbers_only", "no", "", "whatever"]), max_size=8),
    st.sampled_from([None, (), ("titles",)]),
)
def test_a_batch_leaves_only_by_its_terms(terms: list[str], fields: tuple[str, ...] | None) -> None:
    batches = [Batch(f"b{n}", term) for n, term in enumerate(terms)]

    seen = shared_view(share(fields=None if fields is None else list(fields)), batches)

    only_numbers = fields == ()
    expected = [
        b.id for b in batches if b.share != "yes" and not (only_numbers and b.share == "numbers_only")
    ]
    assert list(seen.kept_home) == expected
    asked = parse(seen.view.rows)
    assert asked == (
        normal(Not(disjunction(*(Value("batch", one) for one in expected)))) if expected else All()
    )
    assert seen.view.fields is not None
    assert seen.view.fields <= SHAREABLE_FIELDS
