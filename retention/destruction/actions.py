"""The action of destruction: a record that is due, decided and not on hold, in one transaction."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from casework.files import store
from casework.models import AnyCase
from foundation.turns import wait_for_turn
from people.models import system_user
from retention.choices import RecordKind, Then
from retention.destruction.enquiries import erase_enquiry, files_of
from retention.due import RECORDS, due_on, records_to_destroy
from retention.holds.actions import TURN
from retention.holds.matching import holds_on
from retention.models import Destruction, ReviewDecision, ScheduleLine


@transaction.atomic
def destroy(line: ScheduleLine, key: int, *, today: date) -> Destruction | None:
    """Destroy the record of this key; None if it is no longer due, or on hold. The files go once
    that is certain, and the sweep of files finishes what a process that ended left behind."""
    wait_for_turn(TURN)
    case = due_now(line, key, today)
    if case is None:
        return None
    files = [file.key for file in files_of(case)]
    destruction = Destruction.objects.create(
        kind=RecordKind(line.kind),
        record_key=case.pk,
        reference=case.reference,
        line=line,
        decision=decision_on(line, case) if line.then == Then.REVIEW else None,
        due_on=due_on(case, line),
        at=timezone.now(),
        files=len(files),
    )
    erase_enquiry(destruction, case, system_user())
    transaction.on_commit(lambda: store.remove_files(*files))
    return destruction


def due_now(line: ScheduleLine, key: int, today: date) -> AnyCase | None:
    """The record, locked, as it is now: nobody reopens it or decides otherwise meanwhile."""
    model = RECORDS[RecordKind(line.kind)].model
    model._base_manager.select_for_update(of=("self",)).get(pk=key)
    case = records_to_destroy(line, today).filter(pk=key).first()
    return None if case is None or holds_on([case], today) else case


def decision_on(line: ScheduleLine, case: AnyCase) -> ReviewDecision | None:
    decisions = ReviewDecision.objects.filter(kind=line.kind, record_key=case.pk)
    return decisions.order_by("-pk").first()
