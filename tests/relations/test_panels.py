"""Recruitment panels: training, merit, connections to candidates, the outcome, clause by clause."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from casework.models import Notice
from relations.models import (
    PanelSeat,
)
from relations.panels import actions, decisions, forms
from tests.clause_protocols import adopt_for
from tests.people import named, signed_in
from tests.relations import panels
from tests.relations.connections import declared
from tests.relations.panels import OUTSIDER, POST, REASONS, WORDS, hana, said, with_people

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


@pytest.mark.clause("oxford", "23.16(a)-p6")
def test_only_a_councillor_with_a_date_of_training_can_be_added_to_a_panel(clause_protocol):
    panel, browser = panels.set_up(), signed_in("hana")
    url, clara = url_of(panel, "add-panel-member"), named("clara")
    assert "Clara Okafor" not in page("hana", url)
    refused = browser.post(url, {"member": clara.pk, "key": uuid4()})
    assert "Select a councillor from the list" in refused.content.decode()
    with pytest.raises(PermissionDenied, match="no date of training"):
        actions.add_panel_member(panel, member=clara, by=hana())
    panels.trained("clara")
    assert browser.post(url, {"member": clara.pk, "key": uuid4()}).status_code == 302
    assert PanelSeat.objects.get().person == clara
    assert told("panel-added") == ["Clara Okafor"]


@pytest.mark.clause("oxford", "23.16(a)-p5")
def test_a_panel_opens_to_a_councillor_who_has_confirmed_to_judge_on_merit(clause_protocol):
    panel, browser = with_people(), signed_in("clara")
    merit = url_of(panel, "panel-merit")
    response = browser.get(panel.get_absolute_url())
    assert (response.status_code, response["Location"]) == (302, merit)
    page("clara", url_of(panel, "panel-connections"), status=403)
    assert "Oxford 23.16(a)" in page("clara", merit)
    unticked = browser.post(merit, {"key": uuid4()})
    assert "Confirm that you will judge each candidate on merit" in unticked.content.decode()
    assert browser.post(merit, {"merit": "on", "key": uuid4()}).status_code == 302
    seat = PanelSeat.objects.get(person=named("clara"))
    assert seat.merit_confirmed_at is not None
    assert browser.get(panel.get_absolute_url())["Location"] == url_of(panel, "panel-connections")


@pytest.mark.clause("oxford", "23.16(a)")
def test_a_councillor_declares_to_each_candidate_and_with_a_connection_is_off_the_panel(
    clause_protocol,
):
    panel, browser = with_people(), signed_in("clara")
    panels.confirmed(panel, "clara")
    url = url_of(panel, "panel-connections")
    text = page("clara", url)
    assert OUTSIDER in text
    assert "Grace Lund" in text
    outsider, _ = keys = panels.keys_of(panel)
    sent = {"candidates": [outsider], "text": WORDS, "shown": ",".join(keys), "key": uuid4()}
    response = browser.post(url, sent)
    assert response["Location"] == reverse("relations:panels")
    page("clara", panel.get_absolute_url(), status=404)
    assert panel.reference not in page("clara", reverse("relations:panels"))
    with pytest.raises(PermissionDenied, match="cannot be added again"):
        actions.add_panel_member(panel, member=named("clara"), by=hana())


@pytest.mark.clause("oxford", "23.16(a)")
def test_only_the_monitoring_officer_reads_why_someone_is_off_the_panel(clause_protocol):
    panel = with_people()
    outsider, _ = panels.keys_of(panel)
    said(panel, "clara", [outsider], WORDS)
    said(panel, "nia")
    text = page("mona", panel.get_absolute_url())
    assert WORDS in text
    assert f"Connection to {OUTSIDER}" in text
    for who in ("hana", "nia", "omar"):
        text = page(who, panel.get_absolute_url())
        assert "Wigwam" not in text
        assert "onnection to" not in text
        assert (LEFT in text) == (who == "hana")
    assert told("panel-left") == ["Hana Reed"]


@pytest.mark.clause("oxford", "23.16(a)")
def test_a_connection_in_the_register_takes_a_member_off_who_says_there_is_none(clause_protocol):
    declared("grace", "clara")
    panel = with_people()
    assert "Councillor Clara Okafor" in page("hana", panel.get_absolute_url())
    said(panel, "clara")
    page("clara", panel.get_absolute_url(), status=404)
    assert "From the register" in page("mona", panel.get_absolute_url())
    assert LEFT in page("hana", panel.get_absolute_url())


def test_every_way_of_leaving_leaves_one_record_that_names_no_one(clock):
    adopt_for(clock, "oxford")
    panel = with_people()
    outsider, _ = panels.keys_of(panel)
    said(panel, "clara", [outsider], WORDS)
    decisions.leave_panel(panel, by=named("nia"))
    omar = PanelSeat.objects.get(person=named("omar"))
    actions.remove_from_panel(panel, seat=omar, by=hana())
    rows = PanelSeat.history.filter(left_at__isnull=False)
    assert set(rows.values_list("history_user", "history_change_reason")) == {(None, "left")}
    assert rows.count() == 3


def test_a_panel_opens_once_a_member_has_declared_no_connection_to_anyone(clock):
    adopt_for(clock, "oxford")
    panel = with_people()
    said(panel, "clara")
    text = page("clara", panel.get_absolute_url())
    assert OUTSIDER in text
    assert "Councillor Clara Okafor</td> <td>Ready" in text
    assert "Councillor Nia Menon</td> <td>Has not confirmed" in text


def test_a_candidate_who_comes_later_is_declared_about_before_the_panel_opens_again(clock):
    adopt_for(clock, "oxford")
    panel, browser = with_people(), signed_in("clara")
    said(panel, "clara")
    before = panels.keys_of(panel)
    panels.candidate(panel, name="Yolanda Ferris")
    assert told("panel-candidate") == ["Clara Okafor"]
    url = url_of(panel, "panel-connections")
    assert browser.get(panel.get_absolute_url())["Location"] == url
    sent = {"candidates": [forms.NO_ONE], "shown": ",".join(before), "key": uuid4()}
    assert browser.post(url, sent).status_code == 302  # of a page from before
    assert browser.get(panel.get_absolute_url())["Location"] == url
    sent |= {"shown": ",".join(panels.keys_of(panel)), "key": uuid4()}
    browser.post(url, sent)
    assert "Yolanda Ferris" in page("clara", panel.get_absolute_url())


@pytest.mark.parametrize(
    ("candidates", "text", "error"),
    [
        ([], "", forms.SAY_FOR_ALL),
        (["someone"], "", forms.SAY_FOR_ALL),
        (["first", forms.NO_ONE], "x", forms.NOT_NONE_AND_SOME),
        (["first"], "", forms.NO_WORDS),
    ],
)
def test_a_declaration_says_something_about_each_candidate(candidates, text, error, clock):
    adopt_for(clock, "oxford")
    panel = with_people()
    panels.confirmed(panel, "clara")
    keys = panels.keys_of(panel)
    chosen = [keys[0] if one == "first" else one for one in candidates]
    sent = {"candidates": chosen, "text": text, "shown": ",".join(keys), "key": uuid4()}
    response = signed_in("clara").post(url_of(panel, "panel-connections"), sent)
    assert response.status_code == 200
    assert error in response.content.decode()
    assert not PanelSeat.objects.filter(declared__isnull=False).exists()


@pytest.mark.clause("oxford", "23.16(a)-p5")
def test_the_outcome_says_how_candidates_compare_on_merit_and_names_who_decided(clause_protocol):
    panel, browser = with_people(), signed_in("hana")
    said(panel, "clara")
    url = url_of(panel, "panel-outcome")
    page("hana", url, status=403)  # it has not met
    key = panels.keys_of(panel)[0]
    actions.move_panel(
        panel, starts_at=panels.at(8, day=1), ends_at=panels.at(9, day=1), place="Hall", by=hana()
    )
    assert "Oxford 23.16(a)" in page("hana", url)
    empty = browser.post(url, {"appointed": key, "reasons": "", "key": uuid4()})
    assert "Enter how the candidates compare on merit" in empty.content.decode()
    sent = {"appointed": key, "reasons": REASONS, "key": uuid4()}
    assert browser.post(url, sent).status_code == 302
    text = page("clara", panel.get_absolute_url())
    assert OUTSIDER in text
    assert REASONS in text
    decided_by = text.partition("Decided by")[2].partition("</dd>")[0]
    assert "Councillor Clara Okafor" in decided_by
    assert "Nia Menon" not in decided_by


def test_no_outcome_without_a_councillor_who_could_decide_and_none_twice(clock):
    adopt_for(clock, "oxford")
    panel = with_people()
    clock.set(2026, 12, 9, 12)
    with pytest.raises(PermissionDenied, match="No councillor on this panel"):
        decisions.record_outcome(panel, appointed="", reasons="None.", by=hana())
    said(panel, "nia")
    decisions.record_outcome(panel, appointed="", reasons="None.", by=hana())
    with pytest.raises(PermissionDenied, match="has been recorded"):
        decisions.record_outcome(panel, appointed="", reasons="None.", by=hana())
    text = page("nia", panel.get_absolute_url())
    assert "No one" in text
    text = page("clara", panel.get_absolute_url())  # who never declared
    assert OUTSIDER not in text
    assert "You did not confirm and declare" in text


def test_a_candidate_neither_reads_nor_supports_the_panel(clock):
    adopt_for(clock, "oxford")
    panel = with_people()
    with pytest.raises(PermissionDenied, match="Select someone else"):
        actions.add_panel_officer(panel, officer=named("grace"), by=hana())
    panels.candidate(panel, officer="mona")  # the Monitoring Officer applies
    page("mona", panel.get_absolute_url(), status=404)
    assert POST not in page("mona", reverse("relations:panels"))
    with pytest.raises(PermissionDenied, match="supports the panel"):
        panels.candidate(panel, officer="omar")
