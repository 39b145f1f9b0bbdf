"""Marks of an enquiry in the queue: what officers should know of it before they open it.

Councillors see none of them. A contentious flag and a letter waiting for approval are rows of their
own, so nothing on the row of the enquiry says that there is one.
"""

from datetime import date

from django.db import models
from django.db.models import Exists, OuterRef, Q

from enquiries.contentious import FLAG_BEHAVIOURS
from enquiries.models import (
    OPEN,
    ContentiousFlag,
    Contribution,
    ContributionQuerySet,
    Enquiry,
    EnquiryQuerySet,
    Proposal,
)
from enquiries.queue.found_line import on_day
from foundation.dates_in_words import day
from foundation.statements import Parameter
from people.models import Absence, User
from protocols.behaviours import Behaviour
from protocols.version_cache import in_force_or_none


class Mark(models.TextChoices):
    CHASED = "chased", "Chased"
    REPLIED = "replied", "Councillor replied"
    HELD = "held", "Holding reply sent"
    APPROVAL = "approval", "Awaiting approval"
    CONTENTIOUS = "contentious", "Contentious"
    CONTRIBUTION = "contribution", "Contribution overdue"
    AWAY = "away", "Officer away"


# Which clauses there must be in the version in force for a mark to be offered as a filter.
UNDER_A_CLAUSE: dict[str, tuple[Behaviour, ...]] = {
    Mark.CONTENTIOUS: FLAG_BEHAVIOURS,
}


def marks_offered() -> list[tuple[str, str]]:
    version = in_force_or_none()
    return [
        (value, label)
        for value, label in Mark.choices
        if value not in UNDER_A_CLAUSE or (version and version.clause_for(*UNDER_A_CLAUSE[value]))
    ]


def condition_of_mark(mark: str, user: User) -> Q:
    """Enquiries with this mark, which is about open ones only."""
    marked = {
        Mark.CHASED: Q(chased_at__isnull=False),
        Mark.REPLIED: Q(member_wrote_at__isnull=False),
        Mark.HELD: Q(held_until__isnull=False),
        Mark.APPROVAL: Q(pk__in=Proposal.objects.waiting().values("case")) & ~Q(member=user),
        Mark.CONTENTIOUS: Q(pk__in=open_flags().values("case")) & ~Q(member=user),
        Mark.AWAY: Q(officer__in=Absence.objects.current().values("person")),
        Mark.CONTRIBUTION: Q(pk__in=late_contributions().values("case")) & ~Q(member=user),
    }
    return Q(status__in=OPEN) & marked[Mark(mark)]


def open_flags() -> models.QuerySet[ContentiousFlag]:
    return ContentiousFlag.objects.filter(ended_at=None)


def late_contributions(now: Parameter | None = None) -> ContributionQuerySet:
    rows: ContributionQuerySet = Contribution.objects.overdue(now)
    return rows


def with_marks(rows: EnquiryQuerySet, now: Parameter, today: Parameter) -> EnquiryQuerySet:
    """With what its own row does not say; a look into an index for each row of the page."""
    marked = rows.annotate(
        is_flagged=Exists(open_flags().filter(case=OuterRef("pk"))),
        awaits_contribution=Exists(late_contributions(now).filter(case=OuterRef("pk"))),
    )
    return marked.with_approval_due().with_absence(today)


def marks_of(enquiry: Enquiry, reader: User) -> tuple[str, ...]:
    """In words, of a row of `with_marks`. The councillor who asked reads none, even in a post."""
    if not enquiry.is_open or enquiry.member_id == reader.pk:
        return ()
    row = vars(enquiry)
    marks = {
        str(Mark.CONTENTIOUS.label): row["is_flagged"],
        approval_words(enquiry): row["approval_due"],
        chased_words(enquiry): enquiry.chased_at,
        str(Mark.REPLIED.label): enquiry.member_wrote_at,
        str(Mark.CONTRIBUTION.label): row["awaits_contribution"],
        away_mark(row["officer_away_until"]): row["officer_away_until"],
    }
    return tuple(words for words, marked in marks.items() if marked)


def approval_words(enquiry: Enquiry) -> str:
    """The state says that it is with the approver, and the mark by when."""
    due_on = vars(enquiry)["approval_due"]
    return f"Approve by {day(due_on)}" if due_on else ""


def chased_words(enquiry: Enquiry) -> str:
    return f"{Mark.CHASED.label} {on_day(enquiry.chased_at)}" if enquiry.chased_at else ""


def away_mark(until: date | None) -> str:
    return f"{Mark.AWAY.label} until {day(until)}" if until else ""
