"""The home page of officers: what waits for each of them, and the pages of their own work."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from complaints.models import Stage
from documents.models import Outcome
from enquiries.chase_answers.actions import answer_chase
from enquiries.models import ReplyDraft
from portal.home.empty_groups import possible_kinds
from portal.home.officer import GROUPS, waiting_groups
from protocols.drafting import actions as drafting
from protocols.models import Protocol
from tests import test_proposals as proposals
from tests.complaints import cases as complaints
from tests.covers import away
from tests.documents import cases as documents
from tests.enquiries import cases, contributions
from tests.enquiries.contentious import proposed, switch_on
from tests.enquiries.test_queries import statements
from tests.people import POSTS, named, signed_in

pytestmark = pytest.mark.django_db


def waiting(who):
    """The groups of this person's first page, each with the titles in it."""
    page = signed_in(who).get("/")
    return {group.heading: [row.title for row in group.rows] for group in page.context["groups"]}


def own_work(who):
    return dict(signed_in(who).get("/").context["own_work"])


def test_an_enquiry_waits_for_its_officer_until_the_councillor_is_asked(clock):
    cases.assigned()
    assert waiting("omar") == {"Enquiries with you": ["Resurfacing of Harbour Road"]}
    assert waiting("grace") == {}
    cases.waiting()
    assert len(waiting("omar")["Enquiries with you"]) == 1


@pytest.mark.parametrize(("who", "assigns"), [("dev", True), ("ruth", True), ("grace", False)])
def test_what_nobody_has_waits_for_those_who_assign(who, assigns, clock):
    cases.raised()
    assert ("Enquiries to assign" in waiting(who)) == assigns


def test_a_chase_waits_for_the_director_it_went_to_until_it_is_answered(clock):
    enquiry = cases.assigned()
    clock.set(2026, 12, 10, 10)
    cases.chased(enquiry)
    assert waiting("colin") == {"Chases to answer": [enquiry.title]}
    assert list(waiting("omar")) == ["Enquiries with you"]
    for who in ("ruth", "eve", "dev", "wanda"):
        assert "Chases to answer" not in waiting(who)
    told = {"text": "A crew comes.", "promised_on": date(2026, 12, 18)}
    answer_chase(enquiry, **told, by=named("colin"), key=uuid4())
    assert waiting("colin") == {}


def test_a_head_of_another_service_has_nothing_to_assign(clock):
    cases.raised()
    assert waiting("wanda") == {}


def test_a_request_for_a_document_waits_for_its_head_and_then_for_its_officer(clock):
    documents.requested()
    assert "Requests for documents" in waiting("ruth")
    documents.assigned(title="The other one")
    assert waiting("omar") == {"Requests for documents": ["The other one"]}
    assert len(waiting("ruth")["Requests for documents"]) == 1


def test_a_view_waits_for_the_office_consulted_and_the_decision_for_the_one_that_decides(clock):
    documents.decided(Outcome.REFUSE)
    disputed = documents.disputed()
    assert waiting("mona") == {"Requests for documents": [disputed.title]}
    assert waiting("eve") == {}
    documents.with_view_on(disputed)
    assert waiting("mona") == {}
    assert waiting("eve") == {"Requests for documents": [disputed.title]}


def test_a_complaint_waits_for_its_office_alone_and_shows_nothing_of_what_it_says(clock):
    complaint = complaints.acknowledged()
    page = signed_in("eve").get("/")
    [group] = [one for one in page.context["groups"] if one.heading == "Complaints"]
    expected = [(f"Complaint {complaint.reference}", "Acknowledged")]
    assert [(row.title, row.about) for row in group.rows] == expected
    words = page.content.decode()
    for secret in ("Ruth", "Adeyemi", complaint.says.what):
        assert secret not in words
    for who in ("ruth", "mona", "petra", "pat", "ada", "dev", "sam"):
        assert complaint.reference not in signed_in(who).get("/").content.decode()


def test_a_closed_complaint_waits_for_nobody(clock):
    complaints.complaint_at(Stage.CLOSED)
    assert waiting("eve") == {}


def test_a_draft_that_is_ready_waits_for_those_who_can_adopt_it(clock):
    draft = drafting.draft_from_version(
        Protocol.objects.in_force(), name="Autumn review", by=named("pat")
    )
    assert waiting("mona") == {}
    drafting.offer_version(draft, by=named("pat"))
    ready = {"The protocol": [f"Draft version {draft.number} of the protocol"]}
    assert waiting("mona") == ready
    assert waiting("eve") == ready
    assert waiting("pat") == {}
    draft.refresh_from_db()
    drafting.edit_settings(
        draft, settings={"holding_cap": 9}, revision=draft.revision, by=named("pat")
    )
    assert waiting("mona") == {}


def test_a_proposed_post_waits_for_a_second_person(clock):
    proposal = proposals.proposed()
    assert list(waiting("eve")) == ["Posts and accounts"]
    for who in ("petra", "stan", "ada", "omar"):
        assert waiting(who) == {}
    proposals.confirmed(proposal)
    assert waiting("eve") == {}


