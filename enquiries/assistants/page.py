"""What the page “Your assistants” says of each: what they can read, and whether they can send."""

from collections import defaultdict

from django.urls import reverse

from enquiries.assistants.people import assistants_of
from enquiries.models import EnquiryShare, StandingPermission
from foundation.dates_in_words import day_year
from foundation.types import Context
from people.models import User

MOST_SHOWN = 10  # titles of each assistant; the number says how many more there are


def assistant_rows(councillor: User) -> list[Context]:
    """Each assistant of today, in four statements however many there are."""
    shown, before = enquiries_shown(councillor), permissions_ended(councillor)
    rows = StandingPermission.objects.in_force().filter(councillor=councillor)
    since = {row.assistant_id: row.given_at for row in rows}
    return [
        {
            "name": person.name,
            "shown": shown[person.pk][:MOST_SHOWN],
            "number": len(shown[person.pk]),
            "more": max(len(shown[person.pk]) - MOST_SHOWN, 0),
            "sends_since": day_year(since.get(person.pk)),
            "before": before[person.pk],
            "change_url": change_url(person, sends=person.pk in since),
        }
        for person in assistants_of(councillor)
    ]


def change_url(assistant: User, *, sends: bool) -> str:
    return reverse(f"enquiries:{'stop-sending' if sends else 'let-send'}", args=[assistant.pk])


def enquiries_shown(councillor: User) -> dict[int, list[Context]]:
    """The councillor’s enquiries that each person reads by a share, newest share first."""
    rows = EnquiryShare.objects.in_force().filter(given_by=councillor).order_by("-given_at")
    shown: dict[int, list[Context]] = defaultdict(list)
    for row in rows.select_related("case").only("person", "case__reference", "case__title"):
        url = row.case.get_absolute_url()
        shown[row.person_id].append(
            {"title": row.case.title, "reference": row.case.reference, "url": url}
        )
    return shown


def permissions_ended(councillor: User) -> dict[int, list[str]]:
    """From when until when each person could send in this councillor’s name, newest first."""
    rows = StandingPermission.objects.filter(councillor=councillor, ended_at__isnull=False)
    ended: dict[int, list[str]] = defaultdict(list)
    for row in rows.order_by("-given_at"):
        ended[row.assistant_id].append(period_in_words(row))
    return ended


def period_in_words(permission: StandingPermission) -> str:
    """From Tuesday 1 December 2026 to Friday 4 December 2026."""
    return f"From {day_year(permission.given_at)} to {day_year(permission.ended_at)}"
