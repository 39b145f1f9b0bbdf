"""The settings of meetings, visits and connections: their clauses, meanings and errors."""

import pytest

from protocols.choices import ConnectionEffect, ScrutinyDecider, VisitAnswerer
from protocols.drafting import actions
from protocols.settings import comparing, snapshots
from protocols.sources.load import load_preset, preset_names
from tests.protocols.pages import error_messages, form_values, text_of
from tests.protocols.test_settings import address, means

pytestmark = pytest.mark.django_db
FIELDS = ("scrutiny_notice_days", "agenda_days", "visit_notice_days", "connection_effect")


@pytest.fixture
def draft(pat):
    return actions.draft_from_preset("oxford", name="Ours", by=pat)


@pytest.mark.parametrize(
    ("preset", "cited"),
    [
        ("oxford", {"agenda_days": "23.13(b)-p2", "connection_effect": "23.6"}),
        ("cheshire-east", {"scrutiny_notice_days": "6.3-p5", "scrutiny_decider": "6.3-p3"}),
        ("cheshire-east", {"visit_notice_days": "8.3-1", "visit_answerer": "8.3-1"}),
        ("knutsford", {"visit_answerer": "13.3(a)", "connection_effect": "4.4"}),
        ("thurrock", {"connection_effect": "10.3-p4"}),
    ],
)
def test_each_setting_cites_the_clause_that_asks_for_it(preset, cited):
    citations = load_preset(preset).citations
    assert {field: citations[field] for field in cited} == cited


@pytest.mark.parametrize("preset", preset_names())
def test_each_preset_leaves_what_a_connection_does_to_its_clauses(preset):
    settings = load_preset(preset).settings
    assert settings["connection_effect"] == ConnectionEffect.AS_CLAUSES
    assert (settings["agenda_days"], settings["agenda_reminder_days"]) == (14, 15)


def test_a_setting_of_one_duty_of_a_clause_shows_that_duty_under_its_name(draft, client, pat):
    client.force_login(pat)
    page = text_of(client.get(address(draft, "meetings")))
    assert "Oxford 23.13(b) Consultation should happen at least two weeks before" in page
    assert "-p2" not in page


def test_the_meanings_of_the_figures(draft, pat):
    assert means(draft, "scrutiny_notice_days") == [
        "A scrutiny body asks for an officer on Friday 18 December 2026. A meeting before"
        " Wednesday 6 January 2027 would need agreement to its date."
    ]
    assert "reminded if no one had been consulted 15 days" in means(draft, "agenda_days")[0]
    assert "for the same day would enter a reason" in means(draft, "visit_notice_days")[0]
    assert "for four weeks" in means(draft, "told_later_weeks")[0]


@pytest.mark.parametrize(
    ("field", "choices"),
    [
        ("connection_effect", ConnectionEffect),
        ("scrutiny_decider", ScrutinyDecider),
        ("visit_answerer", VisitAnswerer),
    ],
)
def test_each_choice_has_a_meaning_of_its_own(field, choices, draft, pat):
    seen = set(means(draft, field))
    for revision, chosen in enumerate(choices.values[1:]):
        draft = actions.edit_settings(draft, settings={field: chosen}, revision=revision, by=pat)
        seen.update(means(draft, field))
    assert len(seen) == len(choices.values)


def test_changed_figures_are_saved_and_compared(draft, client, pat):
    client.force_login(pat)
    before = snapshots.snapshot_of(draft)
    form = form_values(client.get(address(draft, "meetings")))
    form |= {"agenda_days": "7", "agenda_reminder_days": "10", "visit_notice_days": "0"}
    form |= {"connection_effect": "connections-left-out"}
    form |= {"scrutiny_decider": "head-of-service", "visit_answerer": "chief-executive"}
    page = text_of(client.post(address(draft, "meetings"), form, follow=True))
    assert "Draft saved" in page
    assert "A councillor could announce a visit at any time without a reason." in page
    draft.refresh_from_db()
    changed = comparing.changed_settings(before, snapshots.snapshot_of(draft))
    assert [str(change) for change in changed] == [
        "Who names the officer for a scrutiny body: changed from “what its clauses say” to “the"
        " head of the service”",
        "Consultation on agendas: changed from “at least 14 days before the meeting, with a"
        " reminder 15 days before it” to “at least 7 days before the meeting, with a reminder 10"
        " days before it”",
        "Notice of visits to premises: changed from “at least 1 day” to “none”",
        "Who confirms a visit to premises: changed from “the manager of the premises” to “the Chief"
        " Executive”",
        "What a declared connection does: changed from “what its clauses say” to “the officer is"
        " left out of the list”",
    ]


@pytest.mark.parametrize(
    ("field", "typed", "problem"),
    [
        ("agenda_reminder_days", "13", "Enter at least as many days as for the consultation"),
        ("agenda_days", "0", "0 is too few"),
        ("visit_notice_days", "soon", "“soon” is not a whole number"),
        ("scrutiny_notice_days", "61", "61 is too many"),
        ("told_later_weeks", "", "Enter a whole number"),
        ("connection_effect", "everything", "Select what a declared connection does"),
        ("scrutiny_decider", "", "Select who names the officer for a scrutiny body"),
        ("visit_answerer", "mayor", "Select who confirms a visit to premises"),
        ("declarations_to", "", "Select who reads declared connections"),
    ],
)
def test_what_cannot_be_is_refused_next_to_its_field(field, typed, problem, draft, client, pat):
    client.force_login(pat)
    form = form_values(client.get(address(draft, "meetings"))) | {field: typed}
    response = client.post(address(draft, "meetings"), form)
    assert any(problem in sentence for sentence in error_messages(response))
    draft.refresh_from_db()
    assert draft.revision == 0


def test_the_hours_of_the_media_team_come_from_the_same_defaults_as_every_figure(draft):
    assert snapshots.source_snapshot("oxford").values["media_hours"] == 8
    assert snapshots.default_snapshot().values["media_hours"] == 8
