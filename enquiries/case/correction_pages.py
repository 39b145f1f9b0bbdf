"""Verbs of officers that put something right: correct an answer, add a file, reopen, undo."""

from enquiries.case.letter_forms import TextForm
from enquiries.case.verb_page import Side, VerbPage
from enquiries.corrections import actions, policy, reopening
from enquiries.corrections.forms import AddFileForm, CorrectionForm
from enquiries.models import LetterKind, Verb

CORRECTION_PAGES = (
    VerbPage(
        name="correct",
        verb=Verb.CORRECTED,
        letter=LetterKind.CORRECTION,
        may=policy.can_correct,
        do=actions.correct,
        offered_to=(Side.OFFICER,),
        link="Correct the answer",
        heading="Correct the answer",
        lead="Your correction goes to {member}{follow_up}. The answer stays, marked as corrected.",
        label="What is the correct answer?",
        empty="Enter the correct answer",
        button="Send correction",
        done="Correction sent",
        form=CorrectionForm,
    ),
    VerbPage(
        name="add-file",
        verb=Verb.FILE_ADDED,
        letter=LetterKind.ADDED_FILE,
        may=policy.can_add_file,
        do=actions.add_file,
        offered_to=(Side.OFFICER,),
        link="Add a file to the answer",
        heading="Add a file to the answer",
        lead="Use this for a file that was forgotten. It goes to {member}{follow_up}.",
        label="What do you want to say about it?",
        empty="Enter what the file is",
        button="Send file",
        done="File added to the answer",
        form=AddFileForm,
    ),
    VerbPage(
        name="reopen",
        verb=Verb.REOPENED,
        letter=LetterKind.REOPENING,
        may=policy.can_reopen,
        do=reopening.reopen,
        offered_to=(Side.OFFICER,),
        link="Reopen this enquiry",
        heading="Reopen this enquiry",
        lead="Another answer will be due, with a new date. The date of the first answer keeps its "
        "result.",
        label="Why does this enquiry need another answer?",
        empty="Enter why this enquiry needs another answer",
        hint="{member} will read this",
        button="Reopen enquiry",
        done="Enquiry reopened",
        form=TextForm,
        clause_of="reply",
    ),
    VerbPage(
        name="undo-redirect",
        verb=Verb.REDIRECT_UNDONE,
        letter=LetterKind.REOPENING,
        may=policy.can_undo_redirect,
        do=reopening.undo_redirect,
        offered_to=(Side.OFFICER,),
        link="Undo the redirect",
        heading="Undo the redirect",
        lead="Use this when the council should have dealt with the matter. The enquiry is open "
        "again, and an answer is due on the same date as before the redirect.",
        label="Why was the redirect wrong?",
        empty="Enter why the redirect was wrong",
        hint="{member} will read this",
        button="Undo the redirect",
        done="Redirect undone. The enquiry is open again",
        form=TextForm,
    ),
)
