"""Steps of raising an enquiry: the order of the pages, when each is asked, what is kept of it."""

from uuid import UUID, uuid4

from casework.files.arriving import GoneUpload, pending_uploads
from casework.files.models import PendingUpload
from casework.journeys import Answers, Journey, Progress, Step, with_answers
from enquiries.models import Draft, Kind
from enquiries.raising.ask_kind import KindForm, kind_titles
from enquiries.raising.ask_member import MemberForm, raises_on_behalf
from enquiries.raising.ask_receipt import ReceiptForm, asks_for_receipt, receipt_holds
from enquiries.raising.ask_subject import SubjectForm, all_answered
from enquiries.raising.titles import title_of
from foundation.turns import wait_for_turn
from foundation.types import Cleaned
from people.models import User
from people.suggestions import suggested_service


def asks_for_councillor(progress: Progress) -> bool:
    return raises_on_behalf(progress.user)


def still_assists(progress: Progress) -> bool:
    """An assistant’s councillor may have left since the draft was started."""
    user = progress.user
    return not user.is_assistant or progress.answers.get("member") in user.assisted


JOURNEY = Journey(
    overline="Raise an enquiry",
    steps=(
        Step("councillor", MemberForm, "", asks_for_councillor, still_assists),
        Step("receipt", ReceiptForm, "How the enquiry came", asks_for_receipt, receipt_holds),
        Step("about", KindForm),
        Step("question", SubjectForm, "Your question", still_answered=all_answered),
    ),
    start="enquiries:raise",
    question="enquiries:raise-step",
    check="enquiries:check",
    before="home",
)


def answers_after(answers: Answers, step: Step, cleaned: Cleaned) -> Answers:
    """The answers with those of one page added.

    Files are held by their keys. A ward or a service, which are never deleted, is held by name as
    well as by key.
    """
    kept = cleaned | service_suggested(answers, cleaned)
    if "attached" in cleaned:
        kept["attached"] = [str(upload.key) for upload in cleaned["attached"]]
    names = {f"{name}_name": str(row) for name, row in kept.items() if hasattr(row, "pk")}
    return with_answers(answers, step, kept | names)


def service_suggested(answers: Answers, cleaned: Cleaned) -> Cleaned:
    """The service that the words of the question suggest, if none was chosen, and the word. It is
    suggested once: no service chosen again means that the councillor is not sure."""
    if "service" not in cleaned:
        return {}
    if chosen := cleaned["service"]:
        same = chosen.pk == answers.get("service")
        return {"suggested": answers.get("suggested", "") if same else ""}
    question = f"{cleaned.get('title', '')} {cleaned.get('text', '')}"
    found = None if "suggested" in answers else suggested_service(question)
    return {"service": found.service, "suggested": found.word} if found else {"suggested": ""}


def draft_title(answers: Answers) -> str:
    """What a list of drafts calls this one."""
    return title_of(answers) or kind_titles().get(answers.get("kind", ""), "")


def draft_about(answers: Answers) -> str:
    """For which resident and which councillor it is, so that nobody continues another's, and which
    assistant wrote it."""
    councillor = answers.get("member_name", "")
    resident = answers.get("name", "") if answers.get("kind") == Kind.CASEWORK else ""
    who = [f"the resident {resident}" if resident else "", councillor]
    about = "For " + " and ".join(filter(None, who)) if any(who) else ""
    writer = answers.get("drafted_by_name", "")
    return ". ".join(filter(None, [about, f"Written by {writer}, your assistant" * bool(writer)]))


def draft_about_clause(user: User, number: str) -> Draft:
    """The draft that was started from this clause and has no more in it, or a new one."""
    wait_for_turn("drafts", Draft._meta.label, user.pk)
    for draft in Draft.objects.of(user):
        if draft.answers.get("clause") == number and set(draft.answers["done"]) == {"about"}:
            return draft
    return Draft.objects.at(user, uuid4(), begins=True)


def chosen_files(user: User, answers: Answers) -> list[PendingUpload | GoneUpload]:
    """The files chosen to go with the question, if we still have them: a day, as any upload."""
    keys = [UUID(key) for key in answers.get("attached", ())]
    there = pending_uploads(keys, user)
    return [there.get(key, GoneUpload(key)) for key in keys]
