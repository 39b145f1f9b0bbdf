"""Sealing of employment cases: who gets what at each address, and that a dump, a log, a mail, a
list or a page of others shows no trace."""

import logging
from uuid import uuid4

import pytest
from django.contrib import admin
from django.core import mail
from django.db.models import QuerySet
from django.urls import reverse

from casework.jobs import send_notices
from casework.sealing import keys
from casework.sealing.row_tags import row_tag
from foundation.paging import PAGE_SIZE
from relations.models import (
    EmploymentAccess,
    EmploymentCase,
    EmploymentSeat,
    TrainingKind,
    deciding_tag,
)
from tests.access_tables import check_access
from tests.clause_protocols import adopt_for
from tests.complaints import sealed_notices
from tests.complaints.actors import seen
from tests.complaints.test_dump import dump, unpacked
from tests.enquiries.test_queries import statements
from tests.owner import as_owner
from tests.people import named, signed_in
from tests.relations import employment_cases as cases
from tests.relations.employment_cases import ABOUT, DUTIES, FINDINGS, OUTCOME, PLACE, PLANTED
from tests.relations.panels import hana, trained
from tests.relations.visits import quayside_ward

pytestmark = pytest.mark.django_db
WHO = (
    *("clara", "nia", "omar", "grace", "ruth", "colin", "stan", "hana"),
    *("dev", "eve", "mona", "ada", "sam", "pat", "petra"),
)
OTHERS = (
    *("ivy", "stan", "omar", "grace", "ruth", "colin", "dev", "eve"),
    *("pat", "petra", "ada", "sam"),
)
PAGES = (
    *("/", "/relations/", "/relations/employment-cases/", "/relations/connections/"),
    *("/relations/panels/", "/relations/calendar/?month=2026-12"),
    *("/relations/calendar/?month=2026-12&as=list", "/relations/calendar/day/?day=2026-12-09"),
    *("/enquiries/", "/enquiries/?q=Zamboni", "/everything/", "/everything/csv/"),
    *("/complaints/", "/account/", "/calendar/", "/monitoring/"),
)


def everybody(status, **others):
    return {who: others.get(who, status) for who in WHO}


# Clara has confirmed that nothing influences her, Nia has not. The case concerns Stan.
KEEPERS = everybody(404, hana=200, mona=200, clara=403, nia=403)
EMPLOYMENT_CASES = {
    "relations:employment-cases": everybody(200),
    "relations:start-employment-case": everybody(403, hana=200, mona=200),
    "relations:employment-case": everybody(404, hana=200, mona=200, clara=200, nia=302),
    "relations:no-influence": KEEPERS | {"hana": 403, "mona": 403, "nia": 200},
    "relations:appoint-case-member": KEEPERS,
    "relations:end-case-member": KEEPERS | {"nia": 404},
    "relations:case-meeting": KEEPERS,
    "relations:case-meeting-file": everybody(404, hana=200, mona=200, clara=200),
    "relations:case-facts": KEEPERS,
    "relations:case-outcome": KEEPERS | {"hana": 403, "mona": 403},  # there are no findings
}


def address(name, case):
    if name in ("relations:employment-cases", "relations:start-employment-case"):
        return reverse(name)
    more = [case.seats_today[0].key] if name == "relations:end-case-member" else []
    return reverse(name, args=[case.key, *more])


def test_each_person_gets_what_the_table_says(subtests, clock):
    adopt_for(clock, "oxford")
    case = cases.arranged(cases.confirmed(cases.appointed(), "clara"))
    check_access(EMPLOYMENT_CASES, lambda name: address(name, case), subtests)


def walked(clock):
    """A case through all that is typed into it, on its pages."""
    adopt_for(clock, "oxford")
    hana()
    browser = signed_in("hana")
    sent = {"officer": named("stan").pk, "kind": "disciplinary", "text": ABOUT, "key": uuid4()}
    assert browser.post(reverse("relations:start-employment-case"), sent).status_code == 302
    case = cases.confirmed(cases.appointed(EmploymentCase.objects.get()))
    address = case.get_absolute_url()
    signed_in("clara").get(address)
    times = {"day_day": 9, "day_month": 12, "day_year": 2026, "starts": "10am", "ends": "noon"}
    sent = times | {"place": PLACE, "key": uuid4()}
    assert browser.post(f"{address}meeting/", sent).status_code == 302
    words = {"findings": FINDINGS, "duties": DUTIES, "key": uuid4()}
    assert browser.post(f"{address}facts/", words).status_code == 302
    members = [str(seat.key) for seat in case.seats_today]
    sent = {"outcome": OUTCOME, "members": members, "key": uuid4()}
    assert browser.post(f"{address}outcome/", sent).status_code == 302
    return case


def test_a_dump_holds_no_word_of_a_case_and_no_name_in_its_tables(clock):
    walked(clock)
    tables = dump()
    planted = [
        (table, word)
        for table, content in tables.items()
        for word in PLANTED
        if word.lower().encode() in unpacked(content)
    ]
    assert planted == []
    ours = {name: rows for name, rows in tables.items() if "employment" in name}
    assert len(ours) >= 5
    for content in ours.values():
        plain = unpacked(content)
        assert not any(name in plain for name in (b"stan", b"clara", b"hana", b"nia"))


