"""The page of a leaver's work: who sees what of it, and saving choices."""

import pytest
from django.urls import reverse

from enquiries.models import Enquiry, Kind
from foundation.history import write
from people.models import Appointment, Service, Ward
from people.roles import Role
from portal.leavers.models import LeaverChoice, Outcome, What
from tests.complaints import cases as complaints
from tests.documents import cases as requests
from tests.enquiries import cases
from tests.leavers.leaving import LAST, address, choose, field_of, leaves, page, send
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(clock):
    """An enquiry and a request of Omar, who leaves."""
    leaves()
    return cases.assigned(), requests.assigned()


def words(response):
    return response.content.decode()


def value(who):
    return f"officer:{named(who).pk}"


def pending():
    return {
        field_of(row.enquiry or row.document_request): (row.what, row.to and row.to.name)
        for row in LeaverChoice.objects.pending()
    }


@pytest.mark.parametrize(
    ("who", "status"),
    [
        *((who, 200) for who in ("ruth", "colin", "dev", "petra")),
        *((who, 404) for who in ("clara", "grace", "stan", "wanda", "eve", "mona", "sam")),
    ],
)
def test_only_leads_coordinators_and_people_administrators_open_it(who, status, two):
    assert page(who).status_code == status


def test_the_head_sees_subjects_and_a_choice_for_each(two):
    enquiry, asked = two
    shown = words(page())
    for said in (enquiry.reference, enquiry.title, asked.reference, asked.title, "Clara Okafor"):
        assert said in shown
    assert "Omar Haddad leaves Highways at the end of Friday 11 December 2026" in shown
    assert "2 cases are open. 0 with a choice, 2 still need one." in shown


def test_a_people_administrator_sees_references_and_kinds_only(two):
    enquiry, asked = two
    write(enquiry, by=named("omar"), reason="assigned", title="Grit for Cliff Road")
    shown = words(page("petra"))
    for said in (enquiry.reference, "Ward matter", asked.reference, "Request for a document"):
        assert said in shown
    for secret in ("Grit for Cliff Road", asked.title, "Clara", "Okafor", "Harbour", "<select"):
        assert secret not in shown
    assert "You see references and kinds only" in shown
    assert send("petra", form=page("ruth").context["form"]).status_code == 403
    assert not LeaverChoice.objects.exists()


def test_a_coordinator_never_sees_that_there_is_a_request_for_a_document(two):
    _, asked = two
    shown = words(page("dev"))
    assert asked.reference not in shown
    assert "1 case is open." in shown


@pytest.mark.parametrize("who", ["ruth", "dev", "petra"])
def test_complaints_and_confidential_enquiries_are_neither_listed_nor_counted(who, two):
    complaint = complaints.sent()
    enquiry = cases.assigned()
    write(enquiry, by=named("omar"), reason="assigned", kind=Kind.BUDGET, title="Our budget")
    shown = words(page(who))
    assert enquiry.reference not in shown
    assert "Our budget" not in shown
    assert complaint.reference not in shown
    assert ("1 case is" if who == "dev" else "2 cases are") in shown


def test_cases_of_another_service_are_not_shown_to_this_head(two):
    waste = Service.objects.get(name="Waste")
    Appointment.objects.create(person=named("omar"), role=Role.OFFICER, service=waste)
    other = cases.assigned()
    write(other, by=named("dev"), reason="passed", service=waste)
    assert other.reference not in words(page("ruth"))
    assert other.reference in words(page("wanda"))


def test_choices_are_saved_and_nothing_happens_yet(two):
    enquiry, asked = two
    typed = {field_of(enquiry): value("grace"), field_of(asked): "before"}
    client = signed_in("ruth")
    assert send(client=client, **typed).status_code == 302
    assert pending() == {
        field_of(enquiry): ("officer", "Grace Lund"),
        field_of(asked): ("before", None),
    }
    assert Enquiry.objects.get(pk=enquiry.pk).officer == named("omar")
    shown = words(client.get(address()))
    assert "They will be carried out at the end of Friday 11 December 2026" in shown
    assert "2 cases are open. All have a choice." in shown


def test_who_does_not_stay_is_not_offered(two):
    enquiry, _ = two
    leaves("grace", LAST)
    form = page().context["form"]
    labels = [label for _, label in form.fields[field_of(enquiry)].choices]
    assert labels == [
        "Choose",
        "Omar Haddad, before leaving",
        "Colin Baxter, 0 open",
        "Me, Ruth Adeyemi, 0 open",
        "Leave to the head or chief officer of the service",
    ]


def test_checking_asks_for_every_choice_and_keeps_what_was_chosen(two):
    enquiry, asked = two
    answer = send(**{field_of(enquiry): value("grace")})
    assert answer.status_code == 200
    assert f"Select what happens to {asked.reference}" in words(answer)
    assert f'<option value="{value("grace")}" selected>' in words(answer)
    assert pending() == {}


