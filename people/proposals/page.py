"""What the page of a proposal says: what it is, what it opens, who hears of it, who can act."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from foundation.types import Context
from people.models import Proposal, ProposalKind, ProposalState, StandIn, User
from people.proposals import policy
from people.proposals.notices import people_told, proposed_in_words, roles_concerned
from people.proposals.shown import facts_of, mark_of
from people.roles import GRANTS, OFFICES, Permission, Role

MODIFIER = {
    ProposalState.PROPOSED: "purple",
    ProposalState.CONFIRMED: "",
    ProposalState.IN_EFFECT: "green",
}
READS = {
    Permission.SEE_OFFICE: "Read what is addressed to the office of {title}, documents included",
    Permission.SEE_FIGURES: "See figures about complaints, but no complaint",
    Permission.SEE_EVERY_ENQUIRY: "See every enquiry",
    Permission.DRAFT_PROTOCOL: "Draft a version of the protocol, and its settings",
    Permission.ADOPT_PROTOCOL: "Adopt a version that someone else drafted",
    Permission.ADMINISTER_PEOPLE: "Record who holds each post, and propose who gets guarded ones",
}
CONFIDENTIAL = "Read and decide confidential complaints sent to the {title}"
VERBS = (
    ("shorten", policy.can_shorten, "Let it take effect sooner"),
    ("refuse", policy.can_refuse, "Refuse this change"),
    ("withdraw", policy.can_withdraw, "Withdraw this change"),
)


def heading_of(proposal: Proposal) -> str:
    words = proposed_in_words(proposal)
    return words[0].upper() + words[1:]


def tag_of(proposal: Proposal) -> tuple[str, str]:
    state = ProposalState(proposal.state)
    return str(state.label), MODIFIER.get(state, "grey")


def could_read(proposal: Proposal) -> list[str]:
    """What its roles let somebody do that concerns others."""
    lines: list[str] = []
    for role in sorted(roles_concerned(proposal)):
        title = Role(role).label
        if role in OFFICES or role == Role.INDEPENDENT_PERSON:
            lines.append(CONFIDENTIAL.format(title=title))
        granted = GRANTS[Role(role)]
        lines += [words.format(title=title) for may, words in READS.items() if may in granted]
    return list(dict.fromkeys(lines))


def who_could_read(proposal: Proposal) -> str:
    """The heading above that."""
    name = proposal.person.name
    if proposal.kind == ProposalKind.ADDRESS:
        return f"What the person who reads mail at the new address could do as {name}"
    if proposal.kind == ProposalKind.SIGN_IN:
        return f"What {name} can do when signed in"
    return f"What {name} could do in this post"


def moment(value: object) -> str:
    local = timezone.localtime(value)  # type: ignore[arg-type]
    return f"{local:%-d %B %Y} at {local:%H:%M}"


def steps_of(proposal: Proposal) -> list[str]:
    """What has happened, in order, then what comes next."""
    done = [f"{proposal.proposed_by.name} proposed it on {moment(proposal.proposed_at)}"]
    if proposal.stand_in == StandIn.DELAY:
        done.append("There is no second person, so everyone is told and the delay stands in")
    elif proposal.stand_in == StandIn.FIRST:
        done.append("The first people administrator was appointed from the server")
    if proposal.confirmed_by:
        done.append(f"{proposal.confirmed_by.name} confirmed it on {moment(proposal.confirmed_at)}")
    for who in (proposal.shortened_by, proposal.also_shortened_by):
        done += [f"{who.name} agreed to let it take effect sooner"] if who else []
    if proposal.closed_at:
        by = f" by {proposal.closed_by.name}" if proposal.closed_by else ""
        state = proposal.get_state_display()
        done.append(f"{state}{by} on {moment(proposal.closed_at)}")
    return done


def next_in_words(proposal: Proposal) -> str:
    if proposal.state == ProposalState.CONFIRMED:
        if proposal.told_at is None:
            return "Takes effect once both addresses have been told"
        return f"Takes effect on {moment(proposal.takes_effect_at)}"
    return "Needs a second person" if proposal.state == ProposalState.PROPOSED else ""


def can_confirm_in_words(proposal: Proposal) -> list[str]:
    if proposal.state != ProposalState.PROPOSED:
        return []
    return names(policy.second_people(proposal) or policy.holders_concerned(proposal))


def names(people: Iterable[User]) -> list[str]:
    return [person.name for person in people]


def content_of(proposal: Proposal, user: User) -> Context:
    facts = facts_of(proposal)
    return {
        "title": heading_of(proposal),
        "proposal": proposal,
        "tag": tag_of(proposal),
        "next": next_in_words(proposal),
        "answers": [{"key": key, "lines": [value]} for key, value in facts.items()],
        "mark": mark_of(facts),
        "hours": f"{settings.PROPOSAL_HOURS:g}",
        "reads_title": who_could_read(proposal),
        "reads": could_read(proposal),
        "steps": steps_of(proposal),
        "told": names(people_told(proposal)) if proposal.is_open else [],
        "second_people": can_confirm_in_words(proposal),
        "may": policy.can_confirm(user, proposal),
        "verbs": verbs_open(proposal, user),
        "back": (reverse("people:changes"), "Back to changes to posts and accounts"),
    }


def verbs_open(proposal: Proposal, user: User) -> list[dict[str, str]]:
    return [
        {"label": label, "url": reverse(f"people:{verb}-change", args=[proposal.pk])}
        for verb, may, label in VERBS
        if may(user, proposal)
    ]
