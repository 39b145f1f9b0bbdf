"""The monitoring report on how the protocol is kept, and reviews of the protocol."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from documents.models import Outcome
from enquiries import actions
from enquiries.models import Kind
from foundation import disclosure
from protocols import policy
from protocols.drafting import actions as drafting_actions
from protocols.models import Review
from protocols.records import actions as records_actions
from protocols.settings.snapshots import Figure
from reports import figures
from reports.figures import Period
from tests.documents import cases as documents
from tests.enquiries import cases
from tests.people import adopt, everybody_has_read, named
from tests.protocols.pages import error_messages, form_values, text_of

pytestmark = pytest.mark.django_db

NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))


@pytest.fixture
def under(clock):
    def in_force(preset, **settings):
        clock.set(2026, 10, 1, 10)
        version = adopt(preset, date(2026, 11, 2), **settings)
        clock.set(2026, 11, 3, 10)
        return version

    return in_force


def days(since, until):
    return {
        f"{name}_{part}": getattr(day, part)
        for name, day in (("since", since), ("until", until))
        for part in ("day", "month", "year")
    }


def reads(client, who, name="monitoring", **query):
    client.force_login(named(who))
    response = client.get(reverse(name), query)
    assert response.status_code == 200
    return text_of(response)


def some_of_each(clock, clause="23.4-p6"):
    """One kept, one late, one declined, one holding reply; it is December afterwards."""
    late, in_time, declined, held = (cases.assigned(kind=Kind.FACT) for _ in range(4))
    cases.answered(in_time)
    more = {"text": "The policy forbids it.", "by": named("omar"), "key": uuid4()}
    actions.decline(declined, clause=clause, **more)
    cases.held(held)
    clock.set(2026, 11, 27, 10)
    cases.answered(late)
    clock.set(2026, 12, 1, 10)
    return late, in_time, declined


def knutsford_with_five_days(clock):
    """Its own text gives no time limit, so that the council adds one."""
    clock.set(2026, 10, 1, 10)
    pat = named("pat")
    draft = drafting_actions.draft_from_preset("knutsford", name="Ours", by=pat)
    five_days = {"reply": Figure(5, "working days")}
    drafting_actions.edit_settings(draft, settings=five_days, revision=draft.revision, by=pat)
    more = {"effective_from": date(2026, 11, 2), "minute": "C12", "by": named("mona")}
    everybody_has_read(drafting_actions.adopt_version(draft, **more))
    clock.set(2026, 11, 3, 10)


@pytest.mark.clause("knutsford", "1.2")
def test_a_report_counts_and_lists_declined_and_late_cases_of_a_period(client, clock):
    knutsford_with_five_days(clock)
    late, in_time, declined = some_of_each(clock, clause="14.3(a)")
    report = reads(client, "mona", **days(*NOVEMBER))
    assert "From Sunday 1 November 2026 to Monday 30 November 2026." in report
    assert "Knutsford 1.2" in report
    assert "Reply Fell due 4 Kept on time 3 of 4 Missed 1 Clock stopped 0 No longer due 0" in report
    assert "Knutsford 14.3(a) 1" in report
    assert late.reference in report
    assert in_time.reference not in report
    assert declined.reference not in report
    listed = reads(client, "mona", show="declined", **days(*NOVEMBER))
    assert declined.reference in listed
    assert late.reference not in listed
    before = reads(client, "mona", **days(date(2026, 10, 1), date(2026, 10, 31)))
    assert "No promises fell due in this period." in before
    assert "No answers were late." in before


@pytest.mark.clause("knutsford", "1.2")
def test_the_date_of_approval_is_saved_and_shown(clause_protocol, client, clock):
    draft = drafting_actions.draft_from_version(clause_protocol, name="Ours", by=named("pat"))
    client.force_login(named("pat"))
    page = f"/protocol/versions/{draft.number}/settings/expectations/"
    day = {"approved_on_day": "24", "approved_on_month": "2", "approved_on_year": "2026"}
    assert client.post(page, form_values(client.get(page)) | day).status_code == 302
    assert "approved it on Tuesday 24 February 2026" in text_of(client.get(page))
    more = {"effective_from": date(2026, 12, 2), "minute": "C13", "by": named("mona")}
    drafting_actions.adopt_version(draft, **more)
    clock.next_day()
    client.force_login(named("clara"))
    protocol = text_of(client.get("/protocol/"))
    assert "Approved by the council on Tuesday 24 February 2026" in protocol


def test_someone_who_cannot_see_a_case_gets_only_its_reference(under, client, clock):
    under("oxford")
    late, _, _ = some_of_each(clock)
    report = reads(client, "mona", **days(*NOVEMBER))
    assert late.title not in report
    assert late.get_absolute_url() not in client.get(reverse("monitoring")).content.decode()


@pytest.mark.parametrize("who", ["clara", "omar", "ruth", "dev", "pat", "petra", "sam"])
@pytest.mark.parametrize("name", ["monitoring", "review"])
def test_people_without_figures_get_none_of_these_pages(name, who, client, clock):
    client.force_login(named(who))
    assert client.get(reverse(name)).status_code == 403


def test_an_impossible_period_is_refused_and_stays_typed(client, clock):
    client.force_login(named("mona"))
    response = client.get(reverse("monitoring"), days(date(2026, 11, 2), date(2026, 11, 1)))
    assert "Error: The last day must be the same as or after the first day" in error_messages(
        response
    )
    response = client.get(reverse("monitoring"), days(date(2026, 11, 2), date(2026, 12, 2)))
    assert "Error: The last day must be today or in the past" in error_messages(response)
    nonsense = days(date(2026, 11, 2), date(2026, 11, 1)) | {"since_day": "31x"}
    assert client.get(reverse("monitoring"), nonsense).status_code == 200


def test_a_long_list_is_paged_and_takes_no_more_statements(
    under, client, clock, django_assert_max_num_queries
):
    under("oxford")
    made = [cases.assigned() for _ in range(30)]
    clock.set(2026, 12, 1, 10)
    client.force_login(named("ada"))
    client.get(reverse("monitoring"), days(*NOVEMBER))
    with django_assert_max_num_queries(14):
        first = text_of(client.get(reverse("monitoring"), days(*NOVEMBER)))
    assert sum(enquiry.reference in first for enquiry in made) == 25
    assert "Next page" in first


def test_decisions_on_documents_are_counted_by_past_quarters_and_never_small(clock):
    clock.set(2026, 8, 12, 10)
    for _ in range(5):
        documents.decided(Outcome.REFUSE)
    clock.set(2026, 12, 1, 10)
    (quarter,) = figures.document_decisions_by_quarter(
        Period(date(2026, 7, 1), date(2026, 12, 1)), date(2026, 12, 1)
    )
    assert quarter == ("July to September 2026", "5", "fewer than 5", "fewer than 5")
    assert (
        figures.document_decisions_by_quarter(
            Period(date(2026, 7, 2), date(2026, 12, 1)), date(2026, 12, 1)
        )
        == []
    )


@pytest.mark.clause("oxford", "23.17")
def test_the_monitoring_officer_reviews_with_the_figures_and_records_it(under, client, clock):
    under("oxford")
    some_of_each(clock)
    client.force_login(named("mona"))
    page = f"{reverse('review')}{address()}"
    text = text_of(client.get(page))
    assert "Reply: kept on time, of those due 3 of 4" in text
    assert "Reply: missed, of those due 1 of 4" in text
    assert "Holding replies 1" in text
    assert "Questions about what the protocol means 0" in text
    assert "Complaints by outcome" in text
    typed = form_values(client.get(page))
    assert "Error: Enter what you found" in error_messages(client.post(page, typed))
    for _ in range(2):  # the second press records nothing more
        assert client.post(page, typed | {"found": "Late in one case."}).status_code == 302
    review = Review.objects.get()
    assert (review.reviewed_on, review.since) == (date(2026, 12, 1), date(2026, 11, 1))
    assert ["Reply: missed, of those due", "1 of 4"] in review.figures
    text = reads(client, "ada", "review")
    assert "Tuesday 1 December 2026, by Mona Reid, Monitoring Officer" in text
    assert "Late in one case." in text
    assert "Only the Monitoring Officer can record a review" in text


@pytest.mark.parametrize("pauses", [False, True])
def test_a_share_is_only_of_what_fell_due_in_the_period(under, clock, pauses):
    """Six started in November. Three fell due in it, and two of them were answered on time."""
    under("oxford", pause_while_waiting=pauses)
    cases.answered()
    cases.answered()
    cases.assigned()  # and never answered
    more = {"text": "I know now.", "by": named("clara"), "key": uuid4()}
    actions.withdraw(cases.assigned(), **more)
    cases.waiting()
    clock.set(2026, 11, 27, 10)
    cases.answered()  # due in December
    clock.set(2026, 12, 1, 10)
    (reply,) = [r for r in figures.promises_kept_by_kind(NOVEMBER, clock.at) if r.label == "Reply"]
    stopped = 1 if pauses else 0
    assert reply.kept_of_due == f"2 of {4 - stopped}"
    assert (reply.missed, reply.stopped, reply.no_longer_due) == (2 - stopped, stopped, 1)


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (13, 20, "13 of 20 (65%)"),
        (13, 19, "13 of 19"),
        (0, 0, "0 of 0"),
        (1200, 2400, "1,200 of 2,400 (50%)"),
    ],
)
def test_a_share_has_both_numbers_and_is_of_twenty_or_more(part, whole, words):
    assert disclosure.part_of(part, whole) == words


def address():
    return "?" + "&".join(f"{key}={value}" for key, value in days(*NOVEMBER).items())


@pytest.mark.clause("oxford", "23.17")
@pytest.mark.parametrize("who", ["eve", "ada"])
def test_only_the_monitoring_officer_records_a_review(under, who, client, clock):
    version = under("oxford")
    answers = {"days": NOVEMBER, "figures": [], "found": "All well.", "key": uuid4()}
    with pytest.raises(PermissionDenied, match="Only the Monitoring Officer"):
        records_actions.record_review(version, **answers, by=named(who))
    client.force_login(named(who))
    typed = {"found": "All well.", "key": uuid4()}
    assert client.post(reverse("review"), typed).status_code == 403
    assert policy.can_review(named("mona"), version)


def test_a_protocol_that_asks_for_no_review_records_none(under, client, clock):
    under("section-c")
    assert "No clause in this version provides for reviews." in reads(client, "mona", "review")
