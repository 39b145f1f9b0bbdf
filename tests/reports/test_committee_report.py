"""Reports to committee: who makes, reads, writes and signs them off, and what stays as it was."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.urls import reverse

from casework.absences.actions import record_absence
from people.models import Standing, User
from people.roles import Role
from reports.committee_report import actions
from reports.committee_report.content import content_of, fingerprint
from reports.models import QuarterlyReport, ReportVerb
from tests.established import establish
from tests.owner import as_owner
from tests.people import STARTED, named, signed_in
from tests.protocols.pages import text_of
from tests.reports.quarters import a_quarter, draft_report, results_in, signed_off_report

pytestmark = pytest.mark.django_db
READERS = ("clara", "omar", "ruth", "stan", "ada", "pat", "petra")
MAKERS = ("dev", "eve", "mona")
VERBS = ("write", "renew", "sign-off", "delete")
MAKE = {"key": uuid4(), "quarter": "2026-3"}


def url(name, *more):
    return reverse(f"committee:{name}", args=["2026-3", *more])


def page(who, name="report", status=200):
    response = signed_in(who).get(url(name))
    assert response.status_code == status
    return text_of(response).replace("&nbsp;", " ")


def send(who, name, **typed):
    return signed_in(who).post(url(name), {"key": uuid4(), **typed})


def reasons(report):
    rows = report.history.order_by("history_id")
    return [row.history_change_reason for row in rows]


@pytest.fixture
def draft(clock):
    return draft_report()


@pytest.fixture
def signed(clock):
    return signed_off_report()


def test_one_press_makes_the_report_on_a_quarter_that_is_over(clock):
    a_quarter()
    client = signed_in("dev")
    assert "July to September 2026" in text_of(client.get(reverse("committee:reports")))
    for _ in range(2):
        assert client.post(reverse("committee:make"), MAKE).url == url("report")
    assert reasons(QuarterlyReport.objects.get()) == [ReportVerb.MADE]
    words = text_of(client.get(url("report")))
    assert "45 of 61 replies due in July to September 2026 were sent on time (74%)." in words
    assert "The Monitoring Officer has not signed it off" not in words  # the tag says it
    assert "July to September 2026" not in text_of(client.get(reverse("committee:make")))


def test_a_quarter_that_is_not_over_has_no_report(clock):
    typed = MAKE | {"quarter": "2026-4"}
    response = signed_in("dev").post(reverse("committee:make"), typed)
    assert "Select a quarter that is over" in text_of(response)
    with pytest.raises(PermissionDenied, match="not over"):
        actions.make_report(actions.quarter_from(date(2026, 10, 1)), by=named("dev"))


@pytest.mark.parametrize("who", ["clara", "omar", "sam"])
def test_nobody_else_makes_reads_or_changes_a_draft(who, draft):
    refused = signed_in(who).post(reverse("committee:make"), MAKE)
    assert (refused.status_code, "Only coordinators" in text_of(refused)) == (403, True)
    assert "July to September" not in text_of(signed_in(who).get(reverse("committee:reports")))
    for name in ("report", *VERBS):
        assert signed_in(who).get(url(name)).status_code == 404
    for ending in ("pdf", "odt", "html", "json"):
        assert signed_in(who).get(url("file", ending)).status_code == 404
    assert send(who, "delete").status_code == 404


@pytest.mark.parametrize("who", ["dev", "eve"])
def test_only_the_monitoring_officer_writes_and_signs_off(who, draft):
    assert "Only the Monitoring Officer can write" in page(who, "write", 403)
    assert "Only the Monitoring Officer can sign off" in page(who, "sign-off", 403)
    mark = fingerprint(content_of(draft))
    assert send(who, "sign-off", shown=mark).status_code == 403
    assert (
        send(who, "write", introduction="Mine", shown=actions.words_mark(draft)).status_code == 403
    )
    assert reasons(draft) == [ReportVerb.MADE]


def test_from_the_press_to_signed_off(clock):
    a_quarter()
    mona = signed_in("mona")
    mona.post(reverse("committee:make"), MAKE)
    report = QuarterlyReport.objects.get()
    written = {"introduction": "A good quarter.", "service": "A <b>storm</b>."}
    assert send("mona", "write", shown=actions.words_mark(report), **written).status_code == 302
    shown = mona.get(url("sign-off")).context["form"]["shown"].value()
    assert "A good quarter." in page("mona", "sign-off")
    clock.next_day()
    assert send("mona", "sign-off", shown=shown).url == url("report")
    words = page("clara")
    assert "Signed off by Mona Reid Signed off on Wednesday 2 December 2026" in words
    assert "A good quarter." in words
    assert "A &lt;b&gt;storm&lt;/b&gt;." in words
    report.refresh_from_db()
    assert reasons(report) == [ReportVerb.MADE, ReportVerb.WROTE, ReportVerb.SIGNED_OFF]
    assert fingerprint(report.content) in words


@pytest.mark.parametrize("who", [*READERS, *MAKERS])
def test_everyone_with_a_post_reads_what_was_signed_off(who, signed):
    assert "July to September 2026" in text_of(signed_in(who).get(reverse("committee:reports")))
    assert "The first report." in page(who)
    assert signed_in(who).get(url("file", "json")).status_code == 200


def test_somebody_without_a_post_reads_nothing(signed):
    page("sam", status=404)
    assert signed_in("sam").get(reverse("committee:reports")).status_code == 403


def test_what_was_signed_off_stays_as_it_is(signed):
    for name in VERBS:
        assert "cannot be changed" in page("mona", name, 403)
        assert send("mona", name, shown="x").status_code == 403
    with pytest.raises(DatabaseError, match="Cannot update or delete"), as_owner():
        signed.save()
    with pytest.raises(DatabaseError, match="Cannot update or delete"), as_owner():
        signed.delete()


def test_a_late_correction_changes_no_report_and_the_page_says_so(signed):
    before = content_of(signed)
    assert "have been corrected" not in page("clara")
    results_in("Highways", late=2)
    assert "have been corrected since the report was signed off" in page("clara")
    assert signed_in("clara").get(url("file", "json")).content.decode() == before


def test_a_draft_is_made_again_from_newer_figures(draft):
    results_in("Highways", late=2)
    assert "Today’s figures for this quarter are different" in page("dev")
    assert send("dev", "renew").status_code == 302
    words = page("dev")
    assert "45 of 63 replies" in words
    assert "are different" not in words
    assert reasons(draft) == [ReportVerb.MADE, ReportVerb.RENEWED]


def test_nobody_signs_off_what_was_not_shown(draft):
    shown = fingerprint(content_of(draft))
    results_in("Highways", late=2)
    send("dev", "renew")
    refused = send("mona", "sign-off", shown=shown)
    assert refused.status_code == 409
    assert "This draft has changed since you opened this page" in text_of(refused)
    again = refused.context["form"]["shown"].value()
    assert send("mona", "sign-off", shown=again).status_code == 302


def test_words_are_not_written_over_unseen(draft):
    mark = actions.words_mark(draft)
    assert send("mona", "write", introduction="One", shown=mark).status_code == 302
    assert send("mona", "write", introduction="Two", shown=mark).status_code == 409
    draft.refresh_from_db()
    assert draft.introduction == "One"


def test_a_draft_is_deleted_by_who_can_make_it_until_it_has_words(draft):
    send("mona", "write", introduction="One", shown=actions.words_mark(draft))
    assert "so only they can delete it" in page("dev", "delete", 403)
    assert send("mona", "delete").url == reverse("committee:reports")
    assert not QuarterlyReport.objects.exists()
    assert QuarterlyReport.history.first().history_change_reason == ReportVerb.DELETED
    with pytest.raises(PermissionDenied, match="has been deleted"):
        actions.renew_figures(draft, by=named("dev"))
    actions.make_report(actions.quarter_from(draft.quarter), by=named("dev"))
    assert send("eve", "delete").status_code == 302


def test_a_deputy_signs_off_while_the_monitoring_officer_is_away(draft, clock):
    dan = User.objects.create_user("dan@westhaven.example", "Dan Ellis")
    post = {"role": Role.MONITORING_OFFICER, "standing": Standing.DEPUTY}
    establish(person=dan, **post, starts_on=STARTED)
    page("dan", "sign-off", 404)
    days = {"starts_on": date(2026, 12, 1), "ends_on": date(2026, 12, 4)}
    record_absence(**days, key=uuid4(), by=named("mona"))
    assert send("dan", "sign-off", shown=fingerprint(content_of(draft))).status_code == 302
    draft.refresh_from_db()
    assert '"Deputy Monitoring Officer"' in draft.content


def test_the_list_takes_as_many_statements_for_one_report_as_for_several(
    signed, client, django_assert_max_num_queries
):
    for month in (1, 4):
        actions.make_report(actions.quarter_from(date(2026, month, 1)), by=named("dev"))
    client.force_login(named("dev"))
    client.get(reverse("committee:reports"))
    with django_assert_max_num_queries(7):
        assert "April to June 2026" in text_of(client.get(reverse("committee:reports")))


@pytest.mark.parametrize("name", ["2026-5", "2026", "26-3", "0000-1", "٢٠٢٦-3", "9999-4"])
def test_a_quarter_that_is_none_is_not_there(name, signed):
    found = signed_in("mona").get(f"/figures/committee/{name}/")
    assert found.status_code == 404
