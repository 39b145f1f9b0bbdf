"""Inviting, appointing, changing and ending posts on the pages of people administrators."""

from datetime import date

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from casework.jobs import send_notices
from people import directory
from people.models import Appointment, Group, Proposal, Service, Standing, User, Ward
from people.proposals.appointments import give_post, invite_to_post
from people.roles import Role
from tests.established import change_posts, establish
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db
INVITE = reverse("administration:invite")
DAYS = {"starts_on_day": "1", "starts_on_month": "12", "starts_on_year": "2026"}
LAST = {"ends_on_day": "31", "ends_on_month": "3", "ends_on_year": "2027"}
OFFICER = {"role": "officer", "standing": "holder", **DAYS}


def text_of(response):
    return " ".join(response.content.decode().split())


def highways():
    return Service.objects.get(name="Highways")


def sent(address, by="petra", **typed):
    """The page with its key, and what is typed there."""
    client = signed_in(by)
    form = client.get(address).context["form"]
    key = {name: form[name].value() for name in ("key", "signed_for")}
    return client.post(address, key | typed)


def invited(by="petra", **typed):
    new = {"name": "Ned New", "email": "Ned@Westhaven.example", "service": highways().pk}
    return sent(INVITE, by, **OFFICER | new | typed)


def appointed(who, by="petra", **typed):
    return sent(reverse("administration:appoint", args=[named(who).pk]), by, **OFFICER | typed)


def page_of(name, post):
    return reverse(f"administration:{name}", args=[post.person_id, post.pk])


def test_somebody_is_invited_and_appointed_in_one_form(clock):
    response = invited(job_title="Engineer", **LAST)
    ned = named("ned")
    assert response.url == reverse("administration:person", args=[ned.pk])
    post = ned.appointments.get()
    assert (post.role, post.service, post.job_title) == ("officer", highways(), "Engineer")
    assert (post.starts_on, post.ends_on) == (date(2026, 12, 1), date(2027, 3, 31))
    assert not ned.has_usable_password()
    assert ned.history.get().history_user == post.history.get().history_user == named("petra")
    send_notices()
    assert [one.to for one in mail.outbox] == [["ned@westhaven.example"]]


def test_pressed_twice_it_invites_once(clock):
    for _ in range(2):
        assert invited().status_code == 302
    assert named("ned").appointments.count() == 1
    send_notices()
    assert len(mail.outbox) == 1


def test_an_address_of_somebody_is_said_beside_the_field_with_a_link(clock):
    response = invited(email="OMAR@westhaven.example", name="Omar Other")
    page = text_of(response)
    assert "Omar Haddad uses this email address." in page
    assert reverse("administration:person", args=[named("omar").pk]) in page
    assert 'value="Omar Other"' in page
    assert not User.objects.filter(name="Omar Other").exists()


@pytest.mark.parametrize("name", ["Omar Haddad", "omar haddad", "Ómar Haddad"])
def test_a_name_that_somebody_has_is_asked_about_once(name, clock):
    directory.forget_directory()
    page = text_of(invited(name=name))
    assert "Someone else has this name" in page
    assert "Omar Haddad, omar@westhaven.example" in page
    assert not User.objects.filter(email="ned@westhaven.example").exists()
    assert invited(name=name, another="on").status_code == 302
    assert named("ned").name == name


