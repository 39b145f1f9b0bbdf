"""Emails about a document request: the service leads, handling officers and deciders who get them.

Only people who can open the request get one, and it never names the document.
"""

from collections.abc import Iterable

from django.utils import timezone

from casework import promises
from casework.notices import departures, ledger
from documents import cover, routing
from documents.models import DocumentLetter, DocumentRequest, LetterKind
from people.models import HoldersOfRole, User, holders_of_role, unique_people
from people.roles import Role


def service_leads(document_request: DocumentRequest) -> list[User]:
    """The head of the service or, if that post is vacant, its chief officer or, if both are, the
    office standing in; before any of them, the office that has it first."""
    if document_request.is_with_first_office:
        return routing.adviser_holders(document_request)
    leads = holders_of_role(Role.HEAD_OF_SERVICE, service_id=document_request.service_id)
    leads = leads or holders_of_role(Role.CHIEF_OFFICER, service_id=document_request.service_id)
    return leads or routing.stand_in_holders(document_request)


def chief_officer_holders(document_request: DocumentRequest) -> list[User]:
    """The chief officer of the service, or the person standing in."""
    if document_request.is_with_first_office:
        return routing.adviser_holders(document_request)
    officers = holders_of_role(Role.CHIEF_OFFICER, service_id=document_request.service_id)
    return officers or service_leads(document_request)


def handling_officers(document_request: DocumentRequest) -> list[User]:
    """The people dealing with a request before a decision: its officer, or anyone who covers
    for them, or the service lead."""
    if document_request.is_with_first_office:
        return routing.adviser_holders(document_request)
    officer = document_request.officer
    if officer and officer.works_today(document_request.service_id):
        return [cover.acting_officer(document_request, officer)]
    if officer and officer in (first := routing.adviser_holders(document_request)):
        return first
    return service_leads(document_request)


def final_deciders(
    document_request: DocumentRequest, holders: HoldersOfRole = holders_of_role
) -> list[User]:
    """The people of a final decision: the office consulted, then the office that decides."""
    office = document_request.consulted if document_request.awaits_view else document_request.office
    return routing.office_holders(office, document_request, holders) if office else []


def _notify_member(
    document_request: DocumentRequest, event: str, sentence: str, once: object, by: User
) -> None:
    """The councillor who asked, unless their term has ended: they can no longer see it."""
    if document_request.member_id != by.pk and document_request.member.is_councillor_today():
        ledger.notify(
            [document_request.member], event, sentence, about=document_request, once=str(once)
        )


def _notify_staff(
    people: Iterable[User],
    document_request: DocumentRequest,
    event: str,
    sentence: str,
    once: object,
    by: User,
) -> None:
    due_at = promises.next_working_moment(timezone.now(), promises.calendar_of(document_request))
    others = [person for person in unique_people(people) if person.pk != by.pk]
    ledger.notify(others, event, sentence, about=document_request, once=str(once), due_at=due_at)


def notify_request(document_request: DocumentRequest, *, by: User) -> None:
    advice, document = (
        "You have been asked for advice on a request.",
        "A councillor has asked for a document.",
    )
    what = advice if document_request.awaits_advice else document
    _notify_staff(
        service_leads(document_request), document_request, "asked", what, document_request.key, by
    )


def notify_advice(document_request: DocumentRequest, letter: DocumentLetter, *, by: User) -> None:
    """The councillor has the advice, and the service has the request."""
    sentence = "Advice has been recorded on your request, which has now gone to the service."
    _notify_member(document_request, "advised", sentence, letter.key, by)
    _notify_staff(
        service_leads(document_request),
        document_request,
        "asked",
        "A councillor has asked for a document.",
        letter.key,
        by,
    )


def notify_assignment(document_request: DocumentRequest, officer: User, *, by: User) -> None:
    once = f"{timezone.now():%Y-%m-%dT%H:%M:%S.%f}"
    _notify_member(
        document_request, "assigned", "Your request has been assigned to an officer.", once, by
    )
    told = [cover.acting_officer(document_request, officer)]
    sentence = "A request has been assigned to you."
    _notify_staff(told, document_request, "assigned", sentence, once, by)


def notify_pass(document_request: DocumentRequest, letter: DocumentLetter, *, by: User) -> None:
    sentence = "Your request has been passed to another service."
    _notify_member(document_request, "passed", sentence, letter.key, by)
    _notify_staff(
        service_leads(document_request),
        document_request,
        "passed",
        "A councillor has asked for a document.",
        letter.key,
        by,
    )


def notify_question(document_request: DocumentRequest, letter: DocumentLetter, *, by: User) -> None:
    _notify_member(
        document_request, "questioned", "An officer has asked you a question.", letter.key, by
    )


