"""Knutsford 7.2: the Town Clerk presents reports and advice to committees, which keep them."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.urls import reverse

from documents.models import CommitteeReport
from documents.papers import actions, policy
from people.models import Committee
from people.roles import Role
from protocols.version_cache import todays_protocol
from tests.documents import cases
from tests.documents.test_pages import text_of
from tests.established import establish
from tests.owner import as_owner
from tests.people import STARTED, named, signed_in

pytestmark = pytest.mark.django_db

PAPERS, PRESENT = "/documents/papers/", "/documents/papers/present/"
TYPED = {
    "kind": "advice",
    "title": "Sale of Quayside Yard",
    "text": "I advise the committee to wait.\n\nThe bids are open.",
    "presented_on_day": "8",
    "presented_on_month": "12",
    "presented_on_year": "2026",
}


def under_knutsford(clock):
    cases.adopt_preset("knutsford", clock)
    return cases.seated("clara", "Planning Committee")


def presented(committee, by="eve", **more):
    fields = {
        "kind": "report",
        "title": "Sale of Quayside Yard",
        "text": "The bids are open.",
        "presented_on": date(2026, 12, 8),
    }
    key = more.pop("key", None) or uuid4()
    paper = CommitteeReport(committee=committee, **fields | more)
    return actions.present(paper, by=named(by), key=key)


def who_reads(paper):
    everybody = ("clara", "nia", "omar", "ruth", "dev", "eve", "mona", "pat", "sam")
    rows = CommitteeReport.objects.filter(pk=paper.pk)
    return [who for who in everybody if rows.visible_to(named(who)).exists()]


@pytest.mark.clause("knutsford", "7.2")
def test_the_town_clerk_presents_advice_and_its_committee_reads_it(clock):
    committee = under_knutsford(clock)
    eve = signed_in("eve")
    assert "Present a report or advice" in text_of(eve.get(PAPERS))
    assert "Knutsford 7.2" in text_of(eve.get(PRESENT))
    sent = eve.post(PRESENT, TYPED | {"committee": committee.pk, "key": uuid4()})
    assert sent.url == PAPERS
    paper = CommitteeReport.objects.get()
    assert (paper.committee, paper.kind, paper.presented_on, paper.by) == (
        *(committee, "advice", date(2026, 12, 8), named("eve")),
    )
    clara = signed_in("clara")
    assert "Committee papers" in text_of(clara.get("/documents/"))
    assert "Sale of Quayside Yard" in text_of(clara.get(PAPERS))
    page = text_of(clara.get(paper.get_absolute_url()))
    assert "Advice to Planning Committee" in page
    assert "I advise the committee to wait." in page
    assert "Presented by Eve Larkin" in page


@pytest.mark.clause("knutsford", "7.2")
def test_only_the_members_of_a_committee_and_the_town_clerk_read_its_papers(clock):
    paper = presented(under_knutsford(clock))
    assert who_reads(paper) == ["clara", "eve"]
    assert signed_in("nia").get(paper.get_absolute_url()).status_code == 404
    assert "Quayside" not in text_of(signed_in("nia").get(PAPERS))
    assert signed_in("omar").get(PAPERS).status_code == 403


@pytest.mark.clause("knutsford", "7.2")
def test_a_chair_reads_the_papers_of_the_committee_and_a_member_whose_seat_ended_does_not(clock):
    committee = under_knutsford(clock)
    paper = presented(committee)
    establish(
        person=named("nia"), role=Role.COMMITTEE_CHAIR, committee=committee, starts_on=STARTED
    )
    assert "nia" in who_reads(paper)
    named("clara").seats.update(ends_on=date(2026, 12, 1))
    assert "clara" not in who_reads(paper)


@pytest.mark.clause("knutsford", "7.2")
@pytest.mark.parametrize("who", ["clara", "ruth", "colin", "mona", "dev"])
def test_no_one_but_the_town_clerk_presents_to_a_committee(who, clock):
    committee = under_knutsford(clock)
    verdict = policy.can_present(named(who), todays_protocol())
    assert (verdict.reason, verdict.clause) == (
        "Only the Town Clerk can present a report or advice.",
        "7.2",
    )
    assert signed_in(who).get(PRESENT).status_code == 403
    with pytest.raises(PermissionDenied, match="Only the Town Clerk"):
        presented(committee, by=who)


@pytest.mark.clause("knutsford", "7.2")
def test_no_one_can_change_or_remove_what_was_presented(clock):
    paper = presented(under_knutsford(clock))
    for change in (lambda: CommitteeReport.objects.update(title="Another"), paper.delete):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            change()
        with pytest.raises(DatabaseError, match="Cannot update or delete"), as_owner():
            change()
    assert CommitteeReport.objects.get().title == "Sale of Quayside Yard"


@pytest.mark.clause("knutsford", "7.2")
def test_a_form_that_is_sent_twice_presents_one_paper(clock):
    committee, key = under_knutsford(clock), uuid4()
    first = presented(committee, key=key)
    assert presented(committee, key=key) == first
    assert CommitteeReport.objects.count() == 1


@pytest.mark.clause("knutsford", "7.2")
def test_every_committee_can_be_chosen_and_what_is_missing_is_said(clock):
    under_knutsford(clock)
    Committee.objects.create(name="Licensing Sub-Committee")
    eve = signed_in("eve")
    assert "Licensing Sub-Committee" in text_of(eve.get(PRESENT))
    wrong = text_of(eve.post(PRESENT, {"key": uuid4()}))
    for words in (
        "Select the committee it is for",
        "Select whether you want to present a report or advice",
        "Enter the title",
        "Enter the text of the report or advice",
    ):
        assert words in wrong


def test_without_such_a_clause_nothing_is_presented_or_offered(clock):
    verdict = policy.can_present(named("eve"), todays_protocol())
    assert verdict.reason == "The protocol does not provide for reports to committees."
    assert "Committee papers" not in text_of(signed_in("eve").get("/documents/"))


def test_a_committee_keeps_its_papers_when_the_protocol_changes(clock):
    paper = presented(under_knutsford(clock))
    cases.adopt(*("oxford", date(2026, 12, 3)))
    clock.set(2026, 12, 3, 10)
    clara = signed_in("clara")
    assert reverse("documents:papers") in clara.get("/documents/").text
    assert "The bids are open." in text_of(clara.get(paper.get_absolute_url()))
