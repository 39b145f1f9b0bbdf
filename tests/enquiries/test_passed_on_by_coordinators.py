"""Enquiries that a coordinator passed to a service: they stay in the list of the coordinators."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from casework.models import Notice
from enquiries.earlier_services.policy import can_end_reading, can_hear_of_answer
from enquiries.models import EarlierService
from foundation.history import write
from tests.enquiries import cases
from tests.enquiries.earlier_services import passed_on
from tests.enquiries.pages import page
from tests.enquiries.test_passed_on import (
    ENDS,
    answered_by_waste,
    follow,
    reads,
    references,
    settle,
)
from tests.people import named, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_what_a_coordinator_passes_on_stays_in_the_list_of_the_coordinators_until_it_ends():
    enquiry = passed_on(cases.raised(), by="dev")
    assert references("dev", whose="passed-on") == [enquiry.reference]
    settle(enquiry)
    assert references("dev", whose="passed-on") == []


def test_an_unassigned_enquiry_that_comes_back_unassigned_stays_in_the_list():
    enquiry = passed_on(passed_on(cases.raised(), by="dev"), by="dev", to="Highways")
    write(enquiry, by=named("dev"), reason="assigned", service=None)
    assert references("dev", whose="passed-on") == [enquiry.reference]
    assert EarlierService.objects.get().is_of_coordinators  # one row for both times


def test_no_one_but_coordinators_is_told_that_they_passed_it_on():
    enquiry = passed_on(cases.raised(), by="dev")
    sentence = "A coordinator passed this enquiry on, on Tuesday 1 December. It is with Waste now"
    shown = {who: page(signed_in(who), "detail", enquiry) for who in ("dev", "stan", "clara")}
    assert sentence in shown["dev"]
    row = EarlierService.objects.get()
    for who in ("stan", "clara"):
        assert "A coordinator passed" not in shown[who]
        assert "None, which passed it on" not in shown[who]
        assert str(row.key) not in shown[who]
        for name in ("follow", "stop-following", "end-reading"):
            url = reverse(f"enquiries:{name}", args=[enquiry.pk, row.key])
            assert signed_in(who).get(url).status_code == 404


def test_a_coordinator_hears_of_the_answer_if_they_ask_and_while_they_are_one():
    enquiry = passed_on(cases.raised(), by="dev")
    assert "Tell me when it is answered" in page(signed_in("dev"), "detail", enquiry)
    assert follow("dev", enquiry) == 302
    before = set(Notice.objects.values_list("pk", flat=True))
    answered_by_waste(enquiry)
    [told] = Notice.objects.filter(event="passed-on-answered").exclude(pk__in=before)
    assert told.addressee == named("dev")
    assert told.sentence == "An enquiry that the coordinators passed on has been answered."


def test_a_former_coordinator_hears_nothing():
    enquiry = passed_on(cases.raised(), by="dev")
    follow("dev", enquiry)
    yesterday = timezone.localdate() - timedelta(days=1)
    named("dev").appointments.update(ends_on=yesterday)
    answered_by_waste(enquiry)
    assert not Notice.objects.filter(event="passed-on-answered").exists()


def test_a_coordinator_takes_it_from_the_list_and_still_reads_it():
    enquiry = passed_on(cases.raised(), by="dev")
    row = EarlierService.objects.get()
    url = reverse("enquiries:end-reading", args=[enquiry.pk, row.key])
    assert "Remove this enquiry from the list" in signed_in("dev").get(url).content.decode()
    assert signed_in("dev").post(url, {"key": uuid4()}).status_code == 302
    assert references("dev", whose="passed-on") == []
    assert reads("dev", enquiry)
    row.refresh_from_db()
    row.case = enquiry
    ended = "The coordinators no longer follow this enquiry."
    assert can_end_reading(named("dev"), row).reason == ended
    assert can_hear_of_answer(named("dev"), row).reason == ended
    assert can_hear_of_answer(named("stan"), row).reason.startswith("Only coordinators")


def test_a_confidential_enquiry_is_in_no_list_of_what_was_passed_on():
    enquiry = passed_on(cases.raised(), by="dev")
    ENDS["confidential"](enquiry)
    assert references("dev", whose="passed-on") == []
