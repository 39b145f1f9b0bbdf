"""Presenting a report or advice to a committee, once and for good."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from documents.models.committee_report import CommitteeReport, PaperKind
from documents.papers import policy
from foundation.turns import made_before
from people.models import Committee, User
from protocols.version_cache import todays_protocol


@transaction.atomic
def present(
    *,
    committee: Committee,
    kind: PaperKind,
    title: str,
    text: str,
    presented_on: date,
    by: User,
    key: UUID,
) -> CommitteeReport:
    """With a key used before, what it was used for. Raises PermissionDenied, a sentence."""
    policy.can_present(by, todays_protocol()).or_raise()
    if before := made_before(CommitteeReport.objects.all(), key, by=by):
        return before
    return CommitteeReport.objects.create(
        key=key,
        committee=committee,
        kind=kind,
        title=title,
        text=text,
        presented_on=presented_on,
        by=by,
        signed=by.signed,
        recorded_at=timezone.now(),
    )
