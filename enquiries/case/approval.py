"""Approval by a second officer, before a letter is sent to a councillor."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from casework.cases import verb
from enquiries import clearance, contentious
from enquiries.case import approval_files, approval_notices
from enquiries.case.verb_pages import APPROVED_PAGES
from enquiries.letters import LetterFiles
from enquiries.models import Enquiry, HoldingReason, Proposal, ProposalState
from foundation.history import write
from foundation.turns import made_before
from foundation.types import Cleaned
from foundation.verdict import ALLOWED, refuse_unless_shown
from people.models import User


@verb(lambda user, enquiry: ALLOWED)
def propose_letter(enquiry: Enquiry, *, name: str, arguments: Cleaned, by: User, key: UUID) -> None:
    """Put a letter before a second officer. `arguments` is what the verb of that name takes."""
    if made_before(Proposal.objects.all(), key, case=enquiry):
        return
    APPROVED_PAGES[name].may(by, enquiry).or_raise()
    if before := contentious.waiting_letter(enquiry):
        raise PermissionDenied(f"A letter by {before.by.name} is already waiting for approval.")
    needed = clearance.clearance_of(enquiry, by)
    if needed is None:
        raise PermissionDenied(NO_LONGER_NEEDED)
    attached: LetterFiles = arguments.get("attached", ())
    row = Proposal(
        case=enquiry,
        key=key,
        verb=name,
        said=dict(arguments) | approval_files.keys_of(attached),
        by=by,
        at=timezone.now(),
        because=needed.because,
        approver=clearance.approver_today(enquiry, needed, by),
        due_on=clearance.approval_due_on(enquiry, needed),
    )
    write(row, by=by, reason="proposed")
    approval_files.put_up_files(row, attached, by=by)
    approval_notices.notify_letter_waiting(enquiry, row, by=by)


@verb(clearance.can_approve)
def approve_letter(
    enquiry: Enquiry, *, by: User, edited: str = "", shown: str | None = None
) -> None:
    """Send it in its author's name, if they may still send it, with the text `edited` if that is
    given. `shown` is the letter that the page showed: another one is refused."""
    row = letter_as_shown(enquiry, shown)
    covered = clearance.covered_approver(by, enquiry, row.approver)
    changed = edited if edited != row.said["text"] else ""
    decided = {"decided_by": by, "decided_at": timezone.now(), "state": ProposalState.SENT}
    write(row, by=by, reason="approved", edited=changed, decided_for=covered, **decided)
    arguments = letter_arguments(row) | ({"text": changed} if changed else {})
    APPROVED_PAGES[row.verb].action(enquiry, by=row.by, key=row.key, **arguments)
    approval_notices.notify_letter_approved(enquiry, row, by=by)


@verb(clearance.can_approve)
def send_back_letter(enquiry: Enquiry, *, text: str, by: User, shown: str | None = None) -> None:
    """Send it back to its author, who is told why and can rewrite it."""
    row = letter_as_shown(enquiry, shown)
    decided = {"decided_by": by, "decided_at": timezone.now(), "state": ProposalState.RETURNED}
    covered = clearance.covered_approver(by, enquiry, row.approver)
    write(row, by=by, reason="given back", why=text, decided_for=covered, **decided)
    approval_notices.notify_letter_sent_back(enquiry, row, by=by)


@verb(clearance.can_recall)
def recall_letter(enquiry: Enquiry, *, by: User) -> None:
    """Take it back before anyone has decided. Its author can change it and send it again."""
    row = letter_as_shown(enquiry, None)
    write(row, by=by, reason="recalled", state=ProposalState.RECALLED)


def letter_as_shown(enquiry: Enquiry, shown: str | None) -> Proposal:
    row = enquiry.proposals.select_related("by").get(state=ProposalState.WAITING)
    refuse_unless_shown(shown, str(row.key), ANOTHER_LETTER)
    return row


NO_LONGER_NEEDED = "This letter no longer needs approval. Preview it again, and send it."
ANOTHER_LETTER = (
    "The letter you read was sent back, and another one is waiting now. Read this one before you"
    " decide."
)
# What is stored as text and its verb takes as something else.
STORED_AS_TEXT: dict[str, Callable[[str], object]] = {
    "promised_on": date.fromisoformat,
    "reason": HoldingReason,
}


def letter_arguments(row: Proposal) -> Cleaned:
    """What the letter says, as its verb takes it."""
    said = dict(row.said)
    said |= {name: make(said[name]) for name, make in STORED_AS_TEXT.items() if name in said}
    return said | (
        {"attached": approval_files.files_of_proposal(row)} if "attached" in said else {}
    )


def letter_that_came_back(user: User, enquiry: Enquiry, name: str) -> Proposal | None:
    """The last letter that this person wrote for the verb, if it was sent back or recalled."""
    row = enquiry.proposals.filter(by=user, verb=name).order_by("pk").last()
    return row if row and row.state in approval_files.CAME_BACK else None


def letter_to_continue(row: Proposal) -> Cleaned:
    """What its form starts from: the same words, and every file chosen again."""
    said = letter_arguments(row)
    files = said.pop("attached", [])
    return said | {"files_again": [str(one.key) for one in files]}
