"""What the officers' queue shows, counts and finds."""

from uuid import uuid4

import pytest
from django.urls import reverse

from casework.models import Notice
from enquiries import actions
from people.models import Appointment, Service, Ward
from tests.enquiries import cases
from tests.people import named

pytestmark = pytest.mark.django_db


@pytest.fixture
def queue(client, clock):
    """The queue as somebody sees it: references on the page, and the context."""

    def seen(who, query=""):
        client.force_login(named(who))
        return client.get(reverse("enquiries:queue") + query).context

    return seen


def references(context):
    return [row.reference for row in context["lines"]]


def number_of(context, label):
    """The count next to a heading or an urgency."""
    pairs = [(x[0], x[1]) for x in context["whose"]] + [(x[1], x[0]) for x in context["counts"]]
    return dict(pairs)[label]


def test_the_most_urgent_comes_first(queue, clock):
    late = cases.held(days=15)
    clock.set(2026, 12, 2, 10)
    soon = cases.assigned()
    assert references(queue("omar")) == [soon.reference, late.reference]


def test_each_heading_shows_and_counts_its_own(queue, clock):
    mine = cases.assigned()
    nobodys = cases.raised()
    graces = actions.assign(cases.raised(), officer=named("grace"), by=named("dev"))
    assert references(queue("omar", "?whose=mine")) == [mine.reference]
    assert references(queue("omar", "?whose=unassigned")) == [nobodys.reference]
    service = queue("omar", "?whose=service")
    assert set(references(service)) == {mine.reference, nobodys.reference, graces.reference}
    assert [number_of(service, name) for name in ("Mine", "My service", "Unassigned")] == [
        "1",
        "3",
        "1",
    ]


def test_a_coordinator_starts_with_the_enquiries_that_nobody_has(queue, clock):
    cases.assigned()
    nobodys = cases.raised()
    assert references(queue("dev")) == [nobodys.reference]


def test_how_urgent_is_counted_and_shown(queue, clock):
    cases.assigned()
    cases.waiting()
    clock.set(2026, 12, 8, 10)
    page = queue("omar", "?due=today")
    assert len(page["lines"]) == 2
    assert number_of(page, "waiting for the member") == "1"
    clock.set(2026, 12, 9, 0)
    assert number_of(queue("omar"), "overdue") == "2"


def test_answered_enquiries_are_shown_when_their_state_is_chosen(queue, clock):
    done = cases.answered()
    assert references(queue("omar")) == []
    assert references(queue("omar", "?state=answered")) == [done.reference]


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("q=resurfacing", 1),
        ("q=programme", 1),
        ("q=programmes", 1),
        ("q=contractor", 1),
        ("q=okafor", 1),
        ("q=Clara+Oka", 1),
        ("q=dustbins", 0),
        ("q=menon", 0),
        ("kind=ward", 1),
        ("kind=fact", 0),
        ("state=waiting", 0),
    ],
)
def test_an_enquiry_is_found_by_reference_name_and_every_word_of_its_letters(
    query, number, queue, clock
):
    cases.held()
    assert len(queue("omar", f"?{query}")["lines"]) == number


def test_the_queue_is_narrowed_by_ward_and_service(queue, clock):
    cases.raised()
    ward, service = Ward.objects.get(name="Harbour").pk, Service.objects.get(name="Waste").pk
    assert len(queue("dev", f"?ward={ward}")["lines"]) == 1
    assert len(queue("dev", f"?service={service}")["lines"]) == 0


def test_pages_follow_one_another_without_a_gap(queue, clock):
    made = [cases.raised().reference for _ in range(30)]
    first = queue("dev")
    second = queue("dev", first["next_link"]["url"])
    assert len(first["lines"]) == 25
    assert references(first) + references(second) == made
    assert second["next_link"] is None


@pytest.mark.parametrize("back_to", ["//evil.example", "https://evil.example/", "javascript:x", ""])
def test_after_assigning_one_is_never_sent_elsewhere(back_to, client, clock):
    client.force_login(named("dev"))
    enquiry = cases.raised()
    data = {"enquiry": [enquiry.pk], f"officer_{enquiry.service_id}": named("grace").pk}
    data["back_to"] = back_to
    response = client.post(reverse("enquiries:assign-ticked"), data)
    assert response.url.partition("?")[0] == reverse("enquiries:queue")


def test_words_that_match_more_than_a_page_are_counted_no_further(queue, clock):
    for _ in range(26):
        cases.raised()
    page = queue("omar", "?q=harbour")
    assert number_of(page, "Any state") == "more than 25"
    assert number_of(page, "Mine") == ""
    assert page["heading"] == "More than 25 found for “harbour” in any state, most urgent first"
    second = queue("omar", f"?q=harbour&after={page['next_link']['url'].rpartition('=')[2]}")
    assert second["heading"] == page["heading"]
    assert queue("omar", "?q=harbour&whose=mine")["heading"] == "0 found for “harbour”"


def test_an_empty_queue_has_no_order(queue, clock):
    assert queue("omar", "?whose=service")["heading"] == "Highways: 0 open"
    cases.assigned()
    assert queue("omar", "?whose=service")["heading"] == "Highways: 1 open, most urgent first"


def test_no_political_group_appears_on_any_page_of_casework(client, clock):
    enquiry = cases.assigned()
    client.force_login(named("dev"))
    for url in (reverse("enquiries:queue") + "?whose=service", enquiry.get_absolute_url()):
        assert "Independents" not in client.get(url).content.decode()


def test_an_officer_who_left_the_service_is_replaced_by_its_head(clock):

    enquiry = cases.waiting()
    appointment = Appointment.objects.get(person=named("omar"))
    appointment.service = Service.objects.get(name="Waste")
    appointment.save()
    actions.reply(enquiry, text="The school end", by=named("clara"), key=uuid4())
    assert Notice.objects.get(event="replied").addressee == named("ruth")


def test_a_councillor_whose_term_has_ended_is_told_nothing_more(clock):

    enquiry = cases.assigned()
    appointment = Appointment.objects.get(person=named("clara"))
    appointment.ends_on = appointment.starts_on
    appointment.save()
    actions.answer(enquiry, text="Yes", by=named("omar"), key=uuid4())
    assert not Notice.objects.filter(event="answered").exists()
