"""What is asked when an enquiry is raised? One question a page; which pages, the answers decide."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms

from casework.files.arriving import Gone, pending_uploads
from casework.files.fields import UploadsField
from casework.files.models import PendingUpload
from enquiries import addressing
from enquiries.models import Basis, Draft, Enquiry, FirstReport, Kind
from people.fields import ChoiceWithHints, LineField, PlainTextField
from people.forms import PortalForm
from people.models import Appointment, Service, User, Ward
from people.roles import Permission, Role
from protocols.models import Protocol, RouteKind

FIRST_REPORT, DOCUMENT, COMPLAINT = "first-report", "document", "complaint"
WAYS_OUT = (FIRST_REPORT, DOCUMENT, COMPLAINT)

KINDS = (
    (Kind.CASEWORK, "A resident’s problem"),
    (Kind.WARD, "Something in your ward"),
    (Kind.FACT, "A question of fact"),
    (Kind.FAILED_SERVICE, "Reported before and not put right"),
    (Kind.POLICY, "Policy or strategy"),
    (FIRST_REPORT, "A first report, such as a pothole"),
    (DOCUMENT, "A document"),
    (COMPLAINT, "A complaint"),
)
HINTS = {
    Kind.CASEWORK: "For someone who lives in your ward",
    Kind.WARD: "A place or a service, with no personal details",
    Kind.FAILED_SERVICE: "Have the first reference ready if there is one",
    FIRST_REPORT: "The contact centre takes these. We show you how",
    DOCUMENT: "You say why you need it",
    COMPLAINT: "In confidence. Not through this page",
}


class StepForm(PortalForm):
    """One page of the journey. `about` gives it the person, the protocol and the answers so far."""

    def about(self, user: User, protocol: Protocol, answers: dict[str, Any]) -> None:
        pass


class CouncillorChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return f"Councillor {obj.name}"


class MemberForm(StepForm):
    member = CouncillorChoice(
        label="Which councillor is it for?",
        queryset=User.objects.none(),
        empty_label="Choose a councillor",
        error_messages={"required": "Choose the councillor it is for"},
    )

    def about(self, user: User, protocol: Protocol, answers: dict[str, Any]) -> None:
        self.fields["member"].queryset = councillors()  # type: ignore[attr-defined]


class KindForm(StepForm):
    kind = ChoiceWithHints(
        label="What is it about?",
        choices=KINDS,
        hints=HINTS,
        divide_before=FIRST_REPORT,
        error_messages={"required": "Choose what it is about"},
    )

    def about(self, user: User, protocol: Protocol, answers: dict[str, Any]) -> None:
        self.fields["kind"].widget.hints = HINTS | whereto(protocol)


def whereto(protocol: Protocol) -> dict[str, str]:
    """Hints of the kinds that the protocol sends to somebody in particular."""
    hints: dict[str, str] = {}
    if office := addressing.office_of(Kind.POLICY, protocol):
        hints[Kind.POLICY] = f"Goes to the {protocol.title(office)}"
    elif addressing.is_for_seniors(Kind.POLICY, protocol):
        hints[Kind.POLICY] = "Goes to a senior officer of the service"
    if protocol.route(RouteKind.REQUEST):
        hints[Kind.FACT] = "Goes straight to the service"
    return hints


class QuestionForm(StepForm):
    title = LineField(
        label="Give it a title",
        help_text="A few words that you will know it by. No names of residents",
        max_length=100,
        error_messages={"required": "Enter a title, such as Bus shelter outside the library"},
    )
    text = PlainTextField(
        label="What do you want to ask?",
        error_messages={"required": "Enter what you want to ask"},
    )
    attached = UploadsField(label="Add photos or documents (optional)")


class PlaceForm(StepForm):
    service = forms.ModelChoiceField(
        label="Which service is it for?",
        queryset=Service.objects.all(),
        required=False,
        empty_label="I do not know",
    )
    ward = forms.ModelChoiceField(
        label="Which ward is it in?",
        queryset=Ward.objects.all(),
        required=False,
        empty_label="No ward in particular",
    )
    place = LineField(
        label="Where is it?", help_text="Optional, such as Library, Tide Street", required=False
    )

    def about(self, user: User, protocol: Protocol, answers: dict[str, Any]) -> None:
        if addressing.office_of(answers.get("kind", Kind.FACT), protocol):
            del self.fields["service"]
        if user.ward and "ward" not in answers:
            self.initial["ward"] = user.ward.pk


class EarlierForm(StepForm):
    earlier_reference = LineField(
        label="What is the reference of the first report?",
        help_text="Leave it empty if there is none",
        max_length=100,
        required=False,
    )

    def about(self, user: User, protocol: Protocol, answers: dict[str, Any]) -> None:
        noted = FirstReport.objects.filter(member=user).order_by("-noted_at")[:3]
        if said := ", ".join(report.contact_centre_reference for report in noted):
            self.fields["earlier_reference"].help_text = f"You noted down: {said}"


class ResidentForm(StepForm):
    """Held apart from the enquiry, with the basis on which it is held."""

    name = LineField(
        label="What is the resident’s name?",
        error_messages={"required": "Enter the resident’s name"},
    )
    address = LineField(label="What is their address?", help_text="Optional", required=False)
    contact = LineField(
        label="How can they be reached?",
        help_text="Optional: a telephone number or an email address",
        required=False,
    )
    basis = ChoiceWithHints(
        label="Why may the council have these details?",
        choices=Basis.choices,
        error_messages={"required": "Choose why the council may have these details"},
    )


class FirstReportForm(PortalForm):
    contact_centre_reference = LineField(
        label="What reference did they give you?",
        help_text="Noting it down lets you raise an enquiry with it if nothing is done",
        max_length=100,
        error_messages={"required": "Enter the reference that the contact centre gave you"},
    )


class AskMemberForm(PortalForm):
    member = CouncillorChoice(
        label="Which councillor do you want to ask?",
        queryset=User.objects.none(),
        empty_label="Choose a councillor",
        error_messages={"required": "Choose the councillor whom you want to ask"},
    )
    service = forms.ModelChoiceField(
        label="For which service do you ask?",
        queryset=Service.objects.none(),
        empty_label=None,
    )
    title = LineField(
        label="What is it about?",
        max_length=100,
        error_messages={"required": "Enter what it is about, such as Closure of Dock Street"},
    )
    text = PlainTextField(
        label="What do you want to ask?", error_messages={"required": "Enter your question"}
    )
    attached = UploadsField(label="Add photos or documents (optional)")
    no_interest = forms.BooleanField(
        label="I have no personal interest in this",
        error_messages={"required": "Confirm that you have no personal interest in this"},
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = councillors()  # type: ignore[attr-defined]
        services = Service.objects.filter(pk__in=user.services)
        self.fields["service"].queryset = services  # type: ignore[attr-defined]


def councillors() -> Any:
    """Today's councillors who can sign in, by name."""
    seats = Appointment.objects.current().filter(role=Role.COUNCILLOR)
    return User.objects.filter(is_active=True, appointments__in=seats).distinct().order_by("name")


