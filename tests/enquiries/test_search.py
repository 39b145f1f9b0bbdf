"""What is typed into the search box of the queue finds: references, names, words, beginnings."""

from datetime import timedelta
from importlib import import_module
from uuid import uuid4

import pytest
from django.db import connection
from django.urls import reverse

from casework.references import typed_reference
from documents.models import DocumentRequest
from enquiries import actions
from enquiries.models import Enquiry, Status
from people import directory
from people.models import User
from tests.documents import cases as requests
from tests.enquiries import cases
from tests.enquiries.contributions import asked
from tests.everything.pages import for_resident
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db


def search(who, q, **filters):
    return signed_in(who).get(reverse("enquiries:queue"), {"q": q, **filters})


@pytest.fixture
def found(clock):
    """The references that this person finds."""

    def by(who, q, **filters):
        page = search(who, q, **filters).context
        return [line.reference for line in page["lines"]]

    return by


def enquiry_saying(text, **fields):
    enquiry = cases.assigned(**fields)
    actions.add_information(enquiry, text=text, by=named("clara"), key=uuid4())
    return enquiry


@pytest.mark.parametrize(
    "typed",
    ["{0} ", "e-2026- 0001", "E2026-0001", "e 2026 0001", "E–2026–0001", "E-2026-1", "E-2O26-OOOl"],
)
@pytest.mark.parametrize("state", ["assigned", "answered", "closed", "redirected", "withdrawn"])
def test_a_reference_opens_its_enquiry_however_typed_and_whatever_its_state(typed, state, clock):
    make = {"assigned": cases.assigned, "answered": cases.answered}.get(state)
    enquiry = make() if make else cases.enquiry_at(state, clock)
    assert enquiry.reference == "E-2026-0001"
    cases.assigned()
    narrowed = {"whose": "unassigned", "due": "overdue", "state": "waiting", "kind": "fact"}
    opened = search("omar", typed.format(enquiry.reference), **narrowed)
    assert (opened.status_code, opened.url) == (302, enquiry.get_absolute_url())


def test_a_reference_of_someone_elses_reads_like_one_that_does_not_exist(clock):
    enquiry = cases.assigned()
    stan = signed_in("stan")

    def page(q):
        body = stan.get(reverse("enquiries:queue"), {"q": q}).content.decode()
        return body.replace(q, "…")

    assert page(enquiry.reference) == page("E-2026-0002")


def test_a_reference_of_a_document_request_opens_it(clock):
    asked = requests.assigned()
    assert isinstance(asked, DocumentRequest)
    typed = asked.reference.replace("-", " ").lower()
    assert search("omar", typed).url == asked.get_absolute_url()
    assert asked.reference not in search("stan", typed).content.decode()


@pytest.mark.parametrize("typed", ["1", "0001", "e1", "#1", "2026/0001", "2026-1"])
def test_a_number_alone_offers_the_enquiry_of_that_number_first(typed, clock):
    enquiry = cases.closed(clock)
    link = {"url": enquiry.get_absolute_url(), "label": f"{enquiry.reference}: {enquiry.title}"}
    assert search("omar", typed).context["exact"] == [link]
    assert search("stan", typed).context["exact"] == []


@pytest.mark.parametrize("typed", ["26/01234", "1 2", "2019/1", "17th", "1234567", "", "\u0661"])
def test_what_is_no_number_of_an_enquiry_offers_none(typed, clock):
    cases.assigned()
    assert search("omar", typed).context["exact"] == []


@pytest.mark.parametrize("state", ["received", "answered", "closed", "redirected", "withdrawn"])
def test_words_are_searched_in_every_state(state, found, clock):
    enquiry = cases.enquiry_at(Status(state), clock)
    assert found("omar", "resurfacing") == [enquiry.reference]
    assert found("stan", "resurfacing") == []


def test_a_link_to_a_list_searches_that_list_alone(found, clock):
    cases.answered()
    mine = cases.assigned()
    assert found("omar", "resurfacing", whose="mine") == [mine.reference]


@pytest.mark.parametrize("typed", ["Pryce", "mrs pryce", "Joan pry", "resurfacing pryce"])
def test_a_resident_is_found_by_those_who_are_shown_them(typed, found, clock):
    enquiry = for_resident()
    cases.raised()
    assert found("dev", typed) == found("omar", typed) == [enquiry.reference]
    assert found("stan", typed) == []


