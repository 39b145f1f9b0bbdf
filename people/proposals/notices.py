"""Who hears of a proposal, of its confirmation and of its end, and in what words.

Who was told, and when, stays with the proposal.
"""

from collections.abc import Callable, Sequence

from django.urls import reverse
from django.utils import timezone

from foundation.dates_in_words import clock, day_year
from foundation.history import write
from people.models import Appointment, Proposal, ProposalKind, StandIn, User, unique_people
from people.models.proposal import COMPLAINANTS, SEE_ALL
from people.models.second_person import has_guarded_post
from people.proposals import policy
from people.proposals.facts import title_of_post
from people.roles import DEPUTISED, GUARDED, Role

Tell = Callable[[Proposal, Sequence[User], str, str, str], None]
# How the layers above write a notice: of a proposal, to people, for an event, in a sentence
# with a link.
WRITE_NOTICES: list[Tell] = []
# What the layers above do for people who confide in the holder of a post that may change hands,
# and whether they could.
TELL_OF_NEW_READERS: list[Callable[[Proposal], bool]] = []
# Who hears, when the role is first filled, how the first people administrator came to the post.
FIRST_HOLDERS = DEPUTISED | {Role.AUDITOR}


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
    concerned = policy.second_people(proposal) if is_of_few(proposal) else []
    others = [proposal.person, proposal.proposed_by, *concerned]
    people = [one for one in others if one.is_active and not one.is_system]
    return unique_people([*people, *([] if concerned else [post.person for post in rows])])


def is_of_few(proposal: Proposal) -> bool:
    """The lost second step of somebody without a guarded post, of whom only those hear who can
    confirm it, if there is anybody."""
    lost = proposal.kind == ProposalKind.LOST_FACTOR
    return lost and not has_guarded_post(proposal.person)


def proposed_in_words(proposal: Proposal) -> str:
    """What is proposed, after “has proposed”."""
    name = proposal.person.name
    if proposal.kind == ProposalKind.ADDRESS:
        return f"a new email address for {name}"
    if proposal.kind == ProposalKind.LOST_FACTOR:
        return f"removing the second step of {name}, who has lost it"
    if proposal.kind == ProposalKind.SIGN_IN:
        return f"that {name} {'can' if proposal.can_sign_in else 'can no longer'} sign in"
    if proposal.kind == ProposalKind.POST_CANCEL:
        return f"cancelling the post to come of {name}, {title_of_post(proposal)}"
    if proposal.kind == ProposalKind.POST_CHANGE:
        return f"a change to the post of {name}, {title_of_post(proposal)}"
    return f"{name} as {title_of_post(proposal)}"


def moment_in_words(proposal: Proposal) -> str:
    at = proposal.takes_effect_at
    return f"on {day_year(at)} at {clock(at)}"


def tell_of_proposal(proposal: Proposal) -> None:
    proposer, what = proposal.proposed_by.name, proposed_in_words(proposal)
    when = ""
    if proposal.stand_in == StandIn.DELAY:
        when = f" This takes effect {moment_in_words(proposal)}."
    tell_before(proposal, "post-proposed", f"{proposer} has proposed {what}.{when}")


def tell_of_confirmation(proposal: Proposal) -> None:
    who = proposal.confirmed_by.name if proposal.confirmed_by else ""
    what, when = proposed_in_words(proposal), moment_in_words(proposal)
    sentence = f"{who} has confirmed {what}. This takes effect {when}."
    tell_before(proposal, "post-confirmed", sentence)


def tell_of_waiting(proposal: Proposal) -> None:
    """That somebody who can confirm it is there now, so that nothing stands in for them."""
    what = proposed_in_words(proposal)
    sentence = f"Someone can now confirm {what}. This does not take effect until they have."
    tell_before(proposal, "post-waits", sentence)


def tell_of_shortening(proposal: Proposal) -> None:
    what, when = proposed_in_words(proposal), moment_in_words(proposal)
    sentence = f"Two more people have agreed to {what} from {when[3:]}."
    tell_before(proposal, "post-shortened", sentence)


def tell_of_end(proposal: Proposal) -> None:
    """That it is in effect, or will not be: to everyone who was told before, too."""
    what, state = proposed_in_words(proposal), proposal.get_state_display().lower()
    people = unique_people([*people_told(proposal), *told_before(proposal)])
    tell(proposal, people, f"post-{proposal.state}", f"The proposal of {what}: {state}.")


def told_before(proposal: Proposal) -> list[User]:
    """Those of the people told who can still sign in."""
    keys = [int(key) for key in proposal.told if key != COMPLAINANTS]
    return list(User.objects.filter(pk__in=keys, is_active=True).order_by("pk"))


def tell_before(proposal: Proposal, event: str, sentence: str) -> None:
    """Tell everyone concerned while it can still be refused, and keep with it who was told."""
    people = people_told(proposal)
    tell(proposal, people, event, sentence)
    told = [str(person.pk) for person in people]
    could_tell = [tell_higher(proposal) for tell_higher in TELL_OF_NEW_READERS]
    if any(could_tell):
        told.append(COMPLAINANTS)
    times = dict.fromkeys(told, timezone.now().isoformat()) | proposal.told
    write(proposal, by=None, reason="people told", told=times)


def tell(
    proposal: Proposal, people: Sequence[User], event: str, sentence: str, path: str = ""
) -> None:
    for write_notices in WRITE_NOTICES:
        write_notices(proposal, people, event, sentence, path or proposal.get_absolute_url())


def tell_first_holder(post: Appointment) -> None:
    """The first holder of an office and the first auditor had no part in the appointment of the
    first people administrator, and read here that it was made from the server."""
    others = Appointment.objects.filter(role=post.role).exclude(pk=post.pk)
    first = Proposal.objects.filter(stand_in=StandIn.FIRST).select_related("person").first()
    if post.role not in FIRST_HOLDERS or first is None or others.exists():
        return
    sentence = (
        f"{first.person.name} was made the first people administrator from the server on"
        f" {day_year(first.closed_at)}. Check the list of changes to posts and accounts since then."
    )
    tell(first, [post.person], f"first-{post.role}", sentence, reverse("people:changes"))
