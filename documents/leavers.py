"""Open requests for documents of officers who have left: the lead of the service has them."""

from casework.cases import move_case
from casework.connections import officers_kept_out
from documents import notices
from documents.models import (
    WITH_SERVICE,
    DocumentRequest,
    DocumentRequestQuerySet,
    Status,
    Verb,
)
from foundation import sweeps
from people.models import User, has_left_service, leads_of_service, leads_service, system_user


def move_left_behind() -> int:
    """Returns how many have somebody now. Running twice moves none twice."""
    keys = left_behind().order_by("pk").values_list("pk", flat=True)
    return sweeps.deal_with_each("requests of leavers", keys, move_to_lead)


def left_behind() -> DocumentRequestQuerySet:
    """Those that a lead of the service can have now. Without one the office that stands in decides
    them, whatever officer had them before."""
    rows = DocumentRequest.objects.filter(status__in=WITH_SERVICE)
    return rows.filter(has_left_service("officer", "service"), leads_service("service"))


def move_to_lead(key: int) -> bool:
    """Assign it to the lead of its service, unless somebody else is at it. The date of the decision
    stays. Whether there is one who can have it."""
    rows = left_behind().select_for_update(of=("self",), skip_locked=True)
    document_request = rows.filter(pk=key).first()
    lead = lead_who_can_have(document_request) if document_request else None
    if document_request is None or lead is None:
        return False
    waits = document_request.status == Status.WAITING
    to, by = Status.WAITING if waits else Status.WITH_OFFICER, system_user()
    move_case(document_request, to, by=by, reason=Verb.ASSIGNED, officer=lead)
    notices.notify_assignment(document_request, lead, by=by)
    return True


def lead_who_can_have(document_request: DocumentRequest) -> User | None:
    """The head or the chief officer that no declared connection keeps from it."""
    people = leads_of_service(document_request.service_id)
    member, keys = document_request.member_id, [person.pk for person in people]
    barred = officers_kept_out(document_request.version, member, keys)
    barred |= {member, document_request.officer_id or 0}
    return next((person for person in people if person.pk not in barred), None)
