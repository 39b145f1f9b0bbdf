"""Notices of forwarding: to each author who is asked, to the reader, and to who asked."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone

from casework import promises
from casework.notices import ledger
from enquiries.models import Enquiry, Forwarding
from people.models import User


def notify_authors(enquiry: Enquiry, authors: Iterable[User], once: str) -> None:
    """One email each, however many of their letters are asked for."""
    sentence = "Someone has asked to share a letter that you wrote. You decide whether they can."
    for author in authors:
        tell(author, "consent-asked", sentence, enquiry=enquiry, once=once)


def notify_reader(enquiry: Enquiry, reader: User, once: str) -> None:
    tell(reader, "letter-shared", "A letter has been shared with you.", enquiry=enquiry, once=once)


def notify_decided(row: Forwarding) -> None:
    """To who asked, on the page where they asked."""
    path = reverse("enquiries:share-letters", args=[row.case_id])
    sentence = "A request to share a letter has been decided. Sign in to see the decision."
    tell(row.asked_by, "consent-decided", sentence, enquiry=row.case, once=str(row.pk), path=path)


def notify_taken_back(row: Forwarding) -> None:
    """To the reader, and to who asked unless that is the author."""
    sentence = "A letter that was shared with you is no longer shared."
    tell(row.reader, "letter-no-longer-shared", sentence, enquiry=row.case, once=str(row.pk))
    if row.asked_by_id != row.author_id:
        path = reverse("enquiries:share-letters", args=[row.case_id])
        sentence = "The author of a letter has taken back their consent to sharing it."
        once = str(row.pk)
        tell(row.asked_by, "consent-taken-back", sentence, enquiry=row.case, once=once, path=path)


def tell(
    person: User, event: str, sentence: str, *, enquiry: Enquiry, once: str, path: str = ""
) -> None:
    """Officers get it in working hours. It quotes nothing: a reference and a link."""
    if not person.gets_mail:
        return
    now = timezone.now()
    hours = promises.next_working_moment(now, promises.calendar_of(enquiry))
    due_at = now if person.reads_as_councillor else hours
    path = path or reverse("enquiries:letters-shared")
    ledger.notify([person], event, sentence, about=enquiry, once=once, due_at=due_at, path=path)
