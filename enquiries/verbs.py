"""Which verbs are a letter and nothing else? Their words, policy and action, as data."""

from collections.abc import Callable
from dataclasses import dataclass

from enquiries import actions, comebacks, policy
from enquiries.forms import (
    AnswerForm,
    DeclineForm,
    DissatisfiedForm,
    FollowUpForm,
    LetterForm,
    TextForm,
)
from enquiries.models import Enquiry
from people.models import User
from people.policy import Verdict


@dataclass(frozen=True)
class LetterVerb:
    """A page on which one letter is written. In its words {member} stands for the councillor.

    `clause_of` is the promise whose clause it cites, `asked_by` the behaviour.
    """

    name: str
    may: Callable[[User, Enquiry], Verdict]
    do: Callable[..., Enquiry]
    heading: str
    lead: str
    label: str
    button: str
    done: str
    hint: str = ""
    clause_of: str = ""
    form: type[TextForm] = LetterForm
    asked_by: str = ""


LETTER_VERBS = {
    verb.name: verb
    for verb in (
        LetterVerb(
            "answer",
            policy.can_answer,
            actions.answer,
            heading="Answer",
            lead="It goes to {member}, who then has {days} working days to come back on it.",
            label="What is your answer?",
            button="Send answer",
            done="Answer sent",
            clause_of="reply",
            form=AnswerForm,
        ),
        LetterVerb(
            "decline",
            policy.can_decline,
            actions.decline,
            heading="Decline it under the protocol",
            lead="{member} reads the clause and your reasons, and has {days} working days to come "
            "back on it. The head of service is told.",
            label="What does it run against, and where can they turn instead?",
            hint="Name the policy, code or duty, and the way that is open to them",
            button="Decline it",
            done="Declined",
            form=DeclineForm,
            asked_by="decline-citing-a-clause",
        ),
        LetterVerb(
            "ask",
            policy.can_ask,
            actions.ask,
            heading="Ask {member} a question",
            lead="{clock}",
            label="What do you need to know?",
            button="Send question",
            done="Question sent",
            clause_of="member-reply",
        ),
        LetterVerb(
            "redirect",
            policy.can_redirect,
            actions.redirect,
            heading="Redirect it",
            lead="For what is not the council’s, or is not an enquiry. "
            "It ends here: say who deals with it instead.",
            label="Where should it go, and why?",
            hint="{member} reads this",
            button="Redirect and end it here",
            done="Redirected",
            form=TextForm,
        ),
        LetterVerb(
            "reply",
            policy.can_reply,
            actions.reply,
            heading="Reply",
            lead="",
            label="What is your reply?",
            button="Send reply",
            done="Reply sent",
            clause_of="member-reply",
        ),
        LetterVerb(
            "follow-up",
            policy.can_follow_up,
            comebacks.follow_up,
            heading="Come back on the answer",
            lead="It opens the enquiry again, with a new date for an answer.",
            label="What is still open?",
            button="Send",
            done="Sent. The enquiry is open again",
            clause_of="reply",
            form=FollowUpForm,
        ),
        LetterVerb(
            "dissatisfied",
            policy.can_say_dissatisfied,
            comebacks.dissatisfied,
            heading="Say that you are not satisfied",
            lead="It goes to {head}, not to whoever wrote the answer, and opens the enquiry again. "
            "Criticise the work as frankly as you like, but no person.",
            label="",
            button="Send it",
            done="Sent. The enquiry is open again",
            form=DissatisfiedForm,
            asked_by="dissatisfied",
        ),
        LetterVerb(
            "chase",
            policy.can_chase,
            actions.chase,
            heading="Chase it",
            lead="It goes to {chased}.",
            label="What do you want to say?",
            button="Chase it",
            done="Chased",
            clause_of="chase-answer",
        ),
        LetterVerb(
            "add",
            policy.can_add,
            actions.add,
            heading="Add something",
            lead="The date of the answer does not move.",
            label="What do you want to add?",
            button="Add it",
            done="Added",
        ),
        LetterVerb(
            "withdraw",
            policy.can_withdraw,
            actions.withdraw,
            heading="Withdraw it",
            lead="It ends here. Nobody owes an answer any longer.",
            label="Why is it no longer needed?",
            button="Withdraw it",
            done="Withdrawn",
            form=TextForm,
        ),
    )
}
