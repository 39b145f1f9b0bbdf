"""What the page of a proposal says: what it is, what it opens, who hears of it, who can act."""

from django.urls import reverse

from foundation.types import Context
from people.models import Proposal, ProposalKind, ProposalState, User
from people.proposals import policy
from people.proposals.facts import facts_of, mark_of
from people.proposals.named import told_of, who_cannot_confirm
from people.proposals.notices import proposed_in_words, roles_concerned
from people.proposals.progress import steps_of, strip_of, takes_effect_in_words
from people.roles import GRANTS, OFFICES, Permission, Role

MODIFIER = {
    ProposalState.PROPOSED: "yellow",
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
# Offices that confidential complaints go to.
READ_BY = OFFICES | {Role.INDEPENDENT_PERSON}
CONFIDENTIAL = "Read and decide confidential complaints sent to the {title}"
VERBS = (
    ("shorten", policy.can_shorten, "Let it take effect sooner"),
    ("refuse", policy.can_refuse, "Refuse this change"),
    ("withdraw", policy.can_withdraw, "Withdraw this change"),
)


CHECK = (
    "Before you confirm, speak to {name} yourself, face to face or on a number that the council had"
    " before today. Anybody who reads their email could have asked for this."
)


def is_of_lost_factor(proposal: Proposal) -> bool:
    return proposal.kind == ProposalKind.LOST_FACTOR


def heading_of(proposal: Proposal) -> str:
    if proposal.kind == ProposalKind.SIGN_IN:
        name = proposal.person.name
        return f"Let {name} sign in" if proposal.can_sign_in else f"Stop {name} signing in"
    words = proposed_in_words(proposal)
    return words[0].upper() + words[1:]


def tag_of(proposal: Proposal, *, yours: bool = False) -> tuple[str, str]:
    """`yours` if the reader can confirm it."""
    if yours:
        return "Waiting for you", "purple"
    state = ProposalState(proposal.state)
    return str(state.label), MODIFIER.get(state, "grey")


def could_read(proposal: Proposal) -> list[str]:
    """What its roles let somebody do that concerns others."""
    lines: list[str] = []
    for role in sorted(roles_concerned(proposal)):
        title = Role(role).label
        if role in READ_BY:
            lines.append(CONFIDENTIAL.format(title=title))
        granted = GRANTS[Role(role)]
        lines += [words.format(title=title) for may, words in READS.items() if may in granted]
    return list(dict.fromkeys(lines))


def who_could_read(proposal: Proposal) -> str:
    """The heading above that."""
    name = proposal.person.name
    if proposal.kind == ProposalKind.ADDRESS:
        return f"What the person who reads mail at the new address could do as {name}"
    if proposal.kind in (ProposalKind.SIGN_IN, ProposalKind.LOST_FACTOR):
        return f"What {name} can do when signed in"
    return f"What {name} could do in this post"


def content_of(proposal: Proposal, user: User) -> Context:
    facts, may = facts_of(proposal), policy.can_confirm(user, proposal)
    heading, unconfirmed = heading_of(proposal), proposal.state == ProposalState.PROPOSED
    return {
        "title": f"Confirm {proposed_in_words(proposal)}" if may else heading,
        "proposal": proposal,
        "strip": strip_of(proposal, tag_of(proposal, yours=bool(may)), yours=bool(may)),
        "answers": [{"key": key, "lines": [value]} for key, value in facts.items()],
        "mark": mark_of(facts),
        "reads_title": who_could_read(proposal),
        "reads": could_read(proposal),
        "hidden": may and bool(READ_BY & roles_concerned(proposal)),
        "steps": steps_of(proposal),
        "effect": takes_effect_in_words(proposal),
        "told": told_of(proposal),
        "cannot": who_cannot_confirm(proposal) if unconfirmed else [],
        "check": CHECK.format(name=proposal.person.name) if is_of_lost_factor(proposal) else "",
        "may": may,
        "reason": "" if may or not unconfirmed else may.reason,
        "verbs": verbs_open(proposal, user),
        "back": (reverse("people:changes"), "Back to changes to posts and accounts"),
    }


def verbs_open(proposal: Proposal, user: User) -> list[dict[str, str]]:
    return [
        {"label": label, "url": reverse(f"people:{verb}-change", args=[proposal.pk])}
        for verb, may, label in VERBS
        if may(user, proposal)
    ]
