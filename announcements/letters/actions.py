"""Actions on an outgoing letter: write, change, sign and record as sent, withdraw."""

from collections.abc import Mapping
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from announcements.letters import notices, policy, routing, words
from announcements.models import Capacity, LetterState, LetterVerb, OutgoingLetter
from casework.cases import move_case, next_reference, verb
from foundation.history import write
from foundation.turns import made_before
from foundation.verdict import refuse_unless_shown
from people.models import User
from protocols.version_cache import in_force

# What a form can say of a letter, by the names of its columns.
TYPED = (
    *("title", "addressee", "addressee_kind", "address", "body", "service", "committee"),
    *("to_board", "matter", "binds_council", "binds_nothing_confirmed"),
    *("signatory", "signatory_reason"),
)
CHANGED = "This letter has changed since you opened this page. Read it again before you sign it."
NOT_OF_SERVICE = "This officer does not work in the service of the letter."
NO_REASON = "Enter why another officer signs this letter."


def typed_fields(typed: Mapping[str, object]) -> dict[str, object]:
    return {name: typed[name] for name in TYPED if name in typed}


@transaction.atomic
def write_letter(
    typed: Mapping[str, object], *, capacity: str, by: User, key: UUID
) -> OutgoingLetter:
    """A letter to be signed. The same form is the same letter. Without `signatory` its author signs
    it; another officer only with `signatory_reason` (Knutsford 12.2)."""
    if before := made_before(OutgoingLetter.objects.all(), key, author=by):
        return before
    now = timezone.now()
    today = timezone.localdate(now)
    version = in_force(today)
    policy.can_write_letter(by, capacity, version).or_raise()
    letter = OutgoingLetter(
        reference=next_reference("L", today.year),
        key=key,
        protocol=version,
        received_at=now,
        status=LetterState.DRAFT,
        capacity=capacity,
        author=by,
        **{"signatory": by} | typed_fields(typed),
    )
    letter.ward = by.ward if capacity == Capacity.WARD else None
    refuse_signatory(letter)
    policy.goes_out_in_its_capacity(letter).or_raise()
    write(letter, by=by, reason=LetterVerb.WROTE)
    tell_other_signatory(letter, once="written")
    return letter


def refuse_signatory(letter: OutgoingLetter) -> None:
    """Raise PermissionDenied unless the author signs it, or another officer for a reason."""
    if letter.signatory_id == letter.author_id:
        letter.signatory_reason = ""
        return
    policy.can_write_letter(letter.signatory, Capacity.OFFICER, letter.version).or_raise()
    if not letter.is_of_officer or not letter.signatory_reason:
        raise PermissionDenied(NO_REASON)


def tell_other_signatory(letter: OutgoingLetter, *, once: str) -> None:
    if letter.signatory_id != letter.author_id:
        notices.tell_signatory(letter, once=once)


@verb(policy.can_change_letter)
def change_letter(letter: OutgoingLetter, *, typed: Mapping[str, object], by: User) -> None:
    before = letter.signatory_id
    fields = typed_fields(typed)
    for name, value in fields.items():
        setattr(letter, name, value)
    refuse_signatory(letter)
    policy.goes_out_in_its_capacity(letter).or_raise()
    saved = {name: getattr(letter, name) for name in {*fields, "signatory_reason"}}
    move_case(letter, LetterState.DRAFT, by=by, reason=LetterVerb.CHANGED, **saved)
    if letter.signatory_id != before:
        tell_other_signatory(letter, once=f"changed-{letter.signatory_id}")


@verb(policy.can_sign_letter)
def sign_letter(letter: OutgoingLetter, *, by: User, shown: str | None = None) -> None:
    """Signed and recorded as sent, with everyone who has a copy named below it. `shown` is
    `letter_mark` of what the page showed; ChangedSinceShown if the letter is another by now."""
    refuse_unless_shown(shown, letter_mark(letter), CHANGED)
    move_case(
        letter,
        LetterState.SENT,
        by=by,
        reason=LetterVerb.SIGNED,
        signed=words.signature_of(by, letter),
        copies=words.copies_of(letter),
        no_one_led=no_one_leads(letter),
        sent_at=timezone.now(),
    )
    if letter.author_id != by.pk:
        notices.tell_author(letter)
    notices.tell_copied(letter)


def no_one_leads(letter: OutgoingLetter) -> bool:
    return bool(
        letter.service_id
        and routing.goes_to_the_head(letter)
        and not routing.leaders_of_service(letter.service_id)
    )


def letter_mark(letter: OutgoingLetter) -> str:
    """Another one after each change."""
    return str(letter.history.count())


@verb(policy.can_withdraw_letter)
def withdraw_letter(letter: OutgoingLetter, *, by: User) -> None:
    move_case(letter, LetterState.WITHDRAWN, by=by, reason=LetterVerb.WITHDREW)


def pass_letter(letter: OutgoingLetter, *, officer: User, by: User) -> None:
    """Another officer has the draft of one who has left, as its author or to sign it, or as both.
    PermissionDenied: they write no letters of the council, or not in its service. In a transaction
    that holds it."""
    policy.can_write_letter(officer, Capacity.OFFICER, letter.version).or_raise()
    if letter.service_id and letter.service_id not in officer.services:
        raise PermissionDenied(NOT_OF_SERVICE)
    columns = [name for name in ("author", "signatory") if getattr(letter, name).side != "officer"]
    moved = dict.fromkeys(columns, officer)
    move_case(letter, LetterState.DRAFT, by=by, reason=LetterVerb.GIVEN, **moved)
    notices.tell_given_letter(letter, officer)
