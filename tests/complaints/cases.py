"""Complaints at any stage, brought there by the real actions."""

from datetime import date
from uuid import uuid4

from complaints import access, actions
from complaints.case import protocol_steps
from complaints.lodging import actions as lodging_actions
from complaints.lodging import check_answers, drafts
from complaints.models import Complaint, Decision, SettlementAttempt, Stage, Talk
from people.models import Service
from protocols.version_cache import todays_protocol
from tests.established import establish
from tests.people import STARTED, named

# Words that stand nowhere but in a complaint: anyone who finds one elsewhere has found a leak.
PLANTED = ("Zanzibar", "Quagmire", "Ptarmigan", "Marzipan", "Kumquat", "Bassoon")
WHAT = f"He called me a {PLANTED[0]} in the foyer.\n\nThen he said {PLANTED[1]}."
DONE = ["about", "who", "what", "when", "others", "formal", "first", "level", "outcome", "name"]
DONE += ["files", "letter", "effects"]


def answers(about="ruth", **more):
    """Clara's about Ruth, or the person named; as the pages would have asked."""
    return {
        "track": "council",
        "person": named(about).pk,
        "name": "",
        "categories": ["disrespect"],
        "text": WHAT,
        "happened": "2026-11-19",
        "where": f"{PLANTED[2]} House",
        "witnesses": [],
        "others": "",
        "formal": "formal",
        "first_answer": "yes",
        "first_on": "2026-11-20",
        "first_why": "",
        "level": "",
        "outcome": f"An apology, and no more {PLANTED[3]}",
        "withhold": True,
        "done": DONE,
    } | more


def drafted(by="clara", about="ruth", **more):
    user = named(by)
    typed = answers(about, **more)
    return draft_with(user, check_answers.with_route(user, typed, todays_protocol()))


def draft_with(user, answers, draft=None):
    """The newest draft of a person with these answers instead, or a new one."""
    draft = draft or next(iter(drafts.drafts_of(user)), None) or drafts.new_draft(user, uuid4())
    drafts.save_draft(user, draft, lambda _: answers)
    return draft


def sent(by="clara", about="ruth", **more) -> Complaint:
    return lodging_actions.send_complaint(drafted(by, about, **more), by=named(by))


def sent_by_officer(about="nia", by="omar", **more) -> Complaint:
    return sent(by, about, track="conduct", **more)


def acknowledged(complaint=None, office="eve") -> Complaint:
    complaint = complaint or sent()
    return actions.acknowledge(complaint, text="I have it.", by=named(office), key=uuid4())


def assessed(complaint=None, office="eve", code=False) -> Complaint:
    complaint = acknowledged(complaint, office)
    text = "Courtesy, on its face."
    return actions.assess(complaint, code=code, text=text, by=named(office), key=uuid4())


def settled(complaint, office="eve", tried=True) -> Complaint:
    attempt = SettlementAttempt(
        tried=tried,
        who="A senior manager" if tried else "",
        on=date(2026, 11, 30) if tried else None,
        text="They met." if tried else "Neither wanted to.",
    )
    return actions.record_settlement_attempt(
        complaint, attempt=attempt, by=named(office), key=uuid4()
    )


def decided(complaint=None, office="eve", outcome="upheld") -> Complaint:
    complaint = assessed(complaint, office)
    return decide(complaint, office, outcome)


def decide(complaint, office="eve", outcome="upheld") -> Complaint:
    return actions.decide(
        complaint,
        decision=Decision(
            outcome=outcome,
            reasons=f"Two people heard the {PLANTED[4]}.",
            sanctions=("apology",),
            consulted="",
        ),
        text=f"It was upheld. You are owed a {PLANTED[5]}.",
        by=named(office),
        key=uuid4(),
    )


def closed(complaint=None, office="eve") -> Complaint:
    return actions.close(decided(complaint, office), by=named(office), key=uuid4())


def talked(complaint, office, to="councillor", who="") -> Complaint:
    """The talk of Oxford 23.7, on the last day of November."""
    talk = Talk(to=to, who=who, on=date(2026, 11, 30), text="We spoke.")
    return protocol_steps.record_talk(complaint, talk=talk, by=named(office), key=uuid4())


def withdrawn(complaint=None, by="clara") -> Complaint:
    complaint = complaint or sent()
    return actions.withdraw(complaint, text="Enough.", by=named(by), key=uuid4())


def complaint_at(stage: Stage) -> Complaint:
    walk = {
        Stage.RECEIVED: sent,
        Stage.ACKNOWLEDGED: acknowledged,
        Stage.ASSESSED: assessed,
        Stage.INFORMAL: lambda: settled(assessed()),
        Stage.INVESTIGATION: investigated,
        Stage.REFERRED: referred,
        Stage.DECIDED: decided,
        Stage.CLOSED: closed,
        Stage.WITHDRAWN: withdrawn,
    }
    return walk[stage]()


def investigated() -> Complaint:
    return actions.start_investigation(
        assessed(), text="Who was there?", by=named("eve"), key=uuid4()
    )


def referred() -> Complaint:
    referral = {"where": "hr", "on": date(2026, 11, 30), "text": "HR-77"}
    return actions.refer(assessed(), **referral, by=named("eve"), key=uuid4())


def appoint(who, role, **post):
    """One more post for one of the cast, since 2020."""
    if isinstance(post.get("service"), str):
        post["service"] = Service.objects.get(name=post["service"])
    return establish(person=named(who), role=role, starts_on=STARTED, **post)


def access_given(complaint, who, by="eve", role="investigator"):
    grant = {"person": named(who), "role": role, "text": "To look into it."}
    return access.give_access(complaint, **grant, by=named(by), key=uuid4())
