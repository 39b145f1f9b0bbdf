"""Panel of the contentious flag, and the list of flagged matters. Councillors see neither."""

from collections.abc import Iterable

from django.urls import reverse

from enquiries import contentious
from enquiries.models import ContentiousFlag, Enquiry
from foundation.types import Context
from people import directory
from people.models import User


def flag_panel(user: User, enquiry: Enquiry) -> Context | None:
    """The flag with its reason. None for a councillor."""
    if contentious.is_hidden_from(user, enquiry):
        return None
    flag = contentious.flag_of(enquiry)
    if flag is None:
        return None
    return {
        "reason": flag.reason,
        "by": flag.by.name,
        "at": flag.at,
        "clause": enquiry.version.cite(contentious.flag_clause(enquiry.version)),
    }


def flag_rows(user: User, flags: Iterable[ContentiousFlag]) -> list[Context]:
    """A line of the list for each. The case is a link if the reader can see it."""
    listed = list(flags)
    seen = Enquiry.objects.visible_to(user).filter(pk__in=[flag.case_id for flag in listed])
    open_to = set(seen.values_list("pk", flat=True))
    return [
        {
            "reference": flag.case.reference,
            "title": flag.case.title,
            "url": reverse("enquiries:detail", args=[flag.case_id])
            if flag.case_id in open_to
            else "",
            "service": directory.service_name(flag.case.service_id),
            "has_it": directory.person_name(flag.case.officer_id),
            "reason": flag.reason,
            "by": flag.by.name,
            "at": flag.at,
        }
        for flag in listed
    ]
