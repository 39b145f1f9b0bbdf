"""Who is told of what? Only those who can open the request; a mail names no document."""

from collections.abc import Iterable

from django.utils import timezone

from casework import notices, promises
from documents import addressing
from documents.models import DocumentLetter, DocumentRequest, LetterKind
from people.models import User, holders, unique
from people.roles import Role


def heads(request: DocumentRequest) -> list[User]:
    """The head of the service, while that is vacant its chief officer, and while both are the
    office that stands in; before advice is recorded, whoever advises."""
    if request.awaits_advice:
        return addressing.advisers(request)
    found = holders(Role.HEAD_OF_SERVICE, service_id=request.service_id)
    found = found or holders(Role.CHIEF_OFFICER, service_id=request.service_id)
    return found or addressing.stand_ins(request)


def chief_officers(request: DocumentRequest) -> list[User]:
    """The chief officer of the service, or who is told in place of one."""
    if request.awaits_advice:
        return addressing.advisers(request)
    found = holders(Role.CHIEF_OFFICER, service_id=request.service_id)
    return found or heads(request)


def handlers(request: DocumentRequest) -> list[User]:
    """Whose turn it is before a decision: its officer while they work there, or the head."""
    if request.awaits_advice:
        return addressing.advisers(request)
    if request.officer and request.officer.works_today(request.service_id):
        return [request.officer]
    return heads(request)


def deciding(request: DocumentRequest) -> list[User]:
    """Whose turn it is in a final decision: the office consulted, then the one that decides."""
    office = request.consulted if request.awaits_view else request.office
    return addressing.holders_of(office, request) if office else []


def _member(request: DocumentRequest, event: str, sentence: str, once: object, by: User) -> None:
    """Nobody whose term has ended is told: they can see it no longer."""
    if request.member_id != by.pk and request.member.is_councillor_today():
        notices.tell([request.member], event, sentence, about=request, once=str(once))


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
    notices.tell(others, event, sentence, about=request, once=str(once), due_at=due_at)


def asked(request: DocumentRequest, *, by: User) -> None:
    advice, document = "Your advice on a request is asked for.", "A document is asked for."
    what = advice if request.awaits_advice else document
    _staff(heads(request), request, "asked", what, request.key, by)


def advised(request: DocumentRequest, letter: DocumentLetter, *, by: User) -> None:
    """The councillor has the advice, and the service has the request."""
    sentence = "There is advice for you, and your request has gone on."
    _member(request, "advised", sentence, letter.key, by)
    _staff(heads(request), request, "asked", "A document is asked for.", letter.key, by)


def assigned(request: DocumentRequest, officer: User, *, by: User) -> None:
    once = f"{timezone.now():%Y-%m-%dT%H:%M:%S.%f}"
    _member(request, "assigned", "An officer has your request.", once, by)
    _staff([officer], request, "assigned", "A request was given to you.", once, by)


def passed(request: DocumentRequest, letter: DocumentLetter, *, by: User) -> None:
    sentence = "Your request was passed to another service."
    _member(request, "passed", sentence, letter.key, by)
    _staff(heads(request), request, "passed", "A document is asked for.", letter.key, by)


def questioned(request: DocumentRequest, letter: DocumentLetter, *, by: User) -> None:
    _member(request, "questioned", "An officer asks you a question.", letter.key, by)


def replied(request: DocumentRequest, letter: DocumentLetter, *, by: User) -> None:
    _staff(handlers(request), request, "replied", "The councillor has replied.", letter.key, by)


def decided(request: DocumentRequest, letter: DocumentLetter, *, by: User) -> None:
    final = letter.kind == LetterKind.DETERMINATION
    sentence = (
        "There is a final decision on your request." if final else "Your request was decided on."
    )
    _member(request, "decided", sentence, letter.key, by)
    if final:
        people = [*handlers(request), *office_consulted(request)]
        _staff(people, request, "decided", "A request was decided on finally.", letter.key, by)


def office_consulted(request: DocumentRequest) -> list[User]:
    return addressing.holders_of(request.consulted, request) if request.consulted else []


def for_decision(request: DocumentRequest, letter: DocumentLetter, *, by: User) -> None:
    """The office consulted is told first; the one that decides is told that it will be asked."""
    what = "Your view is asked for." if request.awaits_view else "A final decision is asked for."
    _staff(deciding(request), request, "for-decision", what, letter.key, by)
    _member(request, "referred", "Your request goes to a final decision.", letter.key, by)
    waiting = addressing.holders_of(request.office, request) if request.awaits_view else []
    soon = "A final decision will be asked of you."
    _staff(waiting, request, "will-decide", soon, letter.key, by)
    _staff(handlers(request), request, "disputed", "It goes to a final decision.", letter.key, by)


def viewed(request: DocumentRequest, letter: DocumentLetter, *, by: User) -> None:
    sentence = "The view is recorded: you can decide."
    _staff(deciding(request), request, "viewed", sentence, letter.key, by)


def reminded(request: DocumentRequest, *, by: User) -> None:
    once = timezone.localdate().isoformat()
    sentence = "Your view on a request is waited for."
    _staff(deciding(request), request, "reminded", sentence, once, by)


def withdrawn(request: DocumentRequest, letter: DocumentLetter, *, by: User) -> None:
    people = [*handlers(request), *deciding(request)]
    _staff(people, request, "withdrawn", "A request was withdrawn.", letter.key, by)


def asked_to_share(request: DocumentRequest, letter: DocumentLetter, *, by: User) -> None:
    sentence = "A councillor asks that another be shown what was released."
    _staff(handlers(request), request, "asked-to-share", sentence, letter.key, by)


def settled(request: DocumentRequest, letter: DocumentLetter, *, by: User) -> None:
    """The first councillor is told either way (Section C 4.5)."""
    sentence = "It is decided whether another councillor is shown what you were given."
    _member(request, "settled", sentence, letter.key, by)


def shown(request: DocumentRequest, *, by: User) -> None:
    _member(request, "shown", "A document was released to you.", request.key, by)
