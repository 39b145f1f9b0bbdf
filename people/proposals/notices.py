"""Who hears of a proposal, of its confirmation and of its end, and in what words."""

from collections.abc import Callable, Sequence

from django.utils import timezone

from people.models import Appointment, Proposal, ProposalKind, StandIn, User, unique_people
from people.models.proposal import SEE_ALL
from people.proposals.shown import title_of_post
from people.roles import GUARDED

Tell = Callable[[Proposal, Sequence[User], str, str], None]
# How the layers above write a notice: of a proposal, to people, for an event, in a sentence.
WRITE_NOTICES: list[Tell] = []
# What the layers above do for people who confide in the holder of a post that may change hands.
TELL_OF_NEW_READERS: list[Callable[[Proposal], None]] = []


def roles_concerned(proposal: Proposal) -> set[str]:
    """The guarded roles that would change hands, or that the owner of the account has."""
    if proposal.role:
        return {proposal.role}
    theirs = Appointment.objects.current().filter(person=proposal.person, role__in=sorted(GUARDED))
    return set(theirs.values_list("role", flat=True))


def people_told(proposal: Proposal) -> list[User]:
    """The person, the proposer, the holders and deputies of the posts concerned, the statutory
    officers with their deputies, the auditor and the people administrators."""
    roles = SEE_ALL | roles_concerned(proposal)
    posts = Appointment.objects.current().of_people_who_can_sign_in()
    rows = posts.filter(role__in=sorted(roles)).select_related("person").order_by("pk")
    others = [proposal.person, proposal.proposed_by]
    people = [one for one in others if one.is_active and not one.is_system]
    return unique_people([*people, *(post.person for post in rows)])


def proposed_in_words(proposal: Proposal) -> str:
    """What is proposed, after “has proposed”."""
    name = proposal.person.name
    if proposal.kind == ProposalKind.ADDRESS:
        return f"a new email address for {name}"
    if proposal.kind == ProposalKind.SIGN_IN:
        return f"that {name} {'can' if proposal.can_sign_in else 'can no longer'} sign in"
    if proposal.kind == ProposalKind.POST_CHANGE:
        return f"a change to the post of {name}, {title_of_post(proposal)}"
    return f"{name} as {title_of_post(proposal)}"


def moment_in_words(proposal: Proposal) -> str:
    local = timezone.localtime(proposal.takes_effect_at)
    return f"on {local:%-d %B %Y} at {local:%H:%M}"


def tell_of_proposal(proposal: Proposal) -> None:
    proposer, what = proposal.proposed_by.name, proposed_in_words(proposal)
    when = ""
    if proposal.stand_in == StandIn.DELAY:
        when = f" This takes effect {moment_in_words(proposal)}."
    tell(proposal, "post-proposed", f"{proposer} has proposed {what}.{when}")
    tell_of_new_readers(proposal)


def tell_of_confirmation(proposal: Proposal) -> None:
    who = proposal.confirmed_by.name if proposal.confirmed_by else ""
    what, when = proposed_in_words(proposal), moment_in_words(proposal)
    tell(proposal, "post-confirmed", f"{who} has confirmed {what}. This takes effect {when}.")
    tell_of_new_readers(proposal)


def tell_of_shortening(proposal: Proposal) -> None:
    what, when = proposed_in_words(proposal), moment_in_words(proposal)
    tell(proposal, "post-shortened", f"Two more people have agreed to {what} from {when[3:]}.")


def tell_of_end(proposal: Proposal) -> None:
    """That it is in effect, or will not be."""
    what, state = proposed_in_words(proposal), proposal.get_state_display().lower()
    tell(proposal, f"post-{proposal.state}", f"The proposal of {what}: {state}.")


def tell(proposal: Proposal, event: str, sentence: str) -> None:
    for write_notices in WRITE_NOTICES:
        write_notices(proposal, people_told(proposal), event, sentence)


def tell_of_new_readers(proposal: Proposal) -> None:
    for tell_higher in TELL_OF_NEW_READERS:
        tell_higher(proposal)
