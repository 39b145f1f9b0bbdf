"""A report to committee on the last quarter that is over, signed off by the Monitoring Officer."""

from django.db import transaction
from django.utils import timezone

from people.models import holders_of_role
from people.roles import Role
from reports.committee_report import actions
from reports.committee_report.content import content_of, fingerprint
from reports.dashboard.periods import months_to_choose
from reports.models import QuarterlyReport

INTRODUCTION = (
    "Members and officers have worked under this protocol since the council adopted it.\n\n"
    "Where a reply was late, the chief officer of the service has been told."
)


@transaction.atomic
def make_committee_report() -> None:
    """Once, from the figures as they are now."""
    officer = next(iter(holders_of_role(Role.MONITORING_OFFICER)), None)
    if officer is None or QuarterlyReport.objects.exists():
        return
    quarter = next(iter(months_to_choose(timezone.localdate(), only_quarters=True).values()))
    report = actions.make_report(quarter, by=officer)
    words = {"introduction": INTRODUCTION, "shown": actions.words_mark(report)}
    actions.write_in_report(report, **words, comments={}, by=officer)
    report.refresh_from_db()
    actions.sign_off_report(report, by=officer, shown=fingerprint(content_of(report)))
