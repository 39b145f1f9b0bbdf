"""The way from the form of an enquiry to that of a complaint: no enquiry is raised about either."""

from uuid import uuid4

import pytest
from django.urls import resolve, reverse

from complaints.models import Draft
from enquiries.models import Draft as EnquiryDraft
from enquiries.models import Enquiry
from tests.people import signed_in

pytestmark = pytest.mark.django_db


@pytest.mark.clause("section-c", "5.5(x)")
@pytest.mark.clause("staffordshire", "10.6-p3")
@pytest.mark.clause("surrey", "report-7-p6")
def test_a_complaint_is_led_out_of_the_enquiry_form_at_its_first_question(clause_protocol):
    clara, key = signed_in("clara"), uuid4()
    first = clara.get(reverse("enquiries:raise-step", args=[key, "about"])).content.decode()
    something_else = reverse("enquiries:something-else", args=[key])
    assert f'href="{something_else}"' in first
    shown = " ".join(clara.get(something_else).content.decode().split())
    way_out = reverse("enquiries:complaint")
    assert f'href="{way_out}">A complaint</a>' in shown
    assert "You make a complaint in confidence, on a different page" in shown
    followed = clara.get(way_out, follow=True)
    led_to = resolve(followed.redirect_chain[-1][0])
    assert (led_to.view_name, led_to.kwargs["slug"]) == ("complaints:step", "about")
    assert "Complain in confidence" in followed.content.decode()
    for model in (Enquiry, EnquiryDraft, Draft):
        assert not model.objects.exists()
