"""What else is in the name of a leaver, in numbers, and what becomes of it after the last day."""

from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import Q
from django.utils import timezone

from casework.absences.actions import days_in_words
from casework.models import CalendarFeed
from enquiries.models import Contribution, ReplyDraft, StandardAnswer
from people.models import Absence, Appointment
from portal.leavers.open_cases import Work
from portal.leavers.posts import Leaving


class Item(NamedTuple):
    what: str
    will: str


def other_work(leaving: Leaving, work: Work) -> list[Item]:
    """A fixed number of statements. `work` is what this reader is shown: drafts are only counted on
    those cases."""
    if leaving.as_councillor:
        return list(of_councillor(leaving))
    return [*of_officer(leaving, work), *covers(leaving)]


def of_officer(leaving: Leaving, work: Work) -> Iterator[Item]:
    person, services = leaving.person, leaving.services
    answers = StandardAnswer.objects.in_use().filter(owner=person, service__in=services).count()
    if answers:
        yield Item(
            many(answers, "standard answer", "standard answers"),
            "The head or chief officer of the service becomes the owner and reviews them",
        )
    asked = Contribution.objects.open().filter(person=person, service__in=services).count()
    if asked:
        yield Item(
            many(asked, "contribution that was asked for", "contributions that were asked for"),
            "The service is asked instead. The dates do not change",
        )
    drafts = ReplyDraft.objects.filter(writer=person, case__in=work.enquiries).count()
    if drafts:
        yield Item(
            many(drafts, "draft of a letter", "drafts of letters"),
            "The officer who takes the case can read and use them",
        )


def covers(leaving: Leaving) -> Iterator[Item]:
    person = leaving.person
    to_come = Absence.objects.to_end(timezone.localdate()).select_related("person")
    for absence in to_come.filter(Q(covered_by=person) | Q(person=person)):
        days = days_in_words(absence)
        if absence.person_id == person.pk:
            yield Item(f"Absence {days}", "Ends")
        else:
            will = f"Ends. {absence.person.name} is told that no one covers"
            yield Item(f"Cover for {absence.person.name} {days}", will)


def of_councillor(leaving: Leaving) -> Iterator[Item]:
    person = leaving.person
    if CalendarFeed.objects.live().filter(person=person).exists():
        yield Item("Calendar feed", "Its address stops working")
    helped = Appointment.objects.current().filter(councillor=person).select_related("person")
    for post in helped:
        yield Item(f"{post.person.name}, assistant", "Can no longer see or send anything")
    yield Item(
        "Document requests and confidential enquiries",
        "Stay with the officers who have them, who are told",
    )


def many(number: int, one: str, more: str) -> str:
    return f"1 {one}" if number == 1 else f"{number:,} {more}"
