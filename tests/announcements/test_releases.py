"""Releases: quotes of permitted posts, the side of the meeting, guidance, advice, disputes."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from announcements.models import Basis, Release, ReleaseState, Timing
from announcements.releases import actions, issuing, policy, quoting
from announcements.releases.content import FACTS_ONLY
from announcements.releases.forms import NO_ITEM
from casework.models import Notice
from people.models import Appointment
from people.roles import Role
from tests.announcements.media import (
    approved,
    drafted,
    guided,
    highways,
    quote,
    text_of,
    under_oxford,
)
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db

TODAY = date(2026, 12, 1)


def of(release, name):
    return reverse(f"announcements:{name}", args=[release.reference])


def page(who, url, status=200):
    response = signed_in(who).get(url)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def post(who, url, status=302, **typed):
    response = signed_in(who).post(url, {"key": uuid4(), **typed})
    assert response.status_code == status, response.content.decode()
    return " ".join(response.content.decode().split())


def quoting_form(who, **more):
    fields = {"person": named(who).pk, "words": "We listened.", "basis": "fact"}
    return fields | {"contact": ""} | more


@pytest.mark.clause("oxford", "23.14(c)")
def test_a_release_quotes_the_leader_with_contact_details_from_a_list_of_permitted_posts(clock):
    under_oxford(clock)
    release = drafted()
    url = of(release, "quote-councillor")
    form = page("stan", url)
    assert "Clara Okafor, Leader of the council" in form
    assert "Nia Menon" not in form
    post("stan", url, **quoting_form("clara", contact="01632 960 141"))
    text = page("stan", release.get_absolute_url())
    assert "“We listened.”" in text
    assert "Contact: 01632 960 141" in text


@pytest.mark.clause("oxford", "23.14(c)-p2")
def test_another_councillor_cannot_be_quoted_and_the_error_cites_the_clause(clock):
    under_oxford(clock)
    release = drafted()
    refused = post("stan", of(release, "quote-councillor"), 200, **quoting_form("nia"))
    assert f"{quoting.NOT_PERMITTED} (Oxford 23.14(c))" in refused
    assert "We listened." in refused
    with pytest.raises(PermissionDenied, match="cannot be quoted"):
        actions.add_quote(release, quote=quote("nia", basis=Basis.FACT), by=named("stan"))
    release.refresh_from_db()
    assert release.quotes == []


@pytest.mark.clause("oxford", "23.14(c)-p2")
def test_a_release_is_not_approved_once_the_post_of_who_it_quotes_has_ended(clock):
    under_oxford(clock)
    release = guided(drafted())
    release = actions.add_quote(release, quote=quote("clara", basis="fact"), by=named("stan"))
    assert policy.can_approve(named("stan"), release)
    post_of = Appointment.objects.get(role=Role.LEADER)
    post_of.ends_on = TODAY - timedelta(days=1)
    post_of.save()
    refused = policy.can_approve(named("stan"), release)
    assert "cannot be quoted" in refused.reason
    assert refused.clause == "23.14(c)"


@pytest.mark.clause("oxford", "23.14(c)-p3")
def test_the_quote_of_an_officer_is_a_fact_or_council_policy(clock):
    under_oxford(clock)
    release, url = drafted(), None
    url = of(release, "quote-officer")
    for basis in ("", "opinion"):
        refused = post("stan", url, 200, **quoting_form("omar", basis=basis))
        assert quoting.NO_BASIS in refused
    for basis in ("", Basis.OPINION):
        with pytest.raises(PermissionDenied, match=quoting.NO_BASIS):
            actions.add_quote(release, quote=quote("omar", basis=basis), by=named("stan"))
    post("stan", url, **quoting_form("omar", basis="policy"))
    assert "Omar Haddad, Highways. Council policy" in page("stan", release.get_absolute_url())


def guidance_form(timing, **more):
    meeting = {"meeting": "Planning Committee", "items": ""}
    day = {"meets_on_day": "8", "meets_on_month": "12", "meets_on_year": "2026"}
    return {"guided_by": named("clara").pk, "timing": timing} | meeting | day | more


@pytest.mark.clause("oxford", "23.14(c)-p4")
def test_a_release_after_a_meeting_names_an_item_of_its_agenda_and_waits_for_its_day(clock):
    under_oxford(clock)
    release = drafted()
    url = of(release, "guide-release")
    assert NO_ITEM in post("stan", url, 200, **guidance_form("after"))
    without = guided(release, Timing.AFTER, meets_on=date(2026, 12, 8), items=[])
    refused = policy.can_approve(named("stan"), without)
    assert (bool(refused), refused.clause) == (False, "23.14(c)")
    post("stan", url, **guidance_form("after", items="7. Gritting routes"))
    release = issuing.approve_release(release, no_party=True, by=named("stan"))
    refused = policy.can_issue(named("stan"), release)
    assert "after the meeting on Tuesday 8 December" in refused.reason
    clock.set(2026, 12, 8, 21)
    assert issuing.issue_release(release, by=named("stan")).status == ReleaseState.ISSUED


@pytest.mark.clause("oxford", "23.14(c)-p5")
def test_a_release_before_its_meeting_has_facts_only(clock):
    under_oxford(clock)
    release = guided(drafted(), Timing.BEFORE, meets_on=date(2026, 12, 8))
    url = of(release, "quote-councillor")
    assert FACTS_ONLY in page("stan", url)
    assert FACTS_ONLY in page("stan", release.get_absolute_url())
    assert quoting.FACTS_ONLY in post("stan", url, 200, **quoting_form("clara", basis="opinion"))
    post("stan", url, **quoting_form("clara"))
    assert policy.can_approve(named("stan"), Release.objects.get())


@pytest.mark.clause("oxford", "23.14(c)-p5")
def test_a_release_moved_before_its_meeting_loses_its_opinions_before_it_is_approved(clock):
    under_oxford(clock)
    release = actions.add_quote(drafted(), quote=quote("clara", basis="opinion"), by=named("stan"))
    release = guided(release, Timing.BEFORE, meets_on=date(2026, 12, 8))
    assert "Remove the quote first" in policy.can_approve(named("stan"), release).reason
    post("stan", of(release, "remove-quote"), quote="1")
    release.refresh_from_db()
    assert policy.can_approve(named("stan"), release)


def test_a_release_for_before_the_meeting_is_not_issued_after_it(clock):
    under_oxford(clock)
    release = guided(drafted(), Timing.BEFORE, meets_on=date(2026, 12, 8))
    release = issuing.approve_release(release, no_party=True, by=named("stan"))
    assert policy.can_issue(named("stan"), release)
    clock.set(2026, 12, 9, 9)
    assert "The meeting has been held" in policy.can_issue(named("stan"), release).reason


@pytest.mark.clause("oxford", "23.14(d)")
def test_a_release_is_not_approved_before_a_councillor_has_guided_when_it_comes_out(clock):
    under_oxford(clock)
    release = drafted()
    url = of(release, "approve-release")
    assert "which councillor guides" in page("stan", url, 403)
    post("stan", of(release, "guide-release"), **guidance_form("before"))
    text = page("stan", release.get_absolute_url())
    assert "Councillor Clara Okafor" in text
    assert "Before Planning Committee" in text
    page("stan", url)


def test_only_the_leader_a_cabinet_member_or_a_chair_guides(clock):
    under_oxford(clock)
    typed = guidance_form("no-meeting", guided_by=named("nia").pk)
    assert "Select the councillor who guides" in post(
        "stan", of(drafted(), "guide-release"), 200, **typed
    )


@pytest.mark.clause("oxford", "23.14(d)-p2")
def test_the_service_recommends_and_the_media_team_advises_each_with_author_and_date(clock):
    under_oxford(clock)
    release = drafted(service=highways())
    told = Notice.objects.filter(event="release-drafted")
    assert set(told.values_list("addressee__name", flat=True)) == {"Ruth Adeyemi", "Colin Baxter"}
    post("colin", of(release, "recommend-release"), text="Wait for the tender.")
    clock.set(2026, 12, 2, 10)
    post("stan", of(release, "advise-release"), text="After the meeting.")
    text = page("ruth", release.get_absolute_url())
    for words in ("Wait for the tender.", "Colin Baxter. Tuesday 1 December 2026"):
        assert words in text
    for words in ("After the meeting.", "Stan Price. Today at 10am"):
        assert words in text


@pytest.mark.clause("oxford", "23.14(d)-p3")
def test_only_the_chief_executive_approves_a_release_with_disputed_wording(clock):
    under_oxford(clock)
    release = guided(drafted(service=highways()))
    post("ruth", of(release, "dispute-release"), reason="The roads are not gritted first.")
    url = of(release, "approve-release")
    assert "only the Chief Executive can approve" in page("stan", url, 403)
    page("ruth", url, 403)
    assert "Releases with disputed wording: 1" in page("eve", "/")
    release.refresh_from_db()
    edited = text_of(text="The hill roads are gritted before the others.")
    actions.edit_release(release, new=edited, by=named("eve"))
    release.refresh_from_db()
    post("eve", url, no_party="on", shown=release.as_shown)
    release.refresh_from_db()
    assert (release.status, release.approved_by) == (ReleaseState.APPROVED, named("eve"))


def test_what_was_changed_since_the_page_was_opened_is_not_approved(clock):
    under_oxford(clock)
    release = guided(drafted())
    shown = release.as_shown
    actions.edit_release(release, new=text_of(text="Another text."), by=named("wanda"))
    refused = post("stan", of(release, "approve-release"), 409, no_party="on", shown=shown)
    assert actions.CHANGED in refused
    assert Release.objects.get().status == ReleaseState.DRAFT


def test_the_button_pressed_twice_drafts_one_release_and_adds_one_quote(clock):
    under_oxford(clock)
    key, stan = uuid4(), named("stan")
    one, other = (actions.draft_release(text_of(), by=stan, key=key) for _ in range(2))
    assert one.pk == other.pk
    for _ in range(2):
        one = actions.add_quote(one, quote=quote("clara", basis="fact"), by=stan)
    assert len(one.quotes) == 1


def test_the_history_says_who_did_what_on_a_release(clock):
    under_oxford(clock)
    release = approved()
    text = page("wanda", release.get_absolute_url())
    for words in ("drafted the release", "recorded when", "approved the release"):
        assert f"Stan Price {words}" in text


@pytest.mark.parametrize("preset", ["knutsford", "section-c"])
def test_a_protocol_without_releases_offers_none(preset, clock):
    from tests.announcements.media import TEAM
    from tests.clause_protocols import adopt_for

    adopt_for(clock, preset, **TEAM)
    assert "does not provide for releases" in policy.can_draft_release(named("stan")).reason
