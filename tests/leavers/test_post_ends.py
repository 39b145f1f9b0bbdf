"""What ends with a post: sessions, covers, calendar feeds, and who has the cases then."""

from datetime import date, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from casework.models import CalendarFeed, Notice
from casework.news.actions import make_feed
from documents.models import DocumentRequest
from enquiries.models import Contribution, Enquiry, Kind, StandardAnswer, Status
from foundation.history import write
from people.models import Absence, Appointment, Service
from people.roles import Role
from portal.leavers.models import PostEnd
from portal.leavers.post_ends import deal_with_post_ends
from tests.covers import away
from tests.documents import cases as requests
from tests.enquiries import cases
from tests.enquiries.contributions import asked
from tests.enquiries.standard_answers import standard_answer
from tests.established import change_posts
from tests.leavers.leaving import GONE, LAST, gone, leaves
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db


def again(case):
    return type(case).objects.get(pk=case.pk)


def told(who, event="post-ended"):
    rows = Notice.objects.filter(addressee=named(who), event=event)
    return [row.sentence for row in rows.order_by("pk")]


def test_what_an_officer_had_is_with_the_head_from_the_night_after_the_last_day(clock):
    enquiry, asked_for = cases.assigned(), requests.assigned()
    leaves()
    clock.set(2026, 12, 11, 23, 59)
    deal_with_post_ends()
    assert again(enquiry).officer == named("omar")
    clock.set(*GONE)
    deal_with_post_ends()
    assert again(enquiry).officer == again(asked_for).officer == named("ruth")
    assert again(enquiry).due_at == enquiry.due_at
    assert again(asked_for).due_at == asked_for.due_at
    row = enquiry.history.latest()
    assert (row.history_change_reason, row.history_user.is_system) == ("assigned", True)


def test_the_councillor_and_the_head_are_told_who_has_it(clock):
    enquiry = cases.assigned()
    before = Notice.objects.about(enquiry.ledger_name).count()
    gone(clock)
    new = Notice.objects.about(enquiry.ledger_name).order_by("pk")[before:]
    assert [(row.addressee.name, row.event) for row in new] == [
        ("Clara Okafor", "assigned"),
        ("Ruth Adeyemi", "assigned"),
    ]


def test_running_twice_does_nothing_more(clock):
    enquiry = cases.assigned()
    gone(clock)
    notices, rows = Notice.objects.count(), again(enquiry).history.count()
    assert deal_with_post_ends() == 0
    assert (Notice.objects.count(), again(enquiry).history.count()) == (notices, rows)


def test_the_chief_officer_has_it_while_there_is_no_head(clock):
    enquiry = cases.assigned()
    change_posts(Appointment.objects.filter(person=named("ruth")), ends_on=date(2026, 12, 1))
    gone(clock)
    assert again(enquiry).officer == named("colin")


def test_without_a_lead_it_waits_until_there_is_one_and_the_coordinators_are_told(clock):
    enquiry = cases.assigned()
    for who in ("ruth", "colin"):
        change_posts(Appointment.objects.filter(person=named(who)), ends_on=date(2026, 12, 1))
    gone(clock)
    assert again(enquiry).officer == named("omar")
    assert told("dev") == [
        "Omar Haddad no longer works in Highways. 1 case is still open without a choice of what"
        " happens next. A coordinator must assign them."
    ]
    highways = Service.objects.get(name="Highways")
    post = {"role": Role.HEAD_OF_SERVICE, "service": highways, "starts_on": date(2026, 12, 12)}
    Appointment.objects.create(person=named("grace"), **post)
    deal_with_post_ends()
    assert again(enquiry).officer == named("grace")


def test_what_came_through_an_office_goes_back_to_it(clock):
    enquiry = cases.assigned()
    write(enquiry, by=named("eve"), reason="assigned", office=Role.CHIEF_EXECUTIVE)
    gone(clock)
    assert again(enquiry).officer is None
    assert again(enquiry).status == Status.WITH_OFFICER
    assert again(enquiry).office == Role.CHIEF_EXECUTIVE


def test_a_statutory_duty_stays_where_it_is(clock):
    enquiry = cases.assigned()
    write(enquiry, by=named("mona"), reason="marked", duty_of=Role.MONITORING_OFFICER)
    gone(clock)
    assert again(enquiry).officer == named("omar")


def test_a_confidential_enquiry_goes_to_who_would_get_a_new_one_and_no_one_else_is_told(clock):
    enquiry = cases.assigned()
    write(enquiry, by=named("omar"), reason="assigned", kind=Kind.CRITICISM)
    before = Notice.objects.count()
    gone(clock)
    assert again(enquiry).officer == named("ruth")
    people = {row.addressee.name for row in Notice.objects.order_by("pk")[before:]}
    assert people == {"Clara Okafor", "Ruth Adeyemi"}
    assert told("dev") == told("ruth") == []


def test_what_only_the_head_reads_in_confidence_never_goes_to_the_chief_officer(clock):
    enquiry = cases.assigned()
    write(enquiry, by=named("omar"), reason="assigned", kind=Kind.BUDGET)
    change_posts(Appointment.objects.filter(person=named("ruth")), ends_on=date(2026, 12, 1))
    gone(clock)
    assert again(enquiry).officer == named("omar")
    assert told("colin") == told("dev") == []


