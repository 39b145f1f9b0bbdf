"""Enquiries and drafts of officers who have left their service: who has them now."""

from collections.abc import Iterator

from django.db.models import Exists, F, OuterRef, Q

from enquiries import actions, assignment, routing
from enquiries.models import Enquiry, EnquiryQuerySet, ReplyDraft
from enquiries.models.reply_drafts import ReplyDraftQuerySet
from foundation import sweeps
from foundation.turns import wait_for_turn
from people.models import (
    User,
    has_left_service,
    leads_of_service,
    leads_service,
    system_user,
    unique_people,
)


def move_left_behind() -> int:
    """Returns how many have somebody now. Running twice moves none twice."""
    keys = left_behind().order_by("pk").values_list("pk", flat=True)
    return sweeps.deal_with_each("enquiries of leavers", keys, move_to_lead)


def left_behind() -> EnquiryQuerySet:
    """Those that somebody can have now: an office, or a lead of the service. A statutory duty stays
    as it is, because only its statutory officer can move it."""
    gone = Enquiry.objects.open().filter(has_left_service("officer", "service"), duty_of="")
    return gone.filter(Q(leads_service("service")) | ~Q(office=""))


def move_to_lead(key: int) -> bool:
    """Assign it to the lead of its service, or back to its office, unless somebody else is at it.
    The due date stays, and people are told as of any assignment. Whether somebody could have it."""
    rows = left_behind().defer("search").filter(pk=key)
    enquiry = rows.select_for_update(of=("self",), skip_locked=True).first()
    if enquiry is None:
        return False
    lead = None if enquiry.office else next(leads_who_can_have(enquiry), None)
    if lead or enquiry.office:
        actions.move_to_officer(enquiry, lead, by=system_user())
    return enquiry.officer == lead


def pass_on_drafts() -> int:
    """What officers who have left their service had written and not sent goes to the officer of the
    case. Returns how many; twice passes on none twice."""
    keys = drafts_left_behind().order_by("pk").values_list("pk", flat=True)
    return sweeps.deal_with_each("drafts of leavers", keys, pass_on_draft)


def drafts_left_behind() -> ReplyDraftQuerySet:
    """Those on a case that another officer has, without a draft of theirs for the same letter."""
    theirs = ReplyDraft.objects.filter(
        case=OuterRef("case"), writer=OuterRef("case__officer"), verb=OuterRef("verb")
    )
    gone = ReplyDraft.objects.filter(has_left_service("writer", "case__service"))
    return gone.filter(~Exists(theirs), case__officer__isnull=False).exclude(
        writer=F("case__officer")
    )


def pass_on_draft(key: int) -> bool:
    """It is deleted on the day that was set for it before."""
    rows = drafts_left_behind().filter(pk=key).select_related("case").defer("case__search")
    draft = rows.select_for_update(of=("self",), skip_locked=True).first()
    if draft is None:
        return False
    wait_for_turn("reply draft", draft.case_id, draft.case.officer_id)
    started_by = draft.started_by_id or draft.writer_id
    found = drafts_left_behind().filter(pk=key)
    return bool(found.update(writer=draft.case.officer_id, started_by=started_by))


def leads_who_can_have(enquiry: Enquiry) -> Iterator[User]:
    """Its leads, the head first. A confidential enquiry goes to those who would get a new one."""
    people = leads_of_service(enquiry.service_id)
    if enquiry.is_sealed and enquiry.service:
        people = routing.managers_of(enquiry.kind, enquiry.service)
    for person in unique_people(people):
        if person.pk != enquiry.officer_id and assignment.officer_fits(person, enquiry):
            yield person
