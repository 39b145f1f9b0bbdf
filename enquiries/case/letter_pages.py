"""Letter pages: the words, policy and action of each verb that is one letter."""

from collections.abc import Callable
from dataclasses import dataclass

from enquiries import actions, follow_ups, policy
from enquiries.case.letter_forms import (
    AnswerForm,
    DeclineForm,
    DissatisfiedForm,
    FollowUpForm,
    LetterForm,
    TextForm,
)
from enquiries.models import Enquiry
from foundation.verdict import Verdict
from people.models import User
from protocols.behaviours import Behaviour


@dataclass(frozen=True)
class LetterVerb:
    """A page for writing one letter. In its words {member} stands for the councillor.

    `empty` is the error for no text. `clause_of` is the promise whose clause it cites, `asked_by`
    the behaviour.
    """

    name: str
    may: Callable[[User, Enquiry], Verdict]
    do: Callable[..., Enquiry]
    heading: str
    lead: str
    label: str
    empty: str
    button: str
    done: str
    hint: str = ""
    clause_of: str = ""
    form: type[TextForm] = LetterForm
    asked_by: Behaviour | None = None


LETTER_VERBS = {
    verb.name: verb
    for verb in (
        LetterVerb(
            "answer",
            policy.can_answer,
            actions.answer,
            heading="Answer this enquiry",
            lead="Your answer goes to {member}, who then has {days} working days to follow it up.",
            label="What is your answer?",
            empty="Enter your answer",
            button="Send answer",
            done="Answer sent",
            clause_of="reply",
            form=AnswerForm,
        ),
        LetterVerb(
            "decline",
            policy.can_decline,
            actions.decline,
            heading="Decline this enquiry under the protocol",
            lead="{member} will see the clause and your reasons, and has {days} working days to "
            "follow up. We will also tell the head of service.",
            label="Why are you declining this, and what can they do instead?",
            empty="Enter why you are declining this, and what they can do instead",
            hint="Name the policy, code or duty it conflicts with",
            button="Decline enquiry",
            done="Enquiry declined",
            form=DeclineForm,
            asked_by=Behaviour.DECLINE_CITING_A_CLAUSE,
        ),
        LetterVerb(
            "ask",
            policy.can_ask,
            actions.ask_councillor,
            heading="Ask {member} a question",
            lead="{clock}",
            label="What do you need to know?",
            empty="Enter your question",
            button="Send question",
            done="Question sent",
            clause_of="member-reply",
        ),
        LetterVerb(
            "redirect",
            policy.can_redirect,
            actions.redirect,
            heading="Redirect this enquiry",
            lead="Redirect an enquiry if the matter is not for the council, or is not an enquiry. "
            "This closes the enquiry, so say who can deal with the matter instead.",
            label="Where should it go, and why?",
            empty="Enter who can deal with it, and why",
            hint="{member} will read this",
            button="Redirect and close",
            done="Enquiry redirected",
            form=TextForm,
        ),
        LetterVerb(
            "reply",
            policy.can_reply,
            actions.reply,
            heading="Reply to the question",
            lead="Your reply goes to the officer who asked.",
            label="What is your reply?",
            empty="Enter your reply",
            button="Send reply",
            done="Reply sent",
            clause_of="member-reply",
        ),
        LetterVerb(
            "follow-up",
            policy.can_follow_up,
            follow_ups.follow_up,
            heading="Follow up the answer",
            lead="This reopens the enquiry, with a new date for an answer.",
            label="What still needs an answer?",
            empty="Enter what still needs an answer",
            button="Send follow-up",
            done="Follow-up sent. The enquiry is open again",
            clause_of="reply",
            form=FollowUpForm,
        ),
        LetterVerb(
            "dissatisfied",
            policy.can_say_dissatisfied,
            follow_ups.say_dissatisfied,
            heading="Say you are not satisfied",
            lead="This goes to {head}, not to the person who wrote the answer, and reopens the "
            "enquiry. You can criticise the work frankly, but not individuals.",
            label="",
            empty="",
            button="Send comments",
            done="Comments sent. The enquiry is open again",
            form=DissatisfiedForm,
            asked_by=Behaviour.DISSATISFIED,
        ),
        LetterVerb(
            "chase",
            policy.can_chase,
            actions.chase,
            heading="Chase this enquiry",
            lead="Your message goes to {chased}.",
            label="What do you want to say?",
            empty="Enter what you want to say",
            button="Chase enquiry",
            done="Enquiry chased",
            clause_of="chase-answer",
        ),
        LetterVerb(
            "add",
            policy.can_add,
            actions.add_information,
            heading="Add information",
            lead="The due date for the answer will not change.",
            label="What do you want to add?",
            empty="Enter what you want to add",
            button="Add information",
            done="Information added",
        ),
        LetterVerb(
            "withdraw",
            policy.can_withdraw,
            actions.withdraw,
            heading="Withdraw this enquiry",
            lead="This closes the enquiry. You will not get an answer.",
            label="Why do you no longer need an answer?",
            empty="Enter why you no longer need an answer",
            button="Withdraw enquiry",
            done="Enquiry withdrawn",
            form=TextForm,
        ),
    )
}
