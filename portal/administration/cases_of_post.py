"""What is asked about open cases on the pages that give a post its last day."""

from django import forms
from django.utils import timezone

from foundation.fields import ChoiceWithHints
from people.models import Appointment, User
from people.roles import Role
from portal.leavers.ending_post import ask_for_choices, leave_undecided, undecided_cases

LEAVE, CHOOSE = "leave", "choose"
NOT_SAID = "Select what happens to the cases without a choice"
DAY_IS_OVER = (
    "The last day is over, so nobody can choose before it. Leave the cases, or wait until every"
    " choice has been made"
)


def ask_about_cases(form: forms.Form, held: Appointment) -> None:
    """Ask what happens to open cases without a choice, if any case goes with the post."""
    number = len(undecided_cases(held))
    if not number:
        return
    are = "1 case is" if number == 1 else f"{number:,} cases are"
    councillor = held.role == Role.COUNCILLOR
    leave = (
        "Leave them with their officers"
        if councillor
        else "Leave them to the head or chief officer of the service"
    )
    choosers = "The coordinators" if councillor else "Those who lead the service"
    form.fields["undecided"] = ChoiceWithHints(
        label=f"{are} open without a choice. What happens to them?",
        choices=[(CHOOSE, f"{choosers} choose for each case before the last day"), (LEAVE, leave)],
        hints={CHOOSE: "They are told now, and again when the post ends"},
        required=False,
    )


def check_about_cases(form: forms.Form) -> None:
    """Asked only if the post gets a last day."""
    cleaned = form.cleaned_data
    if "undecided" not in form.fields or not cleaned.get("ends_on"):
        return
    if not cleaned.get("undecided"):
        form.add_error("undecided", NOT_SAID)
    elif cleaned["undecided"] == CHOOSE and cleaned["ends_on"] < timezone.localdate():
        form.add_error("undecided", DAY_IS_OVER)


def provide_for_cases(post: Appointment, undecided: str, *, by: User) -> None:
    """As was said about open cases without a choice, once the post has its last day."""
    if post.ends_on and undecided == LEAVE:
        leave_undecided(post, by=by)
    elif post.ends_on and undecided == CHOOSE:
        ask_for_choices(post)
