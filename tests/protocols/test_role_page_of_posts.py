"""The pages of a mayor, a chair and a member who was not elected say what is true of them."""

from datetime import date

import pytest
from django.urls import reverse

from documents.models import sits_on
from people.models import Appointment, Committee, Standing, User
from people.roles import Role
from tests.clause_protocols import adopt_for
from tests.people import named
from tests.protocols.test_confirmations import text_of

pytestmark = pytest.mark.django_db
SINCE = date(2026, 1, 1)
NOTHING_MORE = "This post does not let you do anything extra in the portal."


def gets_post(who, role, **more):
    return Appointment.objects.create(person=named(who), role=role, starts_on=SINCE, **more)


def role_page(client, who="nia"):
    client.force_login(named(who))
    return text_of(client.get(reverse("protocols:role")))


def planning():
    return Committee.objects.create(name="Planning Committee")


def test_a_mayor_reads_what_the_post_opens_under_the_protocol(client, clock):
    gets_post("nia", Role.MAYOR)
    assert NOTHING_MORE in role_page(client)
    adopt_for(clock, "oxford")
    page = role_page(client)
    assert "ask for advice on options" in page
    assert NOTHING_MORE not in page


def test_a_chair_reads_that_questions_for_a_meeting_of_the_committee_reach_them(client, clock):
    gets_post("nia", Role.COMMITTEE_CHAIR, committee=planning())
    adopt_for(clock, "oxford")
    page = role_page(client)
    assert "read what other councillors ask for a meeting of your committee" in page
    assert "ask about" not in page


def test_a_chair_sits_on_the_committee_without_a_seat_of_their_own(clock):
    committee, nia = planning(), named("nia")
    assert not sits_on(nia, committee, clock.at.date())
    gets_post("nia", Role.COMMITTEE_CHAIR, committee=committee)
    assert sits_on(nia, committee, clock.at.date())
    assert not sits_on(nia, committee, date(2025, 12, 31))
    assert not sits_on(nia, Committee.objects.create(name="Audit Committee"), clock.at.date())


@pytest.mark.parametrize(
    ("standing", "title"),
    [
        (Standing.LAY, "What applies to you as a lay member"),
        (Standing.CO_OPTED, "What applies to you as a co-opted member"),
    ],
)
def test_the_protocol_page_calls_a_member_what_they_are(standing, title, client):
    lena = User.objects.create_user("lena@westhaven.example", "Lena Ford")
    post = {"role": Role.COUNCILLOR, "standing": standing, "starts_on": SINCE}
    Appointment.objects.create(person=lena, **post)
    client.force_login(lena)
    page = text_of(client.get(reverse("protocols:in_force")))
    assert title in page
    assert "as a councillor" not in page


def test_only_a_member_of_a_group_is_offered_words_for_the_group(client, clock):
    adopt_for(clock, "oxford")
    client.force_login(named("nia"))
    media = reverse("protocols:topic", args=["media"])
    assert "I am speaking for my group" in text_of(client.get(media))
    named("nia").appointments.update(group=None)
    assert "I am speaking for my group" not in text_of(client.get(media))


def test_the_menu_leads_someone_without_a_list_to_their_home_page(client):
    client.force_login(named("ada"))
    page = client.get(reverse("account")).content.decode()
    assert f'href="{reverse("enquiries:queue")}"' not in page
    client.force_login(named("omar"))
    page = client.get(reverse("account")).content.decode()
    assert f'href="{reverse("enquiries:queue")}"' in page
