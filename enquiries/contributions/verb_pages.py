"""The table of verbs on a contribution: the page of each reads its policy, action and words."""

from collections.abc import Callable
from dataclasses import dataclass

from enquiries.contributions import actions, policy
from enquiries.contributions.forms import ButtonForm, GiveContributionForm, SendBackForm
from enquiries.models import Contribution
from foundation.forms import PortalForm
from foundation.verdict import Verdict
from people.models import User


@dataclass(frozen=True, kw_only=True)
class ContributionVerb:
    """One row. `path` is the end of its address. `do` takes the contribution, what its form asks
    for, and `by`."""

    name: str
    path: str
    may: Callable[[User, Contribution], Verdict]
    do: Callable[..., None]
    heading: str
    button: str
    done: str
    lead: str = ""
    form: type[PortalForm] = ButtonForm


CONTRIBUTION_VERBS = (
    ContributionVerb(
        name="give-contribution",
        path="give",
        may=policy.can_give,
        do=actions.give_contribution,
        heading="Give your contribution",
        button="Send contribution",
        done="Contribution sent to the officer who answers",
        form=GiveContributionForm,
    ),
    ContributionVerb(
        name="accept-question",
        path="accept",
        may=policy.can_accept,
        do=actions.accept_question,
        heading="Accept this question",
        lead="The officer who asked will see that you are writing the contribution.",
        button="Accept question",
        done="Question accepted",
    ),
    ContributionVerb(
        name="send-back-question",
        path="send-back",
        may=policy.can_give,
        do=actions.send_back_question,
        heading="Send this question back",
        button="Send back",
        done="Question sent back",
        form=SendBackForm,
    ),
    ContributionVerb(
        name="withdraw-question",
        path="withdraw",
        may=policy.can_withdraw_question,
        do=actions.withdraw_question,
        heading="Withdraw this question",
        lead="Your colleague will be told, and will no longer be able to read the enquiry.",
        button="Withdraw question",
        done="Question withdrawn",
    ),
)
CONTRIBUTION_VERB_BY_NAME = {verb.name: verb for verb in CONTRIBUTION_VERBS}
