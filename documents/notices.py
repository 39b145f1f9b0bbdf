"""The emails about a request: only to people who can open it, and never naming the document."""

from collections.abc import Iterable

from django.utils import timezone

from casework import promises
from casework.notices import ledger
from documents import routing
from documents.models import DocumentLetter, DocumentRequest, LetterKind
from people.models import User, holders, unique
from people.roles import Role


def heads(request: DocumentRequest) -> list[User]:
    """The head of the service, while that is vacant its chief officer, and while both are the
    office that stands in; before advice is recorded, the office that advises."""
    if request.awaits_advice:
        return routing.advisers(request)
    found = holders(Role.HEAD_OF_SERVICE, service_id=request.service_id)
    found = found or holders(Role.CHIEF_OFFICER, service_id=request.service_id)
    return found or routing.stand_ins(request)


def chief_officers(request: DocumentRequest) -> list[User]:
    """The chief officer of the service, or the person standing in."""
    if request.awaits_advice:
        return routing.advisers(request)
    found = holders(Role.CHIEF_OFFICER, service_id=request.service_id)
    return found or heads(request)


def handlers(request: DocumentRequest) -> list[User]:
    """Whose turn it is before a decision: its officer while they work there, or the head."""
    if request.awaits_advice:
        return routing.advisers(request)
    if request.officer and request.officer.works_today(request.service_id):
        return [request.officer]
    return heads(request)


def deciding(request: DocumentRequest) -> list[User]:
    """Whose turn it is in a final decision: the office consulted, then the one that decides."""
    office = request.consulted if request.awaits_view else request.office
    return routing.holders_of(office, request) if office else []


def _member(request: DocumentRequest, event: str, sentence: str, once: object, by: User) -> None:
    """The councillor who asked, unless their term has ended: they can no longer see it."""
    if request.member_id != by.pk and request.member.is_councillor_today():
        ledger.tell([request.member], event, sentence, about=request, once=str(once))


def _staff(
    people: Iterable[User],
    request: DocumentRequest,
    event: str,
    sentence: str,
    once: object,
    by: User,
) -> None:
    due_at = promises.working_hours(timezone.now(), promises.calendar_of(request))
    others = [person for person in unique(people) if person.pk != by.pk]
    ledger.tell(others, event, sentence, about=request, once=str(once), due_at=due_at)


def asked(request: DocumentRequest, *, by: User) -> None:
    advice, document = (
        "You have been asked for advice on a request.",
        "A councillor has asked for a document.",
    )
    what = advice if request.awaits_advice else document
    _staff(heads(request), request, "asked", what, request.key, by)


def advised(request: DocumentRequest, letter: DocumentLetter, *, by: User) -> None:
    """The councillor has the advice, and the service has the request."""
    sentence = "Advice has been recorded on your request, which has now gone to the service."
    _member(request, "advised", sentence, letter.key, by)
    _staff(
        heads(request), request, "asked", "A councillor has asked for a document.", letter.key, by
    )


def assigned(request: DocumentRequest, officer: User, *, by: User) -> None:
    once = f"{timezone.now():%Y-%m-%dT%H:%M:%S.%f}"
    _member(request, "assigned", "Your request has been assigned to an officer.", once, by)
    _staff([officer], request, "assigned", "A request has been assigned to you.", once, by)


def passed(request: DocumentRequest, letter: DocumentLetter, *, by: User) -> None:
    sentence = "Your request has been passed to another service."
    _member(request, "passed", sentence, letter.key, by)
    _staff(
        heads(request), request, "passed", "A councillor has asked for a document.", letter.key, by
    )


def questioned(request: DocumentRequest, letter: DocumentLetter, *, by: User) -> None:
    _member(request, "questioned", "An officer has asked you a question.", letter.key, by)


def replied(request: DocumentRequest, letter: DocumentLetter, *, by: User) -> None:
    _staff(handlers(request), request, "replied", "The councillor has replied.", letter.key, by)


def decided(request: DocumentRequest, letter: DocumentLetter, *, by: User) -> None:
    final = letter.kind == LetterKind.DETERMINATION
    sentence = (
        "A final decision has been made on your request."
        if final
        else "A decision has been made on your request."
    )
    _member(request, "decided", sentence, letter.key, by)
    if final:
        people = [*handlers(request), *office_consulted(request)]
        _staff(
            people,
            request,
            "decided",
            "A final decision has been made on a request.",
            letter.key,
            by,
        )


def office_consulted(request: DocumentRequest) -> list[User]:
    return routing.holders_of(request.consulted, request) if request.consulted else []


def for_decision(request: DocumentRequest, letter: DocumentLetter, *, by: User) -> None:
    """The office consulted is told first; the one that decides is told that it will be asked."""
    what = (
        "You have been asked for your view."
        if request.awaits_view
        else "You have been asked for a final decision."
    )
    _staff(deciding(request), request, "for-decision", what, letter.key, by)
    _member(
        request, "referred", "Your request has been referred for a final decision.", letter.key, by
    )
    waiting = routing.holders_of(request.office, request) if request.awaits_view else []
    soon = "You will be asked for a final decision."
    _staff(waiting, request, "will-decide", soon, letter.key, by)
    _staff(
        handlers(request),
        request,
        "disputed",
        "A request has been referred for a final decision.",
        letter.key,
        by,
    )


def viewed(request: DocumentRequest, letter: DocumentLetter, *, by: User) -> None:
    sentence = "The view has been recorded. You can now decide."
    _staff(deciding(request), request, "viewed", sentence, letter.key, by)


def reminded(request: DocumentRequest, *, by: User) -> None:
    once = timezone.localdate().isoformat()
    sentence = "Your view on a request is needed."
    _staff(deciding(request), request, "reminded", sentence, once, by)


def withdrawn(request: DocumentRequest, letter: DocumentLetter, *, by: User) -> None:
    people = [*handlers(request), *deciding(request)]
    _staff(people, request, "withdrawn", "A request has been withdrawn.", letter.key, by)


def asked_to_share(request: DocumentRequest, letter: DocumentLetter, *, by: User) -> None:
    sentence = "A councillor has asked to share a released document."
    _staff(handlers(request), request, "asked-to-share", sentence, letter.key, by)


def settled(request: DocumentRequest, letter: DocumentLetter, *, by: User) -> None:
    """The first councillor is told either way (Section C 4.5)."""
    sentence = "A decision has been made on sharing a document released to you."
    _member(request, "settled", sentence, letter.key, by)


def shown(request: DocumentRequest, *, by: User) -> None:
    _member(request, "shown", "A document has been released to you.", request.key, by)
