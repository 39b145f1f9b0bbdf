"""Rulings and decisions on a document request: by the service first, and the final decision."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from casework import promises
from casework.cases import move_case, verb
from casework.files.arriving import GoneUpload
from casework.files.attaching import attach_uploads
from casework.files.models import PendingUpload
from documents import attachments, meeting_notice, notices, policy
from documents.letters import add_letter
from documents.models import (
    Decision,
    DocumentLetter,
    DocumentRequest,
    LetterKind,
    Outcome,
    ReleasedFile,
    Status,
    Verb,
    left_open,
)
from documents.models.law import GROUNDS, NO_NEED, NOT_HELD
from foundation.history import write
from people.models import User
from protocols.behaviours import Behaviour
from protocols.models import PromiseKind

TERMS_NEEDED = "Enter which terms, in which negotiation for a contract."
PUBLIC_INTEREST_NEEDED = (
    "Enter why the public interest in withholding it outweighs that in the councillor seeing it."
)
STATUS_OF_OUTCOME = {
    Outcome.DISCLOSE: Status.RELEASED,
    Outcome.INSPECT: Status.RELEASED,
    Outcome.PART: Status.PART_RELEASED,
    Outcome.REFUSE: Status.REFUSED,
}


@dataclass(frozen=True)
class Ruling:
    """What someone decides. `expires_on` is the last local date on which it can be opened.

    `named_only`: only named people can open its files. `files` go to the councillor. `held` is the
    document itself, for the office making the final decision, which may release it `with_held`;
    without one, `why_not` says why it is not attached. `terms` are those of a negotiation, and
    `public_interest` how it was weighed, where the law leaves exempt information open.
    """

    outcome: Outcome
    text: str
    grounds: Sequence[str] = ()
    left_out: str = ""
    conditions: str = ""
    expires_on: date | None = None
    is_exempt: bool = False
    is_public: bool | None = None
    is_lawful: bool | None = None
    is_report: bool | None = None
    answered_for_by: User | None = None
    named_only: bool = False
    held: Sequence[PendingUpload | GoneUpload] = field(default=())
    why_not: str = ""
    terms: str = ""
    public_interest: str = ""
    files: Sequence[PendingUpload | GoneUpload] = field(default=())
    with_held: bool = False

    @property
    def releases(self) -> bool:
        return self.outcome != Outcome.REFUSE

    @property
    def letter(self) -> str:
        """The reasons, as the councillor reads them."""
        more = (("Terms in negotiation", self.terms), ("Public interest", self.public_interest))
        return "\n\n".join([self.text, *(f"{name}: {words}" for name, words in more if words)])

    @property
    def can_go_up_without_document(self) -> bool:
        """Whether all is released, or there is nothing that could be attached."""
        all_released = self.outcome in (Outcome.DISCLOSE, Outcome.INSPECT)
        return all_released or list(self.grounds) == [NOT_HELD]


@verb(policy.can_decide)
def decide(document_request: DocumentRequest, *, ruling: Ruling, by: User, key: UUID) -> None:
    """The service decides first. The person who decides has the request from then on. If part of
    the document is withheld, those who would decide finally need the document or a reason."""
    if document_request.law.ends_at_route and not ruling.can_go_up_without_document:
        attachments.refuse_without_document(document_request, ruling.held, ruling.why_not)
    _record_ruling(document_request, ruling, LetterKind.DECISION, Verb.DECIDED, by=by, key=key)


@verb(policy.can_determine)
def determine(document_request: DocumentRequest, *, ruling: Ruling, by: User, key: UUID) -> None:
    """The office that the protocol names decides finally."""
    _record_ruling(
        document_request, ruling, LetterKind.DETERMINATION, Verb.DETERMINED, by=by, key=key
    )


def _record_ruling(
    document_request: DocumentRequest,
    ruling: Ruling,
    kind: LetterKind,
    reason: Verb,
    *,
    by: User,
    key: UUID,
) -> None:
    check_ruling(document_request, ruling)
    now, final = timezone.now(), kind == LetterKind.DETERMINATION
    letter = add_letter(document_request, kind, ruling.letter, by=by, key=key)
    record_decision(document_request, ruling, letter, by=by, final=final)
    attach_released_files(document_request, ruling, reason, by=by)
    if not final:
        attachments.keep_document(document_request, ruling.held, ruling.why_not, by=by, key=key)
    kept = PromiseKind.DETERMINATION if final else PromiseKind.DOCUMENT_DECISION
    promises.settle_promises(document_request, kept, at=now, by=by)
    fields = decision_fields(document_request, ruling, now) | promises.due_fields(document_request)
    fields |= {"determined_at": now} if final else {"officer": by}
    fields |= {"advised_at": now} if document_request.is_with_first_office else {}
    status = status_after(document_request, ruling)
    move_case(document_request, status, by=by, reason=reason, **fields)
    notices.notify_decision(document_request, letter, by=by)
    meeting_notice.tell_cabinet_member(
        document_request, "given", meeting_notice.GIVEN, once=letter.key
    )


def attach_released_files(
    document_request: DocumentRequest, ruling: Ruling, reason: Verb, *, by: User
) -> None:
    """The files that are released, only for named people if the decision says so."""
    terms = {"is_held": False, "is_confidential": ruling.named_only}
    attach_uploads(ruling.files, ReleasedFile, by=by, case=document_request, **terms)
    for held in document_request.files.filter(is_held=True) if ruling.with_held else ():
        write(held, by=by, reason=reason, **terms)


def check_ruling(document_request: DocumentRequest, ruling: Ruling) -> None:
    """Raises PermissionDenied, a sentence, for a release or a ground that no decision may have."""
    unknown = [key for key in ruling.grounds if key not in GROUNDS]
    if unknown or (ruling.outcome in (Outcome.REFUSE, Outcome.PART) and not ruling.grounds):
        raise PermissionDenied("Select the ground for withholding the information.")
    check_what_stays_open(document_request, ruling)
    if NO_NEED in ruling.grounds and not document_request.weighs_need:
        raise PermissionDenied(
            "The councillor does not have to show a need, so lack of need is not a ground. "
            "Select another ground."
        )
    if ruling.releases and ruling.expires_on is None:
        raise PermissionDenied("Enter the last day it can be opened.")
    if ruling.releases:
        check_exempt_information(document_request, ruling)
        check_third_party_data(document_request, ruling)
        check_report_author(document_request, ruling)


def check_what_stays_open(document_request: DocumentRequest, ruling: Ruling) -> None:
    """Paragraphs 3 and 6 of Schedule 12A do not close a document to a member, except the terms in a
    negotiation (Local Government Act 1972, section 100F(2A))."""
    if not document_request.is_under_english_law:
        return
    right = document_request.right
    if left_open.asks_for_terms(right, ruling.grounds) and not ruling.terms.strip():
        raise PermissionDenied(TERMS_NEEDED)
    weighs = left_open.asks_for_public_interest(right, ruling.grounds)
    if weighs and not ruling.public_interest.strip():
        raise PermissionDenied(PUBLIC_INTEREST_NEEDED)


def check_report_author(document_request: DocumentRequest, ruling: Ruling) -> None:
    """A report names the officer responsible for its content (Section C 5.4(xiv))."""
    clause = document_request.version.clause_for(Behaviour.NAMED_REPORT_AUTHOR)
    unnamed = ruling.is_report and not ruling.answered_for_by
    if clause and (ruling.is_report is None or unnamed):
        raise PermissionDenied(
            "Select yes if it is a report, and name the officer responsible for its content "
            f"({document_request.version.clause_name(clause)})."
        )


def check_exempt_information(document_request: DocumentRequest, ruling: Ruling) -> None:
    """Exempt information: if the protocol says so (Knutsford 10.3(b)), only members of the
    committee can have it this way."""
    clause = document_request.version.clause_for(Behaviour.EXEMPT_STAYS_EXEMPT)
    if clause and ruling.is_exempt and not document_request.sits_there:
        raise PermissionDenied(
            "Exempt or confidential information cannot be released this way "
            f"({document_request.version.clause_name(clause)}). "
            "Leave it out, or refuse the request."
        )


def check_third_party_data(document_request: DocumentRequest, ruling: Ruling) -> None:
    """Other people's data: released only if public or lawful, or both if the protocol says so
    (Knutsford 10.1)."""
    if not document_request.needs_third_party_checks:
        return
    if ruling.is_public is None or ruling.is_lawful is None:
        raise PermissionDenied("Answer both questions about other people’s data.")
    clause = document_request.version.clause_for(Behaviour.THIRD_PARTY_CHECKS)
    answers = (ruling.is_public, ruling.is_lawful)
    if clause and not all(answers):
        raise PermissionDenied(
            "You can only release it if it is already public and data protection law allows it "
            f"({document_request.version.clause_name(clause)})."
        )
    if not any(answers):
        raise PermissionDenied(
            "You can only release it if it is already public or data protection law allows it."
        )


def record_decision(
    case: DocumentRequest, ruling: Ruling, letter: DocumentLetter, *, by: User, final: bool
) -> None:
    need = None if not case.weighs_need else ruling.releases or NO_NEED not in ruling.grounds
    write(
        Decision(
            case=case,
            letter=letter,
            by=by,
            outcome=ruling.outcome,
            is_final=final,
            decided_at=letter.sent_at,
            grounds=list(ruling.grounds),
            left_out=ruling.left_out,
            conditions=ruling.conditions,
            expires_on=ruling.expires_on,
            is_exempt=ruling.is_exempt,
            is_public=ruling.is_public,
            is_lawful=ruling.is_lawful,
            need_met=need,
            is_report=ruling.is_report,
            answered_for_by=ruling.answered_for_by,
        ),
        by=by,
        reason=letter.kind,
    )


def decision_fields(
    document_request: DocumentRequest, ruling: Ruling, now: datetime
) -> dict[str, object]:
    """The fields of the row that a decision sets. New conditions must be accepted again."""
    fields: dict[str, object] = {"decided_at": now}
    if ruling.releases:
        fields |= {
            "released_at": now,
            "inspect_only": ruling.outcome == Outcome.INSPECT,
            "expires_on": ruling.expires_on,
            "accepted_at": None,
        }
    return fields


def status_after(document_request: DocumentRequest, ruling: Ruling) -> Status:
    """If the rest is finally refused, what was released before stays released."""
    before = None if ruling.releases else document_request.as_released
    return before or STATUS_OF_OUTCOME[ruling.outcome]
