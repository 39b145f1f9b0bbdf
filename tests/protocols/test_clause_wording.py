"""Clauses of a draft reworded, added and removed, one by one, with their history."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from protocols import guidance, policy, version_cache
from protocols.drafting import actions, clause_wording
from protocols.models import Clause
from protocols.settings import comparing
from tests.established import establish
from tests.people import named
from tests.protocols.pages import form_values, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(pat, clock):
    return actions.draft_from_preset("surrey", name="Ours", by=pat)


@pytest.fixture
def signed_in(client, pat, clock):
    client.force_login(pat)
    return client


def address(clause, more=""):
    return f"/protocol/versions/{clause.protocol.number}/clauses/{clause.position}/{more}"


def words_on_the_media_page(client):
    client.force_login(named("clara"))
    return text_of(client.get("/protocol/about/media/"))


def fields(**more):
    usual = {"heading": "Manners", "summary": "Be kind.", "side": "", "screens": []}
    return usual | {"guidance": "", "note": ""} | more


@pytest.mark.clause("surrey", "report-2")
@pytest.mark.clause("surrey", "report-5")
def test_each_clause_is_reworded_alone_and_its_history_keeps_the_words(
    clause_protocol, draft, signed_in, clock
):
    clause = draft.clauses.get(number="report-7-p4")
    before = clause.summary
    clock.set(2026, 12, 1, 11)
    typed = form_values(signed_in.get(address(clause))) | {"summary": "Nobody is undermined."}
    page = text_of(signed_in.post(address(clause), typed, follow=True))
    assert "Clause report-7-p4 saved" in page
    now, then = clause.history.order_by("-history_id")[:2]
    assert (now.summary, then.summary) == ("Nobody is undermined.", before)
    assert (now.history_user, now.history_date) == (named("pat"), clock.at)
    history = text_of(signed_in.get(f"/protocol/versions/{draft.number}/"))
    assert "by Pat Lowe. Clause report-7-p4 reworded" in history


@pytest.mark.clause("surrey", "report-5")
def test_an_example_is_added_and_removed(clause_protocol, draft, signed_in, clock):
    page = f"/protocol/versions/{draft.number}/clauses/add/"
    typed = form_values(signed_in.get(page)) | fields(number="17.4", summary="No shouting.")
    added = text_of(signed_in.post(page, typed | {"screens": ["expected"]}, follow=True))
    assert "Clause 17.4 added" in added
    clause = draft.clauses.get(number="17.4")
    assert (clause.handled, clause.behaviour) == ("guided", "edited-clauses")
    assert clause in guidance.expected_clauses(draft, "member")
    clock.set(2026, 12, 1, 11)
    assert "Its history will be kept." in text_of(signed_in.get(address(clause, "take-out/")))
    signed_in.post(address(clause, "take-out/"), {"key": uuid4()})
    assert not draft.clauses.filter(number="17.4").exists()
    reasons = Clause.history.filter(number="17.4").order_by("history_id")
    assert [(row.history_type, row.history_user.name) for row in reasons] == [
        ("+", "Pat Lowe"),
        ("-", "Pat Lowe"),
    ]
    assert "Clause 17.4 removed" in text_of(signed_in.get(f"/protocol/versions/{draft.number}/"))


def test_a_clause_of_ones_own_switches_on_what_it_is_chosen_for(draft, signed_in, mona, clock):
    page = f"/protocol/versions/{draft.number}/clauses/add/"
    opened = signed_in.get(page)
    assert "One page sets out what the protocol asks of people who speak to the media" in text_of(
        opened
    )
    typed = form_values(opened) | fields(number="17.4", summary="Ask before you speak.")
    signed_in.post(page, typed | {"behaviour": "advice-openings"})
    clause = draft.clauses.get(number="17.4")
    assert (clause.handled, clause.behaviour) == ("supported", "advice-openings")
    clock.set(2026, 12, 1, 11)
    typed = form_values(signed_in.get(address(clause))) | {"behaviour": "media-page"}
    signed_in.post(address(clause), typed)
    now, then = clause.history.order_by("-history_id")[:2]
    assert (now.behaviour, then.behaviour) == ("media-page", "advice-openings")
    assert now.history_user == named("pat")
    history = text_of(signed_in.get(f"/protocol/versions/{draft.number}/"))
    assert "Clause 17.4 changed, and with it what the portal does" in history
    actions.adopt_version(draft, effective_from=date(2026, 12, 2), minute="C1", by=mona)
    clock.set(2026, 12, 2, 10)
    assert "Ask before you speak." in words_on_the_media_page(signed_in)


def test_a_removed_clause_switches_off_what_it_was_chosen_for(draft, signed_in, mona, clock, pat):
    chosen = {"screens": [], "heading": "Media", "summary": "Ask before you speak.", "side": ""}
    clause = clause_wording.add_clause(
        draft, by=pat, number="17.4", behaviour="media-page", **chosen
    )
    clock.set(2026, 12, 1, 11)
    signed_in.post(address(clause, "take-out/"), {"key": uuid4()})
    actions.adopt_version(draft, effective_from=date(2026, 12, 2), minute="C1", by=mona)
    clock.set(2026, 12, 2, 10)
    assert "Ask before you speak." not in words_on_the_media_page(signed_in)


def test_a_clause_that_is_chosen_for_nothing_is_for_information(draft, pat):
    clause = draft.clauses.get(number="report-5")
    kept = fields(behaviour="", heading=clause.heading, summary=clause.summary)
    mark = clause_wording.clause_mark(clause)
    clause_wording.reword_clause(clause, mark=mark, by=pat, **kept)
    clause.refresh_from_db()
    assert (clause.handled, clause.behaviour) == ("none", "")


def test_only_what_a_clause_switches_on_can_be_chosen_or_what_it_already_asks_for(draft, signed_in):
    clause = draft.clauses.get(number="18")
    assert clause.behaviour == "conduct-reminders"
    typed = form_values(signed_in.get(address(clause)))
    assert typed["behaviour"] == "conduct-reminders"
    for refused in ("letters-stand", "no-such-thing"):
        response = signed_in.post(address(clause), typed | {"behaviour": refused})
        assert "behaviour" in response.context["form"].errors
    clause.refresh_from_db()
    assert clause.behaviour == "conduct-reminders"


def test_a_number_that_is_taken_is_refused_next_to_its_field(draft, signed_in):
    page = f"/protocol/versions/{draft.number}/clauses/add/"
    typed = form_values(signed_in.get(page)) | fields(number="17", summary="No shouting.")
    refused = signed_in.post(page, typed)
    assert refused.context["form"].errors["number"] == [
        "This number is taken. Enter another, such as 9.1"
    ]
    assert "No shouting." in text_of(refused)


def test_a_clause_that_a_setting_cites_cannot_be_removed(pat, signed_in):
    draft = actions.draft_from_preset("oxford", name="Ours", by=pat)
    clause = draft.clauses.get(number="23.5")
    response = signed_in.get(address(clause, "take-out/"))
    assert response.status_code == 403
    assert "A setting cites clause 23.5, so you cannot remove it." in text_of(response)
    with pytest.raises(PermissionDenied):
        clause_wording.remove_clause(clause, by=pat)


@pytest.mark.clause("cheshire-east", "2.3")
@pytest.mark.clause("cheshire-east", "2.3-p2")
def test_a_note_on_what_overrides_a_clause_is_read_wherever_its_words_are(
    clause_protocol, pat, mona, signed_in, clock
):
    draft = actions.draft_from_version(clause_protocol, name="Ours", by=pat)
    clause, note = draft.clauses.get(number="5.2"), "Since May 2026 the codes come first (2.3)."
    typed = form_values(signed_in.get(address(clause))) | {"note": note}
    assert note in text_of(signed_in.post(address(clause), typed, follow=True))
    actions.adopt_version(draft, effective_from=date(2026, 12, 2), minute="C1", by=mona)
    clock.next_day()
    version = version_cache.todays_protocol()
    for screen, side in (("answer", "officer"), ("raise", "member")):
        assert note in [
            sentence.note for sentence in guidance.screen_guidance(version, screen, side)
        ]
    signed_in.force_login(named("clara"))
    asked = reverse("protocols:ask", args=[version.number, clause.position])
    for page in ("/protocol/", "/protocol/expected/", asked):
        assert note in text_of(signed_in.get(page)), page


def test_a_third_clause_for_a_page_is_refused_with_those_that_are_there(pat, signed_in):
    draft = actions.draft_from_preset("cheshire-east", name="Ours", by=pat)
    clause = draft.clauses.get(number="4.4-6")
    typed = form_values(signed_in.get(address(clause))) | {"screens": ["answer"]}
    refused = signed_in.post(address(clause), typed)
    assert refused.context["form"].errors["screens"] == [
        "“Answering an enquiry” already shows clauses 4.4-2 and 5.2 to officers."
        " Untick it here, or untick it for one of those clauses first"
    ]


def test_the_second_to_save_a_clause_is_shown_the_first_and_keeps_their_words(draft, signed_in):
    clause = draft.clauses.get(number="17")
    typed = form_values(signed_in.get(address(clause))) | {"summary": "Mine."}
    theirs = fields(heading=clause.heading, summary="Theirs.", side="member", screens=[])
    clause_wording.reword_clause(
        clause, mark=clause_wording.clause_mark(clause), by=named("pat"), **theirs
    )
    refused = signed_in.post(address(clause), typed)
    assert refused.status_code == 409
    page = text_of(refused)
    assert "Theirs." in page
    assert "Mine." in page
    signed_in.post(address(clause), form_values(refused))
    assert draft.clauses.get(number="17").summary == "Mine."


def test_saving_a_clause_as_it_came_changes_nothing(draft, signed_in):
    clause = draft.clauses.get(number="18")
    signed_in.post(address(clause), form_values(signed_in.get(address(clause))))
    draft.refresh_from_db()
    assert (draft.revision, clause.history.count()) == (0, 1)


def test_who_worded_a_clause_cannot_adopt_the_version(draft, mona):
    establish(person=mona, role="protocol-administrator", starts_on=date(2020, 1, 1))
    both = named("mona")
    clause = draft.clauses.get(number="18")
    clause_wording.reword_clause(
        clause, mark=clause_wording.clause_mark(clause), by=both, **fields()
    )
    assert "You changed this draft" in policy.can_adopt(named("mona"), draft).reason


@pytest.mark.clause("surrey", "report-5-p2")
def test_a_version_that_expects_something_of_one_side_only_is_not_adopted(
    clause_protocol, draft, mona, pat
):
    for clause in guidance.expected_clauses(draft, "officer"):
        kept = fields(side="member", screens=clause.screens)
        clause_wording.reword_clause(
            clause, mark=clause_wording.clause_mark(clause), by=pat, **kept
        )
    draft = type(draft).objects.get(pk=draft.pk)
    with pytest.raises(PermissionDenied, match="expects nothing of officers"):
        actions.adopt_version(draft, effective_from=date(2027, 4, 1), minute="C1", by=mona)
    actions.edit_settings(
        draft, settings={"acknowledgement": False}, revision=draft.revision, by=pat
    )
    adopted = actions.adopt_version(draft, effective_from=date(2027, 4, 1), minute="C1", by=mona)
    assert adopted.is_adopted


def test_two_versions_that_say_a_clause_differently_are_compared_in_full(pat, draft):
    copy = actions.draft_from_version(draft, name="Other", by=pat)
    clause = copy.clauses.get(number="18")
    kept = fields(heading=clause.heading, summary=clause.summary, guidance="Briefly.", note="If.")
    clause_wording.reword_clause(clause, mark=clause_wording.clause_mark(clause), by=pat, **kept)
    pair = next(pair for pair in comparing.clause_pairs(draft, copy) if pair.number == "Surrey 18")
    assert pair.changed
    assert pair.after.endswith("Wording on pages: Briefly. Note: If.")


def test_the_clauses_are_listed_a_page_at_a_time(draft, signed_in, django_assert_max_num_queries):
    listing = f"/protocol/versions/{draft.number}/clauses/"
    with django_assert_max_num_queries(10):
        page = text_of(signed_in.get(listing))
    assert "1 to 25 of 40" in page
    assert "26 to 40 of 40" in text_of(signed_in.get(f"{listing}?from=25"))
