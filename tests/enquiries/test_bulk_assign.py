"""Bulk assignment from the queue: who is offered, what is assigned, and that nothing is lost."""

from uuid import uuid4

import pytest
from django.urls import reverse

from enquiries import actions
from enquiries.models import Enquiry, Kind, Status
from people.models import Service
from tests.enquiries import cases
from tests.enquiries.test_queries import statements
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db


def assign(who, *enquiries, back_to="?whose=service", **chosen):
    """The queue after the button was pressed."""
    data = {"enquiry": [enquiry.pk for enquiry in enquiries], "back_to": back_to, **chosen}
    return signed_in(who).post(reverse("enquiries:assign-ticked"), data, follow=True)


def said(page):
    return [str(message) for message in page.context["messages"]]


def ticked(page):
    return {line.reference for line in page.context["lines"] if line.ticked}


def offered(page):
    """The labels of each list of officers, by its own label."""
    form = page.context["assign"]["form"]
    return {
        field.label: [label for key, label in field.field.choices if key]
        for field in form.visible_fields()
    }


def of(enquiry, who):
    return {f"officer_{enquiry.service_id}": named(who).pk}


def in_waste():
    enquiry = cases.raised()
    waste = Service.objects.get(name="Waste")
    return actions.pass_on(enquiry, service=waste, text="Theirs", by=named("dev"), key=uuid4())


def test_the_button_first_asks_for_an_officer_of_each_service(clock):
    highways, waste = cases.raised(), in_waste()
    page = assign("dev", highways, waste)
    assert said(page) == []
    assert ticked(page) == {highways.reference, waste.reference}
    assert list(offered(page)) == ["Highways, 1 ticked", "Waste, 1 ticked"]
    assert "Assign 2 enquiries" in page.content.decode()


def test_officers_are_listed_by_how_many_they_have_and_heads_last(clock):
    cases.assigned()
    (labels,) = offered(assign("dev", cases.raised())).values()
    assert labels.index("Grace Lund, 0 open") < labels.index("Omar Haddad, 1 open")
    assert labels.index("Omar Haddad, 1 open") < labels.index("Ruth Adeyemi, 0 open")


def test_the_reader_is_offered_first(clock):
    (labels,) = offered(assign("omar", cases.raised())).values()
    assert labels[0] == "Me, Omar Haddad, 0 open"


def test_only_officers_who_fit_every_ticked_enquiry_are_offered(under, clock):
    under("oxford")
    policy = cases.raised(kind=Kind.POLICY)
    page = assign("dev", policy, cases.raised())
    (labels,) = offered(page).values()
    assert not any("Omar" in label for label in labels)
    assert any("Ruth" in label for label in labels)
    refused = assign("dev", policy, **of(policy, "omar"))
    assert said(refused) == ["Choose an officer for Highways who is in the list"]


def test_each_service_goes_to_its_own_officer(clock):
    highways, waste = cases.raised(), in_waste()
    page = assign("dev", highways, waste, **of(highways, "grace"), **of(waste, "stan"))
    assert said(page) == [f"1 enquiry assigned to {named(who).name}" for who in ("grace", "stan")]
    assert {row.officer for row in Enquiry.objects.all()} == {named("grace"), named("stan")}


def test_a_service_without_an_officer_stays_ticked_and_the_others_go(clock):
    highways, waste = cases.raised(), in_waste()
    page = assign("dev", highways, waste, **of(highways, "grace"))
    assert said(page) == [
        "1 enquiry assigned to Grace Lund",
        "Choose an officer for Waste who is in the list",
    ]
    assert ticked(page) == {waste.reference}
    assert list(offered(page)) == ["Waste, 1 ticked"]


def test_what_is_refused_stays_ticked_with_its_officer_and_says_why(under, clock):
    under("oxford")
    free = cases.raised()
    kept = cases.raised(interest_declared=True, interest="I live there")
    page = assign("omar", free, kept, **of(free, "grace"))
    assert said(page)[0] == "1 enquiry assigned to Grace Lund"
    assert said(page)[1].startswith(f"Not assigned. {kept.reference}: The councillor declared")
    assert ticked(page) == {kept.reference}
    (field,) = page.context["assign"]["form"].visible_fields()
    assert str(field.value()) == str(named("grace").pk)


def test_ticking_nothing_is_refused(clock):
    cases.raised()
    assert said(assign("dev")) == ["Select the enquiries you want to assign"]


def test_choosing_nobody_is_refused_and_keeps_the_ticks(clock):
    enquiry = cases.raised()
    page = assign("dev", enquiry, **{f"officer_{enquiry.service_id}": ""})
    assert said(page) == ["Select an officer to assign the enquiries to"]
    assert ticked(page) == {enquiry.reference}


def test_the_filters_and_the_place_stay(clock):
    page = assign("dev", cases.raised(), back_to="?whose=unassigned&kind=ward")
    assert page.context["back_to"] == "?whose=unassigned&kind=ward"


@pytest.mark.parametrize("who", ["stan", "omar"])
def test_what_is_not_theirs_to_see_is_neither_counted_nor_assigned(who, clock):
    theirs = in_waste() if who == "omar" else cases.raised()
    page = assign(who, theirs, **of(theirs, who))
    assert said(page) == ["Select the enquiries you want to assign"]
    theirs.refresh_from_db()
    assert (theirs.status, theirs.officer) == (Status.RECEIVED, None)


def test_an_ended_enquiry_has_no_tick(clock):
    cases.answered()
    page = signed_in("dev").get(reverse("enquiries:queue"), {"whose": "any"}).content.decode()
    assert 'type="checkbox"' not in page


@pytest.mark.parametrize("keys", [["x"], ["9" * 30], ["-1"], ["0"], ["²"]])
def test_ticks_that_make_no_sense_are_ignored(keys, clock):
    cases.raised()
    query = {"whose": "service", "ticked": keys}
    page = signed_in("dev").get(reverse("enquiries:queue"), query)
    assert page.context["assign"]["form"] is None


def test_ticks_take_four_statements_however_many(client, clock):
    client.force_login(named("dev"))
    keys, counted = [], []
    for many in (1, 20):
        while len(keys) < many:
            keys.append(cases.raised().pk)
        query = {"whose": "service", "ticked": keys}
        client.get("/enquiries/", query)
        counted.append(statements(lambda query=query: client.get("/enquiries/", query)))
    assert counted == [10, 10]
