"""Actions that follow up an answer: ask again, challenge it, say why it is not satisfactory."""

from uuid import UUID

from django.utils import timezone

from casework import promises
from casework.cases import move_case, verb
from enquiries import notices, policy, routing, watches
from enquiries.letters import LetterField, send_letter
from enquiries.models import (
    ANSWER_LETTERS,
    Enquiry,
    EnquiryLetter,
    Intent,
    LetterKind,
    Status,
    Verb,
)
from people.models import User
from protocols.behaviours import Behaviour

UNANSWERED_FIELDS: dict[str, object] = dict.fromkeys(
    ("answered_at", "opened_at", "open_until", "held_until", "chased_at")
)


@verb(policy.can_follow_up)
def follow_up(
    enquiry: Enquiry, /, *, text: str, by: User, key: UUID, intent: str = "", **more: LetterField
) -> None:
    """Follow up the answer. A new one is due, and the first promise keeps its result.

    `more` are the files attached. A challenge goes to the head of service where the protocol says
    so (Somerset 10.4).
    """
    letter = send_letter(enquiry, LetterKind.FOLLOW_UP, text, by=by, key=key, intent=intent, **more)
    to_head = intent == Intent.CHALLENGE and enquiry.version.clause_for(
        Behaviour.CHALLENGE_TO_THE_HEAD
    )
    _reopen(enquiry, letter, by=by, to_head=bool(to_head) and not enquiry.is_sealed)


@verb(policy.can_say_dissatisfied)
def say_dissatisfied(
    enquiry: Enquiry,
    /,
    *,
    went_wrong: str,
    would_help: str,
    by: User,
    key: UUID,
    **more: LetterField,
) -> None:
    """Say what is wrong with the answer and what would help. It goes to the author's manager."""
    text = f"What went wrong: {went_wrong}\n\nWhat would help: {would_help}"
    more["intent"] = Intent.DISSATISFIED
    letter = send_letter(enquiry, LetterKind.FOLLOW_UP, text, by=by, key=key, **more)
    _reopen(enquiry, letter, by=by, to_head=True)


def _reopen(enquiry: Enquiry, letter: EnquiryLetter, *, by: User, to_head: bool) -> None:
    promises.start_promises(enquiry, *watches.answer_kinds(enquiry), at=timezone.now(), by=by)
    to_head = to_head and not enquiry.duty_of  # a statutory duty stays with its officer
    handler = _given_to_the_head(enquiry) if to_head else {}
    held = handler.get("officer", enquiry.officer) or handler.get("office", enquiry.office)
    fields = {**UNANSWERED_FIELDS, **handler, **promises.due_fields(enquiry)}
    to = Status.WITH_OFFICER if held else Status.RECEIVED
    move_case(enquiry, to, by=by, reason=Verb.FOLLOWED_UP, **fields)
    if to_head:
        notices.notify_challenged(enquiry, letter, by=by)
    else:
        notices.notify_followed_up(enquiry, letter, by=by)


def _given_to_the_head(enquiry: Enquiry) -> dict[str, object]:
    """Who has it from now on, and who cannot: the author of the last answer."""
    answers = enquiry.letters.filter(kind__in=ANSWER_LETTERS).select_related("author")
    author = answers.latest("sent_at", "pk").author
    to = routing.addressee_of_challenge(enquiry, author)
    return {"challenged": author, "officer": to.officer, "office": to.office}
