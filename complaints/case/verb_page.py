"""VerbPage: the page of one action on a complaint, with its words, policy and form."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from complaints.case import forms, step_forms
from complaints.models import Complaint
from foundation.forms import PortalForm
from foundation.verdict import Verdict
from people.models import User

# What the form of a page takes besides what every form takes, each with its own type.
OwnArguments = dict[str, Any]


@dataclass(frozen=True)
class VerbPage:
    """In its words {about} is the person complained about, {from} the complainant, {office} the
    office. `step` is the line under it in the list of steps; without one it is only a link.
    `empty` is the error for no text. With `letters` the complaint is shown next to the form."""

    name: str
    may: Callable[[User, Complaint], Verdict]
    do: Callable[..., Complaint]
    heading: str
    button: str
    done: str
    form: type[PortalForm] = forms.TextForm
    step: str = ""
    lead: str = ""
    label: str = ""
    empty: str = "Enter what you want to say"
    hint: str = ""
    letters: bool = True
    says_readers: bool = False  # by name, above the form
    needed: Callable[[User, Complaint], bool] | None = None  # before the complaint can go on

    def form_kwargs(self, complaint: Complaint, by: User) -> OwnArguments:
        if self.form is forms.TextForm:
            return {"label": self.label, "empty": self.empty, "hint": self.hint}
        if issubclass(self.form, forms.PersonForm):
            return {"complaint": complaint, "by": by}
        if issubclass(self.form, step_forms.ComplaintForm):
            return {"complaint": complaint}
        return {}
