"""Raising for a councillor as their assistant: the check page, and the share that goes with it."""

from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from casework.http import PortalRequest
from casework.journeys import Progress
from casework.readers import ReaderGroup, named_reader
from enquiries.assistants.people import assistants_of, with_role
from enquiries.assistants.policy import can_send_for
from enquiries.models import Enquiry, EnquiryShare, Verb
from enquiries.raising.check_answers import asking_councillor
from enquiries.sharing.policy import protocol_allows_sharing
from foundation.history import write
from foundation.types import Context
from foundation.verdict import Verdict, denied
from people.directory import styled_member
from people.models import User

GIVE = "give"  # the name of the button that gives the draft instead of sending it
CONFIDENTIAL = "This enquiry is confidential, so no assistant can read it."


def assistant_in(progress: Progress) -> User | None:
    """Who wrote it for the councillor: the user, or whose draft the councillor was given."""
    if progress.user.is_assistant:
        return progress.user
    wrote = progress.answers.get("drafted_by")
    theirs = assistants_of(progress.user) if wrote else []
    return next((person for person in theirs if person.pk == wrote), None)


def can_follow(enquiry: Enquiry) -> Verdict:
    """Whether the assistant who wrote it can read it once it is sent."""
    return denied(CONFIDENTIAL) if enquiry.is_sealed else protocol_allows_sharing(enquiry)


def other_readers(progress: Progress, enquiry: Enquiry) -> Iterator[ReaderGroup]:
    """The councillor, where an assistant writes for them, and the assistant who can follow it."""
    assistant = assistant_in(progress)
    if assistant is None:
        return
    member = asking_councillor(progress)
    if progress.user.is_assistant:
        yield named_reader(member, styled_member(member))
    if can_follow(enquiry):
        yield named_reader(assistant, with_role(assistant, member))


def assistant_context(progress: Progress, enquiry: Enquiry) -> Context:
    """What the page says of an assistant: who wrote it, if they can read it, who sends it."""
    assistant = assistant_in(progress)
    writer = progress.answers.get("drafted_by_name", "")
    if assistant is None:
        return {"drafted_by": writer} if writer else {}
    may = can_follow(enquiry)
    clause = enquiry.version.cite(may.clause)
    who = "You" if progress.user.is_assistant else assistant.name
    refusal: Context = {} if may else {"cannot_read": who, "clause": clause}
    if not progress.user.is_assistant:
        return refusal | {"drafted_by": writer}
    member = asking_councillor(progress)
    sends = bool(can_send_for(assistant, member))
    return refusal | {
        "sends_for": styled_member(member),
        "signed": with_role(assistant, member) if sends else "",
        "give": GIVE,
    }


def share_with_assistant(progress: Progress, enquiry: Enquiry) -> None:
    """Let the assistant who wrote it follow it, where the protocol allows that. They typed the
    resident’s details themselves."""
    assistant = assistant_in(progress)
    if assistant and can_follow(enquiry):
        share = EnquiryShare(case=enquiry, person=assistant, given_by=enquiry.member)
        share.given_at, share.with_resident = timezone.now(), True
        write(share, by=progress.user, reason=Verb.SHARED)


def redirect_if_not_shown(request: PortalRequest, enquiry: Enquiry) -> HttpResponse | None:
    """Home, for an assistant who cannot read what they have sent."""
    user = request.user
    if not user.is_assistant or Enquiry.objects.visible_to(user).filter(pk=enquiry.pk).exists():
        return None
    messages.success(request, f"Enquiry {enquiry.reference} sent")
    return redirect("home")
