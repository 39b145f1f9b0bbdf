"""Action on premises: another manager."""

from django.core.exceptions import PermissionDenied

from foundation.history import write
from people.models import User
from relations.models import Premises, Visit, VisitState
from relations.visits import notices, routing

NOT_AN_OFFICER = "The manager of premises must work for the council."


def change_manager(premises: Premises, manager: User | None, *, by: User) -> None:
    """Without one, those who lead the service answer. They are told about each visit that waits for
    an answer. In a transaction that holds the premises."""
    if manager is not None and manager.side != "officer":
        raise PermissionDenied(NOT_AN_OFFICER)
    write(premises, by=by, reason="manager has left", manager=manager)
    waiting = Visit.objects.filter(premises=premises, status=VisitState.ANNOUNCED)
    once = f"manager:{manager.pk if manager else 0}"
    for visit in waiting.order_by("pk"):
        if not visit.has_begun:
            notices.tell_of_announcement(visit, routing.managers_of(premises), once=once)
