"""Agendas that no one has been consulted on, from the day of the reminder on."""

from collections.abc import Iterator

from django.utils import timezone

from casework.waiting import MOST_WAITING, WaitingGroup, WaitingRow, waiting_group
from foundation.addresses import address_of
from people.models import User
from relations.agendas.content import time_limit_words
from relations.agendas.policy import prepares_agendas
from relations.models import AgendaConsultation


def waiting_agendas(user: User) -> Iterator[WaitingGroup]:
    if not prepares_agendas(user):
        return
    rows = AgendaConsultation.objects.to_consult_on(timezone.localdate())
    shown = rows.order_by("starts_at", "pk")[: MOST_WAITING + 1]
    yield waiting_group(
        "Agendas to consult on",
        [
            WaitingRow(
                title=row.title,
                url=row.get_absolute_url(),
                about=f"{row.reference}, {row.when}",
                line=time_limit_words(row),
            )
            for row in shown
        ],
        all_label="All agendas",
        all_url=address_of("relations:agendas"),
    )
