"""What is asked when a document is asked for? One question a page; which pages, the answers say."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils import timezone

from documents.forms import YES_OR_NO, yes_or_no
from documents.models import DocumentDraft, DocumentRequest, Purpose, seat_of
from documents.models.law import COMMITTEE, RIGHTS
from enquiries.models import Enquiry
from people.fields import ChoiceWithHints, DayField, LineField, PlainTextField
from people.forms import PortalForm
from people.models import Committee, Service, User
from protocols.words import full_day

Answers = dict[str, Any]
MOST_ENQUIRIES = 50


class StepForm(PortalForm):
    """One page of the journey. `about` gives it the person and the answers so far."""

    def about(self, user: User, answers: Answers) -> None:
        pass


class DocumentForm(StepForm):
    title = LineField(
        label="Which document do you want to see?",
        help_text="A few words that you will know it by",
        max_length=100,
        error_messages={"required": "Enter which document, such as Drainage survey of Mill Lane"},
    )
    what = PlainTextField(
        label="What do you know of it?",
        help_text="Such as who wrote it, when, and which pages you need",
        max_length=4000,
        rows=4,
        error_messages={"required": "Enter what you know of it, such as who wrote it and when"},
    )


class RightForm(StepForm):
    right = ChoiceWithHints(
        label="On what right do you ask?",
        choices=[(right.key, right.name) for right in RIGHTS.values()],
        hints={right.key: right.hint for right in RIGHTS.values()},
        divide_before="foi",
        error_messages={"required": "Choose on what right you ask"},
    )


class CommitteeForm(StepForm):
    committee = forms.ModelChoiceField(
        label="Which committee’s paper is it?",
        queryset=Committee.objects.all(),
        empty_label="Choose a committee",
        error_messages={"required": "Choose the committee whose paper it is"},
    )


class WhyForm(StepForm):
    purpose = ChoiceWithHints(
        label="What do you need it for?",
        choices=Purpose.choices,
        error_messages={"required": "Choose what you need it for"},
    )
    why = PlainTextField(
        label="Why do you need to see it?",
        help_text="Whoever decides weighs this. You may use the document for nothing else",
        error_messages={"required": "Enter why you need to see it"},
    )


class ServiceForm(StepForm):
    service = forms.ModelChoiceField(
        label="Which service holds it?",
        queryset=Service.objects.all(),
        empty_label="Choose a service",
        help_text="Choose the nearest if you are not sure: it is passed on",
        error_messages={"required": "Choose the service that holds it, or the nearest"},
    )


class WhenForm(StepForm):
    needed_by = DayField(
        label="By when do you need it?",
        help_text="Optional, such as 9 12 2026. The protocol’s own date stays the same",
        required=False,
    )
    meeting = LineField(
        label="For which meeting?",
        help_text="Optional, such as Planning Committee",
        required=False,
    )

    def clean_needed_by(self) -> Any:
        day = self.cleaned_data["needed_by"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(
                f"{full_day(day)} has passed. Leave it empty, or choose a later day"
            )
        return day


class OthersForm(StepForm):
    for_somebody = yes_or_no(
        "Do you ask for somebody else?",
        "Choose whether you ask for somebody else",
        "Such as a resident who wants to have it",
    )
    holds_data = ChoiceWithHints(
        label="Does it hold anybody’s personal details?",
        choices=(*YES_OR_NO, ("unknown", "I do not know")),
        error_messages={"required": "Choose whether it holds anybody’s personal details"},
    )
    third_party = LineField(
        label="Whose?",
        help_text="Only if it does, such as: two bidders. No names",
        max_length=500,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("holds_data") == "yes" and not cleaned.get("third_party"):
            self.add_error("third_party", "Enter whose details it holds, such as: two bidders")
        return cleaned


class InterestForm(StepForm):
    has_interest = yes_or_no(
        "Do you have an interest to declare in it?",
        "Choose whether you have an interest to declare",
        "As the members’ code of conduct has it. It does not bar you from asking",
    )
    interest = LineField(
        label="What is your interest?",
        help_text="Only if you have one",
        max_length=500,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("has_interest") == "yes" and not cleaned.get("interest"):
            self.add_error("interest", "Enter what your interest is")
        return cleaned


class EnquiryForm(StepForm):
    enquiry = forms.ModelChoiceField(
        label="Did it grow from one of your enquiries?",
        queryset=Enquiry.objects.none(),
        required=False,
        empty_label="No",
        help_text="Whoever decides then knows which. It does not let them read the enquiry",
    )

    def about(self, user: User, answers: Answers) -> None:
        self.fields["enquiry"].queryset = enquiries_of(user)  # type: ignore[attr-defined]
        self.fields["enquiry"].label_from_instance = (  # type: ignore[attr-defined]
            lambda enquiry: f"{enquiry.reference}, {enquiry.title}"
        )


def enquiries_of(user: User) -> Any:
    """Their latest own ones."""
    mine = Enquiry.objects.visible_to(user).filter(member=user).order_by("-received_at")
    latest = mine.values("pk")[:MOST_ENQUIRIES]
    return Enquiry.objects.filter(pk__in=latest).order_by("-received_at").defer("search")


@dataclass(frozen=True)
class Step:
    """A page: its address, its form, what it is called when checked, and when it is asked."""

    slug: str
    form: type[StepForm]
    heading: str = ""
    asked: Callable[[User, Answers], bool] = lambda user, answers: True


def weighs_need(user: User, answers: Answers) -> bool:
    """Whether a reason is asked for: not of those who sit on the committee (Knutsford 10.2)."""
    right = RIGHTS.get(answers.get("right", ""))
    if right is None or not right.needs_reason:
        return False
    committee = Committee(pk=answers["committee"]) if answers.get("committee") else None
    if right.key != COMMITTEE:
        return True
    return not seat_of(user, committee, timezone.localdate())


STEPS = (
    Step("document", DocumentForm, "The document"),
    Step("right", RightForm),
    Step("committee", CommitteeForm, "", lambda user, said: said.get("right") == COMMITTEE),
    Step("why", WhyForm, "Why you need it", weighs_need),
    Step("service", ServiceForm),
    Step("when", WhenForm, "When you need it"),
    Step("others", OthersForm, "Other people"),
    Step("interest", InterestForm, "Your own interest"),
    Step("enquiry", EnquiryForm, "", lambda user, said: enquiries_of(user).exists()),
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


def answered(draft: DocumentDraft, step: Step, cleaned: Answers) -> DocumentDraft:
    """The draft with one page's answers added, in a shape that JSON keeps."""
    values = {
        name: plain(value) for name, value in cleaned.items() if name not in ("key", "signed_for")
    }
    done = sorted({*draft.answers.get("done", []), step.slug})
    draft.answers = draft.answers | values | {"done": done}
    draft.save(update_fields=["answers", "changed_at"])
    return draft


def plain(value: Any) -> Any:
    if hasattr(value, "pk"):
        return value.pk
    return value.isoformat() if hasattr(value, "isoformat") else value


def asked_already(user: User, key: Any) -> DocumentRequest | None:
    """What this very form asked for, when its button is pressed again."""
    mine = DocumentRequest.objects.visible_to(user)
    found: DocumentRequest | None = mine.filter(key=key, member=user).first()
    return found
