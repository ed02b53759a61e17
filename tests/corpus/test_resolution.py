"""Field by field: which source is shown, what lost against it, and that order never counts."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.corpus.identity import identity_of
from qianglian.corpus.prevalence import NEVER, Conflict
from qianglian.corpus.resolution import Record, merge_fields, resolve
from qianglian.model.numbers import PublicationNumber
from qianglian.model.publication import (
    Identifier,
    LangText,
    LegalEvent,
    LegalStatus,
    Party,
    Publication,
)
from qianglian.model.search_register import SearchRegister
from tests.corpus.evidence import begin, broken, publications, row, write_rows

NUMBER = PublicationNumber("CN", "106569070", "B", "CN106569070B")
LATER = date(2020, 1, 1)


def record(source: str = "table", learned: date = NEVER, place: int = 0, **fields: Any) -> Record:
    publication = Publication(**{"number": NUMBER, "country": "CN", **fields})
    return Record(
        (source, place, "", place + 1), identity_of(publication), source, f"{source}库", learned, publication
    )


def shown(*records: Record) -> tuple[Publication, list[Conflict]]:
    return merge_fields(list(records))


def firm(name: str) -> tuple[Party, ...]:
    return (Party(name),)


@pytest.mark.parametrize("vendor", ["patsnap", "incopat", "lens", "google_patents", "table", "another"])
def test_the_gazette_s_applicant_beats_every_other(vendor: str) -> None:
    publication, conflicts = shown(
        record(vendor, LATER, applicants=firm("供应商规范名")),
        record("cnipa_gazette", applicants=firm("公报名")),
    )
    assert publication.applicants == firm("公报名")
    assert conflicts == [Conflict("applicants", "公报名", "cnipa_gazette库", "供应商规范名", f"{vendor}库")]


def test_a_source_that_says_nothing_hides_nothing() -> None:
    publication, conflicts = shown(
        record("cnipa_gazette"), record("google_patents", applicants=firm("甲"), cited_by_count=0)
    )
    assert (publication.applicants, publication.cited_by_count, conflicts) == (firm("甲"), 0, [])


def test_the_newest_status_wins_by_its_own_date_or_the_search_s() -> None:
    old = LegalStatus("in_force", "有效", date(2021, 1, 1))
    new = LegalStatus("lapsed", "失效", date(2023, 1, 1))
    undated = LegalStatus("pending", "审中")
    assert shown(record("patsnap", status=old), record("table", status=new))[0].status == new
    assert (
        shown(record("patsnap", date(2022, 1, 1), status=undated), record("table", status=new))[0].status
        == new
    )
    latest = shown(record("patsnap", date(2024, 1, 1), status=undated), record("table", status=new))
    assert latest[0].status == undated
    assert [(one.field, one.won, one.lost) for one in latest[1]] == [("status", "审中", "失效")]


def test_equal_sources_ask_the_later_search_first() -> None:
    publication, _ = shown(
        record("lens", date(2020, 1, 1), 1, applicants=firm("旧")),
        record("lens", date(2022, 1, 1), 2, applicants=firm("新")),
    )
    assert publication.applicants == firm("新")


def test_the_office_s_text_comes_before_a_translation_and_languages_stand_side_by_side() -> None:
    publication, conflicts = shown(
        record("incopat", titles=(LangText("en", "Battery (machine)", True), LangText("zh", "电池"))),
        record("google_patents", titles=(LangText("en", "Battery cell"),)),
    )
    assert publication.titles == (LangText("en", "Battery cell"), LangText("zh", "电池"))
    assert conflicts == []


def test_legal_events_of_all_sources_stand_once_in_order_of_time() -> None:
    first, second = LegalEvent(date(2019, 1, 1), "授权"), LegalEvent(date(2021, 1, 1), "转让")
    undated = LegalEvent(None, "质押")
    publication, _ = shown(
        record("patsnap", events=(second, undated)), record("table", events=(first, second))
    )
    assert publication.events == (undated, first, second)


def test_every_vendor_s_id_is_kept_and_unmapped_columns_too() -> None:
    publication, _ = shown(
        record("lens", identifiers=(Identifier("lens", "1"),), extra={"甲": "a", "乙": "b"}),
        record(
            "patsnap",
            identifiers=(Identifier("patsnap", "2"), Identifier("lens", "1")),
            extra={"甲": "x", "丙": "c"},
        ),
    )
    assert publication.identifiers == (Identifier("lens", "1"), Identifier("patsnap", "2"))
    assert publication.extra == {"丙": "c", "乙": "b", "甲": "x"}


@pytest.mark.parametrize(
    ("one", "other", "field"),
    [
        ({"publication_date": date(2019, 7, 9)}, {"publication_date": date(2019, 7, 12)}, "publication_date"),
        ({"ipc": ("H01M10/0525",)}, {"ipc": ("H01M10/05",)}, "ipc"),
        ({"patent_type": "invention"}, {"patent_type": "design"}, "patent_type"),
        ({"titles": (LangText("zh", "电池"),)}, {"titles": (LangText("zh", "电池组"),)}, "titles"),
    ],
)
def test_contradictions_are_listed(one: dict[str, Any], other: dict[str, Any], field: str) -> None:
    _, conflicts = shown(record("patsnap", **one), record("lens", **other))
    assert [(said.field, said.won_source, said.lost_source) for said in conflicts] == [
        (field, "patsnap库", "lens库")
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"titles": (LangText("zh", "一种 电池"),)}, {"titles": (LangText("zh", "一种　电池"),)}),
        ({"ipc": ("H01M10/0525", "B60L50/50")}, {"ipc": ("B60L50/50", "H01M10/0525")}),
        ({"applicants": firm("ＡＢＣ公司")}, {"applicants": firm("abc公司")}),
        ({"titles": (LangText("zh", "电池"),)}, {"titles": (LangText("en", "Battery"),)}),
        ({"grant_date": date(2019, 7, 9)}, {}),
    ],
)
def test_what_only_looks_different_is_no_conflict(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert shown(record("patsnap", **one), record("lens", **other))[1] == []


RECORDS = st.lists(
    st.builds(
        record,
        st.sampled_from(("cnipa_gazette", "patsnap", "lens", "table", "qianglian_jsonl")),
        st.sampled_from((NEVER, date(2020, 1, 1), date(2021, 1, 1))),
        st.integers(0, 5),
        applicants=st.sampled_from(((), firm("甲"), firm("乙"))),
        titles=st.lists(
            st.sampled_from(("zh 电池", "zh 壳", "en cell", "en case", " ?")).flatmap(
                lambda said: st.builds(
                    LangText, st.just(said.split(" ")[0]), st.just(said.split(" ")[1]), st.booleans()
                )
            ),
            max_size=2,
            unique_by=lambda text: text.lang,
        ).map(tuple),
        publication_date=st.sampled_from((None, date(2019, 7, 9), date(2017, 4, 19))),
        status=st.sampled_from(
            (None, LegalStatus("lapsed", "失效"), LegalStatus(None, "?", date(2020, 6, 1)))
        ),
        events=st.lists(
            st.builds(LegalEvent, st.sampled_from((None, LATER)), st.sampled_from("ab")), max_size=2
        ).map(tuple),
        extra=st.dictionaries(st.sampled_from("甲乙"), st.sampled_from("12"), max_size=2),
        cited_by_count=st.sampled_from((None, 0, 3)),
    ),
    min_size=1,
    max_size=5,
)


@given(RECORDS, st.randoms())
def test_the_order_of_records_never_counts(records: list[Record], chance: Any) -> None:
    first = resolve(records, "CN106569070")
    chance.shuffle(records)
    assert resolve(records, "CN106569070") == first


@given(RECORDS)
def test_only_what_some_source_states_is_shown(records: list[Record]) -> None:
    publication, conflicts = merge_fields(records)
    for name in ("applicants", "publication_date", "status", "cited_by_count"):
        stated = [getattr(one.publication, name) for one in records]
        assert getattr(publication, name) in stated
        known = [value for value in stated if value not in (None, ())]
        assert (getattr(publication, name) in (None, ())) == (known == [])
    for conflict in conflicts:
        assert conflict.won != conflict.lost


def test_conflicts_and_the_search_s_database_reach_the_corpus(tmp_path: Path) -> None:
    one = write_rows(tmp_path / "one.jsonl", [row("CN106569070B", "电池", applicants=["甲"])])
    two = write_rows(tmp_path / "two.jsonl", [row("CN106569070B", "电池", applicants=["乙"])])
    with begin(tmp_path / "ws", one, search=SearchRegister("旧库", date=date(2020, 1, 1))) as workspace:
        workspace.import_files(two, search=SearchRegister("新库", date=date(2021, 1, 1)))
        assert publications(workspace)[0]["conflicts"] == [
            {"field": "applicants", "won": "乙", "won_source": "新库", "lost": "甲", "lost_source": "旧库"}
        ]
        fields = {field.name: field for field in workspace.show("CN106569070B")[0].fields}
        said = [
            (one.value, one.database, one.file, one.place, one.shown) for one in fields["applicants"].sources
        ]
        assert said == [("乙", "新库", "two.jsonl", "#1", True), ("甲", "旧库", "one.jsonl", "#1", False)]
        assert all(source.shown for source in fields["titles"].sources)
        assert broken(workspace) == []
