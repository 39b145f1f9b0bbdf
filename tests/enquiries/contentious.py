"""Enquiries flagged as contentious, services with clearance, and letters that wait for approval."""

from uuid import uuid4

from django.urls import reverse

from casework.models import Notice
from enquiries import officer_marks
from enquiries.models import Proposal
from enquiries.service_clearance.actions import set_clearance
from people.models import Service
from tests.clients import Client
from tests.enquiries import cases
from tests.people import named

# What a page of clearance answers: to everyone else, and to each of these. The file is of a letter
# by Omar that any second officer of Highways can approve.
CLEARANCE_STATUSES = {
    "enquiries:clearance": (403, {"clara": 404, "nia": 404, "ruth": 302, "colin": 302}),
    "enquiries:service-clearance": (404, {"ruth": 200, "colin": 200, "omar": 403, "grace": 403}),
    "enquiries:decided-letters": (
        404,
        dict.fromkeys(("omar", "grace", "ruth", "colin", "dev"), 200),
    ),
    "enquiries:proposed-file": (404, dict.fromkeys(("omar", "grace", "ruth", "colin"), 200)),
}
WHY = "The leader spoke of it on the radio"


def flagged(enquiry=None, by="omar"):
    return officer_marks.flag_as_contentious(enquiry or question_of_fact(), text=WHY, by=named(by))


def question_of_fact():
    """A question of fact: under Knutsford too its service has it."""
    return cases.assigned(kind="fact")


def switch_on(*groups, by="ruth", **more):
    settings = {"approver": "head-of-service", "working_days": 2, "new_days": 90, "new_replies": 2}
    highways = Service.objects.get(name="Highways")
    return set_clearance(highways, by=named(by), groups=list(groups), **settings | more)


def proposed(enquiry, text="Yes, in April."):
    client = Client()
    client.force_login(named("omar"))
    address = reverse("enquiries:answer", args=[enquiry.pk])
    response = client.post(address, {"key": uuid4(), "text": text})
    assert response.status_code == 302
    return Proposal.objects.latest("pk")


def recipients(event):
    return {notice.addressee.name for notice in Notice.objects.filter(event=event)}


def page(client, who, address):
    client.force_login(named(who))
    response = client.get(address)
    return response.status_code, " ".join(response.content.decode().split())