def test_rows_and_history_of_a_case_name_no_one_and_tell_no_hour(clock):
    walked(clock)
    assert set(EmploymentCase.history.values_list("history_user", flat=True)) == {None}
    assert set(EmploymentSeat.history.values_list("history_user", flat=True)) == {None}
    times = [*EmploymentAccess.objects.values_list("at", flat=True)]
    times += EmploymentCase.history.values_list("history_date", flat=True)
    times += EmploymentSeat.history.values_list("history_date", flat=True)
    assert {(at.hour, at.minute) for at in times} == {(0, 0)}


def test_mail_about_a_case_says_only_that_there_is_something(clock):
    walked(clock)
    sealed_notices.bring_forward()
    send_notices()
    texts = [f"{one.subject} {one.body}".lower() for one in mail.outbox if "something" in one.body]
    assert len(texts) >= 4
    for text in texts:
        assert not any(word in text for word in ("employment", "case", "stan", "disciplin"))


def test_no_log_and_no_administration_page_holds_a_word_of_a_case(clock, caplog):
    caplog.set_level(logging.DEBUG)
    walked(clock)
    assert not any(word in caplog.text for word in PLANTED)
    registered = {model.__name__ for model in admin.site._registry}
    assert not any(name.startswith(("Employment", "Panel", "Recruitment")) for name in registered)


def test_an_error_while_a_case_is_started_quotes_nothing_that_was_typed(clock, caplog, monkeypatch):
    def fail(*arguments, **more):
        raise ValueError(ABOUT)

    adopt_for(clock, "oxford")
    hana()
    monkeypatch.setattr("relations.employment_cases.actions.start_employment_case", fail)
    browser = signed_in("hana")
    browser.raise_request_exception = False
    sent = {"officer": named("stan").pk, "kind": "disciplinary", "text": ABOUT, "key": uuid4()}
    response = browser.post(reverse("relations:start-employment-case"), sent)
    assert response.status_code == 500
    assert "Zamboni" not in caplog.text + response.content.decode()


def test_nobody_else_finds_a_trace_on_any_page(clock):
    adopt_for(clock, "oxford")
    quayside_ward()
    hana()
    trained("clara", "nia", kind=TrainingKind.DISCIPLINARY)  # which is no secret
    browsers = {who: signed_in(who) for who in OTHERS}
    for browser in browsers.values():
        browser.raise_request_exception = False
        browser.get("/")
    before = {(who, page): seen(browsers[who], page) for who in OTHERS for page in PAGES}
    cases.decided(cases.found(cases.arranged()))
    after = {(who, page): seen(browsers[who], page) for who in OTHERS for page in PAGES}
    assert [where for where, page in after.items() if page != before[where]] == []


def test_a_case_and_no_case_give_others_the_same_answer(clock):
    adopt_for(clock, "oxford")
    case = cases.arranged()
    there, missing = case.get_absolute_url(), f"/relations/employment-cases/{uuid4()}/"
    for who in OTHERS[1:]:
        browser = signed_in(who)
        for verb in ("", "confirm/", "appoint/", "meeting/", "calendar/", "facts/", "outcome/"):
            assert seen(browser, there + verb) == seen(browser, missing + verb)


def test_a_tag_that_an_intruder_changes_opens_nothing(clock):
    adopt_for(clock, "oxford")
    case = cases.confirmed()
    quayside_ward()
    seat = case.seats_today[0]
    tag = row_tag(deciding_tag(named("ivy").pk), seat.key)
    with as_owner():
        QuerySet(EmploymentSeat).filter(pk=seat.pk).update(member=tag)
        QuerySet(EmploymentCase).filter(pk=case.pk).update(concerned="0" * 32)
    assert EmploymentCase.objects.visible_to(named("ivy")).exists()
    assert signed_in("ivy").get(case.get_absolute_url()).status_code == 404
    assert "Employment case</a>" not in signed_in("ivy").get(PAGES[2]).content.decode()


def test_the_columns_open_only_in_their_own_row(clock):
    adopt_for(clock, "oxford")
    first, second = cases.started(), cases.started(text="Another.")
    first.said = second.said
    with pytest.raises(keys.CannotOpen):
        _ = first.matter


def test_a_list_takes_a_fixed_number_of_statements(clock):
    adopt_for(clock, "oxford")
    cases.appointed()
    url, counts = reverse("relations:employment-cases"), []
    for rows in (1, 6):
        while EmploymentCase.objects.count() < rows:
            cases.appointed(cases.started())
        for who in ("hana", "clara"):
            browser = signed_in(who)
            browser.get("/help/")
            counts.append(statements(lambda browser=browser: browser.get(url)))
    assert PAGE_SIZE > 6
    assert counts[:2] == counts[2:]
    assert max(counts) <= 8
