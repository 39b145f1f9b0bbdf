"""What reports are made of: events and monthly counts of them, and reports on quarters."""

from reports.models.events import (
    NO_DAYS,
    NO_SERVICE,
    WHOLE_COUNCIL,
    By,
    MonthlyCount,
    ReportEvent,
    What,
)
from reports.models.quarterly_report import QuarterlyReport, ReportVerb, reads_all_figures

__all__ = (
    "NO_DAYS",
    "NO_SERVICE",
    "WHOLE_COUNCIL",
    "By",
    "MonthlyCount",
    "QuarterlyReport",
    "ReportEvent",
    "ReportVerb",
    "What",
    "reads_all_figures",
)
