"""The pages for raising an enquiry, one question a page. The answers so far and the protocol in
force decide which pages are asked."""

from enquiries.steps.journey import (
    STEPS,
    Step,
    answered,
    chosen_files,
    next_step,
    raised_already,
    step_before,
    steps_for,
)
from enquiries.steps.kinds import WAYS_OUT, KindForm, RequestForm, titles
from enquiries.steps.matter import FirstReportForm, PlaceForm, QuestionForm, ResidentForm
from enquiries.steps.meetings import DecisionForm, MediaForm, MeetingForm
from enquiries.steps.page import Answers, StepForm
from enquiries.steps.support import PurposeForm, SupportForm, title_of
from enquiries.steps.who import AskMemberForm, councillors, on_behalf
from enquiries.steps.yourself import PARTY, PRIVATE, REFUSED, InterestForm, RoleForm, body_of

__all__ = [
    "PARTY",
    "PRIVATE",
    "REFUSED",
    "STEPS",
    "WAYS_OUT",
    "Answers",
    "AskMemberForm",
    "DecisionForm",
    "FirstReportForm",
    "InterestForm",
    "KindForm",
    "MediaForm",
    "MeetingForm",
    "PlaceForm",
    "PurposeForm",
    "QuestionForm",
    "RequestForm",
    "ResidentForm",
    "RoleForm",
    "Step",
    "StepForm",
    "SupportForm",
    "answered",
    "body_of",
    "chosen_files",
    "councillors",
    "next_step",
    "on_behalf",
    "raised_already",
    "step_before",
    "steps_for",
    "title_of",
    "titles",
]
