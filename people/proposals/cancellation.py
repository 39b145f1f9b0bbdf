"""Posts to come that are cancelled, at once or by two people, and what was prepared for them."""

from collections.abc import Callable, Iterator

from django.core.exceptions import ValidationError
from django.db import transaction

from foundation.history import write
from foundation.turns import wait_for_turn
from people.actions import give_back_to_earlier_mayor
from people.models import Appointment, Proposal, ProposalKind, User
from people.models.second_person import is_guarded
from people.policy import can_appoint, can_cancel_post
from people.posts import is_councillor_on_first_day
from people.proposals.actions import ALREADY, propose_cancellation
from people.roles import GUARDED, MEMBER_POSTS, Role

RESTS_ON_SEAT = (
    "{name} has another post from {day:%-d %B %Y} that only a councillor can hold ({post})."
    " Cancel that post first."
)
# What the layers above undo of what was prepared for a post: choices, covers, invitations.
PREPARED: list[Callable[[Appointment, User], None]] = []


def objections_to_cancelling(post: Appointment) -> Iterator[str]:
    """Posts of the same councillor that rest on this seat, and what is proposed for the post."""
    theirs = Appointment.objects.filter(person=post.person).exclude(pk=post.pk)
    others = list(theirs.select_related("person", "committee", "ward", "service"))
    resting = [one for one in others if one.role in MEMBER_POSTS and is_begun_by(post, one)]
    for other in resting if post.role == Role.COUNCILLOR else ():
        if not is_councillor_on_first_day(other, others):
            name, day = post.person.name, other.starts_on
            yield RESTS_ON_SEAT.format(name=name, day=day, post=other.post)
    if Proposal.objects.open().filter(post=post).exclude(kind=ProposalKind.POST_CANCEL).exists():
        yield ALREADY


def is_begun_by(seat: Appointment, post: Appointment) -> bool:
    """Whether the seat has begun on the first day of the post."""
    return post.starts_on >= seat.starts_on


@transaction.atomic
def cancel_post(post: Appointment, *, by: User, why: str = "") -> Proposal | None:
    """Returns the proposal if the post takes two people. Pressed twice, it is done once. Raises
    PermissionDenied, and ValidationError if another post rests on this one."""
    can_appoint(by, post.person).or_raise()
    wait_for_turn("posts of", post.person_id)
    post = Appointment.with_cancelled.get(pk=post.pk)
    if post.is_cancelled:
        return None
    same = Proposal.objects.open().filter(kind=ProposalKind.POST_CANCEL, post=post)
    if there := same.filter(proposed_by=by).first():
        return there
    can_cancel_post(by, post).or_raise()
    if objections := list(objections_to_cancelling(post)):
        raise ValidationError(objections)
    if post.role in GUARDED:
        return propose_cancellation(post, by=by, why=why)
    write(post, by=by, reason="cancelled", is_cancelled=True)
    undo_preparations(post, by=by)
    return None


def cancel_as_proposed(proposal: Proposal, post: Appointment) -> None:
    """Raises ValidationError if the post has begun meanwhile, or another rests on it."""
    by = proposal.proposed_by
    if not (may := can_cancel_post(by, post)):
        raise ValidationError(may.reason)
    if objections := list(objections_to_cancelling(post)):
        raise ValidationError(objections)
    write(post, by=by, reason="cancelled by two", is_cancelled=True, proposal=proposal)


def undo_preparations(post: Appointment, *, by: User) -> None:
    """After a post was cancelled: the mayor before it stays, the layers above undo theirs, and an
    account that was opened for nothing else is closed."""
    give_back_to_earlier_mayor(post, by=by)
    for undo in PREPARED:
        undo(post, by)
    if is_unused(post.person) and not is_guarded(post.person):
        write(post.person, by=by, reason="closed, as the post was cancelled", is_active=False)


def is_unused(person: User, *, without: Appointment | None = None) -> bool:
    """Whether nobody has signed in to an account, and no post is left to sign in for."""
    posts = person.appointments.exclude(pk__in=[without.pk] if without else [])
    return person.is_active and not person.last_login and not posts.exists()
