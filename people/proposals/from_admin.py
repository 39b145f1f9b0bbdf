"""Changes typed on the administration pages that need a second person, as proposals."""

from collections.abc import Callable, Iterator

from people.models import Appointment, Proposal, ProposalKind, User
from people.proposals import policy
from people.proposals.actions import ALREADY, propose_address, propose_sign_in
from people.roles import GUARDED

Propose = Callable[[], Proposal]
ALONE = "Leave this blank. This post is for the whole council."
OTHER = "End this post, and add another for the other person or role."
YOURSELF = "You cannot give a post to yourself, or change your own. Ask someone else to do it."


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
    same = Proposal.objects.open().filter(person=post.person, post=None)
    return same.filter(role=post.role, standing=post.standing).exists()


def account_proposals(before: User, now: User, *, by: User, why: str) -> list[Propose]:
    """A proposal for the address and one for the sign-in, where they differ."""
    proposals: list[Propose] = []
    if now.email != before.email:
        email = now.email
        proposals.append(lambda: propose_address(before, email, by=by, why=why))
    if now.is_active != before.is_active:
        active = now.is_active
        proposals.append(lambda: propose_sign_in(before, can_sign_in=active, by=by, why=why))
    return proposals
