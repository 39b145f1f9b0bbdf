"""Complaints of the demo, each sealed, sent and handled by real actions."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from casework.promises import at_local
from casework.sealing import keys
from complaints import access, actions, sealed_contents
from complaints.lodging import actions as lodging_actions
from complaints.lodging import check_answers, drafts
from complaints.lodging.steps import JOURNEY
from complaints.models import Complaint, Decision, SettlementAttempt
from complaints.routing import Posts
from dev.demo.past import clock_at
from people.models import User
from protocols.version_cache import todays_protocol

Details = dict[str, Any]  # of a complaint or of one step, each of its own type

# Who complains, who about, how many days ago, at which level, and what they say; then what the
# office did, and how many days later.
COMPLAINTS: tuple[Details, ...] = (
    {
        "by": "Tessa Wynn",
        "about": "Judith Amankwah",
        "days": 15,
        "text": "At the briefing on the harbour I asked twice for the figures. I was told, in "
        "front of others, that I would not understand them.",
        "where": "The briefing on the harbour",
        "outcome": "To be given the figures, and for it not to be said again.",
        "then": (
            (
                1,
                "acknowledge",
                {"text": "I have received your complaint and will speak to you this week."},
            ),
            (4, "assess", {"code": False, "text": "A matter of courtesy, from what I have read."}),
            (
                7,
                "investigate",
                {"text": "Who else was at the briefing, and what was said?"},
            ),
            (
                8,
                "access",
                {
                    "person": "Aisha Kaur",
                    "role": "investigator",
                    "text": "To speak to those who were there.",
                },
            ),
            (
                12,
                "write",
                {"text": "I have spoken to two people who were there and will see the third soon."},
            ),
        ),
    },
    {
        "by": "Omar Haddad",
        "about": "Derek Vane",
        "days": 2,
        "level": "head-of-service",
        "categories": ["bullying", "pressure"],
        "text": "Councillor Vane told me, in front of two members of the public, that I would be "
        "looking for another job by Christmas if the notice at Tide Mill was not withdrawn.\n\n"
        "I said that I could not discuss a live case. It was repeated on the stairs.",
        "where": "After Planning Committee, in the foyer",
        "outcome": "For it to stop, and for the notice to be left to officers.",
        "withhold": True,
    },
    {
        "by": "Clara Okafor",
        "about": "Sunita Rao",
        "days": 56,
        "level": "director",
        "categories": ["performance"],
        "text": "The replies to my three letters about Coble Row went to the contractor, not me.",
        "where": "",
        "outcome": "To get an answer.",
        "then": (
            (
                2,
                "acknowledge",
                {"text": "I have received your complaint and am looking at the letters."},
            ),
            (5, "assess", {"code": False, "text": "It is about how the work was done."}),
            (9, "settle", {"who": "Colin Baxter", "text": "They met, and the replies were sent."}),
            (
                13,
                "decide",
                {
                    "outcome": "settled",
                    "reasons": "The letters went to the wrong address by mistake.",
                    "text": "You have the three answers now, with an apology for the mistake.",
                },
            ),
            (14, "close", {}),
        ),
    },
)


VERBS: dict[str, Callable[..., object]] = {
    "acknowledge": actions.acknowledge,
    "assess": actions.assess,
    "investigate": actions.start_investigation,
    "write": actions.write_to_complainant,
    "close": actions.close,
}


def make_complaints(people: dict[str, User]) -> int:
    """Send them; none without keys to seal with. Returns how many."""
    if not keys.can_seal():
        return 0
    for details in COMPLAINTS:
        complaint = send_complaint(details, people)
        for days, verb, words in details.get("then", ()):
            with clock_at(weekday_after(complaint.received_at, days)):
                take_step(complaint, verb, words, people)
    return len(COMPLAINTS)


def send_complaint(details: Details, people: dict[str, User]) -> Complaint:
    moment = days_ago(details["days"])
    by = User.objects.get(pk=people[details["by"]].pk)
    with clock_at(moment):
        draft = drafts.new_draft(by, uuid4())
        answers = {
            "person": people[details["about"]].pk,
            "categories": details.get("categories", ["disrespect"]),
            "formal": "formal",
            "happened": (timezone.localdate(moment) - timedelta(days=6)).isoformat(),
            "first_answer": "no",
            "first_why": "I did not feel able to.",
            "done": [step.slug for step in JOURNEY.steps],
        }
        answers |= {key: details.get(key, "") for key in ("text", "where", "outcome", "level")}
        answers |= {"withhold": details.get("withhold", False)}
        version = todays_protocol()
        answers = check_answers.with_route(by, answers, version)
        drafts.save_draft(by, draft, lambda _: answers)
        return lodging_actions.send_complaint(draft, by=by)


def take_step(complaint: Complaint, verb: str, words: Details, people: dict[str, User]) -> None:
    """One step by the person who reads for the office."""
    complaint = Complaint.objects.get(pk=complaint.pk)
    office = sealed_contents.people_acting_for_office(complaint, Posts())[0]
    more: Details = {"by": User.objects.get(pk=office.pk), "key": uuid4()}
    if verb == "settle":
        attempt = SettlementAttempt(tried=True, on=timezone.localdate(), **words)
        actions.record_settlement_attempt(complaint, attempt=attempt, **more)
    elif verb == "decide":
        outcome, reasons = words["outcome"], words["reasons"]
        decision = Decision(outcome, reasons, sanctions=(), consulted="")
        actions.decide(complaint, decision=decision, text=words["text"], **more)
    elif verb == "access":
        access.give_access(complaint, **words | {"person": people[words["person"]]}, **more)
    else:
        VERBS[verb](complaint, **words, **more)


def days_ago(days: int) -> datetime:
    """A weekday afternoon so many days ago, or just before that, as an aware time."""
    return on_weekday(timezone.localdate() - timedelta(days=days), -1, time(16, 48))


def weekday_after(moment: datetime, days: int) -> datetime:
    """A weekday morning so many days later, or soon after."""
    return on_weekday(timezone.localdate(moment) + timedelta(days=days), 1, time(10, 12))


def on_weekday(day: date, step: int, clock: time) -> datetime:
    while day.weekday() > 4:
        day += timedelta(days=step)
    return at_local(day, clock)
