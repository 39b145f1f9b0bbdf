"""Questions on the matter, its service and place, and the first report."""

from django import forms

from casework.files.fields import UploadsField
from casework.journeys import Progress, StepForm
from enquiries import routing
from enquiries.models import FirstReport, Kind
from enquiries.raising.step_form import CitingForm
from enquiries.raising.titles import is_titled_by_a_choice
from enquiries.services_offered import REQUEST_OF_KIND
from foundation.fields import LineField, PlainTextField
from foundation.forms import PortalForm
from foundation.places import PostcodeField, StreetField
from people.fields import OfferedChoice
from people.models import Service, Ward
from people.suggestions import suggests_services
from protocols.behaviours import Behaviour


class QuestionForm(CitingForm):
    behaviours: tuple[Behaviour, ...] = (Behaviour.NO_ORDERS_THROUGH_ENQUIRIES,)
    lead = "You cannot use an enquiry to order, pay for or agree anything on the council’s behalf."

    text = PlainTextField(
        label="What do you want to ask?",
        rows=5,
        error_messages={"required": "Enter what you want to ask"},
    )
    title = LineField(
        label="Give your enquiry a title (optional)",
        help_text="Leave this blank if the first words of your question will do. Do not include "
        "residents’ names",
        max_length=100,
        required=False,
    )
    attached = UploadsField(label="Add photos or documents (optional)", offers_place=True)

    def prepare(self, progress: Progress) -> None:
        if is_titled_by_a_choice(progress):
            del self.fields["title"]
        if progress.answers.get("kind") in REQUEST_OF_KIND:
            self.heading = "What you need"
            if "title" in self.fields:
                self.fields["title"].label = "Give your request a title (optional)"
            self.fields["text"].label = "What do you need?"
            self.fields["text"].error_messages["required"] = "Enter what you need"


# Kinds that can be used at a meeting. A resident’s problem is read only by those who handle it.
KINDS_FOR_MEETINGS = (Kind.FACT, Kind.WARD, Kind.POLICY)


SUGGESTS = "If you are not sure, we will suggest a service from the words of your question"


class PlaceForm(StepForm):
    service = OfferedChoice(
        label="Which service is it for?",
        places=Service,
        required=False,
        empty_label="I am not sure",
    )
    ward = OfferedChoice(
        label="Which ward is it in?",
        places=Ward,
        required=False,
        empty_label="No ward in particular",
    )
    place = StreetField(
        label="Where is it? (optional)",
        help_text="For example, Library, Tide Street",
        required=False,
    )
    postcode = PostcodeField(label="What is the postcode? (optional)", required=False)
    for_meeting = forms.BooleanField(
        label="I may use the answer at a council meeting",
        required=False,
        help_text="We will tell the cabinet member for the service, who can read the enquiry and"
        " the answer",
    )

    def prepare(self, progress: Progress) -> None:
        kind, protocol = progress.answers.get("kind", Kind.FACT), progress.protocol
        office = routing.office_of(kind, protocol)
        if office:
            del self.fields["service"]
        if kind == Kind.CRITICISM:
            service = self.fields["service"]
            service.required, service.empty_label = True, "Choose a service"  # type: ignore[attr-defined]
            service.error_messages["required"] = "Select the service whose head should read it"
        elif not office and suggests_services():
            self.fields["service"].help_text = SUGGESTS
        if (
            office
            or kind not in KINDS_FOR_MEETINGS
            or not protocol.clause_for(Behaviour.MEETING_NOTICE)
        ):
            del self.fields["for_meeting"]
        ward = progress.user.ward
        if ward and "ward" not in progress.answers:
            self.initial["ward"] = ward.pk


class EarlierForm(StepForm):
    earlier_reference = LineField(
        label="What is the reference of the first report? (optional)",
        help_text="Leave this blank if you do not have one",
        max_length=100,
        required=False,
    )

    def prepare(self, progress: Progress) -> None:
        reports = FirstReport.objects.filter(member=progress.user).order_by("-noted_at")[:3]
        if saved := ", ".join(report.contact_centre_reference for report in reports):
            self.fields["earlier_reference"].help_text = f"You saved: {saved}"


class FirstReportForm(PortalForm):
    contact_centre_reference = LineField(
        label="What reference did they give you?",
        help_text="Save it so you can raise an enquiry if nothing is done",
        max_length=100,
        error_messages={"required": "Enter the reference the contact centre gave you"},
    )
