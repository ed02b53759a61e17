"""The legal time line: one order, a state with its basis on any day, what does not agree."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.corpus.legal import Telling, Timeline, timeline
from qianglian.model.numbers import PublicationNumber, publication_number
from qianglian.model.publication import LegalEvent, LegalStatus, Publication
from qianglian.rules.legal_events import EFFECTS, event_rules
from qianglian.rules.patent_terms import patent_terms


def day(text: str) -> date:
    return date.fromisoformat(text)


def told(number: str = "CN106569070B", *events: tuple[str, str], **fields: object) -> Telling:
    read = publication_number(number)
    assert isinstance(read, PublicationNumber)
    happened = tuple(LegalEvent(day(when) if when else None, text) for when, text in events)
    return Telling(Publication(number=read, country=read.country, events=happened, **fields))  # type: ignore[arg-type]


def line(*tellings: Telling, as_of: date | None = None) -> Timeline:
    return timeline(tellings, terms=patent_terms(), as_of=as_of)


LIFE = told(
    "CN106569070B",
    ("2017-05-17", "实质审查的生效"),
    ("2019-03-01", "授权"),
    ("2022-09-28", "专利权的终止(未缴年费)"),
    ("2023-02-01", "专利权终止的恢复"),
    filing_date=day("2016-09-28"),
    patent_type="invention",
)


@pytest.mark.parametrize(
    ("when", "state"),
    [
        ("2016-09-27", None),
        ("2016-09-28", "pending"),
        ("2019-02-28", "pending"),
        ("2019-03-01", "in_force"),
        ("2022-09-27", "in_force"),
        ("2022-09-28", "lapsed"),
        ("2023-01-31", "lapsed"),
        ("2023-02-01", "in_force"),
        ("2036-09-27", "in_force"),
        ("2036-09-28", "lapsed"),
    ],
)
def test_the_state_on_any_day(when: str, state: str | None) -> None:
    assert line(LIFE).state_at(day(when)).state == state


def test_the_basis_names_the_event_the_statement_or_the_term() -> None:
    life = line(LIFE)
    assert life.state_at(day("2022-10-01")).basis.zh == "2022-09-28 未缴年费终止"
    assert life.state_at(day("2040-01-01")).basis.zh.startswith("期限于 2036-09-28 届满（估算）")
    stated = line(told(status=LegalStatus("in_force", "有效", day("2020-01-01"))))
    assert stated.state_at(day("2021-01-01")).basis.en == "a source states “有效” as of 2020-01-01"


def test_a_statement_counts_from_its_day_and_later_events_overturn_it() -> None:
    both = line(
        told("CN106569070B", ("2022-09-28", "专利权的终止(未缴年费)"), filing_date=day("2016-09-28")),
        told("CN106569070B", status=LegalStatus("in_force", "有效", day("2021-01-01"))),
    )
    assert both.state_at(day("2020-12-31")).state == "pending"
    assert both.state_at(day("2021-01-01")).state == "in_force"
    assert both.state_at(day("2022-09-28")).state == "lapsed"


def test_unknown_is_not_false() -> None:
    assert line(told("CN106569070A")).state_at(day("2024-01-01")).state is None
    odd = line(told("CN106569070A", ("2020-01-01", "某种没有见过的事务")))
    assert [entry.effect for entry in odd.entries] == ["unknown"]
    assert odd.state_at(day("2024-01-01")).state is None


def test_a_statement_without_a_day_is_used_only_where_nothing_else_tells() -> None:
    undated = LegalStatus("in_force", "有效")
    assert line(told("CN106569070A", status=undated)).state_at(day("2024-01-01")).state == "in_force"
    ended = told("CN106569070A", ("2020-01-01", "发明专利申请公布后的驳回"), status=undated)
    assert line(ended).state_at(day("2024-01-01")).state == "lapsed"
    assert any("未注明日期" in one.zh for one in line(ended).contradictions)


def test_a_licence_a_pledge_or_a_transfer_leaves_the_state_as_it_was() -> None:
    kept = line(
        told(
            "CN106569070B",
            ("2019-03-01", "授权"),
            ("2020-01-01", "专利权的转移"),
            ("2020-02-01", "专利权质押合同登记的生效"),
            ("2020-03-01", "专利权质押合同登记的注销"),
            ("2020-04-01", "专利实施许可合同备案的生效"),
        )
    )
    assert [entry.effect for entry in kept.entries][1:] == [
        "transferred",
        "pledged",
        "pledge_ended",
        "licensed",
    ]
    assert kept.state_at(day("2021-01-01")).state == "in_force"


def test_application_and_grant_tell_one_line() -> None:
    application = told("CN106569070A", publication_date=day("2017-04-19"), filing_date=day("2016-09-28"))
    grant = told("CN106569070B", publication_date=day("2019-03-01"))
    assert [entry.effect for entry in line(application, grant).entries] == ["filed", "published", "granted"]


def test_a_refusal_under_appeal_is_pending_again() -> None:
    appealed = line(
        told(
            "CN106569070A",
            ("2019-01-01", "发明专利申请公布后的驳回"),
            ("2019-03-01", "复审"),
            filing_date=day("2016-09-28"),
        )
    )
    assert appealed.state_at(day("2019-02-01")).state == "lapsed"


def test_the_day_of_effect_in_the_text_holds_against_that_of_the_gazette() -> None:
    lapse = line(
        told(
            "US8033955B2",
            ("2022-10-01", "Lapsed; Effective date: 20220821"),
            publication_date=day("2011-10-11"),
        )
    )
    assert lapse.entries[-1].day == day("2022-08-21")
    assert lapse.entries[-1].announced == day("2022-10-01")


def test_a_european_bundle_ends_with_its_last_state() -> None:
    events = (
        LegalEvent(day("2013-02-27"), "Kind code of ref document: B1Designated state(s): DE FR", "AK", "EP"),
        LegalEvent(day("2018-01-31"), "Ref country code: DE; Effective date: 20170901", "PG25", "EP"),
        LegalEvent(day("2019-01-31"), "Ref country code: FR; Effective date: 20180901", "PG25", "EP"),
    )
    number = publication_number("EP2080662B1")
    assert isinstance(number, PublicationNumber)
    whole = Publication(number=number, publication_date=day("2013-02-27"), events=events)
    ended = line(Telling(whole))
    assert ended.state_at(day("2018-08-31")).state == "in_force"
    assert ended.state_at(day("2018-09-01")).state == "lapsed"
    assert ended.entries[-1].effect == "lapsed_everywhere"


def test_an_international_application_has_no_state_of_its_own() -> None:
    found = line(told("WO2014041037A1", filing_date=day("2013-09-11"))).state_at(day("2020-01-01"))
    assert (found.state, "国家阶段" in found.basis.zh) == (None, True)


def test_a_longer_term_that_a_source_gives_holds_and_a_shorter_one_does_not() -> None:
    base = {"filing_date": day("2010-01-01"), "grant_date": day("2012-01-01"), "patent_type": "invention"}
    longer = line(told("US8033955B2", **base, expiry_date=day("2031-01-01")))
    assert longer.state_at(day("2030-06-01")).state == "in_force"
    shorter = line(told("US8033955B2", **base, expiry_date=day("2020-01-01")))
    assert shorter.state_at(day("2025-01-01")).state == "in_force"


def test_what_does_not_agree_is_listed() -> None:
    odd = line(
        told(
            "CN106569070B",
            ("2019-03-01", "授权"),
            ("2020-01-01", "专利权的终止(未缴年费)"),
            filing_date=day("2016-09-28"),
        ),
        told("CN106569070B", status=LegalStatus("in_force", "有效", day("2021-01-01"))),
    )
    assert [one.zh for one in odd.contradictions] == [
        "2021-01-01：来源称「有效」，而此前的事件表明为「失效」"
    ]
    assert odd.state_at(day("2022-01-01")).state == "in_force"


def test_what_came_later_is_left_out_under_a_cut_off() -> None:
    then = line(LIFE, as_of=day("2020-01-01"))
    assert [entry.effect for entry in then.entries] == ["filed", "examination", "granted"]
    assert then.state_at(day("2024-01-01")).state == "in_force"


WORDS = (
    "授权", "实质审查的生效", "专利权的终止(未缴年费)", "专利权的转移", "专利权终止的恢复", "发明专利申请公布后的驳回",
    "专利权有效期届满", "没有见过的事务",
)  # fmt: skip
DAYS = st.dates(date(2010, 1, 1), date(2030, 12, 31))
TELLINGS = st.lists(
    st.builds(
        lambda events, filed, status: Telling(
            Publication(
                number=LIFE.publication.number,
                filing_date=filed,
                status=status,
                events=tuple(LegalEvent(when, text) for when, text in events),
            ),
            "a",
        ),
        st.lists(st.tuples(st.none() | DAYS, st.sampled_from(WORDS)), max_size=4),
        st.none() | st.just(date(2009, 5, 5)),
        st.none()
        | st.builds(
            LegalStatus, st.sampled_from(["in_force", "pending", "lapsed"]), st.just("x"), st.none() | DAYS
        ),
    ),
    max_size=4,
)


@given(TELLINGS, st.randoms(use_true_random=False), DAYS)
def test_the_order_of_the_sources_changes_nothing(tellings: list[Telling], dice: object, when: date) -> None:
    shuffled = list(tellings)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    assert line(*tellings) == line(*shuffled)
    assert line(*tellings).state_at(when) == line(*shuffled).state_at(when)


@given(TELLINGS, DAYS, DAYS)
def test_between_two_entries_the_state_stays(tellings: list[Telling], one: date, other: date) -> None:
    found = line(*tellings)
    start, end = sorted((one, other))
    happened = [entry for entry in found.entries if entry.day and start < entry.day <= end]
    over = found.end is not None and start < found.end.day <= end
    if not happened and not over and start >= date(2009, 5, 5):
        assert found.state_at(start).state == found.state_at(end).state


@given(TELLINGS, DAYS)
def test_what_is_not_yet_told_changes_nothing(tellings: list[Telling], when: date) -> None:
    """The past is not rewritten by dated entries that came later."""
    full, then = line(*tellings), line(*tellings, as_of=when)
    if full.state_at(when).entry is not None:
        assert full.state_at(when).state == then.state_at(when).state
    assert then.entries == tuple(one for one in full.entries if one.day is None or one.day <= when)


@given(TELLINGS)
def test_every_state_has_a_basis_in_both_languages(tellings: list[Telling]) -> None:
    found = line(*tellings)
    for step in range(0, 8000, 500):
        basis = found.state_at(date(2009, 1, 1) + timedelta(days=step)).basis
        assert basis.zh
        assert basis.en


def test_every_rule_has_a_known_effect() -> None:
    assert {rule.effect for rule in event_rules().rules} <= set(EFFECTS)
    assert {rule.confidence for rule in event_rules().rules} <= {"read", "known", "uncertain"}


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("发明专利申请公布后的视为撤回", "deemed_withdrawn"),
        ("发明专利申请公布后的撤回", "withdrawn"),
        ("专利权的视为放弃", "surrendered"),
        ("避免重复授权放弃专利权", "surrendered"),
        ("专利权有效期届满", "expired"),
        ("专利权全部无效宣告", "invalidated"),
        ("专利权部分无效宣告", "partly_invalidated"),
        ("专利实施许可合同备案的注销", "licence_ended"),
        ("专利开放许可声明", "open_licence"),
        ("专利开放许可声明的撤回", "open_licence_ended"),
        ("专利开放许可实施合同备案的生效", "licensed"),
        ("专利权的保全", "preserved"),
        ("专利权人的姓名或者名称、地址的变更", "party_changed"),
    ],
)
def test_the_words_of_the_gazette(text: str, effect: str) -> None:
    assert event_rules().effect_of(LegalEvent(None, text), "CN") == effect


@pytest.mark.parametrize(
    ("country", "code", "text", "effect"),
    [
        (
            "GB",
            "PG25",
            "LAPSED IN A CONTRACTING STATE; LAPSE BECAUSE OF NON-PAYMENT OF DUE FEES",
            "lapsed_in_state",
        ),
        ("CH", "PGRI", "PATENT REINSTATED IN CONTRACTING STATE", "restored_in_state"),
        ("FR", "PGFP", "ANNUAL FEE PAID TO NATIONAL OFFICE", "fee_paid"),
        ("CH", "REG", "REFERENCE TO A NATIONAL CODE; PATENT CEASED", "national_reference"),
        ("DE", "", "lapsed because of non-payment of due fees", "lapsed_in_state"),
        ("EP", "STAA", "THE PATENT HAS BEEN REVOKED", "invalidated"),
    ],
)
def test_an_end_in_one_state_is_no_end_of_a_european_patent(
    country: str, code: str, text: str, effect: str
) -> None:
    """OPS names the state as the country of the event; other sources name the office."""
    assert event_rules().effect_of(LegalEvent(None, text, code, country), "EP") == effect