def notify_reply(document_request: DocumentRequest, letter: DocumentLetter, *, by: User) -> None:
    _notify_staff(
        handling_officers(document_request),
        document_request,
        "replied",
        "The councillor has replied.",
        letter.key,
        by,
    )


def notify_decision(document_request: DocumentRequest, letter: DocumentLetter, *, by: User) -> None:
    final = letter.kind == LetterKind.DETERMINATION
    sentence = (
        "A final decision has been made on your request."
        if final
        else "A decision has been made on your request."
    )
    _notify_member(document_request, "decided", sentence, letter.key, by)
    if final:
        people = [*handling_officers(document_request), *consulted_holders(document_request)]
        _notify_staff(
            people,
            document_request,
            "decided",
            "A final decision has been made on a request.",
            letter.key,
            by,
        )


def consulted_holders(document_request: DocumentRequest) -> list[User]:
    office = document_request.consulted
    return routing.office_holders(office, document_request) if office else []


def notify_referral(document_request: DocumentRequest, letter: DocumentLetter, *, by: User) -> None:
    """The office consulted first; the office that decides hears that it will be asked."""
    what = (
        "You have been asked for your view."
        if document_request.awaits_view
        else "You have been asked for a final decision."
    )
    deciders = final_deciders(document_request)
    _notify_staff(deciders, document_request, "for-decision", what, letter.key, by)
    own = "Your request has been referred for a final decision."
    _notify_member(document_request, "referred", own, letter.key, by)
    if document_request.awaits_view:
        office = routing.office_holders(document_request.office, document_request)
        soon = "You will be asked for a final decision."
        _notify_staff(office, document_request, "will-decide", soon, letter.key, by)
    officers = handling_officers(document_request)
    referred = "A request has been referred for a final decision."
    if not document_request.has_document:
        referred = f"{referred} Attach the document, or say why you cannot."
    _notify_staff(officers, document_request, "disputed", referred, letter.key, by)


def notify_view(document_request: DocumentRequest, letter: DocumentLetter, *, by: User) -> None:
    sentence = "The view has been recorded. You can now decide."
    _notify_staff(
        final_deciders(document_request), document_request, "viewed", sentence, letter.key, by
    )


def notify_reminder(document_request: DocumentRequest, *, by: User) -> None:
    once = timezone.localdate().isoformat()
    sentence = "Your view on a request is needed."
    _notify_staff(
        final_deciders(document_request), document_request, "reminded", sentence, once, by
    )


def notify_call_for_document(document_request: DocumentRequest, *, by: User) -> None:
    once = f"{timezone.localdate().isoformat()}"
    sentence = "A document is needed for a final decision. Attach it, or say why you cannot."
    people = handling_officers(document_request)
    _notify_staff(people, document_request, "called-for", sentence, once, by)


def notify_attachment(
    document_request: DocumentRequest, letter: DocumentLetter, *, by: User
) -> None:
    """Both offices: the one that decides, and the one consulted before."""
    people = [*final_deciders(document_request), *deciding_holders(document_request)]
    sentence = "The service has answered about the document for a final decision."
    _notify_staff(people, document_request, "attached", sentence, letter.key, by)


def deciding_holders(document_request: DocumentRequest) -> list[User]:
    office = document_request.office
    return routing.office_holders(office, document_request) if office else []


def notify_withdrawal(
    document_request: DocumentRequest, letter: DocumentLetter, *, by: User
) -> None:
    people = [*handling_officers(document_request), *final_deciders(document_request)]
    _notify_staff(
        people, document_request, "withdrawn", "A request has been withdrawn.", letter.key, by
    )


def notify_sharing_request(
    document_request: DocumentRequest, letter: DocumentLetter, *, by: User
) -> None:
    sentence = "A councillor has asked to share a released document."
    _notify_staff(
        handling_officers(document_request),
        document_request,
        "asked-to-share",
        sentence,
        letter.key,
        by,
    )


def notify_sharing_decision(
    document_request: DocumentRequest, letter: DocumentLetter, *, by: User
) -> None:
    """The first councillor is told either way (Section C 4.5)."""
    sentence = "A decision has been made on sharing a document released to you."
    _notify_member(document_request, "settled", sentence, letter.key, by)


def notify_shared_release(document_request: DocumentRequest, *, by: User) -> None:
    _notify_member(
        document_request, "shown", "A document has been released to you.", document_request.key, by
    )


def notify_member_left(document_request: DocumentRequest, sentence: str, *, by: User) -> None:
    """Those who deal with it, once."""
    people, member = handling_officers(document_request), document_request.member_id
    _notify_staff(people, document_request, departures.EVENT, sentence, member, by)
