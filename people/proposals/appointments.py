"""Posts given, changed and ended: at once, or as a proposal where the post takes two people."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import transaction

from foundation.history import write
from foundation.turns import wait_for_turn
from people.actions import end_current_mayors_post, invite_person
from people.models import Appointment, Proposal, User
from people.models.address import TWIN
from people.models.second_person import POST_FIELDS
from people.policy import can_administer, can_appoint
from people.posts import (
    PLACES,
    objections_of_table,
    objections_to_post,
    objections_to_same_post,
)
from people.proposals.actions import propose_post
from people.proposals.objections import objections_to_proposal
from people.roles import GUARDED

# What can be changed of a post that is held. Another person, role or place is another post.
CHANGEABLE = ("group", "job_title", "for_enquiries", "starts_on", "ends_on")


def stored_post(post: Appointment) -> Appointment | None:
    return Appointment.objects.filter(pk=post.pk).first() if post.pk else None


def takes_two(post: Appointment) -> bool:
    """Whether to give this post, or to change it like this, takes a second person."""
    before = stored_post(post)
    same = before and all(getattr(before, name) == getattr(post, name) for name in POST_FIELDS)
    return post.role in GUARDED and not same


def objections_to_giving(post: Appointment, *, by: User) -> Iterator[tuple[str, str]]:
    """What stops this administrator giving or changing a post: a field, and a sentence."""
    yield from objections_to_proposal(post, stored_post(post), by)
    yield from objections_of_table(post)
    yield from objections_to_same_post(post)
    yield from objections_to_post(post)


@transaction.atomic
def give_post(post: Appointment, *, by: User, why: str = "") -> Proposal | None:
    """Give a new post, or change the `CHANGEABLE` fields of one. Returns the proposal if it takes
    two people. Pressed twice, it is done once. Raises PermissionDenied, and ValidationError with
    the reasons if the post cannot be held."""
    can_appoint(by, post.person).or_raise()
    wait_for_turn("posts of", post.person_id)
    if is_given(post):
        return None
    if proposal := open_proposal_of(post, by):
        return proposal
    if objections := [sentence for _, sentence in objections_to_giving(post, by=by)]:
        raise ValidationError(objections)
    if takes_two(post):
        return propose_post(post, by=by, why=why)
    end_current_mayors_post(post, by=by)
    reason = "changed" if post.pk else "added"
    write(post, by=by, reason=reason, **{name: getattr(post, name) for name in CHANGEABLE})
    return None


def is_given(post: Appointment) -> bool:
    """Whether there is a post like this new one in every field."""
    names = ["role", "standing", "starts_on", "ends_on", "job_title", "for_enquiries"]
    names += [f"{place}_id" for place in ("person", *PLACES)]
    fields = {name: getattr(post, name) for name in names}
    return not post.pk and bool(post.person_id) and Appointment.objects.filter(**fields).exists()


def open_proposal_of(post: Appointment, by: User) -> Proposal | None:
    """What this administrator has proposed already: the same."""
    if not post.person_id:
        return None
    fields = {name: getattr(post, name) for name in POST_FIELDS}
    return Proposal.objects.open().filter(proposed_by=by, post_id=post.pk, **fields).first()


@transaction.atomic
def invite_to_post(
    person: User, post: Appointment, *, by: User, why: str = ""
) -> tuple[User, Proposal | None]:
    """Invite somebody and give them their first post. Raises ValidationError if somebody else has
    the address. Pressed twice, it invites once."""
    can_administer(by).or_raise()
    wait_for_turn("address", person.email)
    there = User.objects.filter(email=person.email).first()
    if there and not is_invited(there, person.name, post, by):
        raise ValidationError(TWIN)
    post.person = there or invite_person(person, by=by)
    return post.person, give_post(post, by=by, why=why)


def is_invited(there: User, name: str, post: Appointment, by: User) -> bool:
    """Whether the account with the address is this invitation, pressed before."""
    if there.name != name:
        return False
    theirs = Appointment(**{field: getattr(post, field) for field in ("role", "standing")})
    for field in (*CHANGEABLE, *PLACES):
        setattr(theirs, field, getattr(post, field))
    theirs.person = there
    return is_given(theirs) or open_proposal_of(theirs, by) is not None
