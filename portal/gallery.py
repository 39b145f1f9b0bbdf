"""Examples of every component with its edge cases, for people who build pages (DEBUG only)."""

from datetime import date, timedelta

from django.utils import timezone

from foundation.types import Context
from protocols.guidance import GuidanceSentence

GROUPS = (
    ("New and unassigned", "yellow", ("Received", "Asked", "Draft")),
    ("With the council", "", ("With officer", "For final decision", "Being assessed")),
    ("With the other side", "purple", ("Waiting for the member", "Waiting for you")),
    ("Done", "green", ("Answered", "Released", "Part released", "Decided", "In force")),
    ("Ended", "grey", ("Redirected", "Withdrawn", "Refused", "Expired", "Superseded")),
    ("Closed", "plain", ("Closed, as plain text",)),
)


def example_due_date(before: str, on: date, distance: str, **more: object) -> Context:
    return {"words_before": before, "date": on, "distance": distance} | more


def example_due_dates(today: date) -> list[Context | None]:
    return [
        example_due_date("Was due", today - timedelta(5), "2 working days overdue", late=True),
        example_due_date("Due", today, "due today", today=True),
        example_due_date("Due", today + timedelta(1), "1 working day left"),
        example_due_date("Promised for", today + timedelta(10), "8 working days left"),
        example_due_date("Due", today + timedelta(7), "7 days left"),
        None,
    ]


def example_events() -> list[Context]:
    now = timezone.now()
    return [
        {
            "lead": "reminder to Ruth Adeyemi,",
            "rest": "Head of Highways",
            "at": now + timedelta(3),
            "note": "if there is no answer by then",
            "coming": True,
        },
        {"lead": "Holding reply sent", "rest": "by Omar Haddad", "at": now},
        {
            "lead": "Due date moved",
            "rest": "by a day, because Thursday became a closure day",
            "at": now - timedelta(1),
            "note": "by Grace Boateng",
            "clause": ("Oxford 23.5", "#"),
        },
    ]


def example_guidance() -> list[GuidanceSentence]:
    over = "The codes of conduct come first (2.3)."
    return [
        GuidanceSentence("Write with politeness and respect.", "Oxford 23.3", "#", ""),
        GuidanceSentence("Follow the protocol at all times.", "Cheshire East 2.1", "#", over),
    ]


def component_examples() -> Context:
    """The context of portal/components.html."""
    today = timezone.localdate()
    working = [
        (today, "Day 0, counted as received", True, False),
        (today + timedelta(1), "Not counted: Saturday", False, False),
        (today + timedelta(2), "Day 1, due by the end of this day", True, True),
    ]
    return {
        "desk": True,
        "groups": [
            (name, [(label, colour) for label in labels]) for name, colour, labels in GROUPS
        ],
        "dates": example_due_dates(today),
        "events": example_events(),
        "days": working,
        "clauses": [("Oxford 23.5", "#"), ("Section C 4.3", "#"), ("Cheshire East 10.1", "#")],
        "guidance": example_guidance(),
        "shut": {
            "label": "Send a holding reply",
            "when": "no longer",
            "reason": "The protocol allows one holding reply. Answer by the promised date.",
            "clause": ("Oxford 23.5", "#"),
        },
    }
