"""Actions of the office and the complainant on a complaint, and their refusals."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from casework.sealing.field import opened_value
from complaints import access_record, actions, policy
from complaints.case import wording
from complaints.jobs import nudge
from complaints.models import Complaint, NameDecision, Stage, Verb
from people.models import User
from protocols.models import PromiseKind
from tests.clients import Client
from tests.complaints import cases, sealed_notices
from tests.drafting import lodging_url
from tests.people import named, under

pytestmark = pytest.mark.django_db
K = PromiseKind


def act(action, complaint, by="eve", **answers):
    return action(complaint, by=named(by), key=uuid4(), **answers)


@pytest.mark.parametrize("stage", Stage)
def test_a_complaint_can_be_walked_to_every_stage(stage, clock):
    assert cases.complaint_at(stage).status == stage


# Every step that a complaint can take from a stage, with a first step taken and no code engaged.
STEPS = ("acknowledge", "assess", "conciliate", "investigate", "refer", "decide", "close")
CAN_DO = {
    Stage.RECEIVED: {"acknowledge", "withdraw"},
    Stage.ACKNOWLEDGED: {"assess", "withdraw"},
    Stage.ASSESSED: {"conciliate", "investigate", "refer", "decide", "withdraw"},
    Stage.INFORMAL: {"conciliate", "investigate", "refer", "decide", "withdraw"},
    Stage.INVESTIGATION: {"conciliate", "refer", "decide", "withdraw"},
    Stage.REFERRED: {"refer", "decide", "withdraw"},
    Stage.DECIDED: {"close"},
    Stage.CLOSED: set(),
    Stage.WITHDRAWN: set(),
}


@pytest.mark.parametrize("stage", Stage)
def test_each_stage_allows_the_steps_of_the_table_and_refuses_the_others(stage, clock):
    complaint = cases.complaint_at(stage)
    able = {step for step in STEPS if getattr(policy, f"can_{step}")(named("eve"), complaint)}
    if policy.can_withdraw(named("clara"), complaint):
        able.add("withdraw")
    assert able == CAN_DO[stage]
    assert complaint.WAITING_FOR[stage] == (
        "" if stage in (Stage.CLOSED, Stage.WITHDRAWN) else "receiving-office"
    )
    assert stage in wording.STAGE_COLOURS


def test_a_version_without_some_stages_passes_them_over(clock, monkeypatch):
    complaint = cases.sent()
    monkeypatch.setattr(complaint.version, "complaint_stages", ["received", "decided", "closed"])
    assert set(complaint.moves) == {"withdrawn", "decided"}
    eve = named("eve")
    assert policy.can_decide(eve, complaint)
    assert "does not have this stage" in policy.can_assess(eve, complaint).reason
    complaint = cases.acknowledged(complaint)
    assert complaint.status == Stage.RECEIVED
    assert complaint.held.acknowledged


def test_acknowledging_keeps_its_promise_and_promises_the_next_letter(clock):
    complaint = cases.sent()
    owed = {p.kind: p.due_on for p in complaint.promises.open()}
    assert owed == {K.COMPLAINT_RECEIPT: date(2026, 12, 8), K.COMPLAINT_OUTCOME: date(2027, 2, 26)}
    complaint = cases.acknowledged(complaint)
    kept = complaint.promises.get(kind=K.COMPLAINT_RECEIPT)
    assert kept.kept_in_time
    assert complaint.promises.open().filter(kind=K.COMPLAINT_UPDATE).exists()
    assert complaint.due_kind == K.COMPLAINT_UPDATE
    with pytest.raises(PermissionDenied, match="This complaint has already been acknowledged"):
        cases.acknowledged(complaint)


def test_a_letter_in_between_keeps_the_update_and_promises_another(clock):
    complaint = cases.acknowledged()
    clock.next_day()
    complaint = act(actions.write_to_complainant, complaint, text="I am still looking into it.")
    updates = complaint.promises.filter(kind=K.COMPLAINT_UPDATE)
    assert [bool(p.kept_at) for p in updates.order_by("pk")] == [True, False]


def test_the_second_press_of_a_form_does_nothing(clock):
    complaint, key = cases.sent(), uuid4()
    for _ in range(2):
        complaint = actions.write_to_complainant(complaint, text="Once", by=named("eve"), key=key)
    assert complaint.letters.count() == 1


@pytest.mark.clause("section-c", "6.2")
def test_only_the_monitoring_officer_reads_an_officers_complaint(clock):
    complaint = cases.sent_by_officer()
    readers = [p.name for p in User.objects.all() if Complaint.objects.visible_to(p).exists()]
    assert readers == ["Omar Haddad", "Mona Reid"]
    complaint = cases.decided(complaint, office="mona")
    assert complaint.held.decision.sanctions == ("apology",)
    done = access_record.access_record_of(complaint, for_complainant=False)
    assert done[0].did == Verb.DECIDED
    assert done[0].at.date() == clock.at.date()


def test_only_the_complainant_replies_and_withdraws(clock):
    complaint = cases.acknowledged()
    for rule in (policy.can_reply, policy.can_withdraw):
        assert rule(named("clara"), complaint)
        assert rule(named("eve"), complaint).reason == (
            "Only the person who complained can do this."
        )


def test_an_officer_chooses_the_level_and_is_told_the_outcome(clock):
    under("oxford", clock)
    complaint = cases.sent_by_officer(level="director", first_answer="no")
    assert Complaint.objects.visible_to(named("colin")).exists()
    assert not Complaint.objects.visible_to(named("ruth")).exists()
    assert not policy.can_close(named("colin"), complaint)
    complaint = cases.decided(complaint, office="colin")
    verdict = policy.can_close(named("colin"), complaint)
    assert (bool(verdict), verdict.clause) == (False, "23.7")
    complaint = cases.talked(complaint, "colin")
    complaint = act(actions.close, complaint, "colin")
    outcome = [opened_value(letter, "body") for letter in complaint.letters.all()][-1]
    assert (outcome["kind"], outcome["signed"]) == ("outcome", "Colin Baxter, Director")


def test_the_independent_persons_view_comes_before_a_decision_on_the_code(clock):
    complaint = cases.assessed(code=True)
    assert "Independent Person" in policy.can_decide(named("eve"), complaint).reason
    view = {"who": "Ines Strange", "on": date(2026, 11, 30), "text": "Founded."}
    complaint = act(actions.record_independent_view, complaint, **view)
    assert policy.can_decide(named("eve"), complaint)


def test_whether_the_name_is_withheld_is_decided_once_with_a_reason(clock):
    complaint = act(
        actions.decide_name_withheld, cases.sent(), withheld=False, text="They have to answer it."
    )
    assert complaint.held.withheld == NameDecision(granted=False, why="They have to answer it.")
    assert not policy.can_name(named("eve"), complaint)
    assert not policy.can_name(named("eve"), cases.sent(about="omar", withhold=False))
    assert cases.withdrawn(complaint).status == Stage.WITHDRAWN


def test_informing_the_person_complained_about_sends_no_notice(clock):
    complaint = cases.acknowledged()
    sealed_notices.forget()
    complaint = act(
        actions.record_person_told, complaint, on=date(2026, 12, 1), text="That there is a matter."
    )
    assert complaint.held.told[0].text == "That there is a matter."
    assert sealed_notices.told() == []
    assert not policy.can_tell(named("eve"), cases.sent(about="omar"))


def test_without_keys_the_pages_say_so_and_the_rest_works(clock, settings):
    from casework.sealing import keys

    client = Client()
    client.force_login(named("clara"))
    settings.SEALING_PRIVATE_KEYS, settings.SEALING_TAG_KEY = [], ""
    keys.forget_keys()
    try:
        for page in ("/complaints/", lodging_url("about"), "/complaints/C-2026-22222/"):
            response = client.get(page)
            assert response.status_code == 503
            assert "the encryption key is missing" in response.content.decode()
        assert client.get("/").status_code == 200
        assert nudge() == 0
    finally:
        keys.forget_keys()
