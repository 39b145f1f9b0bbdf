"""Chases: who each one went to, as the ledger of notices records it."""

from datetime import datetime

from casework.models import Notice
from casework.readers import MOST_IN_A_SENTENCE
from enquiries.models import Enquiry, LetterKind
from people.directory import person_name
from people.models import User

CHASED = "chased"  # the event of its notices


def chased_names(enquiry: Enquiry, user: User) -> dict[int, str]:
    """The people who were told of each chase, in words, by the key of its letter. Reads the ledger
    once for each page. A confidential enquiry has no notice that names it: its officer was told."""
    if "_chased" not in enquiry.__dict__:
        enquiry.__dict__["_chased"] = names_from_ledger(enquiry, user)
    names: dict[int, str] = enquiry.__dict__["_chased"]
    return names


def last_chased_names(enquiry: Enquiry, user: User) -> str:
    """The people the last chase went to, in words."""
    names = chased_names(enquiry, user)
    if not names and enquiry.is_sealed:
        return person_name(enquiry.officer_id)
    return names[max(names)] if names else ""


def names_from_ledger(enquiry: Enquiry, user: User) -> dict[int, str]:
    rows = Notice.objects.about(enquiry.ledger_name).filter(event=CHASED).order_by("pk")
    told: dict[int, list[str]] = {}
    for key, pk, name in rows.values_list("key", "addressee_id", "addressee__name"):
        letter = int(key.split(":")[-2])
        told.setdefault(letter, []).append("you" if pk == user.pk else name)
    return {letter: people_in_words(names) for letter, names in told.items()}


def people_in_words(names: list[str]) -> str:
    if len(names) > MOST_IN_A_SENTENCE:
        return f"{len(names)} people"
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def chase_label(enquiry: Enquiry, letter: int, user: User) -> str:
    """The kind of the letter, with who it went to."""
    to = chased_names(enquiry, user).get(letter)
    return f"{LetterKind.CHASE.label}, sent to {to}" if to else str(LetterKind.CHASE.label)


def chase_words(enquiry: Enquiry, at: datetime, user: User) -> str:
    """What history says of the chase of that moment."""
    if "_chase_letters" not in enquiry.__dict__:
        letters = enquiry.letters.filter(kind=LetterKind.CHASE).order_by("-sent_at", "-pk")
        enquiry.__dict__["_chase_letters"] = list(letters.values_list("sent_at", "pk"))
    before = (pk for sent_at, pk in enquiry.__dict__["_chase_letters"] if sent_at <= at)
    to = chased_names(enquiry, user).get(next(before, 0))
    return f"chased it: the message went to {to}" if to else "chased it"
