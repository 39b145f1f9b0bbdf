"""Forms of the steps that some protocols ask for."""

from typing import Unpack

from complaints.case.forms import DatedForm
from complaints.models import Complaint, DisciplineDecision, LeaderRole, TalkedTo
from foundation.fields import ChoiceWithHints, DayField, LineField, PlainTextField, offer_choices
from foundation.forms import FormArguments, PortalForm
from foundation.types import Cleaned
from people.models import holders_of_role
from people.roles import Role

FOR_CASE_FILE = "For the case file. The complainant will not see this"


class TalkForm(DatedForm):
    to = ChoiceWithHints(
        label="Who did you speak to?",
        choices=TalkedTo.choices,
        error_messages={"required": "Select who you spoke to"},
    )
    who = LineField(
        label="What is the group leader’s name?",
        help_text="Leave this blank if you spoke to the councillor",
        required=False,
        max_length=100,
    )
    on = DayField(label="When did you speak to them?", asks="the date you spoke to them")
    text = PlainTextField(
        label="What was said? (optional)", help_text=FOR_CASE_FILE, required=False, rows=4
    )

    def clean(self) -> Cleaned:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("to") == TalkedTo.GROUP_LEADER and not cleaned.get("who"):
            self.add_error("who", "Enter the group leader’s name")
        return cleaned


class ChiefExecutiveToldForm(DatedForm):
    on = DayField(label="When did you tell them?", asks="the date you told them")


class DisciplineForm(DatedForm):
    decision = ChoiceWithHints(
        label="What have you decided?",
        choices=DisciplineDecision.choices,
        error_messages={"required": "Select what you have decided"},
    )
    on = DayField(label="When did you decide?", asks="the date you decided")
    text = PlainTextField(
        label="What are the reasons?",
        help_text=FOR_CASE_FILE,
        error_messages={"required": "Enter the reasons"},
    )


class ComplaintForm(PortalForm):
    """With the complaint, for what it offers."""

    def __init__(self, *, complaint: Complaint, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        self.complaint = complaint


class LeadersForm(ComplaintForm):
    leader = LineField(
        label="Who is the Leader of the Council?",
        max_length=100,
        error_messages={"required": "Enter the name of the Leader of the Council"},
    )
    group_leaders = PlainTextField(
        label="Which other group leaders are concerned?",
        help_text="Enter one name per line",
        required=False,
        rows=3,
        max_length=1000,
    )
    why_none = PlainTextField(
        label="If no other group leader is concerned, why? (optional)",
        required=False,
        rows=2,
        max_length=1000,
    )

    def __init__(self, *, complaint: Complaint, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(complaint=complaint, **arguments)
        named: dict[str, list[str]] = {role: [] for role in LeaderRole.values}
        for one in complaint.held.leaders:
            named[one.role].append(one.who)
        leaders = named[LeaderRole.LEADER] or [p.name for p in holders_of_role(Role.LEADER)]
        self.initial.setdefault("leader", "".join(leaders[:1]))
        self.initial.setdefault("group_leaders", "\n".join(named[LeaderRole.GROUP_LEADER]))
        self.initial.setdefault("why_none", complaint.held.no_group_leaders)

    def clean_group_leaders(self) -> list[str]:
        lines = (line.strip() for line in self.cleaned_data["group_leaders"].splitlines())
        return [line for line in lines if line]

    def clean(self) -> Cleaned:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("group_leaders") and not cleaned.get("why_none"):
            self.add_error(
                "group_leaders", "Enter the group leaders concerned, or why there are none"
            )
        return cleaned


class LeaderToldForm(ComplaintForm, DatedForm):
    who = ChoiceWithHints(
        label="Who did you tell?",
        choices=[],
        error_messages={"required": "Select who you told"},
    )
    on = DayField(label="When did you tell them?", asks="the date you told them")

    def __init__(self, *, complaint: Complaint, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(complaint=complaint, **arguments)
        untold = {one.who: one.role for one in complaint.held.leaders if one.on is None}
        hints = {who: str(LeaderRole(role).label) for who, role in untold.items()}
        offer_choices(self, "who", [(who, who) for who in untold], hints)


class CommitteeForm(DatedForm):
    who = LineField(
        label="Which committee did you consult?",
        help_text="For example, an Audit and Governance Sub-Committee",
        max_length=100,
        error_messages={"required": "Enter the name of the committee"},
    )
    on = DayField(label="When did you consult it?", asks="the date you consulted the committee")
    text = PlainTextField(
        label="What did it say? (optional)", help_text=FOR_CASE_FILE, required=False, rows=4
    )
