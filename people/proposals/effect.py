"""What a proposal does when it is due: the post is given or changed, or the account."""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from foundation.history import write
from people.models import Appointment, Proposal, ProposalKind, ProposalState, StandIn, User
from people.posts import objections_to_post
from people.proposals import notices, policy
from people.proposals.cancellation import cancel_as_proposed, undo_preparations
from people.second_factors.removal import remove_lost_factors

TAKEN = "Someone else uses this email address."


@transaction.atomic
def take_effect(key: int) -> Proposal | None:
    """Put a proposal into effect, once, and tell people; None if it is not due or someone else is
    at it. All of it is one transaction: a worker killed half-way leaves everything as it was."""
    rows = Proposal.objects.select_for_update(skip_locked=True, of=("self",))
    proposal = rows.filter(pk=key).first()
    if proposal is None or proposal.told_at is None or not proposal.is_due(timezone.now()):
        return None
    if policy.needs_second_person_now(proposal, timezone.now()):
        wait_for_second_person(proposal)
        return None
    settle(proposal, at=timezone.now(), objection=policy.objection_to_effect(proposal))
    if proposal.post and proposal.post.is_cancelled:
        undo_preparations(proposal.post, by=proposal.proposed_by)
    notices.tell_of_end(proposal)
    return proposal


def wait_for_second_person(proposal: Proposal) -> None:
    """What a stand-in confirmed is as if just proposed: somebody else can confirm it now."""
    nobody = dict.fromkeys(("confirmed_by", "shortened_by", "also_shortened_by"))
    no_time = dict.fromkeys(("confirmed_at", "takes_effect_at"))
    fresh = {"state": ProposalState.PROPOSED, "stand_in": StandIn.NONE}
    since = {"waits_since": timezone.now()}
    write(proposal, by=None, reason="second person needed", **fresh, **nobody, **no_time, **since)
    notices.tell_of_waiting(proposal)


def settle(proposal: Proposal, *, at: datetime, objection: str = "") -> None:
    """Make the change. If it has become impossible meanwhile, or something speaks against it, the
    proposal lapses and says why."""
    state, why = ProposalState.IN_EFFECT, ""
    try:
        if objection:
            raise ValidationError(objection)
        with transaction.atomic():
            change_as_proposed(proposal)
    except ValidationError as refused:
        state, why = ProposalState.LAPSED, " ".join(refused.messages)[:500]
    closed = {"state": state, "closed_at": at, "closed_why": why}
    write(proposal, by=None, reason=state.value, **closed)


def change_as_proposed(proposal: Proposal) -> None:
    """Make the change itself. Raises ValidationError with the reason if it cannot be made."""
    if proposal.is_of_post:
        change_post(proposal)
    else:
        change_account(proposal)


def change_post(proposal: Proposal) -> None:
    post = proposal.post or Appointment()
    if proposal.kind == ProposalKind.POST_CANCEL:
        cancel_as_proposed(proposal, post)
        return
    fields = proposal.fields_of_post() | {"proposal": proposal}
    proposed = Appointment(pk=post.pk, **fields)
    objections = [sentence for _, sentence in objections_to_post(proposed)]
    if objections:
        raise ValidationError(objections)
    write(post, by=proposal.proposed_by, reason="confirmed by two", **fields)
    notices.tell_first_holder(post)


def change_account(proposal: Proposal) -> None:
    person = User.objects.select_for_update().get(pk=proposal.person_id)
    fields: dict[str, object] = {"proposal": proposal}
    if proposal.kind == ProposalKind.LOST_FACTOR:
        remove_lost_factors(person, since=proposal.proposed_at)
        fields["second_factor_last_day"] = timezone.localdate() - timedelta(days=1)
    elif proposal.kind == ProposalKind.ADDRESS:
        fields["email"] = proposal.email
    else:
        fields["is_active"] = proposal.can_sign_in
    try:
        with transaction.atomic():
            write(person, by=proposal.proposed_by, reason="confirmed by two", **fields)
    except IntegrityError:
        raise ValidationError(TAKEN) from None