Answers = dict[str, Any]


@dataclass(frozen=True)
class Step:
    """A page: its address, its form, what it is called when checked, and when it is asked."""

    slug: str
    form: type[StepForm]
    heading: str
    asked: Callable[[User, Answers], bool] = lambda user, answers: True


STEPS = (
    Step("councillor", MemberForm, "", lambda user, answers: on_behalf(user)),
    Step("about", KindForm, ""),
    Step("question", QuestionForm, "Your question"),
    Step(
        "earlier",
        EarlierForm,
        "",
        lambda user, answers: answers.get("kind") == Kind.FAILED_SERVICE,
    ),
    Step("where", PlaceForm, "Where it belongs"),
    Step(
        "resident",
        ResidentForm,
        "The resident",
        lambda user, answers: answers.get("kind") == Kind.CASEWORK,
    ),
)


def on_behalf(user: User) -> bool:
    return user.may(Permission.RAISE_FOR_MEMBER) and not user.is_member


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


def answered(draft: Draft, step: Step, cleaned: dict[str, Any]) -> Draft:
    """The draft with one page's answers added, in a shape that JSON keeps.

    Of a ward or a service, which are never deleted, the name as well as the key.
    """
    values = {
        name: value.pk if hasattr(value, "pk") else value
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


def raised_already(user: User, key: Any) -> Enquiry | None:
    """The enquiry that this very form raised, when its button is pressed again."""
    found: Enquiry | None = Enquiry.objects.visible_to(user).filter(key=key, raised_by=user).first()
    return found


def chosen_files(user: User, answers: Answers) -> list[PendingUpload | Gone]:
    """What was chosen to go with the question, as far as it is kept; a day, as any upload."""
    keys = [UUID(key) for key in answers.get("attached", ())]
    there = pending_uploads(keys, user)
    return [there.get(key, Gone(key)) for key in keys]
