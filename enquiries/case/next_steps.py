"""Next steps: links of a councillor’s page to what is done next with an enquiry, not on it."""

from collections.abc import Callable

from django.urls import reverse

from enquiries.models import Enquiry
from foundation.types import Context
from people.models import User
from protocols.behaviours import Behaviour

Links = list[Context]


def next_steps(user: User, enquiry: Enquiry) -> Links:
    """The links under the buttons of its councillor’s page, each of label and url, in order."""
    if user.pk != enquiry.member_id:
        return []
    return [link for step in STEPS for link in step(user, enquiry)]


def print_without_names(_user: User, enquiry: Enquiry) -> Links:
    if not enquiry.version.clause_for(Behaviour.NAMES_STAY_INSIDE):
        return []
    url = reverse("enquiries:print", args=[enquiry.pk])
    return [{"label": "Print without officers’ names", "url": url}]


# In the order of the page. Each gives no link where it does not apply.
STEPS: tuple[Callable[[User, Enquiry], Links], ...] = (print_without_names,)