def test_coming_back_saves_what_is_there(two):
    enquiry, _ = two
    answer = send(do="come-back", **{field_of(enquiry): value("grace")})
    assert answer.url == reverse("leavers:list")
    assert pending() == {field_of(enquiry): ("officer", "Grace Lund")}


def test_one_choice_fills_those_without_and_saves_nothing(two):
    enquiry, asked = two
    typed = {field_of(enquiry): "before", "everyone": value("grace")}
    shown = send(do="fill", **typed).context["form"]
    assert shown[field_of(enquiry)].value() == "before"
    assert shown[field_of(asked)].value() == value("grace")
    assert pending() == {}


@pytest.mark.parametrize("typed", ["officer:0", "officer:9999999", "officer:", "close", "x", "\0"])
def test_what_is_not_offered_is_said_next_to_its_box(typed, two):
    enquiry, asked = two
    answer = send(**{field_of(enquiry): typed, field_of(asked): "before"})
    assert answer.status_code == 200
    assert f"Select one of the people in the list for {enquiry.reference}" in words(answer)
    assert pending() == {}


def test_a_choice_can_be_changed_and_taken_back(two):
    enquiry, _ = two
    choose(enquiry, What.OFFICER, "grace")
    choose(enquiry, What.OFFICER, "colin")
    assert pending() == {field_of(enquiry): ("officer", "Colin Baxter")}
    choose(enquiry, "")
    assert pending() == {}
    assert {row.outcome for row in LeaverChoice.objects.all()} == {Outcome.CHANGED}


def test_a_button_pressed_twice_saves_once(two):
    enquiry, asked = two
    client = signed_in("ruth")
    form = client.get(address()).context["form"]
    typed = {field_of(enquiry): value("grace"), field_of(asked): "before"}
    for _ in range(2):
        assert send(client=client, form=form, **typed).status_code == 302
    assert LeaverChoice.objects.count() == 2


def test_of_two_people_at_once_the_second_sees_the_choices_of_the_first(two):
    enquiry, asked = two
    client = signed_in("colin")
    form = client.get(address()).context["form"]
    choose(enquiry, What.OFFICER, "grace")
    typed = {field_of(asked): value("ruth")}
    answer = send(client=client, form=form, do="come-back", **typed)
    assert answer.status_code == 409
    assert "Someone else has saved choices" in words(answer)
    shown = answer.context["form"]
    assert shown[field_of(enquiry)].value() == value("grace")
    assert shown[field_of(asked)].value() == value("ruth")
    again = {field_of(enquiry): value("grace"), field_of(asked): value("ruth")}
    assert send(client=client, form=shown, **again).status_code == 302
    assert len(pending()) == 2


def test_what_was_closed_since_the_page_was_opened_is_passed_over(two):
    enquiry, asked = two
    client = signed_in("ruth")
    form = client.get(address()).context["form"]
    cases.answered(enquiry)
    typed = {field_of(enquiry): value("grace"), field_of(asked): "before"}
    assert send(client=client, form=form, **typed).status_code == 302
    assert pending() == {field_of(asked): ("before", None)}


def test_nobody_chooses_for_a_case_they_do_not_see(two):
    _, asked = two
    choose(asked, What.OFFICER, "grace", by="dev")
    assert pending() == {}


def test_a_long_list_has_pages_and_the_same_number_of_statements(
    two, django_assert_max_num_queries
):
    client = signed_in("ruth")
    client.get(address())
    with django_assert_max_num_queries(20) as few:
        client.get(address())
    for _ in range(27):
        cases.assigned()
    with django_assert_max_num_queries(len(few)):
        first = client.get(address())
    assert len(first.context["lines"]) == 25
    assert "29 cases are open." in words(first)
    rest = client.get(address(), {"page": "2"})
    assert len(rest.context["lines"]) == 4
    assert rest.context["form"].fields.keys() >= {line.name for line in rest.context["lines"]}


def test_somebody_without_any_post_of_the_council_has_no_page(two):
    assert signed_in("dev").get(reverse("leavers:work", args=[0])).status_code == 404
    assert page("dev", who="sam").status_code == 404


def test_the_list_shows_who_leaves_where_one_leads(two):
    listed = signed_in("ruth").get(reverse("leavers:list"))
    assert [post.person.name for post in listed.context["posts"]] == ["Omar Haddad"]
    assert signed_in("wanda").get(reverse("leavers:list")).context["posts"].count() == 0
    assert signed_in("clara").get(reverse("leavers:list")).status_code == 403
    assert "Leavers and their work" in words(signed_in("ruth").get("/"))
    assert Ward.objects.exists()
