"""Subject access: where a person is named, what would be withheld, and that each search is kept."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from casework.notes.actions import add_note
from foundation.history import write
from retention.models import SubjectSearch
from retention.subject_access.actions import search_for
from retention.subject_access.cases import enquiries_naming, every_case, requests_naming
from tests.complaints import cases as complaints
from tests.documents import cases as requests
from tests.enquiries import cases
from tests.people import named
from tests.protocols.pages import text_of
from tests.retention.records import searched

pytestmark = pytest.mark.django_db
ADA = {"name": "Ada Ewart", "address": "3 Mill Row", "contact": "ada@x.uk", "basis": "asked"}


def about_ada(**more):
    return cases.assigned(kind="casework", resident=ADA, **more)


def found(words):
    return {case.reference for case in every_case(words, named("mona"))}


@pytest.mark.parametrize("words", ["ada ewart", "EWART", "mill row", "ada@x.uk", "Ewart Mill"])
def test_a_resident_is_found_by_name_address_or_email(words, clock):
    case = about_ada()
    cases.raised()
    assert found(words) == {case.reference}


def test_a_user_is_found_as_councillor_and_as_officer(clock):
    case, request = cases.assigned(), requests.assigned()
    assert {case.reference, request.reference} <= found("Clara Okafor")
    assert case.reference in found("omar@westhaven.example")
    assert found("Zelda Quill") == set()


def test_confidential_enquiries_and_complaints_are_not_found(clock):
    case = about_ada()
    write(case, by=None, reason="raised", kind="criticism")
    complaints.sent()
    assert not enquiries_naming("Ada Ewart").exists()
    assert not enquiries_naming("Clara Okafor").exists()
    assert not requests_naming("Clara Okafor").exists()


def test_what_is_withheld_and_why_is_said_of_each(clock):
    case = about_ada()
    (row,) = every_case("Ada Ewart", named("mona"))
    assert (row.named_as, row.title, row.url) == ("Resident", "", "")
    assert row.withheld == [
        "Names of other people in letters and files, because they are third parties"
    ]
    add_note(case, text="The contractor is late.", key=uuid4(), by=named("omar"))
    (row,) = every_case("Omar Haddad", named("mona"))
    assert row.named_as == "Councillor or officer"
    assert row.withheld[1].startswith("The resident’s details, because they are another person’s")
    assert row.withheld[2].startswith("Notes of officers")


def test_a_search_is_recorded_before_it_shows_anything(client, clock):
    case = about_ada()
    client.force_login(named("mona"))
    typed = {"words": "Ada Ewart", "why": "Request 2026/114.", "key": uuid4()}
    for _ in range(2):
        page = client.post(reverse("retention:search"), typed, follow=True)
    row = SubjectSearch.objects.get()
    assert (row.words, row.why, row.found, row.by) == ("Ada Ewart", typed["why"], 1, named("mona"))
    assert case.reference in text_of(page)
    assert case.title not in text_of(page)
    assert "Confidential enquiries and complaints are not searched" in text_of(page)
    page = client.get(reverse("retention:found", args=[row.key]) + "?of=documents")
    assert "No document requests name this person" in text_of(page)
    page = client.get(reverse("retention:searches"))
    assert "Ada Ewart Why: Request 2026/114. By: Mona Reid" in text_of(page)


def test_the_list_downloads_as_csv_in_which_no_cell_is_a_formula(client, clock):
    case = about_ada()
    client.force_login(named("mona"))
    page = client.get(
        reverse("export", args=["person-cases", "csv"]), {"search": str(searched().key)}
    )
    lines = page.content.decode().splitlines()
    assert lines[0] == '\ufeffReference,Kind,Title,Named as,"Withheld, and why"'
    assert lines[1].startswith(f"{case.reference},Enquiry,,Resident,")


@pytest.mark.parametrize("who", ["eve", "ada", "pat", "dev", "omar", "clara", "sam"])
def test_nobody_else_searches(who, client, clock):
    key = searched().key
    with pytest.raises(PermissionDenied, match="Only the Monitoring Officer"):
        search_for("Ada Ewart", why="x", by=named(who), key=uuid4())
    client.force_login(named(who))
    for name, args in (("search", []), ("searches", []), ("found", [key])):
        assert client.get(reverse(f"retention:{name}", args=args)).status_code == 403


@pytest.mark.parametrize("words", ["...", "% _", "\\"])
def test_a_search_without_a_word_is_refused(words, clock):
    with pytest.raises(ValidationError, match="Enter a name, an address or an email"):
        search_for(words, why="x", by=named("mona"), key=uuid4())


def test_the_list_is_paged_in_a_fixed_number_of_statements(
    client, clock, django_assert_max_num_queries
):
    for _ in range(27):
        cases.raised()
    key = searched("Clara Okafor").key
    client.force_login(named("mona"))
    address = reverse("retention:found", args=[key])
    client.get(address)
    with django_assert_max_num_queries(20):
        page = client.get(address)
    assert "Next page" in text_of(page)
    page = client.get(page.context["next_link"]["url"])
    assert "Back to the first page" in text_of(page)
