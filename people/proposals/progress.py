"""How far a proposal is: the strip of facts at the top of its page, and its steps beside it."""

from datetime import datetime, time, timedelta
from typing import NamedTuple

from django.utils import timezone

from foundation.dates_in_words import clock, day, moment
from foundation.types import Context
from people.models import Proposal, ProposalKind, ProposalState, StandIn, User
from people.proposals.facts import holders_in_words
from people.proposals.named import named, who_can_confirm
from people.proposals.policy import delay_of

EFFECT = {
    ProposalState.PROPOSED: "Would take effect",
    ProposalState.CONFIRMED: "Takes effect",
    ProposalState.IN_EFFECT: "Took effect",
}


# What has to come first, as long as it has not.
UNTIL_TOLD = dict.fromkeys(ProposalKind, "") | {
    ProposalKind.ADDRESS: "Once both addresses have been told",
    ProposalKind.LOST_FACTOR: "Once their address has been told",
}


class Step(NamedTuple):
    """One of the steps: what, who in grey, and when."""

    what: str
    who: str
    when: str


def day_and_time(at: datetime) -> str:
    return f"{day(at)} at {clock(at)}"


def effect_of(proposal: Proposal) -> datetime:
    """When it takes effect, or would if somebody confirmed it now. A post begins no sooner than
    its first day."""
    delay = delay_of(proposal, StandIn.NONE)
    at: datetime = proposal.takes_effect_at or timezone.now() + delay
    if proposal.starts_on is None or proposal.post_id:
        return at
    first = datetime.combine(proposal.starts_on, time.min, timezone.get_current_timezone())
    return max(at, first)


def later_in_words(delay: timedelta) -> str:
    hours = delay.total_seconds() / 3600
    return f"{hours:g} {'hour' if hours == 1 else 'hours'} later"


def takes_effect_in_words(proposal: Proposal) -> str:
    return day_and_time(effect_of(proposal))


def strip_of(proposal: Proposal, tag: tuple[str, str], *, yours: bool) -> list[Context]:
    """`yours` if the reader can confirm it."""
    (proposer,) = named([proposal.proposed_by])
    facts: list[Context] = [
        {"label": "State", "tag": tag},
        {
            "label": "Proposed by",
            "lines": [proposer.name, *filter(None, [proposer.posts, moment(proposal.proposed_at)])],
        },
    ]
    if effect := effect_lines(proposal, yours=yours):
        facts.append({"label": EFFECT[ProposalState(proposal.state)], "lines": effect})
    if place := in_place_of(proposal):
        facts.append({"label": "In place of", "lines": [place]})
    return facts


def effect_lines(proposal: Proposal, *, yours: bool) -> list[str]:
    if proposal.state == ProposalState.PROPOSED:
        return [
            takes_effect_in_words(proposal),
            "If you confirm now" if yours else "If someone confirms now",
        ]
    if proposal.state == ProposalState.CONFIRMED:
        until = [UNTIL_TOLD[ProposalKind(proposal.kind)]] if proposal.told_at is None else []
        return [takes_effect_in_words(proposal), *filter(None, until)]
    if proposal.state == ProposalState.IN_EFFECT and proposal.closed_at:
        return [day_and_time(proposal.closed_at)]
    return []


def in_place_of(proposal: Proposal) -> str:
    if proposal.kind == ProposalKind.POST:
        return holders_in_words(proposal)
    return proposal.person.email if proposal.kind == ProposalKind.ADDRESS else ""


def steps_of(proposal: Proposal) -> list[Step]:
    steps = [
        Step(f"{proposal.proposed_by.name} proposed", "", short(proposal.proposed_at)),
        *confirmation_of(proposal),
        *shortening_of(proposal),
    ]
    if proposal.closed_at:
        by = f"{proposal.closed_by.name}" if proposal.closed_by else ""
        return [*steps, Step(proposal.get_state_display(), by, short(proposal.closed_at))]
    told, when = "At once", later_in_words(delay_of(proposal, StandIn.NONE))
    if proposal.state == ProposalState.CONFIRMED:
        told, when = short(proposal.confirmed_at), short(effect_of(proposal))
    return [
        *steps,
        Step("Everyone concerned is told again", "", told),
        Step("The change takes effect", "", when),
    ]


def confirmation_of(proposal: Proposal) -> list[Step]:
    if proposal.confirmed_by:
        return [Step(f"{proposal.confirmed_by.name} confirmed", "", short(proposal.confirmed_at))]
    if proposal.stand_in == StandIn.DELAY:
        return [Step("No one can confirm this change", "Only the delay stands in", "")]
    if proposal.stand_in == StandIn.FIRST:
        return [Step("Appointed from the server", "The first people administrator", "")]
    if proposal.state != ProposalState.PROPOSED:
        return []
    who = "; ".join(str(one) for one in named(who_can_confirm(proposal)))
    return [Step("Someone else confirms", who, "Now")]


def shortening_of(proposal: Proposal) -> list[Step]:
    people: list[User | None] = [proposal.shortened_by, proposal.also_shortened_by]
    return [Step(f"{who.name} agreed to less time", "", "Done") for who in people if who]


def short(at: datetime | None) -> str:
    """1 December, which stands at the right of a step."""
    local = timezone.localtime(at)
    return f"{local.day} {local:%B}"
