"""Receipts read: which members have been told about an announcement, when and how."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import Min

from announcements.models import Announcement, HowTold
from announcements.routing import MemberConcerned, members_concerned
from casework.models import Notice, NoticeState

EVENT = "announced"  # of the email to each member


class Told(NamedTuple):
    """When a member was told, and how."""

    at: datetime
    how: HowTold


def told_members(announcement: Announcement) -> dict[int, Told]:
    """When and how each member was told, by key: by an email that the mail server accepted, or by
    opening it in the portal, whichever came first."""
    mails = Notice.objects.about(announcement.ledger_name).filter(
        event=EVENT, state=NoticeState.SENT
    )
    sent = mails.values_list("addressee").annotate(Min("sent_at"))
    told = {member: Told(at, HowTold.EMAIL) for member, at in sent}
    for receipt in announcement.receipts.all():
        member, at = receipt.member_id, receipt.opened_at
        if at and (member not in told or at < told[member].at):
            told[member] = Told(at, HowTold.PORTAL)
    return told


def members_not_told(announcement: Announcement) -> list[MemberConcerned]:
    """The members concerned today that have not been told."""
    told = told_members(announcement)
    return [one for one in members_concerned(announcement) if one.person.pk not in told]
