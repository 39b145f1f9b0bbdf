"""The steps of asking for a document, one question each; the answers decide which steps."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from documents.asking.actions import human_resources_service
from documents.asking.forms import (
    Answers,
    CommitteeForm,
    DocumentForm,
    EnquiryForm,
    InterestForm,
    OthersForm,
    ProtectionForm,
    RecruitmentForm,
    RightForm,
    ServiceForm,
    StepForm,
    WhenForm,
    WhyForm,
    latest_enquiries_of,
)
from documents.models import DocumentDraft, DocumentRequest, sits_on
from documents.models.law import COMMITTEE, RIGHTS
from people.models import Committee, User
from protocols.behaviours import Behaviour
from protocols.version_cache import todays_protocol


@dataclass(frozen=True)
class Step:
    """A page: its address, its form, what it is called when checked, and when it is asked."""

    slug: str
    form: type[StepForm]
    heading: str = ""
    asked: Callable[[User, Answers], bool] = lambda user, answers: True


def weighs_need(user: User, answers: Answers) -> bool:
    """Whether a reason is needed: not if they are on the committee (Knutsford 10.2)."""
    right = RIGHTS.get(answers.get("right", ""))
    if right is None or not right.needs_reason:
        return False
    committee = Committee(pk=answers["committee"]) if answers.get("committee") else None
    if right.key != COMMITTEE:
        return True
    return not sits_on(user, committee, timezone.localdate())


def asks_about_recruitment(user: User, answers: Answers) -> bool:
    return bool(todays_protocol().clause_for(Behaviour.RECRUITMENT_PAPERS))


def asks_for_service(user: User, answers: Answers) -> bool:
    """Not for recruitment papers, which go to human resources (Oxford 23.16(a))."""
    if answers.get("recruitment") != "yes" or not asks_about_recruitment(user, answers):
        return True
    return human_resources_service() is None


def asks_about_protection(user: User, answers: Answers) -> bool:
    """Whether advice may come first (Knutsford 10.5(a)); never for a right that everyone has."""
    right = RIGHTS.get(answers.get("right", ""))
    clause = todays_protocol().clause_for(Behaviour.ADVICE_ON_DATA_PROTECTION)
    return bool(right and right.ends_at_route and clause)


STEPS = (
    Step("document", DocumentForm, "The document"),
    Step("recruitment", RecruitmentForm, "", asks_about_recruitment),
    Step("right", RightForm),
    Step("committee", CommitteeForm, "", lambda user, answers: answers.get("right") == COMMITTEE),
    Step("why", WhyForm, "Why you need it", weighs_need),
    Step("service", ServiceForm, "", asks_for_service),
    Step("when", WhenForm, "When you need it"),
    Step("others", OthersForm, "Other people"),
    Step("protection", ProtectionForm, "", asks_about_protection),
    Step("interest", InterestForm, "Your interest"),
    Step("enquiry", EnquiryForm, "", lambda user, answers: latest_enquiries_of(user).exists()),
)


def steps_for(user: User, answers: Answers) -> list[Step]:
    return [step for step in STEPS if step.asked(user, answers)]


def next_step(user: User, answers: Answers) -> Step | None:
    """The first page not answered yet; None when all are."""
    done = answers.get("done", [])
    return next((step for step in steps_for(user, answers) if step.slug not in done), None)


def step_before(user: User, answers: Answers, step: Step) -> Step | None:
    steps = steps_for(user, answers)
    at = steps.index(step)
    return steps[at - 1] if at else None


def save_answers(draft: DocumentDraft, step: Step, cleaned: Answers) -> DocumentDraft:
    """The draft with one page's answers added, in a shape that JSON keeps."""
    values = {
        name: json_value(value)
        for name, value in cleaned.items()
        if name not in ("key", "signed_for")
    }
    done = sorted({*draft.answers.get("done", []), step.slug})
    draft.answers = draft.answers | values | {"done": done}
    draft.save(update_fields=["answers", "changed_at"])
    return draft


def json_value(value: Any) -> Any:
    if hasattr(value, "pk"):
        return value.pk
    return value.isoformat() if hasattr(value, "isoformat") else value


def request_already_sent(user: User, key: Any) -> DocumentRequest | None:
    """The request this form has already sent, if its button is pressed again."""
    mine = DocumentRequest.objects.visible_to(user)
    document_request: DocumentRequest | None = mine.filter(key=key, member=user).first()
    return document_request