def test_more_than_ten_are_said_and_not_shown(clock):
    for _ in range(11):
        cases.assigned()
    page = signed_in("omar").get("/").content.decode()
    assert "Enquiries with you: more than 10" in page
    assert page.count("app-item__title") == 10


def test_the_most_urgent_come_first(clock):
    late = cases.assigned()
    clock.next_day()
    later = cases.assigned()
    keys = [row.url for row in signed_in("omar").get("/").context["groups"][0].rows]
    assert keys == [late.get_absolute_url(), later.get_absolute_url()]


@pytest.mark.parametrize(
    ("who", "label"),
    [
        ("petra", "People"),
        ("petra", "Emails not sent"),
        ("pat", "The council’s calendar"),
        ("ada", "How well the protocol is followed"),
        ("mona", "Documents that several councillors asked for"),
        ("sam", "Wards, services and bodies"),
    ],
)
def test_each_role_lands_on_its_own_work_and_can_open_it(who, label):
    assert signed_in(who).get(own_work(who)[label]).status_code == 200


@pytest.mark.parametrize("who", ["petra", "pat", "ada", "mona", "eve", "dev", "omar", "sam"])
def test_no_link_of_the_first_page_is_refused(who, clock):
    client = signed_in(who)
    page = client.get("/").context
    for _, address in [*page["own_work"], *page["you_can"]]:
        assert client.get(address, follow=True).status_code == 200, address


@pytest.mark.parametrize("who", ["omar", "ruth", "dev", "ada", "clara"])
def test_the_administration_is_linked_only_for_those_who_administer(who):
    assert reverse("admin:index") not in signed_in(who).get("/").content.decode()


def test_with_nothing_to_do_the_page_says_so():
    assert "Nothing is waiting for you" in signed_in("omar").get("/").content.decode()


@pytest.mark.parametrize("who", ["omar", "ruth", "dev", "eve", "mona", "petra", "ada"])
def test_the_first_page_takes_as_many_statements_for_ten_cases_as_for_one(who, clock):
    client = signed_in(who)
    cases.raised()
    cases.assigned()
    documents.disputed()
    complaints.sent()
    client.get("/")
    few = statements(lambda: client.get("/"))
    for _ in range(4):
        cases.raised()
        cases.assigned()
        documents.disputed()
        complaints.sent()
    assert statements(lambda: client.get("/")) == few


def with_something_of_every_kind(clock):
    switch_on("every")
    cases.raised()
    proposed(cases.assigned())
    ReplyDraft.objects.create(writer=named("grace"), case=cases.assigned(), verb="answer")
    contributions.asked()
    contributions.asked(person=None)
    documents.requested()
    documents.assigned()
    documents.disputed()
    complaints.acknowledged()
    proposals.proposed()
    late = cases.assigned()
    clock.set(2026, 12, 18, 10)
    cases.chased(late)
    for who, cover in (("omar", "grace"), ("ruth", "stan"), ("colin", "omar")):
        away(who, cover, last=date(2026, 12, 24))


def test_no_group_with_something_in_it_is_left_unasked(clock):
    """What cannot wait for a person is never wider than what waits for them."""
    with_something_of_every_kind(clock)
    headings = set()
    for first_name in [name.split()[0].lower() for name in POSTS]:
        user = named(first_name)
        if user.reads_as_councillor:
            continue
        every = [group for kind in GROUPS for group in kind.waiting(user) if group.rows]
        assert waiting_groups(user, possible_kinds(user)) == every
        headings |= {group.heading for group in every}
    assert len(headings) == 12


def test_an_officer_with_nothing_but_enquiries_takes_six_statements(clock):
    cases.assigned()
    client = signed_in("omar")
    client.get("/")
    assert statements(lambda: client.get("/")) == 6


@pytest.mark.parametrize("others", [("omar",), ("omar", "ruth")])
def test_a_cover_takes_three_statements_more_for_any_number_of_people(others, clock):
    cases.assigned()
    for who in others:
        away(who, "grace")
    client = signed_in("grace")
    client.get("/")
    assert statements(lambda: client.get("/")) == 9


@pytest.mark.parametrize(
    ("who", "searches"),
    [*((who, True) for who in ("omar", "dev", "eve", "ruth")), ("petra", False), ("ada", False)],
)
def test_those_who_have_the_queue_search_it_from_their_first_page(who, searches, clock):
    enquiry = cases.assigned()
    client = signed_in(who)
    shown = client.get("/").content.decode()
    assert ('name="q"' in shown) == searches == ('aria-label="Search enquiries"' in shown)
    status = client.get(reverse("enquiries:queue"), {"q": enquiry.reference}).status_code
    assert status in ((200, 302) if searches else (403,))


def test_the_search_of_the_first_page_is_sent_to_the_queue(clock):
    shown = signed_in("omar").get("/").content.decode()
    assert f'<form method="get" action="{reverse("enquiries:queue")}"' in shown
