"""What emails tell a councillor about an enquiry: who has it, by when, until when to follow up.

These sentences go into the ledger, so they name a service and a date, and nobody. The subject of
the enquiry is never in the ledger; `subject_in_email` finds it when an email is sent.
"""

from django.utils import timezone

from casework.models import Notice
from enquiries.models import Enquiry, Status
from foundation.dates_in_words import day
from foundation.text_search import searched_words
from people.name_words import names_among, words_of
from people.roles import OFFICES


def raised_sentence(enquiry: Enquiry) -> str:
    return f"An enquiry has been raised on your behalf.{by_when(enquiry)}"


def assigned_sentence(enquiry: Enquiry) -> str:
    """Your enquiry is with Highways. You will get an answer by Thursday 3 December."""
    if not (place := place_of(enquiry)):
        return f"Your enquiry has been assigned to an officer.{by_when(enquiry)}"
    return f"Your enquiry is with {place}.{by_when(enquiry)}"


def passed_sentence(enquiry: Enquiry) -> str:
    return f"Your enquiry has been passed to {enquiry.service}.{by_when(enquiry)}"


def held_sentence(enquiry: Enquiry) -> str:
    promised = enquiry.held_until
    until = f" You will get an answer by {day(promised)}." if promised else ""
    return f"An officer has sent you a holding reply.{until}"


def answered_sentence(enquiry: Enquiry) -> str:
    return f"Your enquiry has been answered.{follow_up_until(enquiry)}"


def declined_sentence(enquiry: Enquiry) -> str:
    sentence = "Your enquiry has been declined. Sign in to see the clause and the reasons."
    return f"{sentence}{follow_up_until(enquiry)}"


def place_of(enquiry: Enquiry) -> str:
    """Who has it, without anybody’s name: the service, or the office by its title here."""
    if enquiry.office in OFFICES and not enquiry.officer_id:
        return f"the {enquiry.version.title(enquiry.office)}"
    return enquiry.service.name if enquiry.service else ""


def by_when(enquiry: Enquiry) -> str:
    """Nothing while the councillor owes a reply, and no date that has passed."""
    due = enquiry.answer_due_at
    if due is None or due < timezone.now() or enquiry.status == Status.WAITING:
        return ""
    return f" You will get an answer by {day(due)}."


def follow_up_until(enquiry: Enquiry) -> str:
    until = enquiry.open_until
    return f" You can follow up the answer until {day(until)}." if until else ""


def subject_in_email(notice: Notice) -> str:
    """The subject, in an email to the councillor whose enquiry it is. "" for everyone else, for a
    confidential enquiry, and if it has a word of the resident’s name."""
    _, _, key = notice.case.partition(":")
    rows = Enquiry.objects.select_related("resident").filter(member=notice.addressee_id)
    enquiry = rows.filter(pk=key).first() if key.isdigit() else None
    return subject_outside(enquiry) if enquiry else ""


def subject_outside(enquiry: Enquiry) -> str:
    """The subject as it can stand outside the portal, or ""."""
    if enquiry.is_sealed or names_resident(enquiry):
        return ""
    return enquiry.title


def names_resident(enquiry: Enquiry) -> bool:
    resident = getattr(enquiry, "resident", None)
    if resident is None:
        return False
    names = tuple(word for word in names_among(words_of(resident.name)) if len(word) > 2)
    return any(word.startswith(names) for word in searched_words(enquiry.title))
