"""Who can propose, confirm, shorten, refuse and withdraw a proposal, with the reason if not."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from foundation.verdict import ALLOWED, Verdict, denied
from people.models import (
    Appointment,
    Proposal,
    ProposalKind,
    ProposalState,
    StandIn,
    Standing,
    User,
    unique_people,
)
from people.models.proposal import BY_OTHERS, OF_POSTS, POSTS, SEE_ALL, ProposalQuerySet, sees_all
from people.models.second_person import has_guarded_post
from people.roles import DEPUTISED, Permission, Role
from people.second_factors.requirement import has_factor

# Who can be the second person, as the holder of one of these posts.
CONFIRMERS = (Role.PEOPLE_ADMINISTRATOR, Role.CHIEF_EXECUTIVE, Role.MONITORING_OFFICER)
OWED_FOR = timedelta(days=30)  # a post is owed to the person who proposed it
ONLY_SECOND_PEOPLE = (
    "Only another people administrator, the Chief Executive or the Monitoring Officer can {verb}"
    " this change."
)


def can_propose(user: User, person: User, kind: str) -> Verdict:
    """A people administrator, a superuser, or a command on the server, which acts as the portal.
    Nobody appoints themselves."""
    from_server = user.is_superuser or user.is_system
    if not (from_server or user.may(Permission.ADMINISTER_PEOPLE)):
        return denied("Only a people administrator can propose changes to posts and accounts.")
    if kind == ProposalKind.LOST_FACTOR:
        return can_propose_lost_factor(user, person)
    if kind in OF_POSTS and user.pk == person.pk:
        return denied("You cannot propose a post for yourself, or a change to your own post.")
    return ALLOWED


def can_propose_lost_factor(user: User, person: User) -> Verdict:
    """The same administrators, for anybody but themselves who has a second step."""
    if not (user.is_superuser or user.is_system or user.may(Permission.ADMINISTER_PEOPLE)):
        return denied("Only a people administrator can propose changes to posts and accounts.")
    if user.pk == person.pk:
        return denied("You cannot propose this for yourself. Ask another people administrator.")
    if not has_factor(person):
        return denied(f"{person.name} has not set up a second step.")
    return ALLOWED


def can_see_list(user: User) -> bool:
    """Whether the list is there for this person: they see all proposals, or one at least."""
    return sees_all(user) or Proposal.objects.visible_to(user).exists()


def in_need_of(user: User) -> ProposalQuerySet:
    """Proposals in need of a second person that this person may turn out to be. Who owes the
    proposer something is told so on the page of the proposal."""
    rows = Proposal.objects.visible_to(user).filter(state=ProposalState.PROPOSED)
    if sees_all(user) and not user.holds(*CONFIRMERS):
        return rows.none()
    return rows.exclude(proposed_by=user).exclude(kind__in=BY_OTHERS, person=user)


def second_people(proposal: Proposal, at: datetime | None = None) -> list[User]:
    """Everyone who can be its second person, by the posts held when it was proposed, or at another
    time; if there is no one, see `stand_in_for`."""
    posts = Appointment.objects.current().of_people_who_can_sign_in().filter(role__in=CONFIRMERS)
    posts = posts.exclude(standing=Standing.DEPUTY).select_related("person", "proposal")
    out = {proposal.proposed_by_id} | beneficiaries(proposal) | people_who_owe(proposal)
    since = at or proposal.waits_since or proposal.proposed_at
    held = (post for post in posts.order_by("pk") if was_held(post, since))
    return unique_people(post.person for post in held if post.person_id not in out)


def was_held(post: Appointment, at: datetime) -> bool:
    """Whether a post was in effect at a time. One without a proposal is from before posts took
    two people."""
    began = post.proposal.closed_at if post.proposal else None
    return (began is None or began <= at) and post.starts_on <= timezone.localdate(at)


def beneficiaries(proposal: Proposal) -> set[int]:
    """The keys of people who would gain: the person, and where it could take an office from them,
    everyone who holds that office, stands in for it or is proposed for it."""
    if not could_take_office(proposal):
        return {proposal.person_id}
    posts = Appointment.objects.current()
    theirs = proposal.person.appointments.filter(role__in=sorted(DEPUTISED))
    offices = {proposal.role, *theirs.values_list("role", flat=True)} & DEPUTISED
    others = posts.filter(role__in=offices).values_list("person_id", flat=True)
    next_ones = Proposal.objects.open().filter(role__in=offices)
    return {proposal.person_id, *others, *next_ones.values_list("person_id", flat=True)}


def could_take_office(proposal: Proposal) -> bool:
    takes = (ProposalKind.POST_CHANGE, ProposalKind.POST_CANCEL)
    return proposal.kind in takes or proposal.can_sign_in is False


def people_who_owe(proposal: Proposal) -> set[int]:
    """The keys of people who owe a post or their sign-in to the proposer, or to whom the proposer
    owes one, because one proposed it for the other in the last 30 days. What gives nothing, such
    as an address, puts nobody out: else one person could so be left without a second."""
    since = proposal.proposed_at - OWED_FOR
    given_something = Q(kind__in=POSTS) | Q(can_sign_in=True)
    recent = Proposal.objects.filter(
        given_something, state=ProposalState.IN_EFFECT, closed_at__gt=since
    )
    proposer = proposal.proposed_by_id
    given = recent.filter(proposed_by=proposer).values_list("person_id", flat=True)
    received = recent.filter(person=proposer).values_list("proposed_by_id", flat=True)
    return {*given, *received} - {proposer}


def holders_concerned(proposal: Proposal) -> list[User]:
    """Whose own confirmation stands in for a second person: today's holders of the post, or the
    owner of the account. Nobody proves to themselves that they lost their second step."""
    if proposal.kind == ProposalKind.LOST_FACTOR:
        return []
    if proposal.kind != ProposalKind.POST:
        people = [proposal.person]
    else:
        posts = Appointment.objects.current().filter(role=proposal.role)
        held = posts.exclude(standing=Standing.DEPUTY).exclude(person=proposal.person)
        people = [post.person for post in held.select_related("person").order_by("pk")]
    return unique_people(
        one for one in people if one.is_active and one.pk != proposal.proposed_by_id
    )


def stand_in_for(proposal: Proposal) -> StandIn:
    """What confirms it: a second person; where there is none, the holder; where the post is vacant
    too, the delay alone."""
    if second_people(proposal):
        return StandIn.NONE
    return StandIn.HOLDER if holders_concerned(proposal) else StandIn.DELAY


def delay_of(proposal: Proposal, stand_in: StandIn) -> timedelta:
    """How long it waits after its confirmation. A lost second step waits less where a second person
    has confirmed it and its owner has no guarded post: they are locked out meanwhile."""
    others = proposal.person.proposals.open().exclude(kind=ProposalKind.LOST_FACTOR)
    is_short = (
        proposal.kind == ProposalKind.LOST_FACTOR
        and stand_in == StandIn.NONE
        and not has_guarded_post(proposal.person)
        and not others.exists()
    )
    return timedelta(hours=settings.LOST_FACTOR_HOURS if is_short else settings.PROPOSAL_HOURS)


def objection_to_effect(proposal: Proposal) -> str:
    """Why the confirmation no longer counts when it is due, or nothing."""
    who = proposal.confirmed_by
    if who is None or who in second_people(proposal):
        return ""
    if not who.is_active:
        return f"{who.name} confirmed this change, but can no longer sign in."
    if proposal.stand_in == StandIn.HOLDER and who in holders_concerned(proposal):
        return ""
    return f"{who.name} confirmed this change, but could not confirm it today."


def needs_second_person_now(proposal: Proposal, now: datetime) -> bool:
    """Whether somebody could confirm by now what a stand-in confirmed."""
    stood_in = proposal.stand_in in (StandIn.HOLDER, StandIn.DELAY)
    return stood_in and bool(second_people(proposal, now))


def can_confirm(user: User, proposal: Proposal) -> Verdict:
    if proposal.state != ProposalState.PROPOSED:
        return denied("This change no longer needs a second person.")
    people = second_people(proposal)
    if user in (people or holders_concerned(proposal)):
        return ALLOWED
    return reason_against(user, proposal, "confirm")


def reason_against(user: User, proposal: Proposal, verb: str) -> Verdict:
    """Why somebody is not one of the second people."""
    if user.pk == proposal.proposed_by_id:
        return denied(f"You proposed this change, so someone else must {verb} it.")
    if user.pk in beneficiaries(proposal):
        return denied(f"This change could benefit you, so someone else must {verb} it.")
    if user.pk in people_who_owe(proposal):
        name = proposal.proposed_by.name
        return denied(
            f"You or {name} proposed the other’s post or account less than 30 days before this"
            f" change. Someone else must {verb} it."
        )
    return denied(ONLY_SECOND_PEOPLE.format(verb=verb))


def can_shorten(user: User, proposal: Proposal) -> Verdict:
    """Two more people, who each could have confirmed it."""
    if proposal.state != ProposalState.CONFIRMED or proposal.also_shortened_by_id:
        return denied("The time before this change takes effect cannot be shortened.")
    if user.pk in (proposal.confirmed_by_id, proposal.shortened_by_id):
        return denied("You have already agreed to this change, so someone else must shorten it.")
    if user in second_people(proposal):
        return ALLOWED
    return reason_against(user, proposal, "shorten the time before")


def can_refuse(user: User, proposal: Proposal) -> Verdict:
    """Everyone who sees every change because of a post, the holder of the post and the person
    concerned, until it takes effect. No one refuses what could take an office from themselves."""
    if not proposal.is_open:
        return denied("This change has already been decided.")
    if user.pk == proposal.proposed_by_id:
        return denied("You proposed this change. Withdraw it instead.")
    if user.pk == proposal.person_id and could_take_office(proposal):
        return denied("You cannot refuse a change to your own post or sign-in.")
    watches = any(post.role in SEE_ALL for post in user.posts_today)
    if watches or user.pk == proposal.person_id or user in holders_concerned(proposal):
        return ALLOWED
    return denied("Only people whose post shows them every change can refuse this one.")


def can_withdraw(user: User, proposal: Proposal) -> Verdict:
    if user.pk != proposal.proposed_by_id:
        return denied("Only the person who proposed this change can withdraw it.")
    if not proposal.is_open:
        return denied("This change has already been decided.")
    return ALLOWED
