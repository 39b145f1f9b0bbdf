"""Which verbs are a letter and nothing else? Their words, policy and action, as data."""

from collections.abc import Callable
from dataclasses import dataclass

from documents import actions, policy
from documents.models import DocumentRequest
from people.models import User
from people.policy import Verdict


@dataclass(frozen=True)
class LetterVerb:
    """A page on which one letter is written. {member} stands for the councillor, {office} for who
    decides in the end; `readers` says who reads it where not everybody does who sees the request.
    """

    name: str
    may: Callable[[User, DocumentRequest], Verdict]
    do: Callable[..., DocumentRequest]
    heading: str
    label: str
    button: str
    done: str
    lead: str = ""
    cites: bool = False
    cites_advice: bool = False
    readers: str = ""


LETTER_VERBS = {
    verb.name: verb
    for verb in (
        LetterVerb(
            "advise",
            policy.can_advise,
            actions.advise,
            heading="Record your advice",
            lead="{member} asked for a document and is to hear you first. The request then goes to "
            "the service, which decides by the same date.",
            label="What do you advise?",
            button="Record your advice",
            done="Your advice is recorded",
            cites_advice=True,
            readers="Read by {member}, by those who decide afterwards, and by you.",
        ),
        LetterVerb(
            "question",
            policy.can_question,
            actions.question,
            heading="Ask {member} a question",
            lead="The date of the decision does not move.",
            label="What do you need to know?",
            button="Send question",
            done="Question sent",
        ),
        LetterVerb(
            "reply",
            policy.can_reply,
            actions.reply,
            heading="Reply",
            label="What is your reply?",
            button="Send reply",
            done="Reply sent",
        ),
        LetterVerb(
            "refer",
            policy.can_refer,
            actions.refer,
            heading="Refer it for a final decision",
            lead="For when you are in doubt. The {office} then decides, and you release nothing.",
            label="What is your doubt?",
            button="Refer it",
            done="Referred for a final decision",
            cites=True,
        ),
        LetterVerb(
            "dispute",
            policy.can_dispute,
            actions.dispute,
            heading="Ask for a final decision",
            lead="It goes to the {office}, whose decision is final.",
            label="Why do you dispute the decision?",
            button="Ask for a final decision",
            done="A final decision is asked for",
            cites=True,
        ),
        LetterVerb(
            "view",
            policy.can_view,
            actions.view,
            heading="Record your view",
            lead="It opens the decision, which is the {office}’s. It cannot be changed afterwards.",
            label="What is your view?",
            button="Record your view",
            done="Your view is recorded",
            cites=True,
            readers="Read by the {office} and you, as advice. The councillor and the service see "
            "that it is recorded, not what it says.",
        ),
        LetterVerb(
            "withdraw",
            policy.can_withdraw,
            actions.withdraw,
            heading="Withdraw it",
            lead="Nobody owes a decision any longer.",
            label="Why is it no longer needed?",
            button="Withdraw it",
            done="Withdrawn",
        ),
    )
}
