"""Proposing, confirming, shortening, refusing and withdrawing changes to posts and accounts."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from foundation.history import write
from foundation.turns import wait_for_turn
from people.models import Appointment, Proposal, ProposalKind, ProposalState, StandIn, User
from people.models.address import TWIN, in_small_letters
from people.models.second_person import POST_FIELDS
from people.posts import objections_to_post
from people.proposals import notices, policy
from people.proposals.facts import changed_facts, facts_of

ALREADY = "A change like this has been proposed already, and is not decided yet."
NOTHING = "This changes nothing. Enter something else."
CHANGED = "This has changed since you opened the page: {facts}. Read it again before you confirm."


def propose_post(post: Appointment, *, by: User, why: str = "") -> Proposal:
    """Propose a new post, or one that is saved with its fields changed. Raises ValidationError if
    the post cannot be held."""
    kind = ProposalKind.POST_CHANGE if post.pk else ProposalKind.POST
    objections = [sentence for _, sentence in objections_to_post(post)]
    if objections:
        raise ValidationError(objections)
    fields = {name: getattr(post, name) for name in POST_FIELDS}
    before = Appointment.objects.filter(pk=post.pk).first() if post.pk else None
    if before and (before.person_id, before.role) != (post.person_id, post.role):
        raise ValidationError("End this post, and add another for the other person or role.")
    row = Proposal(kind=kind, post=before, job_title=post.job_title, why=why, **fields)
    return propose(row, by=by)


def propose_cancellation(post: Appointment, *, by: User, why: str = "") -> Proposal:
    """Of a post that has not begun. Its days stay as they are: what is proposed is that nobody has
    it on any of them."""
    fields = {name: getattr(post, name) for name in POST_FIELDS}
    row = Proposal(
        kind=ProposalKind.POST_CANCEL, post=post, job_title=post.job_title, why=why, **fields
    )
    return propose(row, by=by)


def propose_address(person: User, email: str, *, by: User, why: str = "") -> Proposal:
    address = in_small_letters(email)
    validate_email(address)
    if User.objects.filter(email=address).exclude(pk=person.pk).exists():
        raise ValidationError(TWIN)
    row = Proposal(kind=ProposalKind.ADDRESS, person=person, email=address, why=why)
    return propose(row, by=by)


def propose_sign_in(person: User, *, can_sign_in: bool, by: User, why: str = "") -> Proposal:
    if person.is_system:
        raise PermissionDenied("No one can sign in as the portal itself.")
    row = Proposal(kind=ProposalKind.SIGN_IN, person=person, can_sign_in=can_sign_in, why=why)
    return propose(row, by=by)


@transaction.atomic
def propose_lost_factor(person: User, *, by: User, why: str) -> Proposal:
    """Propose that somebody who lost their second step sets up a new one. Pressed twice, it is
    proposed once."""
    same = Proposal.objects.open().filter(kind=ProposalKind.LOST_FACTOR, person=person)
    if there := same.filter(proposed_by=by).first():
        return there
    return propose(Proposal(kind=ProposalKind.LOST_FACTOR, person=person, why=why), by=by)


@transaction.atomic
def propose(row: Proposal, *, by: User) -> Proposal:
    """Record a proposal and tell everyone who must hear of it. Where no second person and no
    holder is there to confirm it, its time starts now."""
    policy.can_propose(by, row.person, row.kind).or_raise()
    wait_for_turn("proposal", row.person_id)
    same = Proposal.objects.open().filter(person=row.person, kind=row.kind, post=row.post)
    if same.filter(role=row.role, standing=row.standing).exists():
        raise ValidationError(ALREADY)
    row.proposed_by, row.proposed_at = by, timezone.now()
    row.validate_constraints()
    write(row, by=by, reason="proposed")
    if policy.stand_in_for(row) == StandIn.DELAY:
        write(row, by=None, reason="nobody to confirm", **confirmation(row, None, StandIn.DELAY))
    notices.tell_of_proposal(row)
    return row


def confirmation(row: Proposal, by: User | None, stand_in: StandIn) -> dict[str, object]:
    """The fields of a proposal whose time starts now."""
    now = timezone.now()
    return {
        "state": ProposalState.CONFIRMED,
        "stand_in": stand_in,
        "confirmed_by": by,
        "confirmed_at": now,
        "takes_effect_at": now + policy.delay_of(row, stand_in),
    }


def locked(proposal: Proposal) -> Proposal:
    return Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)


@transaction.atomic
def confirm(proposal: Proposal, *, shown: str, by: User) -> Proposal:
    """The second person confirms what the page showed; `shown` is the mark of it."""
    row = locked(proposal)
    if row.state == ProposalState.CONFIRMED and row.confirmed_by_id == by.pk:
        return row  # the button pressed twice
    policy.can_confirm(by, row).or_raise()
    if changed := changed_facts(shown, facts_of(row)):
        raise PermissionDenied(CHANGED.format(facts=", ".join(changed).lower()))
    write(row, by=by, reason="confirmed", **confirmation(row, by, policy.stand_in_for(row)))
    notices.tell_of_confirmation(row)
    return row


@transaction.atomic
def shorten(proposal: Proposal, *, by: User) -> Proposal:
    """One of two more people agrees that it takes effect at once; with the second, it is due."""
    row = locked(proposal)
    policy.can_shorten(by, row).or_raise()
    fields: dict[str, object] = {"shortened_by": by}
    if row.shortened_by_id:
        fields = {"also_shortened_by": by, "takes_effect_at": timezone.now()}
    write(row, by=by, reason="shortened", **fields)
    if row.also_shortened_by_id:
        notices.tell_of_shortening(row)
    return row


@transaction.atomic
def refuse(proposal: Proposal, *, why: str, by: User) -> Proposal:
    row = locked(proposal)
    policy.can_refuse(by, row).or_raise()
    return close(row, ProposalState.REFUSED, why, by)


@transaction.atomic
def withdraw(proposal: Proposal, *, why: str = "", by: User) -> Proposal:
    row = locked(proposal)
    policy.can_withdraw(by, row).or_raise()
    return close(row, ProposalState.WITHDRAWN, why, by)


def close(row: Proposal, state: ProposalState, why: str, by: User) -> Proposal:
    end = {"state": state, "closed_by": by, "closed_at": timezone.now(), "closed_why": why}
    write(row, by=by, reason=state.value, **end)
    notices.tell_of_end(row)
    return row
