"""Which complaints are there in Westhaven? A few, each sealed, sent by the real actions."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from casework import sealing
from casework.promises import at_local
from complaints import actions, checking, drafting, lodging
from complaints.models import Complaint
from complaints.steps import STEPS
from people.models import User
from portal.demo.past import at, worker_asleep
from protocols.versions import in_force

# By whom about whom, how many weeks ago, at which level, and what is said.
TOLD: tuple[dict[str, Any], ...] = (
    {
        "by": "Tessa Wynn",
        "about": "Judith Amankwah",
        "weeks": 3,
        "text": "At the briefing on the harbour I asked twice for the figures. I was told, before "
        "others, that I would not understand them.",
        "where": "The briefing on the harbour",
        "outcome": "The figures, and that it is not said again.",
        "answer": "I have your complaint, and will speak to you this week.",
        "office": "Mona Lindqvist",
    },
    {
        "by": "Omar Haddad",
        "about": "Derek Vane",
        "weeks": 1,
        "level": "head-of-service",
        "text": "Councillor Vane told me, in front of two members of the public, that I would be "
        "looking for another job by Christmas if the notice at Tide Mill was not withdrawn.\n\n"
        "I said that I could not discuss a live case. It was said again on the stairs.",
        "where": "After Planning Committee, in the foyer",
        "outcome": "That it stops, and that the notice is left to officers.",
        "withhold": True,
    },
    {
        "by": "Clara Okafor",
        "about": "Sunita Rao",
        "weeks": 8,
        "level": "director",
        "text": "Three letters on Coble Row were answered to the contractor and not to me.",
        "where": "",
        "outcome": "To be answered.",
        "answer": "I have it and am looking at the letters.",
        "office": "",
    },
)


def tell(people: dict[str, User]) -> int:
    """Send them; none without keys to seal with. Returns how many."""
    if not sealing.can_seal():
        return 0
    with worker_asleep():
        for said in TOLD:
            complaint = send(said, people)
            if office := people.get(said.get("office", "")):
                acknowledge(complaint, said["answer"], office)
    return len(TOLD)


def send(said: dict[str, Any], people: dict[str, User]) -> Complaint:
    moment = weeks_ago(said["weeks"])
    by = User.objects.get(pk=people[said["by"]].pk)
    with at(moment):
        draft = drafting.draft_of(by)
        answers = {
            "person": people[said["about"]].pk,
            "category": "disrespect",
            "formal": "formal",
            "happened": (timezone.localdate(moment) - timedelta(days=6)).isoformat(),
            "first_answer": "no",
            "first_why": "I did not feel able to.",
            "done": [step.slug for step in STEPS],
        }
        answers |= {key: said.get(key, "") for key in ("text", "where", "outcome", "level")}
        answers |= {"withhold": said.get("withhold", False)}
        version = in_force(timezone.localdate())
        drafting.save(draft, checking.with_route(by, answers, version))
        return lodging.send(draft, by=by)


def acknowledge(complaint: Complaint, text: str, office: User) -> None:
    with at(complaint.received_at + timedelta(days=1)):
        by = User.objects.get(pk=office.pk)
        actions.acknowledge(complaint, text=text, by=by, key=uuid4())


def weeks_ago(weeks: int) -> datetime:
    """A Monday afternoon so many weeks ago, as an aware time."""
    today = timezone.localdate()
    return at_local(today - timedelta(days=today.weekday() + 7 * weeks), time(16, 48))
