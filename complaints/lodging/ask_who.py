"""Questions about who: procedure, person complained about, others there, recipient, files."""

from django import forms
from django.utils import timezone

from casework.files.fields import UploadsField
from casework.files.models import PendingUpload
from casework.journeys import Progress, StepForm
from complaints.lodging import draft_contents, drafts
from complaints.lodging.drafts import is_from_member
from complaints.models import Evidence
from foundation.fields import (
    ChoiceWithHints,
    DayField,
    LineField,
    PlainTextField,
    offer_choices,
)
from foundation.types import Cleaned
from people.fields import OfferedChoice
from people.models import Service, User
from people.people_choice import PersonField, offer_people, people_with_roles
from people.roles import SERVICE_ROLES, Role
from protocols.behaviours import Behaviour
from protocols.guidance import GuidanceSentence, complaint_guidance
from protocols.models import Protocol
from protocols.settings.pages import office_name

COUNCIL, CONDUCT, SERVICE = "council", "conduct", "service"
YES, NO, IMPOSSIBLE = "yes", "no", "impossible"
RANK_CHOICES = (
    ("officer", "An officer"),
    ("head-of-service", "A head of service"),
    ("director", "A director"),
    ("chief-executive", "The Chief Executive"),
    ("monitoring-officer", "The Monitoring Officer"),
)
STAFF = sorted(
    {*SERVICE_ROLES, Role.COORDINATOR, Role.CHIEF_EXECUTIVE, Role.MONITORING_OFFICER}
    | {Role.CHIEF_OPERATING_OFFICER, Role.PROTOCOL_ADMINISTRATOR, Role.PEOPLE_ADMINISTRATOR}
)
FOR_MEMBERS = {
    COUNCIL: ("An officer, or a breach of the protocol", "One office will read it in confidence"),
    CONDUCT: (
        "The conduct of another councillor",
        "Use the members’ code of conduct. We’ll show you how",
    ),
    SERVICE: (
        "A service, for a resident",
        "Use the council’s complaints procedure. We’ll show you how",
    ),
}
FOR_OFFICERS = {
    CONDUCT: ("A councillor", "One office will read it in confidence"),
    COUNCIL: (
        "Another officer, or my employment",
        "Use the grievance procedure. We’ll show you how",
    ),
    SERVICE: ("A council service", "Use the council’s complaints procedure. We’ll show you how"),
}


class TrackForm(StepForm):
    """With a box to confirm what the protocol asks of complainants, if it asks for that."""

    track = ChoiceWithHints(
        label="What is your complaint about?",
        choices=[],
        error_messages={"required": "Select what your complaint is about"},
    )
    read = forms.BooleanField(
        label="I have read this and will follow it",
        error_messages={"required": "Confirm that you have read this and will follow it"},
    )

    def prepare(self, progress: Progress) -> None:
        if not guidance_to_confirm(progress.user, progress.protocol):
            del self.fields["read"]
        tracks = FOR_MEMBERS if is_from_member(progress.user) else FOR_OFFICERS
        hints = {key: hint for key, (_, hint) in tracks.items()}
        offer_choices(self, "track", [(key, label) for key, (label, _) in tracks.items()], hints)


def guidance_to_confirm(user: User, protocol: Protocol) -> list[GuidanceSentence]:
    """What the protocol asks of this side before it complains, to be confirmed."""
    clause = protocol.clause_for(Behaviour.COMPLAINT_GUIDANCE)
    return complaint_guidance(protocol, user.side) if clause else []


class WhoForm(StepForm):
    """For someone who is not in the list, a name and a post."""

    person = PersonField(
        label="Who is it about?",
        queryset=User.objects.none(),
        required=False,
        empty_label="Someone who is not in this list",
    )
    name = LineField(
        label="What is their name, if they are not in the list?", required=False, max_length=100
    )
    rank = forms.ChoiceField(label="What is their post?", choices=RANK_CHOICES, required=False)
    service = OfferedChoice(
        label="Which service are they in?",
        places=Service,
        required=False,
        empty_label="I do not know",
    )

    def prepare(self, progress: Progress) -> None:
        user = progress.user
        roles = STAFF if is_from_member(user) else [Role.COUNCILLOR]
        offer_people(self, "person", *people_with_roles(roles, user))
        self.initial.setdefault("person", progress.answers.get("suggested"))
        if not is_from_member(user):
            del self.fields["rank"], self.fields["service"]

    def clean(self) -> Cleaned:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("person") and not cleaned.get("name"):
            self.add_error("person", "Select who your complaint is about, or enter their name")
        if cleaned.get("person"):
            cleaned |= {"name": ""}
        elif "rank" not in self.fields:
            cleaned |= {"rank": "member"}
        return cleaned


