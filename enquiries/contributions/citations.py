"""Citations: the contributions an answer rests on, chosen by its author and shown to officers."""

from enquiries.case.annotations import Annotation
from enquiries.contributions.case_panel import contributions_of
from enquiries.contributions.content import asked_words
from enquiries.models import Contribution, ContributionState, Enquiry, EnquiryLetter
from foundation.dates_in_words import day
from people.models import User

MOST_SHOWN = 200  # characters of a contribution below its name in a form


def contributions_cited(user: User, enquiry: Enquiry, letter: EnquiryLetter) -> list[Annotation]:
    """For officers, below an answer: what it rests on."""
    if not letter.contributions or user.reads_as_councillor:
        return []
    rows = [row for row in contributions_of(user, enquiry) if row.pk in letter.contributions]
    names = " and ".join(asked_words(row) for row in reversed(rows))
    return [Annotation(f"Rests on the contribution of {names}")] if names else []


def contributions_given(enquiry: Enquiry) -> list[Contribution]:
    """Those an answer can rest on, the first given first; asked only if a service was asked."""
    if not enquiry.services_asked:
        return []
    rows = Contribution.objects.filter(case=enquiry, state=ContributionState.GIVEN)
    return list(rows.order_by("ended_at", "pk"))


def choices_of(rows: list[Contribution]) -> list[tuple[str, str]]:
    return [(str(row.pk), f"{asked_words(row)}, {day(row.ended_at)}") for row in rows]


def hints_of(rows: list[Contribution]) -> dict[str, str]:
    return {str(row.pk): shortened(row.said) for row in rows}


def shortened(text: str) -> str:
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN].rstrip()}…"
