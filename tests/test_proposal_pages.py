"""Pages of proposed changes, who hears of them, the first administrator, and two at once."""

import re
import threading
from datetime import date, timedelta

import pytest
from django.db import connections
from django.urls import reverse

from casework.models import Notice, SealedNotice
from complaints.new_readers import complaints_concerned, warnings_of_new_readers
from people import jobs
from people.models import Appointment, ProposalState, User
from people.proposals import actions, effect
from people.proposals.facts import facts_of, mark_of
from people.proposals.named import told_of as named_told
from people.roles import Role
from tests.complaints import cases
from tests.established import change_posts, establish
from tests.people import named, signed_in
from tests.test_proposals import (
    HOURS,
    acting,
    confirmed,
    proposed,
    state_of,
    without_second_people,
)

pytestmark = pytest.mark.django_db
EVERY_COMPLAINANT = "Everyone with an open complaint that this change could let someone else read"


def told_of(event):
    return set(Notice.objects.filter(event=event).values_list("addressee__name", flat=True))


def complainants_told():
    """Names of the people in sealed notices."""
    keys = [row.details.who for row in SealedNotice.objects.all()]
    return set(User.objects.filter(pk__in=keys).values_list("name", flat=True))


def test_everyone_concerned_is_told_before_it_takes_effect(clock):
    cases.sent()
    SealedNotice.objects.all().delete()
    proposal = actions.propose_post(acting("stan", role=Role.CHIEF_EXECUTIVE), by=named("petra"))
    everyone = {"Stan Price", "Petra Hall", "Eve Larkin", "Mona Reid", "Ada Quist"}
    assert told_of("post-proposed") == everyone
    assert complainants_told() == {"Clara Okafor"}
    SealedNotice.objects.all().delete()
    confirmed(proposal, by="mona")
    assert told_of("post-confirmed") == everyone
    assert complainants_told() == {"Clara Okafor"}
    assert not told_of("post-in-effect")
    assert "Stan Price" not in str(SealedNotice.objects.values_list())


@pytest.mark.parametrize("how", ["address", "sign-in"])
def test_a_complainant_is_told_when_the_account_of_the_reader_would_change(how, clock):
    cases.sent()
    SealedNotice.objects.all().delete()
    if how == "address":
        actions.propose_address(named("eve"), "eve@elsewhere.example", by=named("petra"))
    else:
        actions.propose_sign_in(named("eve"), can_sign_in=False, by=named("petra"))
    assert complainants_told() == {"Clara Okafor"}


def test_a_complaint_to_another_office_is_not_concerned(clock):
    complaint = cases.sent()
    auditor = actions.propose_post(acting("stan", role=Role.AUDITOR), by=named("petra"))
    assert complaint not in complaints_concerned(auditor)
    assert warnings_of_new_readers(complaint) == []


def test_the_complainant_reads_it_on_the_page_of_the_complaint(clock):
    complaint = cases.sent()
    proposal = actions.propose_post(acting("stan", role=Role.CHIEF_EXECUTIVE), by=named("petra"))
    sentence = "Petra Hall has proposed Stan Price as Acting Chief Executive."
    page = signed_in("clara").get(complaint.get_absolute_url()).content.decode()
    assert f"Who reads this may change: {sentence}" in page
    confirmed(proposal, by="mona")
    page = signed_in("clara").get(complaint.get_absolute_url()).content.decode()
    assert "Who reads this may change on Thursday 3 December 2026 at 10am" in page
    assert sentence not in signed_in("eve").get(complaint.get_absolute_url()).content.decode()


def test_a_proposal_says_who_what_when_and_who_can_confirm(clock):
    proposal = proposed("stan")
    page = signed_in("eve").get(proposal.get_absolute_url()).content.decode()
    for words in (
        "Stan Price as Acting Monitoring Officer",
        "Waiting for you",
        "People administrator",
        "Today at 10am",
        "Thursday 3 December at 10am",
        "If you confirm now",
        "Read and decide confidential complaints sent to the Monitoring Officer",
        "Eve Larkin, Chief Executive; Mona Reid, Monitoring Officer",
        "Petra Hall, who proposed this change",
        "Stan Price, who would be appointed",
        "Why Petra Hall proposes this",
        "Mona is on leave.",
        "Confirm this change",
    ):
        assert words in page
    page = signed_in("petra").get(proposal.get_absolute_url()).content.decode()
    assert "You proposed this change, so someone else must confirm it." in page
    assert "Withdraw this change" in page


def test_the_page_names_who_was_told_and_no_one_who_came_later(clock):
    proposal = proposed("stan")
    establish(person=named("grace"), role=Role.AUDITOR)
    proposal.refresh_from_db()
    told = {line.who.split(",")[0] for line in named_told(proposal)}
    assert told == told_of("post-proposed") | {EVERY_COMPLAINANT}
    page = signed_in("eve").get(proposal.get_absolute_url()).content.decode()
    assert "Mona Reid, Monitoring Officer" in page
    assert f"{named('grace').name}, Auditor" not in page


def test_the_page_says_why_a_confirmed_change_did_not_take_effect(clock):
    proposal = confirmed(proposed("stan"))
    change_posts(named("eve").appointments.all(), ends_on=date(2026, 12, 1))
    clock.at += HOURS
    jobs.put_into_effect()
    page = signed_in("mona").get(proposal.get_absolute_url()).content.decode()
    assert "Eve Larkin confirmed this change, but could not confirm it today." in page


def test_the_page_says_that_what_a_stand_in_confirmed_waits_for_someone(clock):
    without_second_people()
    proposal = proposed("stan")
    clock.at += HOURS
    establish(person=named("eve"), role=Role.CHIEF_EXECUTIVE)
    jobs.put_into_effect()
    page = signed_in("eve").get(proposal.get_absolute_url()).content.decode()
    assert "does not take effect until they have" in page
    assert "Waiting for you" in page


