"""A ward, service or committee ends on a day, after what is open there was listed."""

from copy import deepcopy
from datetime import date
from importlib import import_module

import pytest
from django.urls import reverse

from documents.models import DocumentRequest
from enquiries.models import DecidedWork, Enquiry, Status
from foundation.history import write
from people import directory
from people.models import Appointment, Committee, RestrictedPost, Seat, Service, Ward
from people.posts import objections_to_post
from people.roles import Role
from portal.endings.actions import end_place
from portal.endings.places import open_there
from tests.documents import cases as requests
from tests.enquiries import cases
from tests.established import change_posts
from tests.people import adopt, named, signed_in

pytestmark = pytest.mark.django_db
LAST = date(2026, 12, 31)
DAY = {"ends_on_day": "31", "ends_on_month": "12", "ends_on_year": "2026"}


def service(name="Highways"):
    return Service.objects.get(name=name)


def address(place):
    kind = {Service: "service", Ward: "ward", Committee: "committee"}[type(place)]
    return reverse("places:place", args=[kind, place.pk])


def end(place, **typed):
    petra = signed_in("petra")
    form = petra.get(address(place)).context["form"]
    key = {"key": form["key"].value(), "signed_for": form["signed_for"].value()}
    return petra.post(address(place), DAY | key | typed)


def ended(place, on=date(2026, 11, 30)):
    type(place).objects.filter(pk=place.pk).update(ends_on=on)
    directory.forget_directory()
    return place


def test_what_is_open_is_listed_first_and_no_case_is_named(clock):
    enquiry, asked = cases.assigned(), requests.requested()
    cases.answered()
    RestrictedPost.objects.create(post=named("omar").appointments.get())
    page = signed_in("petra").get(address(service())).content.decode()
    for words in ("1 open enquiry<", "1 open request for a document<", "Omar Haddad, Highways"):
        assert words in page
    assert "Omar Haddad, Highways, restricted" in page
    assert "Grace Lund" in page
    assert "Stan Price" not in page
    for secret in (enquiry.reference, enquiry.title, asked.reference, asked.title):
        assert secret not in page


def test_a_protocol_that_names_it_is_listed(clock):
    version = adopt("section-c", date(2026, 12, 2), request_services={"research": "Highways"})
    there = open_there(service(), clock.at.date())
    assert len(there.protocols) == 1
    assert str(version) in there.protocols[0]
    assert open_there(service("Waste"), clock.at.date()).protocols == []


def test_cases_and_posts_are_moved_and_ended_by_choice(clock):
    enquiry, done, asked = cases.assigned(), cases.answered(), requests.requested()
    waste = service("Waste")
    assert end(service(), posts="end", cases="move", to=waste.pk).status_code == 302
    assert service().ends_on == LAST
    assert set(service().appointment_set.values_list("ends_on", flat=True)) == {LAST}
    assert Enquiry.objects.get(pk=enquiry.pk).service == waste
    assert Enquiry.objects.get(pk=enquiry.pk).status == Status.WITH_OFFICER
    assert Enquiry.objects.get(pk=done.pk).service == service()
    assert DocumentRequest.objects.get(pk=asked.pk).service == waste
    row = enquiry.history.latest()
    assert (row.service_id, row.history_user) == (waste.pk, named("petra"))
    assert named("omar").appointments.get().history.latest().history_user == named("petra")


def test_cases_and_posts_are_kept_by_choice(clock):
    enquiry = cases.assigned()
    assert end(service(), posts="keep", cases="keep").status_code == 302
    assert service().ends_on == LAST
    assert set(service().appointment_set.values_list("ends_on", flat=True)) == {None}
    assert Enquiry.objects.get(pk=enquiry.pk).service == service()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"cases": "move"}, "Select the service it should move to"),
        ({"posts": ""}, "Select what should happen to the posts"),
        ({"cases": ""}, "Select what should happen to what is open"),
        ({"ends_on_year": "2025"}, "The last day must be today or in the future"),
        ({"ends_on_day": ""}, "Enter the day of "),
    ],
)
def test_what_is_missing_is_said_and_nothing_changes(typed, sentence, clock):
    cases.assigned()
    page = end(service(), **{"posts": "end", "cases": "keep"} | typed)
    assert sentence in page.content.decode()
    assert service().ends_on is None


