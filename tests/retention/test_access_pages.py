"""Who proposes, adopts, holds and reviews, and what each is told who cannot."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from foundation.history import write
from retention import policy
from retention.models import Hold, Schedule
from retention.schedule.actions import adopt_schedule, propose_schedule
from tests.people import named
from tests.protocols.pages import text_of
from tests.retention.records import LINES, adopted, held, proposed

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("who", ["mona", "eve"])
def test_another_person_than_the_proposer_adopts(who, clock):
    schedule = proposed()
    assert Schedule.objects.in_force() is None
    adopt_schedule(schedule, by=named(who))
    assert Schedule.objects.in_force() == schedule
    assert schedule.history.first().history_change_reason == "adopted"


@pytest.mark.parametrize("who", ["pat", "ada", "omar", "clara", "sam"])
def test_nobody_else_adopts(who, clock):
    with pytest.raises(PermissionDenied, match="Only the Monitoring Officer or the Chief"):
        adopt_schedule(proposed(), by=named(who))


def test_who_proposed_a_schedule_cannot_adopt_it(clock):
    schedule = proposed()
    write(schedule, by=None, reason="proposed", proposed_by=named("mona"))
    with pytest.raises(PermissionDenied, match="You proposed this schedule"):
        adopt_schedule(schedule, by=named("mona"))
    by = {"adopted_by": named("mona"), "adopted_at": clock.at}
    with pytest.raises(IntegrityError), transaction.atomic():
        write(schedule, by=None, reason="adopted", **by)


def test_only_the_newest_proposal_is_adopted_and_once(clock):
    older, newer = proposed(), proposed(enquiry=(7, "destroy"))
    with pytest.raises(PermissionDenied, match="Another schedule has been proposed"):
        adopt_schedule(older, by=named("mona"))
    adopt_schedule(newer, by=named("mona"))
    with pytest.raises(PermissionDenied, match="already been adopted"):
        adopt_schedule(newer, by=named("eve"))


@pytest.mark.parametrize("who", ["mona", "eve", "ada", "omar"])
def test_only_a_protocol_administrator_proposes(who, clock):
    with pytest.raises(PermissionDenied, match="Only a protocol administrator"):
        propose_schedule(LINES, by=named(who))


def test_a_second_press_proposes_the_same_schedule(clock):
    key = uuid4()
    one, two = (propose_schedule(LINES, by=named("pat"), key=key) for _ in range(2))
    assert one == two


def test_a_schedule_is_proposed_on_one_page_and_adopted_on_another(client, clock):
    client.force_login(named("pat"))
    typed = {"enquiry_years": "6", "enquiry_then": "review", "key": uuid4()}
    page = client.post(reverse("retention:propose"), typed, follow=True)
    assert "Pat Lowe proposed this schedule on Tuesday 1 December 2026" in text_of(page)
    assert "Only the Monitoring Officer or the Chief Executive can adopt" in text_of(page)
    client.force_login(named("mona"))
    schedule = Schedule.objects.get()
    page = client.get(reverse("retention:adopt", args=[schedule.pk]))
    assert "Enquiries Kept for: 6 years After: It was closed" in text_of(page)
    page = client.post(reverse("retention:adopt", args=[schedule.pk]), {"key": uuid4()})
    page = client.get(reverse("retention:schedule"))
    assert "Mona Reid adopted it on Tuesday 1 December 2026" in text_of(page)
    assert "Kept: not yet destroyed by the portal" in text_of(page)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"enquiry_years": "0", "enquiry_then": "review"}, "1 to 100"),
        ({"enquiry_years": "101", "enquiry_then": "review"}, "1 to 100"),
        ({"enquiry_years": "6"}, "Select what happens to an enquiry then"),
    ],
)
def test_what_is_wrong_with_a_proposal_is_said(typed, says, client, clock):
    client.force_login(named("pat"))
    page = client.post(reverse("retention:propose"), typed | {"key": uuid4()})
    assert says in text_of(page)
    assert not Schedule.objects.exists()


@pytest.mark.parametrize("who", ["eve", "pat", "ada", "omar", "clara", "sam"])
def test_only_the_monitoring_officer_places_and_ends_holds_and_reviews(who, clock):
    hold, user = held(name="Zelda Quill"), named(who)
    assert not policy.can_place_hold(user)
    assert not policy.can_end_hold(user, hold, clock.at.date())
    assert not policy.can_review_records(user)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"case": "", "name": ""}, "a reference or a name, and not both"),
        ({"case": "E-2026-0001", "name": "Quill"}, "a reference or a name, and not both"),
        ({"case": "E-2026-9999", "name": ""}, "no case with this reference"),
        ({"case": "", "name": "..."}, "a name with letters in it"),
    ],
)
def test_what_is_wrong_with_a_hold_is_said(typed, says, clock):
    with pytest.raises(ValidationError, match=says):
        held(**typed)


def test_a_hold_is_placed_listed_and_ended_on_its_pages(client, clock):
    client.force_login(named("mona"))
    typed = {"case": "", "name": "Zelda Quill", "why": "An inquiry has been announced."}
    for _ in range(2):
        page = client.post(reverse("retention:place-hold"), typed | {"key": Hold().key})
    hold = Hold.objects.order_by("pk").first()
    page = client.get(reverse("retention:holds"))
    assert "Zelda Quill Why: An inquiry has been announced." in text_of(page)
    client.post(reverse("retention:end-hold", args=[hold.pk]), {"key": uuid4()})
    hold.refresh_from_db()
    assert (hold.ended_by, hold.ended_at) == (named("mona"), clock.at)
    page = client.post(reverse("retention:end-hold", args=[hold.pk]), {"key": uuid4()})
    assert (page.status_code, "no longer in force" in text_of(page)) == (403, True)


def test_a_hold_ends_after_its_last_day(clock):
    hold = held(name="Zelda Quill", until=clock.at.date())
    assert hold in Hold.objects.in_force(clock.at.date())
    clock.next_day()
    assert hold not in Hold.objects.in_force(clock.at.date())
    assert not policy.can_end_hold(named("mona"), hold, clock.at.date())


def test_the_list_of_holds_is_paged_in_a_fixed_number_of_statements(
    client, clock, django_assert_max_num_queries
):
    for number in range(27):
        held(name=f"Person {number}")
    adopted()
    client.force_login(named("mona"))
    client.get(reverse("retention:holds"))
    with django_assert_max_num_queries(12):
        page = client.get(reverse("retention:holds"))
    assert text_of(page).count("End hold") == 25
    assert "Next page" in text_of(page)
