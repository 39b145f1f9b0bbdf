"""Media events: every group is invited, and a councillor of a permitted post arranges them."""

from datetime import datetime
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from announcements.media_events import actions, policy
from announcements.media_events.actions import NO_LIAISON
from announcements.models import InvitationAnswer, MediaEvent, MediaInvitation
from casework.models import Notice
from people.models import Appointment, Group, User
from people.roles import Role
from tests.announcements.media import harbour, make_leader, under_oxford
from tests.announcements.test_releases import page, post
from tests.conftest import LONDON
from tests.established import establish
from tests.people import STARTED, everybody_has_read, named

pytestmark = pytest.mark.django_db


def leader(name="Tess Rowe", group="Harbour Independents"):
    """A councillor who leads the group."""
    email = f"{name.split()[0].lower()}@westhaven.example"
    person = User.objects.create_user(email, name, "a long secret")
    body, _ = Group.objects.get_or_create(name=group)
    establish(person=person, role=Role.COUNCILLOR, ward=harbour(), group=body, starts_on=STARTED)
    establish(person=person, role=Role.GROUP_LEADER, group=body, starts_on=STARTED)
    return person


def council_with_groups(clock):
    """Under Oxford, with a leader of each of two groups."""
    version = under_oxford(clock)
    leader()
    leader("Peter Quayle", "Town and Country")
    everybody_has_read(version)


def planned(**more):
    times = [datetime(2026, 12, 9, hour, tzinfo=LONDON) for hour in (10, 11)]
    fields = {"title": "Opening of the depot", "text": "Photographs.", "place": "The depot"}
    fields |= dict(zip(("starts_at", "ends_at"), times, strict=True))
    fields |= {"with_councillors": True, "liaison": named("clara")}
    new = actions.NewMediaEvent(**fields | more)
    return actions.plan_media_event(new, by=named("stan"), key=uuid4())


def typed(**more):
    day = {"day_day": "9", "day_month": "12", "day_year": "2026", "starts": "10am", "ends": "11am"}
    fields = {"title": "Opening of the depot", "text": "Photographs.", "place": "The depot"}
    return day | fields | {"with_councillors": "yes", "liaison": named("clara").pk} | more


def of(event, name):
    return reverse(f"announcements:{name}", args=[event.reference])


@pytest.mark.clause("oxford", "23.14(f)")
def test_an_event_with_councillors_invites_the_leader_of_every_group(clock):
    council_with_groups(clock)
    post("stan", reverse("announcements:plan-media-event"), **typed())
    event = MediaEvent.objects.get()
    invited = event.invitations.values_list("group__name", "leader__name")
    assert sorted(invited) == [
        ("Harbour Independents", "Tess Rowe"),
        ("Town and Country", "Peter Quayle"),
    ]
    told = Notice.objects.filter(event="media-invitation").values_list("addressee__name", flat=True)
    assert sorted(told) == ["Peter Quayle", "Tess Rowe"]
    page("tess", event.get_absolute_url())
    with pytest.raises(TypeError, match="never removed"):
        event.invitations.all().delete()


@pytest.mark.clause("oxford", "23.14(f)")
def test_a_group_without_a_leader_is_invited_too_and_its_next_leader_answers(clock):
    council_with_groups(clock)
    Group.objects.create(name="Coastal Alliance")
    event = planned()
    assert "Coastal Alliance: invited, but it had no leader that day" in page(
        "stan", event.get_absolute_url()
    )
    nia = Appointment.objects.get(person__name="Nia Menon")
    group = Group.objects.get(name="Coastal Alliance")
    establish(person=nia.person, role=Role.GROUP_LEADER, group=group, starts_on=STARTED)
    post("nia", of(event, "answer-invitation"), answer="accepted", representative="Nia Menon")
    assert "Coastal Alliance: represented by Nia Menon" in page("stan", event.get_absolute_url())


def test_an_event_without_councillors_invites_no_one(clock):
    council_with_groups(clock)
    planned(with_councillors=False, liaison=None)
    assert not MediaInvitation.objects.exists()


@pytest.mark.clause("oxford", "23.14(f)-p2")
def test_an_event_with_councillors_names_who_it_is_arranged_with(clock):
    council_with_groups(clock)
    url = reverse("announcements:plan-media-event")
    for liaison in ("", named("nia").pk):
        assert NO_LIAISON in post("stan", url, 200, **typed(liaison=liaison))
    for liaison in (None, named("nia")):
        with pytest.raises(PermissionDenied, match=NO_LIAISON):
            planned(liaison=liaison)
    post("stan", url, **typed())
    assert "Councillor Clara Okafor" in page("stan", MediaEvent.objects.get().get_absolute_url())
    page("clara", MediaEvent.objects.get().get_absolute_url())


def test_a_leader_sees_their_own_invitation_and_no_other_councillor_sees_the_event(clock):
    council_with_groups(clock)
    event = planned()
    text = page("tess", event.get_absolute_url())
    assert "Harbour Independents" in text
    assert "Town and Country" not in text
    page("nia", event.get_absolute_url(), 404)
    page("omar", event.get_absolute_url(), 404)


def test_an_answer_names_who_comes_and_the_last_one_counts(clock):
    council_with_groups(clock)
    event = planned()
    url = of(event, "answer-invitation")
    assert "Enter who represents your group" in post(
        "tess", url, 200, answer="accepted", representative=""
    )
    post("tess", url, answer="accepted", representative="Tess Rowe")
    post("tess", url, answer="declined", representative="Tess Rowe")
    row = event.invitations.get(group__name="Harbour Independents")
    assert (row.answer, row.representative) == (InvitationAnswer.DECLINED, "")


def test_a_cancelled_event_is_told_to_the_leaders_and_not_answered(clock):
    council_with_groups(clock)
    event = planned()
    post("stan", of(event, "cancel-media-event"))
    told = Notice.objects.filter(event="media-cancelled").values_list("addressee__name", flat=True)
    assert sorted(told) == ["Clara Okafor", "Peter Quayle", "Tess Rowe"]
    event.refresh_from_db()
    assert "cancelled" in policy.can_answer_invitation(named("tess"), event).reason


def test_the_button_pressed_twice_plans_one_event(clock):
    council_with_groups(clock)
    make_leader("clara")
    form = typed(key=uuid4())
    for _ in range(2):
        post("stan", reverse("announcements:plan-media-event"), **form)
    assert MediaEvent.objects.count() == 1
