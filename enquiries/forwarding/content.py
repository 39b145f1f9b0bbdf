"""What the pages of forwarding hold: requests so far, the letter to decide on, letters shared."""

from django.urls import reverse

from enquiries.forwarding.letters import letter_words
from enquiries.models import Enquiry, Forwarding
from enquiries.models.forwarding import ForwardingQuerySet
from foundation.dates_in_words import day_year
from foundation.types import Context
from people.models import User
from protocols.behaviours import Behaviour

MOST_REQUESTS = 50  # the newest
MOST_WAITING = 25  # the oldest


def asking_context(user: User, enquiry: Enquiry) -> Context:
    return {
        "enquiry": enquiry,
        "heading": "Share single letters",
        "overline": f"{enquiry.reference}, {enquiry.title}",
        "back": (enquiry.get_absolute_url(), f"Back to {enquiry.reference}"),
        "cancel_url": enquiry.get_absolute_url(),
        "button": "Ask to share letters",
        "desk": not user.reads_as_councillor,
        "cited": enquiry.version.cite_for(Behaviour.CONSENTED_FORWARDING),
        "requests": requests_so_far(user, enquiry),
    }


def requests_so_far(user: User, enquiry: Enquiry) -> list[str]:
    """The newest first; of the letters that this person reads."""
    rows = enquiry.forwardings.filter(letter__in=enquiry.letters.readable_by(user))
    newest = rows.select_related("letter").with_openings().order_by("-asked_at", "-pk")
    return [
        f"{letter_words(row.letter)}. For {row.reader_signed}. {row.get_consent_display()}."
        f" {opened_words(row)}".rstrip()
        for row in newest[:MOST_REQUESTS]
    ]


def opened_words(row: Forwarding) -> str:
    """Whether its reader has opened the letter, of a row read with its openings; "" if there was
    never anything to open."""
    times, first = vars(row)["times_opened"], vars(row)["first_opened"]
    if not times:
        return "Not opened yet." if row.is_shown else ""
    often = "once" if times == 1 else f"{times} times"
    return f"Opened {often}, first on {day_year(first)}."


def consent_context(user: User, row: Forwarding) -> Context:
    """`who` is of the letter’s own signature: its author may have had another post."""
    return {
        "heading": "Decide whether your letter is shared",
        "overline": row.case.reference,
        "back": letters_link(),
        "cancel_url": letters_link()[0],
        "button": "Save decision",
        "desk": not user.reads_as_councillor,
        "cited": row.case.version.cite_for(Behaviour.CONSENTED_FORWARDING),
        "forwarding": row,
        "asked_by": row.asked_by.signed,
        "message": letter_shared(row)["message"],
    }


def letters_link() -> tuple[str, str]:
    return reverse("enquiries:letters-shared"), "Back to letters shared with you"


def letters_read(user: User) -> ForwardingQuerySet:
    """Those shared with this person, with what the page says of each."""
    return Forwarding.objects.read_by(user).select_related("letter", "case").defer("case__search")


def line_of_letter(row: Forwarding) -> Context:
    """Whose letter it is and when it was sent, and not a word of it: that is on its own page."""
    return {
        "url": reverse("enquiries:letter-shared", args=[row.key]),
        "words": f"{row.case.reference}: {letter_words(row.letter)}",
    }


def letters_opened() -> ForwardingQuerySet:
    """With their letters, and when each was opened."""
    rows = Forwarding.objects.select_related("letter", "case").defer("case__search")
    return rows.with_openings()


def lines_of_own(user: User) -> list[Context]:
    """Letters of this person that others read, the newest consent first, each with the page on
    which it is taken back."""
    newest = letters_opened().shared_by(user).order_by("-decided_at", "-pk")
    return [
        {
            "url": reverse("enquiries:take-back-consent", args=[row.key]),
            "words": f"{row.case.reference}: your letter of {day_year(row.letter.sent_at)}, for"
            f" {row.reader_signed}. {opened_words(row)}",
        }
        for row in newest[:MOST_WAITING]
    ]


def taking_back_context(user: User, row: Forwarding) -> Context:
    return {
        "heading": "Take back your consent",
        "overline": row.case.reference,
        "lead": f"This letter is shared with {row.reader_signed}. {opened_words(row)} They will not"
        " be able to open it from now on, and we will tell them. They may remember what it says.",
        "back": letters_link(),
        "cancel_url": letters_link()[0],
        "button": "Take back consent",
        "desk": not user.reads_as_councillor,
        "clause": row.case.version.cite_for(Behaviour.CONSENTED_FORWARDING),
    }


def letter_shared(row: Forwarding) -> Context:
    """The letter and its reference, and nothing else of its enquiry: no title, no files, no text
    for a resident, nothing that officers say of it."""
    letter = row.letter
    return {
        "reference": row.case.reference,
        "message": {
            "who": letter.signed,
            "at": letter.sent_at,
            "kind_label": letter.get_kind_display(),
            "body": letter.body,
        },
    }


def waiting_lines(user: User) -> list[Context]:
    """What others ask this person to agree to."""
    rows = Forwarding.objects.waiting_for(user).select_related("letter", "case")
    oldest = rows.defer("case__search").order_by("asked_at", "pk")[:MOST_WAITING]
    return [
        {
            "url": reverse("enquiries:consent", args=[row.key]),
            "words": f"{row.case.reference}: your letter of {day_year(row.letter.sent_at)}",
        }
        for row in oldest
    ]