def test_it_cannot_move_to_itself(clock):
    cases.assigned()
    page = end(service(), posts="end", cases="move", to=service().pk)
    assert "Select a service other than the one that ends" in page.content.decode()


def test_a_last_day_can_be_taken_back(clock):
    ended(service(), LAST)
    blank = dict.fromkeys(DAY, "")
    assert end(service(), posts="keep", **blank).status_code == 302
    assert service().ends_on is None


@pytest.mark.parametrize("who", ["clara", "ruth", "dev", "eve", "sam"])
def test_only_a_people_administrator_can_end_one(who, clock):
    client = signed_in(who)
    assert client.get(address(service())).status_code == 403
    client.post(address(service()), DAY | {"posts": "keep"})
    assert service().ends_on is None


def options(who, url):
    return signed_in(who).get(url, follow=True).content.decode()


@pytest.mark.parametrize(("on", "offered"), [(LAST, True), (date(2026, 11, 30), False)])
def test_what_has_ended_is_offered_for_nothing_new(on, offered, clock):
    ended(service("Waste"), on)
    enquiry, asked = cases.assigned(), requests.assigned()
    work = reverse("enquiries:pass", args=[enquiry.pk])
    for who, url in (
        ("omar", work),
        ("omar", reverse("documents:pass", args=[asked.reference])),
        ("petra", reverse("administration:appoint", args=[named("omar").pk])),
    ):
        assert (">Waste</option>" in options(who, url)) is offered, url


@pytest.mark.parametrize(
    "field",
    [
        ("enquiries.raising.ask_question", "PlaceForm", "service"),
        ("enquiries.decisions.forms", "DecidedWorkForm", "service"),
        ("documents.asking.forms", "WhyForm", "service"),
        ("complaints.lodging.ask_who", "WhoForm", "service"),
    ],
)
def test_no_question_offers_what_has_ended(field, clock):
    module, form, name = field
    kind = getattr(import_module(module), form)
    assert service("Waste") in deepcopy(kind.base_fields[name]).queryset
    ended(service("Waste"))
    assert service("Waste") not in deepcopy(kind.base_fields[name]).queryset


def test_old_cases_keep_its_name(clock):
    enquiry = cases.assigned()
    ended(service())
    ended(Ward.objects.get(name="Harbour"))
    page = signed_in("dev").get(enquiry.get_absolute_url()).content.decode()
    assert "Highways" in page
    queue = signed_in("dev").get(reverse("enquiries:queue"), {"whose": "service"})
    assert ">Highways</option>" in queue.content.decode()
    assert ">Harbour</option>" in queue.content.decode()


def test_no_post_begins_after_the_last_day(clock):
    ended(service("Waste"), LAST)

    def objections(starts_on):
        post = Appointment(
            person=named("omar"), role=Role.OFFICER, service=service("Waste"), starts_on=starts_on
        )
        return list(objections_to_post(post))

    assert objections(LAST) == []
    sentence = "Waste ended on 31 December 2026. Select another one."
    assert objections(date(2027, 1, 1)) == [("service", sentence)]


def test_a_committee_ends_with_its_seats(clock):
    planning = Committee.objects.create(name="Planning")
    Seat.objects.create(person=named("clara"), committee=planning)
    assert end(planning, posts="end").status_code == 302
    assert Seat.objects.get().ends_on == Committee.objects.get().ends_on == LAST


def test_decided_work_moves_too(clock):
    fields = {"body": "Council", "decided_on": date(2026, 11, 1), "minute": "C48"}
    work = DecidedWork(title="Crossing", text="Paint it", service=service(), **fields)
    write(work, by=named("omar"), reason="recorded", recorded_by=named("omar"))
    assert end(service(), posts="keep", cases="move", to=service("Waste").pk).status_code == 302
    assert DecidedWork.objects.get().service == service("Waste")


def test_posts_that_have_ended_before_keep_their_day_and_twice_is_once(clock):
    post = named("omar").appointments.get()
    change_posts(named("omar").appointments.all(), ends_on=date(2026, 12, 15))
    for _ in range(2):
        end_place(service(), ends_on=LAST, end_posts=True, by=named("petra"))
    post.refresh_from_db()
    assert post.ends_on == date(2026, 12, 15)
    assert service().history.filter(ends_on=LAST).count() == 1
