"""Is what was typed well formed, in plain English?"""

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
    "AssignForm",
    "DeclineForm",
    "DissatisfiedForm",
    "EnquiriesTicked",
    "FollowUpForm",
    "HoldingForm",
    "LetterForm",
    "PassForm",
    "TextForm",
]
