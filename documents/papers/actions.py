"""Presenting a report or advice to a committee, once and for good."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from documents.models.committee_report import CommitteeReport
from documents.papers import policy
from foundation.turns import made_before
from people.models import User
from protocols.version_cache import todays_protocol


@transaction.atomic
def present(paper: CommitteeReport, *, by: User, key: UUID) -> CommitteeReport:
    """Save a paper, not saved yet. With a key used before, the paper it was used for. Raises
    PermissionDenied, a sentence."""
    policy.can_present(by, todays_protocol()).or_raise()
    if before := made_before(CommitteeReport.objects.all(), key, by=by):
        return before
    paper.key, paper.by, paper.signed = key, by, by.signed
    paper.recorded_at = timezone.now()
    paper.save(force_insert=True)
    return paper
