"""What is a lay or co-opted member in the portal? A member like any other, under their own name."""

from datetime import date

import pytest
from django.urls import reverse

from enquiries.models import Draft, Enquiry, Kind
from enquiries.raising import actions
from people.models import Appointment, Service, Standing, User
from people.roles import Role
from protocols.confirmations import expected
from tests.clients import Client
from tests.drafting import step_url
from tests.people import everybody_has_read, named, signed_in
from tests.protocols.test_confirmations import PAGE, text_of

pytestmark = pytest.mark.django_db
MEMBERS_PAGES = (
    *("home", "account", "protocols:expected", "protocols:role", "documents:index"),
    *("enquiries:raise", "enquiries:waiting", "enquiries:with-officers", "enquiries:closed"),
    *("enquiries:first-report", "enquiries:complaint", "documents:ask", "complaints:begin"),
)
CALLED = {Standing.LAY: "Lay member", Standing.CO_OPTED: "Co-opted member"}


def member(standing=Standing.LAY):
    lena = User.objects.create_user("lena@westhaven.example", "Lena Ford")
    post = {"role": Role.COUNCILLOR, "standing": standing, "starts_on": date(2026, 1, 1)}
    Appointment.objects.create(person=lena, **post)
    return User.objects.get(pk=lena.pk)


def raised_by(lena):
    enquiry = Enquiry(
        kind=Kind.FACT,
        title="Audit of the harbour dues",
        service=Service.objects.get(name="Highways"),
    )
    new = actions.NewEnquiry(enquiry, "When is it due?")
    return actions.raise_enquiry(new, member=lena, by=lena, key="9" * 32)


@pytest.mark.clause("section-c", "1.9")
@pytest.mark.clause("cheshire-east", "11.1-p3")
def test_a_lay_member_gets_the_pages_that_a_councillor_gets(clause_protocol):
    lena = member()
    everybody_has_read(clause_protocol)
    lay, elected = Client(), signed_in("nia")
    lay.force_login(lena)
    pages = [reverse(name) for name in MEMBERS_PAGES]
    given = [elected.get(page).status_code for page in pages]
    assert [lay.get(page).status_code for page in pages] == given
    assert set(given) == {200, 302}


@pytest.mark.parametrize("standing", CALLED)
def test_a_lay_member_has_the_rights_and_the_side_of_a_councillor(standing, clock):
    lena, nia = member(standing), named("nia")
    assert (lena.permissions, lena.side, lena.is_member) == (nia.permissions, nia.side, True)


@pytest.mark.clause("section-c", "1.9")
@pytest.mark.clause("cheshire-east", "11.1-p3")
def test_a_lay_member_confirms_what_a_councillor_confirms(clause_protocol, client, clock):
    lena, version, today = member(), clause_protocol, clock.at.date()
    assert expected.version_to_confirm(lena, today) == version
    assert expected.expected_parts(version, lena.side) == expected.expected_parts(version, "member")
    assert expected.own_tick_labels(version, lena.side) == expected.own_tick_labels(
        version, "member"
    )
    assert (lena, "Lay member") in expected.unconfirmed_people(version, today)
    client.force_login(lena)
    Draft.objects.create(writer=lena, answers={"kind": "ward", "done": ["about"]})
    question = client.get(step_url("question"))
    assert question.url.startswith(PAGE)


@pytest.mark.clause("section-c", "1.9")
@pytest.mark.parametrize("standing", CALLED)
def test_a_lay_member_is_named_as_one_everywhere(standing, client, clock):
    lena, called = member(standing), CALLED[standing]
    enquiry = raised_by(lena)
    assert (lena.styled, lena.signed) == (f"{called} Lena Ford",) * 2
    assert enquiry.letters.get().signed == f"{called} Lena Ford"
    client.force_login(named("omar"))
    case = text_of(client.get(enquiry.get_absolute_url()))
    assert f"{called} Lena Ford" in case
    assert "Councillor Lena" not in case
    queue = text_of(client.get(reverse("enquiries:queue")))
    assert f"Lena Ford, {called.lower()}" in queue
    client.force_login(lena)
    assert f"{called} Lena Ford" in text_of(client.get(reverse("home")))
    assert called in text_of(client.get(reverse("account")))
    assert "Councillor" not in text_of(client.get(reverse("protocols:role")))


def test_a_coordinator_raises_an_enquiry_for_a_lay_member(client, clock):
    member()
    client.force_login(named("dev"))
    page = text_of(client.get(step_url("councillor")))
    assert "Lay member Lena Ford" in page
    assert "Councillor Clara Okafor" in page


def test_no_other_councillor_sees_the_enquiry_of_a_lay_member(clock):
    enquiry = raised_by(member())
    assert not Enquiry.objects.visible_to(named("nia")).filter(pk=enquiry.pk).exists()


def test_a_lay_member_is_not_asked_about_a_ward_of_theirs(client):
    client.force_login(member())
    page = text_of(client.get(step_url("about")))
    assert "Something in a ward" in page
    assert "your ward" not in page
    client.force_login(named("nia"))
    assert "Something in your ward" in text_of(client.get(step_url("about")))
