"""Verbs on a document request that are one letter: the policy, action and words of each page."""

from collections.abc import Callable
from dataclasses import dataclass

from documents import actions, attachment_policy, attachments, policy, readers, routing
from documents.forms import AttachForm, LetterForm
from documents.models import DocumentRequest
from foundation.verdict import Verdict
from people.directory import styled_member
from people.models import User


@dataclass(frozen=True)
class VerbPage:
    """A page for writing one letter. {member} is the councillor, {office} the office making the
    final decision; {advising}, {consulting} and {deciding} are offices with their people. `link`
    are its words on the page of the request, if not those of its heading; `empty` is the error for
    no text; `readers` is needed if not everyone who sees the request reads the letter.
    """

    name: str
    may: Callable[[User, DocumentRequest], Verdict]
    do: Callable[..., DocumentRequest]
    heading: str
    label: str
    empty: str
    button: str
    done: str
    link: str = ""
    lead: str = ""
    cites: bool = False
    cites_advice: bool = False
    readers: str = ""
    form: type[LetterForm] = LetterForm


def words_about(case: DocumentRequest, words: str) -> str:
    """The words of a verb with the names of this request filled in."""
    gone = "" if case.has_member_today else " (no longer in office, so cannot read it)"
    member = f"{styled_member(case.member)}{gone}"
    named = {"member": member, "office": routing.final_office_title(case)}
    if any(f"{{{office}}}" in words for office in ("advising", "consulting", "deciding")):
        named |= readers.offices_in_words(case)
    return words.format(**named)


FINAL_READERS = (
    "Read by everyone who can read this request now, and by {deciding} and {consulting}, for the "
    "final decision."
)
PAGE_BY_NAME = {
    page.name: page
    for page in (
        VerbPage(
            "advise",
            policy.can_advise,
            actions.record_advice,
            heading="Record your advice",
            lead="{member} has asked for a document and needs your advice first. The request will "
            "then go to the service, which must decide by the same date.",
            label="What do you advise?",
            empty="Enter your advice",
            button="Record advice",
            done="Advice recorded",
            cites_advice=True,
            readers="Read by {member}, {advising} and the people who decide afterwards.",
        ),
        VerbPage(
            "question",
            policy.can_question,
            actions.ask_question,
            heading="Ask {member} a question",
            lead="The due date for the decision will not change.",
            label="What do you need to know?",
            empty="Enter your question",
            button="Send question",
            done="Question sent",
        ),
        VerbPage(
            "reply",
            policy.can_reply,
            actions.reply,
            heading="Reply to the question",
            label="What is your reply?",
            empty="Enter your reply",
            button="Send reply",
            done="Reply sent",
            link="Reply",
        ),
        VerbPage(
            "refer",
            policy.can_refer,
            actions.refer,
            heading="Refer for a final decision",
            lead="Use this if you are in doubt. The {office} will decide. Nothing will be "
            "released until then.",
            label="What are you unsure about?",
            empty="Enter what you are unsure about",
            button="Refer request",
            done="Request referred for a final decision",
            cites=True,
            readers=FINAL_READERS,
            form=AttachForm,
        ),
        VerbPage(
            "attach",
            attachment_policy.can_attach,
            attachments.attach_document,
            heading="Attach the document",
            lead="The offices making the final decision need to see the document. We will tell "
            "them.",
            label="",
            empty="",
            button="Send to the offices",
            done="Sent to the offices making the final decision",
            readers="Read by {deciding} and {consulting}. {member} cannot see it.",
            form=AttachForm,
        ),
        VerbPage(
            "dispute",
            policy.can_dispute,
            actions.dispute,
            heading="Ask for a final decision",
            lead="Your request will go to the {office}, whose decision is final.",
            label="Why are you disputing the decision?",
            empty="Enter why you are disputing the decision",
            button="Ask for a final decision",
            done="Request for a final decision sent",
            link="Ask for a final decision by the {office}",
            cites=True,
            readers=FINAL_READERS,
        ),
        VerbPage(
            "view",
            policy.can_view,
            actions.record_view,
            heading="Record your view",
            lead="Once you record your view, the {office} can decide. You cannot change it later.",
            label="What is your view?",
            empty="Enter your view",
            button="Record view",
            done="View recorded",
            cites=True,
            readers="Read by {deciding} and {consulting}, as advice. The councillor and the "
            "service can see that you have recorded it, but not what it says.",
        ),
        VerbPage(
            "withdraw",
            policy.can_withdraw,
            actions.withdraw,
            heading="Withdraw this request",
            lead="This closes the request. You will not get a decision.",
            label="Why do you no longer need the document?",
            empty="Enter why you no longer need the document",
            button="Withdraw request",
            done="Request withdrawn",
        ),
    )
}
