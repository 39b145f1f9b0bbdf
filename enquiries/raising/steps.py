"""The order of the pages for raising an enquiry, and when each is asked."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from casework.files.arriving import Gone, pending_uploads
from casework.files.models import PendingUpload
from enquiries.models import Draft, Enquiry, Kind
from enquiries.raising.ask_interest import InterestForm, RoleForm
from enquiries.raising.ask_kind import REQUEST, KindForm, RequestForm
from enquiries.raising.ask_meeting import DecisionForm, MediaForm, MeetingForm
from enquiries.raising.ask_member import MemberForm, on_behalf
from enquiries.raising.ask_question import EarlierForm, PlaceForm, QuestionForm, ResidentForm
from enquiries.raising.ask_support import PurposeForm, SupportForm, title_of
from enquiries.raising.step_form import Answers, StepForm
from enquiries.services_offered import REQUESTS, UNPLACED, offered
from people.models import User
from protocols.models import Protocol


@dataclass(frozen=True)
class Step:
    """A page: its address, its form, what it is called when checked, and when it is asked."""

    slug: str
    form: type[StepForm]
    heading: str
    asked: Callable[[User, Answers, Protocol], bool] = lambda user, answers, protocol: True


def of_kind(kind: Kind) -> Callable[[User, Answers, Protocol], bool]:
    return lambda user, answers, protocol: answers.get("kind") == kind


def where_asked_for(form: type[StepForm]) -> Callable[[User, Answers, Protocol], bool]:
    """If a clause of the protocol asks for what the page asks."""
    return lambda user, answers, protocol: any(map(protocol.asks_for, form.clauses))


def for_support(user: User, answers: Answers, protocol: Protocol) -> bool:
    """If it is for support, and the protocol says what support is for."""
    return of_kind(Kind.SUPPORT)(user, answers, protocol) and where_asked_for(PurposeForm)(
        user, answers, protocol
    )


def of_offers(user: User, answers: Answers, protocol: Protocol) -> bool:
    return answers.get("kind") == Kind.SUPPORT and bool(protocol.support_offers)


def of_several(user: User, answers: Answers, protocol: Protocol) -> bool:
    """If there are several requests to choose from. A single one is listed among the kinds."""
    asked = answers.get("kind") in (REQUEST, *REQUESTS)
    return asked and len(offered(user, protocol)) > 1


def of_role(user: User, answers: Answers, protocol: Protocol) -> bool:
    """Not if the purpose of support is asked, because that is one question instead of two."""
    asked = where_asked_for(RoleForm)(user, answers, protocol)
    return asked and not for_support(user, answers, protocol)


STEPS = (
    Step("councillor", MemberForm, "", lambda user, answers, protocol: on_behalf(user)),
    Step("about", KindForm, ""),
    Step("request", RequestForm, "", of_several),
    Step("role", RoleForm, "Your role", of_role),
    Step("purpose", PurposeForm, "What the support is for", for_support),
    Step("support", SupportForm, "", of_offers),
    Step("media", MediaForm, "Help with the media", of_kind(Kind.MEDIA)),
    Step("meeting", MeetingForm, "Which meeting is it for?", of_kind(Kind.BACKGROUND)),
    Step("decision", DecisionForm, "An officer’s decision", of_kind(Kind.DECISION)),
    Step("question", QuestionForm, "Your question"),
    Step("earlier", EarlierForm, "", of_kind(Kind.FAILED_SERVICE)),
    Step(
        "where",
        PlaceForm,
        "Service and place",
        lambda user, answers, protocol: answers.get("kind") not in (REQUEST, *UNPLACED),
    ),
    Step("resident", ResidentForm, "The resident", of_kind(Kind.CASEWORK)),
    Step("interest", InterestForm, "Personal interest", where_asked_for(InterestForm)),
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
    if step.slug == "question" and not (answers.get("title") or title_of(answers)):
        return False
    return step.slug in answers.get("done", [])


def step_before(user: User, answers: Answers, protocol: Protocol, step: Step) -> Step | None:
    steps = steps_for(user, answers, protocol)
    at = steps.index(step)
    return steps[at - 1] if at else None


def answered(draft: Draft, step: Step, cleaned: dict[str, Any]) -> Draft:
    """The draft with one page's answers added, in a shape that JSON can hold.

    A ward or a service, which are never deleted, is held by name as well as by key.
    """
    values = {
        name: value.pk if hasattr(value, "pk") else kept(value)
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


def kept(value: Any) -> Any:
    """A date as JSON has it."""
    return value.isoformat() if isinstance(value, date) else value


def raised_already(user: User, key: Any) -> Enquiry | None:
    """The enquiry that this very form raised, when its button is pressed again."""
    found: Enquiry | None = Enquiry.objects.visible_to(user).filter(key=key, raised_by=user).first()
    return found


def chosen_files(user: User, answers: Answers) -> list[PendingUpload | Gone]:
    """The files chosen to go with the question, if we still have them: a day, as any upload."""
    keys = [UUID(key) for key in answers.get("attached", ())]
    there = pending_uploads(keys, user)
    return [there.get(key, Gone(key)) for key in keys]
