"""What was counted in a quarter: report events as the triggers write them, many at once."""

from datetime import date

from people.models import Service, Ward
from protocols.models import Protocol
from reports.committee_report.actions import (
    make_report,
    sign_off_report,
    words_mark,
    write_in_report,
)
from reports.committee_report.content import content_of, fingerprint
from reports.committee_report.figures import quarter_from
from reports.models import QuarterlyReport, ReportEvent
from tests.people import named

COMMENTS = {"service": "There was a <b>storm</b>."}
AUGUST = date(2026, 8, 1)


def results_in(service, *, met=0, late=0, month=AUGUST, **more):
    """So many replies of a service, in Harbour and about facts unless told."""
    row = {"service": Service.objects.get(name=service), "ward": Ward.objects.get(name="Harbour")}
    row |= {"kind": "fact", "promise": "reply", "month": month, "member": named("clara")}
    row |= {"protocol": Protocol.objects.earliest("pk")} | more
    ReportEvent.objects.bulk_create(
        ReportEvent(**{"what": what} | row)
        for what, number in (("met", met), ("late", late))
        for _ in range(number)
    )


def a_quarter():
    """July to September 2026: two services and two kinds that are shown, and a small one each."""
    Service.objects.get_or_create(name="Trees")
    results_in("Highways", met=30, late=6)
    results_in("Waste", met=12, late=9, kind="casework")
    results_in("Trees", met=3, late=1, kind="policy")
    results_in("Highways", met=20, late=10, month=date(2026, 5, 1))


def draft_report():
    """Of July to September 2026, made by Dev on 1 December."""
    a_quarter()
    return make_report(quarter_from(date(2026, 7, 1)), by=named("dev"))


def signed_off_report():
    return sign_off(draft_report())


def sign_off(report):
    """By Mona, with her words."""
    words = {"introduction": "The first report.\n\nIt covers three months.", "comments": COMMENTS}
    write_in_report(report, **words, by=named("mona"), shown=words_mark(report))
    report.refresh_from_db()
    sign_off_report(report, by=named("mona"), shown=fingerprint(content_of(report)))
    return QuarterlyReport.objects.get(pk=report.pk)
