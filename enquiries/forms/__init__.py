"""Is what was typed well formed, in plain English?"""

from enquiries.forms.decided import DecisionForm
from enquiries.forms.flags import ApprovalForm, FlagForm
from enquiries.forms.handling import AssignForm, EnquiriesTicked, HoldingForm, PassForm
from enquiries.forms.letters import (
    AnswerForm,
    DeclineForm,
    DissatisfiedForm,
    FollowUpForm,
    LetterForm,
    TextForm,
)

__all__ = [
    "AnswerForm",
    "ApprovalForm",
    "AssignForm",
    "DecisionForm",
    "DeclineForm",
    "DissatisfiedForm",
    "EnquiriesTicked",
    "FlagForm",
    "FollowUpForm",
    "HoldingForm",
    "LetterForm",
    "PassForm",
    "TextForm",
]