def test_a_resident_is_not_found_by_who_only_contributes(found, clock):
    enquiry = cases.assigned(kind="casework", resident={"name": "Joan Pryce", "basis": "asked"})
    asked(enquiry)
    assert found("stan", enquiry.title) == [enquiry.reference]
    assert found("omar", "Joan Pryce") == [enquiry.reference]
    assert found("stan", "Joan Pryce") == []
    assert found("stan", f"{enquiry.title} Pryce") == []


@pytest.mark.parametrize("typed", ["Omar Haddad", "haddad resurfacing", "Clara haddad"])
def test_an_officer_is_found_by_name_with_other_words(typed, found, clock):
    enquiry = cases.assigned()
    actions.assign(cases.raised(), officer=named("grace"), by=named("dev"))
    assert found("omar", typed) == [enquiry.reference]


def test_a_place_is_found(found, clock):
    enquiry = cases.assigned(place="6 Anchor Close")
    cases.assigned()
    assert found("omar", "anchor") == [enquiry.reference]


def test_in_any_state_the_most_urgent_comes_first_then_the_newest_that_ended(found, clock):
    ended = [cases.closed(clock).reference for _ in range(2)]
    clock.at += timedelta(days=1)
    later, sooner = cases.held(days=15).reference, cases.assigned().reference
    assert found("omar", "", whose="any") == [sooner, later, *ended[::-1]]


@pytest.mark.parametrize(
    ("said", "typed"),
    [
        ("Mr Will Down has no heating.", "Will Down"),
        ("Mr Will Down has no heating.", "down will"),
        ("The flood at Over came again.", "Over"),
        ("Siân Rees called.", "Sian Rees"),
        ("Sian Rees called.", "Siân"),
        ("Sia\u0302n Rees called.", "Siân"),
        ("Mrs O’Brien called.", "o'brien"),
        ("Mrs O’Brien called.", "OBrien"),
        ("It is 26/01234/FUL again.", "26/01234"),
        ("It is 26/01234/FUL again.", "26/01234 again"),
        ("It is 26/01234/FUL again.", "26-01234-ful"),
        ("The scaffolding is unsafe.", "scaff"),
        ("The scaffolding is unsafe.", "unsafe scaffo"),
        ("Two companies bid.", "company"),
        ("The pot-holes are back.", "pot holes"),
        ("Write to sian@example.org", "sian@example.org"),
        ("The bins of the flats", "the bins of flats"),
        ("The bins of the flats", '"the bins of"'),
        ("Straße closed", "strasse"),
    ],
)
def test_names_accents_planning_references_and_beginnings_are_found(said, typed, found, clock):
    enquiry = enquiry_saying(said)
    cases.assigned()
    assert found("omar", typed) == [enquiry.reference]


@pytest.mark.parametrize(
    ("said", "typed"),
    [
        ("Mr Will Down has no heating.", "Will Dunn"),
        ("The road is closed.", "Over Road"),
        ("It is 26/01234/FUL again.", "26/0123/FUL"),
        ("The scaffolding is unsafe.", "scaff unsafe"),
        ("The bins of the flats", '"flats bins"'),
        ("The bins of the flats", "!!!"),
    ],
)
def test_what_was_not_said_is_not_found(said, typed, found, clock):
    enquiry_saying(said)
    assert found("omar", typed) == []


@pytest.mark.parametrize("typed", ["Sian Lund", "siân", "lund, sian", "Cllr Siân Lund", "lun"])
def test_a_councillor_is_found_by_name_without_accents_in_any_order(typed, found, clock):
    User.objects.filter(pk=named("clara").pk).update(name="Siân Lund")
    directory.forget_directory()
    enquiry = cases.assigned()
    assert found("omar", typed) == [enquiry.reference]


@pytest.mark.parametrize(
    "typed", ["", "e", "E2026", "Elm Street", "eli0lead", "drainage 2026", "E-2026-12A", "\0"]
)
def test_what_is_no_reference_is_not_taken_for_one(typed):
    assert typed_reference(typed) is None


def test_old_enquiries_get_the_words_that_new_ones_have(clock):
    for text in ("Siân’s ŵyl: 26/01234/FUL", "Œuvre Straße “naïve”, £5 & 3½ – done", "Ærø"):
        enquiry_saying(text, place="Tŷ Coed")
    rows = Enquiry.objects.order_by("pk").values_list("pk", "search")
    before = {pk: words_without_places(search) for pk, search in rows}
    with connection.cursor() as cursor:
        cursor.execute("UPDATE enquiries_enquiry SET search = ''")
        cursor.execute(import_module("enquiries.migrations.0006_words_as_they_are").AGAIN)
    assert {pk: words_without_places(search) for pk, search in rows.all()} == before


def words_without_places(search):
    return {part.partition(":")[0] for part in search.split()}
