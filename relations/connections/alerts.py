"""Alerts to the office that reads a declaration: an enquiry is with the officer it names.

Nothing is done when the enquiry is assigned, so that neither a page, nor its statements, nor the
time it takes tells the assigner of a declaration. A sweep looks afterwards. It needs no private
key: the tags of a councillor and an officer find their declaration.
"""

from collections.abc import Iterator
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from casework.notices.discreet import write_sealed_notices
from casework.sealing.keys import blind_tag
from casework.sealing.row_tags import row_tag
from enquiries.models import OPEN, Enquiry, Status
from people.models import User
from protocols.behaviours import Behaviour
from protocols.choices import ConnectionEffect
from protocols.models import Clause, Protocol
from relations.connections.access_record import write_access
from relations.connections.reading_office import OFFICES_THAT_READ, people_acting_for
from relations.models import Declaration, Deed
from relations.models.connections import author_tag, named_tag, office_tag, pair_tag

ALERT = Behaviour.CONNECTIONS_ALERT


class Alert(NamedTuple):
    """An enquiry that an officer has, by the keys of the rows."""

    declaration: int
    enquiry: int
    reference: str
    officer: int


def alerts_due() -> list[Alert]:
    """For every open or answered enquiry under a protocol that asks for it (Section C 5.4(xi))."""
    asking = versions_that_alert()
    rows = Enquiry.objects.filter(
        protocol__in=asking, officer__isnull=False, status__in=(*OPEN, Status.ANSWERED)
    )
    found = rows.order_by().values_list("pk", "reference", "member_id", "officer_id")
    by_tag: dict[str, list[tuple[int, str, int]]] = {}
    for pk, reference, member, officer in found:
        by_tag.setdefault(pair_tag(member, officer), []).append((pk, reference, officer))
    declared = Declaration.objects.filter(pair__in=list(by_tag)).values_list("pk", "pair")
    return [Alert(pk, *enquiry) for pk, pair in declared for enquiry in by_tag[pair]]


def versions_that_alert() -> QuerySet[Protocol]:
    """Those whose setting says so, or whose clauses do if it is left to them."""
    clauses = Clause.objects.filter(behaviour=ALERT).values("protocol")
    left_to_them = Q(connection_effect=ConnectionEffect.AS_CLAUSES, pk__in=clauses)
    return Protocol.objects.filter(Q(connection_effect=ALERT) | left_to_them)


def alert_office(alert: Alert) -> bool:
    """Record it in the declaration and tell the office, once for each officer it is with."""
    declaration = Declaration.objects.get(pk=alert.declaration)
    key = UUID(blind_tag("alert", declaration.key, alert.enquiry, alert.officer))
    written = write_access(
        declaration, Deed.ALERTED, name="Concordat", what=alert.reference, key=key
    )
    if written:
        write_sealed_notices(readers_by_tags(declaration), due_at=timezone.now())
    return written


def readers_by_tags(declaration: Declaration) -> Iterator[User]:
    """Those who act for its office, without opening it; neither of the two it is about."""
    key = declaration.key
    out = {declaration.author, declaration.named}
    for office in OFFICES_THAT_READ:
        if row_tag(office_tag(office.value), key) == declaration.office:
            for person in people_acting_for(office.value):
                tags = {row_tag(tag(person.pk), key) for tag in (author_tag, named_tag)}
                if not tags & out:
                    yield person
