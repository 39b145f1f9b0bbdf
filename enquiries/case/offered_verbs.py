"""Verbs offered on the page of an enquiry: the links of those open, the reasons for the others."""

from typing import NamedTuple

from django.urls import reverse

from enquiries import contentious, contributors
from enquiries.case.verb_page import Side, VerbPage
from enquiries.case.verb_pages import VERB_PAGES
from enquiries.case.verb_words import words_about
from enquiries.models import Enquiry
from foundation.types import Context
from foundation.verdict import Verdict
from people.models import User


class OfferedVerb(NamedTuple):
    """A verb of this reader, with the verdict that opens it or explains why it is not open."""

    page: VerbPage
    verdict: Verdict

    @property
    def availability(self) -> str:
        return "not yet" if self.verdict.later else self.page.closed


def open_verbs(enquiry: Enquiry, verbs: list[OfferedVerb]) -> list[Context]:
    """The links to those of `verbs_offered` that are open to their reader, the likeliest first."""
    return [
        {
            "label": words_about(enquiry, offered.page.link),
            "url": reverse(f"enquiries:{offered.page.name}", args=[enquiry.pk]),
        }
        for offered in verbs
        if offered.verdict
    ]


def blocked_verbs(enquiry: Enquiry, verbs: list[OfferedVerb]) -> list[Context]:
    """Those of `verbs_offered` that are not open, each with its reason, given once: never a grey
    button."""
    by_reason = {
        offered.verdict.reason: offered
        for offered in reversed(verbs)
        if not offered.verdict and enquiry.status in offered.page.explained_in
    }
    return [
        {
            "label": words_about(enquiry, offered.page.link),
            "when": offered.availability,
            "reason": f"{reason}{later_note(offered, enquiry)}",
            "clause": enquiry.version.cite(offered.verdict.clause),
        }
        for reason, offered in reversed(by_reason.items())
    ]


def later_note(offered: OfferedVerb, enquiry: Enquiry) -> str:
    if not (offered.verdict.later and offered.page.later):
        return ""
    return f" {words_about(enquiry, offered.page.later)}"


def verbs_offered(user: User, enquiry: Enquiry) -> list[OfferedVerb]:
    """The verbs for this reader, open or not. Those the protocol does not ask for are left out."""
    if user.reads_as_councillor and user.pk != enquiry.member_id:
        return []  # told about it, or shown it by a colleague
    if contributors.reads_as_contributor(user, enquiry):
        return []
    side, version = side_of(user, enquiry), enquiry.version
    waits = user.pk != enquiry.member_id and contentious.waiting_letter(enquiry) is not None
    return [
        OfferedVerb(page, page.may(user, enquiry))
        for page in VERB_PAGES
        if side in page.offered_to
        and (not page.behaviours or version.clause_for(*page.behaviours))
        and not (waits and page.is_approved)
    ]


def side_of(user: User, enquiry: Enquiry) -> Side:
    if enquiry.member_id == user.pk:
        return Side.ASKED_COUNCILLOR if enquiry.is_from_officer else Side.ASKING_COUNCILLOR
    return Side.ASKING_OFFICER if enquiry.is_from_officer else Side.OFFICER
