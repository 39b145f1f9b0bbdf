"""Wording of a text for the resident: what it starts from, and the labels that stay with it."""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils import timezone

from enquiries.case import annotations
from enquiries.models import ANSWERING_LETTERS, Enquiry, EnquiryLetter
from foundation.dates_in_words import day_year
from foundation.phrases import places_of
from people.models import User
from protocols.behaviours import Behaviour
from protocols.choices import Screen, Side
from protocols.guidance import clauses_on_screen
from protocols.models import Protocol


class Start(NamedTuple):
    """What the text starts from, what is said about that, and the answer to write it from if its
    own words cannot be passed on."""

    text: str
    hint: str
    answer: str = ""


def title_for(enquiry: Enquiry) -> str:
    """Text for Mrs Pryce. Reads the resident that a page of the enquiry has loaded."""
    resident = getattr(enquiry, "resident", None)
    return f"Text for {resident.name}" if resident else "Text for the resident"


def newest_answer(enquiry: Enquiry, user: User) -> EnquiryLetter | None:
    """The last answer this person can pass on; None if it was given in confidence."""
    newest = enquiry.letters.readable_by(user).filter(kind__in=ANSWERING_LETTERS).last()
    return newest if newest and newest.can_be_copied else None


def start_from(enquiry: Enquiry, answer: EnquiryLetter) -> Start:
    """What the officer wrote for the resident, or else the answer. Where a clause says that letters
    are not passed on, the answer’s own words stay out of a text that its author did not write."""
    said = words_to_pass_on(enquiry, answer)
    if answer.for_resident:
        return Start(said, "The officer wrote this for the resident. You can change it")
    if letters_stay_inside(enquiry.version):
        return Start(letter_to(enquiry, answer, ""), "Put the answer in your own words", said)
    return Start(letter_to(enquiry, answer, f"{said}\n\n"), "Change it as you like")


def letters_stay_inside(version: Protocol) -> bool:
    """Whether a clause is about passing letters on (Section C 5.11 to 5.15)."""
    return bool(clauses_on_screen(version, Screen.LETTERS, Side.MEMBER))


def letter_to(enquiry: Enquiry, answer: EnquiryLetter, said: str) -> str:
    resident = getattr(enquiry, "resident", None)
    greeting = f"Dear {resident.name},\n\n" if resident else ""
    on = day_year(timezone.localdate(answer.sent_at))
    from_whom = f"I asked the council about this, and it answered on {on}:\n\n"
    return f"{greeting}{from_whom}{said}{enquiry.member.styled}"


def words_to_pass_on(enquiry: Enquiry, answer: EnquiryLetter) -> str:
    words = answer.for_resident or answer.body
    if not names_stay_inside(enquiry):
        return words
    return without_names(words, officers_named(enquiry), enquiry.handled_by or "the council")


def names_stay_inside(enquiry: Enquiry) -> bool:
    return bool(enquiry.version.clause_for(Behaviour.NAMES_STAY_INSIDE))


def officers_named(enquiry: Enquiry) -> set[str]:
    """The names of officers who wrote letters here, as they signed them and without their post."""
    letters = enquiry.letters.exclude(author=enquiry.member_id).select_related("author")
    return {name for letter in letters for name in (letter.signed, letter.author.name)}


def without_names(text: str, names: Iterable[str], instead: str) -> str:
    """The longest first, so that a signature goes whole: “Omar Haddad, Highways”."""
    for name in sorted(names, key=len, reverse=True):
        for start, end in reversed(list(places_of(text, name))):
            text = text[:start] + instead + text[end:]
    return text


def labels_of(enquiry: Enquiry, answer: EnquiryLetter) -> list[str]:
    """The labels of the answer that rest on a clause. They stay whatever the text becomes."""
    shown = annotations.annotations_of_letter(
        answer, enquiry.version, names=not names_stay_inside(enquiry)
    )
    return [label_line(label.words, label.clause[0]) for label in shown if label.clause]


def label_line(words: str, clause: str) -> str:
    return f"{words} {clause}" if words.endswith(":") else f"{words} ({clause})"