def test_what_is_kept_of_complainants_tells_neither_names_nor_a_number(clock):
    without = proposed("stan", role=Role.CHIEF_EXECUTIVE)
    cases.sent()
    with_one = proposed("omar", role=Role.CHIEF_EXECUTIVE)
    keys = {str(named(who).pk) for who in ("stan", "omar")}
    assert without.told.keys() - keys == with_one.told.keys() - keys
    assert str(named("clara").pk) not in with_one.told


def shown_in(page):
    return re.search(r'name="shown" value="([^"]*)"', page).group(1).replace("&quot;", '"')


def test_it_is_confirmed_on_the_page_once_and_only_as_shown(clock):
    proposal, eve = proposed("stan"), signed_in("eve")
    shown = shown_in(eve.get(proposal.get_absolute_url()).content.decode())
    stan = named("stan")
    stan.name = "Stanley Price"
    stan.save()
    address = reverse("people:confirm-change", args=[proposal.pk])
    refused = eve.post(address, {"shown": shown})
    assert refused.status_code == 409
    assert "This has changed since you opened the page: person." in refused.content.decode()
    fresh = shown_in(refused.content.decode())
    assert eve.post(address, {"shown": fresh}).url == proposal.get_absolute_url()
    assert eve.post(address, {"shown": fresh}).status_code == 302
    assert state_of(proposal) == ProposalState.CONFIRMED
    assert proposal.history.filter(history_change_reason="confirmed").count() == 1


@pytest.mark.parametrize("verb", ["confirm", "shorten", "refuse", "withdraw"])
def test_a_button_that_is_not_there_cannot_be_sent(verb, clock):
    proposal = proposed("stan")
    address = reverse(f"people:{verb}-change", args=[proposal.pk])
    for who, status in {"omar": 404, "clara": 404, "pat": 404, "sam": 403}.items():
        assert signed_in(who).post(address, {"why": "No.", "shown": ""}).status_code == status
    assert state_of(proposal) == ProposalState.PROPOSED


def test_a_refusal_gives_its_reason_to_everyone_told(clock):
    proposal, mona = proposed("stan"), signed_in("mona")
    address = reverse("people:refuse-change", args=[proposal.pk])
    key = re.search(r'name="key" value="([^"]*)"', mona.get(address).content.decode()).group(1)
    page = mona.post(address, {"key": key, "why": ""}).content.decode()
    assert "Enter the reason you refuse this change" in page
    mona.post(address, {"key": key, "why": "I am not away."})
    page = signed_in("petra").get(proposal.get_absolute_url()).content.decode()
    assert "I am not away." in page
    assert "Stan Price" in told_of("post-refused")


def test_the_list_takes_the_same_queries_however_long(clock, django_assert_max_num_queries):
    client = signed_in("mona")
    for who in ("stan", "omar", "grace", "ruth", "wanda"):
        proposed(who)
    with django_assert_max_num_queries(12):
        page = client.get(reverse("people:changes")).content.decode()
    assert page.count("as Acting Monitoring Officer") == 5


def test_who_is_not_concerned_finds_no_list(clock):
    proposed("stan")
    statuses = {
        who: signed_in(who).get(reverse("people:changes")).status_code
        for who in ("stan", "omar", "clara", "petra", "sam")
    }
    assert statuses == {"stan": 200, "omar": 404, "clara": 404, "petra": 200, "sam": 200}


def test_a_worker_killed_half_way_leaves_it_as_it_was(clock, monkeypatch):
    proposal = confirmed(proposed("stan"))
    clock.at += HOURS

    class Killed(BaseException):
        pass

    def kill(*_, **__):
        raise Killed

    with monkeypatch.context() as killing:
        killing.setattr(effect.notices, "tell_of_end", kill)
        with pytest.raises(Killed):
            jobs.put_into_effect()
    assert not named("stan").offices
    assert state_of(proposal) == ProposalState.CONFIRMED
    assert jobs.put_into_effect() == 1
    assert named("stan").appointments.filter(role=Role.MONITORING_OFFICER).count() == 1


def test_one_that_fails_does_not_stop_the_others(clock, monkeypatch):
    bad, good = confirmed(proposed("stan")), confirmed(proposed("omar"))
    clock.at += HOURS + timedelta(minutes=5)
    change = effect.change_as_proposed

    def fails(proposal):
        if proposal.pk == bad.pk:
            raise OSError
        change(proposal)

    monkeypatch.setattr(effect, "change_as_proposed", fails)
    assert jobs.put_into_effect() == 1
    assert (state_of(bad), state_of(good)) == (ProposalState.CONFIRMED, ProposalState.IN_EFFECT)


@pytest.mark.django_db(transaction=True)
def test_two_who_confirm_at_once_confirm_it_once(council, clock):
    proposal = proposed("stan")
    shown, outcomes = mark_of(facts_of(proposal)), []
    start = threading.Barrier(2)

    def confirm(who):
        start.wait()
        try:
            outcomes.append(actions.confirm(proposal, shown=shown, by=named(who)).state)
        except Exception as refused:
            outcomes.append(type(refused).__name__)
        connections.close_all()

    both = [threading.Thread(target=confirm, args=[who]) for who in ("eve", "mona")]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sorted(outcomes) == ["PermissionDenied", "confirmed"]
    assert proposal.history.filter(history_change_reason="confirmed").count() == 1
    assert not Appointment.objects.filter(person=named("stan"), role=Role.MONITORING_OFFICER)
