"""Sharing an enquiry with a colleague, and ending that: the colleague is told of both, history has
both."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from casework.cases import locked_case, verb
from casework.notices import ledger
from enquiries.models import Enquiry, EnquiryShare, Verb
from enquiries.sharing import policy
from enquiries.sharing.colleagues import colleagues_of
from foundation.history import write
from people.directory import styled_member
from people.models import User


@verb(policy.can_share)
def share(
    enquiry: Enquiry, *, person: User, with_resident: bool = False, by: User, key: UUID
) -> None:
    """Let a colleague read it from now on. The same `key` is the same share."""
    if enquiry.shares.filter(key=key).exists():
        return
    if not colleagues_of(by, enquiry).filter(pk=person.pk).exists():
        raise PermissionDenied(
            f"{person.name} can read this enquiry already, or is neither a councillor of the same"
            " ward nor your assistant today. Select someone else."
        )
    now = timezone.now()
    end_lapsed_share(enquiry, person, by=by)
    row = EnquiryShare(key=key, case=enquiry, person=person, given_by=by, given_at=now)
    row.with_resident = with_resident
    write(row, by=by, reason=Verb.SHARED)
    # A row of history needs a field: the timeline says that it was shared.
    write(enquiry, by=by, reason=Verb.SHARED, title=enquiry.title)
    sentence = f"{styled_member(by)} has shared an enquiry with you."
    ledger.notify([person], "shared", sentence, about=enquiry, once=str(row.pk))


def end_lapsed_share(enquiry: Enquiry, person: User, *, by: User) -> None:
    """End one that no one ended and that shows nothing any more, for example because the colleague
    was out of office. Then the new one says what they see."""
    for row in enquiry.shares.open().filter(person=person):
        write(row, by=by, reason=Verb.SHARE_ENDED, ended_at=timezone.now())


@transaction.atomic
def end_share(row: EnquiryShare, *, by: User) -> None:
    """Stop sharing; ended twice, it was ended once. The row of the case is locked, so that nobody
    shares it at the same time."""
    enquiry = locked_case(row.case)
    row = EnquiryShare.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if row.ended_at and row.given_by_id == by.pk:
        return
    policy.can_end_share(by, row).or_raise()
    write(row, by=by, reason=Verb.SHARE_ENDED, ended_at=timezone.now())
    write(enquiry, by=by, reason=Verb.SHARE_ENDED, title=enquiry.title)
    notify_share_ended(row, f"{styled_member(by)} has stopped sharing an enquiry with you.")


def end_every_share(enquiry: Enquiry, *, to: User, by: User) -> None:
    """When it passes `to` another councillor, who decides again. One it was shared with may be that
    councillor, who hears that it was handed over."""
    for row in enquiry.shares.open().select_related("person", "case"):
        write(row, by=by, reason=Verb.SHARE_ENDED, ended_at=timezone.now())
        if row.person != to:
            notify_share_ended(row, "An enquiry that was shared with you has a new councillor.")


def notify_share_ended(row: EnquiryShare, sentence: str) -> None:
    """Tell the colleague, if they could read it until now. The link leads home, because the enquiry
    is not shown to them any more."""
    if row.person.gets_mail and row.person.reads_as_councillor:
        once, home = str(row.pk), reverse("home")
        ledger.notify([row.person], "share-ended", sentence, about=row.case, once=once, path=home)
