"""What the pages of absences show: one’s own, those one covers, those of the officers one leads."""

from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from casework.absences import actions, policy
from casework.http import PortalRequest, visible_or_404
from foundation.paging import PAGE_SIZE
from foundation.types import Context
from people.models import Absence, User

ACCOUNT = "Back to your account"
MOST_COVERED = 25


def absence_or_404(request: PortalRequest, key: UUID) -> Absence:
    rows = Absence.objects.select_related("person", "covered_by")
    return visible_or_404(rows, request.user, key=key)


def leads_to(absence: Absence, user: User) -> str:
    """The page that lists it for this person."""
    own = absence.person_id == user.pk
    return reverse("absences:absence") if own else reverse("absences:officers")


def whose_words(absence: Absence, user: User) -> str:
    return "You are" if absence.person_id == user.pk else f"{absence.person.name} is"


def deputies_told(user: User) -> str:
    return ". Your deputies have been told" if policy.offices_held(user) else ""


def people_told(absence: Absence, user: User) -> str:
    """Who is told that it has ended."""
    if absence.person_id == user.pk:
        return deputies_told(user)
    return f". {absence.person.name} has been told"


def absence_context(user: User) -> Context:
    today, rows = timezone.localdate(), Absence.objects.to_end(timezone.localdate())
    offices = policy.offices_held(user)
    return {
        "heading": "Say when you are away",
        "offices": [
            (actions.office_title(post), [d.name for d in actions.deputies_of_office(post)])
            for post in offices
        ],
        "absences": rows.filter(person=user).select_related("covered_by"),
        "covered": rows.covered_by(user).select_related("person")[:MOST_COVERED],
        "today": today,
        "button": "Record absence",
        "cancel_url": reverse("account"),
        "back": (reverse("account"), ACCOUNT),
        "desk": True,
    }


def officers_context(user: User, page: str) -> Context:
    """A page of the absences, today’s and those to come, the earliest first."""
    number = int(page) if page.isascii() and page.isdecimal() and 0 < len(page) < 5 else 1
    first = max(number - 1, 0) * PAGE_SIZE
    rows = Absence.objects.visible_to(user).to_end(timezone.localdate()).exclude(person=user)
    rows = rows.select_related("person", "covered_by").order_by("starts_on", "pk")
    shown = list(rows[first : first + PAGE_SIZE + 1])
    return {
        "heading": "Absences of your officers",
        "absences": shown[:PAGE_SIZE],
        "first_url": "?" if first else "",
        "next": {"url": f"?page={number + 1}"} if len(shown) > PAGE_SIZE else None,
        "button": "Record absence",
        "cancel_url": reverse("account"),
        "back": (reverse("account"), ACCOUNT),
        "desk": True,
    }
