"""Posts to come that are cancelled: by one or by two, and what was prepared for them."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from casework.absences.actions import record_absence
from casework.jobs import send_notices
from casework.models import Notice
from people import jobs
from people.models import (
    Absence,
    Appointment,
    Portfolio,
    Proposal,
    Seat,
    SecondPersonNeeded,
    Ward,
)
from people.proposals import actions
from people.proposals.cancellation import cancel_post
from people.proposals.facts import facts_of, mark_of
from people.roles import Role
from portal.leavers.models import LeaverChoice, Outcome, What
from tests.enquiries import cases
from tests.established import change_posts, establish
from tests.people import named, signed_in
from tests.portal import positions
from tests.portal.test_appointing import invited, page_of, sent, text_of

pytestmark = pytest.mark.django_db
JUNE = date(2027, 6, 1)


def to_come(who="stan", role=Role.COORDINATOR, starts_on=JUNE, **more):
    return establish(person=named(who), role=role, starts_on=starts_on, **more)


def cancelled(post, **typed):
    return sent(page_of("cancel-post", post), **typed)


def is_cancelled(post):
    return Appointment.with_cancelled.get(pk=post.pk).is_cancelled


def test_a_post_to_come_is_cancelled_from_the_page_of_the_person(clock):
    post = to_come()
    page = reverse("administration:person", args=[post.person_id])
    assert page_of("cancel-post", post) in text_of(signed_in("petra").get(page))
    response = cancelled(post)
    assert response.url == page
    assert page_of("change-post", post) not in text_of(signed_in("petra").get(page))
    row = post.history.latest()
    assert (row.history_user, row.history_change_reason) == (named("petra"), "cancelled")
    history = reverse("administration:history", args=[post.person_id])
    assert "Post cancelled" in text_of(signed_in("petra").get(history))


def test_pressed_twice_it_is_cancelled_once(clock):
    post = to_come()
    client, address = signed_in("petra"), page_of("cancel-post", post)
    form = client.get(address).context["form"]
    typed = {name: form[name].value() for name in ("key", "signed_for")}
    for _ in range(2):
        assert client.post(address, typed).status_code == 302
    assert post.history.filter(is_cancelled=True).count() == 1


def test_it_gives_nothing_on_its_first_day(clock):
    post = to_come()
    cancelled(post)
    clock.at += timedelta(days=300)
    assert not named("stan").holds(Role.COORDINATOR)
    assert post not in Appointment.objects.current()


def test_a_post_that_has_begun_is_ended_instead(clock):
    post = named("omar").appointments.get()
    response = signed_in("petra").get(page_of("cancel-post", post))
    assert response.status_code == 403
    assert "End it instead" in text_of(response)
    with pytest.raises(PermissionDenied):
        cancel_post(post, by=named("petra"))


def test_nobody_cancels_their_own_post(clock):
    post = to_come("petra")
    assert signed_in("petra").get(page_of("cancel-post", post)).status_code == 403
    with pytest.raises(PermissionDenied):
        cancel_post(post, by=named("petra"))


def test_a_seat_on_which_another_post_rests_is_cancelled_after_it(clock):
    change_posts(named("clara").appointments.all(), ends_on=date(2027, 5, 31))
    seat = to_come("clara", Role.COUNCILLOR, ward=Ward.objects.first())
    mayor = to_come("clara", Role.MAYOR)
    assert "Cancel that post first." in text_of(cancelled(seat))
    assert not is_cancelled(seat)
    cancelled(mayor)
    cancelled(seat)
    assert is_cancelled(seat)


def test_the_mayor_before_stays(clock):
    earlier = establish(person=named("clara"), role=Role.MAYOR, starts_on=date(2026, 5, 20))
    typed = {"role": "mayor", "standing": "holder"}
    first = {"starts_on_day": "1", "starts_on_month": "6", "starts_on_year": "2027"}
    sent(reverse("administration:appoint", args=[named("nia").pk]), **typed, **first)
    earlier.refresh_from_db()
    assert earlier.ends_on == date(2027, 5, 31)
    cancelled(Appointment.objects.get(role=Role.MAYOR, starts_on=JUNE))
    earlier.refresh_from_db()
    assert earlier.ends_on is None


# Guarded posts.


def test_a_guarded_post_is_cancelled_by_two(clock):
    post = to_come(role=Role.AUDITOR)
    assert "Enter the reason" in text_of(cancelled(post))
    for _ in range(2):
        response = cancelled(post, why="She does not come.")
        proposal = Proposal.objects.open().get()
        assert response.url == proposal.get_absolute_url()
    assert not is_cancelled(post)
    assert str(named("stan").pk) in proposal.told
    assert "Cancelling the post to come of Stan" in text_of(signed_in("stan").get(response.url))
    actions.confirm(proposal, shown=mark_of(facts_of(proposal)), by=named("eve"))
    clock.at += timedelta(hours=48)
    assert jobs.put_into_effect() == 1
    assert is_cancelled(post)
    assert post.history.latest().history_change_reason == "cancelled by two"


def test_a_guarded_post_that_begins_meanwhile_is_not_cancelled(clock):
    post = to_come(role=Role.AUDITOR, starts_on=date(2026, 12, 2))
    proposal = cancel_post(post, by=named("petra"), why="She does not come.")
    actions.confirm(proposal, shown=mark_of(facts_of(proposal)), by=named("eve"))
    clock.at += timedelta(hours=48)
    jobs.put_into_effect()
    assert not is_cancelled(post)
    assert "End it instead" in Proposal.objects.get(pk=proposal.pk).closed_why


def test_one_alone_cancels_no_guarded_post_below_the_pages(clock):
    post = to_come(role=Role.AUDITOR)
    with pytest.raises(SecondPersonNeeded):
        Appointment.objects.filter(pk=post.pk).update(is_cancelled=True)
    post.is_cancelled = True
    with pytest.raises(SecondPersonNeeded):
        post.save()
    one = "UPDATE people_appointment SET is_cancelled = true WHERE id = %s"
    with pytest.raises(DatabaseError, match="second person"), transaction.atomic():
        connection.cursor().execute(one, [post.pk])


def test_a_confirmed_change_of_the_post_does_not_cancel_it(clock):
    post = to_come(role=Role.AUDITOR)
    change = actions.propose_post(post, by=named("petra"), why="For a time.")
    actions.confirm(change, shown=mark_of(facts_of(change)), by=named("eve"))
    clock.at += timedelta(hours=48)
    post.is_cancelled, post.proposal = True, Proposal.objects.get(pk=change.pk)
    with pytest.raises(SecondPersonNeeded):
        post.save()
    one = "UPDATE people_appointment SET is_cancelled = true, proposal_id = %s WHERE id = %s"
    with pytest.raises(DatabaseError, match="second person"), transaction.atomic():
        connection.cursor().execute(one, [change.pk, post.pk])


def test_while_a_change_is_proposed_the_post_is_not_cancelled(clock):
    post = to_come(role=Role.AUDITOR)
    post.ends_on = date(2028, 1, 1)
    actions.propose_post(post, by=named("petra"), why="For a time.")
    with pytest.raises(ValidationError, match="proposed already"):
        cancel_post(post, by=named("petra"), why="Not at all.")


# What was prepared.


def new_officer(clock):
    invited(starts_on_year="2027")
    return named("ned").appointments.get()


def test_an_account_opened_for_it_is_closed_and_an_unsent_invitation_never_sent(clock, mailoutbox):
    post = new_officer(clock)
    page = text_of(signed_in("petra").get(page_of("cancel-post", post)))
    assert "their account is closed" in page
    cancelled(post)
    assert not named("ned").is_active
    send_notices()
    assert mailoutbox == []


def test_somebody_who_has_their_invitation_is_told(clock, mailoutbox):
    post = new_officer(clock)
    send_notices()
    cancelled(post)
    send_notices()
    assert [one.to for one in mailoutbox] == [["ned@westhaven.example"]] * 2
    assert "has been cancelled" in mailoutbox[1].body


def test_an_account_with_another_post_stays_open(clock, mailoutbox):
    cancelled(to_come("omar"))
    assert named("omar").is_active
    send_notices()
    assert mailoutbox == []


def test_a_cover_that_rested_on_it_ends_and_who_is_away_is_told(clock):
    post = new_officer(clock)
    days = {"starts_on": date(2027, 12, 6), "ends_on": date(2027, 12, 10)}
    key = "6e8b1d6e-0f4f-4f0e-9d5a-1f2f3a4b5c6d"
    absence = record_absence(**days, key=key, by=named("omar"), covered_by=named("ned"))
    cancelled(post)
    assert Absence.objects.get(pk=absence.pk).covered_by is None
    told = Notice.objects.get(event="absence-cover-changed", addressee=named("omar"))
    assert "will not have the post that was planned" in told.sentence


def test_a_choice_of_a_successor_ends_and_who_chose_is_told(clock):
    clara, nia = named("clara"), named("nia")
    nia.appointments.update(starts_on=JUNE)
    seat, enquiry = nia.appointments.get(), cases.raised()
    chosen = {"person": clara, "enquiry": enquiry, "what": What.COUNCILLOR, "to": nia}
    choice = LeaverChoice.objects.create(**chosen, by=named("colin"))
    cancelled(seat)
    choice.refresh_from_db()
    assert choice.outcome == Outcome.REFUSED
    told = Notice.objects.get(event="leaver-choice-refused", addressee=named("colin"))
    assert "has been cancelled" in " ".join(told.sentence.split())


def test_what_rests_on_a_cancelled_post_is_cancelled_with_it(clock):
    """A seat within another term stays."""
    post = positions.cabinet_post(starts_on=positions.TO_COME)
    row, petra = positions.portfolio(starts_on=positions.TO_COME), named("petra")
    cancel_post(post, by=petra)
    assert not Portfolio.objects.exists()
    assert row.history.first().history_change_reason == "cancelled"
    term = named("clara").appointments.get()
    term.ends_on = date(2026, 12, 31)
    term.save()
    kept = positions.seat(starts_on=date(2026, 12, 31))
    later = positions.seat(starts_on=positions.TO_COME)
    fields = {"role": Role.COUNCILLOR, "ward": term.ward, "starts_on": positions.TO_COME}
    cancel_post(positions.written(Appointment(person=named("clara"), **fields)), by=petra)
    assert list(Seat.objects.all()) == [kept]
    assert later.history.first().history_type == "-"
