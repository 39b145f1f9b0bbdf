"""The cabinet member is told about a document that may be used at a meeting (Oxford 23.8)."""

from datetime import date

import pytest
from django.urls import reverse

from casework.models import Notice
from documents.models import DocumentRequest, ReleasedFile
from people.models import Portfolio, Service
from people.roles import Role
from tests.documents import cases
from tests.established import change_posts, establish
from tests.people import named, signed_in
from tests.protocols.pages import text_of

pytestmark = pytest.mark.django_db
MEETING = "Planning Committee"
ONLY = (
    "Councillor Nia Menon, who sees only what was asked for and given, because it may be used at a"
    " meeting"
)


@pytest.fixture
def cabinet_member(db):
    """Nia, for Highways."""
    starts = {"starts_on": date(2020, 1, 1)}
    post = establish(person=named("nia"), role=Role.CABINET_MEMBER, **starts)
    Portfolio.objects.create(post=post, service=Service.objects.get(name="Highways"), **starts)


def told(document_request):
    rows = Notice.objects.about(document_request.ledger_name).filter(addressee=named("nia"))
    return list(rows.order_by("pk").values_list("event", "path"))


@pytest.mark.clause("oxford", "23.8(a)-p4")
def test_the_cabinet_member_is_told_what_was_asked_for_and_given(
    clause_protocol, cabinet_member, client
):
    document_request = cases.assigned(meeting=MEETING)
    page = reverse("documents:told", args=[document_request.reference])
    assert told(document_request) == [("told", page)]
    nia = signed_in("nia")
    text = text_of(nia.get(page))
    assert f"Meeting {MEETING}" in text
    assert f"Asked for {cases.TITLE} September 2026, 48 pages" in text
    assert "Councillor Clara Okafor" in text
    assert ONLY in text_of(signed_in("clara").get(document_request.get_absolute_url()))
    cases.decided(document_request=document_request)
    assert told(document_request) == [("told", page), ("given", page)]
    assert "Given The council released it on Tuesday 1 December 2026" in text_of(nia.get(page))


def test_the_cabinet_member_reads_no_letter_and_opens_no_file(cabinet_member, clock):
    cases.adopt_preset("oxford", clock)
    document_request = cases.assigned(meeting=MEETING)
    cases.decided(document_request=document_request)
    nia = named("nia")
    assert not DocumentRequest.objects.visible_to(nia).exists()
    assert not ReleasedFile.objects.visible_to(nia).exists()
    client = signed_in("nia")
    assert client.get(document_request.get_absolute_url()).status_code == 404
    page = reverse("documents:told", args=[document_request.reference])
    assert "Twelve residents" not in text_of(client.get(page))


@pytest.mark.parametrize(
    ("preset", "meeting"), [("oxford", ""), ("section-c", MEETING)], ids=["oxford", "section-c"]
)
def test_nobody_is_told_without_a_meeting_or_a_clause(preset, meeting, cabinet_member, clock):
    if preset != "section-c":
        cases.adopt_preset(preset, clock)
    document_request = cases.assigned(meeting=meeting)
    assert told(document_request) == []
    page = reverse("documents:told", args=[document_request.reference])
    for who in ("nia", "clara", "omar", "dev"):
        assert signed_in(who).get(page).status_code == 404


def test_what_was_told_is_no_longer_read_once_the_post_has_ended(cabinet_member, clock):
    cases.adopt_preset("oxford", clock)
    document_request = cases.assigned(meeting=MEETING)
    page = reverse("documents:told", args=[document_request.reference])
    nia = signed_in("nia")
    assert nia.get(page).status_code == 200
    change_posts(
        named("nia").appointments.filter(role=Role.CABINET_MEMBER), ends_on=date(2026, 12, 1)
    )
    assert nia.get(page).status_code == 404
