"""The page of the question: all that is asked about it, in parts, each with its own clause."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone

from casework.journeys import Progress, StepForm
from enquiries.models import Kind
from enquiries.raising.ask_interest import InterestForm, RoleForm
from enquiries.raising.ask_meeting import DecisionForm, MediaForm, MeetingForm
from enquiries.raising.ask_question import EarlierForm, PlaceForm, QuestionForm
from enquiries.raising.ask_resident import ResidentForm, asks_for_resident, has_resident
from enquiries.raising.ask_support import PurposeForm, SupportForm
from enquiries.raising.step_form import CitingForm
from enquiries.services_offered import KINDS_WITHOUT_PLACE
from foundation.forms import PortalForm
from foundation.types import Context

Condition = Callable[[Progress], bool]


@dataclass(frozen=True)
class Part:
    """Questions that are asked together or not at all, and whether their answers will still do."""

    form: type[StepForm]
    is_asked: Condition
    is_answered: Condition

    @property
    def names(self) -> list[str]:
        return [name for name in self.form.base_fields if name not in PortalForm.base_fields]


def always(progress: Progress) -> bool:
    return True


def is_kind(*kinds: Kind) -> Condition:
    return lambda progress: progress.answers.get("kind") in kinds


def has_answer(name: str) -> Condition:
    return lambda progress: bool(progress.answers.get(name))


def has_clause(form: type[CitingForm]) -> Condition:
    """If a clause of the protocol asks for what the part asks."""
    return lambda progress: bool(progress.protocol.clause_for(*form.behaviours))


def asks_purpose(progress: Progress) -> bool:
    """If it is for support, and the protocol says what support is for."""
    return is_kind(Kind.SUPPORT)(progress) and has_clause(PurposeForm)(progress)


def asks_support_offers(progress: Progress) -> bool:
    return is_kind(Kind.SUPPORT)(progress) and bool(progress.protocol.support_offers)


def asks_role(progress: Progress) -> bool:
    """Not if the purpose of support is asked, because that is one question instead of two."""
    return has_clause(RoleForm)(progress) and not asks_purpose(progress)


def asks_for_place(progress: Progress) -> bool:
    return progress.answers.get("kind") not in KINDS_WITHOUT_PLACE


def has_service_if_needed(progress: Progress) -> bool:
    return not is_kind(Kind.CRITICISM)(progress) or has_answer("service")(progress)


def meeting_is_to_come(progress: Progress) -> bool:
    return str(progress.answers.get("meeting_on", "")) >= str(timezone.localdate())


# In the order of the page.
PARTS: tuple[Part, ...] = (
    Part(PurposeForm, asks_purpose, has_answer("purpose")),
    Part(SupportForm, asks_support_offers, has_answer("support")),
    Part(MediaForm, is_kind(Kind.MEDIA), has_answer("for_whom")),
    Part(MeetingForm, is_kind(Kind.BACKGROUND), meeting_is_to_come),
    Part(DecisionForm, is_kind(Kind.DECISION), has_answer("decision")),
    Part(ResidentForm, asks_for_resident, has_resident),
    Part(QuestionForm, always, has_answer("text")),
    Part(EarlierForm, is_kind(Kind.FAILED_SERVICE), always),
    Part(PlaceForm, asks_for_place, has_service_if_needed),
    Part(RoleForm, asks_role, has_answer("asked_as")),
    Part(InterestForm, has_clause(InterestForm), has_answer("interest_declared")),
)


def parts_for(progress: Progress) -> list[Part]:
    return [part for part in PARTS if part.is_asked(progress)]


def all_answered(progress: Progress) -> bool:
    """Whether every part that is asked now has its answers, whatever was asked when the page was
    sent: the kind or the protocol may have changed since."""
    return all(part.is_answered(progress) or not part.is_asked(progress) for part in PARTS)


# Above a part, on a page that asks for a resident too.
HEADINGS: dict[type[StepForm], str] = {
    ResidentForm: "The resident",
    QuestionForm: "The problem",
}
FIELDS_IN_ORDER: list[str] = [name for part in PARTS for name in part.names]


class SubjectForm(
    InterestForm,
    RoleForm,
    PlaceForm,
    EarlierForm,
    QuestionForm,
    ResidentForm,
    DecisionForm,
    MeetingForm,
    MediaForm,
    SupportForm,
    PurposeForm,
):
    """The parts of the page as one form, so that one press sends them all."""

    field_order = FIELDS_IN_ORDER
    asked: list[Part]
    headings: dict[type[StepForm], str]

    def prepare(self, progress: Progress) -> None:
        self.asked = parts_for(progress)
        for part in PARTS:
            if part in self.asked:
                part.form.prepare(self, progress)
            else:
                for name in part.names:
                    del self.fields[name]
        self.version = progress.protocol
        self.headings = HEADINGS if asks_for_resident(progress) else {}

    def sections(self) -> list[Context]:
        """The questions of each part, with its heading if it has one, and with its lead and clause
        where a clause asks for them."""
        return [self.section(part) for part in self.asked]

    def section(self, part: Part) -> Context:
        form = part.form
        clause = self.version.cite_for(*form.behaviours) if issubclass(form, CitingForm) else None
        lead = form.lead if clause and issubclass(form, CitingForm) else ""
        boxes = [self[name] for name in part.names if name in self.fields]
        return {
            "heading": self.headings.get(form, ""),
            "lead": lead,
            "clause": clause or (),
            "fields": boxes,
            "is_resident": form is ResidentForm,
        }
