"""Recruitment panels: set up, moved into calendars, cancelled; and the register of training."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from casework.models import Notice
from people.models import Appointment, User
from people.roles import Role
from relations.meeting_times import IN_THE_PAST
from relations.models import (
    CouncillorTraining,
    PanelState,
    RecruitmentPanel,
    TrainingKind,
)
from relations.panels import actions, decisions, forms
from relations.panels.policy import can_change_panel, can_set_up_panel
from relations.training.forms import NOT_HELD_YET
from tests.clause_protocols import adopt_for
from tests.established import change_posts
from tests.people import named, signed_in
from tests.relations import panels
from tests.relations.panels import OUTSIDER, POST, hana, with_people

pytestmark = pytest.mark.django_db
LEFT = "No longer on the panel"


def page(who, url, status=200):
    response = signed_in(who).get(url)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def url_of(panel, verb):
    return reverse(f"relations:{verb}", args=[panel.reference])


def told(event):
    return sorted(Notice.objects.filter(event=event).values_list("addressee__name", flat=True))


def test_training_for_disciplinary_cases_or_a_day_to_come_is_no_training_for_recruitment(clock):
    adopt_for(clock, "oxford")
    panel = panels.set_up()
    panels.trained("clara", kind=TrainingKind.DISCIPLINARY)
    panels.trained("nia", on=panels.at(9, day=20).date())
    for who in ("clara", "nia"):
        with pytest.raises(PermissionDenied, match="no date of training"):
            actions.add_panel_member(panel, member=named(who), by=hana())


def test_human_resources_set_up_a_panel_on_its_page(clock):
    adopt_for(clock, "oxford")
    hana()
    browser = signed_in("hana")
    url = reverse("relations:set-up-panel")
    past = browser.post(url, panels.typed(day_month="11"))
    assert IN_THE_PAST.format("meeting") in past.content.decode()
    key = uuid4()
    for _ in range(2):  # the button is pressed twice
        assert browser.post(url, panels.typed(key=key)).status_code == 302
    panel = RecruitmentPanel.objects.get()
    assert (panel.title, panel.status) == (POST, PanelState.OPEN)
    assert "Wednesday 9 December, 10am to 12pm" in page("hana", panel.get_absolute_url())


@pytest.mark.parametrize(
    ("name", "officer", "error"),
    [("", "", forms.NAME_OR_OFFICER), (OUTSIDER, "grace", forms.NOT_BOTH)],
)
def test_a_candidate_is_a_name_or_an_officer(name, officer, error, clock):
    adopt_for(clock, "oxford")
    panel = panels.set_up()
    url = url_of(panel, "add-candidate")
    sent = {"name": name, "officer": named(officer).pk if officer else "", "key": uuid4()}
    response = signed_in("hana").post(url, sent)
    assert error in response.content.decode()
    sent = {"name": OUTSIDER, "officer": "", "key": uuid4()}
    for _ in range(2):
        assert signed_in("hana").post(url, sent).status_code == 302
    assert panel.candidates.count() == 1


def test_who_leaves_the_council_or_changes_sides_reads_the_panel_no_more(clock):
    adopt_for(clock, "oxford")
    with_people()
    for who in ("clara", "omar"):
        person = User.objects.get(pk=named(who).pk)
        assert RecruitmentPanel.objects.visible_to(person).exists()
        person.appointments.update(ends_on=panels.at(9, day=1).date().replace(month=11, day=30))
        assert not RecruitmentPanel.objects.visible_to(named(who)).exists()


def test_a_cancelled_panel_is_closed_and_everyone_on_it_is_told(clock):
    adopt_for(clock, "oxford")
    panel = with_people()
    actions.cancel_panel(panel, by=hana())
    assert told("panel-cancelled") == ["Clara Okafor", "Nia Menon", "Omar Haddad"]
    for verb in ("add-candidate", "add-panel-member", "panel-time", "panel-outcome"):
        assert "This panel has been cancelled" in page("hana", url_of(panel, verb), status=403)
    assert "This panel has been cancelled" in page("clara", url_of(panel, "panel-merit"), 403)


def test_the_calendar_shows_a_panel_to_those_who_sit_on_it(clock):
    adopt_for(clock, "oxford")
    panel = with_people()
    month = f"{reverse('relations:calendar')}?month=2026-12"
    for who in ("clara", "nia", "omar"):
        assert POST in page(who, month)
    for who in ("hana", "mona", "grace", "ruth"):
        assert POST not in page(who, month)
    response = signed_in("clara").get(url_of(panel, "panel-file"))
    text = response.content.decode()
    assert "DTSTART" in text
    assert POST not in text
    assert OUTSIDER not in text
    actions.cancel_panel(panel, by=hana())
    assert POST not in page("clara", month)


def test_a_panel_that_has_met_waits_for_human_resources(clock):
    adopt_for(clock, "oxford")
    panel = with_people()
    assert "Recruitment panels without an outcome" not in page("hana", "/")
    clock.set(2026, 12, 9, 12, 30)
    assert "Recruitment panels without an outcome: 1" in page("hana", "/")
    assert panel.reference in page("hana", "/")


@pytest.mark.parametrize("preset", ["section-c", "knutsford"])
def test_a_protocol_that_is_silent_has_no_panels_and_no_register(preset, clock):
    if preset != "section-c":
        adopt_for(clock, preset)
    assert not can_set_up_panel(hana())
    page("hana", reverse("relations:set-up-panel"), status=403)
    page("hana", reverse("relations:training"), status=403)


def test_human_resources_keep_the_register_of_training(clock):
    adopt_for(clock, "oxford")
    hana()
    browser, clara = signed_in("hana"), named("clara")
    url = reverse("relations:record-training", args=[clara.pk])
    to_come = {"recruitment_day": "2", "recruitment_month": "3", "recruitment_year": "2027"}
    assert NOT_HELD_YET in browser.post(url, to_come | {"key": uuid4()}).content.decode()
    assert not CouncillorTraining.objects.exists()
    held = to_come | {"recruitment_year": "2026", "key": uuid4()}
    for _ in range(2):
        assert browser.post(url, held).status_code == 302
    assert CouncillorTraining.history.count() == 2  # one day recorded, and none of the other kind
    assert "Monday 2 March 2026" in page("hana", reverse("relations:training"))
    browser.post(url, {"key": uuid4()})  # entered in error
    assert "Monday 2 March 2026" not in page("hana", reverse("relations:training"))
    for who in ("clara", "mona", "petra", "eve"):
        page(who, url, status=403)
    page("hana", reverse("relations:record-training", args=[named("omar").pk]), status=404)


def human_resources_leave(clock):
    posts = Appointment.objects.filter(role=Role.HUMAN_RESOURCES)
    change_posts(posts, ends_on=clock.at.date() - timedelta(days=1))


def test_while_no_one_heads_human_resources_the_monitoring_officer_keeps_panels(clock):
    """No one reads a panel by that who did not read it before."""
    adopt_for(clock, "oxford")
    panel = with_people()
    for who in ("mona", "eve", "petra"):
        assert not can_change_panel(named(who), panel)
    human_resources_leave(clock)
    assert not can_change_panel(named("hana"), panel)
    assert can_change_panel(named("mona"), panel)
    for who in ("eve", "petra", "dev", "ruth"):
        assert not can_change_panel(named(who), panel)
        assert not RecruitmentPanel.objects.visible_to(named(who)).exists()
    actions.cancel_panel(panel, by=named("mona"))
    assert "Clara Okafor" in page("mona", reverse("relations:training"))
    page("eve", reverse("relations:training"), status=403)


def test_the_monitoring_officer_is_told_who_left_a_panel_while_human_resources_are_vacant(clock):
    adopt_for(clock, "oxford")
    panel = with_people()
    human_resources_leave(clock)
    decisions.leave_panel(panel, by=named("clara"))
    assert told("panel-left") == [named("mona").name]
