"""Everything a councillor raised: what is listed, found, filtered, ordered and paged."""

from importlib import import_module

import pytest
from django.db import connection
from django.urls import reverse

from documents.models import DocumentRequest
from enquiries.models import Enquiry, Status
from portal.everything.asked import Asked
from portal.everything.views import summary_context
from tests.documents import cases as requests
from tests.enquiries import cases
from tests.established import change_posts
from tests.everything.pages import for_resident, page_of, references
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db


def test_enquiries_and_requests_stand_in_one_list_newest_first(clock):
    first = cases.raised()
    clock.set(2026, 12, 2, 10)
    second = requests.requested()
    clock.set(2026, 12, 3, 10)
    third = cases.raised()
    newest = [third.reference, second.reference, first.reference]
    assert references() == newest
    assert references(order="oldest") == newest[::-1]
    assert references(kind="document") == [second.reference]
    assert references(kind="ward", order="oldest") == [first.reference, third.reference]


def test_nobody_lists_what_someone_else_raised(clock):
    cases.assigned(), requests.requested()
    assert references("nia") == []
    assert "0 found for “Harbour”" in page_of("nia", q="Harbour").content.decode()


def test_a_councillor_who_has_left_gets_nothing(clock):
    cases.assigned()
    change_posts(named("clara").appointments.all(), ends_on="2026-11-30")
    addresses = map(reverse, ("everything", "enquiries:residents"))
    for address in (*addresses, reverse("export", args=["everything", "csv"])):
        assert signed_in("clara").get(address).status_code == 404


@pytest.mark.parametrize(
    "typed",
    ["resurfacing", "harb", "next year programmes", "omar", "highways", "Harbour Road Haddad"],
)
def test_it_is_found_by_words_place_service_officer_and_beginnings(typed, clock):
    enquiry = cases.assigned()
    assert references(q=typed) == [enquiry.reference]
    assert references(q=f"{typed} zeppelin") == []


@pytest.mark.parametrize("typed", ["quayside yard", "viability", "ruth", "highways viabil"])
def test_a_request_is_found_by_the_words_of_its_councillor(typed, clock):
    request = requests.assigned()
    expected = [] if typed == "ruth" else [request.reference]
    assert references(q=typed) == expected


def test_words_of_an_office_do_not_find_a_request(clock):
    """A view is for the offices of the final decision: no search tells what stands in it."""
    requests.with_view()
    assert len(references(q="quayside")) == 1
    assert references(q="view") == []


@pytest.mark.parametrize("typed", ["Pryce", "mrs pryce", "joan PRY", "Mr Joan Pryce"])
def test_it_is_found_by_its_residents_name(typed, clock):
    enquiry = for_resident()
    for_resident("Ann Other")
    assert references(q=typed) == [enquiry.reference]


@pytest.mark.parametrize("typed", ["E-2026-0001", "e2026 1", "E-2O26-OOOl"])
def test_a_reference_is_found_in_any_form_whatever_the_filters_say(typed, clock):
    enquiry = cases.raised()
    cases.raised()
    assert references(q=typed, year="2025", kind="fact") == [enquiry.reference]


def test_a_request_is_found_by_its_reference_and_any_case_by_a_part(clock):
    request, enquiry = requests.requested(), cases.raised()
    assert references(q=request.reference.lower()) == [request.reference]
    assert references(q="0001") == [enquiry.reference]


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (Status.RECEIVED, "with-council"),
        (Status.WITH_OFFICER, "with-council"),
        (Status.WAITING, "waiting"),
        (Status.ANSWERED, "answered"),
        (Status.CLOSED, "ended"),
        (Status.REDIRECTED, "ended"),
        (Status.WITHDRAWN, "ended"),
    ],
)
def test_each_state_of_an_enquiry_is_in_one_filter(status, state, clock):
    enquiry = cases.enquiry_at(status, clock)
    every = ("with-council", "waiting", "answered", "ended")
    assert [one for one in every if references(state=one) == [enquiry.reference]] == [state]


@pytest.mark.parametrize(
    ("make", "states"),
    [
        (requests.requested, ["with-council"]),
        (requests.questioned, ["waiting"]),
        (requests.decided, ["waiting", "answered"]),
        (requests.accepted, ["answered"]),
        (lambda: requests.decided("refuse"), ["ended"]),
        (requests.withdrawn, ["ended"]),
    ],
)
def test_each_state_of_a_request_is_in_a_filter(make, states, clock):
    make()
    every = ("with-council", "waiting", "answered", "ended")
    assert [one for one in every if references(state=one)] == states


def test_a_year_is_of_the_council_and_earlier_ones_stand_together(clock):
    clock.set(2020, 12, 31, 23)
    old = cases.raised()
    clock.set(2026, 1, 1, 0)
    new = cases.raised()
    clock.set(2026, 12, 1, 10)
    assert references(year="2026") == [new.reference]
    assert references(year="earlier") == [old.reference]
    assert references(year="2025") == []
    assert references(year="nonsense") == [new.reference, old.reference]


