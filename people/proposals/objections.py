"""Objections to a post that an administrator gives or changes: what would need a second person."""

from collections.abc import Iterator

from people.models import Appointment, Proposal, ProposalKind, User
from people.policy import YOURSELF
from people.proposals import policy
from people.proposals.actions import ALREADY
from people.roles import GUARDED

ALONE = "Leave this blank. This post is for the whole council."
OTHER = "End this post, and add another for the other person or role."


def objections_to_proposal(
    post: Appointment, before: Appointment | None, by: User
) -> Iterator[tuple[str, str]]:
    """What stops this administrator giving or changing a post: a field, and a sentence."""
    if by.pk == post.person_id:
        yield "person", YOURSELF
        return
    roles = {post.role, before.role if before else post.role}
    if not roles & GUARDED:
        return
    if before and (before.role, before.person_id) != (post.role, post.person_id):
        yield "role", OTHER
        return
    for field in ("ward", "group", "service", "committee"):
        if getattr(post, field):
            yield field, ALONE
    kind = ProposalKind.POST_CHANGE if before else ProposalKind.POST
    if not (may := policy.can_propose(by, post.person, kind)):
        yield "person", may.reason
    if is_proposed_already(post, before):
        yield "person", ALREADY


def is_proposed_already(post: Appointment, before: Appointment | None) -> bool:
    if before:
        return Proposal.objects.open().filter(post=before).exists()
    same = Proposal.objects.open().filter(person_id=post.person_id, post=None)
    return same.filter(role=post.role, standing=post.standing).exists()
