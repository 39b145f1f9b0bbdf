"""Two who press at once make one report, and sign off one."""

import pytest
from django.urls import reverse

from reports.committee_report.content import content_of, fingerprint
from reports.models import QuarterlyReport, ReportVerb
from tests.reports.quarters import draft_report
from tests.test_at_once import pressed
from tests.test_concurrent_requests import at_once, signed_in

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_who_press_at_once_make_one_report(council, clock):
    typed = {"key": "6a1f6c1e-0d0b-4a36-9a5e-2b9d3c1f7e55", "quarter": "2026-3"}
    clients = [signed_in(who) for who in ("dev", "eve", "mona")]
    url = reverse("committee:make")
    answers = at_once(*(lambda c=c: c.post(url, typed) for c in clients))
    assert {answer.status_code for answer in answers} == {302}
    assert {answer.url for answer in answers} == {reverse("committee:report", args=["2026-3"])}
    report = QuarterlyReport.objects.get()
    assert [row.history_change_reason for row in report.history.all()] == [ReportVerb.MADE]


def test_a_report_signed_off_twice_at_once_is_signed_off_once(council, clock):
    report = draft_report()
    typed = {
        "key": "6a1f6c1e-0d0b-4a36-9a5e-2b9d3c1f7e55",
        "shown": fingerprint(content_of(report)),
    }
    url = reverse("committee:sign-off", args=["2026-3"])
    answers = pressed(3, "mona", url, typed)
    assert 302 in answers <= {302, 403, 409}
    rows = report.history.filter(history_change_reason=ReportVerb.SIGNED_OFF)
    assert rows.count() == 1
