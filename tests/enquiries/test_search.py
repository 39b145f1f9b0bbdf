"""What is typed into the search box of the queue finds: references, names, words, beginnings."""

from importlib import import_module
from uuid import uuid4

import pytest
from django.db import connection
from django.urls import reverse

from casework.references import typed_reference
from documents.models import DocumentRequest
from enquiries import actions
from enquiries.models import Enquiry
from people import directory
from people.models import User
from tests.documents import cases as requests
from tests.enquiries import cases
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def found(clock):
    """The references that this person finds."""

    def by(who, q, **filters):
        page = signed_in(who).get(reverse("enquiries:queue"), {"q": q, **filters}).context
        return [line.reference for line in page["lines"]]

    return by


def enquiry_saying(text, **fields):
    enquiry = cases.assigned(**fields)
    actions.add_information(enquiry, text=text, by=named("clara"), key=uuid4())
    return enquiry


@pytest.mark.parametrize(
    "typed",
    ["{0}", "e-2026-0001", "E2026-0001", "e 2026 0001", "E–2026–0001", "E-2026-1", "E-2O26-OOOl"],
)
@pytest.mark.parametrize("state", ["assigned", "answered", "closed", "redirected", "withdrawn"])
def test_a_reference_is_found_however_typed_and_whatever_its_state(typed, state, found, clock):
    make = {"assigned": cases.assigned, "answered": cases.answered}.get(state)
    enquiry = make() if make else cases.enquiry_at(state, clock)
    assert enquiry.reference == "E-2026-0001"
    cases.assigned()
    q = typed.format(enquiry.reference)
    assert found("omar", q) == [enquiry.reference]
    narrowed = {"whose": "unassigned", "due": "overdue", "state": "waiting", "kind": "fact"}
    assert found("omar", q, **narrowed) == [enquiry.reference]


def test_a_reference_of_someone_elses_reads_like_one_that_does_not_exist(clock):
    enquiry = cases.assigned()
    stan = signed_in("stan")

    def page(q):
        body = stan.get(reverse("enquiries:queue"), {"q": q}).content.decode()
        return body.replace(q, "…")

    assert page(enquiry.reference) == page("E-2026-0002")


def test_a_reference_of_a_document_request_leads_to_it(clock):
    asked = requests.assigned()
    assert isinstance(asked, DocumentRequest)
    typed = asked.reference.replace("-", " ").lower()

    def page(who):
        return signed_in(who).get(reverse("enquiries:queue"), {"q": typed}).content.decode()

    assert f'href="{asked.get_absolute_url()}"' in page("omar")
    assert asked.reference not in page("stan")


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


def test_nothing_found_among_open_enquiries_says_where_else_to_look(clock):
    cases.answered()
    page = signed_in("omar").get(reverse("enquiries:queue"), {"q": "resurfacing"})
    assert "To search others, select their state." in page.content.decode()


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