def test_pages_follow_each_other_without_gap_or_repeat(clock):
    for _ in range(14):
        cases.raised(), requests.requested()
    for order in ("", "oldest"):
        first = page_of(order=order)
        second = signed_in("clara").get(reverse("everything") + first.context["next_link"]["url"])
        pages = [[line.url for line in page.context["lines"]] for page in (first, second)]
        assert [len(page) for page in pages] == [25, 3]
        assert len({*pages[0], *pages[1]}) == 28
        assert second.context["next_link"] is None


def test_the_page_says_how_many_and_offers_the_other_years(clock):
    for_resident()
    page = page_of(q="pryce", year="2026").content.decode()
    assert "1 found for “pryce” in 2026." in page
    assert "Nothing more found in 2026." in page
    assert 'href="?q=pryce">Search all years' in page
    assert "Nothing found in 2025." in page_of(q="pryce", year="2025").content.decode()


@pytest.mark.parametrize(
    ("status", "line"),
    [
        (Status.RECEIVED, "Raised 1 December 2026. Not assigned yet."),
        (Status.WITH_OFFICER, "Raised 1 December 2026. With Omar Haddad, Highways."),
        (Status.WAITING, "Raised 1 December 2026. Question from Omar Haddad, Highways."),
        (Status.ANSWERED, "Raised 1 December 2026. Answered today by Omar Haddad, Highways."),
        (
            Status.CLOSED,
            "Raised 1 December 2026. Answered on 1 December by Omar Haddad, Highways.",
        ),
        (Status.REDIRECTED, "Raised 1 December 2026. Redirected by Omar Haddad, Highways."),
        (Status.WITHDRAWN, "Raised 1 December 2026."),
    ],
)
def test_a_row_says_who_has_it_or_how_it_ended(status, line, clock):
    cases.enquiry_at(status, clock)
    assert page_of().context["lines"][0].line.startswith(line)


@pytest.mark.parametrize(
    ("make", "line"),
    [
        (requests.requested, "With Highways."),
        (requests.assigned, "With Omar Haddad, Highways."),
        (requests.questioned, "Question from Omar Haddad, Highways."),
        (lambda: requests.decided("refuse"), "Refused today by Omar Haddad, Highways."),
        (requests.disputed, "With the Monitoring Officer, for a view."),
        (requests.determined, "Part released today by the Chief Executive."),
        (requests.withdrawn, ""),
    ],
)
def test_a_row_of_a_request_says_who_has_it_or_who_decided(make, line, clock):
    make()
    shown = page_of().context["lines"][0].line
    assert shown.startswith(f"Requested 1 December 2026. {line}".strip())


def test_a_row_names_its_resident_and_its_kind(clock):
    enquiry = for_resident()
    line = page_of().context["lines"][0]
    assert line.about == f"{enquiry.reference}, resident’s problem"
    assert line.resident == "Mrs Joan Pryce"


def test_the_old_address_of_closed_enquiries_leads_here(clock):
    cases.closed(clock)
    page = signed_in("clara").get(reverse("enquiries:closed"), follow=True)
    assert [line.tag[0] for line in page.context["lines"]] == ["Closed"]


@pytest.mark.parametrize("q", ["!!!", "&|:*'", "\x00", '""', "~", "a" * 300])
def test_nothing_typed_breaks_the_page(q, clock):
    cases.raised()
    assert page_of(q=q).status_code == 200


def migrated(name, statement):
    module = import_module(name)
    with connection.cursor() as cursor:
        cursor.execute(getattr(module, statement))


def words_of(search):
    return {part.partition(":")[0] for part in search.split()}


def test_the_migrations_make_the_same_words_of_what_was_there_before(clock):
    enquiry = for_resident("Siân O’Brien-Łuczak")
    request = requests.requested(title="Œuvre 26/01234/FUL", third_party="Mrs Pryce’s sister")
    rows = [Enquiry.objects.filter(pk=enquiry.pk), DocumentRequest.objects.filter(pk=request.pk)]
    before = [words_of(row.values_list("search", flat=True).get()) for row in rows]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE enquiries_enquiry SET search = ''")
        cursor.execute("UPDATE documents_documentrequest SET search = NULL")
    migrated("enquiries.migrations.0006_words_as_they_are", "AGAIN")
    migrated("enquiries.migrations.0013_address_book", "NAMES")
    migrated("documents.migrations.0007_own_words", "FILL")
    after = [words_of(row.all().values_list("search", flat=True).get()) for row in rows]
    assert after == before
    assert "'~obrien'" in before[0]


@pytest.mark.parametrize(("q", "many"), [("pothole", "more than 100"), ("", "101")])
def test_fewer_are_counted_where_words_are_searched(q, many):
    assert summary_context(Asked(q=q), 101, exact=False)["many"] == many
