"""Words of the timeline for sharing an enquiry and handing it over: with the colleague's name."""

from datetime import datetime

from django.db.models import Exists, OuterRef

from enquiries.models import Enquiry, EnquiryHandover, EnquiryShare, Verb
from foundation.types import Untyped
from people.directory import styled_member
from people.models import Appointment, User
from people.roles import Role

WORDS = {
    Verb.SHARED: "shared it with {}",
    Verb.SHARE_ENDED: "stopped sharing it with {}",
    Verb.HANDED_OVER: "handed it over to {}",
}


def colleague_words(reason: str, at: datetime, enquiry: Enquiry, user: User) -> str:
    """What was done with a colleague at that time; "" for any other verb."""
    if reason not in WORDS:
        return ""
    name = name_at(Verb(reason), at, enquiry, user)
    return WORDS[Verb(reason)].format(name) if name else ""


def name_at(verb: Verb, at: datetime, enquiry: Enquiry, user: User) -> str:
    if verb == Verb.HANDED_OVER:
        handovers = (row for row in handovers_of(enquiry) if row.at <= at)
        passed = max(handovers, key=lambda row: (row.at, row.pk), default=None)
        return name_for(passed.to_member, user, is_assistant=False) if passed else ""
    field = "ended_at" if verb == Verb.SHARE_ENDED else "given_at"
    rows = [row for row in shares_of(enquiry) if getattr(row, field) and getattr(row, field) <= at]
    share = max(rows, key=lambda row: (getattr(row, field), row.pk), default=None)
    return name_for(share.person, user, is_assistant=share.is_assistants) if share else ""


def name_for(person: User, user: User, *, is_assistant: bool) -> str:
    if person.pk == user.pk:
        return "you"
    return person.name if is_assistant else styled_member(person)


def shares_of(enquiry: Enquiry) -> list[Untyped]:
    """All there ever were, with whether they are an assistant’s, read once for a page."""
    if "_shares" not in enquiry.__dict__:
        posts = Appointment.objects.filter(person=OuterRef("person"), role=Role.ASSISTANT)
        rows = EnquiryShare.objects.filter(case=enquiry).select_related("person")
        enquiry.__dict__["_shares"] = list(rows.annotate(is_assistants=Exists(posts)))
    shares: list[Untyped] = enquiry.__dict__["_shares"]
    return shares


def handovers_of(enquiry: Enquiry) -> list[EnquiryHandover]:
    """All there ever were, read once for a page."""
    if "_handovers" not in enquiry.__dict__:
        rows = EnquiryHandover.objects.filter(case=enquiry).select_related("to_member")
        enquiry.__dict__["_handovers"] = list(rows)
    handovers: list[EnquiryHandover] = enquiry.__dict__["_handovers"]
    return handovers
