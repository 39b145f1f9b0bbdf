"""An officer's telephone and absence, as a councillor reads them next to who has an enquiry."""

from datetime import date
from uuid import uuid4

import pytest
from django.utils import timezone

from casework.absences.actions import record_absence
from people.models import User
from tests.enquiries import cases
from tests.enquiries.pages import page
from tests.established import change_posts
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db
PAGE = "/account/telephone/"


def gives(who, telephone):
    return signed_in(who).post(PAGE, {"key": uuid4(), "telephone": telephone})


def test_an_officer_gives_a_number_and_removes_it():
    assert PAGE in signed_in("omar").get("/account/").content.decode()
    assert gives("omar", "01632 960 151").status_code == 302
    assert named("omar").telephone == "01632 960 151"
    assert gives("omar", "").status_code == 302
    assert named("omar").telephone == ""
    reasons = named("omar").history.values_list("history_change_reason", flat=True)
    assert list(reasons).count("gave telephone") == 2


@pytest.mark.parametrize("typed", ["call me", "01632 960 151 or so", "ext 12"])
def test_what_is_no_number_is_refused(typed):
    answer = gives("omar", typed)
    assert "Enter a telephone number, for example" in answer.content.decode()
    assert named("omar").telephone == ""


@pytest.mark.parametrize("who", ["clara", "dev", "sam"])
def test_only_officers_give_a_number(who):
    assert gives(who, "01632 960 151").status_code == 403
    assert PAGE not in signed_in(who).get("/account/").content.decode()


def test_a_guarded_account_needs_no_second_person_for_it():
    assert gives("mona", "01632 960 100 ext 12").status_code == 302
    assert named("mona").telephone == "01632 960 100 ext 12"


def test_a_councillor_reads_both_next_to_who_has_the_enquiry(clock):
    User.objects.filter(name="Omar Haddad").update(telephone="01632 960 151 ext 12")
    by = named("omar")
    record_absence(starts_on=timezone.localdate(), ends_on=date(2026, 12, 7), key=uuid4(), by=by)
    shown = page(signed_in("clara"), "detail", cases.assigned())
    assert 'href="tel:01632960151,12">01632 960 151 ext 12</a>' in shown
    assert "Away until <strong>Monday 7 December</strong>" in shown


def test_nothing_is_said_of_an_officer_who_set_neither(clara):
    shown = page(clara, "detail", cases.assigned())
    assert "tel:" not in shown
    assert "Away until" not in shown


def test_no_one_is_reached_about_an_enquiry_that_is_closed(clock):
    User.objects.filter(name="Omar Haddad").update(telephone="01632 960 151")
    enquiry = cases.closed(clock)
    assert "tel:" not in page(signed_in("clara"), "detail", enquiry)


def test_an_officer_who_has_left_the_service_is_no_one_to_call(clock):
    User.objects.filter(name="Omar Haddad").update(telephone="01632 960 151")
    enquiry = cases.assigned()
    change_posts(named("omar").appointments.all(), ends_on=date(2026, 11, 30))
    assert "tel:" not in page(signed_in("clara"), "detail", enquiry)
