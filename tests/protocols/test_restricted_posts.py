"""Politically restricted posts: who keeps the list, and what it means for their holders."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.urls import reverse

from foundation.history import write
from people import directory
from people.models import Appointment, RestrictedPost, Service, User
from people.roles import Role
from protocols.models import RestrictionRead
from protocols.restricted_posts import actions
from tests.administration import appoint
from tests.enquiries import cases
from tests.owner import as_owner
from tests.people import named
from tests.protocols.test_confirmations import in_force_from_now, text_of

pytestmark = pytest.mark.django_db
LIST, ADD = "/protocol/restricted/", "/protocol/restricted/add/"
YOURS = "/protocol/restricted/yours/"


@pytest.fixture
def oxford(clock):
    return in_force_from_now("oxford", read=True)


@pytest.fixture
def hana(oxford):
    """The head of human resources."""
    person = User.objects.create_user("hana@westhaven.example", "Hana Reed")
    Appointment.objects.create(person=person, role=Role.HUMAN_RESOURCES, starts_on=date(2026, 1, 1))
    return person


def listed(client, hana, who="ruth", starts=(1, 12, 2026)):
    client.force_login(hana)
    day = dict(zip(("starts_on_day", "starts_on_month", "starts_on_year"), starts, strict=True))
    post = named(who).appointments.get().pk
    return client.post(ADD, {"key": uuid4(), "post": post, **day})


@pytest.mark.clause("oxford", "23.9(a)-p4")
@pytest.mark.parametrize(
    ("who", "sees", "changes"),
    [("petra", 200, 403), ("clara", 403, 403), ("ruth", 403, 403), ("mona", 403, 403)],
)
def test_only_one_role_changes_the_list(who, sees, changes, client, oxford):
    client.force_login(named(who))
    assert client.get(LIST).status_code == sees
    assert client.get(ADD).status_code == changes
    post = named("omar").appointments.get().pk
    assert client.post(ADD, {"key": uuid4(), "post": post}).status_code == changes
    assert not RestrictedPost.objects.exists()


@pytest.mark.clause("oxford", "23.9(a)-p4")
def test_each_change_of_the_list_has_a_day_and_an_author(client, hana, clock):
    assert listed(client, hana).status_code == 302
    row = RestrictedPost.objects.get()
    assert (row.post.person, row.starts_on) == (named("ruth"), date(2026, 12, 1))
    page = text_of(client.get(LIST))
    assert "Ruth Adeyemi" in page
    assert "Listed by Hana Reed" in page
    end = reverse("protocols:release", args=[row.pk])
    day = {"ends_on_day": 30, "ends_on_month": 11, "ends_on_year": 2026}
    assert "Enter 1 December 2026 or later" in text_of(client.post(end, {"key": uuid4(), **day}))
    day["ends_on_day"], day["ends_on_month"] = 4, 12
    assert client.post(end, {"key": uuid4(), **day}).status_code == 302
    changes = [(r.history_user, r.history_change_reason, r.history_date) for r in row.history.all()]
    assert changes == [(hana, "taken off", clock.at), (hana, "listed", clock.at)]
    clock.at += timedelta(days=4)
    client.force_login(hana)
    assert "There are no posts on the list." in text_of(client.get(LIST))


def test_a_post_is_on_the_list_once(client, hana):
    listed(client, hana)
    assert "This post is already on the list" in text_of(listed(client, hana))


def test_a_councillors_post_is_never_on_the_list(hana):
    post = named("clara").appointments.get()
    with pytest.raises(ValidationError, match="councillor’s post cannot be politically restricted"):
        actions.restrict_post(post, starts_on=date(2026, 12, 1), by=hana)
    assert not RestrictedPost.objects.exists()


def test_a_second_press_confirms_no_second_time(client, hana, clock):
    listed(client, hana)
    client.force_login(named("ruth"))
    for _ in range(2):
        assert client.post(YOURS, {"key": uuid4(), "read": "on"}).status_code == 302
    assert RestrictionRead.objects.count() == 1


CITED = {"oxford": "Oxford 23.9(a)", "cheshire-east": "Cheshire East 4.5"}


@pytest.mark.clause("oxford", "23.9(a)-p2")
@pytest.mark.clause("cheshire-east", "4.5-p2")
def test_the_holder_of_a_restricted_post_cannot_become_a_councillor(clause_protocol):
    write(
        RestrictedPost(post=named("ruth").appointments.get(), starts_on=date(2026, 1, 1)),
        by=None,
        reason="listed",
    )
    ward = named("clara").appointments.get().ward_id
    refused = text_of(appoint("ruth", Role.COUNCILLOR, ward=ward, starts_on="2026-12-01"))
    assert "Head of Highways, is politically restricted, so its holder cannot be a" in refused
    assert CITED[clause_protocol.preset] in refused
    assert named("ruth").appointments.count() == 1


FORBIDDEN = {
    "cheshire-east": "The law limits officers’ political activity.",
    "oxford": "In their private capacity, officers in restricted posts cannot say, publish",
}


@pytest.mark.clause("oxford", "23.9(a)")
@pytest.mark.clause("oxford", "23.9(a)-p3")
@pytest.mark.clause("cheshire-east", "4.5-p2")
def test_only_the_holder_reads_and_confirms_what_a_post_forbids(
    clause_protocol, client, hana, clock
):
    listed(client, hana)
    for who, shown in (("ruth", True), ("omar", False), ("clara", False)):
        client.force_login(named(who))
        page = text_of(client.get("/protocol/expected/"))
        assert ("Your post is politically restricted" in page) is shown
        assert client.get(YOURS).status_code == (200 if shown else 404)
    client.force_login(named("ruth"))
    page = text_of(client.get(YOURS))
    assert FORBIDDEN[clause_protocol.preset] in page
    assert "Confirm that you know what your post does not allow" in text_of(
        client.post(YOURS, {"key": uuid4()})
    )
    assert client.post(YOURS, {"key": uuid4(), "read": "on"}).status_code == 302
    read = RestrictionRead.objects.get()
    assert (read.person, read.at) == (named("ruth"), clock.at)
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        read.save()
    with pytest.raises(DatabaseError, match="Cannot update or delete"), as_owner():
        read.save()


@pytest.mark.clause("oxford", "23.9(a)-p3")
def test_it_is_confirmed_before_an_answer_and_again_each_year(client, hana, clock):
    listed(client, hana, "omar")
    enquiry = cases.assigned()
    client.force_login(named("omar"))
    answer = reverse("enquiries:answer", args=[enquiry.pk])
    sent = client.get(answer)
    assert sent.url == f"{YOURS}?next={answer.replace('/', '%2F')}"
    done = client.post(YOURS, {"key": uuid4(), "read": "on", "next": answer})
    assert done.url == answer
    assert client.get(answer).status_code == 200
    clock.at += timedelta(days=364)
    assert not actions.must_confirm_restriction(named("omar"), clock.at.date())
    clock.at += timedelta(days=1)
    assert actions.must_confirm_restriction(named("omar"), clock.at.date())


def test_a_year_with_a_leap_day_is_a_year(client, hana, clock):
    clock.set(2027, 3, 1, 10)
    listed(client, hana, "omar")
    today = clock.at.date()
    version = actions.version_restricting_posts(today)
    RestrictionRead.objects.create(protocol=version, person=named("omar"), at=clock.at)
    assert not actions.must_confirm_restriction(named("omar"), date(2028, 2, 29))
    assert actions.must_confirm_restriction(named("omar"), date(2028, 3, 1))


@pytest.mark.clause("oxford", "23.9(a)-p3")
@pytest.mark.parametrize("who", ["hana", "petra"])
def test_an_administrator_sees_who_is_overdue(who, client, hana, clock):
    listed(client, hana, "ruth")
    listed(client, hana, "omar")
    client.force_login(named("ruth"))
    client.post(YOURS, {"key": uuid4(), "read": "on"})
    client.force_login(named(who))
    page = text_of(client.get(LIST))
    assert "2 posts are on the list. 1 post holder has not yet confirmed this year" in page
    clock.at += timedelta(days=365)
    client.force_login(named(who))
    page = text_of(client.get(LIST))
    assert "2 post holders have not yet confirmed this year" in page
    assert "Overdue" in page


def test_a_restriction_ends_with_the_post(client, hana, clock):
    listed(client, hana, "ruth")
    post = named("ruth").appointments.get()
    write(post, by=named("petra"), reason="changed", ends_on=date(2026, 12, 2))
    clock.at += timedelta(days=3)
    client.force_login(hana)
    assert "There are no posts on the list." in text_of(client.get(LIST))


def test_without_a_clause_there_is_no_list_of_restricted_posts(client, clock):
    in_force_from_now("knutsford", read=True)
    for who in ("petra", "ruth"):
        client.force_login(named(who))
        assert client.get(LIST).status_code == 404
        assert client.get(YOURS).status_code == 404


def test_the_list_takes_a_fixed_number_of_statements(client, hana, django_assert_max_num_queries):
    for who in ("ruth", "omar", "grace", "colin", "stan"):
        listed(client, hana, who)
    with django_assert_max_num_queries(9):
        client.get(LIST)


def test_two_holders_of_one_name_and_post_can_be_told_apart(client, hana, clock):
    for email, service, day in (("a", "Highways", 5), ("b", "Waste", 6)):
        person = User.objects.create_user(f"{email}@westhaven.example", "Sam Lee")
        post = {"role": Role.OFFICER, "service": Service.objects.get(name=service)}
        Appointment.objects.create(
            person=person, job_title="Lawyer", starts_on=date(2026, 1, day), **post
        )
    directory.forget_directory()
    client.force_login(hana)
    offered = [label for _, label in client.get(ADD).context["form"].fields["post"].choices]
    ours = [label for label in offered if label.startswith("Sam Lee")]
    assert ours == [
        "Sam Lee, Lawyer, since 5 January 2026",
        "Sam Lee, Lawyer, since 6 January 2026",
    ]
    assert not any("since" in label for label in offered if label not in ours)
    for post in Appointment.objects.filter(job_title="Lawyer"):
        actions.restrict_post(post, starts_on=date(2026, 12, 1), by=hana)
    page = text_of(client.get(LIST))
    for label in ours:
        assert f" the restriction of {label}</span>" in page
    row = RestrictedPost.objects.get(post__starts_on=date(2026, 1, 6))
    heading = text_of(client.get(reverse("protocols:release", args=[row.pk])))
    assert f"End the restriction: {ours[1]}" in heading
