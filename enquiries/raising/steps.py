"""Steps of raising an enquiry: the order of the pages, when each is asked, what is kept of it."""

from collections.abc import Callable
from uuid import UUID, uuid4

from django.utils import timezone

from casework.files.arriving import GoneUpload, pending_uploads
from casework.files.models import PendingUpload
from casework.journeys import Answers, Journey, Progress, Step, with_answers
from enquiries.models import Draft, Kind
from enquiries.raising.ask_interest import InterestForm, RoleForm
from enquiries.raising.ask_kind import REQUEST, KindForm, RequestForm, kind_titles
from enquiries.raising.ask_meeting import DecisionForm, MediaForm, MeetingForm
from enquiries.raising.ask_member import MemberForm, raises_on_behalf
from enquiries.raising.ask_question import EarlierForm, PlaceForm, QuestionForm, ResidentForm
from enquiries.raising.ask_support import PurposeForm, SupportForm, chosen_title
from enquiries.raising.step_form import CitingForm
from enquiries.services_offered import KINDS_WITHOUT_PLACE, REQUEST_OF_KIND, requests_open_to
from foundation.turns import wait_for_turn
from foundation.types import Cleaned
from people.models import User

Condition = Callable[[Progress], bool]


def is_kind(*kinds: Kind) -> Condition:
    return lambda progress: progress.answers.get("kind") in kinds


def has_clause(form: type[CitingForm]) -> Condition:
    """If a clause of the protocol asks for what the page asks."""
    return lambda progress: bool(progress.protocol.clause_for(*form.behaviours))


def asks_for_councillor(progress: Progress) -> bool:
    return raises_on_behalf(progress.user)


def still_assists(progress: Progress) -> bool:
    """An assistant’s councillor may have left since the draft was started."""
    user = progress.user
    return not user.is_assistant or progress.answers.get("member") in user.assisted


def asks_purpose(progress: Progress) -> bool:
    """If it is for support, and the protocol says what support is for."""
    return is_kind(Kind.SUPPORT)(progress) and has_clause(PurposeForm)(progress)


def asks_support_offers(progress: Progress) -> bool:
    return is_kind(Kind.SUPPORT)(progress) and bool(progress.protocol.support_offers)


def asks_which_request(progress: Progress) -> bool:
    """If there are several requests to choose from. A single one is listed among the kinds."""
    is_request = progress.answers.get("kind") in (REQUEST, *REQUEST_OF_KIND)
    return is_request and len(requests_open_to(progress.user, progress.protocol)) > 1


def asks_role(progress: Progress) -> bool:
    """Not if the purpose of support is asked, because that is one question instead of two."""
    return has_clause(RoleForm)(progress) and not asks_purpose(progress)


def asks_for_place(progress: Progress) -> bool:
    return progress.answers.get("kind") not in (REQUEST, *KINDS_WITHOUT_PLACE)


def has_chosen_request(progress: Progress) -> bool:
    return progress.answers.get("kind") != REQUEST


def meeting_is_to_come(progress: Progress) -> bool:
    return str(progress.answers.get("meeting_on", "")) >= str(timezone.localdate())


def has_title(progress: Progress) -> bool:
    """Of the present kind, because another may take its title from what was chosen."""
    return bool(progress.answers.get("title") or chosen_title(progress.answers))


JOURNEY = Journey(
    overline="Raise an enquiry",
    steps=(
        Step("councillor", MemberForm, "", asks_for_councillor, still_assists),
        Step("about", KindForm),
        Step("request", RequestForm, "", asks_which_request, has_chosen_request),
        Step("role", RoleForm, "Your role", asks_role),
        Step("purpose", PurposeForm, "What the support is for", asks_purpose),
        Step("support", SupportForm, "", asks_support_offers),
        Step("media", MediaForm, "Help with the media", is_kind(Kind.MEDIA)),
        Step(
            "meeting",
            MeetingForm,
            "Which meeting is it for?",
            is_kind(Kind.BACKGROUND),
            meeting_is_to_come,
        ),
        Step("decision", DecisionForm, "An officer’s decision", is_kind(Kind.DECISION)),
        Step("question", QuestionForm, "Your question", still_answered=has_title),
        Step("earlier", EarlierForm, "", is_kind(Kind.FAILED_SERVICE)),
        Step("where", PlaceForm, "Service and place", asks_for_place),
        Step("resident", ResidentForm, "The resident", is_kind(Kind.CASEWORK)),
        Step("interest", InterestForm, "Personal interest", has_clause(InterestForm)),
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
    kept = dict(cleaned)
    if "attached" in cleaned:
        kept["attached"] = [str(upload.key) for upload in cleaned["attached"]]
    names = {f"{name}_name": str(row) for name, row in cleaned.items() if hasattr(row, "pk")}
    return with_answers(answers, step, kept | names)


def draft_title(answers: Answers) -> str:
    """What a list of drafts calls this one."""
    title: str = answers.get("title") or chosen_title(answers)
    return title or kind_titles().get(answers.get("kind", ""), "")


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
