"""Letters of an enquiry that can be shared, and what each would reveal."""

from collections.abc import Iterable

from django.db.models import Count

from enquiries.models import Enquiry, EnquiryLetter, LetterKind
from foundation.dates_in_words import day_year
from people.models import Appointment, User

MOST_OFFERED = 100  # the newest


def letters_offered(user: User, enquiry: Enquiry) -> list[EnquiryLetter]:
    """Those this person reads, the newest first, each with `file_count`. Left out are confidential
    letters and those of authors who cannot agree because they hold no post today."""
    rows = enquiry.letters.readable_by(user).filter(confidential_to=None)
    counted = rows.annotate(file_count=Count("files")).order_by("-sent_at", "-pk")
    letters = list(counted[:MOST_OFFERED])
    here = people_here(author_of(letter, enquiry) for letter in letters)
    return [letter for letter in letters if author_of(letter, enquiry) in here]


def author_of(letter: EnquiryLetter, enquiry: Enquiry) -> int:
    """The key of who can agree: the councillor for an enquiry that was typed on their behalf."""
    if letter.kind == LetterKind.QUESTION and not enquiry.is_from_officer:
        return enquiry.member_id
    return letter.author_id


def people_here(keys: Iterable[int]) -> set[int]:
    posts = Appointment.objects.current().of_people_who_can_sign_in()
    return set(posts.filter(person__in=set(keys)).values_list("person_id", flat=True))


def letter_words(letter: EnquiryLetter) -> str:
    """Answer from Omar Haddad, Highways, 1 December 2026."""
    return f"{letter.get_kind_display()} from {letter.signed}, {day_year(letter.sent_at)}"


def files_words(letter: EnquiryLetter) -> str:
    count = vars(letter)["file_count"]
    if not count:
        return "No files"
    return f"{count} file{'s' if count > 1 else ''}, which will not be shared"