def test_no_one_is_asked_about_a_name_that_is_new(clock):
    assert "another" not in signed_in("petra").get(INVITE).context["form"].fields


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": ""}, "Enter their name"),
        ({"name": "Ned\0New"}, "There is a character we cannot store"),
        ({"email": ""}, "Enter their email address"),
        ({"email": "nobody"}, "Enter a valid email address"),
        ({"role": ""}, "Select a post"),
        ({"service": ""}, "Select the service the post belongs to."),
        ({"role": "councillor"}, "Select the ward the councillor represents."),
        ({"role": "group-leader"}, "Select the group the councillor leads."),
        ({"role": "committee-chair"}, "Select the committee of this post."),
        ({"role": "assistant"}, "Select the councillor an assistant works for."),
        ({"role": "mayor"}, "is not a councillor on 1 December 2026"),
        ({"standing": "lay"}, "Only a member can be lay or co-opted"),
        ({"starts_on_day": ""}, "Enter the day of the first day"),
        (LAST | {"ends_on_year": "2020"}, "The last day must be the same as or after the first"),
        ({"role": "auditor", "service": ""}, "Enter the reason you propose this change"),
        ({"role": "auditor", "why": "Ada retires."}, "This post is for the whole council."),
    ],
)
def test_what_is_wrong_is_said_and_nobody_is_invited(typed, sentence, clock):
    response = invited(**typed)
    assert response.status_code == 200
    assert sentence in text_of(response)
    assert not User.objects.filter(email="ned@westhaven.example").exists()
    kept = {"email": "Ned@Westhaven.example"} | typed
    assert f'value="{kept["email"]}"' in text_of(response) or not kept["email"]


def test_a_guarded_post_of_somebody_new_is_only_proposed(clock):
    typed = {"role": "auditor", "service": "", "why": "Ada retires."}
    for _ in range(2):
        response = invited(**typed)
        assert response.url == Proposal.objects.open().get().get_absolute_url()
    assert not named("ned").appointments.exists()


def test_two_administrators_invite_one_address_at_once_and_one_hears_of_it(clock):
    post = Appointment(role=Role.OFFICER, service=highways(), starts_on=date(2026, 12, 1))
    invite_to_post(User(email="ned@westhaven.example", name="Ned"), post, by=named("petra"))
    other = Appointment(role=Role.COORDINATOR, starts_on=date(2026, 12, 1))
    with pytest.raises(ValidationError, match="Someone else uses this email address"):
        invite_to_post(User(email="ned@westhaven.example", name="Ed"), other, by=named("petra"))


def test_somebody_who_is_there_is_appointed_and_pressed_twice_once(clock):
    for _ in range(2):
        response = appointed("omar", role="line-manager", service=highways().pk)
        assert response.url == reverse("administration:person", args=[named("omar").pk])
    assert named("omar").appointments.filter(role=Role.LINE_MANAGER).count() == 1


@pytest.mark.parametrize("standing", [Standing.DEPUTY, Standing.ACTING])
def test_a_deputy_and_an_acting_holder_of_an_office_are_proposed(standing, clock):
    typed = {"role": "monitoring-officer", "standing": standing, "why": "Mona is on leave."}
    response = appointed("stan", **typed)
    proposal = Proposal.objects.open().get()
    assert response.url == proposal.get_absolute_url()
    assert (proposal.standing, proposal.why) == (standing, "Mona is on leave.")


def test_somebody_acts_up_as_head_of_a_service_at_once(clock):
    typed = {"role": "head-of-service", "standing": "acting", "service": highways().pk}
    assert appointed("grace", **typed).status_code == 302
    assert named("grace").holds(Role.HEAD_OF_SERVICE)


def test_a_post_is_not_given_twice_for_the_same_days(clock):
    page = text_of(appointed("omar", service=highways().pk))
    assert "Omar Haddad has this post from 1 January 2020 (Officer, Highways)." in page
    assert "Change or end that post first." in page
    other = Service.objects.get(name="Waste")
    assert appointed("omar", service=other.pk).status_code == 302


def test_a_councillor_has_one_seat_at_a_time(clock):
    quayside = Ward.objects.create(name="Quayside")
    typed = {"role": "councillor", "ward": quayside.pk}
    assert "Clara Okafor has this post" in text_of(appointed("clara", **typed))
    change_posts(named("clara").appointments.all(), ends_on=date(2026, 11, 30))
    assert appointed("clara", **typed).status_code == 302


