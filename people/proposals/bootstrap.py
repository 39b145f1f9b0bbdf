"""The first people administrator: appointed from the server, once, on record and announced."""

import logging

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from foundation.history import write
from foundation.turns import wait_for_turn
from people.actions import invite_person
from people.models import Proposal, ProposalKind, ProposalState, StandIn, User, system_user
from people.models.second_person import had_people_administrator
from people.proposals import notices
from people.proposals.effect import settle
from people.roles import Role

logger = logging.getLogger("concordat.proposals")
NOT_FIRST = "There has been a people administrator already, so this takes two people on the pages."


@transaction.atomic
def appoint_first_administrator(email: str, name: str) -> Proposal:
    """Make somebody people administrator while nobody has ever been one. It stays on the list of
    changes, which every later holder of an office can read."""
    wait_for_turn("first people administrator")
    if had_people_administrator():
        raise PermissionDenied(NOT_FIRST)
    portal, now = system_user(), timezone.now()
    person = User.objects.filter(email=email).first()
    person = person or invite_person(User(email=email, name=name), by=portal)
    proposal = Proposal(
        kind=ProposalKind.POST,
        person=person,
        role=Role.PEOPLE_ADMINISTRATOR,
        standing="holder",
        starts_on=timezone.localdate(now),
        why="No one had been people administrator, so one was appointed from the server.",
        proposed_by=portal,
        proposed_at=now,
    )
    write(proposal, by=portal, reason="proposed")
    start = {"confirmed_at": now, "takes_effect_at": now, "told_at": now}
    fields = {"state": ProposalState.CONFIRMED, "stand_in": StandIn.FIRST, **start}
    write(proposal, by=portal, reason="first people administrator", **fields)
    settle(proposal, at=now)
    notices.tell_of_end(proposal)
    logger.warning("event=first_people_administrator user=%s", person.pk)
    return proposal
