"""Emails about outgoing letters. They name no addressee and no subject: those stand on the page."""

from announcements.letters import routing
from announcements.models import OutgoingLetter
from casework.notices import ledger
from people.models import User


def tell_signatory(letter: OutgoingLetter, *, once: str) -> None:
    sentence = "An officer has written a letter for you to sign."
    ledger.notify([letter.signatory], "letter-to-sign", sentence, about=letter, once=once)


def tell_author(letter: OutgoingLetter) -> None:
    sentence = "A letter you wrote has been signed."
    ledger.notify([letter.author], "letter-signed", sentence, about=letter, once="signed")


def tell_copied(letter: OutgoingLetter) -> None:
    sentence = "A letter has been copied to you."
    people = routing.people_copied(letter)
    ledger.notify(people, "letter-copied", sentence, about=letter, once="sent")


def tell_given_letter(letter: OutgoingLetter, officer: User) -> None:
    sentence = "The letter of an officer who has left has been passed to you."
    once = f"given:{officer.pk}"
    ledger.notify([officer], "letter-to-sign", sentence, about=letter, once=once)