def test_it_stays_with_somebody_who_goes_on_in_the_service_by_another_post(clock):
    enquiry = cases.assigned()
    leaves()
    highways = Service.objects.get(name="Highways")
    post = {"role": Role.LINE_MANAGER, "service": highways, "starts_on": date(2026, 12, 12)}
    Appointment.objects.create(person=named("omar"), **post)
    clock.set(*GONE)
    deal_with_post_ends()
    assert again(enquiry).officer == named("omar")
    assert told("ruth") == []


def test_an_account_that_is_closed_for_a_time_moves_nothing(clock):
    enquiry, omar = cases.assigned(), named("omar")
    write(omar, by=named("petra"), reason="closed", is_active=False)
    deal_with_post_ends()
    assert again(enquiry).officer == omar


def test_who_leads_and_who_coordinates_are_told_each_of_what_they_see(clock):
    cases.assigned()
    requests.assigned()
    gone(clock)
    begins = "Omar Haddad no longer works in Highways."
    after = "still open without a choice of what happens next. Its head or chief officer has them"
    assert told("ruth") == told("colin") == [f"{begins} 2 cases are {after} now."]
    assert told("dev") == [f"{begins} 1 case is {after} now."]
    assert told("wanda") == told("petra") == []


def test_no_one_is_told_where_nothing_is_open(clock):
    cases.answered()
    gone(clock)
    assert told("ruth") == told("dev") == []
    assert PostEnd.objects.get().ended_on == LAST


def test_coordinators_are_told_about_a_councillor_who_leaves_something_open(clock):
    cases.assigned()
    gone(clock, "clara")
    assert told("dev") == [
        "Councillor Clara Okafor is no longer in office. 1 case is still open without a choice of"
        " what happens next. A coordinator must decide what happens to them."
    ]


def test_sessions_end_with_the_last_post(clock):
    clock.set(2026, 12, 11, 23, 50)
    session = signed_in("omar").session.session_key
    gone(clock)
    assert not Session.objects.filter(session_key=session).exists()


def test_sessions_stay_while_another_post_goes_on(clock):
    waste = Service.objects.get(name="Waste")
    other = Appointment.objects.create(person=named("omar"), role=Role.OFFICER, service=waste)
    clock.set(2026, 12, 11, 23, 50)
    client = signed_in("omar")
    leaves()
    Appointment.objects.filter(pk=other.pk).update(ends_on=None)
    clock.set(*GONE)
    deal_with_post_ends()
    assert Session.objects.filter(session_key=client.session.session_key).exists()


def test_who_signs_in_again_without_a_post_is_not_signed_out_each_time(clock):
    gone(clock)
    client = signed_in("omar")
    deal_with_post_ends()
    assert Session.objects.filter(session_key=client.session.session_key).exists()


def test_a_calendar_feed_stops_and_stays_stopped(clock):
    make_feed(by=named("clara"))
    gone(clock, "clara")
    assert not CalendarFeed.objects.live().exists()


def test_covers_end_and_who_is_away_is_told(clock):
    away("grace", "omar", first=date(2026, 12, 14), last=date(2026, 12, 18))
    away("omar", "grace", first=date(2026, 12, 21), last=date(2026, 12, 22))
    gone(clock)
    assert Absence.objects.get(person=named("grace")).covered_by is None
    assert Absence.objects.get(person=named("omar")).ended_at
    assert told("grace", "absence-cover-changed") == [
        "Omar Haddad has left and no longer covers for you, from 14 December 2026 to 18 December"
        " 2026."
    ]
    assert len(told("grace", "absence-cover-ended")) == 1


def test_standard_answers_have_the_head_as_their_owner(clock):
    answer = standard_answer(owner="omar")
    gone(clock)
    answer = StandardAnswer.objects.get(pk=answer.pk)
    assert answer.owner == named("ruth")
    assert answer.history.latest().history_change_reason == "owner has left"


def test_a_question_to_a_leaver_is_asked_of_the_service(clock):
    question = asked()
    gone(clock, "stan")
    row = Contribution.objects.get(pk=question.pk)
    assert (row.person, row.due_on, row.is_open) == (None, question.due_on, True)
    assert told("wanda", "contribution-asked-service")


def test_a_question_that_the_service_has_already_is_withdrawn(clock):
    first = asked()
    asked(enquiry=again(first.case), person=None)
    gone(clock, "stan")
    assert not Contribution.objects.get(pk=first.pk).is_open
    assert Contribution.objects.open().count() == 1


def test_a_last_day_that_is_put_off_is_dealt_with_again(clock):
    gone(clock)
    later = LAST + timedelta(days=7)
    leaves(on=later)
    enquiry = cases.assigned()
    deal_with_post_ends()
    assert again(enquiry).officer == named("omar")
    clock.set(2026, 12, 19, 1)
    deal_with_post_ends()
    assert again(enquiry).officer == named("ruth")
    assert [row.ended_on for row in PostEnd.objects.order_by("pk")] == [LAST, later]


def test_posts_that_ended_long_ago_are_left_alone(clock):
    leaves(on=timezone.localdate() - timedelta(days=32))
    assert deal_with_post_ends() == 0
    assert not PostEnd.objects.exists()


def test_no_page_of_the_enquiry_names_the_leaver_as_a_reader(clock):
    enquiry = cases.assigned()
    gone(clock)
    for who in ("clara", "ruth"):
        shown = signed_in(who).get(again(enquiry).get_absolute_url())
        assert "Omar Haddad" not in str(shown.context["readers"])


def test_documents_have_no_officer_who_is_gone(clock):
    requests.assigned()
    gone(clock)
    assert not DocumentRequest.objects.filter(officer=named("omar")).exists()
    assert not Enquiry.objects.open().filter(officer=named("omar")).exists()
