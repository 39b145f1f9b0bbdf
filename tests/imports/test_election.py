"""An election by one file: what it changes in words, and what it does when it is saved."""

from datetime import date

import pytest

from casework.models import Notice
from foundation.history import write
from people.models import Appointment, Committee, Group, Seat, User, Ward
from people.roles import Role
from tests.imports.files import changes, lines, member, press_save, saved, uploaded
from tests.people import named

pytestmark = pytest.mark.django_db
FIRST = "7 May 2027"


@pytest.fixture(autouse=True)
def places(clock):
    for name in ("Moor", "Quayside"):
        Ward.objects.create(name=name)
    Committee.objects.create(name="Planning")
    Group.objects.create(name="Greens")


def posts_of(who):
    return [
        (post.post, post.starts_on, post.ends_on)
        for post in Appointment.objects.filter(person=named(who)).order_by("starts_on", "pk")
    ]


def test_someone_new_joins_and_becomes_a_councillor():
    row = member("Anna Reed", "Moor", group="Greens", committee="Planning", starts=FIRST)
    assert changes(row) == [
        "Anna Reed joins, and is invited at anna@westhaven.example.",
        "Anna Reed becomes councillor for Moor, in the group Greens, from 7 May 2027.",
        "Anna Reed becomes a member of Planning from 7 May 2027.",
    ]
    assert not User.objects.filter(email="anna@westhaven.example").exists()
    saved(row)
    anna = named("anna")
    assert posts_of("anna") == [("Moor ward", date(2027, 5, 7), None)]
    assert Seat.objects.get(person=anna).committee.name == "Planning"
    assert not anna.has_usable_password()
    invitation = Notice.objects.get(addressee=anna)
    assert (invitation.event, invitation.state) == ("invitation", "waiting")


def test_the_history_says_who_and_why():
    saved(member("Anna Reed", starts=FIRST), member("Clara Okafor", ends="6 May 2027"))
    anna, clara = named("anna"), named("clara")
    begun = anna.appointments.get().history.get()
    assert (begun.history_user, begun.history_change_reason) == (named("petra"), "imported")
    ended = clara.appointments.get().history.latest()
    assert (ended.history_user, ended.history_change_reason) == (
        named("petra"),
        "ended by an import",
    )
    assert anna.history.get().history_change_reason == "invited"


def test_a_councillor_who_is_elected_for_another_ward_leaves_the_earlier_one():
    row = member("Clara Okafor", "Moor", starts=FIRST)
    assert changes(row) == [
        "Clara Okafor stops being councillor for Harbour after 6 May 2027.",
        "Clara Okafor becomes councillor for Moor from 7 May 2027.",
    ]
    saved(row)
    assert posts_of("clara") == [
        ("Harbour ward", date(2020, 1, 1), date(2027, 5, 6)),
        ("Moor ward", date(2027, 5, 7), None),
    ]


def test_a_councillor_who_is_elected_again_stays():
    row = uploaded(member("Clara Okafor", "Harbour", starts=FIRST))
    assert lines(row, "change") == []
    assert lines(row, "note") == [
        "Clara Okafor has been councillor for Harbour since 1 January 2020. The first day in the"
        " file is not used."
    ]
    assert row.counts["same"] == 1
    assert press_save(row).status_code == 403


def test_those_who_are_not_in_the_file_end_on_the_day_that_was_chosen():
    said = changes(member("Clara Okafor"), last_day="6/5/2027")
    assert said == ["Nia Menon stops being councillor for Harbour after 6 May 2027."]
    saved(member("Clara Okafor"), last_day="6/5/2027")
    assert posts_of("nia") == [("Harbour ward", date(2020, 1, 1), date(2027, 5, 6))]
    assert posts_of("omar") == [("Highways", date(2020, 1, 1), None)]


def test_everyone_else_stays_if_that_was_chosen():
    saved(member("Anna Reed", starts=FIRST))
    assert posts_of("nia") == [("Harbour ward", date(2020, 1, 1), None)]


def test_the_posts_that_only_a_councillor_holds_are_given_in_the_same_file():
    chair = member("Anna Reed", "", post="Chair", committee="Planning", starts="18 May 2027")
    leader = member("Anna Reed", "", post="Group leader", group="Greens", starts="18 May 2027")
    said = changes(chair, leader, member("Anna Reed", "Moor", starts=FIRST))
    assert said == [
        "Anna Reed becomes Chair of Planning from 18 May 2027.",
        "Anna Reed becomes leader of the group Greens from 18 May 2027.",
        "Anna Reed joins, and is invited at anna@westhaven.example.",
        "Anna Reed becomes councillor for Moor from 7 May 2027.",
    ]


def test_a_mayor_gives_way_to_the_next_one():
    post = Appointment(person=named("nia"), role=Role.MAYOR, starts_on=date(2026, 5, 20))
    write(post, by=named("petra"), reason="added")
    row = member("Clara Okafor", "", post="Mayor", starts="19 May 2027")
    assert changes(row) == [
        "Nia Menon stops being Mayor after 18 May 2027.",
        "Clara Okafor becomes Mayor from 19 May 2027.",
    ]
    saved(row)
    post.refresh_from_db()
    assert post.ends_on == date(2027, 5, 18)


def test_someone_whose_account_was_closed_can_sign_in_again():
    write(named("nia"), by=named("petra"), reason="changed", is_active=False)
    row = member("Nia Menon", "Moor", starts=FIRST)
    assert changes(row)[0] == ("Nia Menon can sign in again, and is told at nia@westhaven.example.")
    saved(row)
    assert named("nia").is_active


def test_a_group_changes_and_nothing_else():
    said = changes(member("Clara Okafor", group="Greens"))
    assert said == ["Clara Okafor joins the group Greens."]
    saved(member("Clara Okafor", group="Greens"))
    assert named("clara").appointments.get().group.name == "Greens"


def test_a_second_press_saves_once():
    row = uploaded(member("Anna Reed", starts=FIRST))
    assert press_save(row).status_code == press_save(row).status_code == 302
    assert Notice.objects.filter(addressee=named("anna")).count() == 1
    assert len(posts_of("anna")) == 1


def test_people_who_have_changed_since_the_page_was_read_are_shown_again():
    row = uploaded(member("Clara Okafor", "Moor", starts=FIRST), member("Anna Reed", starts=FIRST))
    write(named("clara").appointments.get(), by=named("dev"), reason="x", ends_on=date(2027, 1, 31))
    response = press_save(row)
    assert response.status_code == 409
    assert "have changed since you saw this page" in response.content.decode()
    assert not User.objects.filter(name="Anna Reed").exists()
    row.refresh_from_db()
    assert "Clara Okafor becomes councillor for Moor from 7 May 2027." in lines(row, "change")
    assert not any("stops being" in words for words in lines(row, "change"))
    assert press_save(row).status_code == 302
    assert User.objects.filter(name="Anna Reed").exists()
