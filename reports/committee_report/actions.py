"""What happens to a report: made, made again, written in, signed off, or deleted as a draft."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from foundation.history import remove_row, write
from foundation.turns import wait_for_turn
from foundation.verdict import denied, refuse_unless_shown
from people.models import User
from reports import policy
from reports.committee_report.content import content_of, fingerprint, signed_content
from reports.committee_report.figures import figures_of, quarter_from
from reports.dashboard.periods import Months
from reports.models import QuarterlyReport, ReportVerb

CHANGED = "This draft has changed since you opened this page. Read it again."


@transaction.atomic
def make_report(quarter: Months, *, by: User) -> QuarterlyReport:
    """The report on a quarter that is over; the one that is there, if somebody made it before."""
    policy.can_make_committee_report(by).or_raise()
    now = timezone.now()
    if quarter.after > timezone.localdate(now):
        denied("This quarter is not over yet.").or_raise()
    wait_for_turn("quarterly report", quarter.first)
    if report := QuarterlyReport.objects.filter(quarter=quarter.first).first():
        return report
    report = QuarterlyReport(quarter=quarter.first, figures_at=now)
    report.figures = figures_of(quarter, now)
    write(report, by=by, reason=ReportVerb.MADE)
    return report


@transaction.atomic
def renew_figures(report: QuarterlyReport, *, by: User) -> None:
    report, now = locked_report(report), timezone.now()
    policy.can_renew_committee_report(by, report).or_raise()
    figures = figures_of(quarter_from(report.quarter), now)
    write(report, by=by, reason=ReportVerb.RENEWED, figures=figures, figures_at=now)


@transaction.atomic
def write_in_report(
    report: QuarterlyReport, *, introduction: str, comments: Mapping[str, str], by: User, shown: str
) -> None:
    report = locked_report(report)
    policy.can_write_in_committee_report(by, report).or_raise()
    refuse_unless_shown(shown, words_mark(report), CHANGED)
    words = {"introduction": introduction, "comments": dict(comments)}
    write(report, by=by, reason=ReportVerb.WROTE, **words)


@transaction.atomic
def sign_off_report(report: QuarterlyReport, *, by: User, shown: str) -> None:
    """Keep the content as it was shown, with who signed it off and when, for ever."""
    report, now = locked_report(report), timezone.now()
    policy.can_sign_off_committee_report(by, report).or_raise()
    refuse_unless_shown(shown, fingerprint(content_of(report)), CHANGED)
    signed = {"signed_off_by": by, "signed_off_at": now}
    content = signed_content(report, by=by, at=now)
    write(report, by=by, reason=ReportVerb.SIGNED_OFF, content=content, **signed)


@transaction.atomic
def delete_draft_report(report: QuarterlyReport, *, by: User) -> None:
    report = locked_report(report)
    policy.can_delete_committee_report(by, report).or_raise()
    remove_row(report, by=by, reason=ReportVerb.DELETED)


def locked_report(report: QuarterlyReport) -> QuarterlyReport:
    """The fresh row. Raises PermissionDenied if it has been deleted."""
    fresh = QuarterlyReport.objects.select_for_update(of=("self",)).filter(pk=report.pk).first()
    if fresh is None:
        raise PermissionDenied("This draft has been deleted.")
    return fresh


def words_mark(report: QuarterlyReport) -> str:
    """What names the words of a draft, so that nobody writes over others’ without seeing them."""
    return fingerprint(repr((report.introduction, sorted(report.comments.items()))))
