"""The pages that end a post with cases open lead to the choices, and ask about the rest."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from casework.models import Notice
from enquiries.models import Kind
from foundation.history import write
from people.models import Appointment, Service
from people.roles import Role
from portal.leavers.ending_post import leave_undecided
from portal.leavers.models import LeaverChoice, What
from portal.leavers.post_ends import deal_with_post_ends
from tests.documents import cases as requests
from tests.enquiries import cases
from tests.leavers.leaving import GONE, choose
from tests.people import named, signed_in
from tests.portal.test_appointing import page_of, sent, text_of

pytestmark = pytest.mark.django_db
LAST = {"ends_on_day": "11", "ends_on_month": "12", "ends_on_year": "2026"}
ASKED = "Select what happens to the cases without a choice"


@pytest.fixture
def post(clock):
    return named("omar").appointments.get()


def told(who, event="post-ending"):
    rows = Notice.objects.filter(addressee=named(who), event=event).order_by("pk")
    return [row.sentence for row in rows]


def ends_on(post):
    return Appointment.objects.get(pk=post.pk).ends_on


def test_nothing_is_asked_where_no_case_is_open(post):
    cases.answered()
    assert (
        "undecided" not in signed_in("petra").get(page_of("end-post", post)).context["form"].fields
    )
    assert sent(page_of("end-post", post), **LAST).status_code == 302


def test_it_is_asked_on_purpose_and_the_choices_are_one_press_away(post):
    cases.assigned()
    requests.assigned()
    shown = text_of(sent(page_of("end-post", post), **LAST))
    assert ASKED in shown
    assert "2 cases are open without a choice. What happens to them?" in shown
    assert f'href="{reverse("leavers:work", args=[post.person_id])}"' in shown
    assert ends_on(post) is None
    assert not LeaverChoice.objects.exists()


def test_leaving_them_to_the_head_is_a_choice_of_who_ends_the_post(post, clock):
    enquiry, asked_for = cases.assigned(), requests.assigned()
    choose(enquiry, What.OFFICER, "grace")
    for _ in range(2):
        answer = sent(page_of("end-post", post), **LAST, undecided="leave")
        assert answer.status_code == 302
    row = LeaverChoice.objects.get(document_request=asked_for)
    assert (row.what, row.by) == (What.LEAD, named("petra"))
    assert LeaverChoice.objects.pending().count() == 2
    assert told("ruth") == told("dev") == []
    clock.set(*GONE)
    deal_with_post_ends()
    assert type(enquiry).objects.get(pk=enquiry.pk).officer == named("grace")
    assert type(asked_for).objects.get(pk=asked_for.pk).officer == named("ruth")


def test_those_who_choose_are_asked_each_about_what_they_see(post):
    cases.assigned()
    requests.assigned()
    for _ in range(2):
        answer = sent(page_of("end-post", post), **LAST, undecided="choose")
        assert answer.status_code == 302
    begins = "The last day of Omar Haddad is Friday 11 December 2026."
    ends = "no choice of what happens next. Choose before that day."
    assert told("ruth") == told("colin") == [f"{begins} 2 open cases have {ends}"]
    assert told("dev") == [f"{begins} 1 open case has {ends}"]
    assert told("wanda") == told("petra") == []
    assert not LeaverChoice.objects.exists()


def test_nobody_can_choose_before_a_day_that_is_over(post):
    cases.assigned()
    past = {"ends_on_day": "27", "ends_on_month": "11", "ends_on_year": "2026"}
    shown = text_of(sent(page_of("end-post", post), **past, undecided="choose"))
    assert "The last day is over, so nobody can choose before it." in shown
    assert 'value="27"' in shown
    assert ends_on(post) is None
    assert sent(page_of("end-post", post), **past, undecided="leave").status_code == 302


def test_the_page_that_changes_a_post_asks_once_it_gets_a_last_day(post):
    cases.assigned()
    first = {"starts_on_day": "1", "starts_on_month": "1", "starts_on_year": "2020"}
    assert sent(page_of("change-post", post), **first, job_title="Engineer").status_code == 302
    assert ASKED in text_of(sent(page_of("change-post", post), **first, **LAST))
    assert ends_on(post) is None


def test_a_councillors_enquiries_stay_with_their_officers_as_was_said(clock):
    enquiry, post = cases.assigned(), named("clara").appointments.get()
    page = page_of("end-post", post)
    assert "Leave them with their officers" in text_of(signed_in("petra").get(page))
    assert sent(page, **LAST, undecided="leave").status_code == 302
    row = LeaverChoice.objects.get(enquiry=enquiry)
    assert (row.what, row.by) == (What.KEEP, named("petra"))


def test_nothing_is_asked_about_somebody_who_goes_on_in_the_service(post):
    cases.assigned()
    highways = Service.objects.get(name="Highways")
    Appointment.objects.create(person=named("omar"), role=Role.LINE_MANAGER, service=highways)
    shown = signed_in("petra").get(page_of("end-post", post))
    assert "undecided" not in shown.context["form"].fields


def test_confidential_work_is_not_counted(post):
    enquiry = cases.assigned()
    write(enquiry, by=named("omar"), reason="assigned", kind=Kind.BUDGET)
    shown = signed_in("petra").get(page_of("end-post", post))
    assert "undecided" not in shown.context["form"].fields


def test_only_who_can_end_the_post_leaves_cases_to_the_head(post):
    cases.assigned()
    post.ends_on = date(2026, 12, 11)
    for who in ("ruth", "dev", "omar", "clara"):
        with pytest.raises(PermissionDenied):
            leave_undecided(post, by=named(who))
    assert not LeaverChoice.objects.exists()
