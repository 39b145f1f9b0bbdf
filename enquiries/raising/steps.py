"""Steps of raising an enquiry: the order of the pages, when each is asked, the saved answers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from casework.files.arriving import GoneUpload, pending_uploads
from casework.files.models import PendingUpload
from enquiries.models import Draft, Enquiry, Kind
from enquiries.raising.ask_interest import InterestForm, RoleForm
from enquiries.raising.ask_kind import REQUEST, KindForm, RequestForm
from enquiries.raising.ask_meeting import DecisionForm, MediaForm, MeetingForm
from enquiries.raising.ask_member import MemberForm, raises_on_behalf
from enquiries.raising.ask_question import EarlierForm, PlaceForm, QuestionForm, ResidentForm
from enquiries.raising.ask_support import PurposeForm, SupportForm, chosen_title
from enquiries.raising.step_form import Answers, StepForm
from enquiries.services_offered import KINDS_WITHOUT_PLACE, REQUEST_OF_KIND, requests_open_to
from people.models import User
from protocols.models import Protocol


@dataclass(frozen=True)
class Step:
    """A page: its address, its form, what it is called when checked, and when it is asked."""

    slug: str
    form: type[StepForm]
    heading: str
    asked: Callable[[User, Answers, Protocol], bool] = lambda user, answers, protocol: True


def asked_for_kind(kind: Kind) -> Callable[[User, Answers, Protocol], bool]:
    return lambda user, answers, protocol: answers.get("kind") == kind


def asked_by_clause(form: type[StepForm]) -> Callable[[User, Answers, Protocol], bool]:
    """If a clause of the protocol asks for what the page asks."""
    return lambda user, answers, protocol: bool(protocol.clause_for(*form.behaviours))


def asks_purpose(user: User, answers: Answers, protocol: Protocol) -> bool:
    """If it is for support, and the protocol says what support is for."""
    return asked_for_kind(Kind.SUPPORT)(user, answers, protocol) and asked_by_clause(PurposeForm)(
        user, answers, protocol
    )


def asks_support_offers(user: User, answers: Answers, protocol: Protocol) -> bool:
    return answers.get("kind") == Kind.SUPPORT and bool(protocol.support_offers)


def asks_which_request(user: User, answers: Answers, protocol: Protocol) -> bool:
    """If there are several requests to choose from. A single one is listed among the kinds."""
    is_request = answers.get("kind") in (REQUEST, *REQUEST_OF_KIND)
    return is_request and len(requests_open_to(user, protocol)) > 1


def asks_role(user: User, answers: Answers, protocol: Protocol) -> bool:
    """Not if the purpose of support is asked, because that is one question instead of two."""
    is_asked = asked_by_clause(RoleForm)(user, answers, protocol)
    return is_asked and not asks_purpose(user, answers, protocol)


STEPS = (
    Step("councillor", MemberForm, "", lambda user, answers, protocol: raises_on_behalf(user)),
    Step("about", KindForm, ""),
    Step("request", RequestForm, "", asks_which_request),
    Step("role", RoleForm, "Your role", asks_role),
    Step("purpose", PurposeForm, "What the support is for", asks_purpose),
    Step("support", SupportForm, "", asks_support_offers),
    Step("media", MediaForm, "Help with the media", asked_for_kind(Kind.MEDIA)),
    Step("meeting", MeetingForm, "Which meeting is it for?", asked_for_kind(Kind.BACKGROUND)),
    Step("decision", DecisionForm, "An officer’s decision", asked_for_kind(Kind.DECISION)),
    Step("question", QuestionForm, "Your question"),
    Step("earlier", EarlierForm, "", asked_for_kind(Kind.FAILED_SERVICE)),
    Step(
        "where",
        PlaceForm,
        "Service and place",
        lambda user, answers, protocol: answers.get("kind") not in (REQUEST, *KINDS_WITHOUT_PLACE),
    ),
    Step("resident", ResidentForm, "The resident", asked_for_kind(Kind.CASEWORK)),
    Step("interest", InterestForm, "Personal interest", asked_by_clause(InterestForm)),
)


def steps_for(user: User, answers: Answers, protocol: Protocol) -> list[Step]:
    return [step for step in STEPS if step.asked(user, answers, protocol)]


def next_step(user: User, answers: Answers, protocol: Protocol) -> Step | None:
    """The first page not answered yet, or None when all are."""
    steps = steps_for(user, answers, protocol)
    return next((step for step in steps if not is_answered(step, answers)), None)


def is_answered(step: Step, answers: Answers) -> bool:
    """Whether it was answered for the present kind, because another may ask more on the page."""
    if step.slug == "request" and answers.get("kind") == REQUEST:
        return False
    if step.slug == "meeting" and answers.get("meeting_on", "") < str(timezone.localdate()):
        return False
    if step.slug == "question" and not (answers.get("title") or chosen_title(answers)):
        return False
    return step.slug in answers.get("done", [])


def step_before(user: User, answers: Answers, protocol: Protocol, step: Step) -> Step | None:
    steps = steps_for(user, answers, protocol)
    at = steps.index(step)
    return steps[at - 1] if at else None


def save_answer(draft: Draft, step: Step, cleaned: dict[str, Any]) -> Draft:
    """The draft with one page's answers added, in a shape that JSON can hold.

    A ward or a service, which are never deleted, is held by name as well as by key.
    """
    values = {
        name: value.pk if hasattr(value, "pk") else json_value(value)
        for name, value in cleaned.items()
        if name not in ("key", "signed_for")
    }
    if "attached" in values:
        values["attached"] = [str(upload.key) for upload in cleaned["attached"]]
    values |= {f"{name}_name": str(row) for name, row in cleaned.items() if hasattr(row, "pk")}
    done = [*draft.answers.get("done", []), step.slug]
    draft.answers = draft.answers | values | {"done": sorted(set(done))}
    draft.save(update_fields=["answers", "changed_at"])
    return draft


def json_value(value: Any) -> Any:
    """A date as JSON has it."""
    return value.isoformat() if isinstance(value, date) else value


def raised_already(user: User, key: Any) -> Enquiry | None:
    """The enquiry that this very form raised, when its button is pressed again."""
    enquiry: Enquiry | None = (
        Enquiry.objects.visible_to(user).filter(key=key, raised_by=user).first()
    )
    return enquiry


def chosen_files(user: User, answers: Answers) -> list[PendingUpload | GoneUpload]:
    """The files chosen to go with the question, if we still have them: a day, as any upload."""
    keys = [UUID(key) for key in answers.get("attached", ())]
    there = pending_uploads(keys, user)
    return [there.get(key, GoneUpload(key)) for key in keys]
