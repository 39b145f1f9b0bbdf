"""Seats, portfolios and outside appointments on the pages of people administrators."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection
from django.urls import reverse

from documents.models import CommitteeReport
from foundation.verdict import ChangedSinceShown
from people.models import Committee, OutsideAppointment, Portfolio, Seat, Service
from people.positions.actions import cancel_position, change_position, give_position
from portal.administration.position_kinds import KINDS
from tests.administration import send
from tests.documents.test_papers import presented
from tests.people import named, signed_in, under
from tests.portal.positions import (
    FIRST,
    ROWS,
    TO_COME,
    cabinet_post,
    give,
    outside,
    page_about,
    planning,
    portfolio,
    press_twice,
    seat,
    typed_for,
)

pytestmark = pytest.mark.django_db
each_kind = pytest.mark.parametrize("kind", KINDS)
LAST = date(2026, 12, 31)


def rows(kind):
    return KINDS[kind].model.objects.all()


def text_of(response):
    return " ".join(response.content.decode().split())


def person_page(who="clara", by="petra"):
    page = reverse("administration:person", args=[named(who).pk])
    return text_of(signed_in(by).get(page))


@each_kind
def test_one_is_given_after_its_effects_were_shown_and_once(kind, clock):
    typed, args = typed_for(kind, ends_on=LAST), (named("clara").pk, kind)
    first = send("petra", "give-position", *args, **typed)
    assert "Nothing has changed yet" in text_of(first)
    assert not rows(kind).exists()
    shown = first.context["form"]["shown"].value()
    for _ in range(2):
        answer = send("petra", "give-position", *args, shown=shown, **typed)
        assert answer.url == reverse("administration:person", args=args[:1])
    row = rows(kind).get()
    assert (row.holder, row.starts_on, row.ends_on) == (named("clara"), FIRST, LAST)
    past = row.history.get()
    assert (past.history_user, past.history_change_reason) == (named("petra"), "added")


@each_kind
def test_one_is_changed_and_ended_with_its_history(kind, clock):
    row = ROWS[kind]()
    days = {"starts_on": date(2026, 7, 1), "ends_on": LAST, "capacity": "council"}
    for _ in range(2):
        assert press_twice("change-position", *page_about(row), **days).status_code == 302
    ended = press_twice("end-position", *page_about(row), ends_on=date(2026, 12, 1))
    assert ended.status_code == 302
    row.refresh_from_db()
    assert (row.starts_on, row.ends_on) == (date(2026, 7, 1), date(2026, 12, 1))
    reasons = row.history.order_by("pk").values_list("history_change_reason", flat=True)
    assert list(reasons) == ["added", "changed", "changed"]


@each_kind
def test_one_that_has_not_begun_is_cancelled_once_and_leaves_its_history(kind, clock):
    row = ROWS[kind](starts_on=TO_COME)
    page = reverse("administration:cancel-position", args=page_about(row))
    assert "They will not." in text_of(signed_in("petra").get(page))
    for _ in range(2):
        answer = send("petra", "cancel-position", *page_about(row))
        assert answer.url == reverse("administration:person", args=[named("clara").pk])
    assert not rows(kind).exists()
    past = KINDS[kind].model.history.get(history_type="-")
    assert (past.id, past.history_user) == (row.pk, named("petra"))
    history = reverse("administration:history", args=[named("clara").pk])
    assert "cancelled" in text_of(signed_in("petra").get(history))


@each_kind
def test_one_that_has_begun_ends_and_is_never_removed(kind, clock):
    row = ROWS[kind](starts_on=clock.at.date())
    answer = send("petra", "cancel-position", *page_about(row))
    assert answer.status_code == 409
    assert "This has begun, so it cannot be cancelled." in text_of(answer)
    past = KINDS[kind].model.history.get()
    assert past.history_type == "+"
    delete = f"DELETE FROM {row._meta.db_table} WHERE id = %s"
    with connection.cursor() as cursor, pytest.raises(DatabaseError, match="has begun ends"):
        cursor.execute(delete, [row.pk])


@pytest.mark.parametrize("page", ["change", "end", "cancel"])
@each_kind
def test_nobody_but_a_people_administrator_learns_of_the_pages(kind, page, clock):
    row = ROWS[kind](starts_on=TO_COME)
    for who in ("clara", "dev", "mona"):
        assert send(who, f"{page}-position", *page_about(row)).status_code == 404
        assert send(who, "give-position", named("nia").pk, kind).status_code == 404
    assert rows(kind).get().starts_on == TO_COME


def test_no_administrator_gives_or_changes_their_own(clock):
    petra, row = named("petra"), outside("petra", starts_on=TO_COME)
    assert send("petra", "give-position", petra.pk, "outside").status_code == 403
    for page in ("change", "end", "cancel"):
        assert send("petra", f"{page}-position", *page_about(row)).status_code == 403
    assert "Someone else must change this" in person_page("petra")
    with pytest.raises(PermissionDenied):
        cancel_position(row, by=petra)
    with pytest.raises(PermissionDenied):
        change_position(row, was=row, by=petra)
    with pytest.raises(PermissionDenied):
        give_position(Seat(person=petra, committee=planning(), starts_on=FIRST), by=petra)


def test_the_page_says_what_somebody_has_had_and_will_have(clock):
    seat(ends_on=date(2026, 8, 31))
    seat(starts_on=TO_COME)
    portfolio()
    outside(capacity="personal")
    page = person_page()
    for words in ("Seats on committees", "Monday 31 August 2026", "Monday 4 January 2027"):
        assert words in page
    assert 'Harbour Trust<br><span class="app-grey">Personally' in page
    assert page.count("/cancel/") == 1
    assert "Seats on committees" not in person_page("nia")


@pytest.mark.parametrize(
    ("who", "offered"),
    [
        ("clara", {"seat", "portfolio", "outside"}),
        ("nia", {"seat", "outside"}),
        ("omar", {"outside"}),
    ],
)
def test_only_what_somebody_can_hold_is_offered(who, offered, clock):
    cabinet_post()
    page = person_page(who)
    for kind in KINDS:
        address = reverse("administration:give-position", args=[named(who).pk, kind])
        assert (address in page) is (kind in offered)
        status = signed_in("petra").get(address).status_code
        assert status == (200 if kind in offered else 403)


@pytest.mark.parametrize(
    ("kind", "days", "sentence"),
    [
        ("seat", {"ends_on": date(2026, 5, 31)}, "The last day must be the same as or after"),
        ("seat", {"starts_on": date(2019, 5, 1)}, "is not a councillor on 1 May 2019"),
        ("seat", {"ends_on": date(2027, 6, 1)}, "is not a councillor on 1 June 2027"),
        ("seat", {"starts_on": date(2027, 6, 1)}, "is not a councillor on 1 June 2027"),
        ("portfolio", {"starts_on": date(2026, 5, 31)}, "The post starts on 1 June 2026."),
        ("portfolio", {"ends_on": date(2027, 6, 1)}, "The post ends on 5 May 2027."),
        ("outside", {"starts_on": date(2019, 5, 1)}, "neither a councillor nor an officer"),
        ("outside", {"capacity": ""}, "Select whether they are there for the council"),
    ],
)
def test_days_outside_the_term_and_in_the_wrong_order_are_refused(kind, days, sentence, clock):
    named("clara").appointments.update(ends_on=date(2027, 5, 5))
    cabinet_post(ends_on=date(2027, 5, 5))
    answer = give(kind, **days)
    assert answer.status_code == 200
    assert sentence in text_of(answer)
    assert not rows(kind).exists()


@each_kind
def test_nobody_has_the_same_one_twice_on_one_day(kind, clock):
    row = ROWS[kind](ends_on=LAST)
    assert "has this from 1 June 2026 until 31 December 2026" in text_of(give(kind, starts_on=LAST))
    assert give(kind, starts_on=LAST + timedelta(days=1)).status_code == 302
    answer = press_twice("end-position", *page_about(row), ends_on=LAST + timedelta(days=1))
    assert "has this from 1 January 2027" in text_of(answer)


@each_kind
def test_nothing_outlasts_a_place_that_ends(kind, clock):
    typed = typed_for(kind)
    place = {"seat": Committee, "portfolio": Service, "outside": type(outside().body)}[kind]
    OutsideAppointment.objects.filter(person=named("clara")).update(person=named("nia"))
    place.objects.update(ends_on=LAST)
    args = (named("clara").pk, kind)
    assert "Enter that day or an earlier one" in text_of(
        press_twice("give-position", *args, **typed)
    )
    late = press_twice("give-position", *args, **typed | {"starts_on": date(2027, 1, 1)})
    assert "ended on 31 December 2026. Select another one" in text_of(late)
    assert press_twice("give-position", *args, **typed, ends_on=LAST).status_code == 302
    place.objects.update(ends_on=date(2026, 11, 30))
    ended = send("petra", "give-position", *args, **typed)
    assert ended.status_code == 200
    assert "Select a valid choice" in text_of(ended) or "Select the" in text_of(ended)


def test_what_was_wrong_from_the_start_can_still_be_ended(clock):
    """Of before there were objections, such as a seat of somebody who had left."""
    row = seat(starts_on=date(2019, 5, 1))
    assert (
        press_twice("end-position", *page_about(row), ends_on=date(2019, 5, 2)).status_code == 302
    )


def test_a_seat_opens_what_its_preview_says_and_its_end_closes_it(clock):
    under("knutsford", clock)
    report = presented(planning())
    first = send("petra", "give-position", named("clara").pk, "seat", **typed_for("seat"))
    assert "they can read every report to this committee" in text_of(first)
    assert report not in CommitteeReport.objects.visible_to(named("clara"))
    give("seat")
    assert report in CommitteeReport.objects.visible_to(named("clara"))
    row, yesterday = Seat.objects.get(), clock.at.date() - timedelta(days=1)
    ending = send("petra", "end-position", *page_about(row), ends_on=yesterday)
    assert "they can no longer read reports" in text_of(ending)
    press_twice("end-position", *page_about(row), ends_on=yesterday)
    assert report not in CommitteeReport.objects.visible_to(named("clara"))


def test_a_preview_names_who_has_the_same_service(clock):
    portfolio("nia", starts_on=date(2026, 7, 1))
    typed = typed_for("portfolio")
    page = text_of(send("petra", "give-position", named("clara").pk, "portfolio", **typed))
    assert "Highways is in another portfolio too: Nia Menon." in page
    assert "has had the post longest, Nia Menon." in page


def test_what_changed_between_the_two_presses_is_shown_again(clock):
    typed, args = typed_for("portfolio"), (named("clara").pk, "portfolio")
    first = send("petra", "give-position", *args, **typed)
    portfolio("nia")
    shown = first.context["form"]["shown"].value()
    second = send("petra", "give-position", *args, shown=shown, **typed)
    assert second.status_code == 200
    assert "Nia Menon" in text_of(second)
    assert not Portfolio.objects.filter(post__person=named("clara")).exists()


def test_of_two_administrators_the_second_reads_what_the_first_did(clock):
    was, petra = seat(), named("petra")
    mine, theirs = Seat.objects.get(), Seat.objects.get()
    mine.ends_on, theirs.ends_on = LAST, date(2026, 12, 15)
    change_position(mine, was=was, by=petra)
    with pytest.raises(ChangedSinceShown):
        change_position(theirs, was=was, by=named("sam"))
    assert Seat.objects.get().ends_on == LAST
    days = {"person": named("clara"), "committee": planning()}
    with pytest.raises(ValidationError):
        give_position(Seat(starts_on=date(2026, 12, 2), **days), by=petra)
    later = seat(starts_on=TO_COME)
    cancel_position(later, by=petra)
    with pytest.raises(ChangedSinceShown):
        change_position(later, was=later, by=named("sam"))


def test_the_history_of_a_person_has_their_positions(clock):
    seat(ends_on=LAST)
    portfolio()
    outside(capacity="personal")
    history = reverse("administration:history", args=[named("clara").pk])
    page = text_of(signed_in("petra").get(history))
    for words in (
        "Seat added",
        "Planning, from Monday 1 June 2026 to Thursday 31 December 2026",
        "Service in the portfolio added",
        "Highways, from Monday 1 June 2026",
        "Outside appointment added",
        "Harbour Trust, personally, from Monday 1 June 2026",
    ):
        assert words in page


def test_an_address_with_another_persons_position_or_no_kind_is_not_found(clock):
    row, petra = seat(), signed_in("petra")
    for args in ((named("nia").pk, "seat", row.pk), (named("clara").pk, "chair", row.pk)):
        for page in ("change", "end", "cancel"):
            address = reverse(f"administration:{page}-position", args=args)
            assert petra.get(address).status_code == 404
    address = reverse("administration:give-position", args=[named("clara").pk, "chair"])
    assert petra.get(address).status_code == 404