class OthersForm(StepForm):
    """People named from the list can never read the complaint."""

    witness_1 = PersonField(
        label="Was another councillor or officer there? (optional)",
        help_text="They will not be told and cannot read your complaint",
        queryset=User.objects.none(),
        required=False,
        empty_label="No one",
    )
    witness_2 = PersonField(
        label="Was anyone else there? (optional)",
        queryset=User.objects.none(),
        required=False,
        empty_label="No one",
    )
    others = PlainTextField(
        label="Who else was there or involved? (optional)",
        help_text="Enter one name per line",
        required=False,
        rows=3,
        max_length=1000,
    )

    def prepare(self, progress: Progress) -> None:
        people, posts = people_with_roles([Role.COUNCILLOR, *STAFF], progress.user)
        witnesses = progress.answers.get("witnesses", [])
        for name in ("witness_1", "witness_2"):
            offer_people(self, name, people, posts)
        for name, key in zip(("witness_1", "witness_2"), witnesses, strict=False):
            self.initial.setdefault(name, key)

    def clean(self) -> Cleaned:
        cleaned = super().clean() or self.cleaned_data
        there = [cleaned.pop(name, None) for name in ("witness_1", "witness_2")]
        return cleaned | {"witnesses": list(dict.fromkeys(p.pk for p in there if p))}


class FormalForm(StepForm):
    formal = ChoiceWithHints(
        label="How do you want it dealt with?",
        choices=[("informal", "Informally, if it can be settled"), ("formal", "Formally")],
        hints={
            "informal": "You can still make it formal later",
            "formal": "It will be assessed, and investigated if necessary",
        },
        error_messages={"required": "Select how you want it dealt with"},
    )


class FirstForm(StepForm):
    """The step that the protocol expects first. A reason is enough if it was not possible."""

    first_answer = ChoiceWithHints(
        label="Has this been done?",
        choices=[(YES, "Yes"), (NO, "No"), (IMPOSSIBLE, "No, it was not possible or not safe")],
        error_messages={"required": "Select whether this has been done"},
    )
    first_on = DayField(
        label="When was it done?",
        asks="the date it was done",
        help_text="Leave this blank if you selected no",
        required=False,
    )
    first_why = PlainTextField(
        label="Why not?", help_text="Leave this blank if you selected yes", required=False, rows=3
    )
    must = False

    def prepare(self, progress: Progress) -> None:
        self.must = bool(progress.answers.get("first_must"))

    def clean(self) -> Cleaned:
        cleaned = super().clean() or self.cleaned_data
        answer, on = cleaned.get("first_answer"), cleaned.get("first_on")
        if answer == YES and not on and "first_on" not in self.errors:
            self.add_error("first_on", "Enter the date it was done, such as 3 12 2026")
        if on and on > timezone.localdate():
            self.add_error("first_on", "The date it was done must be today or in the past")
        needed = answer == IMPOSSIBLE or (answer == NO and self.must)
        if needed and not cleaned.get("first_why"):
            self.add_error("first_why", "Enter why it was not done. A few words are enough")
        return cleaned


class LevelForm(StepForm):
    level = ChoiceWithHints(
        label="Who should receive it?",
        choices=[],
        error_messages={"required": "Select who should receive it"},
    )

    def prepare(self, progress: Progress) -> None:
        version = progress.protocol
        office = draft_contents.reading_office_today(progress.user, progress.answers, version)
        if office:
            choices = [(key, office_choice_label(key, version)) for key in office.choice]
            offer_choices(self, "level", choices)


def office_choice_label(office: str, protocol: Protocol) -> str:
    """As a choice: Line manager, or what this council calls the office."""
    return str(protocol.titles.get(office) or office_name(office)).capitalize()


class OutcomeForm(StepForm):
    outcome = PlainTextField(
        label="What outcome do you want?",
        help_text="For example, for it to stop, an apology, or for someone else to deal with it",
        rows=4,
        error_messages={"required": "Enter the outcome you want"},
    )


class NameForm(StepForm):
    withhold = forms.TypedChoiceField(
        label="Do you want your name withheld from the person you are complaining about?",
        help_text="The office will decide and tell you why. If it does not agree, you can withdraw "
        "your complaint",
        choices=((False, "No"), (True, "Yes")),
        coerce=lambda typed: typed == "True",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Select yes if you want your name withheld",
            "invalid_choice": "Select yes if you want your name withheld",
        },
    )


class FilesForm(StepForm):
    # Not kept meanwhile: the rows of what is kept name its owner.
    evidence = UploadsField(
        label="Do you have any files to add as evidence? (optional)", keep=False
    )
    added = 0  # files that the draft has already

    def prepare(self, progress: Progress) -> None:
        draft = drafts.draft_at(progress.user, progress.key)
        self.added = len(drafts.evidence_of(draft))

    def clean_evidence(self) -> list[PendingUpload]:
        files: list[PendingUpload] = self.cleaned_data["evidence"]
        left = Evidence.MOST - self.added
        if len(files) <= left:
            return files
        usual = f"choose {left} or fewer"
        way_on = {0: "remove one before you add another", 1: "choose only one"}.get(left, usual)
        raise forms.ValidationError(
            f"You can add up to {Evidence.MOST} files. You have added {self.added}, so {way_on}"
        )
