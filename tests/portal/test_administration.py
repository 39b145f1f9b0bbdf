"""The list of people and the page of one person, for people administrators alone."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from casework.jobs import send_notices
from foundation.history import write
from people import directory
from people.actions import invite_person
from people.models import Appointment, Group, Service, Standing, User, Ward, system_user
from people.proposals.actions import propose_post
from people.roles import Role
from portal.administration.people_list import Sought, people_sought
from portal.administration.post_words import words_of_post
from tests.complaints import cases as complaints
from tests.documents import cases as requests
from tests.enquiries import cases
from tests.established import change_posts, establish
from tests.people import named, signed_in
from tests.portal import positions

pytestmark = pytest.mark.django_db
PEOPLE = "administration:people"
PAGES = (PEOPLE, "administration:person", "administration:history", "administration:invite")
PAGES += ("administration:appoint", "administration:name", "administration:sign-in")
PAGES += ("administration:invite-again", "administration:sign-out", "administration:address")
PAGES += ("administration:withdraw-address", "administration:sign-ins")
PAGES += ("administration:add-group", "administration:rename-group")
OF_NOBODY = (PEOPLE, "administration:invite", "administration:add-group")
OF_POSTS = tuple(f"administration:{page}-post" for page in ("change", "end", "cancel"))
EVERY_PAGE = (*PAGES, *OF_POSTS, positions.NEW, *positions.HELD)


def address_of(name, who="omar"):
    if name in OF_NOBODY:
        return reverse(name)
    if name == "administration:rename-group":
        return reverse(name, args=[Group.objects.get().pk])
    return reverse(name, args=[named(who).pk, *posts_in_address(name, who)])


def posts_in_address(name, who):
    return [named(who).appointments.get().pk] if name in OF_POSTS else []


def text_of(response):
    return " ".join(response.content.decode().split())


def found(**query):
    return [
        line.person.name for line in signed_in("petra").get(reverse(PEOPLE), query).context["lines"]
    ]


def page_of_person(who="omar"):
    return text_of(signed_in("petra").get(address_of("administration:person", who)))


@pytest.mark.parametrize("name", PAGES + OF_POSTS)
@pytest.mark.parametrize("who", ["clara", "ruth", "dev", "eve", "mona", "pat", "ada"])
def test_only_people_administrators_learn_that_the_pages_are_there(name, who, clock):
    assert signed_in(who).get(address_of(name)).status_code == 404


@pytest.mark.parametrize("name", PAGES + OF_POSTS[:2])  # his post has begun
@pytest.mark.parametrize("who", ["petra", "sam"])
def test_people_administrators_open_them(name, who, clock):
    assert signed_in(who).get(address_of(name)).status_code == 200


def test_names_and_addresses_are_looked_up_in_their_indexes(clock):
    people = people_sought(Sought(on=clock.at.date(), q="haddad")).order_by()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off")
        plan = people.explain()
    for index in ("user_name_trigram", "user_email_trigram"):
        assert index in plan


def test_the_portal_itself_is_nobody_to_administer(clock):
    portal = system_user()
    page = reverse("administration:person", args=[portal.pk])
    assert signed_in("petra").get(page).status_code == 404
    assert "The portal" not in found(state="cannot-sign-in")


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"q": "omar"}, ["Omar Haddad"]),
        ({"q": "haddad om"}, ["Omar Haddad"]),
        ({"q": "stan@west"}, ["Stan Price"]),
        ({"role": Role.COUNCILLOR}, ["Clara Okafor", "Nia Menon"]),
        ({"role": Role.COUNCILLOR, "q": "nia"}, ["Nia Menon"]),
        ({"state": "no-post"}, ["Sam Vale"]),
        ({"q": "nobody of this name"}, []),
        ({"role": Role.OFFICER, "on": "31 12 2019"}, []),
        ({"role": "nonsense", "service": "9" * 30, "ward": "x", "q": "omar"}, ["Omar Haddad"]),
    ],
)
def test_people_are_found_by_name_address_post_and_day(query, names, clock):
    assert found(**query) == names


def test_people_are_found_by_service_and_by_ward(clock):
    waste, harbour = Service.objects.get(name="Waste"), Ward.objects.get(name="Harbour")
    assert found(service=waste.pk) == ["Stan Price", "Wanda Moss"]
    assert found(service=waste.pk, role=Role.OFFICER) == ["Stan Price"]
    assert found(ward=harbour.pk) == ["Clara Okafor", "Nia Menon"]


def test_a_post_and_its_place_are_those_of_one_post(clock):
    """Stan is an officer of Waste, and heads Highways: he is no officer of Highways."""
    highways = Service.objects.get(name="Highways")
    establish(person=named("stan"), role=Role.HEAD_OF_SERVICE, service=highways)
    assert "Stan Price" not in found(service=highways.pk, role=Role.OFFICER)
    assert "Stan Price" in found(service=highways.pk)


def test_a_name_is_found_without_its_accents(clock):
    User.objects.create_user("sian@westhaven.example", "Siân Évans")
    directory.forget_directory()
    assert found(q="evans sian") == ["Siân Évans"]


def test_posts_are_those_of_the_day_asked_for(clock):
    change_posts(named("omar").appointments.all(), ends_on=date(2026, 11, 30))
    assert "Omar Haddad" in found(state="no-post")
    assert "Omar Haddad" not in found(role=Role.OFFICER)
    for typed in ("30 11 2026", "30/11/2026", "30 November 2026", "30.11.2026"):
        assert "Omar Haddad" in found(role=Role.OFFICER, on=typed)
    page = text_of(signed_in("petra").get(reverse(PEOPLE), {"on": "30 11 2026"}))
    assert "with their posts on Monday 30 November 2026" in page


@pytest.mark.parametrize("typed", ["31 2 2026", "yesterday", "1 2 3 4", "3 12 99999999"])
def test_a_day_that_is_none_is_said_and_kept(typed, clock):
    page = text_of(signed_in("petra").get(reverse(PEOPLE), {"on": typed}))
    assert f"“{typed}” is not a real date" in page
    assert f'value="{typed}"' in page


def test_people_who_never_signed_in_and_people_who_cannot_are_found(clock):
    invite_person(User(email="ned@westhaven.example", name="Ned New"), by=named("petra"))
    write(named("stan"), by=named("petra"), reason="changed", is_active=False)
    assert "Ned New" in found(state="never-signed-in")
    assert found(state="cannot-sign-in") == ["Stan Price"]
    User.objects.filter(name="Grace Lund").update(last_login=timezone.now())
    assert "Grace Lund" not in found(state="never-signed-in")


def statements_of(client, address):
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


def test_the_list_costs_the_same_however_long_it_is(clock):
    petra = signed_in("petra")
    petra.get(reverse(PEOPLE))
    before = statements_of(petra, reverse(PEOPLE))
    service = Service.objects.first()
    for number in range(30):
        more = {"email": f"a{number}@westhaven.example", "name": f"Aaron {number:02}"}
        person = User.objects.create_user(**more)
        Appointment.objects.create(person=person, role=Role.OFFICER, service=service)
    assert statements_of(petra, reverse(PEOPLE)) == before
    first = text_of(petra.get(reverse(PEOPLE)))
    assert "Aaron 24" in first
    assert "Aaron 25" not in first
    assert "Aaron 25" in text_of(petra.get(reverse(PEOPLE), {"page": "2"}))


def test_posts_of_one_person_stand_by_their_time(clock):
    stan, waste = named("stan"), Service.objects.get(name="Waste")
    today = timezone.localdate()
    line_manager = {"role": Role.LINE_MANAGER, "service": waste, "person": stan}
    establish(**line_manager, starts_on=today + timedelta(days=1))
    establish(
        person=stan, role=Role.COORDINATOR, starts_on=date(2019, 1, 1), ends_on=date(2019, 2, 1)
    )
    page = page_of_person("stan")
    order = ["Posts today", "Officer, Waste", "Posts to come", "Line manager, Waste"]
    order += ["Earlier posts", "Coordinator", "1 February 2019"]
    places = [page.index(words) for words in order]
    assert places == sorted(places)


def test_open_cases_are_counted_and_never_named(clock):
    enquiry, asked, complaint = cases.assigned(), requests.assigned(), complaints.sent()
    for who, lines in (
        ("omar", ["1 enquiry assigned", "1 document request assigned"]),
        ("clara", ["1 enquiry raised", "1 document asked for"]),
        ("mona", []),
    ):
        response = signed_in("petra").get(address_of("administration:person", who))
        assert response.context["cases"] == lines
        page = text_of(response)
        for secret in (enquiry.reference, enquiry.title, asked.reference, complaint.reference):
            assert secret not in page


def test_a_complaint_changes_nothing_on_any_page(clock):
    def pages():
        return [page_of_person(who) for who in ("clara", "omar", "eve", "mona")]

    before = pages()
    complaints.sent()
    assert pages() == before


def test_sign_ins_and_invitations_are_shown(clock):
    ned = invite_person(User(email="ned@westhaven.example", name="Ned New"), by=named("petra"))
    assert "Waiting to be sent" in page_of_person("ned")
    send_notices()
    assert "Sent Today at" in page_of_person("ned")
    assert 'Last signed in</dt><dd class="govuk-summary-list__value">Never' in page_of_person("ned")
    User.objects.filter(pk=ned.pk).update(last_login=timezone.now())
    assert "Never" not in page_of_person("ned")


def test_what_is_proposed_about_somebody_is_linked(clock):
    post = Appointment(person=named("stan"), role=Role.AUDITOR, starts_on=timezone.localdate())
    proposal = propose_post(post, by=named("petra"), why="Ada retires.")
    page = page_of_person("stan")
    assert proposal.get_absolute_url() in page
    assert "Stan Price as Auditor" in page


def test_the_history_says_who_changed_what(clock):
    service = Service.objects.get(name="Waste")
    post = Appointment(
        person=named("omar"), role=Role.OFFICER, service=service, starts_on=date(2026, 12, 1)
    )
    write(post, by=named("petra"), reason="added")
    write(post, by=named("petra"), reason="changed", ends_on=date(2026, 12, 31))
    clock.at += timedelta(minutes=1)
    write(named("omar"), by=named("petra"), reason="changed", name="Omar H. Haddad")
    page = text_of(signed_in("petra").get(address_of("administration:history")))
    assert page.index("Omar H. Haddad, omar@westhaven.example, can sign in") < page.index(
        "Officer, Waste, from Tuesday 1 December 2026 to Thursday 31 December 2026"
    )
    assert "Post added" in page
    assert "Petra Hall" in page


def test_the_history_comes_in_pages_and_costs_the_same(clock):
    petra, address = signed_in("petra"), address_of("administration:history")
    petra.get(address)
    before = statements_of(petra, address)
    for number in range(30):
        write(named("omar"), by=named("petra"), reason="changed", name=f"Omar {number:02}")
    assert statements_of(petra, address) <= before
    page = text_of(petra.get(address))
    assert "Omar 05," in page
    assert "Omar 04," not in page
    assert "Omar 04," in text_of(petra.get(address, {"page": "2"}))


@pytest.mark.parametrize(
    ("post", "words"),
    [
        ({"role": Role.OFFICER, "service": Service(name="Waste")}, "Officer, Waste"),
        (
            {"role": Role.HEAD_OF_SERVICE, "service": Service(name="Waste"), "standing": "acting"},
            "Acting Head of service, Waste",
        ),
        ({"role": Role.COUNCILLOR, "ward": Ward(name="Harbour")}, "Councillor, Harbour ward"),
        ({"role": Role.COUNCILLOR, "standing": Standing.LAY}, "Lay member"),
        ({"role": Role.MONITORING_OFFICER, "standing": "deputy"}, "Deputy Monitoring Officer"),
        (
            {"role": Role.OFFICER, "service": Service(name="Waste"), "job_title": "Engineer"},
            "Engineer (Officer, Waste)",
        ),
        ({"role": Role.AUDITOR, "job_title": "Head of audit"}, "Head of audit (Auditor)"),
    ],
)
def test_a_post_is_named_with_its_place_and_standing(post, words):
    assert words_of_post(Appointment(person=User(name="X"), **post)) == words