@pytest.mark.parametrize("by", ["petra", "sam"])
def test_nobody_appoints_themselves_or_changes_their_own_post(by, clock):
    client = signed_in(by)
    person = named(by)
    address = reverse("administration:appoint", args=[person.pk])
    assert client.get(address).status_code == 403
    assert client.post(address, OFFICER | {"service": highways().pk}).status_code == 403
    assert "You cannot give a post to yourself" in text_of(client.get(address))
    for post in person.appointments.all():
        for name in ("change-post", "end-post"):
            assert client.get(page_of(name, post)).status_code == 403
    with pytest.raises(PermissionDenied):
        give_post(Appointment(person=person, role=Role.COORDINATOR), by=person)


def test_a_post_ends_on_a_day(clock):
    post = named("omar").appointments.get()
    for _ in range(2):
        assert sent(page_of("end-post", post), **LAST).status_code == 302
    post.refresh_from_db()
    assert post.ends_on == date(2027, 3, 31)
    row = post.history.latest()
    assert (row.history_user, row.history_change_reason) == (named("petra"), "changed")


def test_a_guarded_post_ends_only_by_two(clock):
    post = named("ada").appointments.get()
    assert "Enter the reason" in text_of(sent(page_of("end-post", post), **LAST))
    for _ in range(2):
        response = sent(page_of("end-post", post), **LAST, why="She retires.")
        assert response.url == Proposal.objects.open().get().get_absolute_url()
    post.refresh_from_db()
    assert post.ends_on is None


def test_a_last_day_before_the_first_is_refused(clock):
    post = named("omar").appointments.get()
    page = text_of(sent(page_of("end-post", post), **LAST | {"ends_on_year": "2019"}))
    assert "The last day must be the same as or after the first day." in page
    assert 'value="2019"' in page


def test_the_title_the_group_and_the_days_of_a_post_change(clock):
    post, tide = named("clara").appointments.get(), Group.objects.create(name="Tide Alliance")
    typed = {"group": tide.pk, "job_title": "Cabinet", **DAYS, "starts_on_year": "2021"}
    assert sent(page_of("change-post", post), **typed).status_code == 302
    post.refresh_from_db()
    assert (post.group, post.job_title) == (tide, "Cabinet")
    assert post.starts_on == date(2021, 12, 1)


def test_the_title_of_a_guarded_post_changes_by_one_and_its_days_by_two(clock):
    post = named("ada").appointments.get()
    same = {"starts_on_day": "1", "starts_on_month": "1", "starts_on_year": "2020", "why": "x"}
    title = {"job_title": "Head of audit"}
    assert "proposal" not in sent(page_of("change-post", post), **same | title).url
    post.refresh_from_db()
    assert post.job_title == "Head of audit"
    assert not Proposal.objects.open().exists()
    sent(page_of("change-post", post), **same | title | {"starts_on_year": "2021"})
    assert Proposal.objects.open().get().post == post


def test_a_group_that_has_ended_stays_with_who_is_in_it(clock):
    post = named("clara").appointments.get()
    Group.objects.filter(pk=post.group_id).update(ends_on=date(2026, 11, 30))
    form = signed_in("petra").get(page_of("change-post", post)).context["form"]
    assert post.group in form.fields["group"].queryset


def test_a_post_of_somebody_else_has_no_page_at_this_address(clock):
    post = named("stan").appointments.get()
    for name in ("change-post", "end-post"):
        address = reverse(f"administration:{name}", args=[named("omar").pk, post.pk])
        assert signed_in("petra").get(address).status_code == 404


def test_a_new_mayor_ends_the_post_of_the_one_before(clock):
    before = establish(person=named("clara"), role=Role.MAYOR, starts_on=date(2026, 5, 20))
    assert appointed("nia", role="mayor").status_code == 302
    before.refresh_from_db()
    assert before.ends_on == date(2026, 11, 30)
