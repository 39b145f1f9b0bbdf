"""Handing over enquiries: each passes to the new councillor, in one transaction for all."""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from enquiries.handover import notices, policy
from enquiries.models import Enquiry, EnquiryHandover, Verb
from enquiries.sharing.actions import end_every_share
from foundation.history import write
from people.models import User

CHANGED = "Some of these enquiries can no longer be handed over. Tick those you still want to."


@transaction.atomic
def hand_over(
    member: User, *, to: User, enquiries: Collection[int], agreed: Collection[int] = (), by: User
) -> list[Enquiry]:
    """Make `to` the councillor of these enquiries of `member`. Due dates stay as they are.

    `agreed` are those whose resident has agreed that their details go with it. Sent twice, it is
    done once: those that this person has handed to the same councillor already are passed over.
    """
    policy.can_hand_over(by, member).or_raise()
    policy.can_take_over(to, member).or_raise()
    rows = locked_rows(enquiries)
    handed = [row for row in rows if row.member_id != to.pk or not was_handed(row, to, by)]
    open_ones = policy.open_enquiries(by, member).filter(pk__in=enquiries)
    allowed = set(open_ones.values_list("pk", flat=True))
    if len(rows) < len(set(enquiries)) or not {row.pk for row in handed} <= allowed:
        raise PermissionDenied(CHANGED)
    for enquiry in handed:
        hand_over_one(enquiry, member, to, with_resident=enquiry.pk in agreed, by=by)
    if handed:
        notices.notify_handed_over(handed, member, to, by=by)
    return handed


def locked_rows(keys: Collection[int]) -> list[Enquiry]:
    """In one order, so that two people never wait for each other."""
    rows = Enquiry.objects.select_for_update(of=("self",)).filter(pk__in=keys)
    return list(rows.select_related("officer", "service").order_by("pk"))


def was_handed(enquiry: Enquiry, to: User, by: User) -> bool:
    return EnquiryHandover.objects.filter(case=enquiry, to_member=to, by=by).exists()


def hand_over_one(
    enquiry: Enquiry, member: User, to: User, *, with_resident: bool, by: User
) -> None:
    letters, resident = policy.letters_after(enquiry, by), getattr(enquiry, "resident", None)
    end_every_share(enquiry, to=to, by=by)
    row = EnquiryHandover(case=enquiry, from_member=member, to_member=to, by=by, letters=letters)
    row.at, row.with_resident = timezone.now(), with_resident or resident is None
    write(row, by=by, reason=Verb.HANDED_OVER)
    write(enquiry, by=by, reason=Verb.HANDED_OVER, member=to)
    if resident and not with_resident:
        Enquiry.objects.forget_resident(enquiry, resident.name)
