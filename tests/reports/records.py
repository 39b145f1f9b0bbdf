"""A report to committee on record."""

from datetime import date

from django.utils import timezone

from foundation.history import write
from reports.committee_report.figures import figures_of, quarter_from
from reports.models import QuarterlyReport, ReportVerb
from tests.people import named


def report_on_record() -> QuarterlyReport:
    """A draft, of a quarter in which nothing was counted."""
    first, now = date(2025, 7, 1), timezone.now()
    report = QuarterlyReport(quarter=first, figures_at=now)
    report.figures = figures_of(quarter_from(first), now)
    write(report, by=named("dev"), reason=ReportVerb.MADE)
    return report
