"""Verbs of officers on related enquiries: link one, close a duplicate, undo that."""

from enquiries.case.letter_forms import TextForm
from enquiries.case.verb_page import Side, VerbPage
from enquiries.models import LetterKind, Verb
from enquiries.related import actions, policy
from enquiries.related.forms import LinkForm

RELATED_PAGES = (
    VerbPage(
        name="close-duplicate",
        verb=Verb.DUPLICATED,
        letter=LetterKind.DUPLICATE,
        may=policy.can_close_duplicate,
        do=actions.close_duplicate,
        offered_to=(Side.OFFICER,),
        link="Close as a duplicate",
        heading="Close this enquiry as a duplicate",
        lead="{member} asked the same in another enquiry, and will get the answer there. This "
        "enquiry closes, and nothing is due on it any more.",
        label="What do you want to tell the councillor?",
        empty="Enter what you want to tell the councillor",
        hint="Give the reference of the other enquiry",
        button="Close as a duplicate",
        done="Enquiry closed as a duplicate",
        form=TextForm,
    ),
    VerbPage(
        name="undo-duplicate",
        verb=Verb.DUPLICATE_UNDONE,
        letter=LetterKind.REOPENING,
        may=policy.can_undo_duplicate,
        do=actions.undo_duplicate,
        offered_to=(Side.OFFICER,),
        link="Reopen: this is not a duplicate",
        heading="Reopen this enquiry",
        lead="Use this when it was not a duplicate. The enquiry is open again, and an answer is "
        "due on the same date as before.",
        label="Why is this not a duplicate?",
        empty="Enter why this is not a duplicate",
        hint="{member} will read this",
        button="Reopen enquiry",
        done="Enquiry reopened",
        form=TextForm,
    ),
    VerbPage(
        name="link",
        may=policy.can_link,
        do=actions.link,
        offered_to=(Side.OFFICER, Side.ASKING_OFFICER),
        link="Link to another enquiry",
        heading="Link this enquiry to another",
        lead="Only officers who can read both enquiries see the link. No councillor is told, and "
        "no date changes.",
        button="Link enquiries",
        done="Enquiries linked",
        form=LinkForm,
        says_who_reads=False,
        officers_only=True,
    ),
)
